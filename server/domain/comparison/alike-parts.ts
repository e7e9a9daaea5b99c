// Pairs parts that are alike: the most rare words in common first, then what is left alone between the same neighbours.

import { bagOf, likenessOf, Rarity, type Bag } from './likeness.ts';
import type { Pairing, Part } from './pairing.ts';
import type { Vocabulary } from './tokens.ts';

const likely = 0.35;
const likelyAcross = 0.6;
const related = 0.2;
const commonWord = 12;
const candidatesPerPart = 8;
const sharedStem = 6;

interface Candidate {
  readonly before: number;
  readonly after: number;
  readonly content: number;
  readonly score: number;
}

/** Most alike first; a pair that would cross others must be more alike than one in its place. */
export function pairAlike(pairing: Pairing, vocabulary: Vocabulary): void {
  const { before, after, partnerOf, takenBy } = pairing;
  const freeBefore = pairing.freeBefore();
  const freeAfter = pairing.freeAfter();
  const bags = new Map<Part, Bag>();
  for (const part of [...pick(before, freeBefore), ...pick(after, freeAfter)]) {
    bags.set(part, bagOf(part.ids(), vocabulary));
  }
  const rarity = new Rarity([...bags.values()], vocabulary);
  const { gapBefore, gapAfter } = pairing.gaps();
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
      pairing.take(candidate.before, candidate.after);
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
export function pairLeftOver(pairing: Pairing, vocabulary: Vocabulary): void {
  const { before, after } = pairing;
  const { gapBefore, gapAfter } = pairing.gaps();
  const perGap = new Map<number, { before: number[]; after: number[] }>();
  const room = (gap: number): { before: number[]; after: number[] } => {
    const known = perGap.get(gap) ?? { before: [], after: [] };
    perGap.set(gap, known);
    return known;
  };
  for (const b of pairing.freeBefore()) room(gapBefore[b] ?? -1).before.push(b);
  for (const a of pairing.freeAfter()) room(gapAfter[a] ?? -1).after.push(a);
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
    if (alone || sameNumber || isRelated(one, other, vocabulary)) pairing.take(b, a);
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

function pick(parts: readonly Part[], indexes: readonly number[]): Part[] {
  return indexes.flatMap((index) => parts[index] ?? []);
}
