// What a proposal begins from: the words in force, without the lines that say who once adopted them.
import { expect } from 'chai';
import { contentOf } from '../../../server/domain/comparison/merge-content.ts';
import { withoutDecisions } from '../../../server/domain/proposals/undecided.ts';
import { textHash } from '../../../server/domain/statutes/identity.ts';
import { readStatute } from '../../../server/domain/statutes/parse/read-statute.ts';

const clauses = [
  '1 § Namn',
  'Förbundets namn är Samordningsförbundet Ekängen.',
  '',
  '2 § Ikraftträdande',
  'Denna förbundsordning gäller från och med den 1 juli 2020 och ersätter den som antogs 2012-03-01.',
].join('\n');
const read = (opening: string, closing = '') => {
  const source = `Förbundsordning för Samordningsförbundet Ekängen\n\n${opening}\n\n${clauses}\n${closing}`;
  return { source, reading: readStatute(source) };
};

describe('withoutDecisions', () => {
  for (const line of [
    'Antagen av Kommunfullmäktige i Ekby 2020-03-30 § 71',
    'Antagen av Försäkringskassan 2020-05-04',
    'Gäller från och med den 2020-07-01',
    'Fastställd av regionfullmäktige den 14 juni 2020, § 93',
  ]) {
    it(`leaves out "${line}"`, () => {
      const { reading } = withoutDecisions(read(line));
      expect(contentOf(reading).opening).to.deep.equal([]);
      expect(reading.adopted).to.deep.equal([]);
    });
  }

  it('keeps the title, other lines, and every word of the clauses', () => {
    const text = read('Bilaga till samverkansavtalet\n\nAntagen av Kommunfullmäktige i Ekby 2020-03-30 § 71');
    const without = withoutDecisions(text);
    expect(contentOf(without.reading).opening).to.deep.equal(['Bilaga till samverkansavtalet']);
    expect(without.reading.title).to.equal(text.reading.title);
    expect(textHash(without.reading)).to.equal(textHash(text.reading));
  });

  it('gives a text without such lines as it stands', () => {
    const text = read('Bilaga till samverkansavtalet');
    expect(withoutDecisions(text)).to.equal(text);
  });
});
