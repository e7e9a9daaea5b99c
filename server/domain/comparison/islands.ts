// Finds what is kept between two changes although it is too little for a reader to hold on to.

import { isSentenceEnd, isWholeSentences } from './sentences.ts';
import type { TokenPair } from './token-pair.ts';
import type { Vocabulary } from './tokens.ts';
import type { Match } from './words.ts';

const shortWord = 5;
const islandWords = 2;
/** An island of longer words too is joined where this many words were exchanged on either side of it. */
const wideChange = 5;

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

/** The matches without the islands among them: those join the changes on either side into one. */
export function joinIslands(pair: TokenPair, matches: readonly Match[]): readonly Match[] {
  const kept: Match[] = [];
  for (let index = 0; index < matches.length; index += 1) {
    const match = matches[index];
    if (match === undefined) continue;
    const left = changeBetween(pair, kept.at(-1), match);
    const right = changeBetween(pair, match, matches[index + 1]);
    if (isEmpty(left) || isEmpty(right) || !isIsland(pair, left, match, right)) kept.push(match);
  }
  return kept;
}

function isIsland(pair: TokenPair, left: Change, match: Match, right: Change): boolean {
  const { before, vocabulary } = pair;
  const end = match.before + match.length;
  const words = pair.keptWords(match);
  const isWide =
    words <= islandWords && exchanged(pair, left) >= wideChange && exchanged(pair, right) >= wideChange;
  if (!isWide && !isShortIsland(before.ids, match.before, end, vocabulary)) return false;
  // A full stop alone keeps the changes of two sentences apart.
  if (words === 0 && isSentenceEnd(before.ids[end - 1], vocabulary)) return false;
  if (isWholeSentences(before.ids, match.before, end, vocabulary)) return false;
  return !isSentenceChange(pair, left) && !isSentenceChange(pair, right);
}

/** What stands between two matches, or before the first, or after the last. */
interface Change {
  readonly gone: number;
  readonly goneEnd: number;
  readonly added: number;
  readonly addedEnd: number;
}

function changeBetween(
  { before, after }: TokenPair,
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

const isEmpty = (change: Change): boolean =>
  change.goneEnd === change.gone && change.addedEnd === change.added;

/** Whether a change is one or more whole sentences put in or taken out. */
function isSentenceChange({ before, after, vocabulary }: TokenPair, change: Change): boolean {
  const { gone, goneEnd, added, addedEnd } = change;
  if (goneEnd > gone === addedEnd > added) return false;
  return goneEnd > gone
    ? isWholeSentences(before.ids, gone, goneEnd, vocabulary)
    : isWholeSentences(after.ids, added, addedEnd, vocabulary);
}

/** How many words were taken out for as many that were put in. */
function exchanged(pair: TokenPair, change: Change): number {
  const gone = pair.goneWords(change.gone, change.goneEnd);
  return Math.min(gone, pair.addedWords(change.added, change.addedEnd));
}
