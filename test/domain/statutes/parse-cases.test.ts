// Single habits and damages of real texts, each in the smallest text that shows it.
import { expect } from 'chai';
import { readStatute } from '../../../server/domain/statutes/parse/read-statute.ts';
import { readingToJson } from '../../../server/domain/statutes/parse/reading-json.ts';
import type { ReadingJson } from '../../../server/domain/statutes/parse/reading-json.ts';

const read = (text: string): ReadingJson => readingToJson(readStatute(text));
const lines = (...parts: string[]): string => parts.join('\n');

type Row = readonly [string, string | null, ...(string | readonly string[])[]];

/** number (with its chapter before a colon), rubric, then the blocks; a list is an array. */
const rows = (reading: ReadingJson): Row[] =>
  reading.clauses.map((clause) => [
    clause.chapter === undefined
      ? clause.number
      : `${clause.chapter.number} ${clause.chapter.heading ?? ''}: ${clause.number}`,
    clause.heading,
    ...clause.blocks.map((block) => (typeof block === 'string' ? block : block.list)),
  ]);

const cases: readonly (readonly [string, string, readonly Row[]])[] = [
  [
    'an att-list without marks',
    lines(
      '1 § Ändamål',
      'Förbundet har till uppgift',
      'att samordna insatser,',
      'att stödja samverkan, samt',
      'att följa upp.',
      '',
      '2 § Säte',
      'Säte är Y.',
    ),
    [
      [
        '1',
        'Ändamål',
        'Förbundet har till uppgift',
        ['att samordna insatser,', 'att stödja samverkan, samt', 'att följa upp.'],
      ],
      ['2', 'Säte', 'Säte är Y.'],
    ],
  ],
  [
    'a list that goes on after a stycke',
    lines(
      '1 § Uppgifter',
      'Styrelsen ska',
      '1. leda arbetet,',
      '2. besluta om',
      'budget,',
      'Vad som sägs om budget gäller alltid.',
      '3. följa upp.',
      '',
      '2 § Säte',
      'Säte är Y.',
    ),
    [
      [
        '1',
        'Uppgifter',
        'Styrelsen ska',
        ['leda arbetet,', 'besluta om budget,'],
        'Vad som sägs om budget gäller alltid.',
        ['följa upp.'],
      ],
      ['2', 'Säte', 'Säte är Y.'],
    ],
  ],
  [
    'numbers of stycken, with the sign lost',
    lines(
      '3 Medlemmar',
      '3.1 Medlemmar är A och B.',
      '3.2 En ny medlem får träda in.',
      '',
      '4 Ändamål',
      '4.1 Förbundet ska samordna.',
      '',
      '4 a Mer',
      '4 a.1 Och stödja.',
    ),
    [
      ['3', 'Medlemmar', 'Medlemmar är A och B.', 'En ny medlem får träda in.'],
      ['4', 'Ändamål', 'Förbundet ska samordna.'],
      ['4 a', 'Mer', 'Och stödja.'],
    ],
  ],
  [
    'numbers of stycken under the sign',
    lines('§ 1 Namn', '1.1 Namnet är X.', '', '§ 2 Säte', '2.1 Sätet är Y.', '2.2 Kansliet är i Z.'),
    [
      ['1', 'Namn', 'Namnet är X.'],
      ['2', 'Säte', 'Sätet är Y.', 'Kansliet är i Z.'],
    ],
  ],
  [
    'parts that are clauses of their own',
    lines(
      'Stadgar',
      '',
      '1 Allmänt',
      '',
      '1.1 Namn',
      'Namnet är X.',
      '',
      '1.2 Säte',
      'Sätet är Y.',
      '',
      '2 Medlemmar',
      '',
      '2.1 Rätt',
      'Alla.',
    ),
    [
      ['1', 'Allmänt'],
      ['1.1', 'Namn', 'Namnet är X.'],
      ['1.2', 'Säte', 'Sätet är Y.'],
      ['2', 'Medlemmar'],
      ['2.1', 'Rätt', 'Alla.'],
    ],
  ],
  [
    'Kapitel 1 and § 1.1',
    lines(
      'Stadgar',
      '',
      'Kapitel 1 Allmänt',
      '',
      '§ 1.1 Namn',
      'Namnet är X.',
      '',
      '§1.2 Säte',
      'Sätet är Y enligt § 1.1.',
      '',
      'Kapitel 2 Styrelse',
      '',
      '§ 2.1 Val',
      'De väljs.',
    ),
    [
      ['1 Allmänt: 1.1', 'Namn', 'Namnet är X.'],
      ['1 Allmänt: 1.2', 'Säte', 'Sätet är Y enligt § 1.1.'],
      ['2 Styrelse: 2.1', 'Val', 'De väljs.'],
    ],
  ],
  [
    'chapters of a law, and a reference to one first on a line',
    lines(
      '1 kap. Allmänt',
      '',
      'Namn',
      '',
      '1 § Namnet är X.',
      '',
      'Säte',
      '',
      '2 § Sätet är Y.',
      '',
      '2 kap. Medlemmar',
      '',
      '1 § Alla får bli medlemmar enligt',
      '1 kap. 2 § i dessa stadgar.',
    ),
    [
      ['1 Allmänt: 1', 'Namn', 'Namnet är X.'],
      ['1 Allmänt: 2', 'Säte', 'Sätet är Y.'],
      ['2 Medlemmar: 1', null, 'Alla får bli medlemmar enligt 1 kap. 2 § i dessa stadgar.'],
    ],
  ],
  [
    'KAPITEL I with its heading below, numbers that run on',
    lines(
      'KAPITEL I',
      'ALLMÄNT',
      '',
      '1 § Namn',
      'Namnet är X.',
      '',
      'KAPITEL II',
      'MEDLEMMAR',
      '',
      '2 § Rätt',
      'Alla.',
    ),
    [
      ['1 ALLMÄNT: 1', 'Namn', 'Namnet är X.'],
      ['2 MEDLEMMAR: 2', 'Rätt', 'Alla.'],
    ],
  ],
  [
    'each numbered item a clause, with numbered lists inside',
    lines(
      'Stadgar',
      '',
      '1. Namnet är X.',
      '',
      '2. Sätet är Y.',
      '',
      '3. Föreningen ska',
      '1. göra gott,',
      '2. undvika ont.',
      '',
      '4. Styrelsen väljs.',
      '',
      '5. Firman tecknas av den.',
    ),
    [
      ['1', null, 'Namnet är X.'],
      ['2', null, 'Sätet är Y.'],
      ['3', null, 'Föreningen ska', ['göra gott,', 'undvika ont.']],
      ['4', null, 'Styrelsen väljs.'],
      ['5', null, 'Firman tecknas av den.'],
    ],
  ],
  [
    'one rubric over several clauses',
    lines(
      'Stadgar',
      '',
      'Styrelsen',
      '',
      '1 § Styrelsen har sex ledamöter.',
      '',
      '2 § Den väljs på fyra år.',
      '',
      'Revision',
      '',
      '3 § Två revisorer utses.',
    ),
    [
      ['1', 'Styrelsen', 'Styrelsen har sex ledamöter.'],
      ['2', null, 'Den väljs på fyra år.'],
      ['3', 'Revision', 'Två revisorer utses.'],
    ],
  ],
  [
    'references that a wrap put first on a line',
    lines(
      '12 § Styrning',
      'Styrelsen ska samråda med medlemmarna om budgeten enligt',
      '13 § Kommunallagen och lämna en rapport till dem alla varje',
      'år och vid behov oftare.',
      '',
      '13 § Budget',
      'Styrelsen ska fastställa budgeten i enlighet med vad som i',
      '12 § sägs och sända den till medlemmarna, se även',
      '14 §.',
      '',
      '14 § Revision',
      'Den ska ske.',
    ),
    [
      [
        '12',
        'Styrning',
        'Styrelsen ska samråda med medlemmarna om budgeten enligt 13 § Kommunallagen och lämna en rapport till dem alla varje år och vid behov oftare.',
      ],
      [
        '13',
        'Budget',
        'Styrelsen ska fastställa budgeten i enlighet med vad som i 12 § sägs och sända den till medlemmarna, se även 14 §.',
      ],
      ['14', 'Revision', 'Den ska ske.'],
    ],
  ],
  [
    'stycken that begin with a reference',
    lines(
      '1 § Namn',
      'Namnet är X.',
      '',
      '2 § Undantag',
      '1 § gäller inte om styrelsen beslutar annat.',
      '3 § får tillämpas ändå.',
      '',
      '3 § Slut',
      'Slut.',
    ),
    [
      ['1', 'Namn', 'Namnet är X.'],
      ['2', 'Undantag', '1 § gäller inte om styrelsen beslutar annat.', '3 § får tillämpas ändå.'],
      ['3', 'Slut', 'Slut.'],
    ],
  ],
  [
    'a rubric that wraps',
    lines(
      '1 § Namn',
      'Namnet är Samordningsförbundet i det stora vida länet, och',
      'det ska stavas så i alla handlingar som förbundet ger ut.',
      '',
      '2 § Medlemmarnas andelar i förbundets tillgångar, skulder',
      'och kostnader',
      'Andelarna är lika stora för alla medlemmar om inget annat',
      'är bestämt.',
    ),
    [
      [
        '1',
        'Namn',
        'Namnet är Samordningsförbundet i det stora vida länet, och det ska stavas så i alla handlingar som förbundet ger ut.',
      ],
      [
        '2',
        'Medlemmarnas andelar i förbundets tillgångar, skulder och kostnader',
        'Andelarna är lika stora för alla medlemmar om inget annat är bestämt.',
      ],
    ],
  ],
  [
    'rubric, full stop and words on one line',
    lines(
      '§ 1 Namn. Namnet är X.',
      '',
      '§ 2 Säte. Sätet är Y.',
      '',
      '§ 3 Styrelse. Styrelsen har tre ledamöter. Den väljs av mötet.',
    ),
    [
      ['1', 'Namn', 'Namnet är X.'],
      ['2', 'Säte', 'Sätet är Y.'],
      ['3', 'Styrelse', 'Styrelsen har tre ledamöter. Den väljs av mötet.'],
    ],
  ],
  [
    'a rubric in capitals before the words on one line',
    lines('§ 1 FÖRBUNDETS NAMN Förbundets namn är X.', '', '§ 2 SÄTE Förbundet har sitt säte i Y.'),
    [
      ['1', 'FÖRBUNDETS NAMN', 'Förbundets namn är X.'],
      ['2', 'SÄTE', 'Förbundet har sitt säte i Y.'],
    ],
  ],
  [
    'old "mom." numbers',
    lines('§ 1 Namn', 'Mom. 1 Namnet är X.', 'Mom. 2 Det får ej ändras.', '', '§ 2 Säte', 'Sätet är Y.'),
    [
      ['1', 'Namn', 'Namnet är X.', 'Det får ej ändras.'],
      ['2', 'Säte', 'Sätet är Y.'],
    ],
  ],
  [
    'a hyphen that belongs to the word',
    lines(
      '1 § Post',
      'Kallelsen ska sändas med e-post till alla ledamöter och till dem som har bett om det, med e-',
      'post eller med brev till var och en av dem och till deras er-',
      'sättare samt till närings-',
      'och kulturnämnden.',
    ),
    [
      [
        '1',
        'Post',
        'Kallelsen ska sändas med e-post till alla ledamöter och till dem som har bett om det, med e-post eller med brev till var och en av dem och till deras ersättare samt till närings- och kulturnämnden.',
      ],
    ],
  ],
  [
    'Artikel with a dash, and Paragraf with its number in letters',
    lines(
      'Artikel 1 – Namn',
      'Namnet är X.',
      '',
      'Paragraf två: Säte',
      'Sätet är Y.',
      '',
      'Paragraf tjugoen',
      'Firma',
    ),
    [
      ['1', 'Namn', 'Namnet är X.'],
      ['2', 'Säte', 'Sätet är Y.'],
      ['21', null, 'Firma'],
    ],
  ],
  [
    'a full stop between number and sign, parts after a colon',
    lines(
      '1.§ Namn',
      'Namnet är X.',
      '',
      '2.§ Möten',
      '§ 2:1 Årsmöte',
      'Det hålls i mars.',
      '§ 2:2 Extra',
      'Vid behov.',
    ),
    [
      ['1', 'Namn', 'Namnet är X.'],
      ['2', 'Möten'],
      ['2.1', 'Årsmöte', 'Det hålls i mars.'],
      ['2.2', 'Extra', 'Vid behov.'],
    ],
  ],
  [
    'rubric, dash and words on one line',
    lines('§ 1 Namn – Namnet är X.', '', '§ 2 Säte – Sätet är Y.', '', '§ 3 Firma – Styrelsen tecknar den.'),
    [
      ['1', 'Namn', 'Namnet är X.'],
      ['2', 'Säte', 'Sätet är Y.'],
      ['3', 'Firma', 'Styrelsen tecknar den.'],
    ],
  ],
  [
    'rubrics with a dash inside',
    lines(
      '§ 1 Mötet – Kallelse',
      'En månad före.',
      '',
      '§ 2 Mötet – Ordning',
      'Fri.',
      '',
      '§ 3 Mötet – Jäv',
      'Nej.',
    ),
    [
      ['1', 'Mötet – Kallelse', 'En månad före.'],
      ['2', 'Mötet – Ordning', 'Fri.'],
      ['3', 'Mötet – Jäv', 'Nej.'],
    ],
  ],
  [
    'rubrics that end in an abbreviation keep its full stop',
    lines(
      '1 § Namn m.m.',
      'Namnet är X.',
      '',
      '2 § Kallelse, jäv m. m.',
      'En månad före.',
      '',
      '3 § Firma o.d.',
      'Ja.',
    ),
    [
      ['1', 'Namn m.m.', 'Namnet är X.'],
      ['2', 'Kallelse, jäv m. m.', 'En månad före.'],
      ['3', 'Firma o.d.', 'Ja.'],
    ],
  ],
  [
    'one long rubric on two lines where nothing else is broken',
    lines(
      '1 § Namn',
      'Namnet är X.',
      '',
      '2 § Skifte av egendom och skulder efter en medlems utträde',
      'samt vård av handlingar',
      'Skiftet sker efter andel.',
    ),
    [
      ['1', 'Namn', 'Namnet är X.'],
      [
        '2',
        'Skifte av egendom och skulder efter en medlems utträde samt vård av handlingar',
        'Skiftet sker efter andel.',
      ],
    ],
  ],
  [
    'amounts, days and "paragraf" at a broken line',
    lines(
      '1 § Avgift',
      'Var och en av medlemmarna ska betala en årlig avgift om högst',
      '12 500 kronor till förbundet och därtill ett tillskott om',
      '3,5 procent av kostnaden. Om detta finns mer i paragraf',
      '2 nedan.',
      '',
      '2 § Tid',
      'Avgiften ska betalas senast den',
      '31 mars.',
    ),
    [
      [
        '1',
        'Avgift',
        'Var och en av medlemmarna ska betala en årlig avgift om högst 12 500 kronor till förbundet och därtill ett tillskott om 3,5 procent av kostnaden. Om detta finns mer i paragraf 2 nedan.',
      ],
      ['2', 'Tid', 'Avgiften ska betalas senast den 31 mars.'],
    ],
  ],
  [
    'text quoted as in a letter',
    lines('> 1 § Namn', '> Namnet är X.', '>', '> 2 § Säte', '> Sätet är Y.'),
    [
      ['1', 'Namn', 'Namnet är X.'],
      ['2', 'Säte', 'Sätet är Y.'],
    ],
  ],
  [
    'short clauses of one sentence under rubrics of their own',
    lines(
      'Stadgar',
      '',
      'Namn',
      '',
      '§ 1 Namnet är X.',
      '',
      'Säte',
      '',
      '§ 2 Sätet är Y.',
      '',
      'Möte',
      '',
      '§ 3 Det hålls i maj.',
    ),
    [
      ['1', 'Namn', 'Namnet är X.'],
      ['2', 'Säte', 'Sätet är Y.'],
      ['3', 'Möte', 'Det hålls i maj.'],
    ],
  ],
  [
    'a place to sign, after the last clause',
    lines(
      '1 § Namn',
      'Namnet är X.',
      '',
      'Granby den 4 maj 2020',
      '',
      '________________',
      'För Granby kommun',
    ),
    [['1', 'Namn', 'Namnet är X.']],
  ],
  [
    'a clause that only begins like a place and a day',
    lines('1 § Möte', 'Mötet hölls i', '', 'Granby den 4 maj 2020', '', 'i stadens hus.'),
    [['1', 'Möte', 'Mötet hölls i', 'Granby den 4 maj 2020', 'i stadens hus.']],
  ],
  [
    'rubrics that break before the number after them',
    lines(
      'Stadgar för X',
      '',
      'Namn (1 §)',
      'Namnet är X.',
      '',
      'Andelar i tillgångar och skulder samt',
      'fördelning av kostnader (2 §)',
      'De är lika.',
      '',
      'Säte, lokaler och kansli för',
      'hela nätverket',
      '(3 §)',
      'Sätet är Y.',
      '',
      'Möten (4 §)',
      'De hålls i maj.',
    ),
    [
      ['1', 'Namn', 'Namnet är X.'],
      ['2', 'Andelar i tillgångar och skulder samt fördelning av kostnader', 'De är lika.'],
      ['3', 'Säte, lokaler och kansli för hela nätverket', 'Sätet är Y.'],
      ['4', 'Möten', 'De hålls i maj.'],
    ],
  ],
  [
    'an annex with a letter and a title',
    lines('1 § Andelar', 'De står i bilaga A.', '', 'Bilaga A – Andelar', '', 'Granby 50 %'),
    [['1', 'Andelar', 'De står i bilaga A.']],
  ],
];

