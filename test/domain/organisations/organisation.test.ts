// What an organisation is called and is when, and the address made from its name.
import { expect } from 'chai';
import fc from 'fast-check';
import { isBefore } from '../../../server/domain/language/dates.ts';
import {
  inOrderOfTime,
  nameOn,
  slugOf,
  stateOn,
  type NameFrom,
  type Organisation,
} from '../../../server/domain/organisations/organisation.ts';
import { maybe, on } from '../../support/days.ts';

const named = (
  ...names: readonly (readonly [name: string, from: string])[]
): { names: readonly NameFrom[] } => ({
  names: inOrderOfTime(names.map(([name, from]) => ({ name, from: maybe(from) }))),
});

describe('organisation: its name on a day', () => {
  const renamed = named(['Sjöhedarna Väst', ''], ['Sjöhedarna', '2021-07-01'], ['Nya Sjöhedarna', '2024']);
  for (const [asked, name] of [
    ['2000-01-01', 'Sjöhedarna Väst'],
    ['2021-06-30', 'Sjöhedarna Väst'],
    ['2021-07-01', 'Sjöhedarna'],
    ['2024-06-15', 'Sjöhedarna'],
    ['2024-12-31', 'Nya Sjöhedarna'],
  ] as const) {
    it(`${asked}: ${name}`, () => {
      expect(nameOn(renamed, on(asked))).to.equal(name);
    });
  }

  it('is the first name before that was borne, rather than none', () => {
    expect(nameOn(named(['Granby', '2014-05-01'], ['Storgranby', '2020-01-01']), on('2010-01-01'))).to.equal(
      'Granby',
    );
  });

  it('is the last given where nobody knows when it came', () => {
    expect(nameOn(named(['Granby', ''], ['Storgranby', '']), on('2010-01-01'))).to.equal('Storgranby');
  });

  it('is the dated one once its day has come, beside one of unknown date', () => {
    const both = named(['Dated', '2014-05-01'], ['Undated', '']);
    expect([nameOn(both, on('2010-01-01')), nameOn(both, on('2014-05-01'))]).to.deep.equal([
      'Undated',
      'Dated',
    ]);
  });
});

describe('organisation: its state on a day', () => {
  const organisation = (formed: string, liquidation: string, dissolved: string): Organisation => ({
    id: '',
    slug: '',
    kind: 'forbund',
    names: [],
    formingSince: null,
    formedOn: maybe(formed),
    liquidationFrom: maybe(liquidation),
    dissolvedOn: maybe(dissolved),
  });
  for (const [formed, liquidation, dissolved, asked, state] of [
    ['2014-05-01', '', '', '2014-04-30', 'notYetFormed'],
    ['2014-05-01', '', '', '2014-05-01', 'active'],
    ['', '', '', '1900-01-01', 'active'],
    ['2005-12', '', '', '2005-11-30', 'notYetFormed'],
    ['2005-12', '', '', '2005-12-01', 'active'],
    ['2005', '2023-01-01', '', '2022-12-31', 'active'],
    ['2005', '2023-01-01', '', '2023-01-01', 'inLiquidation'],
    ['2005', '2023-01-01', '2024-06', '2024-06-29', 'inLiquidation'],
    ['2005', '2023-01-01', '2024-06', '2024-06-30', 'dissolved'],
    ['2005', '', '2024-06-30', '2024-07-01', 'dissolved'],
  ] as const) {
    it(`formed ${formed || '?'}, liquidation ${liquidation || '–'}, dissolved ${dissolved || '–'} on ${asked}: ${state}`, () => {
      expect(stateOn(organisation(formed, liquidation, dissolved), on(asked))).to.equal(state);
    });
  }
});

describe('organisation: names in order of time', () => {
  it('puts the unknown first and keeps the order given where dates are the same', () => {
    const { names } = named(
      ['d', '2024'],
      ['b', '2010-06'],
      ['a', ''],
      ['c', '2010-06-15'],
      ['b2', '2010-06'],
    );
    expect(names.map(({ name }) => name)).to.deep.equal(['a', 'c', 'b', 'b2', 'd']);
  });

  it('puts what surely came first before what surely came later, whatever stands between them', () => {
    const date = fc.constantFrom(
      '2010',
      '2010-01-01',
      '2010-06',
      '2010-12-01',
      '2011',
      '2011-06',
      '2011-02-03',
    );
    fc.assert(
      fc.property(fc.array(date, { maxLength: 12 }), (dates) => {
        const { names } = named(...dates.map((from) => ['', from] as const));
        const sorted = names.map(({ from }) => from);
        for (const [place, from] of sorted.entries()) {
          for (const later of sorted.slice(place + 1)) expect(isBefore(later, from)).to.not.equal('yes');
        }
      }),
    );
  });
});

describe('organisation: the address from its name', () => {
  for (const [name, slug] of [
    ['Samordningsförbundet Östra Ån', 'ostra-an'],
    ['Finsamförbundet Älvmarken', 'alvmarken'],
    ['samordningsförbundet', 'samordningsforbundet'],
    ['Ekdalens kommun', 'ekdalens-kommun'],
    ['  Å – ä / ö!  ', 'a-a-o'],
    ['Sæter & Øster', 'saeter-oster'],
    ['Ångelholm (decomposed)'.normalize('NFD'), 'angelholm-decomposed'],
    ['§ 1', '1'],
    ['東京', ''],
    ['---', ''],
    ['x'.repeat(80), 'x'.repeat(60)],
    [`${'x'.repeat(59)} yz`, 'x'.repeat(59)],
  ] as const) {
    it(`${JSON.stringify(name.slice(0, 40))} → ${slug.slice(0, 40) || 'nothing'}`, () => {
      expect(slugOf(name)).to.equal(slug);
    });
  }

  it('is always safe in an address, and the address of itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 90 }), (name) => {
        const slug = slugOf(name);
        expect(slug)
          .to.match(/^(?:[a-z0-9]+(?:-[a-z0-9]+)*)?$/)
          .and.have.length.below(61);
        expect(slugOf(slug)).to.equal(slug);
      }),
      { numRuns: 500 },
    );
  });
});
