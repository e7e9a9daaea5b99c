// Pairs the parts of two texts (clauses, or stycken and punkter): equal ones first, then the most alike, in linear-like time.

import { bagOf, likenessOf, Rarity, type Bag } from './likeness.ts';
import { heaviestRising } from './rising.ts';
import type { Vocabulary } from './tokens.ts';

/** What can be paired. */
export interface Part {
  /** Equal for parts with equal text, negative for a part without text. */
  readonly content: number;
  /** UTF-16 units of text: the longer of two crossing parts stays in place. */
  readonly size: number;
  /** Rubric, compared without case. */
  readonly heading: string | null;
  /** Number of a clause; null where numbers say nothing. */
  readonly number: string | null;
  /** What the part consists of, where that is known: texts by content with their size. */
  readonly inner: readonly { readonly content: number; readonly size: number }[];
  /** Token ids, asked for only when the part has no equal. */
  ids(): readonly number[];
}

export interface Pair {
  readonly before: number;
  readonly after: number;
  /** Out of order with regard to the pairs that kept their order. */
  readonly moved: boolean;
}

const likely = 0.35;
const likelyAcross = 0.6;
const related = 0.2;
const mostOf = 0.5;
const mostOfKin = 0.3;
const commonWord = 12;
const candidatesPerPart = 8;
const sharedStem = 6;

/** One-to-one pairs by place in `before`. Every part is in one pair at most. */
export function align(before: readonly Part[], after: readonly Part[], vocabulary: Vocabulary): Pair[] {
  const partnerOf = new Int32Array(before.length).fill(-1);
  const takenBy = new Int32Array(after.length).fill(-1);
  const take = (b: number, a: number): void => {
    partnerOf[b] = a;
    takenBy[a] = b;
  };
  pairEqual(before, after, partnerOf, take);
  if (partnerOf.includes(-1) && takenBy.includes(-1)) {
    pairByInner(before, after, partnerOf, takenBy, take);
  }
  if (partnerOf.includes(-1) && takenBy.includes(-1)) {
    pairAlike(before, after, partnerOf, takenBy, take, vocabulary);
    pairLeftOver(before, after, partnerOf, takenBy, take, vocabulary);
  }
  const matched = [...partnerOf.keys()].filter((b) => (partnerOf[b] ?? -1) >= 0);
  const kept = new Set(inOrder(matched, before, partnerOf));
  return matched.map((b) => ({ before: b, after: partnerOf[b] ?? -1, moved: !kept.has(b) }));
}

function inOrder(matched: readonly number[], before: readonly Part[], partnerOf: Int32Array): number[] {
  const chosen = heaviestRising(
    matched.map((b) => partnerOf[b] ?? -1),
    matched.map((b) => 1 + (before[b]?.size ?? 0) / 1e7),
  );
  return chosen.flatMap((index) => matched[index] ?? []);
}

