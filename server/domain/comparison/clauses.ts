// Pairs the clauses of two statutes: which stayed, moved, split, merged, came and went.

import { align } from './align.ts';
import { findHosts } from './fusion.ts';
import type { Part } from './pairing.ts';
import type { Piece, Unit } from './pieces.ts';
import type { Side } from './side.ts';
import type { Workshop } from './row.ts';

/** Clauses that belong together, by their place. Both lists rise; one is empty for a clause that came or went. */
export interface ClauseGroup {
  readonly before: readonly number[];
  readonly after: readonly number[];
  readonly moved: boolean;
}

type Group = { before: number[]; after: number[]; moved: boolean };

/** Every clause of both texts in one group. */
export function pairClauses(workshop: Workshop): ClauseGroup[] {
  const contents = new UnitContents();
  const before = partsOf(workshop.before, contents);
  const after = partsOf(workshop.after, contents);
  const groups = align(before, after, workshop).map((pair): Group => ({
    before: [pair.before],
    after: [pair.after],
    moved: pair.moved,
  }));
  const changed = groups.filter(
    (group) => before[group.before[0] ?? -1]?.content !== after[group.after[0] ?? -1]?.content,
  );
  const grouped = {
    before: new Set(groups.map((group) => group.before[0])),
    after: new Set(groups.map((group) => group.after[0])),
  };
  const gone = [...before.keys()].filter((place) => !grouped.before.has(place));
  const added = [...after.keys()].filter((place) => !grouped.after.has(place));
  const taken = new Set<number>();
  for (const { inner, host } of hostsOf(gone, workshop.before, changed, workshop)) {
    host.before.push(inner);
    grouped.before.add(inner);
  }
  for (const { inner, host } of hostsOf(added, workshop.after, changed, workshop)) {
    // A clause is either the sum of several or a part of one: what came first keeps it.
    if (host.before.length > 1) continue;
    host.after.push(inner);
    taken.add(inner);
  }
  for (const group of changed) {
    group.before.sort((x, y) => x - y);
    group.after.sort((x, y) => x - y);
  }
  return [
    ...groups,
    ...gone.filter((b) => !grouped.before.has(b)).map((b) => ({ before: [b], after: [], moved: false })),
    ...added.filter((a) => !taken.has(a)).map((a) => ({ before: [], after: [a], moved: false })),
  ];
}

function partsOf(side: Side, contents: UnitContents): Part[] {
  return side.clauses.map((unit, index) => new ClausePart(side, unit, index, contents.of(unit)));
}

class ClausePart implements Part {
  readonly content: number;
  readonly size: number;
  readonly heading: string | null;
  readonly number: string | null;
  private readonly side: Side;
  private readonly unit: Unit;

  constructor(side: Side, unit: Unit, index: number, content: number) {
    const clause = side.reading.clauses[index];
    this.side = side;
    this.unit = unit;
    this.content = content;
    this.size = unit.pieces.reduce((sum, piece) => sum + piece.size, 0);
    this.heading = clause?.heading?.toLowerCase() ?? null;
    this.number = clause === undefined ? null : `${clause.chapter?.number ?? ''} ${clause.number}`;
  }

  inner(): readonly Part[] {
    return this.unit.pieces;
  }

  ids(): ArrayLike<number> {
    return joinedIds(this.unit.pieces, this.side);
  }
}

function joinedIds(pieces: readonly Piece[], side: Side): ArrayLike<number> {
  const lists = pieces.map((piece) => side.tokensOf(piece).ids);
  const joined = new Int32Array(lists.reduce((sum, list) => sum + list.length, 0));
  let start = 0;
  for (const list of lists) {
    joined.set(list, start);
    start += list.length;
  }
  return joined;
}

/** Numbers for the whole text of clauses: equal for clauses that consist of equal stycken in the same order. */
class UnitContents {
  private readonly known = new Map<string | number, number>();

  /** -1 for a clause without text. */
  of(unit: Unit): number {
    const [first] = unit.pieces;
    if (first === undefined) return -1;
    const key =
      unit.pieces.length === 1 ? first.content : unit.pieces.map((piece) => piece.content).join(' ');
    const content = this.known.get(key) ?? this.known.size;
    if (content === this.known.size) this.known.set(key, content);
    return content;
  }
}

/** Clauses without a partner whose words stand in a changed one. */
function hostsOf(
  loose: readonly number[],
  looseSide: Side,
  changed: readonly Group[],
  workshop: Workshop,
): { inner: number; host: Group }[] {
  const isOld = looseSide === workshop.before;
  const unitsOf = (group: Group): { inner: Unit | undefined; host: Unit | undefined } => {
    const [b = -1] = group.before;
    const [a = -1] = group.after;
    const units = { before: workshop.before.clauses[b], after: workshop.after.clauses[a] };
    return isOld ? { inner: units.before, host: units.after } : { inner: units.after, host: units.before };
  };
  const bodies = loose.map((index) => looseSide.clauses[index]?.pieces ?? []);
  const hosts = changed.map((group) => {
    const { inner, host } = unitsOf(group);
    // What stood in the host already was not taken up into it.
    const known = new Set(inner?.pieces.map((piece) => piece.content));
    return host?.pieces.filter((piece) => !known.has(piece.content)) ?? [];
  });
  return findHosts(bodies, hosts, workshop).flatMap((place, index) => {
    const host = changed[place];
    const inner = loose[index];
    return host === undefined || inner === undefined ? [] : [{ inner, host }];
  });
}
