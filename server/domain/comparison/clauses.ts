// Pairs the clauses of two statutes: which stayed, moved, split, merged, came and went.

import { align } from './align.ts';
import type { Part } from './pairing.ts';
import { findHosts } from './fusion.ts';
import type { Side, Unit } from './pieces.ts';
import type { Vocabulary } from './tokens.ts';

/** Clauses that belong together. Both lists rise; one is empty for a clause that came or went. */
export interface ClauseGroup {
  readonly before: readonly number[];
  readonly after: readonly number[];
  readonly moved: boolean;
}

/** Groups in the order of the new text, with repealed clauses where they stood. */
export function pairClauses(
  left: Side,
  right: Side,
  vocabulary: Vocabulary,
  contents: Map<string, number>,
): ClauseGroup[] {
  const before = partsOf(left, contents);
  const after = partsOf(right, contents);
  const groups = new Map<number, { before: number[]; after: number[]; moved: boolean }>();
  const groupOfBefore = new Map<number, { before: number[]; after: number[]; moved: boolean }>();
  for (const pair of align(before, after, vocabulary)) {
    const group = { before: [pair.before], after: [pair.after], moved: pair.moved };
    groups.set(pair.after, group);
    groupOfBefore.set(pair.before, group);
  }
  const changed = [...groups.values()].filter((group) => {
    const [b] = group.before;
    const [a] = group.after;
    return b !== undefined && a !== undefined && before[b]?.content !== after[a]?.content;
  });
  const gone = [...before.keys()].filter((b) => !groupOfBefore.has(b));
  const added = [...after.keys()].filter((a) => !groups.has(a));
  for (const { inner, host } of hostsOf(gone, before, changed, after, 'after', vocabulary)) {
    host.before.push(inner);
    groupOfBefore.set(inner, host);
  }
  for (const { inner, host } of hostsOf(added, after, changed, before, 'before', vocabulary)) {
    // A clause is either the sum of several or a part of one: what came first keeps it.
    if (host.before.length > 1) continue;
    host.after.push(inner);
    groups.set(inner, host);
  }
  for (const group of changed) {
    group.before.sort((x, y) => x - y);
    group.after.sort((x, y) => x - y);
  }
  return inDisplayOrder(before.length, after.length, groups, groupOfBefore);
}

function partsOf(side: Side, contents: Map<string, number>): Part[] {
  return side.clauses.map((unit, index) => {
    const clause = side.reading.clauses[index];
    return {
      content: contentOf(unit, contents),
      size: unit.pieces.reduce((sum, piece) => sum + piece.passage.text.length, 0),
      heading: clause?.heading?.toLowerCase() ?? null,
      number: clause === undefined ? null : `${clause.chapter?.number ?? ''} ${clause.number}`,
      inner: unit.pieces.map((piece) => ({ content: piece.content, size: piece.passage.text.length })),
      ids: () => unit.pieces.flatMap((piece) => side.tokensOf(piece).ids),
    };
  });
}

function contentOf(unit: Unit, contents: Map<string, number>): number {
  if (unit.pieces.length === 0) return -1;
  if (unit.pieces.length === 1) return unit.pieces[0]?.content ?? -1;
  // A key that no text of a stycke can be: texts hold no line feed.
  const key = unit.pieces.map((piece) => String(piece.content)).join('\n');
  const known = contents.get(key);
  if (known !== undefined) return known;
  contents.set(key, contents.size);
  return contents.size - 1;
}

type Group = { before: number[]; after: number[]; moved: boolean };

function hostsOf(
  loose: readonly number[],
  looseParts: readonly Part[],
  changed: readonly Group[],
  hostParts: readonly Part[],
  hostSide: 'before' | 'after',
  vocabulary: Vocabulary,
): { inner: number; host: Group }[] {
  const bodies = loose.flatMap((index) => looseParts[index] ?? []);
  const hosts = changed.flatMap((group) => hostParts[group[hostSide][0] ?? -1] ?? []);
  return findHosts(bodies, hosts, vocabulary).flatMap((place, index) => {
    const host = changed[place];
    const inner = loose[index];
    return host === undefined || inner === undefined ? [] : [{ inner, host }];
  });
}

function inDisplayOrder(
  beforeCount: number,
  afterCount: number,
  groups: ReadonlyMap<number, Group>,
  groupOfBefore: ReadonlyMap<number, Group>,
): ClauseGroup[] {
  const following = new Map<Group | null, number[]>();
  let previous: Group | null = null;
  for (let b = 0; b < beforeCount; b += 1) {
    const group = groupOfBefore.get(b);
    if (group === undefined) {
      const list = following.get(previous);
      if (list === undefined) following.set(previous, [b]);
      else list.push(b);
    } else if (!group.moved) previous = group;
  }
  const repealed = (key: Group | null): ClauseGroup[] =>
    (following.get(key) ?? []).map((b) => ({ before: [b], after: [], moved: false }));
  const result = repealed(null);
  const shown = new Set<Group>();
  for (let a = 0; a < afterCount; a += 1) {
    const group = groups.get(a);
    if (group === undefined) result.push({ before: [], after: [a], moved: false });
    else if (!shown.has(group)) {
      shown.add(group);
      result.push(group, ...repealed(group));
    }
  }
  return result;
}
