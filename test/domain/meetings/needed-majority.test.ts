// What a question needs by the network's rules, and how abstentions weigh where they count.
import { expect } from 'chai';
import fc from 'fast-check';
import type { Day } from '../../../server/domain/language/dates.ts';
import { isReached, tallyOf } from '../../../server/domain/meetings/majority.ts';
import {
  choices,
  type Ballot,
  type Majority,
  type RollManifest,
} from '../../../server/domain/meetings/meeting.ts';
import { majorityText } from '../../../server/domain/meetings/minutes.ts';
import { neededMajority, questionOf } from '../../../server/domain/meetings/needed-majority.ts';
import {
  canonicalManifest,
  majorities,
  manifestHash,
  readManifest,
  sameMajority,
  simpleMajority,
} from '../../../server/domain/meetings/poll.ts';
import { recount } from '../../../server/domain/meetings/recount.ts';
import { summonsStanding } from '../../../server/domain/meetings/summons.ts';
import type { DatedRule, RuleKind, RuleValues } from '../../../server/domain/organisations/rules.ts';

const day = (text: string): Day => text as Day;
const rule = <K extends RuleKind>(kind: K, value: RuleValues[K], from = '2020-01-01'): DatedRule<K> => ({
  ...{ id: kind, organisationId: 'n', kind, value, from: day(from), clause: '19 §' },
});
const twoThirds = { numerator: 2, denominator: 3, reach: 'atLeast' } as const;
const bylaws = rule('bylawsChange', { ...twoThirds, meetings: 1, annual: 'one', monthsBetween: 0 });
const counting = rule('majority', {
  ...{ numerator: 1, denominator: 2, reach: 'moreThan', abstentions: 'counted' },
});
const on = day('2026-05-20');

describe('the majority that a question needs', () => {
  it('is more than half where no rule is recorded, for the bylaws too', () => {
    for (const question of ['ordinary', 'bylaws'] as const)
      expect(neededMajority([], on, question)).to.deep.equal({ majority: simpleMajority, rule: null });
  });

  it('is the rule for changing the bylaws where it does that, and no other question', () => {
    const needed = neededMajority([bylaws], on, 'bylaws');
    expect(needed.rule).to.equal(bylaws);
    expect(sameMajority(needed.majority, majorities.twoThirds)).to.equal(true);
    expect(neededMajority([bylaws], on, 'ordinary').majority).to.deep.equal(simpleMajority);
    expect(neededMajority([bylaws], day('2019-12-31'), 'bylaws').rule).to.equal(null);
  });

  it('counts abstentions in every question where the rule says that they count', () => {
    expect(neededMajority([bylaws, counting], on, 'bylaws').majority.countsAbstentions).to.equal(true);
    expect(majorityText(neededMajority([bylaws, counting], on, 'bylaws').majority)).to.equal(
      'Minst två tredjedelar av de avgivna rösterna, där den som avstår räknas som röstande',
    );
  });

  it('is that of the bylaws only in the main vote on an att-sats that changes them', () => {
    const amendment = { kind: 'proposal', proposalId: 'p', textHash: 'h' } as const;
    expect(questionOf({ id: 'a', text: 'att', amendment }, 'main')).to.equal('bylaws');
    expect(questionOf({ id: 'a', text: 'att', amendment }, 'counter')).to.equal('ordinary');
    expect(questionOf({ id: 'a', text: 'att' }, 'main')).to.equal('ordinary');
    expect(questionOf(undefined, 'main')).to.equal('ordinary');
  });
});

const manifestOf = (majority: Majority, voters: number): RollManifest => ({
  ...{ pollId: 'p', meetingId: 'm', purpose: 'main', question: '', text: '', yesMeans: '', noMeans: '' },
  ...{ method: 'open', majority, tieRule: 'rejection', quorum: 0, openedAt: '' },
  roll: Array.from({ length: voters }, (_, index) => ({
    ...{ organisationId: String(index), name: '', accountId: String(index), votes: 1 },
  })),
});
const ballots = (cast: readonly Ballot['choice'][]): Ballot[] =>
  cast.map((choice, index) => ({
    ...{ id: String(index), pollId: 'p', organisationId: String(index), accountId: String(index), choice },
    ...{ votes: 1, key: '', receipt: String(index), castAt: '' },
  }));

