// The two lifecycles, the console's next step and the agenda, as tables.
import { expect } from 'chai';
import {
  moved,
  positionOfNew,
  removalFault,
  standingItems,
  usualDecision,
} from '../../../server/domain/meetings/agenda.ts';
import {
  meetingActs,
  meetingLifecycle,
  nextOfMeeting,
  nextOfPoll,
  pollActs,
  pollLifecycle,
} from '../../../server/domain/meetings/lifecycle.ts';
import {
  meetingStates,
  pollStates,
  type AgendaItem,
  type ItemKind,
  type RollManifest,
} from '../../../server/domain/meetings/meeting.ts';
import { nextStep, type Situation } from '../../../server/domain/meetings/next-step.ts';
import { simpleMajority } from '../../../server/domain/meetings/poll.ts';

const reached = (
  from: string,
  lifecycle: Readonly<Record<string, Readonly<Partial<Record<string, string>>>>>,
): ReadonlySet<string> => {
  const found = new Set([from]);
  for (const state of found)
    for (const next of Object.values(lifecycle[state] ?? {})) if (next !== undefined) found.add(next);
  return found;
};

describe('the lifecycles', () => {
  it('reach every state from the first, and use every act', () => {
    expect([...reached('planned', meetingLifecycle)]).to.have.members([...meetingStates]);
    expect([...reached('prepared', pollLifecycle)]).to.have.members([...pollStates]);
    expect(new Set(Object.values(meetingLifecycle).flatMap(Object.keys))).to.deep.equal(new Set(meetingActs));
    expect(new Set(Object.values(pollLifecycle).flatMap(Object.keys))).to.deep.equal(new Set(pollActs));
  });

  for (const [state, can] of [
    ['planned', 'change changeAgenda appointOfficer dismissOfficer appointDelegate summon'],
    ['summoned', 'change changeAgenda appointOfficer dismissOfficer appointDelegate open changeRoll'],
    ['open', 'changeAgenda appointOfficer dismissOfficer appointDelegate changeRoll decide adjourn close'],
    ['adjourned', 'appointOfficer dismissOfficer appointDelegate changeRoll resume'],
    ['closed', 'appointOfficer attest'],
    ['attested', ''],
  ] as const) {
    it(`a meeting that is ${state}: ${can}`, () => {
      const acts = meetingActs.filter((act) => nextOfMeeting(state, act) !== null);
      expect(acts).to.have.members(can === '' ? [] : can.split(' '));
    });
  }

  for (const [state, can] of [
    ['prepared', 'change open'],
    ['open', 'vote close'],
    ['closed', 'castVote seal rerun'],
    ['sealed', 'rerun'],
    ['rerun', ''],
  ] as const) {
    it(`a poll that is ${state}: ${can}`, () => {
      const acts = pollActs.filter((act) => nextOfPoll(state, act) !== null);
      expect(acts).to.have.members(can === '' ? [] : can.split(' '));
    });
  }
});

describe('the next step', () => {
  const poll = {
    ...({ state: 'prepared', purpose: 'main', clauseId: 'c', manifest: null } as const),
    ...({ tieRule: 'castingVote', castingVote: null, closedBy: 'me' } as const),
  } as const;
  const mine: RollManifest = {
    ...{ pollId: 'p', meetingId: 'm', purpose: 'main', question: '', text: '', yesMeans: '', noMeans: '' },
    ...{ method: 'open', majority: simpleMajority, tieRule: 'rejection', quorum: 0, openedAt: '' },
    roll: [{ organisationId: 'a', name: 'A', accountId: 'me', votes: 1 }],
  };
  const usual: Situation = {
    meetingState: 'open',
    isDecided: false,
    poll: null,
    isTie: false,
    accountId: 'me',
  };
  for (const [what, situation, step] of [
    ['planned', { meetingState: 'planned' }, 'notYet'],
    ['called', { meetingState: 'summoned' }, 'open'],
    ['adjourned', { meetingState: 'adjourned' }, 'resume'],
    ['closed', { meetingState: 'closed' }, 'over'],
    ['nothing begun', {}, 'decide'],
    ['decided', { isDecided: true, poll: { ...poll, state: 'sealed' } }, 'decided'],
    ['prepared', { poll }, 'openPoll'],
    ['open', { poll: { ...poll, state: 'open' } }, 'closePoll'],
    ['open, with a vote of one’s own', { poll: { ...poll, state: 'open', manifest: mine } }, 'letClose'],
    ['closed by oneself', { poll: { ...poll, state: 'closed' } }, 'letSeal'],
    ['closed by another', { poll: { ...poll, state: 'closed' }, accountId: 'other' }, 'seal'],
    ['a tie', { poll: { ...poll, state: 'closed' }, isTie: true }, 'castingVote'],
    [
      'a tie by lot',
      { poll: { ...poll, state: 'closed', tieRule: 'drawingOfLots' }, isTie: true },
      'letSeal',
    ],
    [
      'a tie settled',
      { poll: { ...poll, state: 'closed', castingVote: 'no' }, isTie: true, accountId: 'x' },
      'seal',
    ],
    ['sealed', { poll: { ...poll, state: 'sealed' } }, 'decideByPoll'],
    ['a counter-vote sealed', { poll: { ...poll, state: 'sealed', purpose: 'counter' } }, 'prepareMain'],
    ['set aside', { poll: { ...poll, state: 'rerun' } }, 'decide'],
  ] as const) {
    it(`${what}: ${step}`, () => {
      expect(nextStep({ ...usual, ...situation })).to.equal(step);
    });
  }
});

