// The lifecycle's table: every state and act, said once more by hand; and deadlines, numbers, att-satser and results.
import { expect } from 'chai';
import fc from 'fast-check';
import { dayInSweden } from '../../../server/domain/language/dates.ts';
import { beginningInSweden, deadlineOf, isInTime } from '../../../server/domain/motions/deadline.ts';
import {
  canBeClosed,
  isDraft,
  lifecycle,
  motionActs,
  next,
} from '../../../server/domain/motions/lifecycle.ts';
import { motionStates, type ClauseDecision, type Outcome } from '../../../server/domain/motions/motion.ts';
import { nextSequence, numberOf, readNumber } from '../../../server/domain/motions/numbering.ts';
import {
  beginsWithAtt,
  normaliseResolution,
  resolutionsIn,
  resultOf,
  undecidedAt,
} from '../../../server/domain/motions/resolution.ts';
import { withdrawalFault } from '../../../server/domain/motions/withdrawal.ts';
import { on } from '../../support/days.ts';

describe('lifecycle', () => {
  /** One row a state: what can be done, in the order of the acts. */
  for (const [state, acts] of [
    ['draft', 'changeDraft→draft endorse→boardEndorsed'],
    ['boardEndorsed', 'changeDraft→draft endorse→boardEndorsed submit→submitted'],
    [
      'submitted',
      'register→registered admitLate→submitted refuseLate→submitted close→closed withdraw→withdrawn',
    ],
    [
      'registered',
      'admitLate→registered refuseLate→registered prepare→underPreparation placeOnAgenda→onAgenda close→closed withdraw→withdrawn',
    ],
    [
      'underPreparation',
      'admitLate→underPreparation refuseLate→underPreparation issueOpinion→opinionIssued placeOnAgenda→onAgenda close→closed withdraw→withdrawn',
    ],
    [
      'opinionIssued',
      'admitLate→opinionIssued refuseLate→opinionIssued issueOpinion→opinionIssued placeOnAgenda→onAgenda close→closed withdraw→withdrawn',
    ],
    ['onAgenda', 'issueOpinion→onAgenda takeOffAgenda→underPreparation decide→decided withdraw→withdrawn'],
    ['decided', 'prepare→underPreparation followUp→followedUp close→closed'],
    ['followedUp', 'followUp→followedUp close→closed'],
    ['closed', ''],
    ['withdrawn', 'takeOffAgenda→withdrawn'],
  ] as const) {
    it(`${state}: ${acts === '' ? 'nothing more' : acts}`, () => {
      const possible = motionActs.flatMap((act) => {
        const to = next(state, act);
        return to === null ? [] : [`${act}→${to}`];
      });
      expect(possible.join(' ')).to.equal(acts);
    });
  }

  it('reaches every state from a draft, and ends', () => {
    const reached = new Set(['draft']);
    for (const state of reached)
      for (const to of Object.values(lifecycle[state as keyof typeof lifecycle])) reached.add(to);
    expect([...reached].toSorted()).to.deep.equal([...motionStates].toSorted());
    expect(motionStates.filter(isDraft)).to.deep.equal(['draft', 'boardEndorsed']);
  });
});

describe('closing', () => {
  for (const [late, states] of [
    [null, 'decided followedUp'],
    ['pending', 'decided followedUp'],
    ['admitted', 'decided followedUp'],
    ['refused', 'submitted registered underPreparation opinionIssued decided followedUp'],
  ] as const) {
    it(`${late ?? 'in time'}: ${states}`, () => {
      const closable = motionStates.filter((state) => canBeClosed({ state, lateAdmission: late }));
      expect(closable.join(' ')).to.equal(states);
    });
  }
});

describe('withdrawal', () => {
  const decided = (meetingId: string, outcome: Outcome, clauseId = 'a'): ClauseDecision => ({
    ...{ clauseId, meetingId, outcome, wording: null, votes: null, pollId: null },
    decidedAt: `${meetingId}-03-01T12:00:00.000Z`,
  });
  for (const [what, state, decisions, isPutToVote, refused] of [
    ['before any meeting', 'registered', [], false, null],
    ['on an agenda', 'onAgenda', [], false, null],
    ['a draft', 'draft', [], false, 'motion.notNow'],
    ['once decided', 'decided', [decided('2026', 'rejected')], true, 'motion.notNow'],
    ['once a poll was opened', 'onAgenda', [], true, 'motion.putToVote'],
    ['partly decided here', 'onAgenda', [decided('2027', 'postponed')], false, 'motion.partlyDecided'],
    [
      'partly approved by an earlier meeting',
      'underPreparation',
      [decided('2026', 'approved'), decided('2026', 'referredBack', 'b')],
      true,
      'motion.partlyDecided',
    ],
    ['wholly referred back', 'underPreparation', [decided('2026', 'referredBack')], true, null],
  ] as const) {
    it(`${what}: ${refused ?? 'can be'}`, () => {
      const motion = { state, meetingId: state === 'onAgenda' ? '2027' : null };
      expect(withdrawalFault(motion, decisions, isPutToVote)?.refused ?? null).to.equal(refused);
    });
  }
});

