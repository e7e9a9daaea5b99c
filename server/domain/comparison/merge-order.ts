// Puts two reorderings of one list together: what neither side moved keeps its place, the rest follows what it followed.

import { matchTokens } from './words.ts';

/** A part of one side: its own place there, and its place in the base; null for a part that the side put in. */
export interface SidePart {
  readonly own: number;
  readonly base: number | null;
}

/** A part of the merged list by its places. A part of the base that a side took away has null there. */
export interface MergedPart {
  readonly base: number | null;
  readonly ours: number | null;
  readonly theirs: number | null;
}

/** How parts that a side put in are told apart and ordered. */
export interface NewParts {
  /** Equal for what is the same on both sides. */
  readonly keyOf: (side: 'ours' | 'theirs', own: number) => string;
  /** Whether two that the sides put in at one place are the same in other words: they come as one part. */
  readonly isAlike: (ours: number, theirs: number) => boolean;
  /** Order of two parts at the same place; 0 lets the keys decide. */
  readonly compare: (one: MergedPart, other: MergedPart) => number;
}

/**
 * The merged list, with the parts of the base that are gone where they stood. The same whichever side is called ours:
 * where both put something in at one place, `compare` and then the keys decide what comes first; the same part on both
 * sides comes once, and so does one that they word differently. A part that both moved to different places stands at the later one.
 */
export function mergeOrder(
  base: readonly number[],
  ours: readonly SidePart[],
  theirs: readonly SidePart[],
  parts: NewParts,
): MergedPart[] {
  const inOurs = ownPlaces(ours);
  const inTheirs = ownPlaces(theirs);
  const steady = steadyIn(base, ours);
  const alsoSteady = steadyIn(base, theirs);
  const skeleton = base.filter((place) => steady.has(place) && alsoSteady.has(place));
  const isSkeleton = new Set(skeleton);
  const looseOurs = looseAfter(ours, isSkeleton, steady);
  const looseTheirs = looseAfter(theirs, isSkeleton, alsoSteady);
  keepLater(looseOurs, looseTheirs, [-1, ...skeleton]);
  const part = (place: number): MergedPart => ({
    base: place,
    ours: inOurs.get(place) ?? null,
    theirs: inTheirs.get(place) ?? null,
  });
  const added = (side: 'ours' | 'theirs', { own, base: place }: SidePart): MergedPart =>
    place === null ? { base: null, ours: null, theirs: null, [side]: own } : part(place);
  // What both sides took away and what one took away and the other moved has no place on either side that counts.
  const placed = new Set([
    ...skeleton,
    ...[...looseOurs.values(), ...looseTheirs.values()].flat().map((each) => each.base),
  ]);
  const gone = new Map<number, MergedPart[]>();
  let anchor = -1;
  for (const place of base) {
    if (isSkeleton.has(place)) anchor = place;
    else if (!placed.has(place)) addTo(gone, anchor, part(place));
  }
  return [-1, ...skeleton].flatMap((place) => [
    ...(place < 0 ? [] : [part(place)]),
    ...(gone.get(place) ?? []),
    ...bothAdded(
      (looseOurs.get(place) ?? []).map((each) => added('ours', each)),
      (looseTheirs.get(place) ?? []).map((each) => added('theirs', each)),
      parts,
    ),
  ]);
}

function ownPlaces(side: readonly SidePart[]): Map<number, number> {
  return new Map(side.flatMap(({ own, base }) => (base === null ? [] : [[base, own] as const])));
}

/** Parts of the base that keep their order on a side, or are gone there. */
function steadyIn(base: readonly number[], side: readonly SidePart[]): Set<number> {
  const order = side.flatMap((part) => part.base ?? []);
  const present = new Set(order);
  const kept = base.filter((place) => present.has(place));
  const steady = new Set(base.filter((place) => !present.has(place)));
  for (const { before, length } of matchTokens(kept, order))
    for (let step = 0; step < length; step += 1) steady.add(kept[before + step] ?? -1);
  return steady;
}

function addTo<T>(lists: Map<number, T[]>, anchor: number, part: T): void {
  const list = lists.get(anchor);
  if (list === undefined) lists.set(anchor, [part]);
  else list.push(part);
}

/** What a side put in or moved, by the part of the skeleton that it follows; -1 is the start. */
function looseAfter(
  side: readonly SidePart[],
  skeleton: ReadonlySet<number>,
  steady: ReadonlySet<number>,
): Map<number, readonly SidePart[]> {
  const loose = new Map<number, SidePart[]>();
  let anchor = -1;
  for (const part of side) {
    if (part.base !== null && skeleton.has(part.base)) anchor = part.base;
    // What only the other side moved stands where that side has it.
    else if (part.base === null || !steady.has(part.base)) addTo(loose, anchor, part);
  }
  return loose;
}

