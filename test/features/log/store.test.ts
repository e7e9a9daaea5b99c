// The log's sequence: no gap, no double, however many write at once; and bytes that give their leaf hash.
import { expect } from 'chai';
import { leafHash } from '../../../server/domain/log/entry.ts';
import { appendEntry, logStore } from '../../../server/features/log/index.ts';
import { addOrganisation, faultOf, instant, opener } from '../../support/databases.ts';
import { forEachEngine } from '../../support/engines.ts';

const at = new Date(instant).toISOString();
const numbered = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index);

describe('the log', () => {
  forEachEngine((under) => {
    const databases = opener(under);

    it('numbers 200 concurrent writes without gap or double, the refused ones leaving no hole', async () => {
      const engine = await databases.migrated();
      const organisationId = await engine.write((transaction) => addOrganisation(transaction, 'granby'));
      const outcomes = await Promise.all(
        numbered(200).map((number) =>
          engine
            .write(async (transaction) => {
              const happening = {
                kind: 'organisation.renamed',
                organisationId,
                subjectId: String(number),
                facts: { number },
              } as const;
              const entry = await appendEntry(
                transaction,
                (key) => engine.serialise(transaction, key),
                happening,
                at,
                null,
              );
              if (number % 5 === 0) throw new Error('refused');
              return entry.sequence;
            })
            .catch((fault: unknown) => {
              expect(fault).to.have.property('message', 'refused');
              return null;
            }),
        ),
      );
      const told = outcomes.filter((sequence) => sequence !== null).toSorted((a, b) => a - b);
      expect(told).to.deep.equal(numbered(160).map((number) => number + 1));
      const rows = await engine.read.selectFrom('log_entries').selectAll().orderBy('sequence').execute();
      expect(rows.map(({ sequence }) => sequence)).to.deep.equal(told);
      for (const row of rows) {
        expect(JSON.parse(row.canonical)).to.deep.include({
          sequence: row.sequence,
          subject: row.subject_id,
          at,
        });
        expect(leafHash(row.canonical)).to.equal(row.leaf_hash);
      }
    });

    it('tells the newest of the kinds asked for, newest first', async () => {
      const engine = await databases.migrated();
      const kinds = [
        'organisation.setUp',
        'role.granted',
        'organisation.renamed',
        'organisation.setUp',
      ] as const;
      await engine.write(async (transaction) => {
        const organisationId = await addOrganisation(transaction, 'granby');
        for (const kind of kinds) {
          await appendEntry(
            transaction,
            () => Promise.resolve(),
            { kind, organisationId, subjectId: 's', facts: {} },
            at,
            null,
          );
        }
      });
      const latest = await logStore(engine.read).latest(['organisation.setUp', 'organisation.renamed'], 2);
      expect(latest.map(({ sequence, kind }) => [sequence, kind])).to.deep.equal([
        [4, 'organisation.setUp'],
        [3, 'organisation.renamed'],
      ]);
    });

    it('takes no entry of an organisation that does not exist', async () => {
      const engine = await databases.migrated();
      const happening = {
        kind: 'organisation.setUp',
        organisationId: 'nobody',
        subjectId: 's',
        facts: {},
      } as const;
      const fault = await faultOf(
        engine.write((transaction) => appendEntry(transaction, () => Promise.resolve(), happening, at, null)),
      );
      expect(fault.message).to.match(/foreign key/i);
    });
  });
});
