// Bringing a database to the newest schema: fresh, again, half-way, two at once, and one that is newer than the program.
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { expect } from 'chai';
import { sql } from 'kysely';
import type { Engine } from '../../server/database/engine.ts';
import { migrate } from '../../server/database/migrate.ts';
import { migrations } from '../../server/database/migrations/index.ts';
import { faultOf, instant, opener } from '../support/databases.ts';
import { forEachEngine } from '../support/engines.ts';

/** History is rows: these tables are written once. */
const insertOnlyTables = [
  'adoption_signatures',
  'attachments',
  'attestations',
  'attested_minutes',
  'ballots',
  'board_opinions',
  'board_seats',
  'citations',
  'clause_decisions',
  'clause_topics',
  'comment_replies',
  'consultation_comments',
  'consultations',
  'cost_shares',
  'follow_ups',
  'issued_documents',
  'log_entries',
  'meeting_adoptions',
  'member_answers',
  'network_rules',
  'organisation_names',
  'proposal_texts',
  'ratification_confirmations',
  'ratification_members',
  'ratification_rounds',
  'reading_settlements',
  'resolution_clauses',
  'roll_events',
  'signature_confirmations',
  'signing_keys',
  'statute_versions',
  'statutes',
  'successions',
  'version_decisions',
];
const names = migrations.map(({ name }) => name);
const now = (): number => instant;

/** Everything of the schema that can be told apart from outside: columns with types and nullability, triggers, indexes. */
async function schemaOf(engine: Engine): Promise<unknown> {
  const query =
    engine.name === 'sqlite'
      ? sql`select type, name, tbl_name, sql from sqlite_master where name not like 'sqlite_%' order by type, name`
      : sql`select 'column' as type, table_name, column_name, data_type, is_nullable from information_schema.columns
          where table_schema = current_schema()
        union all select 'constraint', conrelid::regclass::text, conname, pg_get_constraintdef(oid), null
          from pg_constraint where connamespace = current_schema()::regnamespace
        union all select 'trigger', tgrelid::regclass::text, tgname, pg_get_triggerdef(oid), null
          from pg_trigger where not tgisinternal
        union all select 'index', tablename, indexname, indexdef, null from pg_indexes where schemaname = current_schema()
        order by 1, 2, 3`;
  return (await query.execute(engine.read)).rows;
}

/** Migrates in a thread, with handles and connections of its own. @returns the names of the migrations that ran */
async function migrateInThread(url: string): Promise<readonly string[]> {
  const thread = new Worker(new URL('../support/migrating-thread.ts', import.meta.url), { workerData: url });
  const [done] = (await once(thread, 'message')) as [readonly string[]];
  return done;
}

