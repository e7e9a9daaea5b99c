// Seats on the board: which row stands on a day, and what the law asks of each member.
import { expect } from 'chai';
import {
  seatFault,
  hasAsManyAlternates,
  seatFindings,
  seatsOn,
  sumOfSeats,
  type SeatRow,
} from '../../../server/domain/organisations/seats.ts';
import { maybe, on } from '../../support/days.ts';

let recorded = 0;
const row = (from: string, ordinary: number | null, alternates: number | null, memberId = 'a'): SeatRow => ({
  ...{ id: '', organisationId: 'f', memberId, ordinary, alternates, from: maybe(from) },
  recordedAt: `2026-03-02T09:00:00.${String((recorded += 1)).padStart(3, '0')}Z`,
});
const seats = (ordinary: number | null, alternates: number | null, isUncertain = false) => ({
  ...{ ordinary, alternates, isUncertain },
});

describe('seats: on a day', () => {
  const rows = [row('2021-06', 2, 2), row('', 1, 1), row('2024-01-01', 3, null), row('2020', 9, 9, 'b')];
  for (const [asked, then] of [
    ['1900-01-01', seats(1, 1)],
    ['2021-05-31', seats(1, 1)],
    ['2021-06-01', seats(1, 1, true)],
    ['2021-06-30', seats(2, 2)],
    ['2023-12-31', seats(2, 2)],
    ['2024-01-01', seats(3, null)],
  ] as const)
    it(asked, () => {
      expect(seatsOn(rows, 'a', on(asked))).to.deep.equal(then);
    });

  it('are not known of whom nothing was recorded', () => {
    expect(seatsOn(rows, 'c', on('2024-01-01'))).to.deep.equal(seats(null, null));
  });

  it('of two rows from the same day, are the ones recorded last', () => {
    const [mistaken, corrected] = [row('2022-01-01', 10, 1), row('2022-01-01', 1, 1)];
    for (const order of [
      [mistaken, corrected],
      [corrected, mistaken],
    ])
      expect(seatsOn(order, 'a', on('2022-01-01'))).to.deep.equal(seats(1, 1));
  });
});

describe('seats: what the law asks (10 § lag 2003:1210)', () => {
  for (const [ordinary, alternates, found] of [
    [1, 1, []],
    [0, 1, ['noOrdinary']],
    [2, 0, ['noAlternate']],
    [0, 0, ['noOrdinary', 'noAlternate']],
    [null, null, []],
    [null, 0, ['noAlternate']],
  ] as const)
    it(`${String(ordinary)} and ${String(alternates)}: ${found.join(', ') || 'nothing'}`, () => {
      expect(seatFindings(seats(ordinary, alternates))).to.deep.equal(found);
    });

  it('are as many alternates as board members on the whole board, where all are known', () => {
    expect(hasAsManyAlternates(sumOfSeats([seats(2, 1), seats(1, 2)]))).to.equal(true);
    expect(hasAsManyAlternates(sumOfSeats([seats(2, 1), seats(1, 1)]))).to.equal(false);
    expect(hasAsManyAlternates(sumOfSeats([seats(2, 1), seats(null, 1)]))).to.equal(true);
    expect(hasAsManyAlternates({ ordinary: 4, alternates: 5 })).to.equal(false);
    expect(hasAsManyAlternates({ ordinary: 4, alternates: null })).to.equal(true);
  });

  it('add up, as at least so many where one is not known', () => {
    expect(sumOfSeats([seats(1, 1), seats(2, 1)])).to.deep.equal({
      ...{ ordinary: 3, alternates: 2, isAtLeast: false },
    });
    expect(sumOfSeats([seats(1, 1), seats(null, 1)])).to.include({ ordinary: 1, isAtLeast: true });
  });

  for (const [ordinary, alternates, field] of [
    [0, 0, null],
    [null, null, null],
    [99, 99, null],
    [100, 1, 'ordinary'],
    [1, -1, 'alternates'],
    [1, 1.5, 'alternates'],
  ] as const)
    it(`${String(ordinary)} and ${String(alternates)} ${field === null ? 'can' : 'cannot'} be recorded`, () => {
      expect(seatFault({ ordinary, alternates })?.field ?? null).to.equal(field);
    });
});
