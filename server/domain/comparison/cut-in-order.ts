// Gives two runs of stycken common boundaries where most words stand in the same order but are divided otherwise, and edited.

import type { Piece } from './pieces.ts';
import { cutAt, wordPlaces, type Cut, type WordPlaces } from './recut.ts';
import type { Workshop } from './row.ts';
import { isSentenceEnd } from './sentences.ts';
import type { Side } from './side.ts';
import { matchTokens, type Match } from './words.ts';

/** Beyond this a whole clause is not read as one text. */
const mostTokens = 6000;
/** What lies on each side of a new boundary keeps so much of the shorter of its two texts, and of the longer. */
const leastOfShorter = 0.6;
const leastOfLonger = 0.3;

/** The same place in both texts, as words counted from the start. */
interface Boundary {
  readonly before: number;
  readonly after: number;
}

/** Both sides cut at boundaries of the other, where the words on both sides of it are there too; null where none is. */
export function cutInOrder(
  before: readonly Piece[],
  after: readonly Piece[],
  workshop: Workshop,
): Cut | null {
  const { first, last } = equalEnds(before, after);
  const left = before.slice(first, before.length - last);
  const right = after.slice(first, after.length - last);
  if (left.length === 0 || right.length === 0 || left.length + right.length < 3) return null;
  if (tokensIn(left) + tokensIn(right) > mostTokens) return null;
  const old = wordPlaces(left, workshop.before, workshop);
  const fresh = wordPlaces(right, workshop.after, workshop);
  const matches = matchTokens(old.ids, fresh.ids, workshop.effort);
  const boundaries = boundariesOf(
    matches,
    { words: old, starts: sentenceStarts(left, old, workshop.before, workshop) },
    { words: fresh, starts: sentenceStarts(right, fresh, workshop.after, workshop) },
  );
  const kept = supported(boundaries, matches, old.ids.length, fresh.ids.length);
  const newBefore = cutAt(left, old, new Set(kept.map((boundary) => boundary.before)), workshop.before);
  const newAfter = cutAt(right, fresh, new Set(kept.map((boundary) => boundary.after)), workshop.after);
  if (newBefore.length === left.length && newAfter.length === right.length) return null;
  const lead = first;
  return {
    before: [...before.slice(0, lead), ...newBefore, ...before.slice(before.length - last)],
    after: [...after.slice(0, lead), ...newAfter, ...after.slice(after.length - last)],
  };
}

function equalEnds(before: readonly Piece[], after: readonly Piece[]): { first: number; last: number } {
  const shorter = Math.min(before.length, after.length);
  let first = 0;
  while (first < shorter && before[first]?.content === after[first]?.content) first += 1;
  let last = 0;
  while (last < shorter - first && before.at(-1 - last)?.content === after.at(-1 - last)?.content) last += 1;
  return { first, last };
}

function tokensIn(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, piece) => sum + piece.ids().length, 0);
}

/** For each word, whether a stycke or a sentence begins with it. */
function sentenceStarts(
  pieces: readonly Piece[],
  words: WordPlaces,
  side: Side,
  workshop: Workshop,
): Uint8Array {
  const starts = new Uint8Array(words.ids.length);
  for (const [index, piece] of pieces.entries()) {
    const { ids } = side.tokensOf(piece);
    const from = words.firsts[index] ?? 0;
    const to = words.firsts[index + 1] ?? words.ids.length;
    for (let word = from; word < to; word += 1) {
      const token = words.tokens[word] ?? 0;
      if (word === from || isSentenceEnd(ids[token - 1], workshop.vocabulary)) starts[word] = 1;
    }
  }
  return starts;
}

interface Stream {
  readonly words: WordPlaces;
  readonly starts: Uint8Array;
}

/** Where each stycke of either text begins, in both texts; in rising order, none twice. */
function boundariesOf(matches: readonly Match[], old: Stream, fresh: Stream): Boundary[] {
  const turned = matches.map(({ before, after, length }) => ({ before: after, after: before, length }));
  const found = [
    ...placesOf(old.words.firsts, matches, fresh.starts).map(([before, after]) => ({ before, after })),
    ...placesOf(fresh.words.firsts, turned, old.starts).map(([after, before]) => ({ before, after })),
  ];
  found.sort((x, y) => x.before - y.before || x.after - y.after);
  const rising: Boundary[] = [];
  for (const boundary of found) {
    const last = rising.at(-1) ?? { before: 0, after: 0 };
    const isNew = boundary.before > last.before || boundary.after > last.after;
    if (isNew && boundary.after >= last.after) rising.push(boundary);
  }
  return rising;
}

/** For each of these words of one text (rising), with itself: the word of the other text that comes in its place. */
function placesOf(
  firsts: readonly number[],
  matches: readonly Match[],
  starts: Uint8Array,
): [number, number][] {
  let next = 0;
  return firsts.map((word) => {
    for (; next < matches.length; next += 1) {
      const match = matches[next];
      if (match !== undefined && match.before + match.length > word) break;
    }
    const match = matches[next];
    const earlier = matches[next - 1];
    if (match !== undefined && match.before < word) return [word, match.after + word - match.before];
    const from = earlier === undefined ? 0 : earlier.after + earlier.length;
    const to = match === undefined ? starts.length : match.after;
    // Words that only the other text has belong to what ends here, unless a sentence of theirs begins.
    for (let place = to; place >= from; place -= 1) if (starts[place] === 1) return [word, place];
    const follows =
      match?.before !== word && earlier !== undefined && earlier.before + earlier.length === word;
    return [word, follows ? from : to];
  });
}

/** The boundaries on both sides of which the words are much the same in both texts. */
function supported(
  boundaries: readonly Boundary[],
  matches: readonly Match[],
  before: number,
  after: number,
): readonly Boundary[] {
  const ends = [{ before: 0, after: 0 }, ...boundaries, { before, after }];
  const cells = ends.slice(1).map((end, index) => cellOf(ends[index] ?? end, end, matches));
  const good: (boolean | null)[] = cells;
  return boundaries.filter((_, index) => {
    let left = index;
    while (good[left] === null) left -= 1;
    let right = index + 1;
    while (good[right] === null) right += 1;
    return good[left] === true && good[right] === true;
  });
}

/** Whether the two stretches say much the same; null where one of them is empty. */
function cellOf(from: Boundary, to: Boundary, matches: readonly Match[]): boolean | null {
  const left = to.before - from.before;
  const right = to.after - from.after;
  if (left === 0 || right === 0) return null;
  let shared = 0;
  for (const match of matches) {
    const skip = Math.max(0, from.before - match.before, from.after - match.after);
    const until = Math.min(match.length, to.before - match.before, to.after - match.after);
    shared += Math.max(0, until - skip);
  }
  const isEnough = shared >= 2 || (shared === left && shared === right);
  return (
    isEnough &&
    shared >= leastOfShorter * Math.min(left, right) &&
    shared >= leastOfLonger * Math.max(left, right)
  );
}
