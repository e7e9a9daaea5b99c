// Clauses whose words are the same but whose stycken and punkter end elsewhere.
import { expect } from 'chai';
import { compareStatutes } from '../../../server/domain/comparison/compare.ts';
import { textOf } from './readings.ts';

const name = 'Förbundets namn är Sjöviken.';
const seat = 'Förbundet har sitt säte i Granby kommun.';
const compared = (before: string, after: string) => {
  const { clauses, isFormattingOnly } = compareStatutes(textOf(`1 §\n${before}`), textOf(`1 §\n${after}`));
  return { kinds: clauses.map(({ kind, nature }) => `${kind} ${nature}`), isFormattingOnly };
};

describe('a clause divided otherwise', () => {
  const editorial = { kinds: ['editorial editorial'], isFormattingOnly: false };

  it('is not unchanged: its stycken are cited by other numbers', () => {
    expect(compared(`${name} ${seat}`, `${name}\n${seat}`)).to.deep.equal(editorial);
    expect(compared(`${name}\n${seat}`, `${name} ${seat}`)).to.deep.equal(editorial);
    expect(compared(`${name} ${seat}\n${seat}`, `${name}\n${seat} ${seat}`)).to.deep.equal(editorial);
  });

  it('is unchanged where only white space differs', () => {
    expect(compared(`${name}\n${seat}`, `${name}\n\n${seat.replace(' har', '  har')}`)).to.deep.equal({
      kinds: ['same none'],
      isFormattingOnly: true,
    });
  });
});
