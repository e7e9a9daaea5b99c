// Pairs the stycken and punkter of two units and says what became of each, word by word.

import { align } from './align.ts';
import { cleanUp } from './clean-up.ts';
import { cutInOrder } from './cut-in-order.ts';
import { findHosts } from './fusion.ts';
import type { Piece } from './pieces.ts';
import { cutAlike, cutFused } from './recut.ts';
import type { Row, Workshop } from './row.ts';
import { matchTokens } from './words.ts';

const noReasons: Row['because'] = [];
const noMatches: NonNullable<Row['matches']> = [];

/** One row for every piece of both units, in no particular order. */
export function compareRows(before: readonly Piece[], after: readonly Piece[], workshop: Workshop): Row[] {
  if (haveSameContents(before, after)) {
    return before.map((piece, index) => sameRow(piece, after[index] ?? piece, false));
  }
  const even = cutAlike(before, after, workshop);
  return pairRows(even?.before ?? before, even?.after ?? after, workshop, even === null);
}

function haveSameContents(before: readonly Piece[], after: readonly Piece[]): boolean {
  if (before.length !== after.length) return false;
  for (let index = 0; index < before.length; index += 1)
    if (before[index]?.content !== after[index]?.content) return false;
  return true;
}

function pairRows(
  before: readonly Piece[],
  after: readonly Piece[],
  workshop: Workshop,
  mayCut: boolean,
): Row[] {
  const rows: Row[] = [];
  const paired = { before: new Uint8Array(before.length), after: new Uint8Array(after.length) };
  for (const pair of align(before, after, workshop)) {
    const left = before[pair.before];
    const right = after[pair.after];
    if (left === undefined || right === undefined) continue;
    rows.push(pairRow(left, right, pair.moved, workshop));
    paired.before[pair.before] = 1;
    paired.after[pair.after] = 1;
  }
  const gone = before.filter((_, index) => paired.before[index] === 0);
  const added = after.filter((_, index) => paired.after[index] === 0);
  if (gone.length + added.length === 0) return rows;
  const changed = rows.filter((row) => row.kind !== 'same');
  if (mayCut && changed.length > 0) {
    const cut = cutInOrder(before, after, workshop);
    const recut = cut === null ? rows : pairRows(cut.before, cut.after, workshop, false);
    if (keptIn(recut) > keptIn(rows)) return recut;
  }
  const merged = fused(gone, changed, workshop, 'before');
  const split = fused(added, changed, workshop, 'after');
  if (mayCut && merged.size + split.size > 0) {
    const cut = cutFused(before, after, merged, split, workshop);
    if (cut !== null) return pairRows(cut.before, cut.after, workshop, false);
  }
  const loose = { moved: false, matches: noMatches, because: noReasons };
  for (const piece of gone) {
    const host = merged.get(piece)?.after ?? null;
    rows.push({ ...loose, kind: host === null ? 'repealed' : 'merged', before: piece, after: host });
  }
  for (const piece of added) {
    const host = split.get(piece)?.before ?? null;
    rows.push({ ...loose, kind: host === null ? 'inserted' : 'split', before: host, after: piece });
  }
  return rows;
}

function sameRow(before: Piece, after: Piece, moved: boolean): Row {
  return { kind: 'same', moved, before, after, matches: null, because: noReasons };
}

function pairRow(before: Piece, after: Piece, moved: boolean, workshop: Workshop): Row {
  if (before.content === after.content) return sameRow(before, after, moved);
  const left = workshop.before.tokensOf(before);
  const right = workshop.after.tokensOf(after);
  const shortest = matchTokens(left.ids, right.ids, workshop.effort);
  const matches = cleanUp(left, right, shortest, workshop.vocabulary);
  const all = matches[0]?.length === left.ids.length && left.ids.length === right.ids.length;
  return { kind: all ? 'same' : 'changed', moved, before, after, matches, because: noReasons };
}

/** How many tokens the rows keep in their place. */
function keptIn(rows: readonly Row[]): number {
  let kept = 0;
  for (const { before, moved, matches } of rows) {
    if (moved || before === null) continue;
    if (matches === null) kept += before.ids().length;
    else for (const match of matches) kept += match.length;
  }
  return kept;
}

/** Unpaired stycken whose words stand in a changed one. */
function fused(
  loose: readonly Piece[],
  changed: readonly Row[],
  workshop: Workshop,
  looseSide: 'before' | 'after',
): Map<Piece, Row> {
  const hosts = changed.flatMap((row) => row[looseSide === 'before' ? 'after' : 'before'] ?? []);
  const found = findHosts(
    loose.map((piece) => [piece]),
    hosts.map((piece) => [piece]),
    workshop,
  );
  const result = new Map<Piece, Row>();
  for (const [index, piece] of loose.entries()) {
    const row = changed[found[index] ?? -1];
    if (row !== undefined) result.set(piece, row);
  }
  return result;
}
