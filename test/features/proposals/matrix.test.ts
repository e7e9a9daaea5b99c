// Every act on a proposal in every state: done where the table says so, and refused everywhere else with nothing changed.
import { expect } from 'chai';
import { actFault, next, type ProposalAct } from '../../../server/domain/proposals/lifecycle.ts';
import type { Proposal, ProposalState } from '../../../server/domain/proposals/proposal.ts';
import { isRefusal, type Refusal } from '../../../server/domain/refusal.ts';
import {
  approveProposal,
  askAgain,
  changeTerms,
  changeText,
  closeConsultation,
  comment,
  confirmRatification,
  confirmSignatures,
  dispatchProposal,
  lapseProposal,
  openConsultation,
  recordAnswer,
  recordSignature,
  replyToComment,
  retractAnswer,
  retractSignature,
  reviseProposal,
  settleRebase,
  withdrawProposal,
} from '../../../server/features/proposals/index.ts';
import type { HouseDesk } from '../../../server/house.ts';
import { appOfSuite, type TestApp } from '../../support/app.ts';
import { expectNoChange } from '../../support/assertions.ts';
import type { Somebody } from '../../support/cast.ts';
import { wording } from '../../support/cast.ts';
import { on } from '../../support/days.ts';
import {
  answerOf,
  approvedBy,
  begun,
  decision,
  doAs,
  doneAs,
  latest,
  membersOf,
  ratifiedByAll,
  sentOut,
} from '../../support/proposals.ts';
import { read } from '../../support/rounds.ts';

let made = 0;
/** Another wording each time: two proposals of the same words would be one. */
const words = (): string => {
  made += 1;
  return wording(`Förbundet ska stödja samordning på ${String(made)} sätt.`, 'sex');
};

const because = 'Nämnden räknade fel.';

async function consulted(app: TestApp): Promise<Proposal> {
  const draft = await begun(app, words());
  return doneAs(app, 'secretary', (desk) =>
    openConsultation(desk, draft, { revision: draft.revision, answerBy: on('2026-04-01') }),
  );
}

async function commented(app: TestApp): Promise<Proposal> {
  const proposal = await consulted(app);
  await doneAs(app, 'secretary', async (desk) =>
    comment(desk, proposal, {
      ...{ consultationId: (await desk.proposals.consultations(proposal.id))[0]?.id ?? '', clause: 'p1' },
      ...{ memberId: await firstMember(desk, proposal), text: 'Bra.', proposedWording: '' },
    }),
  );
  return proposal;
}

const firstMember = async (desk: HouseDesk, { organisationId }: Proposal): Promise<string> =>
  (await desk.organisations.memberships(organisationId))[0]?.memberId ?? '';

async function answeredTwice(app: TestApp): Promise<Proposal> {
  const proposal = await sentOut(app, await begun(app, words()));
  const [first = '', second = ''] = await membersOf(app, proposal);
  await doneAs(app, 'secretary', (desk) => recordAnswer(desk, proposal, answerOf(first)));
  await doneAs(app, 'secretary', (desk) =>
    recordAnswer(desk, proposal, answerOf(second, { answer: 'refused' })),
  );
  return proposal;
}

/** A proposal in each state, with what the acts need: a comment, an answer of one member and a no of another. */
const states: Readonly<Record<ProposalState, (app: TestApp) => Promise<Proposal>>> = {
  draft: async (app) => {
    const { id, organisationId, revision } = await commented(app);
    return doneAs(app, 'secretary', (desk) => closeConsultation(desk, { id, organisationId }, { revision }));
  },
  consultation: commented,
  boardApproved: async (app) => approvedBy(app, await begun(app, words())),
  outForRatification: answeredTwice,
  ratified: async (app) => {
    const rule = { kind: 'whenAdoptedAndSigned', earliest: null } as const;
    return ratifiedByAll(app, await sentOut(app, await begun(app, words(), { forceRule: rule })));
  },
  withdrawn: async (app) => {
    const draft = await begun(app, words());
    return doneAs(app, 'secretary', (desk) => withdrawProposal(desk, draft, { revision: 1, because }));
  },
  lapsed: async (app) => {
    const sent = await sentOut(app, await begun(app, words()));
    return doneAs(app, 'secretary', (desk) =>
      lapseProposal(desk, sent, { revision: sent.revision, because }),
    );
  },
};

type Doing = (desk: HouseDesk, proposal: Proposal, members: readonly string[]) => Promise<unknown>;

