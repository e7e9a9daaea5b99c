// Seats on the board: how many ordinary members and alternates each member of a förbund appoints, and from when.
import type { Day } from '../language/dates.ts';
import { refuse, type Refusal } from '../refusal.ts';
import { standingOn, type DatedRow } from './standing.ts';

/** A number that is not known is null: it is never put at what the law asks for at least. */
export interface SeatRow extends DatedRow {
  readonly id: string;
  readonly organisationId: string;
  readonly memberId: string;
  readonly ordinary: number | null;
  readonly alternates: number | null;
}

export interface SeatsThen {
  readonly ordinary: number | null;
  readonly alternates: number | null;
  /** A change of which only the month or year is known may have come by that day. */
  readonly isUncertain: boolean;
}

export const unknownSeats: SeatsThen = { ordinary: null, alternates: null, isUncertain: false };

/** More than any board has: a slip of the finger. */
export const mostSeats = 99;

/** A member's seats on a day; not known where nothing had been recorded by then. */
export function seatsOn(rows: readonly SeatRow[], memberId: string, on: Day): SeatsThen {
  const standing = standingOn(
    rows.filter((row) => row.memberId === memberId),
    on,
  );
  if (standing === null) return unknownSeats;
  const { ordinary, alternates } = standing.row;
  return { ordinary, alternates, isUncertain: standing.isUncertain };
}

export type SeatFinding = 'noOrdinary' | 'noAlternate';

/** What a member's seats lack: each has at least one board member and one alternate (10 § lag 2003:1210). */
export function seatFindings({
  ordinary,
  alternates,
}: Pick<SeatsThen, 'ordinary' | 'alternates'>): readonly SeatFinding[] {
  return [
    ...(ordinary === 0 ? ['noOrdinary' as const] : []),
    ...(alternates === 0 ? ['noAlternate' as const] : []),
  ];
}

export interface SeatSum {
  readonly ordinary: number;
  readonly alternates: number;
  /** Some member's number is not known: there are at least so many. */
  readonly isAtLeast: boolean;
}

/** The board's size by what each member appoints. A number not known counts as none, and the sum as a least one. */
export function sumOfSeats(seats: readonly SeatsThen[]): SeatSum {
  return {
    ordinary: seats.reduce((sum, { ordinary }) => sum + (ordinary ?? 0), 0),
    alternates: seats.reduce((sum, { alternates }) => sum + (alternates ?? 0), 0),
    isAtLeast: seats.some(({ ordinary, alternates }) => ordinary === null || alternates === null),
  };
}

/** Are there as many alternates as board members on the board, as far as is known (10 § lag 2003:1210)? */
export const hasAsManyAlternates = ({
  ordinary,
  alternates,
  isAtLeast = false,
}: Pick<SeatsThen, 'ordinary' | 'alternates'> & { readonly isAtLeast?: boolean }): boolean =>
  isAtLeast || ordinary === null || alternates === null || ordinary === alternates;

/** Why such a row cannot be recorded; null where it can. */
export function seatFault(row: Pick<SeatRow, 'ordinary' | 'alternates'>): Refusal | null {
  for (const name of ['ordinary', 'alternates'] as const) {
    const count = row[name];
    if (count !== null && (!Number.isSafeInteger(count) || count < 0 || count > mostSeats))
      return refuse('seats.number', name);
  }
  return null;
}
