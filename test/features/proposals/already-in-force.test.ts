// Two proposals of one change: the second ends when the first is adopted, with what was answered still to be read.
import { expect } from 'chai';
import { alreadyInForce } from '../../../server/domain/proposals/already-in-force.ts';
import { approveProposal, recordAnswer, reviseProposal } from '../../../server/features/proposals/index.ts';
import { readInVersion } from '../../../server/features/statutes/index.ts';
import type { HouseDesk } from '../../../server/house.ts';
import { openApp, type TestApp } from '../../support/app.ts';
import { wording } from '../../support/cast.ts';
import { known, on } from '../../support/days.ts';
import { forEachEngine } from '../../support/engines.ts';
import {
  answerOf,
  begun,
  decision,
  doAs,
  doneAs,
  latest,
  membersOf,
  ratifiedByAll,
  refusedOf,
  rewritten,
  sentOut,
} from '../../support/proposals.ts';
import { root } from '../../support/rounds.ts';

const reading = ({ house }: TestApp): HouseDesk => house.desk(house.engine.read, null);
const words = wording('Ett nytt ändamål.');

forEachEngine((engine) => {
  describe('a proposal that is in force already', () => {
    let app: TestApp;
    beforeEach(async () => {
      app = await openApp(await engine.url());
    });
    afterEach(() => app.close());

    const versions = () => reading(app).statutes.versions(app.world.granby.id);

    for (const adoptedAs of ['amendments', 'whole'] as const)
      it(`lapses with its answers where the members had it as ${adoptedAs}`, async () => {
        const [first, second] = [await begun(app, words), await begun(app, words, { adoptedAs })];
        const sent = await sentOut(app, second);
        const [memberId = ''] = await membersOf(app, sent);
        await doneAs(app, 'secretary', (desk) => recordAnswer(desk, sent, answerOf(memberId)));
        await ratifiedByAll(app, await sentOut(app, first));
        expect(await latest(app, sent)).to.include({
          state: 'lapsed',
          endedBecause: alreadyInForce,
          versionId: null,
        });
        expect((await versions()).at(-1)).to.include({ proposalId: first.id });
        const [round] = await reading(app).proposals.rounds(sent.id);
        expect(await reading(app).proposals.answers(round?.id ?? '')).to.have.length(1);
        expect((await (await app.as('secretary')).get(`${root}/${sent.id}/antagande`)).text).to.include(
          alreadyInForce,
        );
        expect((await app.stranger.get(`${root}/${sent.id}`)).text).to.include(alreadyInForce);
      });

    it('is told to have nothing left while it is a draft, and the board cannot approve it', async () => {
      const [first, second] = [await begun(app, words), await begun(app, words)];
      await ratifiedByAll(app, await sentOut(app, first));
      const left = await latest(app, second);
      expect(left).to.include({ state: 'draft', rebaseOnto: null });
      expect((await (await app.as('secretary')).get(`${root}/${left.id}`)).text).to.include(
        'Allt som föreslogs finns redan',
      );
      const approving = (desk: HouseDesk) =>
        approveProposal(desk, left, { revision: left.revision, decision });
      expect(refusedOf(await doAs(app, 'chair', approving))).to.equal('proposal.nothingChanged');
    });

    it('is not decided on, nor adopted, before it was rewritten', async () => {
      const sent = await sentOut(app, await begun(app, words));
      app.clock.now = Date.parse('2026-05-01T09:00:00.000Z');
      const back = await doneAs(app, 'chair', (desk) =>
        reviseProposal(desk, sent, { revision: sent.revision, because: 'Nya ord.' }),
      );
      const other = await rewritten(app, back, wording('Ett annat ändamål.'));
      const decide = (day: string) => (desk: HouseDesk) =>
        approveProposal(desk, other, { revision: other.revision, decision: { ...decision, on: on(day) } });
      expect(refusedOf(await doAs(app, 'chair', decide('2026-03-02')))).to.equal(
        'proposal.decidedBeforeWording',
      );
      expect(await doAs(app, 'chair', decide('2026-05-01'))).to.include({ state: 'boardApproved' });
    });
  });

  describe('a history that is read in', () => {
    it('goes back to older words, and changes a name alone, but says nothing twice in a row', async () => {
      const app = await openApp(await engine.url());
      const readIn = (source: string, from: string) =>
        doAs(app, 'secretary', (desk) =>
          readInVersion(desk, app.world.granby, { source, effectiveFrom: known(from), decisions: [] }),
        );
      const other = wording('Ett annat ändamål.', 'nio');
      expect(await readIn(words, '2027-01-01')).to.include({ sequence: 4 });
      expect(await readIn(other, '2028-01-01')).to.include({ sequence: 5 });
      expect(await readIn(words, '2029-01-01')).to.include({ sequence: 6 });
      expect(refusedOf(await readIn(words, '2030-01-01'))).to.equal('statute.sameText');
      expect(refusedOf(await readIn(words, '2028-06-01'))).to.equal('statute.sameText');
      const renamed = words.replace('Granby', 'Granby och Björkby');
      expect(renamed).not.to.equal(words);
      expect(await readIn(renamed, '2030-01-01')).to.include({ sequence: 7 });
      await app.close();
    });
  });
});