const roundNumber = 1;
/** What is done elsewhere: by a network's meetings, and by itself. */
type Elsewhere = 'recordMeeting' | 'adoptByMeeting' | 'rejectByMeeting' | 'enact';
/** Each act as it is done where it can be. */
const acts: Readonly<Record<Exclude<ProposalAct, Elsewhere>, readonly [Somebody, Doing]>> = {
  change: [
    'secretary',
    (desk, proposal) => changeText(desk, proposal, { revision: proposal.revision, text: read(words()) }),
  ],
  openConsultation: [
    'secretary',
    (desk, proposal) =>
      openConsultation(desk, proposal, { revision: proposal.revision, answerBy: on('2026-04-01') }),
  ],
  comment: [
    'memberOfficial',
    async (desk, proposal) =>
      comment(desk, proposal, {
        consultationId: (await desk.proposals.consultations(proposal.id)).at(-1)?.id ?? '',
        ...{ memberId: await firstMember(desk, proposal), clause: '', text: 'Bra.', proposedWording: '' },
      }),
  ],
  reply: [
    'secretary',
    async (desk, proposal) =>
      replyToComment(desk, proposal, {
        commentId: (await desk.proposals.comments(proposal.id))[0]?.id ?? '',
        ...{ outcome: 'accepted', text: 'Ändrat.' },
      }),
  ],
  closeConsultation: [
    'secretary',
    (desk, proposal) => closeConsultation(desk, proposal, { revision: proposal.revision }),
  ],
  approve: [
    'chair',
    (desk, proposal) => approveProposal(desk, proposal, { revision: proposal.revision, decision }),
  ],
  dispatch: [
    'secretary',
    (desk, proposal) =>
      dispatchProposal(desk, proposal, { revision: proposal.revision, answerBy: null, bodies: new Map() }),
  ],
  answer: ['secretary', (desk, proposal, [, second = '']) => recordAnswer(desk, proposal, answerOf(second))],
  askAgain: [
    'secretary',
    (desk, proposal, [, memberId = '']) => askAgain(desk, proposal, { roundNumber, memberId, note: '' }),
  ],
  retractAnswer: [
    'secretary',
    (desk, proposal, [memberId = '']) =>
      retractAnswer(desk, proposal, { roundNumber, memberId, reason: because }),
  ],
  confirm: ['chair', (desk, proposal) => confirmRatification(desk, proposal, { roundNumber })],
  sign: [
    'secretary',
    (desk, proposal, [memberId = '']) =>
      recordSignature(desk, proposal, {
        ...{ roundNumber, memberId, signedOn: on('2026-03-02'), attachment: null },
      }),
  ],
  retractSignature: [
    'secretary',
    (desk, proposal, [memberId = '']) =>
      retractSignature(desk, proposal, { roundNumber, memberId, reason: because }),
  ],
  confirmSignatures: ['chair', (desk, proposal) => confirmSignatures(desk, proposal, { roundNumber })],
  revise: [
    'secretary',
    (desk, proposal) => reviseProposal(desk, proposal, { revision: proposal.revision, because }),
  ],
  rebase: [
    'secretary',
    (desk, proposal) => settleRebase(desk, proposal, { revision: proposal.revision, choices: new Map() }),
  ],
  withdraw: [
    'chair',
    (desk, proposal) => withdrawProposal(desk, proposal, { revision: proposal.revision, because }),
  ],
  lapse: [
    'chair',
    (desk, proposal) => lapseProposal(desk, proposal, { revision: proposal.revision, because }),
  ],
};

/** What the table allows, and still cannot be done here: why. */
const notHere: Readonly<Record<string, string>> = {
  // Nothing has come between: there is nothing to carry over to.
  'draft rebase': 'proposal.notNow',
  'consultation rebase': 'proposal.notNow',
  'boardApproved rebase': 'proposal.notNow',
  'outForRatification rebase': 'proposal.notNow',
  'ratified rebase': 'proposal.notNow',
  'ratified retractSignature': 'ratification.notSigned',
  'ratified confirmSignatures': 'ratification.missingSignatures',
  'outForRatification confirm': 'ratification.missingAdoptions',
};

describe('each act in each state', () => {
  const app = appOfSuite();

  for (const state of Object.keys(states) as readonly ProposalState[])
    for (const [act, [who, doing]] of Object.entries(acts) as [keyof typeof acts, [Somebody, Doing]][]) {
      const to = next(state, act);
      // As it stands in `states`: nothing has come between.
      const fault = actFault({ state, rebaseOnto: null, versionId: null }, act);
      const refusal = fault?.refused ?? notHere[`${state} ${act}`];
      it(`${state}: ${act} ${refusal === undefined ? `→ ${String(to)}` : `is refused with ${refusal}`}`, async () => {
        const proposal = await states[state](app());
        expect(proposal.state).to.equal(state);
        const members = await membersOf(app(), proposal);
        const done = (): Promise<unknown> => doAs(app(), who, (desk) => doing(desk, proposal, members));
        if (refusal === undefined) {
          const answer = await done();
          if (isRefusal(answer)) expect.fail(`refused: ${answer.refused}`);
          expect((await latest(app(), proposal)).state).to.equal(to);
        } else {
          const answer = (await expectNoChange(app().house.engine, done)) as Refusal;
          expect(answer.refused).to.equal(refusal);
        }
      });
    }

  for (const [act, [who, doing]] of Object.entries(acts) as [keyof typeof acts, [Somebody, Doing]][])
    it(`a version: ${act} is refused`, async () => {
      const proposal = await ratifiedByAll(app(), await sentOut(app(), await begun(app(), words())));
      expect(proposal.versionId).to.not.equal(null);
      const members = await membersOf(app(), proposal);
      const answer = await expectNoChange(app().house.engine, () =>
        doAs(app(), who, (desk) => doing(desk, proposal, members)),
      );
      expect((answer as Refusal).refused).to.equal('proposal.notNow');
    });

  it('a draft: its terms change, and what the board approved with them falls', async () => {
    const approved = await approvedBy(app(), await begun(app(), words()));
    const { heading, adoptedAs, effects, revision } = approved;
    const changed = await doneAs(app(), 'secretary', (desk) =>
      changeTerms(desk, approved, {
        ...{ heading, adoptedAs, effects, revision },
        forceRule: { kind: 'fixedDay', day: on('2028-02-29') },
      }),
    );
    expect(changed).to.deep.include({ state: 'draft', board: null });
  });
});
