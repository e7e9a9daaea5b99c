// Pairs the clauses of two statutes: which stayed, moved, split, merged, came and went.

import { align } from './align.ts';
import { findHosts } from './fusion.ts';
import type { Part } from './pairing.ts';
import type { Piece, Unit } from './pieces.ts';
import { isRepealMark } from './repeal-marks.ts';
import type { Side } from './side.ts';
import type { Workshop } from './row.ts';

/** Clauses that belong together, by their place. Both lists rise; one is empty for a clause that came or went. */
export interface ClauseGroup {
  readonly before: readonly number[];
  readonly after: readonly number[];
  readonly moved: boolean;
  /** The two clauses that are each other's counterparts; -1 on the side that is empty. */
  readonly home: { readonly before: number; readonly after: number };
}

type Group = { before: number[]; after: number[]; moved: boolean; home: ClauseGroup['home'] };

/** Every clause of both texts in one group. */
export function pairClauses(workshop: Workshop): ClauseGroup[] {
  const contents = new UnitContents();
  const before = partsOf(workshop.before, contents);
  const after = partsOf(workshop.after, contents);
  const groups = align(before, after, workshop).map((pair): Group => ({
    before: [pair.before],
    after: [pair.after],
    moved: pair.moved,
    home: { before: pair.before, after: pair.after },
  }));
  const changed: Group[] = [];
  const grouped = { before: new Uint8Array(before.length), after: new Uint8Array(after.length) };
  for (const group of groups) {
    const b = group.before[0] ?? -1;
    const a = group.after[0] ?? -1;
    grouped.before[b] = 1;
    grouped.after[a] = 1;
    if (before[b]?.content !== after[a]?.content) changed.push(group);
  }
  for (const home of repealMarks(unset(grouped.before), unset(grouped.after), before, after, workshop)) {
    groups.push({ before: [home.before], after: [home.after], moved: false, home });
    grouped.before[home.before] = 1;
    grouped.after[home.after] = 1;
  }
  const gone = unset(grouped.before);
  const added = unset(grouped.after);
  for (const { inner, host } of hostsOf(gone, workshop.before, changed, workshop)) {
    host.before.push(inner);
    grouped.before[inner] = 1;
  }
  for (const { inner, host } of hostsOf(added, workshop.after, changed, workshop)) {
    // A clause is either the sum of several or a part of one: what came first keeps it.
    if (host.before.length > 1) continue;
    host.after.push(inner);
    grouped.after[inner] = 1;
  }
  for (const group of changed) {
    group.before.sort((x, y) => x - y);
    group.after.sort((x, y) => x - y);
  }
  for (const b of unset(grouped.before))
    groups.push({
      before: [b],
      after: [],
      moved: false,
      home: { before: b, after: -1 },
    });
  for (const a of unset(grouped.after))
    groups.push({
      before: [],
      after: [a],
      moved: false,
      home: { before: -1, after: a },
    });
  return groups;
}

function unset(marks: Uint8Array): number[] {
  const places: number[] = [];
  for (let place = 0; place < marks.length; place += 1) if (marks[place] === 0) places.push(place);
  return places;
}

function partsOf(side: Side, contents: UnitContents): Part[] {
  return side.clauses.map((unit) => new ClausePart(side, unit, contents.of(unit)));
}

class ClausePart implements Part {
  readonly content: number;
  readonly size: number;
  private readonly side: Side;
  private readonly unit: Unit;
  private names: { readonly heading: string | null; readonly number: string | null } | null = null;

  constructor(side: Side, unit: Unit, content: number) {
    this.side = side;
    this.unit = unit;
    this.content = content;
    this.size = unit.pieces.reduce(addSize, 0);
  }

  get heading(): string | null {
    return this.named().heading;
  }

  get number(): string | null {
    return this.named().number;
  }

  /** Most clauses have an equal and are never asked for their names. */
  private named(): { readonly heading: string | null; readonly number: string | null } {
    const clause = this.side.reading.clauses[this.unit.clause];
    this.names ??= {
      heading: clause?.heading?.toLowerCase() ?? null,
      number: clause === undefined ? null : `${clause.chapter?.number ?? ''} ${clause.number}`,
    };
    return this.names;
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

// Thousands of clauses: one function for all instead of an iterator for each.
const addSize = (size: number, piece: Piece): number => size + piece.size;
const mixContent = (key: number, { content }: Piece): number =>
  (Math.imul(key ^ content, 0x9e3779b1) + 1) >>> 2;

/** Numbers for the whole text of clauses: equal for clauses that consist of equal stycken in the same order. */
class UnitContents {
  /** One clause of each content, where its hash leads or at the next free number. */
  private readonly known = new Map<number, { readonly unit: Unit; readonly content: number }>();

  /** -1 for a clause without text. */
  of(unit: Unit): number {
    if (unit.pieces.length === 0) return -1;
    let key = unit.pieces.reduce(mixContent, 17);
    for (;;) {
      const found = this.known.get(key);
      if (found === undefined) break;
      if (haveEqualPieces(found.unit, unit)) return found.content;
      key += 1;
    }
    const content = this.known.size;
    this.known.set(key, { unit, content });
    return content;
  }
}

/** Whether two clauses consist of equal stycken and punkter in the same order. */
export function haveEqualPieces(one: Unit, other: Unit): boolean {
  if (one.pieces.length !== other.pieces.length) return false;
  for (let index = 0; index < one.pieces.length; index += 1)
    if (one.pieces[index]?.content !== other.pieces[index]?.content) return false;
  return true;
}

/** A clause and what is left of it: the same number, with words that say it is repealed. */
function repealMarks(
  gone: readonly number[],
  added: readonly number[],
  before: readonly Part[],
  after: readonly Part[],
  workshop: Workshop,
): { before: number; after: number }[] {
  if (gone.length === 0 || added.length === 0) return [];
  const byNumber = new Map(added.map((place) => [after[place]?.number ?? null, place]));
  return gone.flatMap((b) => {
    const a = byNumber.get(before[b]?.number ?? null);
    const old = workshop.before.reading.clauses[b];
    const fresh = a === undefined ? undefined : workshop.after.reading.clauses[a];
    if (a === undefined || old === undefined || fresh === undefined) return [];
    if (isRepealMark(old) === isRepealMark(fresh)) return [];
    byNumber.delete(before[b]?.number ?? null);
    return [{ before: b, after: a }];
  });
}

/** Clauses without a partner whose words stand in a changed one. */
function hostsOf(
  loose: readonly number[],
  looseSide: Side,
  changed: readonly Group[],
  workshop: Workshop,
): { inner: number; host: Group }[] {
  if (loose.length === 0 || changed.length === 0) return [];
  const isOld = looseSide === workshop.before;
  const unitsOf = (group: Group): { inner: Unit | undefined; host: Unit | undefined } => {
    const b = group.before[0] ?? -1;
    const a = group.after[0] ?? -1;
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
