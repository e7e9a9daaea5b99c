// Swedish order and when two names are the same name.
import { expect } from 'chai';
import { inSwedishOrder, sameName } from '../../../server/domain/language/swedish.ts';

describe('Swedish order', () => {
  it('puts å, ä and ö last, in that order, and case aside', () => {
    const names = ['Örebro', 'Älvsbyn', 'Åre', 'Zinkgruvan', 'Ale', 'ängelholm', 'Östersund', 'Ö'];
    expect(inSwedishOrder(names, (name) => name)).to.deep.equal([
      ...['Ale', 'Zinkgruvan', 'Åre', 'Älvsbyn', 'ängelholm', 'Ö', 'Örebro', 'Östersund'],
    ]);
  });

  it('counts numbers as numbers', () => {
    expect(inSwedishOrder(['10 §', '9 §', '2 §'], (each) => each)).to.deep.equal(['2 §', '9 §', '10 §']);
  });

  it('leaves the list it was given alone', () => {
    const given = ['b', 'a'];
    inSwedishOrder(given, (each) => each);
    expect(given).to.deep.equal(['b', 'a']);
  });
});

describe('the same name', () => {
  for (const [a, b, isSame] of [
    ['Ekdalens kommun', 'ekdalens  KOMMUN ', true],
    ['Åkerby', 'A\u030akerby', true],
    ['Älvmarken', 'ÄLVMARKEN', true],
    ['Granby', 'Granby\u00a0', true],
    ['Älvmarken', 'Alvmarken', false],
    ['Granby', 'Gran by', false],
    ['', 'Granby', false],
  ] as const) {
    it(`${JSON.stringify(a)} and ${JSON.stringify(b)}: ${isSame ? 'yes' : 'no'}`, () => {
      expect(sameName(a, b)).to.equal(isSame);
      expect(sameName(b, a)).to.equal(isSame);
    });
  }
});
