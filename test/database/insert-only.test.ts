// History is rows: what has been written once refuses every update and delete, whoever asks.
import { expect } from 'chai';
import { sql } from 'kysely';
import type { Engine } from '../../server/database/engine.ts';
import { addOrganisation, faultOf, opener } from '../support/databases.ts';
import { forEachEngine } from '../support/engines.ts';
import { writeHistory } from '../support/history.ts';
import { writeMeetingHistory } from '../support/meeting-history.ts';
import { writeProposalHistory } from '../support/proposal-history.ts';

const rowsOf = async (engine: Engine, table: string): Promise<readonly unknown[]> =>
  (await sql`select * from ${sql.table(table)}`.execute(engine.read)).rows;

/** What to try on where a table has no id of its own. */
const columns: Readonly<Record<string, string>> = {
  log_entries: 'subject_id',
  attestations: 'account_id',
  attested_minutes: 'meeting_id',
  proposal_texts: 'source',
  ratification_members: 'name',
  ratification_confirmations: 'answer_id',
  signature_confirmations: 'signature_id',
};

describe('insert-only tables', () => {
  forEachEngine((under) => {
    const databases = opener(under);

    it('refuse update and delete of every row of every one of them', async () => {
      const engine = await databases.migrated();
      await engine.write(async (transaction) => {
        const network = await addOrganisation(transaction, 'network');
        const history = await writeHistory(transaction);
        await writeMeetingHistory(transaction, network, history);
        await writeProposalHistory(transaction, history);
      });
      for (const table of await engine.insertOnlyTables()) {
        const before = await rowsOf(engine, table);
        expect(before, `${table} has a row to try on`).to.not.have.lengthOf(0);
        const column = columns[table] ?? 'id';
        const attempts = [
          sql`update ${sql.table(table)} set ${sql.ref(column)} = ${sql.ref(column)}`,
          sql`delete from ${sql.table(table)}`,
          ...(engine.name === 'postgres' ? [sql`truncate ${sql.table(table)} cascade`] : []),
        ];
        for (const attempt of attempts) {
          const fault = await faultOf(engine.write((transaction) => attempt.execute(transaction)));
          expect(fault.message, table).to.include('is insert-only');
        }
        expect(await rowsOf(engine, table)).to.deep.equal(before);
      }
    });

    it('refuse to have a row replaced under its key', async () => {
      const engine = await databases.migrated();
      await engine.write(writeHistory);
      const before = await rowsOf(engine, 'statutes');
      const replacing = engine.write(async (transaction) => {
        const other = await addOrganisation(transaction, 'other');
        await sql`insert into statutes (id, organisation_id, kind) select id, ${other}, kind from statutes where true
          on conflict (id) do update set organisation_id = excluded.organisation_id`.execute(transaction);
      });
      expect((await faultOf(replacing)).message).to.include('is insert-only');
      expect(await rowsOf(engine, 'statutes')).to.deep.equal(before);
    });

    it('are told from those that are not', async () => {
      const engine = await databases.migrated();
      await engine.write(writeHistory);
      await engine.write((transaction) =>
        transaction.updateTable('organisations').set({ note: 'changed' }).execute(),
      );
      expect(
        (await engine.read.selectFrom('organisations').select('note').executeTakeFirstOrThrow()).note,
      ).to.equal('changed');
    });
  });
});
