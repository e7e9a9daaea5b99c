// Calendar days, known to the day, the month, the year or not at all, and what can be said of their order.

/** A calendar day `YYYY-MM-DD`. */
export type Day = string & { readonly day: true };

/** A date as far as it is known: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. Wholly unknown is `null`, never an empty string. */
export type PartialDate = string & { readonly partialDate: true };

/** An answer that an incompletely known date allows. */
export type Answer = 'yes' | 'no' | 'unknown';

const daysInMonth = (year: number, month: number): number => {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
};

/** The text as a date known to the year, month or day; null if no such date exists (29 February 2023, month 13, year 0999). */
export function partialDate(text: string): PartialDate | null {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text);
  if (match === null) return null;
  const [year, month, day] = [Number(match[1]), Number(match[2] ?? 1), Number(match[3] ?? 1)];
  const exists = year >= 1000 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
  return exists ? (text as PartialDate) : null;
}

/** The text as a calendar day, or null if there is no such day. */
export function day(text: string): Day | null {
  return text.length === 10 && partialDate(text) !== null ? (text as Day) : null;
}

/** The first day a date can mean: 2005-12 → 2005-12-01. */
export function earliest(date: PartialDate): Day {
  return `${date}-01-01`.slice(0, 10) as Day;
}

/** The last day a date can mean: 2005-12 → 2005-12-31. */
export function latest(date: PartialDate): Day {
  if (date.length === 10) return date as string as Day;
  if (date.length === 4) return `${date}-12-31` as Day;
  const [year, month] = [Number(date.slice(0, 4)), Number(date.slice(5, 7))];
  return `${date}-${String(daysInMonth(year, month))}` as Day;
}

/** Has this date come by `on`? Unknown where `on` lies inside what the date can mean, or the date is not known at all. */
export function hasCome(date: PartialDate | null, on: Day): Answer {
  if (date === null) return 'unknown';
  if (latest(date) <= on) return 'yes';
  return earliest(date) > on ? 'no' : 'unknown';
}

/** Does `first` come strictly before `second`? Unknown where what they can mean overlaps. */
export function isBefore(first: PartialDate | null, second: PartialDate | null): Answer {
  if (first === null || second === null) return 'unknown';
  if (latest(first) < earliest(second)) return 'yes';
  return earliest(first) >= latest(second) ? 'no' : 'unknown';
}

/** The day before: what "closes the day before" needs. */
export function dayBefore(date: Day): Day {
  const [year, month, number] = [Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8))];
  const pad = (value: number, width = 2): string => String(value).padStart(width, '0');
  if (number > 1) return `${date.slice(0, 8)}${pad(number - 1)}` as Day;
  if (month > 1) return `${date.slice(0, 5)}${pad(month - 1)}-${String(daysInMonth(year, month - 1))}` as Day;
  return `${pad(year - 1, 4)}-12-31` as Day;
}

/** The day so many days before. */
export const daysBefore = (date: Day, count: number): Day =>
  new Date(Date.parse(`${date}T00:00:00Z`) - count * 86_400_000).toISOString().slice(0, 10) as Day;

/** The calendar day in Sweden at an instant (milliseconds since 1970, UTC): statutes take effect at midnight Europe/Stockholm. */
export function dayInSweden(instant: number): Day {
  return swedishDay.format(instant) as Day;
}

const swedishDay = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Stockholm',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

const monthNames = {
  sv: [
    'januari',
    'februari',
    'mars',
    'april',
    'maj',
    'juni',
    'juli',
    'augusti',
    'september',
    'oktober',
    'november',
    'december',
  ],
  en: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
} as const;

/** A date in words, as far as it is known: "1 maj 2014", "december 2005", "2005". */
export function formatDate(date: string, language: 'sv' | 'en'): string {
  const [year, month, number] = date.split('-');
  const name = month === undefined ? undefined : monthNames[language][Number(month) - 1];
  return [number === undefined ? undefined : String(Number(number)), name, year]
    .filter((part) => part !== undefined)
    .join(' ');
}

const inWords = /^(?:den\s+)?(?:(\d{1,2})(?:\s*:?e|\s*:?a)?\s+)?(\p{L}{3,9})\.?\s+(\d{4})$/iu;

/**
 * A date as people write it: "2014-05-01", "2014-05", "2014", "1 maj 2014", "den 1 maj 2014", "maj 2014", in Swedish or English.
 * Null if no such date exists.
 */
export function typedDate(text: string): PartialDate | null {
  const typed = text.trim().replace(/\s+/g, ' ');
  const match = inWords.exec(typed);
  if (match === null) return partialDate(typed);
  const [, number, name = '', year = ''] = match;
  const month = [monthNames.sv, monthNames.en]
    .map((names) => names.findIndex((each) => each.toLowerCase().startsWith(name.toLowerCase())))
    .find((index) => index >= 0);
  if (month === undefined) return null;
  const pad = (value: string): string => value.padStart(2, '0');
  return partialDate(
    [year, pad(String(month + 1)), ...(number === undefined ? [] : [pad(number)])].join('-'),
  );
}
