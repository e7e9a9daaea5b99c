// Motions in the database, on both engines: given back as stored, one change at a time, and nothing of another's.
import { expect } from 'chai';
import type { Motion } from '../../../server/domain/motions/motion.ts';
import { openApp, type TestApp } from '../../support/app.ts';
import { faultOf } from '../../support/databases.ts';
import { on } from '../../support/days.ts';
import { forEachEngine } from '../../support/engines.ts';
import { acting } from '../../support/held-meeting.ts';
import { draftedMotion, endorsed, submittedMotion } from '../../support/motions.ts';

describe('motion store', () => {
  forEachEngine((under) => {
    let app: TestApp;
    beforeEach(async function opens() {
      this.timeout(30_000);
      app = await openApp(await under.url());
    });
    afterEach(() => app.close());

    it('gives a motion back as it was stored, by id and by number', async () => {
      const { house, world } = app;
      const motion = await submittedMotion(house, world);
      const { motions } = house.desk(house.engine.read, null);
      expect(await motions.byId(motion.id)).to.deep.equal(motion);
      expect(await motions.byNumber(world.network.id, 'motion', { year: 2026, sequence: 1 })).to.deep.equal(
        motion,
      );
      expect(await motions.byNumber(world.network.id, 'boardProposal', { year: 2026, sequence: 1 })).to.equal(
        null,
      );
      expect(await motions.byNumber(world.granby.id, 'motion', { year: 2026, sequence: 1 })).to.equal(null);
      expect((await motions.submitted()).map(({ id }) => id)).to.deep.equal([motion.id]);
      expect(await motions.draftsOf([world.granby.id])).to.deep.equal([]);
      expect(await motions.lastSequence(world.network.id, 'motion', 2026)).to.equal(1);
      expect(await motions.lastSequence(world.network.id, 'motion', 2025)).to.equal(null);
      expect((await motions.clauseIdsOf([motion.id])).get(motion.id)).to.deep.equal(
        motion.content.clauses.map(({ id }) => id),
      );
    });

    it('keeps every revision of the text, and lists drafts for those who move them only', async () => {
      const { house, world } = app;
      const draft = await draftedMotion(house, world);
      const changed: Motion = { ...draft, revision: 2, content: { ...draft.content, heading: 'Ny' } };
      await acting(house, null, async ({ motions }) => {
        expect(await motions.changeState(changed, draft, '2026-03-02T10:00:00.000Z')).to.equal(true);
        await motions.addRevision(changed, { at: '2026-03-02T10:00:00.000Z', by: null });
        expect(await motions.changeState(changed, draft, '2026-03-02T10:00:00.000Z')).to.equal(false);
      });
      const { motions } = house.desk(house.engine.read, null);
      expect((await motions.revision(draft.id, 1))?.heading).to.equal('Gemensamt språk');
      expect((await motions.revision(draft.id, 2))?.heading).to.equal('Ny');
      expect(await motions.revision(draft.id, 3)).to.equal(null);
      expect((await motions.draftsOf([world.granby.id])).map(({ heading }) => heading)).to.deep.equal(['Ny']);
      expect(await motions.draftsOf([world.ekdal.id, world.network.id])).to.deep.equal([]);
      expect(await motions.draftsOf([])).to.deep.equal([]);
    });

    it('takes the newest opinion, the decisions in order, and co-movers as they confirm', async () => {
      const { house, world } = app;
      const motion = await submittedMotion(house, world);
      const [first] = motion.content.clauses;
      const clauseId = first?.id ?? '';
      await acting(house, null, async ({ motions, newId }) => {
        for (const [reason, at] of [
          ['först', '1'],
          ['sedan', '2'],
        ] as const)
          await motions.addOpinions(
            motion,
            [{ id: newId(), clauseId, recommendation: 'recommendApproval', reason }],
            at,
          );
        await motions.addFollowUp(newId(), motion, { text: 'Gjort.', at: '3' });
        await motions.addCoMover(newId(), motion.id, world.ekdal.id);
        await motions.endorseCoMover(motion.id, world.ekdal.id, { on: on('2026-02-01'), minutes: '4' });
      });
      const { motions } = house.desk(house.engine.read, null);
      expect(await motions.opinions(motion.id)).to.deep.equal([
        { clauseId, recommendation: 'recommendApproval', reason: 'sedan' },
      ]);
      expect(await motions.followUps(motion.id)).to.deep.equal([{ text: 'Gjort.', at: '3' }]);
      expect((await motions.byId(motion.id))?.coMovers).to.deep.equal([
        { organisationId: world.ekdal.id, endorsement: { on: '2026-02-01', minutes: '4' } },
      ]);
    });

    it('refuses a number twice, and decisions on another motion’s att-sats', async () => {
      const { house, world } = app;
      const motion = await submittedMotion(house, world);
      const other = await endorsed(house, await draftedMotion(house, world));
      const twice: Motion = { ...other, state: 'submitted', number: { year: 2026, sequence: 1 } };
      expect(
        await faultOf(acting(house, null, ({ motions }) => motions.changeState(twice, other, 'x'))),
      ).to.be.instanceOf(Error);
      expect(
        await faultOf(
          acting(house, null, ({ motions, newId }) =>
            motions.addOpinions(
              motion,
              [{ id: newId(), clauseId: 'nowhere', recommendation: 'recommendApproval', reason: '' }],
              '1',
            ),
          ),
        ),
      ).to.be.instanceOf(Error);
    });
  });
});
