// What stands between angle brackets: elements of HTML are marks, everything else is words to fill in.
import { expect } from 'chai';
import { compareTexts } from '../../../server/domain/comparison/texts.ts';
import { readStatute } from '../../../server/domain/statutes/parse/read-statute.ts';

const statute = (words: string): string => `1 § Styrelse\n\n${words}\n`;
const stycke = (words: string): unknown => {
  const [block] = readStatute(statute(words)).clauses[0]?.blocks ?? [];
  return block?.kind === 'paragraph' ? block.passage.text : block;
};

describe('what stands between angle brackets', () => {
  for (const words of [
    '<Medlem> utser <antal> ledamöter för högst <tid i år> år.',
    '<Namn på region> och <namn på kommun> är medlemmar.',
    'Fler än 3 < 4 och 5 > 2 ledamöter.',
  ]) {
    it(`is words: ${words}`, () => {
      expect(stycke(words)).to.equal(words);
    });
  }

  it('is a mark where it is an element of HTML', () => {
    expect(stycke('Styrelsen <b>får</b> delegera<br/> till <span class="k">kansliet</span>.')).to.equal(
      'Styrelsen får delegera till kansliet.',
    );
  });

  it('is told as left out where the mark has words of its own', () => {
    const { leftOut } = readStatute(
      statute('Se <a href="https://lag.example">lagen</a> och [den här](https://b.example).'),
    );
    expect(leftOut.map(({ why, text }) => [why, text])).to.deep.equal([
      ['markup', '<a href="https://lag.example">'],
      ['markup', '](https://b.example)'],
    ]);
  });

  it('is compared as the words it is', () => {
    const { clauses } = compareTexts(
      statute('Mandatet räknas från <datum> och gäller i två år.'),
      statute('Mandatet räknas från <startdag> och gäller i två år.'),
    );
    expect(clauses.map(({ kind, nature }) => [kind, nature])).to.deep.equal([['changed', 'substance']]);
  });
});
