// The stycken and punkter of three versions of a statute, each paired with what it was in the base.

import type { ClauseRef, Comparison } from './change.ts';
import type { Content, ContentClause } from './merge-content.ts';
import { countsOf, findCuts, wordsIn, type Unit } from './merge-chains.ts';
import { matchTokens } from './words.ts';

export function unitsOf({ opening, clauses, closing }: Content): Unit[] {
  const units: Unit[] = [];
  const add = (home: number, kind: Unit['kind'], text: string, label = '', startsList = false): void => {
    units.push({ index: units.length, home, kind, label, startsList, text });
  };
  for (const text of opening) add(-1, 'paragraph', text);
  for (const [home, { blocks }] of clauses.entries()) {
    for (const [place, block] of blocks.entries()) {
      if (block.kind === 'paragraph') add(home, 'paragraph', block.text);
      else
        for (const [index, item] of block.items.entries())
          add(home, 'item', item.text, item.label, index === 0 && blocks[place - 1]?.kind === 'list');
    }
  }
  for (const text of closing) add(clauses.length, 'paragraph', text);
  return units;
}

/** What became of the base on one side. */
export interface Pairs {
  /** For a clause of the base, by index, the clause that it is on the side. */
  readonly clauses: ReadonlyMap<number, number>;
  readonly units: ReadonlyMap<number, number>;
  /** Neighbouring stycken of the base that became one stycke, by index. */
  readonly joined: readonly (readonly number[])[];
  /** For a stycke of the base the neighbouring stycken that it became. */
  readonly split: ReadonlyMap<number, readonly number[]>;
}

/** Which clause became which: as the comparison pairs them, and by number what was rewritten beyond that. */
export function pairClauses(comparison: Comparison, base: Content, side: Content): Map<number, number> {
  const pairs = new Map(comparedPairs(comparison, base, side));
  for (const [from, to] of sameNumber(pairs, base.clauses, side.clauses)) pairs.set(from, to);
  return pairs;
}

function comparedPairs(comparison: Comparison, base: Content, side: Content): [number, number][] {
  return comparison.clauses.flatMap(({ before, after }): [number, number][] => {
    const pair = primaryPair(indexesOf(before), indexesOf(after), base.clauses, side.clauses);
    return pair === null ? [] : [pair];
  });
}

const indexesOf = (refs: readonly ClauseRef[]): readonly number[] => refs.map(({ index }) => index);

/** Pairs the clauses as the comparison does and their units by what they say, wherever they stand. */
export function pairWithBase(comparison: Comparison, base: Content, side: Content): Pairs {
  const clauses = new Map(comparedPairs(comparison, base, side));
  const oldUnits = unitsOf(base);
  const newUnits = unitsOf(side);
  const found: Found = { pairs: new Map(), replaced: [] };
  const oldByHome = byHome(oldUnits);
  const newByHome = byHome(newUnits);
  const inHomes = (map: ReadonlyMap<number, Unit[]>, homes: readonly number[]): Unit[] =>
    homes.flatMap((home) => map.get(home) ?? []);
  for (const { before, after } of comparison.clauses)
    pairInOrder(inHomes(oldByHome, indexesOf(before)), inHomes(newByHome, indexesOf(after)), found);
  for (const [from, to] of sameNumber(clauses, base.clauses, side.clauses)) {
    clauses.set(from, to);
    pairInOrder(inHomes(oldByHome, [from]), inHomes(newByHome, [to]), found);
  }
  for (const [old, fresh] of [
    [-1, -1],
    [base.clauses.length, side.clauses.length],
  ] as const)
    pairInOrder(inHomes(oldByHome, [old]), inHomes(newByHome, [fresh]), found);
  const units = found.pairs;
  pairMoved(oldUnits, newUnits, units);
  const cuts = findCuts(oldUnits, newUnits, units);
  const taken = new Set([...units.values(), ...[...cuts.split.values()].flat()]);
  const used = new Set(cuts.joined.flat());
  for (const [from, to] of found.replaced)
    if (!units.has(from) && !used.has(from) && !taken.has(to)) units.set(from, to);
  return { clauses, units, ...cuts };
}

