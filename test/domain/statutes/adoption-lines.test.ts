// Every common way to write who adopted a förbundsordning, before its first clause and after its last.
import { expect } from 'chai';
import { readStatute } from '../../../server/domain/statutes/parse/read-statute.ts';

type Told = readonly (readonly [string, string | null, string | null])[];
const title = 'Förbundsordning för Samordningsförbundet X';
const clauses =
  '1 § Namn\nNamnet är X.\n\n2 § Säte\nSätet är Y.\n\n3 § Ändring\nDen beslutas av alla medlemmar.';

const granby = ['Kommunfullmäktige i Granby', '2013-05-27', '45'] as const;
const sundsele = ['Kommunfullmäktige i Sundsele', '2013-06-03', '61'] as const;
const insurance = ['Försäkringskassan', '2013-06-11', null] as const;

const forms: readonly (readonly [string, Told, (string | null)?])[] = [
  ['KF 2013-05-27, § 45', [['KF', '2013-05-27', '45']]],
  [
    'Antagen av kommunfullmäktige i Granby den 27 maj 2013, § 45 och gäller från och med den 1 juli 2013.',
    [['kommunfullmäktige i Granby', '2013-05-27', '45']],
    '2013-07-01',
  ],
  ['Fastställd av regionfullmäktige 2013-05-27 (§ 45)', [['regionfullmäktige', '2013-05-27', '45']]],
  [
    'Beslutad av förbundsstyrelsen 2013-05-27 § 45. Reviderad 2016-02-03 § 12.',
    [
      ['förbundsstyrelsen', '2013-05-27', '45'],
      ['', '2016-02-03', '12'],
    ],
  ],
  ['Senast reviderad 2016-02-03', [['', '2016-02-03', null]]],
  ['Gällande från 2014-01-01', [], '2014-01-01'],
  ['Giltig fr.o.m. 2014-01-01', [], '2014-01-01'],
  ['Ikraftträdande 1/1 2014', [], '2014-01-01'],
  ['Träder ikraft 2014-01-01', [], '2014-01-01'],
  ['Denna förbundsordning träder i kraft den 1 januari 2014.', [], '2014-01-01'],
  [
    'Beslutsinstans\tDatum\tParagraf\nKommunfullmäktige i Granby\t2013-05-27\t45\nKommunfullmäktige i Sundsele\t2013-06-03\t61\nFörsäkringskassan\t2013-06-11\t',
    [granby, sundsele, insurance],
  ],
  [
    '| Medlem | Datum | § |\n|---|---|---|\n| Kommunfullmäktige i Granby | 2013-05-27 | 45 |\n| Kommunfullmäktige i Sundsele | 2013-06-03 | 61 |\n| Försäkringskassan | 2013-06-11 | |',
    [granby, sundsele, insurance],
  ],
  [
    'Antagen av:\n- Kommunfullmäktige i Granby 2013-05-27 § 45\n- Kommunfullmäktige i Sundsele 2013-06-03 § 61\n- Försäkringskassan 2013-06-11',
    [granby, sundsele, insurance],
  ],
  [
    'Granby kommun: 2013-05-27 § 45\nSundsele kommun: 2013-06-03 § 61\nRegion Västmark: 2013-06-04 § 88\nFörsäkringskassan: 2013-06-11',
    [
      ['Granby kommun', '2013-05-27', '45'],
      ['Sundsele kommun', '2013-06-03', '61'],
      ['Region Västmark', '2013-06-04', '88'],
      insurance,
    ],
  ],
  ['Kommunfullmäktiges beslut 2013-05-27 § 45', [['Kommunfullmäktige', '2013-05-27', '45']]],
  ['Kf § 45/13', [['Kf', '2013', '45']]],
  ['Kf 45/2013', [['Kf', '2013', '45']]],
  ['Antagen av Granby kommunfullmäktige 130527 § 45', [['Granby kommunfullmäktige', '2013-05-27', '45']]],
  [
    'Förbundsordningen är antagen av Granby kommun (KF 2013-05-27 § 45), Sundsele kommun (KF 2013-06-03 § 61) och Försäkringskassan (2013-06-11).',
    [['Granby kommun', '2013-05-27', '45'], ['Sundsele kommun', '2013-06-03', '61'], insurance],
  ],
  ['Ersätter: Förbundsordning antagen av KF 2006-05-01 § 12', []],
  [
    'Beslutad av: Kommunfullmäktige i Granby\nBeslutsdatum: 2013-05-27\nParagraf: 45\nGäller från: 2014-01-01',
    [granby],
    '2014-01-01',
  ],
  [
    'Antagen av kommunfullmäktige i Granby\n2013-05-27, § 45',
    [['kommunfullmäktige i Granby', '2013-05-27', '45']],
  ],
];

describe('decisions to adopt', () => {
  for (const [words, wanted, effect = null] of forms) {
    const name = words.replaceAll(/\s+/g, ' ');
    for (const [place, text] of [
      ['before', `${title}\n\n${words}\n\n${clauses}\n`],
      ['after', `${title}\n\n${clauses}\n\n${words}\n`],
    ] as const)
      it(`${place} the clauses: ${name}`, () => {
        const reading = readStatute(text);
        expect(reading.title).to.equal(title);
        expect(reading.clauses.at(-1)?.blocks).to.have.length(1);
        expect(reading.adopted.map(({ body, date, minutes }) => [body, date, minutes])).to.deep.equal(wanted);
        expect(reading.effectiveFrom).to.equal(effect);
        expect(reading.doubts).to.deep.equal([]);
      });
  }
});