describe('deadline', () => {
  for (const [weeks, meeting, day, endsAt, why] of [
    [8, '2026-05-06', '2026-03-11', '2026-03-11T23:00:00.000Z', 'in winter'],
    [10, '2026-10-01', '2026-07-23', '2026-07-23T22:00:00.000Z', 'in summer'],
    [1, '2026-04-04', '2026-03-28', '2026-03-28T23:00:00.000Z', 'the night before summer time'],
    [1, '2026-04-05', '2026-03-29', '2026-03-29T22:00:00.000Z', 'the short day'],
    [1, '2026-10-31', '2026-10-24', '2026-10-24T22:00:00.000Z', 'the night before winter time'],
    [1, '2026-11-01', '2026-10-25', '2026-10-25T23:00:00.000Z', 'the long day'],
    [9, '2028-03-04', '2028-01-01', '2028-01-01T23:00:00.000Z', 'over a leap day'],
    [2, '2027-01-07', '2026-12-24', '2026-12-24T23:00:00.000Z', 'over New Year'],
  ] as const) {
    it(`${String(weeks)} weeks before ${meeting}: the end of ${day} (${why})`, () => {
      const deadline = deadlineOf({ weeksBefore: weeks }, on(meeting));
      expect(deadline.day).to.equal(day);
      expect(new Date(deadline.endsAt).toISOString()).to.equal(endsAt);
      expect(isInTime(deadline, new Date(deadline.endsAt - 1).toISOString())).to.equal(true);
      expect(isInTime(deadline, endsAt)).to.equal(false);
    });
  }

  it('is the end of the whole day in Sweden, whatever day it is', () => {
    const days = fc
      .date({ min: new Date('1980-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
      .map((date) => on(date.toISOString().slice(0, 10)));
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 104 }), (meeting, weeksBefore) => {
        const { day, endsAt } = deadlineOf({ weeksBefore }, meeting);
        expect(dayInSweden(endsAt - 1)).to.equal(day);
        expect(dayInSweden(endsAt) > day).to.equal(true);
        expect(dayInSweden(beginningInSweden(day))).to.equal(day);
        expect((Date.parse(meeting) - Date.parse(day)) / 86_400_000).to.equal(7 * weeksBefore);
      }),
    );
  });

  it('is none where none is set', () => {
    expect(isInTime(null, '2099-01-01T00:00:00.000Z')).to.equal(true);
  });
});

describe('numbers', () => {
  it('follow one another, are read as they are written, and have one spelling', () => {
    expect(nextSequence(null)).to.equal(1);
    expect(nextSequence(41)).to.equal(42);
    const number = { year: 2026, sequence: 3 };
    expect(numberOf('nns', 'motion', number)).to.equal('nns-2026-3');
    expect(numberOf('nns', 'boardProposal', number)).to.equal('nns-2026-p3');
    fc.assert(
      fc.property(
        fc.stringMatching(/^[a-z][a-z0-9-]{0,20}[a-z0-9]$/),
        fc.constantFrom('motion' as const, 'boardProposal' as const),
        fc.integer({ min: 1000, max: 9999 }),
        fc.integer({ min: 1, max: 99_999 }),
        (networkSlug, kind, year, sequence) => {
          const text = numberOf(networkSlug, kind, { year, sequence });
          expect(readNumber(text)).to.deep.equal({ networkSlug, kind, number: { year, sequence } });
        },
      ),
    );
    for (const text of [
      'nns-2026-03',
      'nns-2026-0',
      'nns-2026',
      'NNS-2026-3',
      'nns-2026-P3',
      'nns-2026-3 ',
      '',
      'ny',
    ])
      expect(readNumber(text), text).to.equal(null);
  });
});