/** A part of the base that is loose on both sides stays only in the later of its places. */
function keepLater(
  ours: Map<number, readonly SidePart[]>,
  theirs: Map<number, readonly SidePart[]>,
  anchors: readonly number[],
): void {
  const rank = new Map(anchors.map((place, index) => [place, index]));
  const places = (loose: ReadonlyMap<number, readonly SidePart[]>): Map<number, number> =>
    new Map(
      [...loose].flatMap(([anchor, parts]) =>
        parts.flatMap(({ base }) => (base === null ? [] : [[base, rank.get(anchor) ?? 0] as const])),
      ),
    );
  const [inOurs, inTheirs] = [places(ours), places(theirs)];
  const drop = (
    loose: Map<number, readonly SidePart[]>,
    own: Map<number, number>,
    other: Map<number, number>,
  ): void => {
    for (const [anchor, parts] of loose)
      loose.set(
        anchor,
        parts.filter(({ base }) => base === null || (own.get(base) ?? 0) >= (other.get(base) ?? 0)),
      );
  };
  drop(ours, inOurs, inTheirs);
  drop(theirs, inTheirs, inOurs);
}

/** Two lists that stand at one place: equal parts once, the others in a fixed order. */
function bothAdded(
  ours: readonly MergedPart[],
  theirs: readonly MergedPart[],
  parts: NewParts,
): MergedPart[] {
  if (ours.length === 0 || theirs.length === 0) return [...ours, ...theirs];
  const keys = new Map<string, number>();
  const keyOf = (part: MergedPart): string => {
    if (part.base !== null) return `base ${String(part.base)}`;
    return part.ours === null ? parts.keyOf('theirs', part.theirs ?? 0) : parts.keyOf('ours', part.ours);
  };
  const idOf = (part: MergedPart): number => {
    const key = keyOf(part);
    const known = keys.get(key) ?? keys.size;
    keys.set(key, known);
    return known;
  };
  const [left, right] = [ours.map(keyOf).join('\n'), theirs.map(keyOf).join('\n')];
  // Equal runs are looked for in a fixed direction, so that the names of the sides change nothing.
  const [first, second] = left <= right ? [ours, theirs] : [theirs, ours];
  const result: MergedPart[] = [];
  const between = (one: readonly MergedPart[], other: readonly MergedPart[]): void => {
    let [from, to] = [0, 0];
    for (const [left, right] of alikeIn(one, other, parts)) {
      sorted(one.slice(from, left), other.slice(to, right));
      result.push(together(one[left], other[right]));
      [from, to] = [left + 1, right + 1];
    }
    sorted(one.slice(from), other.slice(to));
  };
  const sorted = (one: readonly MergedPart[], other: readonly MergedPart[]): void => {
    let index = 0;
    for (const part of one) {
      while (index < other.length && parts.compare(other[index] ?? part, part) < 0) {
        result.push(other[index] ?? part);
        index += 1;
      }
      result.push(part);
    }
    for (const part of other.slice(index)) result.push(part);
  };
  let [a, b] = [0, 0];
  for (const match of matchTokens(first.map(idOf), second.map(idOf))) {
    between(first.slice(a, match.before), second.slice(b, match.after));
    for (let step = 0; step < match.length; step += 1) {
      const one = first[match.before + step];
      const other = second[match.after + step];
      if (one !== undefined && other !== undefined) result.push(together(one, other));
    }
    a = match.before + match.length;
    b = match.after + match.length;
  }
  between(first.slice(a), second.slice(b));
  return withoutRepeats(result);
}

function together(one: MergedPart | undefined, other: MergedPart | undefined): MergedPart {
  return {
    base: one?.base ?? null,
    ours: one?.ours ?? other?.ours ?? null,
    theirs: one?.theirs ?? other?.theirs ?? null,
  };
}

/** More pairs than these are not looked through: two such lists were not written beside each other. */
const mostPairs = 400;

/** Places of parts that are alike, in the order of both lists. */
function alikeIn(
  one: readonly MergedPart[],
  other: readonly MergedPart[],
  { isAlike }: NewParts,
): [number, number][] {
  const found: [number, number][] = [];
  if (one.length * other.length > mostPairs) return found;
  let next = 0;
  for (const [left, part] of one.entries()) {
    if (part.base !== null) continue;
    const right = other.findIndex((each, index) => {
      if (index < next || each.base !== null) return false;
      const [ours, theirs] = [part.ours ?? each.ours, part.theirs ?? each.theirs];
      return ours !== null && theirs !== null && isAlike(ours, theirs);
    });
    if (right < 0) continue;
    found.push([left, right]);
    next = right + 1;
  }
  return found;
}

/** A part of the base that both moved here, in two orders, comes once. */
function withoutRepeats(list: readonly MergedPart[]): MergedPart[] {
  const seen = new Set<number>();
  return list.filter(({ base }) => {
    if (base === null) return true;
    const isNew = !seen.has(base);
    seen.add(base);
    return isNew;
  });
}
