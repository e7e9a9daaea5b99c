// The network's dated rules: which one applies, what the house goes by without one, and which shares can be asked for.
import { expect } from 'chai';
import type { Day } from '../../../server/domain/language/dates.ts';
import {
  isUsableShare,
  ruleOn,
  valueOn,
  type DatedRule,
  type RuleKind,
  type RuleValues,
} from '../../../server/domain/organisations/rules.ts';

const rule = <K extends RuleKind>(kind: K, value: RuleValues[K], from: string): DatedRule<K> => ({
  ...{ id: `${kind} ${from}`, organisationId: 'n', kind, value, from: from as Day, clause: '' },
});
const day = (text: string): Day => text as Day;

describe('a dated rule', () => {
  const rules = [
    rule('mandates', { perDelegate: 2 }, '2026-07-01'),
    rule('mandates', { perDelegate: 3 }, '2020-01-01'),
    rule('votesPerMember', { votes: 5 }, '2027-01-01'),
  ];
  for (const [on, expected] of [
    ['2019-12-31', null],
    ['2020-01-01', 'mandates 2020-01-01'],
    ['2026-06-30', 'mandates 2020-01-01'],
    ['2026-07-01', 'mandates 2026-07-01'],
  ] as const) {
    it(`on ${on} is ${String(expected)}`, () => {
      expect(ruleOn(rules, 'mandates', day(on))?.id ?? null).to.equal(expected);
    });
  }

  it('gives way to what the house goes by where none has begun', () => {
    expect(valueOn(rules, 'mandates', day('2019-01-01'))).to.deep.equal({ perDelegate: 1 });
    expect(valueOn(rules, 'votesPerMember', day('2026-12-31'))).to.deep.equal({ votes: 1 });
    expect(valueOn(rules, 'votesPerMember', day('2027-01-01'))).to.deep.equal({ votes: 5 });
    expect(valueOn([], 'tie', day('2026-01-01'))).to.deep.equal({ rule: 'rejection' });
  });
});

describe('a share of the votes', () => {
  for (const [numerator, denominator, reach, isUsable] of [
    [1, 2, 'moreThan', true],
    [1, 2, 'atLeast', true],
    [2, 3, 'atLeast', true],
    [4, 6, 'atLeast', true],
    [1, 1, 'atLeast', true],
    [1, 1, 'moreThan', false],
    [3, 2, 'atLeast', false],
    [1, 3, 'atLeast', false],
    [49, 100, 'moreThan', false],
  ] as const) {
    it(`of ${reach} ${String(numerator)}/${String(denominator)} ${isUsable ? 'can' : 'cannot'} be asked for`, () => {
      expect(isUsableShare({ numerator, denominator, reach })).to.equal(isUsable);
    });
  }
});
