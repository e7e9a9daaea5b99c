// A statute's proposals are carried over together, so their texts have a measure together.
import { expect } from 'chai';
import { isTooMuchAtOnce, mostTextUnderWay } from '../../../server/domain/proposals/many-at-once.ts';

describe('proposals at once', () => {
  for (const [count, length, isTooMuch] of [
    [100, 15_000, false],
    [25, 80_000, false],
    [4, 500_000, false],
    [5, 500_000, true],
    [1, mostTextUnderWay, false],
    [2, mostTextUnderWay, true],
  ] as const) {
    it(`${String(count)} of ${String(length)} characters are ${isTooMuch ? 'too much' : 'within measure'}`, () => {
      expect(isTooMuchAtOnce(count, length)).to.equal(isTooMuch);
    });
  }
});