describe('abstentions that count', () => {
  const half: Majority = { ...simpleMajority, countsAbstentions: true };
  for (const [yes, no, abstain, outcome] of [
    [3, 1, 0, 'carried'],
    [3, 1, 2, 'rejected'],
    [2, 2, 0, 'tie'],
    [2, 2, 1, 'rejected'],
    [0, 0, 4, 'noResult'],
  ] as const) {
    it(`make ${String(yes)}–${String(no)}–${String(abstain)} ${outcome}`, () => {
      const cast = ballots([
        ...Array.from({ length: yes }, () => 'yes' as const),
        ...Array.from({ length: no }, () => 'no' as const),
        ...Array.from({ length: abstain }, () => 'abstain' as const),
      ]);
      expect(tallyOf(manifestOf(half, cast.length), cast).outcome).to.equal(outcome);
    });
  }

  it('are counted alike by both paths, whatever the share', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...choices), { maxLength: 30 }),
        fc.integer({ min: 1, max: 8 }),
        fc.integer({ min: 0, max: 4 }),
        fc.boolean(),
        fc.boolean(),
        (cast, denominator, more, isExceeded, counts) => {
          const numerator = Math.min(denominator, Math.ceil(denominator / 2) + more);
          const majority = {
            numerator,
            denominator,
            isExceeded,
            ...(counts ? { countsAbstentions: true } : {}),
          };
          const manifest = manifestOf(majority as Majority, cast.length);
          expect(recount(manifest, ballots(cast))).to.deep.equal(tallyOf(manifest, ballots(cast)));
        },
      ),
      { numRuns: 300 },
    );
  });

  it('stand in the manifest, and only there where they count', () => {
    const manifest = manifestOf(half, 2);
    expect(readManifest(canonicalManifest(manifest))).to.deep.equal(manifest);
    expect(canonicalManifest(manifestOf(simpleMajority, 2))).not.to.include('countsAbstentions');
    expect(manifestHash(manifest)).not.to.equal(manifestHash(manifestOf(simpleMajority, 2)));
  });

  it('reach a share in whole numbers', () => {
    expect(isReached({ yes: 200, no: 100, abstain: 7 }, majorities.twoThirds)).to.equal(true);
    expect(isReached({ yes: 199, no: 100, abstain: 7 }, majorities.twoThirds)).to.equal(false);
    expect(
      isReached({ yes: 200, no: 100, abstain: 1 }, { ...majorities.twoThirds, countsAbstentions: true }),
    ).to.equal(false);
  });
});

describe('a summons', () => {
  const notice = rule('notice', { weeksBefore: 4, weeksBeforeExtra: 3 });
  const annual = { kind: 'annual', day: day('2026-05-20') } as const;
  for (const [sentOn, today, state] of [
    [null, '2026-04-22', 'toSend'],
    [null, '2026-04-23', 'overdue'],
    ['2026-04-22', '2026-05-20', 'inTime'],
    ['2026-04-23', '2026-05-20', 'late'],
  ] as const) {
    it(`sent ${String(sentOn)} is ${state} on ${today}`, () => {
      const standing = summonsStanding([notice], annual, sentOn === null ? null : day(sentOn), day(today));
      expect(standing?.state).to.equal(state);
      expect(standing?.lastDay).to.equal('2026-04-22');
    });
  }

  it('has a time of its own for an extra meeting, and none without a rule', () => {
    const extra = { kind: 'extra', day: day('2026-05-20') } as const;
    expect(summonsStanding([notice], extra, null, day('2026-04-01'))?.lastDay).to.equal('2026-04-29');
    expect(summonsStanding([], extra, null, day('2026-04-01'))).to.equal(null);
    expect(summonsStanding([notice], { ...extra, day: day('2019-05-20') }, null, day('2019-05-01'))).to.equal(
      null,
    );
  });
});
