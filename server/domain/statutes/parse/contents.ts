// A table of contents before the text: it repeats the rubrics and is not the text itself.
import { findDates } from './dates.ts';
import type { Line } from './line.ts';
import { startsLower } from './line.ts';
import { readChapterLabel } from './chapter-label.ts';
import { readBareLabel, readSignedLabel } from './label.ts';

const title = /^(?:innehåll|innehållsförteckning|innehållsöversikt|table of contents|contents)\s*:?$/iu;
const leader = /(?:\.\s?){3,}\s*\d{1,3}$|_{3,}\s*\d{1,3}$|…+\s*\d{1,3}$|\s{3,}\d{1,3}$|\t\d{1,3}$/u;

const isLeader = (text: string): boolean => {
  const last = text.charCodeAt(text.length - 1);
  return last >= 0x30 && last <= 0x39 && leader.test(text.slice(-80)) && findDates(text).length === 0;
};

/** A rubric without its number, its sign and its page, for finding it again. */
const rubricKey = (text: string): string => {
  const short = text.slice(0, 160).replace(/(?:[.\s_…]{2,}|\s)\d{1,3}$/u, '');
  const label = readSignedLabel(short) ?? readBareLabel(short);
  const chapter = label === null ? readChapterLabel(short) : null;
  const from = label?.length ?? (chapter === null ? 0 : chapter.length);
  const words = short
    .slice(from)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return words === '' ? short.toLowerCase().replace(/\s+/g, '') : words;
};

const numberOf = (text: string): string | null =>
  (readSignedLabel(text) ?? readBareLabel(text))?.number ?? null;

/** Where a table of contents can begin. */
const farthest = 200;
const longestEntry = 140;

/** The last line that says each rubric. */
const lastPlaces = (lines: readonly Line[]): ReadonlyMap<string, number> => {
  const places = new Map<string, number>();
  for (const [index, { text }] of lines.entries())
    if (text.length <= longestEntry + 20) places.set(rubricKey(text), index);
  return places;
};

/** [from, to) of the lines that are a table of contents, or null. */
export const findContents = (lines: readonly Line[]): { from: number; to: number } | null => {
  const early = lines.slice(0, farthest);
  const titled = early.findIndex((line) => line.text.length < 40 && title.test(line.text));
  const leaders = early.findIndex(
    (line, index) => isLeader(line.text) && isLeader(lines[index + 1]?.text ?? ''),
  );
  let places: ReadonlyMap<string, number> | null = null;
  const lastPlace = (): ReadonlyMap<string, number> => (places ??= lastPlaces(lines));
  let from = titled >= 0 ? titled : leaders;
  if (from >= 0) {
    let to = from === titled ? from + 1 : from;
    let misses = 0;
    let hits = 0;
    const seen = new Set<string>();
    for (let at = to; at < lines.length && misses < 2; at += 1) {
      const text = lines[at]?.text ?? '';
      const key = rubricKey(text);
      const led = isLeader(text);
      // The first rubric that was already listed begins the text.
      if (!led && seen.has(key)) break;
      if (led || (text.length < longestEntry && (lastPlace().get(key) ?? -1) > at)) {
        to = at + 1;
        misses = 0;
        hits += 1;
      } else misses += 1;
      seen.add(key);
    }
    if (hits >= 2) {
      while (from > 0 && isLeader(lines[from - 1]?.text ?? '')) from -= 1;
      return { from, to };
    }
  }
  return untitledContents(lines, lastPlace);
};

const fewest = 3;

/** Three or more numbered rubrics in a row with nothing between them, which all come back later. */
const untitledContents = (
  lines: readonly Line[],
  lastPlace: () => ReadonlyMap<string, number>,
): { from: number; to: number } | null => {
  const isEntry = (line: Line): boolean => numberOf(line.text) !== null && line.text.length < longestEntry;
  const early = lines.slice(0, 80);
  const first = early.findIndex(isEntry);
  const opening = early.findIndex((line) => isEntry(line) && numberOf(line.text) === '1');
  return (
    contentsFrom(lines, lastPlace, first) ??
    (opening > first ? contentsFrom(lines, lastPlace, opening) : null)
  );
};

const contentsFrom = (
  lines: readonly Line[],
  lastPlace: () => ReadonlyMap<string, number>,
  start: number,
): { from: number; to: number } | null => {
  if (start < 0) return null;
  for (let at = start; at < start + fewest; at += 1) {
    const text = lines[at]?.text;
    if (text === undefined || text.length > longestEntry) return null;
    if (numberOf(text) === null && readChapterLabel(text) === null) return null;
  }
  const numbers = new Set<string>();
  let to = start;
  for (let at = start; at < lines.length; at += 1) {
    const text = lines[at]?.text ?? '';
    const number = numberOf(text);
    const key = rubricKey(text);
    const isChapter = readChapterLabel(text) !== null;
    const goesOn = number === null && !isChapter && at > start && startsLower(text);
    if (
      (number === null && !isChapter && !goesOn) ||
      text.length > longestEntry ||
      (number !== null && numbers.has(number) && !isChapter)
    )
      break;
    if ((lastPlace().get(key) ?? -1) <= at) break;
    if (number !== null) numbers.add(number);
    to = at + 1;
  }
  if (to - start < fewest) return null;
  for (let at = start; at < to; at += 1)
    if ((lastPlace().get(rubricKey(lines[at]?.text ?? '')) ?? -1) < to) return null;
  return { from: start, to };
};
