// Gives two texts the same boundaries where one divides its words into stycken otherwise, so that no word looks changed.

import type { Piece } from './pieces.ts';
import type { Side } from './side.ts';
import type { Row, Workshop } from './row.ts';
import { haveSameWords } from './word-stream.ts';
import { matchTokens } from './words.ts';

export interface Cut {
  readonly before: readonly Piece[];
  readonly after: readonly Piece[];
}

/** Both sides cut at the boundaries of both, when they say the same words in the same order; otherwise null. */
export function cutAlike(before: readonly Piece[], after: readonly Piece[], workshop: Workshop): Cut | null {
  if (before.length === 0 || after.length === 0 || !haveSameWords(before, after, workshop)) return null;
  const left = wordPlaces(before, workshop.before, workshop);
  const right = wordPlaces(after, workshop.after, workshop);
  return {
    before: cutAt(before, left, new Set(right.firsts), workshop.before),
    after: cutAt(after, right, new Set(left.firsts), workshop.after),
  };
}

export interface WordPlaces {
  /** The words of all pieces in order. */
  readonly ids: readonly number[];
  /** For each word, its token in its piece. */
  readonly tokens: readonly number[];
  /** For each piece, its first word. */
  readonly firsts: readonly number[];
}

export function wordPlaces(pieces: readonly Piece[], side: Side, workshop: Workshop): WordPlaces {
  const ids: number[] = [];
  const tokens: number[] = [];
  const firsts: number[] = [];
  for (const piece of pieces) {
    firsts.push(ids.length);
    const tokensOfPiece = side.tokensOf(piece).ids;
    for (let token = 0; token < tokensOfPiece.length; token += 1) {
      const id = tokensOfPiece[token] ?? -1;
      if (!workshop.vocabulary.isWord(id)) continue;
      ids.push(id);
      tokens.push(token);
    }
  }
  return { ids, tokens, firsts };
}

/** The pieces cut before each of these words. */
export function cutAt(
  pieces: readonly Piece[],
  words: WordPlaces,
  boundaries: ReadonlySet<number>,
  side: Side,
): readonly Piece[] {
  return pieces.flatMap((piece, index) => {
    const first = words.firsts[index] ?? 0;
    const end = words.firsts[index + 1] ?? words.ids.length;
    const places: number[] = [];
    for (let word = first + 1; word < end; word += 1)
      if (boundaries.has(word)) places.push(words.tokens[word] ?? 0);
    return places.length === 0 ? [piece] : side.cut(piece, places);
  });
}

/** Cuts each stycke that was divided into neighbours, or that neighbours were joined into; null where none is. */
export function cutFused(
  before: readonly Piece[],
  after: readonly Piece[],
  merged: ReadonlyMap<Piece, Row>,
  split: ReadonlyMap<Piece, Row>,
  workshop: Workshop,
): Cut | null {
  const newBefore = cutHosts(before, after, split, 'before', workshop);
  const newAfter = cutHosts(after, before, merged, 'after', workshop);
  if (newBefore.length === before.length && newAfter.length === after.length) return null;
  return { before: newBefore, after: newAfter };
}

function cutHosts(
  hosts: readonly Piece[],
  others: readonly Piece[],
  fused: ReadonlyMap<Piece, Row>,
  hostSide: 'before' | 'after',
  workshop: Workshop,
): readonly Piece[] {
  const otherSide = hostSide === 'before' ? 'after' : 'before';
  const rowOfHost = new Map<Piece, Row>();
  for (const row of fused.values()) {
    const host = row[hostSide];
    if (host !== null && !row.moved) rowOfHost.set(host, row);
  }
  const placeOf = new Map(others.map((piece, index) => [piece, index]));
  return hosts.flatMap((host) => {
    const row = rowOfHost.get(host);
    const partner = row?.[otherSide] ?? null;
    const middle = partner === null ? undefined : placeOf.get(partner);
    if (row === undefined || middle === undefined) return [host];
    const belongs = (index: number): boolean => {
      const other = others[index];
      return other !== undefined && fused.get(other) === row;
    };
    let from = middle;
    let to = middle + 1;
    while (belongs(from - 1)) from -= 1;
    while (belongs(to)) to += 1;
    const run = others.slice(from, to);
    if (run.length === 1) return [host];
    const places = boundariesIn(host, run, workshop[hostSide], workshop[otherSide], workshop);
    return places.length === 0 ? [host] : workshop[hostSide].cut(host, places);
  });
}

/** Where in the host's tokens the boundaries of the others fall, as far as their words agree. */
function boundariesIn(
  host: Piece,
  others: readonly Piece[],
  hostSide: Side,
  otherSide: Side,
  workshop: Workshop,
): number[] {
  const lists = others.map((piece) => otherSide.tokensOf(piece).ids);
  const hostIds = hostSide.tokensOf(host).ids;
  const matches = matchTokens(
    hostIds,
    lists.flatMap((list) => [...list]),
    workshop.effort,
  );
  const places: number[] = [];
  let boundary = 0;
  let next = 0;
  for (const list of lists.slice(0, -1)) {
    boundary += list.length;
    for (; next < matches.length; next += 1) {
      const candidate = matches[next];
      if (candidate !== undefined && candidate.after + candidate.length > boundary) break;
    }
    const match = matches[next];
    if (match === undefined) break;
    const place = match.before + Math.max(0, boundary - match.after);
    if (place > (places.at(-1) ?? 0) && place < hostIds.length) places.push(place);
  }
  return places;
}
