// Which of several dated rows about the same thing stands on a day: each lasts until the next.
import { hasCome, latest, type Day, type PartialDate } from '../language/dates.ts';

/** A row with the day from which it stands (null: from a day not known), and when it was recorded (ISO, UTC). */
export interface DatedRow {
  readonly from: PartialDate | null;
  readonly recordedAt: string;
}

export interface Standing<R> {
  readonly row: R;
  /** Another row may have taken its place: the day lies within what the other's date can mean. */
  readonly isUncertain: boolean;
}

/** Oldest first: those of unknown day, then by the last day each date can mean; of the same date, as they were recorded. */
export function inOrderOfStanding<R extends DatedRow>(rows: readonly R[]): readonly R[] {
  const key = ({ from, recordedAt }: R): string => `${from === null ? '' : latest(from)} ${recordedAt}`;
  return rows.toSorted((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
}

/**
 * The row that stands on a day; null before the first has surely begun. A row of unknown day counts as begun.
 * @param rows of one and the same thing
 */
export function standingOn<R extends DatedRow>(rows: readonly R[], on: Day): Standing<R> | null {
  const ordered = inOrderOfStanding(rows);
  const begun = ordered.findLastIndex(({ from }) => from === null || hasCome(from, on) === 'yes');
  const row = ordered[begun];
  if (row === undefined) return null;
  const isUncertain = ordered
    .slice(begun + 1)
    .some(({ from }) => from !== null && hasCome(from, on) === 'unknown');
  return { row, isUncertain };
}
