// The source text made plain: NFC, one kind of space and line break, soft hyphens and ligatures undone, every character tied to its place.
import type { Range } from '../statute.ts';

/**
 * Runs of plain text with their places in the source, in rising order. Run i is the text [at[i], at[i + 1]) and stands
 * at [starts[i], ends[i]): character for character where the lengths agree, else all of it at its first character.
 */
interface Runs {
  readonly at: number[];
  readonly starts: number[];
  readonly ends: number[];
}

/** Plain text whose characters are tied to their places in the source. */
export interface Manuscript {
  readonly text: string;
  /** Null where the text is the source itself. */
  readonly runs: Runs | null;
  /** Marks that combine with the letter before them were found. */
  readonly combines: boolean;
  /** Some breaks of lines are none of the source's own line ends: vertical tabs and separators. */
  readonly hasOtherBreaks: boolean;
}

const softHyphen = 0xad;
const ligatures = new Map([
  [0xfb00, 'ff'],
  [0xfb01, 'fi'],
  [0xfb02, 'fl'],
  [0xfb03, 'ffi'],
  [0xfb04, 'ffl'],
  [0xfb05, 'st'],
  [0xfb06, 'st'],
]);
const combining = /^[\p{M}\u1160-\u11ff]$/u;
/** Whatever is not known to stand for itself. */
const odd =
  /[^\x00-\x0a\x0c\x0e-\x7f\xa1-\xac\xae-\u02ff\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u2190-\u21ff\u25a0-\u27bf\uf000-\uf0ff]/g;
/** Canonical reordering of endless marks is quadratic in some engines, so a cluster is cut here. */
const longestCluster = 32;

const isInvisible = (code: number): boolean =>
  code === softHyphen ||
  (code >= 0x200b && code <= 0x200f) ||
  (code >= 0x202a && code <= 0x202e) ||
  (code >= 0x2060 && code <= 0x2064) ||
  code === 0xfeff;

const isOddSpace = (code: number): boolean =>
  code === 0xa0 ||
  code === 0x1680 ||
  (code >= 0x2000 && code <= 0x200a) ||
  code === 0x202f ||
  code === 0x205f ||
  code === 0x3000;

const isCombining = (source: string, at: number): boolean =>
  source.charCodeAt(at) >= 0x300 && combining.test(String.fromCodePoint(source.codePointAt(at) ?? 0));

const opensLineEnd = (source: string, at: number): boolean => {
  let next = at;
  while (next < source.length && (source[next] === ' ' || source[next] === '\t')) next += 1;
  return next < source.length && (source[next] === '\n' || source[next] === '\r');
};

/** Writes plain text piece by piece with the places it stands at. */
class Writer {
  readonly runs: Runs = { at: [], starts: [], ends: [] };
  length = 0;
  private readonly pieces: string[] = [];
  private readonly source: string;
  /** The first of invisible characters that belong to the next character, or -1. */
  private pending = -1;
  private endsWhite = true;
  constructor(source: string) {
    this.source = source;
  }

  private push(text: string, start: number, end: number): void {
    this.pieces.push(text);
    this.runs.at.push(this.length);
    this.runs.starts.push(start);
    this.runs.ends.push(end);
    this.length += text.length;
    this.endsWhite = text.charCodeAt(text.length - 1) <= 0x20;
  }

  /** Characters that stand for themselves. */
  copy(from: number, to: number): void {
    let start = from;
    if (start < to && this.pending >= 0) {
      this.put(this.source.slice(start, start + 1), start, start + 1);
      start += 1;
    }
    if (start < to) this.push(this.source.slice(start, to), start, to);
  }

  /** Text that stands at [start, end) and may differ from it. */
  put(text: string, start: number, end: number): void {
    const from = this.pending >= 0 ? this.pending : start;
    this.pending = -1;
    // Characters that stand for themselves keep their places, whatever is hidden before them.
    if (from < start && text.length > 1 && text.length === end - start) {
      this.push(text.slice(0, 1), from, start + 1);
      this.push(text.slice(1), start + 1, end);
    } else this.push(text, from, end);
  }

  /** A character that is not seen goes with the one before it, or with the next where white space stands before. */
  hide(at: number): void {
    if (this.endsWhite || this.pending >= 0) {
      if (this.pending < 0) this.pending = at;
      return;
    }
    const { at: places, starts, ends } = this.runs;
    const last = places.length - 1;
    const length = this.length - (places[last] ?? 0);
    const start = starts[last] ?? 0;
    const end = ends[last] ?? 0;
    if (length > 1 && end - start === length) {
      ends[last] = end - 1;
      places.push(this.length - 1);
      starts.push(end - 1);
      ends.push(at + 1);
    } else ends[last] = at + 1;
  }

