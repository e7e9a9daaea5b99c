// Whether a text breaks its lines at a fixed width, and so whether one line goes on into the next.
import type { Line } from './line.ts';
import {
  breaksNumber,
  endsHyphenated,
  endsSentence,
  expectsReference,
  startsLower,
  startsUpper,
} from './line.ts';
import { readItemLabel } from './item-label.ts';

export interface Wrapping {
  readonly wrapped: boolean;
  /** The column at which lines are broken, counted with the indent. Meaningless where nothing is wrapped. */
  readonly width: number;
  /** Words are broken at line ends, so that part of a long word could have stood on the line before. */
  readonly hyphenates: boolean;
  /** Some lines hold whole stycken: longer than any line is broken at. */
  readonly hasLongLines: boolean;
  /** Lines are broken and an empty line parts every stycke from the next. */
  readonly blanksPart: boolean;
}

/** A text with a line for every stycke. */
export const unwrapped: Wrapping = {
  wrapped: false,
  width: 0,
  hyphenates: false,
  hasLongLines: true,
  blanksPart: false,
};

export const endColumn = (line: Line): number => line.indent + line.text.length + line.dropped;

const longestBroken = 160;
const tolerance = 6;
const fullLine = 30;

/** Measures the breaks between neighbouring lines. One percentile, so that a stray long line decides nothing. */
export const measureWrapping = (lines: readonly Line[]): Wrapping => {
  const columns: number[] = [];
  let pairs = 0;
  let evidence = 0;
  let hyphens = 0;
  for (const [index, line] of lines.entries()) {
    const previous = lines[index - 1];
    if (previous === undefined || line.blanks > 0 || line.newPage || line.level > 0 || previous.level > 0)
      continue;
    // Heads and lines of decision neither end a sentence nor go on: they tell nothing.
    if (previous.text.length < fullLine || !(startsLower(line.text) || endsSentence(previous.text))) continue;
    if (readItemLabel(line.text) !== null) continue;
    pairs += 1;
    const hyphenated = endsHyphenated(previous.text) && startsLower(line.text);
    // A comma may end a punkt whose label was lost, so it proves nothing; "att" may begin one.
    const flows =
      !endsSentence(previous.text) &&
      startsLower(line.text) &&
      !/^att\s/.test(line.text) &&
      previous.text.length >= fullLine;
    if (!hyphenated && (!flows || /[,;]$/.test(previous.text))) continue;
    evidence += 1;
    // "läns- / och regionnivå" is broken between words.
    if (hyphenated && !/^(?:och|eller|samt|respektive)\s/u.test(line.text)) hyphens += 1;
    // A tab before the words of a punkt hides how wide its line is.
    if (previous.text.includes('\t')) continue;
    if (!hyphenated) columns.push(endColumn(previous));
    else if (columns.length === 0) columns.push(endColumn(previous) - 4);
  }
  columns.sort((left, right) => left - right);
  const width = columns[Math.floor((columns.length - 1) * 0.97)] ?? 0;
  const enough = evidence >= 3 ? evidence / pairs >= 0.15 : evidence > 0 && evidence / pairs >= 0.4;
  const beyond = lines.filter((line) => endColumn(line) > width + tolerance).length;
  const wrapping = {
    wrapped: enough && width > 0 && width <= 200 && beyond <= Math.max(evidence, lines.length / 10),
    width,
    hyphenates: hyphens >= 2,
    hasLongLines: lines.some((line) => line.text.length > longestBroken),
    blanksPart: false,
  };
  return wrapping.wrapped ? { ...wrapping, blanksPart: blanksPart(lines, wrapping) } : wrapping;
};

const fewestParted = 4;
const rareShare = 0.25;

/** Whether sentences that begin lines of running text nearly always do so after an empty line, where the line before had room. */
const blanksPart = (lines: readonly Line[], wrapping: Wrapping): boolean => {
  let parted = 0;
  let tight = 0;
  for (const [index, line] of lines.entries()) {
    const previous = lines[index - 1];
    if (previous === undefined || line.newPage || line.level > 0 || previous.level > 0) continue;
    if (!startsUpper(line.text) || !endsSentence(previous.text) || line.itemMark !== null) continue;
    if (readItemLabel(line.text) !== null || readItemLabel(previous.text) !== null) continue;
    const isText = endsSentence(line.text) || endColumn(line) >= wrapping.width * fullShare;
    if (line.blanks > 0 && isText) parted += 1;
    else if (line.blanks === 0 && hasRoom(previous, line, wrapping)) tight += 1;
  }
  return parted >= fewestParted && tight <= parted * rareShare;
};

