// When a meeting's decision changes the bylaws: the share of the votes, how many meetings, and how far apart.
import { expect } from 'chai';
import fc from 'fast-check';
import type { Day } from '../../../server/domain/language/dates.ts';
import type { Meeting } from '../../../server/domain/meetings/meeting.ts';
import type { DatedRule, RuleKind, RuleValues } from '../../../server/domain/organisations/rules.ts';
import {
  adoptionStanding,
  monthsAfter,
  standingSince,
  voteFault,
} from '../../../server/domain/proposals/meeting-adoption.ts';

const day = (text: string): Day => text as Day;
const rule = <K extends RuleKind>(kind: K, value: RuleValues[K], from = '2020-01-01'): DatedRule<K> => ({
  ...{ id: `${kind} ${from}`, organisationId: 'n', kind, value, from: day(from), clause: '19 §' },
});
const change = (value: Partial<RuleValues['bylawsChange']> = {}, from = '2020-01-01') =>
  rule(
    'bylawsChange',
    {
      ...{ numerator: 2, denominator: 3, reach: 'atLeast', meetings: 1, annual: 'one', monthsBetween: 0 },
      ...value,
    },
    from,
  );
const counting = rule('majority', {
  ...{ numerator: 1, denominator: 2, reach: 'moreThan', abstentions: 'counted' },
});
const on = day('2026-05-20');

describe('a meeting’s vote on the bylaws', () => {
  for (const [what, rules, yes, no, abstain, refused] of [
    ['two of three by two thirds', [change()], 2, 1, 0, null],
    ['two of three, others abstaining', [change()], 2, 1, 9, null],
    ['one vote short of two thirds', [change()], 199, 100, 0, 'proposal.majorityMissing'],
    ['exactly two thirds of three hundred', [change()], 200, 100, 0, null],
    [
      'more than two thirds, exactly reached',
      [change({ reach: 'moreThan' })],
      200,
      100,
      0,
      'proposal.majorityMissing',
    ],
    ['abstentions that count', [change(), counting], 2, 1, 1, 'proposal.majorityMissing'],
    ['all of them', [change({ numerator: 1, denominator: 1 })], 5, 0, 3, null],
    ['nobody', [change()], 0, 0, 5, 'proposal.majorityMissing'],
    ['more than half where no rule is recorded', [], 2, 1, 0, null],
    ['a tie where no rule is recorded', [], 2, 2, 0, 'proposal.majorityMissing'],
    ['a rule that begins later', [change({}, '2026-05-21')], 3, 2, 0, null],
  ] as const) {
    it(`of ${what} is ${String(refused)}`, () => {
      const fault = voteFault(rules, on, { votes: { yes, no, abstain }, wasTie: false });
      expect(fault?.refused ?? null).to.equal(refused);
    });
  }

  it('by acclamation is enough only for what needs no more than any other decision', () => {
    expect(voteFault([], on, { votes: null, wasTie: false })).to.equal(null);
    expect(voteFault([counting], on, { votes: null, wasTie: false })).to.equal(null);
    expect(voteFault([change()], on, { votes: null, wasTie: false })).to.deep.equal({
      refused: 'proposal.notCounted',
      facts: { share: '≥ 2/3' },
    });
  });

  it('that was a tie counts as the poll’s rule settled it, where half is what is needed', () => {
    const tie = { votes: { yes: 2, no: 2, abstain: 0 }, wasTie: true };
    expect(voteFault([], on, tie)).to.equal(null);
    expect(voteFault([change()], on, tie)?.refused).to.equal('proposal.majorityMissing');
  });
});

const meeting = (id: string, held: string, kind: Meeting['kind'] = 'annual') => ({
  ...{ id, day: day(held), kind, openedAt: `${held}T10:00:00Z` },
});
const adopted = (...ids: readonly string[]) =>
  ids.map((id) => ({
    meetingId: id,
    decidedOn: held.find((each) => each.id === id)?.day ?? day('2026-01-01'),
  }));
const held = [
  meeting('a25', '2025-05-20'),
  meeting('x25', '2025-09-10', 'extra'),
  meeting('a26', '2026-05-20'),
  meeting('x26', '2026-06-10', 'extra'),
  meeting('y26', '2026-09-10', 'extra'),
];
const two = change({ meetings: 2 });

