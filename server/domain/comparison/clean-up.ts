// Turns the shortest edit into one a reader can follow: no islands of a short word or two, edits that start where sentences start.

import { longRuns } from './long-runs.ts';
import { slideEdges } from './slide.ts';
import type { Tokens, Vocabulary } from './tokens.ts';
import type { Match } from './words.ts';

const shortWord = 5;
const islandWords = 2;
/** Below this share of kept words a stycke is shown as old and new, keeping only longer runs. */
const keptShare = 0.4;
const longRun = 4;

/** The same matches with edges moved to sentence starts and with islands joined into the changes around them. */
export function cleanUp(
  before: Tokens,
  after: Tokens,
  matches: readonly Match[],
  vocabulary: Vocabulary,
): readonly Match[] {
  const slid = slideEdges(before.ids, after.ids, matches, (ids, from, to) =>
    sentenceEdges(ids, from, to, vocabulary),
  );
  const steady = joinIslands(before, after, slid, vocabulary);
  return replaceHeavy(before, after, steady, vocabulary);
}

function isSentenceEnd(text: string): boolean {
  return text === '.' || text === '!' || text === '?';
}

/** How well a change stands from one token to another: whole sentences best, then parts between commas. */
function sentenceEdges(ids: readonly number[], from: number, to: number, vocabulary: Vocabulary): number {
  const previous = from === 0 ? '.' : vocabulary.textOf(ids[from - 1] ?? -1);
  const last = vocabulary.textOf(ids[to - 1] ?? -1);
  const startsSentence = isSentenceEnd(previous) ? 3 : 0;
  const endsSentence = isSentenceEnd(last) ? 3 : 0;
  const startsPart = previous === ',' || previous === ';' ? 1 : 0;
  const endsPart = last === ',' || last === ';' ? 1 : 0;
  return startsSentence + endsSentence + startsPart + endsPart;
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

/** Whether the change between two matches is one or more whole sentences put in or taken out. */
function isWholeSentence(
  before: Tokens,
  after: Tokens,
  left: Match | undefined,
  right: Match | undefined,
  vocabulary: Vocabulary,
): boolean {
  const goneFrom = left === undefined ? 0 : left.before + left.length;
  const newFrom = left === undefined ? 0 : left.after + left.length;
  const goneTo = right?.before ?? before.ids.length;
  const newTo = right?.after ?? after.ids.length;
  if (goneTo > goneFrom === newTo > newFrom) return false;
  const ids = goneTo > goneFrom ? before.ids : after.ids;
  const from = goneTo > goneFrom ? goneFrom : newFrom;
  const to = goneTo > goneFrom ? goneTo : newTo;
  const starts = from === 0 || isSentenceEnd(vocabulary.textOf(ids[from - 1] ?? -1));
  return starts && isSentenceEnd(vocabulary.textOf(ids[to - 1] ?? -1));
}

function joinIslands(
  before: Tokens,
  after: Tokens,
  matches: readonly Match[],
  vocabulary: Vocabulary,
): readonly Match[] {
  const kept: Match[] = [];
  for (const [index, match] of matches.entries()) {
    const atStart = match.before === 0 && match.after === 0;
    const atEnd =
      match.before + match.length === before.ids.length && match.after + match.length === after.ids.length;
    const isIsland =
      !atStart &&
      !atEnd &&
      isShortIsland(before.ids, match.before, match.before + match.length, vocabulary) &&
      !isWholeSentence(before, after, kept.at(-1), match, vocabulary) &&
      !isWholeSentence(before, after, match, matches[index + 1], vocabulary);
    if (!isIsland) kept.push(match);
  }
  return kept;
}

function replaceHeavy(
  before: Tokens,
  after: Tokens,
  matches: readonly Match[],
  vocabulary: Vocabulary,
): readonly Match[] {
  const wordsOf = (match: Match): number =>
    countWords(before.ids, match.before, match.before + match.length, vocabulary);
  const kept = (list: readonly Match[]): number => list.reduce((sum, match) => sum + wordsOf(match), 0);
  const longer = Math.max(
    countWords(before.ids, 0, before.ids.length, vocabulary),
    countWords(after.ids, 0, after.ids.length, vocabulary),
  );
  if (kept(matches) >= keptShare * longer) return matches;
  // The shortest edit of two very different texts prefers many small words to one long run; a reader does not.
  const isLong = (match: Match): boolean => wordsOf(match) >= longRun;
  const shortest = matches.filter(isLong);
  const longest = longRuns(before.ids, after.ids, longRun).filter(isLong);
  return kept(longest) > kept(shortest) ? longest : shortest;
}
