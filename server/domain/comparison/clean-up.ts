// Turns the shortest edit into one a reader can follow: no islands of a short word or two, edits that start where sentences start.

import { longRuns } from './long-runs.ts';
import { freeSentences, isSentenceEnd, isWholeSentences } from './sentences.ts';
import { slideEdges } from './slide.ts';
import type { Tokens, Vocabulary } from './tokens.ts';
import type { Match } from './words.ts';

const shortWord = 5;
const islandWords = 2;
/** An island of longer words too is joined where this many words were exchanged on either side of it. */
const wideChange = 5;
/** Below this share of kept words a stycke is shown as old and new, keeping only longer runs. */
const keptShare = 0.4;
const longRun = 4;
/** A stycke with so few changes is easy to follow however large they are. */
const fewChanges = 2;

/** The same matches with edges moved to sentence starts and with islands joined into the changes around them. */
export function cleanUp(
  before: Tokens,
  after: Tokens,
  matches: readonly Match[],
  vocabulary: Vocabulary,
): readonly Match[] {
  const slid = slideEdges(before.ids, after.ids, matches, (ids, from, to) =>
    edgeScore(ids, from, to, vocabulary),
  );
  const steady = freeSentences(before, after, joinIslands(before, after, slid, vocabulary), vocabulary);
  if (countChanges(before, after, steady) <= fewChanges) return steady;
  if (keptWords(before, matches, vocabulary) >= keptShare * longerOf(before, after, vocabulary))
    return steady;
  return onlyLongRuns(before, after, steady, vocabulary);
}

const comma = 0x2c;
const semicolon = 0x3b;
const binders: ReadonlySet<string> = new Set(['och', 'eller', 'samt', 'men', 'utan', 'som']);

/** How well a change stands from one token to another: whole sentences best, then parts between commas, then "och …". */
function edgeScore(ids: readonly number[], from: number, to: number, vocabulary: Vocabulary): number {
  const last = ids[to - 1] ?? -1;
  const startsSentence = from === 0 || isSentenceEnd(ids[from - 1], vocabulary);
  const endsSentence = isSentenceEnd(last, vocabulary);
  const startsPart = from > 0 && isPartEnd(ids[from - 1] ?? -1, vocabulary);
  const endsPart = isPartEnd(last, vocabulary);
  const isBound = binders.has(vocabulary.textOf(ids[from] ?? -1));
  return (
    (startsSentence ? 6 : 0) +
    (endsSentence ? 6 : 0) +
    (startsPart ? 2 : 0) +
    (endsPart ? 2 : 0) +
    (isBound ? 1 : 0)
  );
}

function isPartEnd(id: number, vocabulary: Vocabulary): boolean {
  const code = vocabulary.markCode(id);
  return code === comma || code === semicolon;
}

function countWords(ids: readonly number[], from: number, to: number, vocabulary: Vocabulary): number {
  let words = 0;
  for (let index = from; index < to; index += 1) if (vocabulary.isWord(ids[index] ?? -1)) words += 1;
  return words;
}

/** Whether tokens hold no more than two short words. */
export function isShortIsland(
  ids: readonly number[],
  from: number,
  to: number,
  vocabulary: Vocabulary,
): boolean {
  let words = 0;
  for (let index = from; index < to; index += 1) {
    const length = vocabulary.wordLength(ids[index] ?? -1);
    if (length > shortWord) return false;
    if (length > 0) words += 1;
    if (words > islandWords) return false;
  }
  return true;
}

/** What stands between two matches, or before the first, or after the last. */
interface Change {
  readonly gone: number;
  readonly goneEnd: number;
  readonly added: number;
  readonly addedEnd: number;
}

function changeBetween(
  before: Tokens,
  after: Tokens,
  left: Match | undefined,
  right: Match | undefined,
): Change {
  return {
    gone: left === undefined ? 0 : left.before + left.length,
    goneEnd: right?.before ?? before.ids.length,
    added: left === undefined ? 0 : left.after + left.length,
    addedEnd: right?.after ?? after.ids.length,
  };
}

