// A meeting is closed when nothing is left that could only be done while it sits.
import { expect } from 'chai';
import { closingFault, isDone, leftToDecide } from '../../../server/domain/meetings/closing.ts';
import {
  itemKinds,
  type AgendaItem,
  type ItemKind,
  type Officer,
  type PollState,
} from '../../../server/domain/meetings/meeting.ts';
import type { ClauseDecision, Motion, Outcome } from '../../../server/domain/motions/motion.ts';

const meeting = { id: 'm' };
const item = (kind: ItemKind, decision: string): AgendaItem => ({
  ...{ id: kind, meetingId: 'm', kind, position: 1, heading: `Punkt ${kind}`, decision },
  motionId: kind === 'motion' ? 'x' : null,
});
const motion = (state: Motion['state']): Motion => ({
  ...{ id: 'x', networkId: 'n', moverId: 'f', kind: 'motion', state, revision: 1, endorsement: null },
  ...{ coMovers: [], number: null, submittedAt: null, lateAdmission: null, meetingId: 'm' },
  content: {
    ...{ heading: 'Motion', rationale: '', citations: [] },
    clauses: [
      { id: 'a', text: 'att a' },
      { id: 'b', text: 'att b' },
    ],
  },
});
const decision = (clauseId: string, outcome: Outcome, meetingId: string, at: string): ClauseDecision => ({
  ...{ clauseId, meetingId, outcome, wording: null, votes: null, pollId: null, decidedAt: at },
});
const decided = (state: Motion['state'], ...decisions: readonly ClauseDecision[]) => ({
  ...{ meeting, motions: [motion(state)], decisionsOf: new Map([['x', decisions]]) },
});
const attester: Officer = { id: '1', duty: 'attester', name: 'Justeraren', accountId: 'j', reason: '' };
const nothing = { ...decided('onAgenda'), items: [], polls: [], officers: [attester] };
const poll = (state: PollState, rerunOf: string | null = null) => ({
  ...{ state, question: 'Ska den bifallas?', rerunOf },
});

describe('what is left before a meeting is closed', () => {
  for (const [what, decisions, done] of [
    ['nothing decided', [], false],
    ['one of two', [decision('a', 'approved', 'm', '1')], false],
    ['both here', [decision('a', 'approved', 'm', '1'), decision('b', 'postponed', 'm', '1')], true],
    ['one settled before', [decision('a', 'rejected', 'l', '0'), decision('b', 'approved', 'm', '1')], true],
    [
      'one postponed before',
      [decision('a', 'postponed', 'l', '0'), decision('b', 'approved', 'm', '1')],
      false,
    ],
    [
      'both here, one then postponed again elsewhere',
      [
        ...[decision('a', 'referredBack', 'm', '1'), decision('b', 'approved', 'm', '1')],
        decision('a', 'postponed', 'o', '2'),
      ],
      true,
    ],
  ] as const) {
    it(`a motion: ${what}`, () => {
      expect(isDone(decided('onAgenda', ...decisions), item('motion', ''))).to.equal(done);
    });
  }

  it('nothing of a withdrawn motion', () => {
    expect(isDone(decided('withdrawn'), item('motion', ''))).to.equal(true);
  });

  for (const kind of itemKinds) {
    it(`${kind} ${kind === 'other' ? 'may be left undecided' : 'must be decided'}`, () => {
      expect(leftToDecide(decided('onAgenda'), [item(kind, '')])?.id ?? null).to.equal(
        kind === 'other' ? null : kind,
      );
    });
  }

  for (const [what, over, refusal] of [
    ['nothing is left', {}, null],
    ['a poll is open', { polls: [poll('open')] }, { refused: 'meeting.pollOpen' }],
    [
      'a poll is closed and not sealed',
      { polls: [poll('sealed'), poll('closed')] },
      { refused: 'meeting.pollUnsealed', facts: { question: 'Ska den bifallas?' } },
    ],
    [
      'polls are sealed, set aside or never opened',
      { polls: (['sealed', 'rerun', 'prepared'] as const).map((state) => poll(state)) },
      null,
    ],
    [
      'a poll that was to be held again never was',
      { polls: [poll('rerun'), poll('prepared', 'the first')] },
      { refused: 'meeting.rerunNotHeld', facts: { question: 'Ska den bifallas?' } },
    ],
    [
      'a standing item is undecided',
      { items: [item('opening', 'Mötet öppnas.'), item('attesters', '')] },
      { refused: 'meeting.itemUndecided', facts: { heading: 'Punkt attesters' } },
    ],
    [
      'an att-sats is undecided',
      { items: [item('motion', '')] },
      { refused: 'meeting.undecided', facts: { heading: 'Punkt motion' } },
    ],
    [
      'nobody can certify here',
      { officers: [{ ...attester, accountId: null }] },
      { refused: 'meeting.withoutAttester' },
    ],
  ] as const) {
    it(`${refusal === null ? 'closes' : refusal.refused}: ${what}`, () => {
      expect(closingFault({ ...nothing, ...over })).to.deep.equal(refusal);
    });
  }
});
