// Taking a proposal back, or ending it: why is always told, and the members' answers stay to be read.
import { expect } from 'chai';
import {
  lapseProposal,
  recordAnswer,
  reviseProposal,
  withdrawProposal,
} from '../../../server/features/proposals/index.ts';
import { appOfSuite } from '../../support/app.ts';
import { expectLogged, expectNoChange } from '../../support/assertions.ts';
import { wording } from '../../support/cast.ts';
import {
  answerOf,
  begun,
  doAs,
  doneAs,
  latest,
  membersOf,
  refusedOf,
  sentOut,
} from '../../support/proposals.ts';

const acts = { revise: reviseProposal, withdraw: withdrawProposal, lapse: lapseProposal } as const;
const kinds = {
  revise: 'proposal.revised',
  withdraw: 'proposal.withdrawn',
  lapse: 'proposal.lapsed',
} as const;

describe('the end of a proposal', () => {
  const app = appOfSuite();

  for (const name of Object.keys(acts) as readonly (keyof typeof acts)[]) {
    it(`${name}: needs a reason of some length, and the revision that was read`, async () => {
      const sent = await sentOut(app(), await begun(app(), wording('Ett nytt ändamål.')));
      for (const [revision, because, code] of [
        [sent.revision, ' \n', 'form.required'],
        [sent.revision, 'x'.repeat(2001), 'form.tooLong'],
        [sent.revision - 1, 'Ett skäl.', 'edit.conflict'],
      ] as const) {
        const answer = await expectNoChange(app().house.engine, () =>
          doAs(app(), 'chair', (desk) => acts[name](desk, sent, { revision, because })),
        );
        expect(refusedOf(answer)).to.equal(code);
      }
    });

    it(`${name}: is told with its reason, and the answers stay`, async () => {
      const sent = await sentOut(app(), await begun(app(), wording('Ett nytt ändamål.')));
      const [memberId = ''] = await membersOf(app(), sent);
      const row = await doneAs(app(), 'secretary', (desk) => recordAnswer(desk, sent, answerOf(memberId)));
      const { entries } = await expectLogged(app().house.engine, [kinds[name]], () =>
        doneAs(app(), 'chair', (desk) =>
          acts[name](desk, sent, { revision: sent.revision, because: 'Regionen vill annat.' }),
        ),
      );
      expect(entries[0]?.facts).to.include({ because: 'Regionen vill annat.', from: 'outForRatification' });
      const { endedBecause, board } = await latest(app(), sent);
      expect(endedBecause).to.equal(name === 'revise' ? null : 'Regionen vill annat.');
      expect(board === null).to.equal(name === 'revise');
      const { proposals } = app().house.desk(app().house.engine.read, null);
      expect(await proposals.answers(row.roundId)).to.deep.equal([row]);
    });
  }
});
