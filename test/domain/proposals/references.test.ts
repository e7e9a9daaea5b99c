// References in a statute's words: which clauses they name, and whether they are this statute's own.
import { expect } from 'chai';
import { referencesIn } from '../../../server/domain/proposals/references.ts';

const told = (text: string, title: string | null = 'Förbundsordning för X'): readonly string[] =>
  referencesIn(text, title).map(({ chapter, members, owner }) => {
    const names = members.map((each) =>
      'from' in each ? `${each.from.number}–${each.to.number}` : each.number,
    );
    return `${chapter === null ? '' : `${chapter.number} kap. `}${names.join(' ')} ${owner}`;
  });

describe('references in a text', () => {
  const own: readonly (readonly [string, string])[] = [
    ['Se 5 §.', '5 own'],
    ['enligt 4 a § andra stycket 3', '4 a own'],
    ['enligt 4a § första och andra styckena', '4 a own'],
    ['12 och 14 §§', '12 14 own'],
    ['12, 13 och 14 a §§', '12 13 14 a own'],
    ['5–7 §§ och annat', '5–7 own'],
    ['5-7 §§', '5–7 own'],
    ['5 till 7 §§', '5–7 own'],
    ['3, 5–7 samt 9 §§', '3 5–7 9 own'],
    ['2 kap. 3 och 4 §§', '2 kap. 3 4 own'],
    ['kap. 2 § 3', '2 kap. 3 own'],
    ['som i § 4, det vill säga', '4 own'],
    ['§§ 4–6 gäller', '4–6 own'],
    ['§ 2.1 och', '2.1 own'],
    ['4§ gäller', '4 own'],
    ['4 § i denna förbundsordning', '4 own'],
    ['förbundsordningen 4 §', '4 own'],
    ['I 4 § i den ordning som anges', '4 own'],
    ['Lagen gäller. Enligt 4 § utses den.', '4 own'],
    ...['-', '\u2010', '\u2011', '\u2013', '\u2014', '\u2212'].flatMap((dash): [string, string][] => [
      [`5${dash}7 §§`, '5–7 own'],
      [`5 ${dash} 7 a §§`, '5–7 a own'],
      [`§5${dash}§7`, '5–7 own'],
      [`5 §${dash}7 §`, '5–7 own'],
    ]),
    ['5 t.o.m. 7 §§', '5–7 own'],
    ['5 till och med 7 §§', '5–7 own'],
    ['§§ 5 t o m 7', '5–7 own'],
    ['5 § till 7 §', '5–7 own'],
    ['5 & 7 §§', '5 7 own'],
    ['5, 6 samt 7 §§', '5 6 7 own'],
    ['5 respektive 7 §§', '5 7 own'],
    ['5,7 §§', '5 7 own'],
    ['4 a–5 §§', '4 a–5 own'],
    ['paragraferna 5–7', '5–7 own'],
    ['i detta kapitels 5 §', '5 own'],
    ['det som anges 5 §', '5 own'],
    ['enligt lag och 4 §', '4 own'],
  ];
  for (const [text, expected] of own)
    it(`are found: ${text}`, () => {
      expect(told(text)).to.deep.equal([expected]);
    });

  const others = [
    ...['9 § lag (2003:1210)', '9 § lagen (2003:1210) om finansiell samordning', '5 kap. 3 § kommunallagen'],
    ...['5 kap. 3 och 4 §§ kommunallagen', '7 § första stycket 2 i kommunallagen', '9 § samma lag', '9 § FL'],
    ...[
      '9 § i den nu gällande lagen',
      '9 § finsamlagens',
      'lagen (2003:1210) 9 §',
      'kommunallagen 5 kap. 3 §',
    ],
    ...[
      '4 § i reglementet',
      '4 § arbetsordningen',
      'protokoll § 12',
      'KS § 12',
      '9 § förvaltningslagen (2017:900)',
    ],
    ...['4 § stadgarna', '3 § 2 kommunallagen', '3 § 2 och 4 § förordningen'],
    ...[
      '5 § i bolagsordningen',
      'reglementets 5 §',
      'i avtalets 3 §',
      'arbetsordningen 4 §',
      '5 § i kontraktet',
    ],
    ...['samarbetsplanens 5 §', 'arbetsordningens § 4', 'bolagsordningens 5–7 §§', '5 § i instruktionen'],
  ];
  for (const text of others)
    it(`are another's, and never touched: ${text}`, () => {
      const owners = referencesIn(text, 'Förbundsordning för X').map(({ owner }) => owner);
      expect(owners.at(-1)).to.equal('other');
      expect(owners).to.not.include('own');
    });

  const unsure = [
    ...['5/7 §§', '5 och/eller 7 §§', '5; 7 §§', '5+7 §§', '5:7 §§', '5 … 7 §§', '5–§7', '§ 5:7', '5 §§'],
    'huvudmannens 5 §',
    ...[
      '8 § och 9 § lagen (2003:1210)',
      'Lagen (2003:1210) om finansiell samordning gäller, och 9 §',
      '12 och 14 §',
    ],
    ...['4 § förbundsordningen för Samordningsförbundet Y', 'punkt 2 och 4 §§', '9 §, kommunallagen'],
  ];
  for (const text of unsure)
    it(`are left for somebody to look at: ${text}`, () => {
      expect(referencesIn(text, 'Förbundsordning för X')[0]?.owner).to.equal('unsure');
    });

  for (const text of ['9 kap. 5 § KL samt 7 §', 'i avtalets 3 § och 5 §'])
    it(`are looked at where another's stands before: ${text}`, () => {
      const owners = referencesIn(text, 'Förbundsordning för X').map(({ owner }) => owner);
      expect(owners).to.deep.equal(['other', 'unsure']);
    });

  it('are of the bylaws where these are what is read', () => {
    expect(told('4 § stadgarna', 'Stadgar för nätverket')).to.deep.equal(['4 own']);
  });

  it('are no dates, sums or numbers of laws', () => {
    for (const text of ['den 5 maj', '2003:1210', '500 kronor', '§', 'A § B', '1234 §', '5 %', 'a4 §'])
      expect(told(text), text).to.deep.equal([]);
  });

  it('are read in bounded time', () => {
    const begun = performance.now();
    const hostile = [
      '1, '.repeat(20_000),
      '4 § '.repeat(15_000),
      '1–'.repeat(30_000),
      '1 kap. '.repeat(9000),
      'lag '.repeat(15_000),
    ];
    for (const text of hostile) referencesIn(`${text}§`, null);
    referencesIn(`4 §${' första'.repeat(9000)} stycket`, null);
    referencesIn(`4 § ${'1, '.repeat(20_000)}`, null);
    expect(performance.now() - begun).to.be.below(8000);
  }).timeout(20_000);
});