const fullShare = 0.75;

const brokenWord = 6;

/** How much room the first word, or the part before its first possible break, would have needed. */
const firstWord = (text: string, hyphenates: boolean): number => {
  const end = text.indexOf(' ');
  const length = end < 0 ? text.length : end;
  return hyphenates && length > brokenWord + 2 ? brokenWord : length;
};

const quantity =
  /^\d{1,3}(?:[ .]\d{3})*(?:,\d+)?\s?(?:%|(?:procent|promille|kronor|kr|tkr|mnkr|basbelopp|prisbasbelopp|dagar|veckor|månader|månad|år|timmar|ledamöter|ersättare|januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december)(?![\p{L}]))/u;

/** Whether the first word of a line could have stood on the line before. */
export const hasRoom = (previous: Line, line: Line, wrapping: Wrapping): boolean =>
  endColumn(previous) + 1 + firstWord(line.text, wrapping.hyphenates) <= wrapping.width;

const shortWords = 20;
/** Two dashes around words inside a sentence. */
const aside = /^[–—-]\s\p{Ll}[^–—]{0,160}\s[–—-]\s\p{Ll}/u;

/** What no stycke begins with after words that end no sentence: "(2003:1210)", "14 dagar", the rest of a name with a hyphen. */
const cannotBegin = (previous: Line, line: Line): boolean => {
  if (/\p{L}-$/u.test(previous.text.slice(-2)) && startsUpper(line.text)) return true;
  if (previous.text.length < shortWords || /[,;–—-]$/.test(previous.text)) return false;
  return /^(?:\(\s?\d|\(\p{Ll}|[\d§])/u.test(line.text.slice(0, 3)) || isAside(line.text);
};

/** Whether a line begins with words between dashes, as no punkt does. */
export const isAside = (text: string): boolean => aside.test(text.slice(0, 200));

/** Whether `line` goes on with the words of `previous`. `inItem`: the earlier line belongs to a punkt. */
export const continues = (previous: Line, line: Line, wrapping: Wrapping, inItem: boolean): boolean => {
  if (line.level > 0 || previous.level > 0 || line.itemMark !== null) return false;
  if (line.blanks > 0 && !line.newPage) return false;
  if (endsHyphenated(previous.text) && startsLower(line.text)) return true;
  if (breaksNumber(previous.text, line.text)) return true;
  const ended = endsSentence(previous.text);
  if (!ended && /^[§\d]/.test(line.text) && expectsReference(previous.text)) return true;
  if (!ended && !inItem && cannotBegin(previous, line)) return true;
  const lower = startsLower(line.text);
  if (line.text.length < 6 && /^(?:och|samt|eller)$/u.test(line.text)) return true;
  // A stycke ends neither in a comma nor in "och".
  if (!ended && !inItem && previous.text.length >= fullLine + 10)
    if (
      previous.text.endsWith(',') ||
      /(?:\soch|\ssamt|\seller|\smed|\sför|\sav|\si|\still|\senligt|\smellan|\sfrån|\svid|\shos|\sinom)$/u.test(
        previous.text.slice(-8),
      )
    )
      return true;
  // An amount or a day never begins a stycke in the middle of a sentence.
  if (!ended && !inItem && previous.text.length >= fullLine && !/[,;]$/.test(previous.text))
    if (quantity.test(line.text)) return true;
  if (line.newPage) {
    if (ended || (inItem && /[;,]$/.test(previous.text.slice(-1)))) return false;
    return (
      lower ||
      expectsReference(previous.text) ||
      (wrapping.wrapped && endColumn(previous) >= wrapping.width * 0.85)
    );
  }
  if (!wrapping.wrapped) return lower && !ended && !/[,;]$/.test(previous.text);
  const fits = hasRoom(previous, line, wrapping);
  if (inItem && fits && /[,;.:]$/.test(previous.text.slice(-1))) return false;
  if (lower) return !ended || !fits || !inItem;
  if (ended && line.indent > previous.indent + 1 && !inItem) return false;
  if (ended) return !fits || (wrapping.blanksPart && !inItem && !/[:)]$/.test(previous.text));
  return endColumn(previous) >= wrapping.width * 0.6 || !fits;
};
