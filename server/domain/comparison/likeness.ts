// How much of one text stands in another: shared words over the shorter text, where rare words weigh more.

import type { Vocabulary } from './tokens.ts';

/** The words of one text: sorted ids with counts and the total weight. */
export interface Bag {
  readonly ids: readonly number[];
  readonly counts: readonly number[];
  readonly words: number;
}

export function bagOf(ids: readonly number[], vocabulary: Vocabulary): Bag {
  const words = ids.filter((id) => vocabulary.isWord(id)).sort((x, y) => x - y);
  const distinct: number[] = [];
  const counts: number[] = [];
  for (const id of words) {
    if (distinct.at(-1) === id) counts[counts.length - 1] = (counts.at(-1) ?? 0) + 1;
    else {
      distinct.push(id);
      counts.push(1);
    }
  }
  return { ids: distinct, counts, words: words.length };
}

/** How many bags hold each word, and from that what a word weighs. */
export class Rarity {
  private readonly holders = new Map<number, number>();
  private readonly vocabulary: Vocabulary;

  constructor(bags: readonly Bag[], vocabulary: Vocabulary) {
    this.vocabulary = vocabulary;
    for (const bag of bags) for (const id of bag.ids) this.holders.set(id, (this.holders.get(id) ?? 0) + 1);
  }

  weight(id: number): number {
    // Words of three letters and less (och, att, som, den) say next to nothing about what a text is about.
    const length = this.vocabulary.wordLength(id) <= 3 ? 0.2 : 1;
    return length / (1 + Math.log(Math.max(1, (this.holders.get(id) ?? 2) / 2)));
  }

  total(bag: Bag): number {
    return bag.ids.reduce((sum, id, index) => sum + this.weight(id) * (bag.counts[index] ?? 0), 0);
  }
}

export interface Likeness {
  /** Shared weight over the weight of the lighter text, 0 to 1. */
  readonly containment: number;
  /** Lighter over heavier, 0 to 1. */
  readonly balance: number;
}

export function likenessOf(before: Bag, after: Bag, rarity: Rarity): Likeness {
  let shared = 0;
  let a = 0;
  for (const [b, id] of before.ids.entries()) {
    while (a < after.ids.length && (after.ids[a] ?? 0) < id) a += 1;
    if (after.ids[a] === id)
      shared += rarity.weight(id) * Math.min(before.counts[b] ?? 0, after.counts[a] ?? 0);
  }
  const beforeTotal = rarity.total(before);
  const afterTotal = rarity.total(after);
  const lighter = Math.min(beforeTotal, afterTotal);
  const heavier = Math.max(beforeTotal, afterTotal);
  return { containment: lighter > 0 ? shared / lighter : 0, balance: heavier > 0 ? lighter / heavier : 1 };
}

/** The share of the words of `inner`, counted each time, that also stand in `outer`. */
export function shareWithin(inner: Bag, outer: Bag): number {
  let shared = 0;
  let place = 0;
  for (const [index, id] of inner.ids.entries()) {
    while (place < outer.ids.length && (outer.ids[place] ?? 0) < id) place += 1;
    if (outer.ids[place] === id) shared += Math.min(inner.counts[index] ?? 0, outer.counts[place] ?? 0);
  }
  return inner.words > 0 ? shared / inner.words : 0;
}
