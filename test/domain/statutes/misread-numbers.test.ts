// A scanner's l for 1 in a clause's number, told apart from a lettered clause by the order of the text.
import { expect } from 'chai';
import { readStatute } from '../../../server/domain/statutes/parse/read-statute.ts';

const numbers = (heads: readonly string[]): readonly string[] =>
  readStatute(
    heads.map((head) => `${head} Rubrik\nHär står en mening som hör till paragrafen.\n`).join('\n'),
  ).clauses.map(({ number }) => number);

describe('numbers misread by a scanner', () => {
  const cases: readonly (readonly [readonly string[], readonly string[]])[] = [
    [
      ['§ 20.', '§ 2l.', '§ 22.'],
      ['20', '21', '22'],
    ],
    [
      ['20 §', '2l §', '22 §'],
      ['20', '21', '22'],
    ],
    [
      ['2 k §', '2 l §', '3 §'],
      ['2 k', '2 l', '3'],
    ],
    [
      ['5 §', '2 l §', '6 §'],
      ['5', '2 l', '6'],
    ],
  ];
  for (const [heads, expected] of cases) {
    it(`reads ${heads.join(', ')} as ${expected.join(', ')}`, () => {
      expect(numbers(heads)).to.deep.equal(expected);
    });
  }

  it('says that a letter was read as a digit', () => {
    const { doubts } = readStatute('§ 20. Namn\nTexten.\n\n§ 2l. Säte\nTexten.\n');
    expect(doubts.map(({ why }) => why)).to.include('ocrDigit');
  });
});
