// Two reorderings of one list put together, however many parts stand at one place.
import { expect } from 'chai';
import { mergeOrder, type SidePart } from '../../../server/domain/comparison/merge-order.ts';

const parts = { keyOf: (_: string, own: number) => String(own), isAlike: () => false, compare: () => 0 };

describe('the order of merged parts', () => {
  it('keeps what both put in and what one took away at its place', () => {
    const merged = mergeOrder(
      [0, 1, 2],
      [
        { own: 0, base: 0 },
        { own: 1, base: null },
        { own: 2, base: 2 },
      ],
      [
        { own: 0, base: 0 },
        { own: 1, base: 1 },
        { own: 2, base: 2 },
      ],
      parts,
    );
    expect(merged).to.deep.equal([
      { base: 0, ours: 0, theirs: 0 },
      { base: null, ours: 1, theirs: null },
      { base: 1, ours: null, theirs: 1 },
      { base: 2, ours: 2, theirs: 2 },
    ]);
  });

  it('takes a hundred thousand parts at one place', () => {
    const count = 100_000;
    const base = Array.from({ length: count }, (_, place) => place);
    const fresh = base.map((own): SidePart => ({ own, base: null }));
    const merged = mergeOrder(base, fresh, [], parts);
    expect(merged).to.have.lengthOf(2 * count);
  }).timeout(60_000);
});
