// Statutes in the database: versions and decisions that stay with their organisation, drafts and their revisions.
import { expect } from 'chai';
import type { Draft, NewVersion } from '../../../server/features/statutes/records.ts';
import {
  statuteStore,
  type NewSettlement,
  type SettledText,
} from '../../../server/features/statutes/store.ts';
import type { SettlementKind } from '../../../server/domain/statutes/doubts.ts';
import { textHash } from '../../../server/domain/statutes/identity.ts';
import { readStatute } from '../../../server/domain/statutes/parse/read-statute.ts';
import { addOrganisation, faultOf, opener } from '../../support/databases.ts';
import { known } from '../../support/days.ts';
import { forEachEngine } from '../../support/engines.ts';
import { shortStatute, writeHistory } from '../../support/history.ts';

const reading = readStatute(shortStatute);
const savedAt = '2026-03-02T09:00:00.000Z';

describe('statute store', () => {
  forEachEngine((under) => {
    const databases = opener(under);

    it('gives back a version with its text, reading and decisions, exactly', async () => {
      const engine = await databases.migrated();
      const { organisationId, statuteId, versionId } = await engine.write((transaction) =>
        writeHistory(transaction),
      );
      const statutes = statuteStore(engine.read, new Map());
      const header = {
        ...{
          id: versionId,
          organisationId,
          sequence: 1,
          title: null,
          effectiveFrom: '2015-06',
          evidence: 'readIn',
        },
        ...{ textHash: textHash(reading), savedAt, proposalId: null, correctsVersionId: null },
      };
      expect(await statutes.statuteId(organisationId)).to.equal(statuteId);
      expect(await statutes.versions(organisationId)).to.deep.equal([header]);
      expect(await statutes.versionsByIds([versionId])).to.deep.equal([header]);
      expect(await statutes.versionsByIds([versionId, 'x'])).to.deep.equal([header]);
      expect(await statutes.text(organisationId, versionId)).to.deep.equal({ source: shortStatute, reading });
      expect(await statutes.decisions(organisationId, versionId)).to.deep.equal([
        { body: 'Granby kommun', on: '2015-05-04', minutes: '41' },
        { body: 'Region Grandal', on: null, minutes: null },
      ]);
      expect(await statutes.versionsByIds([])).to.deep.equal([]);
    });

    it('gives nothing of one organisation to another', async () => {
      const engine = await databases.migrated();
      const [mine, theirs] = [
        await engine.write((transaction) => writeHistory(transaction, 'mine')),
        await engine.write((transaction) => writeHistory(transaction, 'theirs')),
      ];
      const statutes = statuteStore(engine.read, new Map());
      expect(await statutes.text(mine.organisationId, theirs.versionId)).to.equal(null);
      expect(await statutes.decisions(mine.organisationId, theirs.versionId)).to.deep.equal([]);
      const ids = (await statutes.versions(mine.organisationId)).map(({ id }) => id);
      expect(ids).to.deep.equal([mine.versionId]);
      expect(await statutes.allVersions()).to.have.lengthOf(2);
    });

    const version = (organisationId: string, statuteId: string): NewVersion => ({
      ...{
        id: 'v2',
        organisationId,
        statuteId,
        title: 'T',
        effectiveFrom: null,
        evidence: 'readIn',
        source: 's',
        reading,
      },
      ...{
        textHash: textHash(reading),
        savedAt,
        proposalId: null,
        correctsVersionId: null,
        savedBy: null,
        decisions: [],
      },
    });

    it("refuses a version under another organisation's statute", async () => {
      const engine = await databases.migrated();
      const { statuteId } = await engine.write((transaction) => writeHistory(transaction));
      const other = await engine.write((transaction) => addOrganisation(transaction, 'other'));
      const fault = await faultOf(
        engine.write((transaction) =>
          statuteStore(transaction, new Map()).addVersion(version(other, statuteId)),
        ),
      );
      expect(fault.message).to.match(/foreign key/i);
      expect(await statuteStore(engine.read, new Map()).versions(other)).to.deep.equal([]);
    });

    it("refuses a decision on another organisation's version", async () => {
      const engine = await databases.migrated();
      const { versionId } = await engine.write((transaction) => writeHistory(transaction));
      const other = await engine.write((transaction) => addOrganisation(transaction, 'other'));
      const row = {
        id: 'd',
        organisation_id: other,
        version_id: versionId,
        position: 9,
        body: 'x',
        decided_on: null,
        minutes: null,
      };
      const fault = await faultOf(
        engine.write((transaction) => transaction.insertInto('version_decisions').values(row).execute()),
      );
      expect(fault.message).to.match(/foreign key/i);
    });

    it('numbers versions behind the last', async () => {
      const engine = await databases.migrated();
      const { organisationId, statuteId } = await engine.write((transaction) => writeHistory(transaction));
      const sequence = await engine.write((transaction) =>
        statuteStore(transaction, new Map()).addVersion(version(organisationId, statuteId)),
      );
      expect(sequence).to.equal(2);
    });

    it('has one statute of a kind for each organisation', async () => {
      const engine = await databases.migrated();
      const { organisationId } = await engine.write((transaction) => writeHistory(transaction));
      const again = engine.write((transaction) =>
        statuteStore(transaction, new Map()).addStatute('s2', organisationId, 'forbundsordning'),
      );
      expect((await faultOf(again)).message).to.match(/unique/i);
    });

    it('gives back what was said of doubts in order, of a version also what was said of its draft', async () => {
      const engine = await databases.migrated();
      const { organisationId, versionId } = await engine.write((transaction) => writeHistory(transaction));
      const said = (id: string, settlement: SettlementKind): NewSettlement => ({
        ...{ id, doubt: 'signLost-0123456789abcdef', settlement, note: 'Åäö', at: savedAt, by: null },
      });
      await engine.write(async (transaction) => {
        const store = statuteStore(transaction, new Map());
        await store.addDraft({
          ...{ id: 'd', organisationId, source: 'a', effectiveFrom: null, decisions: [], revision: 1 },
          ...{ changedAt: savedAt, changedBy: null, versionId, base: { versionId, source: 'före' } },
        });
        await store.addSettlements(organisationId, { draftId: 'd' }, [said('1', 'asItStands')]);
        await store.addSettlements(organisationId, { versionId }, [said('2', 'open')]);
        await store.addSettlements(organisationId, { versionId }, []);
      });
      const store = statuteStore(engine.read, new Map());
      const kinds = async (of: SettledText) =>
        (await store.settlements(organisationId, of)).map(({ settlement }) => settlement);
      expect(await kinds({ draftId: 'd' })).to.deep.equal(['asItStands']);
      // The first is a row of history that every database of these tests has.
      expect(await kinds({ versionId })).to.have.members(['asItStands', 'asItStands', 'open']);
      expect(await store.settlements('another', { versionId })).to.deep.equal([]);
      expect((await store.draft('d'))?.base).to.deep.equal({ versionId, source: 'före' });
    });

    describe('drafts', () => {
      const draft = (organisationId: string): Draft => ({
        ...{ id: 'd1', organisationId, source: 'Åäö\n"<&', effectiveFrom: known('2015'), revision: 1 },
        ...{
          decisions: [{ body: 'Granby', on: known('2014-12'), minutes: null }],
          changedAt: savedAt,
          changedBy: null,
          versionId: null,
          base: null,
        },
      });

      it('amend a version of their own organisation, and no other’s', async () => {
        const engine = await databases.migrated();
        const [mine, theirs] = [
          await engine.write((transaction) => writeHistory(transaction, 'mine')),
          await engine.write((transaction) => writeHistory(transaction, 'theirs')),
        ];
        const added = (versionId: string): Promise<void> =>
          engine.write((transaction) =>
            statuteStore(transaction, new Map()).addDraft({
              ...draft(mine.organisationId),
              base: { versionId, source: null },
            }),
          );
        expect((await faultOf(added(theirs.versionId))).message).to.match(/foreign key/i);
        await added(mine.versionId);
        expect((await statuteStore(engine.read, new Map()).draft('d1'))?.base?.versionId).to.equal(
          mine.versionId,
        );
      });

      it('are given back as they were saved, to their organisation', async () => {
        const engine = await databases.migrated();
        const [mine, theirs] = await engine.write(
          async (transaction) =>
            [
              await addOrganisation(transaction, 'mine'),
              await addOrganisation(transaction, 'theirs'),
            ] as const,
        );
        await engine.write((transaction) => statuteStore(transaction, new Map()).addDraft(draft(mine)));
        const statutes = statuteStore(engine.read, new Map());
        expect(await statutes.draft('d1')).to.deep.equal(draft(mine));
        expect(await statutes.drafts(mine)).to.deep.equal([draft(mine)]);
        expect([await statutes.drafts(theirs), await statutes.draft('d2')]).to.deep.equal([[], null]);
      });

      it('are changed by whoever read the newest revision, once, and never by another organisation', async () => {
        const engine = await databases.migrated();
        const [mine, theirs] = await engine.write(
          async (transaction) =>
            [
              await addOrganisation(transaction, 'mine'),
              await addOrganisation(transaction, 'theirs'),
            ] as const,
        );
        await engine.write((transaction) => statuteStore(transaction, new Map()).addDraft(draft(mine)));
        const change = (changed: Partial<Draft>): Promise<boolean> =>
          engine.write((transaction) =>
            statuteStore(transaction, new Map()).changeDraft({ ...draft(mine), ...changed }),
          );
        expect(await change({ organisationId: theirs })).to.equal(false);
        expect(
          (await Promise.all([change({ source: 'one' }), change({ source: 'other' })])).toSorted(),
        ).to.deep.equal([false, true]);
        expect((await statuteStore(engine.read, new Map()).draft('d1'))?.revision).to.equal(2);
      });

      it('stay as they are once they have become a version', async () => {
        const engine = await databases.migrated();
        const { organisationId, versionId } = await engine.write((transaction) => writeHistory(transaction));
        const saved = { ...draft(organisationId), versionId };
        const outcomes = await engine.write(async (transaction) => {
          const statutes = statuteStore(transaction, new Map());
          await statutes.addDraft(saved);
          return [
            await statutes.changeDraft({ ...saved, source: 'other' }),
            await statutes.removeDraft('d1', 1),
          ];
        });
        expect(outcomes).to.deep.equal([false, false]);
        expect(await statuteStore(engine.read, new Map()).draft('d1')).to.deep.equal(saved);
        expect(
          await statuteStore(engine.read, new Map()).drafts(organisationId),
          'and are no drafts any more',
        ).to.deep.equal([]);
      });

      it('are thrown away at the revision that was read', async () => {
        const engine = await databases.migrated();
        const outcomes = await engine.write(async (transaction) => {
          const statutes = statuteStore(transaction, new Map());
          await statutes.addDraft(draft(await addOrganisation(transaction, 'granby')));
          return [
            await statutes.removeDraft('d1', 2),
            await statutes.removeDraft('d1', 1),
            await statutes.removeDraft('d1', 1),
          ];
        });
        expect(outcomes).to.deep.equal([false, true, false]);
      });
    });
  });
});