describe('reading habits and damages of real texts', () => {
  for (const [name, text, wanted] of cases) it(name, () => expect(rows(read(text))).to.deep.equal(wanted));

  it('a flat transcript: every clause and word, its stycken in doubt', () => {
    const reading = read(
      lines(
        'Förbundsordning för X',
        'Transkript',
        '',
        '1 Förbundsordning för X 1 Namn Förbundets namn är X. 2 Säte Förbundet har sitt säte i Y kommun i Z län, och dess kansli ska finnas där så länge medlemmarna inte beslutar något annat i den ordning som 4 anger. 3 Medlemmar Medlemmar är A, B och C. De har lika rätt enligt 5 och',
        '',
        '2 2 ska pröva den. 4 Ändring Ändring beslutas av alla medlemmar tillsammans, och den gäller från den dag då alla har beslutat lika i saken. 5 Tvister Tvister avgörs av domstol.',
      ),
    );
    expect(rows(reading).map((row) => row.slice(0, 2))).to.deep.equal([
      ['1', 'Namn'],
      ['2', 'Säte'],
      ['3', 'Medlemmar'],
      ['4', 'Ändring'],
      ['5', 'Tvister'],
    ]);
    expect(JSON.stringify(rows(reading)[2]))
      .to.contain('enligt 5 och')
      .and.to.contain('ska pröva den.');
    expect(reading.doubts.filter((doubt) => doubt.why === 'styckenUnknown')).to.have.length(5);
    expect(reading.leftOut.map((note) => [note.why, note.text])).to.deep.equal([
      ['viewerWords', 'Transkript'],
      ['pageNumber', '1'],
      ['pageNumber', '2 2'],
    ]);
  });

  it('a clause that runs on in the last line: in doubt', () => {
    const text = ['§ 1 Namn', 'Namnet är X.', '', '§ 2 Säte', 'Sätet är Y. § 3 Firma Styrelsen tecknar den.'];
    const reading = read(lines(...text));
    expect(reading.doubts.map(({ line, why }) => [line, why])).to.deep.equal([[5, 'referenceOrClause']]);
    const plain = read(lines(...text.slice(0, -1), 'Sätet är Y. Se även § 1 och 3 § Namnlagen.'));
    expect(plain.doubts).to.deep.equal([]);
  });

  it('words outside the clauses: in the JSON, but for the title and the decisions told there', () => {
    const clause = ['', '1 § Namn', 'Namnet är X.', '', '2 § Säte', 'Sätet är Y.'];
    const title = ['STADGAR', 'för X', '', 'Antagna av årsmötet 2019-05-04', 'Gäller från 2019-07-01', ''];
    expect(read(lines(...title, ...clause))).not.to.have.property('preamble');
    const others = ['X bildades 2001.', 'Vi är många.'];
    expect(read(lines(...title, others.join('\n\n'), ...clause)).preamble).to.deep.equal(others);
  });

  it('a title whose small word has a line of its own', () => {
    const text = lines('STADGAR', 'FÖR', 'NÄTVERKET LJUNGEN', '', '1 § Namn', 'Namnet är X.');
    expect(read(text).title).to.equal('STADGAR FÖR NÄTVERKET LJUNGEN');
  });

  it('a text without clauses: all of it in the preamble', () => {
    const reading = readStatute(
      lines(
        'Protokoll från mötet',
        '',
        'Vi talade om allt möjligt.',
        '',
        'Sedan gick vi hem:',
        '- först A',
        '- sedan B',
      ),
    );
    expect(reading.clauses).to.deep.equal([]);
    expect(reading.preamble.map((passage) => passage.text)).to.deep.equal([
      'Protokoll från mötet',
      'Vi talade om allt möjligt.',
      'Sedan gick vi hem:',
      'först A',
      'sedan B',
    ]);
    expect(reading.doubts.map((doubt) => doubt.why)).to.deep.equal(['noClause']);
  });

  it('numbers that fall, come back or are missing: doubts, nothing dropped', () => {
    const reading = read(
      lines(
        '1 § A',
        'Text a.',
        '',
        '3 § C',
        'Text c.',
        '',
        '2 § B',
        'Text b.',
        '',
        '3 § D',
        'Text d.',
        '',
        '4 §',
        '',
      ),
    );
    expect(reading.clauses.map((clause) => clause.number)).to.deep.equal(['1', '3', '2', '3', '4']);
    expect(reading.doubts.map((doubt) => [doubt.line, doubt.why])).to.deep.equal([
      [4, 'numberMissing'],
      [7, 'numberNotRising'],
      [10, 'numberDuplicate'],
      [13, 'emptyClause'],
    ]);
  });

  it('rubrics over groups, annexes and signatures: outside the clauses', () => {
    const reading = readStatute(
      lines(
        'Stadgar',
        '',
        'STYRELSEN',
        '',
        '1 § Ledamöter',
        'De är sex.',
        '',
        'REVISION',
        '',
        '2 § Revisorer',
        'De är två.',
        '',
        'Bilaga 1',
        '',
        'Kommun A 50 %',
      ),
    );
    expect(reading.clauses.map((clause) => clause.heading)).to.deep.equal(['Ledamöter', 'Revisorer']);
    expect(reading.preamble.map((passage) => passage.text)).to.deep.equal([
      'Stadgar',
      'STYRELSEN',
      'REVISION',
      'Bilaga 1',
      'Kommun A 50 %',
    ]);
  });
});