function pairEqual(
  before: readonly Part[],
  after: readonly Part[],
  partnerOf: Int32Array,
  take: (b: number, a: number) => void,
): void {
  let first = 0;
  const shorter = Math.min(before.length, after.length);
  const equal = (b: number, a: number): boolean => {
    const left = before[b];
    const right = after[a];
    return left !== undefined && right !== undefined && left.content >= 0 && left.content === right.content;
  };
  while (first < shorter && equal(first, first)) {
    take(first, first);
    first += 1;
  }
  let last = 0;
  while (last < shorter - first && equal(before.length - 1 - last, after.length - 1 - last)) {
    take(before.length - 1 - last, after.length - 1 - last);
    last += 1;
  }
  const beforeEnd = before.length - last;
  const afterEnd = after.length - last;
  const inBefore = places(before, first, beforeEnd);
  const inAfter = places(after, first, afterEnd);
  for (const [content, b] of inBefore) {
    const a = inAfter.get(content);
    if (b >= 0 && a !== undefined && a >= 0) take(b, a);
  }
  // Parts with equal text several times over follow a neighbour that is already paired, first forward, then backward.
  const takenAfter = new Set(partnerOf);
  for (let b = first; b < beforeEnd; b += 1) {
    const a = b > 0 && (partnerOf[b - 1] ?? -1) >= 0 ? (partnerOf[b - 1] ?? -1) + 1 : -1;
    if (partnerOf[b] === -1 && a >= 0 && !takenAfter.has(a) && equal(b, a)) {
      take(b, a);
      takenAfter.add(a);
    }
  }
  for (let b = beforeEnd - 1; b >= first; b -= 1) {
    const next = partnerOf[b + 1] ?? -1;
    if (partnerOf[b] === -1 && next > 0 && !takenAfter.has(next - 1) && equal(b, next - 1)) {
      take(b, next - 1);
      takenAfter.add(next - 1);
    }
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
function pairByInner(
  before: readonly Part[],
  after: readonly Part[],
  partnerOf: Int32Array,
  takenBy: Int32Array,
  take: (b: number, a: number) => void,
): void {
  const ownerBefore = innerOwners(before, free(partnerOf));
  const ownerAfter = innerOwners(after, free(takenBy));
  const shared = new Map<string, { before: number; after: number; size: number }>();
  for (const [content, b] of ownerBefore) {
    const a = ownerAfter.get(content);
    if (b.owner < 0 || a === undefined || a.owner < 0) continue;
    const key = `${String(b.owner)} ${String(a.owner)}`;
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
    if (size >= enough * longer) take(b, a);
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
    for (const { content, size } of parts[index]?.inner ?? []) {
      owners.set(content, { owner: owners.has(content) ? -1 : index, size });
    }
  }
  return owners;
}

interface Candidate {
  readonly before: number;
  readonly after: number;
  readonly content: number;
  readonly score: number;
}

function pairAlike(
  before: readonly Part[],
  after: readonly Part[],
  partnerOf: Int32Array,
  takenBy: Int32Array,
  take: (b: number, a: number) => void,
  vocabulary: Vocabulary,
): void {
  const freeBefore = free(partnerOf);
  const freeAfter = free(takenBy);
  const bags = new Map<Part, Bag>();
  for (const part of [...pick(before, freeBefore), ...pick(after, freeAfter)]) {
    bags.set(part, bagOf(part.ids(), vocabulary));
  }
  const rarity = new Rarity([...bags.values()], vocabulary);
  const { gapBefore, gapAfter } = gapsBetween(before, after, partnerOf);
  const propose = proposer(before, after, freeAfter, bags, rarity);
  const candidates: Candidate[] = [];
  for (const b of freeBefore) {
    const left = before[b];
    const leftBag = left === undefined ? undefined : bags.get(left);
    if (left === undefined || leftBag === undefined) continue;
    for (const a of propose(b)) {
      const right = after[a];
      const rightBag = right === undefined ? undefined : bags.get(right);
      if (right === undefined || rightBag === undefined) continue;
      const sameHeading = left.heading !== null && left.heading === right.heading;
      const sameNumber = left.number !== null && left.number === right.number;
      const sameGap = gapBefore[b] === gapAfter[a];
      const content = contentShared(left, leftBag, right, rightBag, rarity);
      const bonus = (sameHeading ? 0.25 : 0) + (sameNumber ? 0.08 : 0) + (sameGap ? 0.07 : 0);
      const enough = sameGap ? likely : likelyAcross;
      if (!(sameHeading && sameNumber) && content < (sameHeading ? 0.1 : enough)) continue;
      candidates.push({ before: b, after: a, content, score: content + bonus });
    }
  }
  candidates.sort((x, y) => y.score - x.score || x.before - y.before || x.after - y.after);
  for (const candidate of candidates) {
    if (partnerOf[candidate.before] === -1 && takenBy[candidate.after] === -1)
      take(candidate.before, candidate.after);
  }
}

function contentShared(left: Part, leftBag: Bag, right: Part, rightBag: Bag, rarity: Rarity): number {
  if (left.content >= 0 && left.content === right.content) return 1;
  // Clauses without text of their own (a rubric over others) are known by rubric and number alone.
  if (leftBag.words === 0 && rightBag.words === 0) return 0.5;
  const { containment, balance } = likenessOf(leftBag, rightBag, rarity);
  return containment * (0.35 + 0.65 * balance);
}

/** For a part of `before`: the free parts of `after` that share rare words, the rubric or the number with it. */
function proposer(
  before: readonly Part[],
  after: readonly Part[],
  freeAfter: readonly number[],
  bags: ReadonlyMap<Part, Bag>,
  rarity: Rarity,
): (b: number) => readonly number[] {
  const holders = new Map<number, number[]>();
  const named = new Map<string, number[]>();
  const note = (key: string, a: number): void => {
    const list = named.get(key);
    if (list === undefined) named.set(key, [a]);
    else if (list.length < candidatesPerPart) list.push(a);
  };
  for (const a of freeAfter) {
    const part = after[a];
    if (part === undefined) continue;
    if (part.heading !== null) note(`h ${part.heading}`, a);
    if (part.number !== null) note(`n ${part.number}`, a);
    if (part.content >= 0) note(`c ${String(part.content)}`, a);
    for (const id of bags.get(part)?.ids ?? []) {
      const list = holders.get(id);
      if (list === undefined) holders.set(id, [a]);
      else if (list.length <= commonWord) list.push(a);
    }
  }
  return (b) => {
    const part = before[b];
    if (part === undefined) return [];
    const shared = new Map<number, number>();
    for (const id of bags.get(part)?.ids ?? []) {
      const list = holders.get(id) ?? [];
      if (list.length > commonWord) continue;
      for (const a of list) shared.set(a, (shared.get(a) ?? 0) + rarity.weight(id));
    }
    const best = [...shared]
      .sort((x, y) => y[1] - x[1] || x[0] - y[0])
      .slice(0, candidatesPerPart)
      .map(([a]) => a);
    const byName = [
      ...(part.heading === null ? [] : (named.get(`h ${part.heading}`) ?? [])),
      ...(part.number === null ? [] : (named.get(`n ${part.number}`) ?? [])),
      ...(part.content < 0 ? [] : (named.get(`c ${String(part.content)}`) ?? [])),
    ];
    return [...new Set([...best, ...byName])];
  };
}

/** What is left between the same neighbours: the same number and place, or alone there with related words. */
function pairLeftOver(
  before: readonly Part[],
  after: readonly Part[],
  partnerOf: Int32Array,
  takenBy: Int32Array,
  take: (b: number, a: number) => void,
  vocabulary: Vocabulary,
): void {
  const { gapBefore, gapAfter } = gapsBetween(before, after, partnerOf);
  const perGap = new Map<number, { before: number[]; after: number[] }>();
  const room = (gap: number): { before: number[]; after: number[] } => {
    const known = perGap.get(gap) ?? { before: [], after: [] };
    perGap.set(gap, known);
    return known;
  };
  for (const b of free(partnerOf)) room(gapBefore[b] ?? -1).before.push(b);
  for (const a of free(takenBy)) room(gapAfter[a] ?? -1).after.push(a);
  for (const { before: left, after: right } of perGap.values()) {
    const [b] = left;
    const [a] = right;
    if (b === undefined || a === undefined || left.length > 1 || right.length > 1) continue;
    const one = before[b];
    const other = after[a];
    if (one === undefined || other === undefined) continue;
    const alone = before.length === 1 && after.length === 1;
    const otherRubric = one.heading !== null && other.heading !== null && one.heading !== other.heading;
    const sameNumber = one.number !== null && one.number === other.number && !otherRubric;
    if (alone || sameNumber || isRelated(one, other, vocabulary)) take(b, a);
  }
}

/** Alone between the same neighbours little is asked: some shared words, or for clauses a shared stem. */
function isRelated(one: Part, other: Part, vocabulary: Vocabulary): boolean {
  if (one.number !== null && other.number !== null && sharesStem(one, other, vocabulary)) return true;
  const bags = [bagOf(one.ids(), vocabulary), bagOf(other.ids(), vocabulary)] as const;
  return likenessOf(bags[0], bags[1], new Rarity(bags, vocabulary)).containment >= related;
}

/** Whether two texts share the beginning of a longer word: "anslagstavlan" and "anslagstavla". */
function sharesStem(one: Part, other: Part, vocabulary: Vocabulary): boolean {
  const stems = (part: Part): Set<string> =>
    new Set(
      part
        .ids()
        .filter((id) => vocabulary.wordLength(id) >= sharedStem + 2)
        .map((id) => vocabulary.textOf(id).slice(0, sharedStem).toLowerCase()),
    );
  const known = stems(other);
  return [...stems(one)].some((stem) => known.has(stem));
}

function free(partners: Int32Array): number[] {
  return [...partners.keys()].filter((index) => partners[index] === -1);
}

function pick(parts: readonly Part[], indexes: readonly number[]): Part[] {
  return indexes.flatMap((index) => parts[index] ?? []);
}

/** For each place, the nearest earlier pair that keeps the order, named by its place in `before`: equal names, same gap. */
function gapsBetween(
  before: readonly Part[],
  after: readonly Part[],
  partnerOf: Int32Array,
): { gapBefore: Int32Array; gapAfter: Int32Array } {
  const gapBefore = new Int32Array(before.length).fill(-1);
  const gapAfter = new Int32Array(after.length).fill(-1);
  const matched = [...partnerOf.keys()].filter((b) => (partnerOf[b] ?? -1) >= 0);
  for (const b of inOrder(matched, before, partnerOf)) {
    gapBefore[b] = b;
    gapAfter[partnerOf[b] ?? 0] = b;
  }
  for (const gap of [gapBefore, gapAfter]) {
    for (let index = 1; index < gap.length; index += 1)
      if (gap[index] === -1) gap[index] = gap[index - 1] ?? -1;
  }
  return { gapBefore, gapAfter };
}
