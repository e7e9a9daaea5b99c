// Clauses that are repealed and keep their number, one or several on a line.
import { expect } from 'chai';
import { readStatute } from '../../../server/domain/statutes/parse/read-statute.ts';
import { readingToJson } from '../../../server/domain/statutes/parse/reading-json.ts';
import type { ReadingJson } from '../../../server/domain/statutes/parse/reading-json.ts';

const between = (...lines: string[]): ReadingJson =>
  readingToJson(
    readStatute(
      ['1 § Namn', 'Det heter Finsam Lövsta.', '', ...lines, '', '6 § Möten', 'De hålls i maj.'].join('\n'),
    ),
  );
const rows = (reading: ReadingJson): unknown[] =>
  reading.clauses.map(({ number, heading, blocks }) => [number, heading, ...blocks]);
const first = ['1', 'Namn', 'Det heter Finsam Lövsta.'];
const last = ['6', 'Möten', 'De hålls i maj.'];

describe('repealed clauses', () => {
  const words = [
    ...['(Upphävd)', 'Upphävd.', 'Har upphävts.', 'har upphävts genom beslut den 4 maj 2020 § 12.'],
    ...['(upphört att gälla)', 'har slopats', 'Utgår.'],
  ];
  for (const said of words)
    it(`2 § ${said}`, () => {
      const reading = between(
        `2 § ${said}`,
        '',
        '3 § Säte',
        'Det är Lövsta.',
        '',
        '4 § Mål',
        'God hälsa.',
        '',
        `5 § ${said}`,
      );
      expect(rows(reading)).to.deep.equal([
        first,
        ['2', null, said],
        ['3', 'Säte', 'Det är Lövsta.'],
        ['4', 'Mål', 'God hälsa.'],
        ['5', null, said],
        last,
      ]);
      expect(reading.doubts).to.deep.equal([]);
    });

  for (const label of ['2–5 §§', '2-5 §§', '2, 3, 4 och 5 §§', '§§ 2–5'])
    it(`${label}: under the first number, with a doubt`, () => {
      const reading = between(`${label} har upphävts.`);
      expect(rows(reading)).to.deep.equal([first, ['2', null, 'har upphävts.'], last]);
      expect(reading.doubts.map(({ why, text }) => [why, text])).to.deep.equal([
        ['severalNumbers', `${label} har upphävts.`],
      ]);
    });

  it('several numbers with one rubric', () =>
    expect(rows(between('2–5 §§ Säte och mål', 'Det är Lövsta.'))).to.deep.equal([
      first,
      ['2', 'Säte och mål', 'Det är Lövsta.'],
      last,
    ]));

  it('a sentence about other clauses is no clause', () => {
    const reading = between(
      '2 § Mål',
      'Målet är god hälsa.',
      '8–9 §§ har upphävts.',
      '',
      '3 § Säte',
      'Enligt',
      '4 § har upphävts villkoret.',
    );
    expect(reading.clauses.map(({ number }) => number)).to.deep.equal(['1', '2', '3', '6']);
  });
});
