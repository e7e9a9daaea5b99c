// The engine for when one machine is outgrown: a pool, and advisory locks where order matters.
import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import type { Engine, TransportSecurity } from '../engine.ts';
import { behindSavepoint } from '../savepoint.ts';
import type { Schema } from '../schema.ts';
import { asWrite } from '../writer-queue.ts';

export async function openPostgres(url: string, security: TransportSecurity): Promise<Engine> {
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    ...(security === 'off' ? {} : { ssl: { rejectUnauthorized: security === 'verify' } }),
  });
  // An idle connection that the server closes is replaced at the next query; without a listener it would end the program.
  pool.on('error', () => undefined);
  const read = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) });
  await requireDurableCommits(read);
  return {
    name: 'postgres',
    binaryType: 'bytea',
    read,
    write: (work) => asWrite(() => unlessOverrun(() => read.transaction().execute(work))),
    savepoint: behindSavepoint,
    async serialise(transaction, key) {
      await sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`.execute(transaction);
    },
    async largest(table, column) {
      const text = `select coalesce(max("${column}"), 0) as largest from "${table}"`;
      const { rows } = await pool.query<{ largest: number }>({ name: `largest ${table} ${column}`, text });
      return rows[0]?.largest ?? 0;
    },
    async insertOnly(transaction, table) {
      await sql`create or replace function refuse_change() returns trigger language plpgsql as $$
        begin raise exception '% is insert-only', tg_table_name; end $$`.execute(transaction);
      await sql`create trigger ${sql.id(`${table}_refuses_change`)} before update or delete on ${sql.table(table)}
        for each row execute function refuse_change()`.execute(transaction);
      await sql`create trigger ${sql.id(`${table}_refuses_truncate`)} before truncate on ${sql.table(table)}
        for each statement execute function refuse_change()`.execute(transaction);
    },
    async insertOnlyTables() {
      const { rows } = await sql<{
        name: string;
      }>`select c.relname as name from pg_trigger t join pg_class c on c.oid = t.tgrelid
        join pg_namespace n on n.oid = c.relnamespace and n.nspname = current_schema()
        where position('_refuses_' in t.tgname) > 0 and t.tgenabled = 'O' group by c.relname having count(*) = 2
        order by c.relname`.execute(read);
      return rows.map((row) => row.name);
    },
    // PostgreSQL never lets a foreign key point at nothing: its constraints are not switched off anywhere here.
    brokenForeignKeys: () => Promise.resolve([]),
    close: () => read.destroy(),
  };
}

/** What PostgreSQL says of a transaction that it ended so that another could go on: nothing of it is saved. */
const overrun = new Set(['40P01', '40001']);
const mostAttempts = 6;

/** Begins a transaction again that was ended for another's sake (two that waited for each other): SQLite never does that. */
async function unlessOverrun<T>(begin: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await begin();
    } catch (fault) {
      const code = fault instanceof Error && 'code' in fault ? fault.code : null;
      if (typeof code !== 'string' || !overrun.has(code) || attempt === mostAttempts) throw fault;
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 20 * attempt));
    }
  }
}

async function requireDurableCommits(read: Kysely<Schema>): Promise<void> {
  const { rows } = await sql<{ synchronous_commit: string }>`show synchronous_commit`.execute(read);
  const setting = rows[0]?.synchronous_commit ?? 'unknown';
  if (setting === 'off' || setting === 'unknown') {
    await read.destroy();
    throw new Error(
      `PostgreSQL has synchronous_commit = ${setting}; an acknowledged row must survive a power cut`,
    );
  }
}
