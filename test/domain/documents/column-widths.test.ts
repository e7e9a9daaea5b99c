// How the columns of a table share its width.
import { expect } from 'chai';
import fc from 'fast-check';
import { columnWidths } from '../../../server/domain/documents/column-widths.ts';

const sum = (widths: readonly number[]): number => widths.reduce((total, width) => total + width, 0);

describe('the columns of a table', () => {
  it('give the room to the one that has most to say', () => {
    const [clause = 0, reason = 0] = columnWidths(
      [
        { word: 40, line: 50 },
        { word: 60, line: 2000 },
      ],
      400,
    );
    expect(clause).to.be.within(40, 50);
    expect(reason).to.be.greaterThan(349);
  });

  it('fill the width, and none is narrower than its longest word where there is room for all', () => {
    const need = fc
      .tuple(fc.integer({ min: 1, max: 80 }), fc.integer({ min: 0, max: 900 }))
      .map(([word, more]) => ({ word, line: word + more }));
    fc.assert(
      fc.property(fc.array(need, { minLength: 1, maxLength: 6 }), (needs) => {
        const widths = columnWidths(needs, 480);
        expect(sum(widths)).to.be.within(479, 480.01);
        for (const [index, { word }] of needs.entries())
          expect(widths[index] ?? 0).to.be.at.least(word - 0.01);
      }),
    );
  });

  it('are narrower than their words only where these need more than there is', () => {
    expect(
      columnWidths(
        [
          { word: 300, line: 300 },
          { word: 100, line: 900 },
        ],
        200,
      ),
    ).to.deep.equal([150, 50]);
  });
});