/** The units of one clause and of what became of it, counted from its first; one rewritten past likeness has no partner. */
export function pairClauseUnits(old: ContentClause, fresh: ContentClause): Omit<Pairs, 'clauses'> {
  const unitsIn = (clause: ContentClause): Unit[] =>
    unitsOf({ title: null, opening: [], clauses: [clause], closing: [] });
  const [before, after] = [unitsIn(old), unitsIn(fresh)];
  const found: Found = { pairs: new Map(), replaced: [] };
  pairInOrder(before, after, found);
  return { units: found.pairs, ...findCuts(before, after, found.pairs) };
}

interface Found {
  readonly pairs: Map<number, number>;
  /** What took the place of what, where nothing better is found. */
  readonly replaced: [number, number][];
}

function byHome(units: readonly Unit[]): Map<number, Unit[]> {
  const homes = new Map<number, Unit[]>();
  for (const unit of units) {
    const list = homes.get(unit.home);
    if (list === undefined) homes.set(unit.home, [unit]);
    else list.push(unit);
  }
  return homes;
}

/** Of clauses that were split or merged, the one that keeps its number goes on; else the first. */
function primaryPair(
  before: readonly number[],
  after: readonly number[],
  old: readonly ContentClause[],
  fresh: readonly ContentClause[],
): [number, number] | null {
  for (const from of before)
    for (const to of after)
      if (
        old[from]?.number === fresh[to]?.number &&
        old[from]?.chapter?.number === fresh[to]?.chapter?.number
      )
        return [from, to];
  const [from, to] = [before[0], after[0]];
  return from === undefined || to === undefined ? null : [from, to];
}

/** A clause that another of the same number took the place of counts as rewritten. */
function sameNumber(
  paired: ReadonlyMap<number, number>,
  old: readonly ContentClause[],
  fresh: readonly ContentClause[],
): [number, number][] {
  const taken = new Set(paired.values());
  const key = ({ chapter, number }: ContentClause): string => `${chapter?.number ?? ''} ${number}`;
  const free = new Map<string, number>();
  for (const [index, clause] of fresh.entries()) if (!taken.has(index)) free.set(key(clause), index);
  return [...old.entries()].flatMap(([index, clause]): [number, number][] => {
    const place = paired.has(index) ? undefined : free.get(key(clause));
    if (place === undefined) return [];
    free.delete(key(clause));
    return [[index, place]];
  });
}

/** Equal units first, then in the gaps between them the most alike, in order. */
function pairInOrder(before: readonly Unit[], after: readonly Unit[], { pairs, replaced }: Found): void {
  const ids = new Map<string, number>();
  const idOf = ({ kind, text }: Unit): number => {
    const key = `${kind} ${text}`;
    const known = ids.get(key) ?? ids.size;
    ids.set(key, known);
    return known;
  };
  let [b, a] = [0, 0];
  for (const match of matchTokens(before.map(idOf), after.map(idOf))) {
    pairGap(before.slice(b, match.before), after.slice(a, match.after), { pairs, replaced });
    for (let step = 0; step < match.length; step += 1)
      pairs.set(before[match.before + step]?.index ?? -1, after[match.after + step]?.index ?? -1);
    b = match.before + match.length;
    a = match.after + match.length;
  }
  pairGap(before.slice(b), after.slice(a), { pairs, replaced });
}

/** Words that are held against each other in one gap at most: beyond it nothing is called alike. */
const mostWork = 1_000_000;
const leastAlike = 0.3;

