// Dates written in tests: a text that is no date is a mistake in the test.
import { day, partialDate, type Day, type PartialDate } from '../../server/domain/language/dates.ts';

/** The calendar day of a text. @throws Error when there is no such day */
export function on(text: string): Day {
  const found = day(text);
  if (found === null) throw new Error(`no such day: ${text}`);
  return found;
}

/** The date of a text, known to the year, month or day. @throws Error when there is no such date */
export function known(text: string): PartialDate {
  const found = partialDate(text);
  if (found === null) throw new Error(`no such date: ${text}`);
  return found;
}

/** The same, with null and '' for a date that is not known. */
export function maybe(text: string | null): PartialDate | null {
  return text === null || text === '' ? null : known(text);
}