  text(): string {
    return this.pieces.join('');
  }
}

/** Makes the source plain. A soft hyphen is kept only where it ends a line: there it says that the word goes on. */
export const transcribe = (source: string): Manuscript => {
  if (source.search(odd) < 0) return { text: source, runs: null, combines: false, hasOtherBreaks: false };
  const out = new Writer(source);
  let combines = false;
  let hasOtherBreaks = false;
  let copied = 0;
  odd.lastIndex = 0;
  for (let found = odd.exec(source); found !== null; found = odd.exec(source)) {
    let at = found.index;
    const code = source.charCodeAt(at);
    let end = at + 1;
    if (code === 0x0d) {
      out.copy(copied, at);
      if (source.charCodeAt(end) === 0x0a) end += 1;
      out.put('\n', at, end);
    } else if (code === 0x0b || code === 0x2028 || code === 0x2029) {
      out.copy(copied, at);
      out.put('\n', at, end);
      hasOtherBreaks = true;
    } else if (isInvisible(code)) {
      out.copy(copied, at);
      if (code === softHyphen && opensLineEnd(source, end)) out.copy(at, end);
      else out.hide(at);
    } else if (isOddSpace(code)) {
      out.copy(copied, at);
      out.put(' ', at, end);
    } else if (ligatures.has(code) && !isCombining(source, end)) {
      out.copy(copied, at);
      out.put(ligatures.get(code) ?? '', at, end);
    } else {
      const mark = isCombining(source, at);
      combines ||= mark;
      if ((source.codePointAt(at) ?? 0) > 0xffff) end += 1;
      // No mark combines with white space.
      if (mark && at > copied && source.charCodeAt(at - 1) > 0x20)
        at -= isLow(source.charCodeAt(at - 1)) && at - 1 > copied ? 2 : 1;
      const wall = Math.min(source.length, at + longestCluster);
      while (end < wall && isCombining(source, end)) {
        combines = true;
        end += (source.codePointAt(end) ?? 0) > 0xffff ? 2 : 1;
      }
      out.copy(copied, at);
      out.put(source.slice(at, end).normalize('NFC'), at, end);
    }
    copied = end;
    odd.lastIndex = end;
  }
  out.copy(copied, source.length);
  return { text: out.text(), runs: out.runs, combines, hasOtherBreaks };
};

const isLow = (code: number): boolean => code >= 0xdc00 && code <= 0xdfff;

/** The run that holds a place of the text. */
const runAt = (at: readonly number[], place: number): number => {
  let low = 0;
  let high = at.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((at[middle] ?? 0) <= place) low = middle;
    else high = middle - 1;
  }
  return low;
};

/** Adds a place to a rising list, joined with the last where they touch. */
const addPlace = (ranges: { start: number; end: number }[], start: number, end: number): void => {
  if (end <= start) return;
  const last = ranges.at(-1);
  if (last !== undefined && start >= last.start && start <= last.end) last.end = Math.max(last.end, end);
  else ranges.push({ start, end });
};

/** The places in the source of the characters [from, to), joined where they touch. */
export const sourceRanges = (manuscript: Manuscript, from: number, to: number): Range[] => {
  if (to <= from) return [];
  if (manuscript.runs === null) return [{ start: from, end: to }];
  const { at, starts, ends } = manuscript.runs;
  const ranges: { start: number; end: number }[] = [];
  for (let run = runAt(at, from); run < at.length; run += 1) {
    const opens = at[run] ?? 0;
    if (opens >= to) break;
    const closes = at[run + 1] ?? manuscript.text.length;
    const start = starts[run] ?? 0;
    const end = ends[run] ?? 0;
    const first = Math.max(from, opens);
    if (end - start === closes - opens)
      addPlace(ranges, start + first - opens, start + Math.min(to, closes) - opens);
    else if (first === opens) addPlace(ranges, start, end);
  }
  return ranges;
};

/** The place in the source at which a character of the text begins. */
export const sourcePlace = (manuscript: Manuscript, place: number): number => {
  if (manuscript.runs === null) return place;
  const { at, starts, ends } = manuscript.runs;
  const run = runAt(at, place);
  const opens = at[run] ?? 0;
  const start = starts[run] ?? 0;
  const closes = at[run + 1] ?? manuscript.text.length;
  return (ends[run] ?? 0) - start === closes - opens ? start + place - opens : start;
};

/** Adds all to the end of a list. A spread into `push` would overflow the stack on a hostile text. */
export const append = <T>(list: T[], items: Iterable<T>): void => {
  for (const item of items) list.push(item);
};