function pairGap(before: readonly Unit[], after: readonly Unit[], { pairs, replaced }: Found): void {
  if (before.length === 0 || after.length === 0) return;
  const [old, fresh] = [before.map(wordsIn), after.map(wordsIn)];
  const size = (lists: readonly (readonly string[])[]): number =>
    lists.reduce((sum, words) => sum + words.length, 1);
  if (before.length * size(fresh) + after.length * size(old) > mostWork) {
    if (before.length === after.length)
      for (const [index, unit] of before.entries()) replaced.push([unit.index, after[index]?.index ?? -1]);
    return;
  }
  // The heaviest pairing that keeps the order: cells[b][a] is the best from b and a on.
  const width = after.length + 1;
  const best = new Float64Array((before.length + 1) * width);
  const alike = new Float64Array(before.length * after.length);
  for (let b = before.length - 1; b >= 0; b -= 1) {
    const counts = countsOf(old[b] ?? []);
    for (let a = after.length - 1; a >= 0; a -= 1) {
      const likeness = likenessOf(counts, old[b] ?? [], fresh[a] ?? []);
      alike[b * after.length + a] = likeness;
      const together = likeness >= leastAlike ? likeness + (best[(b + 1) * width + a + 1] ?? 0) : 0;
      best[b * width + a] = Math.max(together, best[(b + 1) * width + a] ?? 0, best[b * width + a + 1] ?? 0);
    }
  }
  let [b, a] = [0, 0];
  let [fromB, fromA] = [0, 0];
  // As many as were taken away were put in: each took the place of one, however it was rewritten.
  const replace = (toB: number, toA: number): void => {
    if (toB - fromB !== toA - fromA) return;
    for (let step = 0; step < toB - fromB; step += 1)
      replaced.push([before[fromB + step]?.index ?? -1, after[fromA + step]?.index ?? -1]);
  };
  while (b < before.length && a < after.length) {
    const here = best[b * width + a] ?? 0;
    const likeness = alike[b * after.length + a] ?? 0;
    if (likeness >= leastAlike && here === likeness + (best[(b + 1) * width + a + 1] ?? 0)) {
      replace(b, a);
      pairs.set(before[b]?.index ?? -1, after[a]?.index ?? -1);
      b += 1;
      a += 1;
      [fromB, fromA] = [b, a];
    } else if (here === (best[(b + 1) * width + a] ?? 0)) b += 1;
    else a += 1;
  }
  replace(before.length, after.length);
}

/** Shared words in relation to the shorter text, a little less where the other is much longer. */
function likenessOf(
  counts: ReadonlyMap<string, number>,
  old: readonly string[],
  fresh: readonly string[],
): number {
  const left = new Map(counts);
  let shared = 0;
  for (const word of fresh) {
    const count = left.get(word) ?? 0;
    if (count === 0) continue;
    left.set(word, count - 1);
    shared += 1;
  }
  const [shorter, longer] = [Math.min(old.length, fresh.length), Math.max(old.length, fresh.length)];
  return shorter === 0 ? 0 : (0.9 * shared) / shorter + (0.1 * shared) / longer;
}

const leastSame = 0.5;
const fewestSame = 4;

/** Whether two texts that were put in at one place are one in different words: "500 kronor" and "600 kronor". */
export function saysMuchTheSame(one: string, other: string): boolean {
  const [left, right] = [one, other].map((text) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
  if (left === undefined || right === undefined) return false;
  if (Math.min(left.length, right.length) < fewestSame) return false;
  const counts = countsOf(left);
  let shared = 0;
  for (const word of right) {
    const count = counts.get(word) ?? 0;
    if (count > 0) shared += 1;
    counts.set(word, count - 1);
  }
  return (2 * shared) / (left.length + right.length) >= leastSame;
}

const leastMoved = 20;

/** What stands word for word elsewhere, and only there, has moved. */
function pairMoved(before: readonly Unit[], after: readonly Unit[], pairs: Map<number, number>): void {
  const taken = new Set(pairs.values());
  const lonely = (units: readonly Unit[]): Map<string, number> => {
    const places = new Map<string, number>();
    for (const { index, text } of units)
      if (text.length >= leastMoved) places.set(text, places.has(text) ? -1 : index);
    return places;
  };
  const gone = lonely(before.filter(({ index }) => !pairs.has(index)));
  const fresh = lonely(after.filter(({ index }) => !taken.has(index)));
  for (const [text, index] of gone) {
    const place = fresh.get(text) ?? -1;
    if (index >= 0 && place >= 0) pairs.set(index, place);
  }
}
