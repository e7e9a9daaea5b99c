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
    ['', []],
  ];
  for (const [text, expected] of cases) {
    it(`of "${text}"`, () => {
      expect(tokensOf(text)).to.deep.equal(expected);
    });
  }

  it('are the same for "4§" and "4 §", and differ for "4 §" and "5 §"', () => {
    const vocabulary = new Vocabulary();
    const idOf = (text: string): number | undefined => tokenise(text, vocabulary).ids[0];
    expect(idOf('4§')).to.equal(idOf('4 §'));
    expect(idOf('4 §')).not.to.equal(idOf('5 §'));
  });
});
