// Pairs parts that are equal, and clauses most of whose stycken are equal, without looking at a single word.

import type { Pairing, Part } from './pairing.ts';

const mostOf = 0.5;
const mostOfKin = 0.3;

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
  const inBefore = places(before, first, beforeEnd);
  const inAfter = places(after, first, afterEnd);
  for (const [content, b] of inBefore) {
    const a = inAfter.get(content);
    if (b >= 0 && a !== undefined && a >= 0) pairing.take(b, a);
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

function places(parts: readonly Part[], from: number, to: number): Map<number, number> {
  const found = new Map<number, number>();
  for (let index = from; index < to; index += 1) {
    const content = parts[index]?.content ?? -1;
    if (content >= 0) found.set(content, found.has(content) ? -1 : index);
  }
  return found;
}

/** Pairs clauses that share most of their stycken word for word, without looking at words. */
export function pairByInner(pairing: Pairing): void {
  const { before, after, partnerOf, takenBy } = pairing;
  const ownerBefore = innerOwners(before, pairing.freeBefore());
  const ownerAfter = innerOwners(after, pairing.freeAfter());
  const shared = new Map<number, { before: number; after: number; size: number }>();
  for (const [content, b] of ownerBefore) {
    const a = ownerAfter.get(content);
    if (b.owner < 0 || a === undefined || a.owner < 0) continue;
    const key = b.owner * after.length + a.owner;
    const known = shared.get(key) ?? { before: b.owner, after: a.owner, size: 0 };
    known.size += b.size;
    shared.set(key, known);
  }
  const strongest = [...shared.values()]
    .map((pair) => ({ ...pair, strength: pair.size * kinship(before[pair.before], after[pair.after]) }))
    .sort((x, y) => y.strength - x.strength || x.before - y.before || x.after - y.after);
  for (const { before: b, after: a, size } of strongest) {
    if (partnerOf[b] !== -1 || takenBy[a] !== -1) continue;
    const longer = Math.max(before[b]?.size ?? 0, after[a]?.size ?? 0);
    const enough = kinship(before[b], after[a]) > 1 ? mostOfKin : mostOf;
    if (size >= enough * longer) pairing.take(b, a);
  }
}

/** A rubric and a number in common say more than one stycke that may have moved here from another clause. */
function kinship(one: Part | undefined, other: Part | undefined): number {
  if (one === undefined || other === undefined) return 1;
  const sameHeading = one.heading !== null && one.heading === other.heading;
  const sameNumber = one.number !== null && one.number === other.number;
  return (sameHeading ? 2 : 1) * (sameNumber ? 1.3 : 1);
}

/** For each inner text the only part that holds it; owner -1 where there are several. */
function innerOwners(
  parts: readonly Part[],
  indexes: readonly number[],
): Map<number, { owner: number; size: number }> {
  const owners = new Map<number, { owner: number; size: number }>();
  for (const index of indexes) {
    for (const { content, size } of parts[index]?.inner() ?? []) {
      owners.set(content, { owner: owners.has(content) ? -1 : index, size });
    }
  }
  return owners;
}
