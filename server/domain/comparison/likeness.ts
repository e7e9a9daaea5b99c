// How much of one text stands in another: shared words over the shorter text, where rare words weigh more.

import type { Vocabulary } from './tokens.ts';

/** The words of one text: rising ids and how often each occurs. */
export interface Bag {
  readonly ids: Int32Array;
  readonly counts: Int32Array;
  readonly words: number;
}

export function bagOf(ids: readonly number[], vocabulary: Vocabulary): Bag {
  const words = new Int32Array(ids.length);
  let count = 0;
  for (const id of ids) {
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
  return { ids: sorted.subarray(0, distinct), counts: counts.subarray(0, distinct), words: count };
}

const fewBags = 16;

/** What a word weighs, by its length and by how many of these bags hold it. */
export class Rarity {
  private readonly weights = new Map<number, number>();
  private readonly totals = new Map<Bag, number>();
  private readonly vocabulary: Vocabulary;

  constructor(bags: readonly Bag[], vocabulary: Vocabulary) {
    this.vocabulary = vocabulary;
    // Among few texts how many hold a word is chance.
    if (bags.length <= fewBags) return;
    const holders = new Int32Array(vocabulary.texts.length);
    for (const bag of bags) for (const id of bag.ids) holders[id] = (holders[id] ?? 0) + 1;
    for (const [id, count] of holders.entries()) {
      if (count > 2) this.weights.set(id, this.byLength(id) / (1 + Math.log(count / 2)));
    }
  }

  weight(id: number): number {
    return this.weights.get(id) ?? this.byLength(id);
  }

  total(bag: Bag): number {
    const known = this.totals.get(bag);
    if (known !== undefined) return known;
    let sum = 0;
    for (let index = 0; index < bag.ids.length; index += 1) {
      sum += this.weight(bag.ids[index] ?? 0) * (bag.counts[index] ?? 0);
    }
    this.totals.set(bag, sum);
    return sum;
  }

  /** Words of three letters and less (och, att, som, den) say next to nothing about what a text is about. */
  private byLength(id: number): number {
    return this.vocabulary.wordLength(id) <= 3 ? 0.2 : 1;
  }
}

export interface Likeness {
  /** Shared weight over the weight of the lighter text, 0 to 1. */
  readonly containment: number;
  /** Lighter over heavier, 0 to 1. */
  readonly balance: number;
}

export function likenessOf(before: Bag, after: Bag, rarity: Rarity): Likeness {
  const shared = sharedWeight(before, after, (id) => rarity.weight(id));
  const beforeTotal = rarity.total(before);
  const afterTotal = rarity.total(after);
  const lighter = Math.min(beforeTotal, afterTotal);
  const heavier = Math.max(beforeTotal, afterTotal);
  return { containment: lighter > 0 ? shared / lighter : 0, balance: heavier > 0 ? lighter / heavier : 1 };
}

/** The share of the words of `inner`, counted each time, that also stand in `outer`. */
export function shareWithin(inner: Bag, outer: Bag): number {
  return inner.words > 0 ? sharedWeight(inner, outer, () => 1) / inner.words : 0;
}

function sharedWeight(one: Bag, other: Bag, weightOf: (id: number) => number): number {
  let shared = 0;
  let i = 0;
  let j = 0;
  while (i < one.ids.length && j < other.ids.length) {
    const left = one.ids[i] ?? 0;
    const right = other.ids[j] ?? 0;
    if (left === right) shared += weightOf(left) * Math.min(one.counts[i] ?? 0, other.counts[j] ?? 0);
    if (left <= right) i += 1;
    if (right <= left) j += 1;
  }
  return shared;
}