describe('reading decisions', () => {
  const around = (words: string): ReadingJson =>
    read(lines('Stadgar för X', '', words, '', '1 § Namn', 'Namnet är X.', '', '2 § Säte', 'Sätet är Y.'));
  const adoptions: readonly (readonly [
    string,
    readonly (readonly [string, string | null, string | null])[],
  ])[] = [
    [
      'Antagen av Kommunfullmäktige i Granby den 12 mars 2014, § 17',
      [['Kommunfullmäktige i Granby', '2014-03-12', '17']],
    ],
    ['Antagen av medlemmarna i Granby våren 2019', [['medlemmarna i Granby', '2019', null]]],
    ['Antagen av landstingsfullmäktige den 30 februari 2013', [['landstingsfullmäktige', '2013-02', null]]],
    ['Beslutad av Granby kommun 2016-05-02, KS § 61/2016', [['Granby kommun', '2016-05-02', '61']]],
    ['antagen den 12 mars 2014', [['', '2014-03-12', null]]],
    ['KF 2014-03-10 § 31', [['KF', '2014-03-10', '31']]],
    ['Antagen av KF 2014-03-10 31', [['KF', '2014-03-10', '31']]],
    ['Antagen av KF § 31', [['KF', null, '31']]],
    ['KF § 31/2014', [['KF', '2014', '31']]],
    ['Antagen av RF § 8/2015', [['RF', '2015', '8']]],
    ['KF 2014-03-10, § 31/2014', [['KF', '2014-03-10', '31']]],
    ['(reviderad version 2021-04-15)', [['', '2021-04-15', null]]],
    [
      'Dessa stadgar antogs 2017-05-04 på det konstituerande mötet.',
      [['det konstituerande mötet', '2017-05-04', null]],
    ],
    [
      'Antagen 2014-02-24, § 17, av kommunfullmäktige i Granby',
      [['kommunfullmäktige i Granby', '2014-02-24', '17']],
    ],
    ['Fastställd av regionfullmäktige 24/2 2014 (§ 8)', [['regionfullmäktige', '2014-02-24', '8']]],
    ['Antagen av samtliga medlemmars fullmäktige .', [['samtliga medlemmars fullmäktige', null, null]]],
    [
      'Antagen av:\nKommunfullmäktige i Granby\t2014-02-24\t§ 17\nFörsäkringskassan 2014-03-20',
      [
        ['Kommunfullmäktige i Granby', '2014-02-24', '17'],
        ['Försäkringskassan', '2014-03-20', null],
      ],
    ],
    [
      'Antagen av KF i A 2014-02-24 § 17, KF i B 2014-03-10 § 31 och LF 2014-04-08 § 44',
      [
        ['KF i A', '2014-02-24', '17'],
        ['KF i B', '2014-03-10', '31'],
        ['LF', '2014-04-08', '44'],
      ],
    ],
    ['Förbundet bildades efter långa samtal.', []],
  ];
  for (const [words, wanted] of adoptions)
    it(words.replaceAll(/\s+/g, ' '), () =>
      expect(around(words).adopted.map(({ body, date, minutes }) => [body, date, minutes])).to.deep.equal(
        wanted,
      ),
    );

  const effects: readonly (readonly [string, string | null])[] = [
    ['Gäller från och med den 2014-05-01', '2014-05-01'],
    ['gäller fr.o.m. 1 januari 2014', '2014-01-01'],
    ['Träder i kraft den 1 maj 2014', '2014-05-01'],
    ['Beslutad av KF den 24 februari 2014 § 17 och gäller från maj 2014', '2014-05'],
    ['Gäller från år 2015', '2015'],
    ['Gäller tills vidare.', null],
    ['Gäller från 2014-13-45', null],
  ];
  for (const [words, wanted] of effects)
    it(words, () => expect(around(words).effectiveFrom).to.equal(wanted));

  it('finds the date of entry into force in the last clause', () => {
    const reading = read(
      lines(
        '1 § Namn',
        'Namnet är X.',
        '',
        '2 § Ikraftträdande',
        'Denna förbundsordning träder i kraft den 1 maj 2014.',
      ),
    );
    expect(reading.effectiveFrom).to.equal('2014-05-01');
    expect(reading.clauses[1]?.blocks).to.deep.equal([
      'Denna förbundsordning träder i kraft den 1 maj 2014.',
    ]);
  });
});
