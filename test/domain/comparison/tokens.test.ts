// Tokens: whole citations, dates and amounts are one, and å ä ö are letters.

import { expect } from 'chai';
import { tokenise, Vocabulary } from '../../../server/domain/comparison/tokens.ts';

function tokensOf(text: string): string[] {
  const { starts, ends } = tokenise(text, new Vocabulary());
  return starts.map((start, index) => text.slice(start, ends[index]));
}

describe('tokens', () => {
  const cases: readonly (readonly [string, readonly string[]])[] = [
    ['Förbundets ändamål är åsatt.', ['Förbundets', 'ändamål', 'är', 'åsatt', '.']],
    ['enligt 4 kap. 2 § och 5 a §.', ['enligt', '4 kap. 2 §', 'och', '5 a §', '.']],
    ['se § 5 i stadgarna', ['se', '§ 5', 'i', 'stadgarna']],
    ['Lag (2010:350) om stöd', ['Lag (2010:350)', 'om', 'stöd']],
    ['lagen (2003:1210) gäller', ['lagen (2003:1210)', 'gäller']],
    ['den 1 april 2022 eller 2022-04-01', ['den', '1 april 2022', 'eller', '2022-04-01']],
    ['högst 25 000 kronor, 3,5 procent', ['högst', '25 000 kronor', ',', '3,5 procent']],
    ['50 % av EU:s e-post', ['50 %', 'av', 'EU:s', 'e-post']],
    ['www.alvmarken.example. Där', ['www.alvmarken.example', '.', 'Där']],
    ['fyra 𝔘mlaut (tre)', ['fyra', '𝔘mlaut', '(', 'tre', ')']],
    ['5 § andra stycket 3 gäller', ['5 § andra stycket 3', 'gäller']],
    [
      'i 12 och 14 §§ samt 7 § första stycket.',
      ['i', '12', 'och', '14 §§', 'samt', '7 § första stycket', '.'],
    ],
    ['kommunallagen (2017:725) och 2 kap. 3 a §', ['kommunallagen (2017:725)', 'och', '2 kap. 3 a §']],
    ['1,5 miljoner kronor och 50 000 kronor', ['1,5 miljoner kronor', 'och', '50 000 kronor']],
    ['2 procentenheter mer, dnr 2016/679', ['2 procentenheter', 'mer', ',', 'dnr', '2016/679']],
    ['den 1 januari 2026–2026-01-02', ['den', '1 januari 2026', '–', '2026-01-02']],
    [
      'av och/eller till slut.Nästa kl. 18.00',
      ['av', 'och', '/', 'eller', 'till', 'slut', '.', 'Nästa', 'kl', '.', '18.00'],
    ],
    ['sam\u00adverkan och fa\u200dmilj', ['sam\u00adverkan', 'och', 'fa\u200dmilj']],
    ['förbund\u0308et är שלום עולם', ['förbund\u0308et', 'är', 'שלום', 'עולם']],
    ['\ud800 ensam 👩‍👧 🇸🇪', ['\ud800', 'ensam', '👩‍👧', '🇸🇪']],
    ['', []],
  ];
  for (const [text, expected] of cases) {
    it(`of "${text}"`, () => {
      expect(tokensOf(text)).to.deep.equal(expected);
    });
  }

  it('are found in proportion to the length of the text, whatever it is made of', () => {
    const made = [
      '\u200b',
      'a\u200b',
      'a-',
      '1 ',
      '1.',
      '1 000 ',
      '4 kap. ',
      '§ ',
      '👍\u{1f3fb}',
      'lag (',
      'a.b',
      '\u0308',
    ];
    for (const part of made) {
      const text = `a${part.repeat(100_000)}b`;
      const tokens = tokensOf(text);
      expect(tokens.join('').replaceAll(' ', '')).to.equal(text.replaceAll(' ', ''));
    }
  });

  it('are the same for "4§" and "4 §", and differ for "4 §" and "5 §"', () => {
    const vocabulary = new Vocabulary();
    const idOf = (text: string): number | undefined => tokenise(text, vocabulary).ids[0];
    expect(idOf('4§')).to.equal(idOf('4 §'));
    expect(idOf('4 §')).not.to.equal(idOf('5 §'));
  });
});

/** As the vocabulary begins its hash: words that share its low bits stand in one another's way. */
function lowBits(word: string): number {
  let hash = 0x811c9dc5;
  for (const character of word) hash = Math.imul(hash ^ character.charCodeAt(0), 0x01000193);
  return (hash ^ (hash >>> 15)) & 0xfff;
}

describe('the vocabulary', () => {
  it('gives each word one number, however many there are and however they collide', () => {
    const many = Array.from({ length: 300_000 }, (_, index) => `w${index.toString(36)}`);
    const colliding = many.filter((word) => lowBits(word) === 7);
    expect(colliding.length).to.be.greaterThan(60);
    const words = [...colliding, ...many.slice(0, 20_000), ...colliding];
    const vocabulary = new Vocabulary();
    const ids = new Map<string, number>();
    for (const word of words) {
      const id = vocabulary.idOf(word, true);
      expect(ids.get(word) ?? id).to.equal(id);
      ids.set(word, id);
    }
    expect(vocabulary.size).to.equal(ids.size);
    for (const [word, id] of ids) expect(vocabulary.textOf(id)).to.equal(word);
  });
});