/** Whether a change is one or more whole sentences put in or taken out. */
function isSentenceChange(before: Tokens, after: Tokens, change: Change, vocabulary: Vocabulary): boolean {
  const { gone, goneEnd, added, addedEnd } = change;
  if (goneEnd > gone === addedEnd > added) return false;
  return goneEnd > gone
    ? isWholeSentences(before.ids, gone, goneEnd, vocabulary)
    : isWholeSentences(after.ids, added, addedEnd, vocabulary);
}

/** Words that were exchanged: taken out here and others put in. */
function wordsExchanged(before: Tokens, after: Tokens, change: Change, vocabulary: Vocabulary): number {
  const gone = countWords(before.ids, change.gone, change.goneEnd, vocabulary);
  const added = countWords(after.ids, change.added, change.addedEnd, vocabulary);
  return Math.min(gone, added);
}

function joinIslands(
  before: Tokens,
  after: Tokens,
  matches: readonly Match[],
  vocabulary: Vocabulary,
): readonly Match[] {
  const kept: Match[] = [];
  for (const [index, match] of matches.entries()) {
    const end = match.before + match.length;
    const atStart = match.before === 0 && match.after === 0;
    const atEnd = end === before.ids.length && match.after + match.length === after.ids.length;
    if (atStart || atEnd) {
      kept.push(match);
      continue;
    }
    const left = changeBetween(before, after, kept.at(-1), match);
    const right = changeBetween(before, after, match, matches[index + 1]);
    const words = countWords(before.ids, match.before, end, vocabulary);
    // A full stop alone keeps the changes of two sentences apart.
    const isStop = words === 0 && isSentenceEnd(before.ids[end - 1], vocabulary);
    const isIsland =
      isShortIsland(before.ids, match.before, end, vocabulary) ||
      (words <= islandWords &&
        wordsExchanged(before, after, left, vocabulary) >= wideChange &&
        wordsExchanged(before, after, right, vocabulary) >= wideChange);
    const isBesideSentence =
      isSentenceChange(before, after, left, vocabulary) || isSentenceChange(before, after, right, vocabulary);
    const isSentence = isWholeSentences(before.ids, match.before, end, vocabulary);
    if (!isIsland || isStop || isBesideSentence || isSentence) kept.push(match);
  }
  return kept;
}

function countChanges(before: Tokens, after: Tokens, matches: readonly Match[]): number {
  const first = matches[0];
  const last = matches.at(-1);
  if (first === undefined || last === undefined) return 1;
  const opens = first.before > 0 || first.after > 0;
  const closes = last.before + last.length < before.ids.length || last.after + last.length < after.ids.length;
  return matches.length - 1 + (opens ? 1 : 0) + (closes ? 1 : 0);
}

function keptWords(before: Tokens, matches: readonly Match[], vocabulary: Vocabulary): number {
  let words = 0;
  for (const match of matches)
    words += countWords(before.ids, match.before, match.before + match.length, vocabulary);
  return words;
}

function longerOf(before: Tokens, after: Tokens, vocabulary: Vocabulary): number {
  return Math.max(
    countWords(before.ids, 0, before.ids.length, vocabulary),
    countWords(after.ids, 0, after.ids.length, vocabulary),
  );
}

/** The shortest edit of two very different texts prefers many small words to one long run; a reader does not. */
function onlyLongRuns(
  before: Tokens,
  after: Tokens,
  matches: readonly Match[],
  vocabulary: Vocabulary,
): readonly Match[] {
  const isLong = (match: Match): boolean => {
    const end = match.before + match.length;
    return (
      countWords(before.ids, match.before, end, vocabulary) >= longRun ||
      isWholeSentences(before.ids, match.before, end, vocabulary)
    );
  };
  const shortest = matches.filter(isLong);
  const longest = longRuns(before.ids, after.ids, longRun).filter(isLong);
  return keptWords(before, longest, vocabulary) > keptWords(before, shortest, vocabulary)
    ? longest
    : shortest;
}
