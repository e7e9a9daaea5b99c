// Shares of the cost: typed, added up exactly, and held against 5 § lag (2003:1210).
import { expect } from 'chai';
import fc from 'fast-check';
import {
  isSameShare,
  shareFindings,
  sharesOn,
  shownShare,
  sumOfShares,
  typedShare,
  type ShareRow,
} from '../../../server/domain/organisations/shares.ts';
import type { Party } from '../../../server/domain/organisations/membership.ts';
import { maybe, on } from '../../support/days.ts';

const row = (party: Party, memberId: string | null, share: string, from = ''): ShareRow => {
  const typed = typedShare(share);
  if (typed === null) throw new Error(`no share: ${share}`);
  return { id: '', organisationId: 'f', party, memberId, ...typed, from: maybe(from), recordedAt: '' };
};
const members = [
  { memberId: 'fk', party: 'socialInsuranceAgency' },
  { memberId: 'af', party: 'employmentService' },
  { memberId: 'region', party: 'regions' },
  { memberId: 'a', party: 'municipalities' },
  { memberId: 'b', party: 'municipalities' },
] as const;
const lawful = [
  row('socialInsuranceAgency', null, '1/2'),
  row('regions', null, '1/4'),
  row('municipalities', null, '1/4'),
];
const kindsOf = (rows: readonly ShareRow[], asked = '2026-01-01') =>
  shareFindings(sharesOn(rows, members, on(asked))).map((finding) =>
    'party' in finding ? `${finding.kind} ${finding.party}` : finding.kind,
  );

describe('shares: as typed', () => {
  for (const [typed, shown] of [
    ['1/4', '1/4'],
    ['¼', '1/4'],
    ['25 %', '1/4'],
    ['25%', '1/4'],
    ['12,5 %', '1/8'],
    ['0,25', '1/4'],
    ['2/8', '1/4'],
    ['1', '1'],
    ['100 %', '1'],
    ['0', '0'],
    ['1/3', '1/3'],
    ['5/4', null],
    ['125 %', null],
    ['1/0', null],
    ['-1/4', null],
    ['en fjärdedel', null],
    ['', null],
    ['1/1000001', null],
    ['٢/٤', null],
  ] as const) {
    it(`"${typed}" is ${shown ?? 'none'}`, () => {
      const share = typedShare(typed);
      expect(share === null ? null : shownShare(share)).to.equal(shown);
    });
  }

  it('add up exactly, in any order, however they are written', () => {
    const fraction = fc
      .tuple(fc.nat({ max: 100 }), fc.integer({ min: 1, max: 100 }))
      .map(([numerator, denominator]) => ({ numerator, denominator }));
    fc.assert(
      fc.property(fc.array(fraction, { maxLength: 4 }), fc.integer({ min: 1, max: 9 }), (shares, times) => {
        const sum = sumOfShares(shares);
        const expected = shares.reduce((total, each) => total + each.numerator / each.denominator, 0);
        expect(sum).not.to.equal(null);
        if (sum === null) return;
        expect(sum.numerator / sum.denominator).to.be.closeTo(expected, 1e-9);
        const widened = shares.map((each) => ({
          numerator: each.numerator * times,
          denominator: each.denominator * times,
        }));
        expect(sumOfShares(widened.toReversed())).to.deep.equal(sum);
        expect(isSameShare(sum, sum)).to.equal(true);
      }),
    );
  });

  it('say so where a sum is finer than whole numbers can tell', () => {
    const primes = [999_983, 999_979, 999_961, 999_959].map((denominator) => ({ numerator: 1, denominator }));
    expect(sumOfShares(primes)).to.equal(null);
  });
});

describe('shares: on a day', () => {
  it('of the kommuner together, each one’s own not known', () => {
    const parts = sharesOn(lawful, members, on('2026-01-01'));
    expect(
      parts.find(({ party }) => party === 'municipalities')?.members.map(({ share }) => share),
    ).to.deep.equal([null, null]);
    expect(parts.find(({ party }) => party === 'regions')?.members[0]?.share).to.include({
      numerator: 1,
      denominator: 4,
    });
    expect(parts.find(({ party }) => party === 'employmentService')?.share).to.equal(null);
    expect(kindsOf(lawful)).to.deep.equal([]);
  });

  it('of a part whose members are all known, their sum', () => {
    const rows = [row('municipalities', 'a', '1/6'), row('municipalities', 'b', '1/12')];
    const part = sharesOn(rows, members, on('2026-01-01')).find(({ party }) => party === 'municipalities');
    expect(part?.share).to.deep.equal({ numerator: 1, denominator: 4, isUncertain: false });
    const one = sharesOn(rows.slice(0, 1), members, on('2026-01-01'));
    expect(one.find(({ party }) => party === 'municipalities')?.share).to.equal(null);
  });

  it('lasts until the next', () => {
    const rows = [...lawful, row('regions', null, '3/8', '2021-06')];
    const shown = (asked: string) =>
      sharesOn(rows, members, on(asked)).find(({ party }) => party === 'regions')?.share;
    expect(shown('2021-05-31')).to.deep.equal({ numerator: 1, denominator: 4, isUncertain: false });
    expect(shown('2021-06-15')).to.deep.equal({ numerator: 1, denominator: 4, isUncertain: true });
    expect(shown('2021-06-30')).to.deep.equal({ numerator: 3, denominator: 8, isUncertain: false });
  });
});

describe('shares: against the law', () => {
  const cases: readonly (readonly [what: string, rows: readonly ShareRow[], found: readonly string[]])[] = [
    ['nothing known', [], []],
    ['½ + ¼ + ¼', lawful, []],
    ['the agencies’ half divided', [...lawful, row('employmentService', null, '0')], []],
    [
      'a third each',
      [
        row('socialInsuranceAgency', null, '1/3'),
        row('regions', null, '1/3'),
        row('municipalities', null, '1/3'),
      ],
      ['againstTheLaw socialInsuranceAgency', 'againstTheLaw regions', 'againstTheLaw municipalities'],
    ],
    [
      'more than the whole',
      [...lawful.slice(0, 2), row('municipalities', null, '1/3')],
      ['againstTheLaw municipalities', 'notTheWhole'],
    ],
    [
      'members that do not add up to their part',
      [...lawful, row('municipalities', 'a', '1/8'), row('municipalities', 'b', '1/12')],
      ['membersDoNotAddUp municipalities'],
    ],
    ['members of which one is not known', [...lawful, row('municipalities', 'a', '1/8')], []],
  ];
  for (const [what, rows, found] of cases)
    it(what, () => {
      expect(kindsOf(rows)).to.deep.equal(found);
    });
});
