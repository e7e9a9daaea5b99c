// Calendar days and partly known dates, against JavaScript's own calendar as the oracle.
import { expect } from 'chai';
import fc from 'fast-check';
import {
  day,
  dayBefore,
  dayInSweden,
  earliest,
  formatDate,
  hasCome,
  isBefore,
  latest,
  partialDate,
  type Answer,
  type Day,
  type PartialDate,
  typedDate,
} from '../../../server/domain/language/dates.ts';
import { on, known } from '../../support/days.ts';

const milliseconds = 86_400_000;
const firstDay = Date.UTC(1000, 0, 1) / milliseconds;
const lastDay = Date.UTC(9999, 11, 31) / milliseconds;
const iso = (number: number): string => new Date(number * milliseconds).toISOString().slice(0, 10);

const dayNumbers = fc.integer({ min: firstDay + 1, max: lastDay });
const days: fc.Arbitrary<Day> = dayNumbers.map((number) => on(iso(number)));
/** Days near each other, where orders and borders are decided. */
const closeDays: fc.Arbitrary<Day> = fc
  .integer({ min: 12_000, max: 13_200 })
  .map((number) => on(iso(number)));
const partialDates: fc.Arbitrary<PartialDate> = fc
  .tuple(closeDays, fc.constantFrom(4, 7, 10))
  .map(([date, length]) => known(date.slice(0, length)));

/** Every day a date can mean, by JavaScript's calendar. */
function meanings(date: PartialDate): readonly string[] {
  const [year = 0, month, number] = date.split('-').map(Number);
  const begin = Date.UTC(year, (month ?? 1) - 1, number ?? 1) / milliseconds;
  const found: string[] = [];
  for (let at = begin; iso(at).startsWith(date); at += 1) found.push(iso(at));
  return found;
}

const answer = (claims: readonly boolean[]): Answer => {
  if (claims.every((claim) => claim)) return 'yes';
  return claims.some((claim) => claim) ? 'unknown' : 'no';
};

describe('dates: what is a date', () => {
  for (const text of ['2024-02-29', '2000-02-29', '1000-01-01', '9999-12-31', '2005-12', '2005', '2004-02']) {
    it(`takes ${text}`, () => {
      expect(partialDate(text)).to.equal(text);
    });
  }
  for (const text of [
    ...['', '2023-02-29', '1900-02-29', '2100-02-29', '2024-04-31', '2024-06-31', '2024-09-31', '2024-11-31'],
    ...['2024-13', '2024-00', '2024-00-10', '2024-01-00', '2024-01-32', '0999', '0000-01-01', '99', '20240'],
    ...[
      '2024-1',
      '2024-01-1',
      '2024-01-01 ',
      ' 2024',
      '2024-01-01T00:00',
      '2024/01/01',
      '٢٠٢٤',
      '2024-',
      '-2024',
    ],
    ...['2024-01-01\n', '１９９９', 'null', '1 maj 2014', 'imorgon'],
  ]) {
    it(`refuses ${JSON.stringify(text)}`, () => {
      expect(partialDate(text)).to.equal(null);
      expect(day(text)).to.equal(null);
    });
  }

  it("takes exactly the days that JavaScript's calendar has", () => {
    const numbers = fc.tuple(
      fc.integer({ min: 1000, max: 9999 }),
      fc.integer({ min: 0, max: 14 }),
      fc.integer({ min: 0, max: 32 }),
    );
    fc.assert(
      fc.property(numbers, ([year, month, number]) => {
        const text = [String(year), ...[month, number].map((part) => String(part).padStart(2, '0'))].join(
          '-',
        );
        const instant = Date.UTC(year, month - 1, number);
        const exists = new Date(instant).toISOString().startsWith(text);
        expect(day(text)).to.equal(exists ? text : null);
      }),
      { numRuns: 2000 },
    );
  });

  it('takes a whole day only where a day is asked for', () => {
    expect(day('2024-02-29')).to.equal('2024-02-29');
    expect([day('2024-02'), day('2024')]).to.deep.equal([null, null]);
  });
});

