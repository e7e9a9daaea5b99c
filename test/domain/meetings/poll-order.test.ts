// Which poll may follow which on one question, and which decision may rest on which poll.
import { expect } from 'chai';
import type { Poll, PollResult } from '../../../server/domain/meetings/meeting.ts';
import {
  decisionFault,
  preparingFault,
  unfinishedFault,
} from '../../../server/domain/meetings/poll-order.ts';
import { simpleMajority, usualMeaning } from '../../../server/domain/meetings/poll.ts';
import type { Outcome } from '../../../server/domain/motions/motion.ts';

const tally = { yes: 0, no: 3, abstain: 0, notVoted: 0, outcome: 'rejected' } as const;
const result = (outcome: PollResult['outcome']): PollResult => ({
  ...{ tally, outcome, settledBy: 'votes', lot: null },
});
const base: Poll = {
  ...{ id: 'p', meetingId: 'm', networkId: 'n', agendaItemId: 'i', motionId: 'x', clauseId: 'c' },
  ...{ purpose: 'main', state: 'sealed', question: 'Ska att-satsen bifallas?', text: 'att' },
  ...{ yesMeans: usualMeaning.yes, noMeans: usualMeaning.no, majority: simpleMajority },
  ...{ tieRule: 'rejection', quorum: 0, manifest: null, manifestHash: 'h' },
  ...{ closedAt: null, closedBy: null, sealedAt: null, sealedBy: null, result: result('rejected') },
  ...{ rerunOf: null, reason: '', castingVote: null },
};
const poll = (over: Partial<Poll>): Poll => ({ ...base, ...over });

describe('a poll beside others', () => {
  const asked = { question: 'Ska att-satsen bifallas?', clauseId: 'c' };
  const onItem = { ...asked, clauseId: null };
  const counter = poll({ purpose: 'counter', question: 'Vilken ändring?' });
  for (const [what, put, others, refused] of [
    ['the first', asked, [], null],
    ['one is prepared', asked, [poll({ state: 'prepared' })], 'poll.anotherPrepared'],
    ['one is open', asked, [poll({ state: 'open' })], 'poll.anotherOpen'],
    ['one is closed and not sealed', asked, [poll({ state: 'closed' })], 'poll.notSealed'],
    ['the main vote is sealed', asked, [poll({})], 'poll.askedBefore'],
    ['in other words too', { ...asked, question: 'Ska den antas?' }, [poll({})], 'poll.askedBefore'],
    ['the main vote after a counter-vote', asked, [counter], null],
    ['a second counter-vote', { ...asked, question: 'Vilken lydelse?' }, [counter], null],
    ['the counter-vote again', { ...asked, question: 'vilken  ändring' }, [counter], 'poll.askedBefore'],
    ['after one that was set aside', asked, [poll({ state: 'rerun' })], null],
    ['another question on an item', { ...onItem, question: 'Ska B väljas?' }, [poll({})], null],
    ['the same question on an item', onItem, [poll({})], 'poll.askedBefore'],
  ] as const) {
    it(`${what}: ${refused ?? 'prepared'}`, () => {
      expect(preparingFault(put, others)?.refused ?? null).to.equal(refused);
    });
  }
});

describe('a decision beside polls', () => {
  const counter = poll({
    id: 'k',
    purpose: 'counter',
    question: 'Vilken ändring?',
    result: result('carried'),
  });
  const aside = poll({ id: 'gammal', state: 'rerun' });
  const carried = poll({ result: result('carried') });
  const empty = poll({ result: result('noResult') });
  const other = poll({ yesMeans: 'Besvarad', result: result('carried') });
  for (const [what, outcome, pollId, polls, refused] of [
    ['acclamation with no poll', 'approved', null, [], null],
    [
      'acclamation past one never opened',
      'approved',
      null,
      [poll({ state: 'prepared', manifestHash: null })],
      null,
    ],
    ['acclamation past an open poll', 'approved', null, [poll({ state: 'open' })], 'meeting.pollOpen'],
    ['acclamation past an unsealed one', 'approved', null, [poll({ state: 'closed' })], 'poll.notSealed'],
    ['acclamation past a lost vote', 'approved', null, [poll({})], 'decision.byPoll'],
    ['acclamation past a counter-vote', 'approved', null, [counter], 'decision.byPoll'],
    ['acclamation past one set aside', 'approved', null, [aside], 'decision.byPoll'],
    ['by a counter-vote', 'approved', 'k', [counter], 'decision.byPoll'],
    ['by one set aside', 'rejected', 'gammal', [aside, poll({})], 'decision.byPoll'],
    ['by another poll', 'rejected', 'x', [poll({})], 'access.notFound'],
    ['by one that is not sealed', 'rejected', 'p', [poll({ state: 'prepared' })], 'poll.notSealed'],
    ['against a lost vote', 'approved', 'p', [poll({})], 'decision.againstPoll'],
    ['as a lost vote says', 'rejected', 'p', [counter, poll({})], null],
    ['against a won vote', 'rejected', 'p', [carried], 'decision.againstPoll'],
    ['as a won vote says', 'approved', 'p', [carried], null],
    ['on no result', 'approved', 'p', [empty], 'decision.againstPoll'],
    ['postponed on no result', 'postponed', 'p', [empty], null],
    ['where Yes means something else', 'answered', 'p', [other], null],
  ] as const satisfies readonly (readonly [
    string,
    Outcome,
    string | null,
    readonly Poll[],
    string | null,
  ])[]) {
    it(`${what}: ${refused ?? 'decided'}`, () => {
      expect(decisionFault(outcome, pollId, polls)?.refused ?? null).to.equal(refused);
    });
  }

  it('waits on an item too until a poll is sealed or set aside', () => {
    expect(unfinishedFault([poll({ state: 'open' })])?.refused).to.equal('meeting.pollOpen');
    expect(unfinishedFault([poll({}), poll({ state: 'closed' })])?.refused).to.equal('poll.notSealed');
    expect(unfinishedFault([poll({}), poll({ state: 'rerun' })])).to.equal(null);
  });
});
