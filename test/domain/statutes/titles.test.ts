// The title of a text: on one line or several, with the name of the organisation above or below the kind of text.
import { expect } from 'chai';
import { readStatute } from '../../../server/domain/statutes/parse/read-statute.ts';

const titleOf = (...lines: string[]): string | null =>
  readStatute(
    [
      ...lines,
      '',
      '1 § Namn',
      'Förbundets namn är Finsam Norra Hallbygden.',
      '',
      '2 § Säte',
      'Det är Lövsta.',
    ].join('\n'),
  ).title;

describe('a title', () => {
  const whole: readonly (readonly string[])[] = [
    ['STADGAR', 'Finsam Norra Hallbygden'],
    ['STADGAR', '', 'för Finsam Norra Hallbygden'],
    ['FINSAM NORRA HALLBYGDEN', 'STADGAR'],
    ['Samverkansförbundet Lövsta', '', 'Förbundsordning'],
    ['Förbundsordning för samordningsförbundet', 'Lövsta-Hall'],
    ['Förbundsordning för Finsam Norra', 'Hallbygden'],
    ['Ändrade stadgar för Finsam Lövsta'],
    ['Reviderad gemensam förbundsordning för Finsam Lövsta'],
  ];
  for (const lines of whole)
    it(lines.join(' / '), () =>
      expect(titleOf(...lines)).to.equal(lines.filter((line) => line !== '').join(' ')),
    );

  it('ends before a line of decision, a day or words of another kind', () => {
    for (const other of ['Reviderade 2019-05-04', 'Antagna av årsmötet', 'Höstens upplaga', 'Inledning'])
      expect(titleOf('Stadgar för Finsam Lövsta', other)).to.equal('Stadgar för Finsam Lövsta');
    expect(titleOf('Stadgar', 'Antagna av Finsam Lövsta 2019-05-04')).to.equal('Stadgar');
    expect(titleOf('Ändrade stadgar 2019-05-04', '', 'Stadgar för Finsam Lövsta')).to.equal(
      'Stadgar för Finsam Lövsta',
    );
  });
});
