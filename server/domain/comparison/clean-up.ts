// Turns the shortest edit into one a reader can follow: no islands of a short word or two, edits that start where sentences start.

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
  if (matches.length < 2) return matches;
  const slid = slideEdges(before, after, matches, vocabulary);
  const steady = joinIslands(before, after, slid, vocabulary);
  return replaceHeavy(before, after, steady, vocabulary);
}

function isSentenceEnd(text: string): boolean {
  return text === '.' || text === '!' || text === '?';
}

function edgeScore(ids: readonly number[], from: number, to: number, vocabulary: Vocabulary): number {
  const previous = from === 0 ? '.' : vocabulary.textOf(ids[from - 1] ?? -1);
  const last = vocabulary.textOf(ids[to - 1] ?? -1);
  const startsSentence = isSentenceEnd(previous) ? 3 : 0;
  const endsSentence = isSentenceEnd(last) ? 3 : 0;
  const startsPart = previous === ',' || previous === ';' ? 1 : 0;
  const endsPart = last === ',' || last === ';' ? 1 : 0;
  return startsSentence + endsSentence + startsPart + endsPart;
}

const longestSlide = 64;

/** An insertion or deletion between two equal runs may often stand a little earlier or later; take the best place. */
function slideEdges(
  before: Tokens,
  after: Tokens,
  matches: readonly Match[],
  vocabulary: Vocabulary,
): readonly Match[] {
  const result = matches.map((match) => ({ ...match }));
  for (let index = 1; index < result.length; index += 1) {
    const left = result[index - 1];
    const right = result[index];
    if (left === undefined || right === undefined) continue;
    const goneFrom = left.before + left.length;
    const newFrom = left.after + left.length;
    const gone = right.before - goneFrom;
    const added = right.after - newFrom;
    if ((gone === 0) === (added === 0)) continue;
    const ids = gone === 0 ? after.ids : before.ids;
    const from = gone === 0 ? newFrom : goneFrom;
    const to = from + gone + added;
    let best = 0;
    let bestScore = edgeScore(ids, from, to, vocabulary);
    for (
      let shift = 1;
      shift < Math.min(left.length, longestSlide) && ids[from - shift] === ids[to - shift];
      shift += 1
    ) {
      const score = edgeScore(ids, from - shift, to - shift, vocabulary);
      if (score > bestScore) {
        best = -shift;
        bestScore = score;
      }
    }
    for (
      let shift = 0;
      shift < Math.min(right.length - 1, longestSlide) && ids[from + shift] === ids[to + shift];
      shift += 1
    ) {
      const score = edgeScore(ids, from + shift + 1, to + shift + 1, vocabulary);
      if (score > bestScore) {
        best = shift + 1;
        bestScore = score;
      }
    }
    left.length += best;
    right.before += best;
    right.after += best;
    right.length -= best;
  }
  return result;
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
  const kept = matches.reduce((sum, match) => sum + wordsOf(match), 0);
  const longer = Math.max(
    countWords(before.ids, 0, before.ids.length, vocabulary),
    countWords(after.ids, 0, after.ids.length, vocabulary),
  );
  if (kept >= keptShare * longer) return matches;
  return matches.filter((match) => wordsOf(match) >= longRun);
}
