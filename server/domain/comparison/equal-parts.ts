// Pairs parts that are equal, and clauses most of whose stycken are equal, without looking at a single word.

import type { Pairing, Part } from './pairing.ts';

const mostOf = 0.5;
const mostOfKin = 0.3;
/** Of two clauses one of which kept rubric and number elsewhere: a stycke that moved is not enough. */
const nearlyAll = 0.9;

/** Parts with equal text: those that are unique wherever they stand, others beside a neighbour that is paired. */
export function pairEqual(pairing: Pairing): void {
  const { before, after, partnerOf } = pairing;
  let first = 0;
  const shorter = Math.min(before.length, after.length);
  const equal = (b: number, a: number): boolean => {
    const left = before[b];
    const right = after[a];
    return left !== undefined && right !== undefined && left.content >= 0 && left.content === right.content;
  };
  while (first < shorter && equal(first, first)) {
    pairing.take(first, first);
    first += 1;
  }
  let last = 0;
  while (last < shorter - first && equal(before.length - 1 - last, after.length - 1 - last)) {
    pairing.take(before.length - 1 - last, after.length - 1 - last);
    last += 1;
  }
  const beforeEnd = before.length - last;
  const afterEnd = after.length - last;
  // Nothing is left on one side, or one part on each, which are not equal.
  if (first === beforeEnd || first === afterEnd) return;
  if (first + 1 === beforeEnd && first + 1 === afterEnd) return;
  const inBefore = new Places(before, first, beforeEnd);
  const inAfter = new Places(after, first, afterEnd);
  for (let b = first; b < beforeEnd; b += 1) {
    const content = before[b]?.content ?? -1;
    const a = inAfter.only(content);
    if (a >= 0 && inBefore.only(content) === b) pairing.take(b, a);
  }
  // Parts with equal text several times over follow a neighbour that is already paired, first forward, then backward.
  for (let b = first; b < beforeEnd; b += 1) {
    const a = b > 0 && (partnerOf[b - 1] ?? -1) >= 0 ? (partnerOf[b - 1] ?? -1) + 1 : -1;
    if (a >= 0 && pairing.areFree(b, a) && equal(b, a)) pairing.take(b, a);
  }
  for (let b = beforeEnd - 1; b >= first; b -= 1) {
    const next = partnerOf[b + 1] ?? -1;
    if (next > 0 && pairing.areFree(b, next - 1) && equal(b, next - 1)) pairing.take(b, next - 1);
  }
}

const none = -1;
const several = -2;

/** Where each content stands among some parts. */
class Places {
  /** By content; a map where the numbers are far apart. */
  private readonly near: Int32Array | null;
  private readonly far: Map<number, number> | null;

  constructor(parts: readonly Part[], from: number, to: number) {
    let most = 0;
    for (let index = from; index < to; index += 1) most = Math.max(most, parts[index]?.content ?? 0);
    this.near = most < 64 + 4 * (to - from) ? new Int32Array(most + 1).fill(none) : null;
    this.far = this.near === null ? new Map() : null;
    for (let index = from; index < to; index += 1) {
      const content = parts[index]?.content ?? -1;
      if (content >= 0) this.note(content, this.only(content) === none ? index : several);
    }
  }

  /** The place of the only part with this content; negative where there is none, or more than one. */
  only(content: number): number {
    return (this.near === null ? this.far?.get(content) : this.near[content]) ?? none;
  }

  private note(content: number, place: number): void {
    if (this.near === null) this.far?.set(content, place);
    else this.near[content] = place;
  }
}

/** Pairs clauses that share most of their stycken word for word, without looking at words. */
export function pairByInner(pairing: Pairing): void {
  const { before, after, partnerOf, takenBy } = pairing;
  const left = innerParts(before, pairing.freeBefore());
  if (left.parts.length === 0) return;
  const right = innerParts(after, pairing.freeAfter());
  const inLeft = new Places(left.parts, 0, left.parts.length);
  const inRight = new Places(right.parts, 0, right.parts.length);
  const shared = new Map<number, { before: number; after: number; size: number }>();
  for (let place = 0; place < left.parts.length; place += 1) {
    const { content, size } = left.parts[place] ?? { content: -1, size: 0 };
    const other = inRight.only(content);
    if (other < 0 || inLeft.only(content) !== place) continue;
    const b = left.owners[place] ?? 0;
    const a = right.owners[other] ?? 0;
    const key = b * after.length + a;
    const known = shared.get(key);
    if (known === undefined) shared.set(key, { before: b, after: a, size });
    else known.size += size;
  }
  const strongest = [...shared.values()]
    .map((pair) => ({ ...pair, strength: pair.size * kinship(before[pair.before], after[pair.after]) }))
    .sort((x, y) => y.strength - x.strength || x.before - y.before || x.after - y.after);
  const namesakes = new Namesakes(pairing);
  for (const { before: b, after: a, size } of strongest) {
    if (partnerOf[b] !== -1 || takenBy[a] !== -1) continue;
    const longer = Math.max(before[b]?.size ?? 0, after[a]?.size ?? 0);
    const isKin = kinship(before[b], after[a]) > 1;
    const enough = isKin ? mostOfKin : namesakes.haveOthers(b, a) ? nearlyAll : mostOf;
    if (size >= enough * longer) pairing.take(b, a);
  }
}

/** Clauses that kept both their rubric and their number, among those without a partner. */
class Namesakes {
  private readonly pairing: Pairing;
  private readonly inBefore: ReadonlyMap<string, number>;
  private readonly inAfter: ReadonlyMap<string, number>;

  constructor(pairing: Pairing) {
    this.pairing = pairing;
    this.inBefore = byName(pairing.before, pairing.freeBefore());
    this.inAfter = byName(pairing.after, pairing.freeAfter());
  }

  /** Whether one of two clauses still waits for the clause of its own rubric and number. */
  haveOthers(b: number, a: number): boolean {
    const { before, after, partnerOf, takenBy } = this.pairing;
    const ofOld = this.inAfter.get(nameOf(before[b]) ?? '') ?? -1;
    const ofNew = this.inBefore.get(nameOf(after[a]) ?? '') ?? -1;
    return takenBy[ofOld] === -1 || partnerOf[ofNew] === -1;
  }
}

function byName(parts: readonly Part[], places: readonly number[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const place of places) {
    const name = nameOf(parts[place]);
    if (name !== null) found.set(name, found.has(name) ? several : place);
  }
  return found;
}

function nameOf(part: Part | undefined): string | null {
  const heading = part?.heading ?? null;
  const number = part?.number ?? null;
  return heading === null || number === null ? null : `${number} ${heading}`;
}

/** A rubric and a number in common say more than one stycke that may have moved here from another clause. */
function kinship(one: Part | undefined, other: Part | undefined): number {
  if (one === undefined || other === undefined) return 1;
  const sameHeading = one.heading !== null && one.heading === other.heading;
  const sameNumber = one.number !== null && one.number === other.number;
  return (sameHeading ? 2 : 1) * (sameNumber ? 1.3 : 1);
}

/** What some parts consist of, one after the other, each with the place of the part it belongs to. */
function innerParts(
  parts: readonly Part[],
  indexes: readonly number[],
): { readonly parts: readonly Part[]; readonly owners: readonly number[] } {
  const inner: Part[] = [];
  const owners: number[] = [];
  for (const index of indexes) {
    for (const part of parts[index]?.inner() ?? []) {
      inner.push(part);
      owners.push(index);
    }
  }
  return { parts: inner, owners };
}
