// The embedded engine: one writing handle behind one queue, reads on a handle of their own.
import { dirname, resolve } from 'node:path';
import Database from 'better-sqlite3';
import { CompiledQuery, Kysely, SqliteDialect, sql, type Driver } from 'kysely';
import { makeFolder } from '../folder.ts';
import type { Engine } from '../engine.ts';
import { behindSavepoint } from '../savepoint.ts';
import type { Schema } from '../schema.ts';
import { keepingStatements } from './sqlite-statements.ts';
import { asWrite, writerQueue } from '../writer-queue.ts';

// Before 3.51.3 a reset of the write-ahead log could race with a reader and lose what was committed.
const oldestFitVersion = [3, 51, 3] as const;

export function openSqlite(path: string): Promise<Engine> {
  const file = resolve(path);
  makeFolder(dirname(file));
  const writer = prepare(new Database(file));
  writer.pragma('journal_mode = WAL');
  const reader = prepare(new Database(file));
  reader.pragma('query_only = ON');
  const writing = new Kysely<Schema>({
    dialect: new ImmediateDialect({ database: keepingStatements(writer) }),
  });
  const read = new Kysely<Schema>({ dialect: new SqliteDialect({ database: keepingStatements(reader) }) });
  const inTurn = writerQueue();
  const prepared = new Map<string, Database.Statement<[], number>>();
  const largest = (table: string, column: string): number => {
    const key = `${table}.${column}`;
    const statement =
      prepared.get(key) ??
      reader.prepare<[], number>(`select coalesce(max("${column}"), 0) from "${table}"`).pluck();
    prepared.set(key, statement);
    return statement.get() ?? 0;
  };
  return Promise.resolve({
    name: 'sqlite',
    binaryType: 'blob',
    read,
    write: (work) => asWrite(() => inTurn(() => writing.transaction().execute(work))),
    savepoint: behindSavepoint,
    // The one writer's queue already lets a single transaction at a time through.
    serialise: () => Promise.resolve(),
    largest: (table, column) => Promise.resolve(largest(table, column)),
    async insertOnly(transaction, table) {
      for (const act of ['update', 'delete'] as const) {
        await sql`create trigger ${sql.id(`${table}_refuses_${act}`)} before ${sql.raw(act)} on ${sql.table(table)}
          begin select raise(abort, ${sql.lit(`${table} is insert-only`)}); end`.execute(transaction);
      }
    },
    async insertOnlyTables() {
      const { rows } = await sql<{
        tbl_name: string;
      }>`select tbl_name from sqlite_master where type = 'trigger' and instr(name, '_refuses_') > 0
        group by tbl_name having count(*) = 2 order by tbl_name`.execute(read);
      return rows.map((row) => row.tbl_name);
    },
    async brokenForeignKeys() {
      const { rows } = await sql<{ table: string; rowid: number }>`pragma foreign_key_check`.execute(read);
      return rows.map((row) => `${row.table} row ${String(row.rowid)}`);
    },
    async close() {
      await inTurn(() => Promise.resolve());
      await read.destroy();
      await writing.destroy();
    },
  });
}

function prepare(handle: Database.Database): Database.Database {
  const version = handle.prepare<[], string>('select sqlite_version()').pluck().get() ?? '';
  if (!isFit(version))
    throw new Error(`SQLite ${version} is too old; at least ${oldestFitVersion.join('.')} is needed`);
  // A reopened WAL file falls back to NORMAL, and a power cut could then take acknowledged rows: every handle says FULL.
  handle.pragma('synchronous = FULL');
  handle.pragma('foreign_keys = ON');
  handle.pragma('busy_timeout = 5000');
  handle.pragma('trusted_schema = OFF');
  return handle;
}

/** Is this version of SQLite at least the oldest fit one? */
export function isFit(version: string): boolean {
  const parts = version.split('.').map(Number);
  for (const [place, least] of oldestFitVersion.entries()) {
    const part = parts[place] ?? 0;
    if (part !== least) return part > least;
  }
  return true;
}

/** Takes the write lock when the transaction begins: a read that becomes a write half-way could find itself out of date. */
class ImmediateDialect extends SqliteDialect {
  override createDriver(): Driver {
    const driver = super.createDriver();
    driver.beginTransaction = async (connection) => {
      await connection.executeQuery(CompiledQuery.raw('begin immediate'));
    };
    return driver;
  }
}