describe('att-satser', () => {
  for (const [typed, kept] of [
    ['att NNS verkar', 'att NNS verkar'],
    ['- Att NNS verkar', 'att NNS verkar'],
    ['  • ATT NNS verkar  ', 'att NNS verkar'],
    ['1. att: NNS verkar', 'att NNS verkar'],
    ['a) att – NNS verkar', 'att NNS verkar'],
    ['Dels att 5 § upphör', 'dels att 5 § upphör'],
    ['att\r\nNNS verkar', 'att NNS verkar'],
    ['att 7 § får lydelsen:  \nen rad\nen till', 'att 7 § får lydelsen:\nen rad\nen till'],
    ['NNS verkar', 'NNS verkar'],
    ['1. NNS verkar', '1. NNS verkar'],
    ['– 1) att: – NNS', 'att NNS'],
    ['attackera', 'attackera'],
    ['- ', '-'],
    ['att', ''],
    ['', ''],
  ] as const) {
    it(JSON.stringify(typed), () => {
      expect(normaliseResolution(typed)).to.equal(kept);
    });
  }

  it('are kept the same when they are kept again, and lose no word', () => {
    const typed = fc
      .array(
        fc.oneof(
          fc.constantFrom('att', 'Att', '-', '1.', 'a)', '•', ':', '\n', '\r\n', ' ', 'dels'),
          fc.stringMatching(/^ord[a-zåäö]{1,5}$/),
        ),
        { maxLength: 12 },
      )
      .map((parts) => parts.join(' '));
    fc.assert(
      fc.property(typed, (text) => {
        const kept = normaliseResolution(text);
        expect(normaliseResolution(kept)).to.equal(kept);
        const all = resolutionsIn(text).join(' ');
        for (const [word] of text.matchAll(/ord[a-zåäö]+/g)) {
          expect(kept).to.include(word);
          expect(all).to.include(word);
        }
      }),
      { numRuns: 1000 },
    );
  });

  for (const [what, text] of [
    ['bullets', '- '.repeat(500_000)],
    ['spaces', `- att a${' '.repeat(1_000_000)}b`],
    ['lines', '- att a\n'.repeat(100_000)],
    ['line ends', '\r\n'.repeat(500_000)],
  ] as const) {
    it(`are read in time for a megabyte of ${what}`, function bounded() {
      this.timeout(30_000);
      expect(resolutionsIn(text).every((each) => each.length <= text.length)).to.equal(true);
    });
  }

  it('are as many as a pasted list has', () => {
    expect(resolutionsIn('- att ett\n- att två\n  med mer\n- tre')).to.deep.equal([
      'att ett',
      'att två\n  med mer\n- tre',
    ]);
    expect(resolutionsIn('att 7 § får lydelsen:\n- ett\n- två')).to.have.lengthOf(1);
    expect(beginsWithAtt('att x')).to.equal(true);
    expect(beginsWithAtt('attans')).to.equal(false);
  });
});

const decision = (clauseId: string, outcome: Outcome, meetingId = 'm1', decidedAt = '1'): ClauseDecision => ({
  ...{ clauseId, meetingId, outcome, wording: null, votes: null, pollId: null, decidedAt },
});

describe('results', () => {
  for (const [outcomes, result] of [
    [['approved', 'approved'], 'approved'],
    [['rejected'], 'rejected'],
    [['approved', 'rejected'], 'partlyApproved'],
    [['answered', 'approved'], 'partlyApproved'],
    [['answered', 'answered'], 'answered'],
    [['referredBack', 'referredBack'], 'referredBack'],
    [['postponed'], 'postponed'],
    [['approved', 'postponed'], 'mixed'],
    [['rejected', 'answered'], 'mixed'],
    [['approved', null], null],
    [[], null],
  ] as const) {
    it(`${outcomes.join(', ')} → ${String(result)}`, () => {
      const clauses = outcomes.map((_, index) => ({ id: String(index) }));
      const decisions = outcomes.flatMap((outcome, index) =>
        outcome === null ? [] : [decision(String(index), outcome)],
      );
      expect(resultOf(clauses, decisions)).to.equal(result);
    });
  }

  it('are of the last decision, and a later meeting decides only what was left', () => {
    const clauses = [{ id: 'a' }, { id: 'b' }];
    const first = [decision('a', 'approved'), decision('b', 'referredBack')];
    expect(undecidedAt('m1', clauses, first)).to.deep.equal([]);
    expect(undecidedAt('m2', clauses, first)).to.deep.equal(['b']);
    const second = [...first, decision('b', 'approved', 'm2', '2')];
    expect(undecidedAt('m2', clauses, second)).to.deep.equal([]);
    expect(resultOf(clauses, second)).to.equal('approved');
  });
});
