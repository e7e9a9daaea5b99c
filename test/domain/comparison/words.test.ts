// Matching tokens: always valid, as short as the oracle's, and bounded however different the sequences are.

import { expect } from 'chai';
import { diffArrays } from 'diff';
import fc from 'fast-check';
import { longRuns } from '../../../server/domain/comparison/long-runs.ts';
import { heaviestRising } from '../../../server/domain/comparison/rising.ts';
import { editLimit, matchTokens, type Match } from '../../../server/domain/comparison/words.ts';

const ids = (max: number, maxLength: number): fc.Arbitrary<number[]> =>
  fc.array(fc.integer({ min: 0, max }), { maxLength });

function expectValid(before: readonly number[], after: readonly number[], matches: readonly Match[]): void {
  let b = 0;
  let a = 0;
  for (const match of matches) {
    expect(match.length).to.be.greaterThan(0);
    expect(match.before).to.be.at.least(b);
    expect(match.after).to.be.at.least(a);
    expect(before.slice(match.before, match.before + match.length)).to.deep.equal(
      after.slice(match.after, match.after + match.length),
    );
    b = match.before + match.length;
    a = match.after + match.length;
  }
  expect(b).to.be.at.most(before.length);
  expect(a).to.be.at.most(after.length);
}

const total = (matches: readonly Match[]): number => matches.reduce((sum, match) => sum + match.length, 0);

describe('matching tokens', () => {
  it('keeps as much as the oracle does', () => {
    fc.assert(
      fc.property(ids(6, 60), ids(6, 60), (before, after) => {
        const matches = matchTokens(before, after);
        expectValid(before, after, matches);
        const kept = diffArrays(before, after)
          .filter((part) => !part.added && !part.removed)
          .reduce((sum, part) => sum + part.value.length, 0);
        expect(total(matches)).to.equal(kept);
      }),
      { numRuns: 400 },
    );
  });

  it('stays valid and bounded beyond the limit of edits', () => {
    const count = 20_000;
    const before = Array.from({ length: count }, (_, index) => (index * 7919) % 1013);
    const after = Array.from({ length: count }, (_, index) => (index * 104_729) % 997);
    const effort = { steps: 0 };
    expectValid(before, after, matchTokens(before, after, effort));
    expect(effort.steps).to.be.below(4 * editLimit * (before.length + after.length));
  });

  it('finds its way over words that occur once when far too much has changed between them', () => {
    const filler = (from: number): number[] => Array.from({ length: 400 }, (_, index) => from + index);
    const before = [...filler(10_000), 1, 2, 3, ...filler(20_000)];
    const after = [...filler(30_000), 1, 2, 3, ...filler(40_000)];
    expect(matchTokens(before, after)).to.deep.equal([{ before: 400, after: 400, length: 3 }]);
  });

  it('takes the long run when the texts are otherwise rewritten', () => {
    expect(longRuns([1, 2, 3, 4, 5, 9, 8], [8, 9, 7, 1, 2, 3, 4, 5], 4)).to.deep.equal([
      { before: 0, after: 3, length: 5 },
    ]);
    fc.assert(
      fc.property(ids(3, 40), ids(3, 40), (before, after) => {
        expectValid(before, after, longRuns(before, after, 4));
      }),
    );
  });
});

describe('the heaviest rising selection', () => {
  it('is as heavy as the best of all selections', () => {
    const entry = fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 1, max: 9 }));
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 9 }), (entries) => {
        const positions = entries.map(([position]) => position);
        const weights = entries.map(([, weight]) => weight);
        const chosen = heaviestRising(positions, weights);
        const weigh = (indexes: readonly number[]): number =>
          indexes.reduce((sum, index) => sum + (weights[index] ?? 0), 0);
        const rises = (indexes: readonly number[]): boolean =>
          indexes.every(
            (index, place) =>
              place === 0 || (positions[indexes[place - 1] ?? 0] ?? 0) < (positions[index] ?? 0),
          );
        let best = 0;
        for (let mask = 0; mask < 2 ** entries.length; mask += 1) {
          const indexes = [...entries.keys()].filter((index) => (mask >> index) % 2 === 1);
          if (rises(indexes)) best = Math.max(best, weigh(indexes));
        }
        expect(rises(chosen)).to.equal(true);
        expect(weigh(chosen)).to.equal(best);
      }),
    );
  });
});
