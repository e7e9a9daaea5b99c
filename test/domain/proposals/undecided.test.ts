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
    'ANTAGEN AV KOMMUNFULLMÄKTIGE I EKBY 2020-03-30 § 71',
    'Kommunfullmäktige i Norra Ekby kommun den 30 mars 2020, § 71 a',
    'Antagen av Arbetsförmedlingen 2020-05-14, dnr Af 2020/0012 3456',
    'Antagen av Kommunfullmäktige i Ekby 2020-03-30 § 71, gäller från och med 2020-07-01.',
    'Att gälla fr.o.m. 2020-07-01',
    'Träder i kraft den 1 juli 2020',
  ]) {
    it(`leaves out "${line}"`, () => {
      const { reading } = withoutDecisions(read(line));
      expect(contentOf(reading).opening).to.deep.equal([]);
      expect(reading.adopted).to.deep.equal([]);
    });
  }

  for (const line of [
    'Antagen av regionfullmäktige 2026-02-01 § 4, med undantag av 2 §.',
    'Bestämmelsen i 2 § gäller från och med den 1 januari 2028.',
    '1. Denna förbundsordning träder i kraft den 1 januari 2027.',
    '2. Genom förbundsordningen upphävs förbundsordningen av den 1 maj 2014.',
    '3. Äldre bestämmelser gäller för beslut fattade före 2027-01-01.',
    'Beslut enligt 2 § fattas senast den 1 mars 2027 av kommunfullmäktige.',
    'Budget antas av styrelsen senast den 30 november 2027.',
    'Med ändringen att styrelsen ska bestå av åtta ledamöter antas följande:',
    'Denna förbundsordning gäller längst till och med 2027-12-31.',
    'Styrelsen',
    'Kommunfullmäktige i Ekby',
  ]) {
    it(`keeps "${line}" before and after the clauses`, () => {
      const before = read(line);
      expect(contentOf(withoutDecisions(before).reading).opening).to.deep.equal(
        contentOf(before.reading).opening,
      );
      const after = read('', `\n* * *\n\n${line}`);
      expect(contentOf(withoutDecisions(after).reading)).to.deep.equal(contentOf(after.reading));
    });
  }

  it('keeps all that stands under a heading about transition', () => {
    const text = read('', '\nÖvergångsbestämmelser\n\nGäller från och med den 1 januari 2027.');
    expect(contentOf(withoutDecisions(text).reading)).to.deep.equal(contentOf(text.reading));
  });

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
