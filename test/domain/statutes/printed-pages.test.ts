// What the pages of a PDF do to a text: broken days, running headers, ragged lines, notes at the foot.
import { expect } from 'chai';
import { readStatute } from '../../../server/domain/statutes/parse/read-statute.ts';
import { readingToJson } from '../../../server/domain/statutes/parse/reading-json.ts';
import type { Reading } from '../../../server/domain/statutes/statute.ts';
import type { ReadingJson } from '../../../server/domain/statutes/parse/reading-json.ts';

const read = (...lines: string[]): ReadingJson => readingToJson(readStatute(lines.join('\n')));

describe('a number that the end of a line broke', () => {
  it('a day in a line of decision', () => {
    for (const day of [
      ['2011-', '03-08 § 14'],
      ['2011-03-', '08 § 14'],
    ]) {
      const reading = read(
        'Förbundsordning för Samordningsförbundet Lövsta',
        '',
        `Antagen av kommunfullmäktige i Lövsta ${day[0] ?? ''}`,
        day[1] ?? '',
        '',
        '1 § Namn',
        'Förbundet heter Samordningsförbundet Lövsta.',
        '',
        '2 § Säte',
        'Förbundet har sitt säte i Lövsta.',
      );
      expect(reading.adopted.map(({ date, minutes }) => [date, minutes])).to.deep.equal([
        ['2011-03-08', '14'],
      ]);
      expect(reading.clauses.map(({ number }) => number)).to.deep.equal(['1', '2']);
    }
  });

  it('a span of clauses, of years and of amounts in the text', () => {
    const reading = read(
      '1 § Regler',
      'För förbundet gäller de regler som står i lagen om samordning och särskilt dess 7–',
      '9 §§ samt budgeten för åren 2015/',
      '2016, där bidraget är 10-',
      '12 tusen kronor.',
      '',
      '2 § Säte',
      'Förbundet har sitt säte i Lövsta.',
    );
    expect(reading.clauses.map(({ blocks }) => blocks)).to.deep.equal([
      [
        'För förbundet gäller de regler som står i lagen om samordning och särskilt dess 7–9 §§ samt budgeten för åren 2015/2016, där bidraget är 10-12 tusen kronor.',
      ],
      ['Förbundet har sitt säte i Lövsta.'],
    ]);
  });
});

describe('the header of the first page', () => {
  const page = (...words: string[]): string => words.join('\n');
  it('is left out with those of the other pages', () => {
    const reading = read(
      [
        page('Finsam Lövsta', '', 'Stadgar för Finsam Lövsta', '', '1 § Namn', 'Förbundet heter så.'),
        page('Finsam Lövsta', '', '2 § Säte', 'Sätet är Lövsta.'),
        page('Finsam Lövsta', '', '3 § Möte', 'Det hålls i maj.'),
      ].join('\n\f'),
    );
    expect(reading.title).to.equal('Stadgar för Finsam Lövsta');
    expect(reading.leftOut.map(({ why }) => why)).to.deep.equal(['pageHeader', 'pageHeader', 'pageHeader']);
  });

  it('stays where it is the only title', () => {
    const reading = read(
      [
        page('Stadgar för Finsam Lövsta', '', '1 § Namn', 'Förbundet heter så.'),
        page('Stadgar för Finsam Lövsta', '', '2 § Säte', 'Sätet är Lövsta.'),
        page('Stadgar för Finsam Lövsta', '', '3 § Möte', 'Det hålls i maj.'),
      ].join('\n\f'),
    );
    expect(reading.title).to.equal('Stadgar för Finsam Lövsta');
    expect(reading.leftOut).to.have.length(2);
  });
});

describe('a short line in a text of broken lines', () => {
  const body = (between: string): string[] => [
    'Styrelsen består av en ledamot och en',
    'ersättare för var och en av medlemmarna,',
    'som utses för fyra år.',
    between,
    'Avgår någon under tiden utses en annan',
    'för den tid som är kvar.',
  ];
  const statute = (apart: boolean): ReadingJson =>
    read(
      ...['1 § Styrelse', ...body(apart ? '' : '–')],
      ...['', '2 § Ordförande', ...body(apart ? '' : '–')],
      ...['', '3 § Möten', ...body(apart ? '' : '–')],
      ...['', '4 § Firma', ...body(apart ? '' : '–')],
      ...['', '5 § Jäv', 'Om jäv gäller lagen.', 'Styrelsen prövar själv frågor om sådant.'],
    );
  it('goes on where an empty line stands before every stycke', () =>
    expect(statute(true).clauses.at(-1)?.blocks).to.deep.equal([
      'Om jäv gäller lagen. Styrelsen prövar själv frågor om sådant.',
    ]));
  it('ends its stycke where no empty lines part them', () => {
    const text = [1, 2, 3, 4, 5].flatMap((number) => [
      `${String(number)} § Rubrik`,
      ...body('').filter((line) => line !== ''),
      'Mer finns inte.',
      '',
    ]);
    expect(read(...text).clauses.map(({ blocks }) => blocks.length)).to.deep.equal([3, 3, 3, 3, 3]);
  });
});

it('a hyphen before "och" at the end of lines breaks no words', () => {
  const stycke = ['Styrelsen ska ta vara på det som läns-', 'och kommunvård har gemensamt i trakten.'];
  const short = ['Två revisorer granskar detta.', 'Ordföranden kallar dem till möten vid'];
  const reading = read(
    ...['1 § A', ...stycke, '', '2 § B', ...stycke, '', '3 § C', ...stycke, ''],
    ...['4 § D', ...short, 'behov och för bok över vad de säger i', 'saken och hur de ser på den.'],
  );
  expect(reading.clauses.at(-1)?.blocks).to.deep.equal([
    'Två revisorer granskar detta. Ordföranden kallar dem till möten vid behov och för bok över vad de säger i saken och hur de ser på den.',
  ]);
});

describe('footnotes', () => {
  const statute = (...notes: string[]): Reading =>
    readStatute(
      [
        'Stadgar för Finsam Lövsta',
        '',
        '1 § Namn¹',
        'Förbundet heter Finsam Lövsta.² Lokalen är 300 m².',
        '',
        '2 § Säte',
        'Sätet är Lövsta.',
        ...notes,
      ].join('\n'),
    );
  it('are no words of the clauses, nor are their numbers', () => {
    const reading = statute('', '¹ Ändrat sedan sist.', '² Förr: Finsam', 'Lövstabygden.');
    expect(readingToJson(reading).clauses).to.deep.equal([
      { number: '1', heading: 'Namn', blocks: ['Förbundet heter Finsam Lövsta. Lokalen är 300 m².'] },
      { number: '2', heading: 'Säte', blocks: ['Sätet är Lövsta.'] },
    ]);
    expect(reading.preamble.map(({ text }) => text)).to.deep.equal([
      'Stadgar för Finsam Lövsta',
      '¹ Ändrat sedan sist.',
      '² Förr: Finsam Lövstabygden.',
    ]);
  });
  it('without a note a raised number stays in the words', () =>
    expect(readingToJson(statute()).clauses[0]).to.deep.equal({
      number: '1',
      heading: 'Namn¹',
      blocks: ['Förbundet heter Finsam Lövsta.² Lokalen är 300 m².'],
    }));
});
