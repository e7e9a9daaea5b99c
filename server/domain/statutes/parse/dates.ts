// Dates as Swedish documents write them, as ISO text: "2014-03-12", "2014-03" or "2014" as far as they are known.

/** A date found in a text. `date` is `YYYY-MM-DD`, `YYYY-MM` or `YYYY`. */
export interface FoundDate {
  readonly date: string;
  readonly start: number;
  readonly end: number;
}

const months = ['jan', 'feb', 'mar', 'apr', 'maj', 'jun', 'jul', 'aug', 'sep', 'okt', 'nov', 'dec'];
const month =
  '(jan(?:uari|\\.)?|feb(?:ruari|r?\\.)?|mars?|apr(?:il|\\.)?|maj|juni?|juli?|aug(?:usti|\\.)?|sept?(?:ember|\\.)?|okt(?:ober|\\.)?|nov(?:ember|\\.)?|dec(?:ember|\\.)?)';
const year = '((?:19|20)\\d{2})';
const outside = '(?<![\\p{L}\\d])';
const ends = '(?![\\p{L}\\d])';

const two = (digits: string | undefined): string => (digits ?? '').padStart(2, '0');
const monthOf = (name: string | undefined): string =>
  two(String(months.indexOf((name ?? '').toLowerCase().slice(0, 3)) + 1));

const forms: readonly (readonly [RegExp, (found: RegExpMatchArray) => string])[] = [
  [
    new RegExp(`${outside}${year}[-‑–.\\/](\\d{1,2})[-‑–.\\/](\\d{1,2})${ends}`, 'gu'),
    (f) => `${f[1] ?? ''}-${two(f[2])}-${two(f[3])}`,
  ],
  [
    new RegExp(`${outside}${year}(0[1-9]|1[0-2])(0[1-9]|[12]\\d|3[01])${ends}`, 'gu'),
    (f) => `${f[1] ?? ''}-${two(f[2])}-${two(f[3])}`,
  ],
  [
    new RegExp(`${outside}(\\d{1,2})(?::e)?\\s{0,2}${month}\\s{0,2}${year}${ends}`, 'giu'),
    (f) => `${f[3] ?? ''}-${monthOf(f[2])}-${two(f[1])}`,
  ],
  [
    new RegExp(`${outside}(\\d{1,2})\\/(\\d{1,2})[\\s-]{0,2}${year}${ends}`, 'gu'),
    (f) => `${f[3] ?? ''}-${two(f[2])}-${two(f[1])}`,
  ],
  [
    new RegExp(`${outside}(\\d{1,2})\\.(\\d{1,2})\\.${year}${ends}`, 'gu'),
    (f) => `${f[3] ?? ''}-${two(f[2])}-${two(f[1])}`,
  ],
  [
    // "130527", as in old minutes, before a paragraph or at the end.
    new RegExp(`(?<=\\s)(\\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\\d|3[01])(?=$|[,;)]?\\s{0,2}(?:§|$))`, 'gu'),
    (f) => `${Number(f[1]) > 50 ? '19' : '20'}${f[1] ?? ''}-${f[2] ?? ''}-${f[3] ?? ''}`,
  ],
  [new RegExp(`${outside}${month}\\s{1,2}${year}${ends}`, 'giu'), (f) => `${f[2] ?? ''}-${monthOf(f[1])}`],
  [new RegExp(`${outside}${year}-(0[1-9]|1[0-2])${ends}`, 'gu'), (f) => `${f[1] ?? ''}-${two(f[2])}`],
  [new RegExp(`(?<![\\p{L}\\d:/.-])${year}(?![\\p{L}\\d:/]|[.-]\\d)`, 'gu'), (f) => f[1] ?? ''],
];

const longestMonth = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Whether the text is a day, a month or a year that exists in some calendar year. */
const isReal = (date: string): boolean => {
  const [, monthDigits, dayDigits] = date.split('-');
  if (monthDigits === undefined) return true;
  const longest = longestMonth[Number(monthDigits) - 1];
  return (
    longest !== undefined &&
    (dayDigits === undefined || (Number(dayDigits) >= 1 && Number(dayDigits) <= longest))
  );
};

/** A year of these centuries, or six digits. */
const mayHoldDate = /(?:19|20)\d\d|\d{6}/;

/** Finds the dates of a text in order; none overlap, the more exact form wins. */
export const findDates = (text: string): FoundDate[] => {
  const found: FoundDate[] = [];
  if (!mayHoldDate.test(text)) return found;
  const years = text.match(/(?:19|20)\d\d/g)?.length ?? 0;
  for (const [form, read] of forms) {
    // Every year has its day by now.
    if (found.length > 0 && found.length >= years && !/\d{6}/.test(text)) break;
    for (const match of text.matchAll(form)) {
      const start = match.index;
      const end = start + match[0].length;
      const date = read(match);
      if (isReal(date) && !found.some((other) => start < other.end && end > other.start))
        found.push({ date, start, end });
    }
  }
  return found.sort((left, right) => left.start - right.start);
};