describe('migrate', () => {
  forEachEngine((under) => {
    const databases = opener(under);

    it('brings a fresh database to the newest schema, and says what it did', async () => {
      const engine = await databases.empty();
      expect(await migrate(engine, now)).to.deep.equal(names);
      const rows = await engine.read.selectFrom('migrations').selectAll().orderBy('number').execute();
      expect(rows).to.deep.equal(
        names.map((name, index) => ({ number: index + 1, name, at: '2026-03-02T09:00:00.000Z' })),
      );
    });

    it('leaves history insert-only and no foreign key broken', async () => {
      const engine = await databases.migrated();
      expect(await engine.insertOnlyTables()).to.deep.equal(insertOnlyTables);
      expect(await engine.brokenForeignKeys()).to.deep.equal([]);
    });

    it('does nothing the second time', async () => {
      const engine = await databases.migrated();
      const schema = await schemaOf(engine);
      expect(await migrate(engine, now)).to.deep.equal([]);
      expect(await schemaOf(engine)).to.deep.equal(schema);
    });

    it('runs each migration once when two programs start at the same time', async () => {
      const url = await under.url();
      const done = await Promise.all([migrateInThread(url), migrateInThread(url)]);
      expect(done.flat().toSorted()).to.deep.equal(names);
    });

    it('refuses a database that is newer than the program, and leaves it alone', async () => {
      const engine = await databases.migrated();
      const newer = { number: migrations.length + 1, name: '9999-from-the-future', at: '' };
      await engine.write((transaction) => transaction.insertInto('migrations').values(newer).execute());
      const schema = await schemaOf(engine);
      expect((await faultOf(migrate(engine, now))).message).to.match(/9999-from-the-future.*does not know/);
      expect(await schemaOf(engine)).to.deep.equal(schema);
    });

    for (const [index, { name }] of migrations.slice(0, -1).entries()) {
      it(`goes on from a database of the release that ended with ${name}`, async () => {
        const fresh = await schemaOf(await databases.migrated());
        const engine = await databases.empty();
        await migrate(engine, now, migrations.slice(0, index + 1));
        const organisation = { id: 'o', slug: 'o', kind: 'forbund', revision: 1, note: null };
        const dates = { formed_on: '2014', liquidation_from: null, dissolved_on: null };
        await engine.write((transaction) =>
          transaction
            .insertInto('organisations')
            .values({ ...organisation, ...dates })
            .execute(),
        );
        expect(await migrate(engine, now)).to.deep.equal(names.slice(index + 1));
        expect(await schemaOf(engine)).to.deep.equal(fresh);
        const kept = await engine.read.selectFrom('organisations').selectAll().execute();
        expect(kept).to.deep.equal([
          { ...organisation, ...dates, forming_since: null, outside_regions_from: null },
        ]);
      });
    }

    it('keeps what stood in the tables that are made anew', async () => {
      const engine = await databases.empty();
      await migrate(engine, now, migrations.slice(0, 3));
      const at = '2026-03-02T09:00:00.000Z';
      const rule = { ...{ id: 'r', organisation_id: 'o', kind: 'tie' }, value: '{}', clause: '11 §' };
      const about = { organisation_id: 'o', kind: 'motion', subject_id: 'm' };
      const job = { ...{ id: 'j', ...about, state: 'done' }, ...{ attempts: 1, queued_at: at, due_at: at } };
      const paper = { ...{ id: 'd', ...about, title: 'T', file_name: 't.pdf', path: '/m' }, issued_at: at };
      const bytes = { sha256: 'a'.repeat(64), file_id: 'b'.repeat(32), bytes: Buffer.from('%PDF-') };
      const rows = {
        network_rules: { ...rule, from_date: '2020-01-01' },
        jobs: { ...job, finished_at: at, reference: null },
        issued_documents: { ...paper, ...bytes, registry_number: null, expected_signers: '[]' },
      };
      await engine.write(async (transaction) => {
        await sql`insert into organisations (id, slug, kind, revision) values ('o', 'o', 'network', 1)`.execute(
          transaction,
        );
        await transaction.insertInto('network_rules').values(rows.network_rules).execute();
        await transaction.insertInto('jobs').values(rows.jobs).execute();
        await transaction.insertInto('issued_documents').values(rows.issued_documents).execute();
      });
      await migrate(engine, now);
      for (const [table, row] of Object.entries(rows))
        expect((await sql`select * from ${sql.table(table)}`.execute(engine.read)).rows).to.deep.equal([row]);
    });

    for (const [index, migration] of migrations.entries()) {
      it(`begins ${migration.name} anew when it was interrupted at its end`, async () => {
        const fresh = await schemaOf(await databases.migrated());
        const engine = await databases.empty();
        const interrupted = new Error('the power went');
        const half = engine.write(async (transaction) => {
          for (const each of migrations.slice(0, index + 1)) await each.up(transaction, engine);
          throw interrupted;
        });
        expect(await faultOf(half)).to.equal(interrupted);
        expect(await migrate(engine, now)).to.deep.equal(names);
        expect(await schemaOf(engine)).to.deep.equal(fresh);
        expect(await engine.insertOnlyTables()).to.deep.equal(insertOnlyTables);
      });
    }
  });
});