describe('how far the meetings have come', () => {
  for (const [what, rules, ids, expected] of [
    ['none yet', [two], [], { adopted: 0, needed: 2, isComplete: false }],
    ['one of one', [change()], ['a26'], { adopted: 1, needed: 1, isComplete: true }],
    ['one, where no rule is recorded', [], ['a26'], { adopted: 1, needed: 1, isComplete: true }],
    ['one of two', [two], ['a26'], { adopted: 1, needed: 2, isComplete: false }],
    ['two that follow each other', [two], ['x25', 'a26'], { adopted: 2, needed: 2, isComplete: true }],
    ['two with a meeting between', [two], ['a25', 'a26'], { adopted: 1, needed: 2, isComplete: false }],
    ['two extra ones', [two], ['x26', 'y26'], { adopted: 1, needed: 2, isComplete: false }],
    [
      'two extra ones where that will do',
      [change({ meetings: 2, annual: 'any' })],
      ['x26', 'y26'],
      { adopted: 2, needed: 2, isComplete: true },
    ],
    [
      'two too close to each other',
      [change({ meetings: 2, monthsBetween: 3 })],
      ['a26', 'x26'],
      { adopted: 1, needed: 2, isComplete: false },
    ],
    [
      'two just far enough apart',
      [change({ meetings: 2, monthsBetween: 8 })],
      ['x25', 'a26'],
      { adopted: 2, needed: 2, isComplete: true },
    ],
    [
      'two, where one has been enough since',
      [two, change({}, '2026-01-01')],
      ['x25', 'a26'],
      { adopted: 1, needed: 1, isComplete: true },
    ],
    [
      'one, from before two were needed',
      [change(), change({ meetings: 2 }, '2026-01-01')],
      ['x25'],
      { adopted: 1, needed: 1, isComplete: true },
    ],
  ] as const) {
    it(`is told of ${what}`, () => {
      expect(adoptionStanding(rules, adopted(...ids), held, on)).to.include(expected);
    });
  }

  it('says what the next meeting must be', () => {
    const rules = [change({ meetings: 2, monthsBetween: 6 })];
    expect(adoptionStanding(rules, adopted('x26'), held, on).next).to.deep.equal({
      notBefore: '2026-12-10',
      mustBeAnnual: true,
    });
    expect(adoptionStanding(rules, adopted('a26'), held, on).next?.mustBeAnnual).to.equal(false);
    expect(adoptionStanding([two], adopted('a26'), held, on).next?.notBefore).to.equal(null);
  });
});

describe('months after a day', () => {
  for (const [from, months, to] of [
    ['2026-05-20', 3, '2026-08-20'],
    ['2026-05-31', 1, '2026-06-30'],
    ['2026-11-30', 3, '2027-02-28'],
    ['2027-11-29', 3, '2028-02-29'],
    ['2026-12-31', 0, '2026-12-31'],
    ['2026-12-15', 1, '2027-01-15'],
  ] as const) {
    it(`${from} and ${String(months)} is ${to}`, () => {
      expect(monthsAfter(day(from), months)).to.equal(to);
    });
  }

  it('are never earlier, and never in the month after', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20_000 }), fc.integer({ min: 0, max: 60 }), (days, months) => {
        const from = day(new Date(Date.UTC(2000, 0, 1 + days)).toISOString().slice(0, 10));
        const to = monthsAfter(from, months);
        const monthsOf = (text: Day): number => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7));
        expect(monthsOf(to) - monthsOf(from)).to.equal(months);
        expect(to >= from).to.equal(true);
      }),
    );
  });
});

describe('the wording that was adopted', () => {
  it('is the newest that is not only carried over', () => {
    const texts = (...reasons: readonly ('begun' | 'edited' | 'rebased' | 'applied')[]) =>
      reasons.map((because, index) => ({ number: index + 1, because }));
    expect(standingSince(texts('begun'))).to.equal(1);
    expect(standingSince(texts('begun', 'rebased', 'rebased'))).to.equal(1);
    expect(standingSince(texts('begun', 'rebased', 'applied', 'rebased'))).to.equal(3);
    expect(standingSince(texts('begun', 'edited'))).to.equal(2);
  });
});
