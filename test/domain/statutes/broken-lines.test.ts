// One line broken where nothing else is, and punkter that begin with a figure.
import { expect } from 'chai';
import { readStatute } from '../../../server/domain/statutes/parse/read-statute.ts';
import { readingToJson } from '../../../server/domain/statutes/parse/reading-json.ts';
import type { ReadingJson } from '../../../server/domain/statutes/parse/reading-json.ts';

const read = (...lines: string[]): ReadingJson =>
  readingToJson(
    readStatute(
      [
        ...['1 § Namn', 'Föreningen heter Lövsta nätverk.', '', '2 § Regel', ...lines, ''],
        ...['3 § Säte', 'Föreningen har sitt säte i Lövsta.'],
      ].join('\n'),
    ),
  );
type Blocks = ReadingJson['clauses'][number]['blocks'];
const blocksOf = (reading: ReadingJson): Blocks | undefined => reading.clauses[1]?.blocks;

describe('a line that begins with what no stycke begins with', () => {
  const pairs: readonly (readonly [string, string, string])[] = [
    ['Föreningen följer i allt förordningen', '(2014:88) om stöd till nätverk.', ' '],
    ['Jäv prövas så som det sägs i kommunallagen', '6 kap. 28 § och av styrelsen själv.', ' '],
    ['Kallelsen ska sändas till alla medlemmar senast den 15 mars', '2027 och sedan varje år.', ' '],
    ['En medlem kan begära sitt utträde inom', '30 dagar. Då upphör rätten att rösta.', ' '],
    ['Medlemmar är kommunerna Hall, Löv-', 'Sund och Granby samt regionen.', ''],
    ['Den som vill kan på mötet framföra', '– muntligt eller skriftligt – sina synpunkter på budgeten.', ' '],
    ['Protokollet ska justeras av ordföranden enligt', 'Nätverkets ordning för möten.', ' '],
  ];
  for (const [before, after, glue] of pairs)
    it(`${before} / ${after}`, () => {
      const reading = read(before, after);
      expect(blocksOf(reading)).to.deep.equal([`${before}${glue}${after}`]);
      expect(reading.clauses).to.have.length(3);
    });

  it('after a whole sentence such a line is a stycke of its own', () =>
    expect(
      blocksOf(read('Alla röstar på årets möte.', '(Så har det alltid varit.)', '14 dagar räcker.')),
    ).to.deep.equal(['Alla röstar på årets möte.', '(Så har det alltid varit.)', '14 dagar räcker.']));

  it('dashes of a list are no dashes around words', () =>
    expect(
      blocksOf(read('Styrelsen ska enligt planen', '– leda – och följa – arbetet,', '– föra bok.')),
    ).to.deep.equal(['Styrelsen ska enligt planen', { list: ['leda – och följa – arbetet,', 'föra bok.'] }]));
});

describe('punkter that begin with a figure', () => {
  it('go on in the series', () =>
    expect(
      blocksOf(
        read('Vid val ska', 'a) lotten avgöra,', '1. två räkna,', '2. 3 § gälla,', '3. 2 vittnen skriva.'),
      ),
    ).to.deep.equal([
      'Vid val ska',
      { list: ['lotten avgöra,', 'två räkna,', '3 § gälla,', '2 vittnen skriva.'] },
    ]));
  it('begin one where the second follows', () =>
    expect(blocksOf(read('Antalet ska vara', '1) 5 i små förbund,', '2) 7 i andra.'))).to.deep.equal([
      'Antalet ska vara',
      { list: ['5 i små förbund,', '7 i andra.'] },
    ]));
});

it('small letters right under a punkt are in doubt', () => {
  const reading = read('Stöd ges till nätverk', '- för unga', '- för äldre', 'som inte får annat stöd.');
  expect(reading.doubts.map(({ why, text }) => [why, text])).to.deep.equal([
    ['styckenUnknown', '- för äldre'],
  ]);
});