describe('the agenda', () => {
  const item = (id: string, kind: ItemKind, position: number, decision = ''): AgendaItem => ({
    ...{ id, kind, position, decision, meetingId: 'm', heading: id, motionId: null },
  });
  const items = [
    item('a', 'opening', 1),
    item('b', 'motion', 2),
    item('c', 'other', 3),
    item('z', 'closing', 4),
  ];

  it('begins with what every meeting begins with and ends with its closing', () => {
    expect(standingItems.map(({ kind }) => kind)).to.deep.equal([
      ...['opening', 'votingRoll', 'dulySummoned', 'officers', 'attesters', 'agenda', 'closing'],
    ]);
    expect(positionOfNew(items)).to.equal(4);
    expect(positionOfNew([])).to.equal(1);
  });

  for (const [id, direction, order] of [
    ['b', 'down', 'acbz'],
    ['c', 'up', 'acbz'],
    ['b', 'up', null],
    ['c', 'down', null],
    ['a', 'down', null],
    ['z', 'up', null],
  ] as const) {
    it(`moves ${id} ${direction}: ${String(order)}`, () => {
      const found = moved(items, id, direction);
      expect('refused' in found ? null : found.join('')).to.equal(order);
    });
  }

  it('keeps what is standing or decided', () => {
    expect(removalFault(item('a', 'opening', 1))).to.deep.equal({ refused: 'agenda.standing' });
    expect(removalFault(item('c', 'other', 3, 'Beslutat.'))).to.deep.equal({ refused: 'agenda.decided' });
    expect(removalFault(item('c', 'other', 3))).to.equal(null);
  });

  it('calls the meeting by one word', () => {
    const facts = {
      ...{ memberCount: 2, votes: 2, chair: 'En', secretary: 'Två', attesters: ['Tre'] },
      isSummonsLate: false,
    };
    for (const { kind } of standingItems) {
      expect(usualDecision(kind, { ...facts, meeting: 'annual' })).to.match(
        /^Årsmötet (beslutar|förklaras) /,
      );
      expect(usualDecision(kind, { ...facts, meeting: 'extra' })).to.match(/^Mötet (beslutar|förklaras) /);
    }
  });

  it('proposes what is usually decided', () => {
    const facts = {
      meeting: 'annual' as const,
      ...{ memberCount: 2, votes: 1, attesters: ['En', 'Två'] },
      ...{ chair: 'Tre', secretary: 'Fyra', isSummonsLate: false },
    };
    expect(usualDecision('votingRoll', facts)).to.equal(
      'Årsmötet beslutar att fastställa röstlängden till 2 närvarande förbund med sammanlagt 1 röst.',
    );
    expect(usualDecision('attesters', facts)).to.include('utse En och Två.');
    expect(usualDecision('attesters', { ...facts, attesters: [] })).to.equal('');
    expect(usualDecision('officers', facts)).to.equal(
      'Årsmötet beslutar att välja Tre till mötesordförande och Fyra till mötessekreterare.',
    );
    expect(usualDecision('officers', { ...facts, chair: '' })).to.equal(
      'Årsmötet beslutar att välja Fyra till mötessekreterare.',
    );
    expect(usualDecision('officers', { ...facts, chair: '', secretary: '' })).to.equal('');
    expect(usualDecision('dulySummoned', facts)).to.include('mötet är behörigen utlyst');
    expect(usualDecision('dulySummoned', { ...facts, isSummonsLate: true })).to.equal('');
    expect(usualDecision('other', facts)).to.equal('');
  });
});
