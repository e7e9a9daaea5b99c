// Pairs the stycken and punkter of two units and says what became of each, word by word.

import { align } from './align.ts';
import type { Part } from './pairing.ts';
import { cleanUp } from './clean-up.ts';
import { isEditorial } from './editorial.ts';
import { findHosts } from './fusion.ts';
import type { Piece, Side } from './pieces.ts';
import type { Row, Workshop } from './row.ts';
import { cutAlike, cutFused } from './recut.ts';
import { matchTokens } from './words.ts';

/** Rows in the order of the new text, with what is gone where it stood. */
export function compareRows(before: readonly Piece[], after: readonly Piece[], workshop: Workshop): Row[] {
  if (
    before.length === after.length &&
    before.every((piece, index) => piece.content === after[index]?.content)
  ) {
    return before.map((piece, index) => sameRow(piece, after[index] ?? piece, false));
  }
  const even = cutAlike(before, after, workshop);
  return pairRows(even?.before ?? before, even?.after ?? after, workshop, even === null);
}

function pairRows(
  before: readonly Piece[],
  after: readonly Piece[],
  workshop: Workshop,
  mayCut: boolean,
): Row[] {
  const partOf = (side: Side, piece: Piece): Part => ({
    content: piece.content,
    size: piece.passage.text.length,
    heading: null,
    number: null,
    inner: [],
    ids: () => side.tokensOf(piece).ids,
  });
  const pairs = align(
    before.map((piece) => partOf(workshop.before, piece)),
    after.map((piece) => partOf(workshop.after, piece)),
    workshop.vocabulary,
  );
  const byAfter = new Map<number, Row>();
  const paired = new Set<number>();
  const steady = new Set<number>();
  for (const pair of pairs) {
    const left = before[pair.before];
    const right = after[pair.after];
    if (left === undefined || right === undefined) continue;
    byAfter.set(pair.after, pairRow(left, right, pair.moved, workshop));
    paired.add(pair.before);
    if (!pair.moved) steady.add(pair.before);
  }
  const changed = [...byAfter.values()].filter((row) => row.kind !== 'same');
  const gone = before.filter((_, index) => !paired.has(index));
  const added = after.filter((_, index) => !byAfter.has(index));
  const merged = fused(gone, changed, workshop, 'before');
  const split = fused(added, changed, workshop, 'after');
  if (mayCut && merged.size + split.size > 0) {
    const cut = cutFused(before, after, merged, split, workshop);
    if (cut !== null) return pairRows(cut.before, cut.after, workshop, false);
  }
  const rows: Row[] = [];
  const goneRow = (piece: Piece): Row => {
    const host = merged.get(piece)?.after ?? null;
    return {
      kind: host === null ? 'repealed' : 'merged',
      moved: false,
      before: piece,
      after: host,
      matches: [],
    };
  };
  // Each old stycke that is gone follows the old stycke before it.
  const following = new Map<Piece | null, Piece[]>();
  let previous: Piece | null = null;
  for (const [index, piece] of before.entries()) {
    if (steady.has(index)) previous = piece;
    if (paired.has(index)) continue;
    const list = following.get(previous);
    if (list === undefined) following.set(previous, [piece]);
    else list.push(piece);
  }
  rows.push(...(following.get(null) ?? []).map(goneRow));
  for (const [index, piece] of after.entries()) {
    const host = split.get(piece)?.before ?? null;
    const row = byAfter.get(index) ?? {
      kind: host === null ? 'inserted' : 'split',
      moved: false,
      before: host,
      after: piece,
      matches: [],
    };
    rows.push(row);
    if (row.before !== null && byAfter.has(index) && !row.moved) {
      rows.push(...(following.get(row.before) ?? []).map(goneRow));
    }
  }
  return rows;
}

function sameRow(before: Piece, after: Piece, moved: boolean): Row {
  return { kind: 'same', moved, before, after, matches: null };
}

function pairRow(before: Piece, after: Piece, moved: boolean, workshop: Workshop): Row {
  if (before.content === after.content) return sameRow(before, after, moved);
  const left = workshop.before.tokensOf(before);
  const right = workshop.after.tokensOf(after);
  const shortest = matchTokens(left.ids, right.ids, workshop.effort);
  const matches = cleanUp(left, right, shortest, workshop.vocabulary);
  const all = matches[0]?.length === left.ids.length && left.ids.length === right.ids.length;
  const old = { tokens: left, clause: before.clause };
  const fresh = { tokens: right, clause: after.clause };
  const editorial = all || isEditorial(old, fresh, workshop.vocabulary, workshop.references);
  return { kind: all ? 'same' : editorial ? 'editorial' : 'changed', moved, before, after, matches };
}

/** Unpaired stycken whose words stand in a changed one. */
function fused(
  loose: readonly Piece[],
  changed: readonly Row[],
  workshop: Workshop,
  looseSide: 'before' | 'after',
): Map<Piece, Row> {
  const inner = looseSide === 'before' ? workshop.before : workshop.after;
  const outer = looseSide === 'before' ? workshop.after : workshop.before;
  const hostOf = (row: Row): Piece | null => (looseSide === 'before' ? row.after : row.before);
  const hosts = findHosts(
    loose.map((piece) => ({ ids: () => inner.tokensOf(piece).ids })),
    changed.map((row) => ({
      ids: () => {
        const host = hostOf(row);
        return host === null ? [] : outer.tokensOf(host).ids;
      },
    })),
    workshop.vocabulary,
  );
  const result = new Map<Piece, Row>();
  for (const [index, piece] of loose.entries()) {
    const row = changed[hosts[index] ?? -1];
    if (row !== undefined) result.set(piece, row);
  }
  return result;
}