describe('dates: what a partly known date can mean', () => {
  it('begins and ends with the first and last day it can mean', () => {
    fc.assert(
      fc.property(partialDates, (date) => {
        const all = meanings(date);
        expect([earliest(date), latest(date)]).to.deep.equal([all[0], all.at(-1)]);
      }),
    );
  });

  it('knows the last day of every February', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1000, max: 9999 }), (year) => {
        const february = known(`${String(year)}-02`);
        expect(latest(february)).to.equal(iso(Date.UTC(year, 2, 0) / milliseconds));
      }),
    );
  });

  it('has come when all it can mean has come, and says so when that is open', () => {
    fc.assert(
      fc.property(partialDates, closeDays, (date, asked) => {
        expect(hasCome(date, asked)).to.equal(answer(meanings(date).map((each) => each <= asked)));
      }),
      { numRuns: 500 },
    );
  });

  it('comes before another when every meaning does', () => {
    fc.assert(
      fc.property(partialDates, partialDates, (first, second) => {
        const [a, b] = [meanings(first), meanings(second)];
        const edges = [a[0], a.at(-1)].flatMap((one) =>
          [b[0], b.at(-1)].map((other) => (one ?? '') < (other ?? '')),
        );
        expect(isBefore(first, second)).to.equal(answer(edges));
      }),
      { numRuns: 1000 },
    );
  });

  it('can tell nothing of a date that is not known at all', () => {
    fc.assert(
      fc.property(partialDates, closeDays, (date, asked) => {
        expect([hasCome(null, asked), isBefore(null, date), isBefore(date, null)]).to.deep.equal([
          'unknown',
          'unknown',
          'unknown',
        ]);
      }),
      { numRuns: 20 },
    );
  });
});

describe('dates: the day before', () => {
  it("is one day earlier in JavaScript's calendar", () => {
    fc.assert(
      fc.property(days, (date) => {
        expect(dayBefore(date)).to.equal(iso(Date.parse(date) / milliseconds - 1));
      }),
      { numRuns: 2000 },
    );
  });

  for (const [date, before] of [
    ['2024-03-01', '2024-02-29'],
    ['2023-03-01', '2023-02-28'],
    ['2000-03-01', '2000-02-29'],
    ['2100-03-01', '2100-02-28'],
    ['2015-01-01', '2014-12-31'],
    ['2014-05-01', '2014-04-30'],
  ] as const) {
    it(`of ${date} is ${before}`, () => {
      expect(dayBefore(on(date))).to.equal(before);
    });
  }
});

describe('dates: the day in Sweden', () => {
  for (const [instant, expected, why] of [
    ['2026-01-31T22:59:59.999Z', '2026-01-31', 'a millisecond to midnight in winter'],
    ['2026-01-31T23:00:00.000Z', '2026-02-01', 'midnight in winter'],
    ['2026-06-30T21:59:59.999Z', '2026-06-30', 'a millisecond to midnight in summer'],
    ['2026-06-30T22:00:00.000Z', '2026-07-01', 'midnight in summer'],
    ['2026-03-28T22:59:59.999Z', '2026-03-28', 'the evening before summer time'],
    ['2026-03-28T23:00:00.000Z', '2026-03-29', 'midnight of the night that loses an hour'],
    ['2026-03-29T21:59:59.999Z', '2026-03-29', 'the end of the day of 23 hours'],
    ['2026-03-29T22:00:00.000Z', '2026-03-30', 'the first midnight of summer time'],
    ['2026-10-24T22:00:00.000Z', '2026-10-25', 'midnight of the night that gains an hour'],
    ['2026-10-25T22:59:59.999Z', '2026-10-25', 'the end of the day of 25 hours'],
    ['2026-10-25T23:00:00.000Z', '2026-10-26', 'the first midnight of winter time'],
    ['2025-12-31T23:00:00.000Z', '2026-01-01', 'new year'],
    ['2024-02-28T23:00:00.000Z', '2024-02-29', 'the leap day'],
  ] as const) {
    it(`is ${expected} at ${instant}: ${why}`, () => {
      expect(dayInSweden(Date.parse(instant))).to.equal(expected);
    });
  }
});

describe('dates: in words', () => {
  for (const [date, sv, en] of [
    ['2014-05-01', '1 maj 2014', '1 May 2014'],
    ['2005-12', 'december 2005', 'December 2005'],
    ['2005', '2005', '2005'],
    ['2024-02-29', '29 februari 2024', '29 February 2024'],
  ] as const) {
    it(`${date} is "${sv}" and "${en}"`, () => {
      expect([formatDate(date, 'sv'), formatDate(date, 'en')]).to.deep.equal([sv, en]);
    });
  }
});

describe('a date as typed', () => {
  const cases: readonly (readonly [string, string | null])[] = [
    ['2014-05-01', '2014-05-01'],
    [' 2014-05 ', '2014-05'],
    ['2014', '2014'],
    ['1 maj 2014', '2014-05-01'],
    ['den 1 maj 2014', '2014-05-01'],
    ['Den  3 Dec 2005', '2005-12-03'],
    ['maj 2021', '2021-05'],
    ['31 October 2019', '2019-10-31'],
    ['30 februari 2019', null],
    ['0 maj 2014', null],
    ['1 blaj 2014', null],
    ['i går', null],
  ];
  for (const [typed, expected] of cases) {
    it(`${JSON.stringify(typed)} is ${expected ?? 'no date'}`, () => {
      expect(typedDate(typed)).to.equal(expected);
    });
  }
});
