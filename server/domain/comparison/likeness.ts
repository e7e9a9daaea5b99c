// How much of one text stands in another: shared words over the shorter text, where rare words weigh more.

import type { Vocabulary } from './tokens.ts';

/** The words of one text: rising ids, how often each occurs, and what each weighs. */
export interface Bag {
  readonly ids: Int32Array;
  readonly counts: Int32Array;
  readonly weights: Float64Array;
  /** Words, counted each time they occur. */
  readonly words: number;
  /** What all its words weigh together. */
  total: number;
}

/** Words of three letters and less (och, att, som, den) say next to nothing about what a text is about. */
const shortWord = 3;
const shortWordWeight = 0.2;
/** Among fewer texts than this, how many hold a word is chance. */
const fewBags = 16;

/** The words of a text; each weighs by its length alone, until `weighAmong` is told what it stands among. */
export function bagOf(ids: ArrayLike<number>, vocabulary: Vocabulary): Bag {
  const words = new Int32Array(ids.length);
  let count = 0;
  for (let index = 0; index < ids.length; index += 1) {
    const id = ids[index] ?? 0;
    if (!vocabulary.isWord(id)) continue;
    words[count] = id;
    count += 1;
  }
  const sorted = words.subarray(0, count).sort();
  const counts = new Int32Array(count);
  let distinct = 0;
  for (let index = 0; index < count; index += 1) {
    const id = sorted[index] ?? 0;
    if (distinct === 0 || sorted[distinct - 1] !== id) {
      sorted[distinct] = id;
      distinct += 1;
    }
    counts[distinct - 1] = (counts[distinct - 1] ?? 0) + 1;
  }
  const weights = new Float64Array(distinct);
  for (let index = 0; index < distinct; index += 1) {
    weights[index] = vocabulary.wordLength(sorted[index] ?? 0) <= shortWord ? shortWordWeight : 1;
  }
  const bag = { ids: sorted.subarray(0, distinct), counts, weights, words: count, total: 0 };
  bag.total = totalOf(bag);
  return bag;
}

/** Makes words weigh less the more of these texts hold them. */
export function weighAmong(bags: readonly Bag[]): void {
  if (bags.length <= fewBags) return;
  const holders = new Map<number, number>();
  for (const { ids } of bags) for (const id of ids) holders.set(id, (holders.get(id) ?? 0) + 1);
  for (const bag of bags) {
    for (const [index, id] of bag.ids.entries()) {
      const count = holders.get(id) ?? 0;
      if (count > 2) bag.weights[index] = (bag.weights[index] ?? 0) / (1 + Math.log(count / 2));
    }
    bag.total = totalOf(bag);
  }
}

function totalOf(bag: Bag): number {
  let sum = 0;
  for (let index = 0; index < bag.ids.length; index += 1) {
    sum += (bag.weights[index] ?? 0) * (bag.counts[index] ?? 0);
  }
  return sum;
}

/** 0 to 1: shared weight over that of the lighter text, less where one text is much heavier than the other. */
export function likenessOf(before: Bag, after: Bag): number {
  const lighter = Math.min(before.total, after.total);
  const heavier = Math.max(before.total, after.total);
  if (lighter === 0) return 0;
  return (sharedWeight(before, after, true) / lighter) * (0.35 + (0.65 * lighter) / heavier);
}

/** The share of the lighter text that also stands in the other. */
export function containmentOf(before: Bag, after: Bag): number {
  const lighter = Math.min(before.total, after.total);
  return lighter > 0 ? sharedWeight(before, after, true) / lighter : 0;
}

/** The share of the words of `inner`, counted each time, that also stand in `outer`. */
export function shareWithin(inner: Bag, outer: Bag): number {
  return inner.words > 0 ? sharedWeight(inner, outer, false) / inner.words : 0;
}

function sharedWeight(one: Bag, other: Bag, weighted: boolean): number {
  let shared = 0;
  let i = 0;
  let j = 0;
  while (i < one.ids.length && j < other.ids.length) {
    const left = one.ids[i] ?? 0;
    const right = other.ids[j] ?? 0;
    if (left === right)
      shared += (weighted ? (one.weights[i] ?? 0) : 1) * Math.min(one.counts[i] ?? 0, other.counts[j] ?? 0);
    if (left <= right) i += 1;
    if (right <= left) j += 1;
  }
  return shared;
}
