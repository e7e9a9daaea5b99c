// How much of one text stands in another: shared words over the shorter text, where rare words weigh more.

import type { Vocabulary } from './tokens.ts';

/** Words of three letters and less (och, att, som, den) say next to nothing about what a text is about. */
const shortWord = 3;
const shortWordWeight = 0.2;
/** Among no more texts than this, how many hold a word is chance. */
const fewTexts = 16;

/** A number for each word of a comparison, 0 for all of them whenever nobody is using it. */
export class Tally {
  private readonly vocabulary: Vocabulary;
  private counts = new Int32Array(0);

  constructor(vocabulary: Vocabulary) {
    this.vocabulary = vocabulary;
  }

  /** Large enough for every word met so far. */
  get(): Int32Array {
    const size = this.vocabulary.size;
    if (this.counts.length < size) this.counts = new Int32Array(2 * size);
    return this.counts;
  }
}

function likenessOfShare(shared: number, lighter: number, heavier: number): number {
  return (shared / lighter) * (0.35 + (0.65 * lighter) / heavier);
}

/** As `Bags.likeness` of two texts by themselves. */
export function likenessOf(
  left: ArrayLike<number>,
  right: ArrayLike<number>,
  vocabulary: Vocabulary,
  tally: Tally,
): number {
  const held = tally.get();
  const weigh = (length: number): number => (length === 0 ? 0 : length <= shortWord ? shortWordWeight : 1);
  let old = 0;
  for (let index = 0; index < left.length; index += 1) {
    const id = left[index] ?? 0;
    held[id] = (held[id] ?? 0) + 1;
    old += weigh(vocabulary.wordLength(id));
  }
  let fresh = 0;
  let shared = 0;
  for (let index = 0; index < right.length; index += 1) {
    const id = right[index] ?? 0;
    const weight = weigh(vocabulary.wordLength(id));
    fresh += weight;
    if ((held[id] ?? 0) <= 0) continue;
    held[id] = (held[id] ?? 0) - 1;
    shared += weight;
  }
  for (let index = 0; index < left.length; index += 1) held[left[index] ?? 0] = 0;
  const lighter = Math.min(old, fresh);
  return lighter === 0 ? 0 : likenessOfShare(shared, lighter, Math.max(old, fresh));
}

/** The words of some texts, each with how often it occurs in its text and what it weighs. */
export class Bags {
  /** The words of text `i` are at `starts[i]` to `starts[i + 1]` (excluded) of `ids`, each once. */
  readonly ids: Int32Array;
  readonly starts: Int32Array;
  readonly weights: Float64Array;
  /** Words of each text, counted each time they occur. */
  readonly words: Int32Array;
  private readonly counts: Int32Array;
  /** What the words of each text weigh together. */
  private readonly totals: Float64Array;
  private readonly tally: Tally;

  /** Among many texts words weigh less the more of them hold the word. */
  constructor(texts: readonly ArrayLike<number>[], vocabulary: Vocabulary, tally: Tally) {
    const most = texts.reduce((sum, ids) => sum + ids.length, 0);
    this.ids = new Int32Array(most);
    this.counts = new Int32Array(most);
    this.weights = new Float64Array(most);
    this.starts = new Int32Array(texts.length + 1);
    this.words = new Int32Array(texts.length);
    this.totals = new Float64Array(texts.length);
    this.tally = tally;
    const seen = tally.get();
    let end = 0;
    for (let text = 0; text < texts.length; text += 1) {
      const ids = texts[text] ?? [];
      const start = end;
      for (let index = 0; index < ids.length; index += 1) {
        const id = ids[index] ?? 0;
        if (!vocabulary.isWord(id)) continue;
        this.words[text] = (this.words[text] ?? 0) + 1;
        if (seen[id] === 0) {
          this.ids[end] = id;
          end += 1;
        }
        seen[id] = (seen[id] ?? 0) + 1;
      }
      for (let at = start; at < end; at += 1) {
        const id = this.ids[at] ?? 0;
        this.counts[at] = seen[id] ?? 0;
        this.weights[at] = vocabulary.wordLength(id) <= shortWord ? shortWordWeight : 1;
        seen[id] = 0;
      }
      this.starts[text + 1] = end;
    }
    if (texts.length > fewTexts) this.weighByRarity(end);
    for (let text = 0; text < texts.length; text += 1) this.totals[text] = this.totalOf(text);
  }

  startOf(text: number): number {
    return this.starts[text] ?? 0;
  }

  /** 0 to 1: shared weight over that of the lighter text, less where one text is much heavier than the other. */
  likeness(one: number, other: number): number {
    const lighter = Math.min(this.totals[one] ?? 0, this.totals[other] ?? 0);
    const heavier = Math.max(this.totals[one] ?? 0, this.totals[other] ?? 0);
    return lighter === 0 ? 0 : likenessOfShare(this.shared(one, other), lighter, heavier);
  }

  /** The share of the lighter text that also stands in the other. */
  containment(one: number, other: number): number {
    const lighter = Math.min(this.totals[one] ?? 0, this.totals[other] ?? 0);
    return lighter > 0 ? this.shared(one, other) / lighter : 0;
  }

  /** The weight of what a text weighs, for judging what a share of it means. */
  weightOf(text: number): number {
    return this.totals[text] ?? 0;
  }

  private weighByRarity(end: number): void {
    const holders = this.tally.get();
    for (let at = 0; at < end; at += 1) {
      const id = this.ids[at] ?? 0;
      holders[id] = (holders[id] ?? 0) + 1;
    }
    for (let at = 0; at < end; at += 1) {
      const count = holders[this.ids[at] ?? 0] ?? 0;
      if (count > 2) this.weights[at] = (this.weights[at] ?? 0) / (1 + Math.log(count / 2));
    }
    for (let at = 0; at < end; at += 1) holders[this.ids[at] ?? 0] = 0;
  }

  private totalOf(text: number): number {
    let sum = 0;
    for (let at = this.startOf(text); at < this.startOf(text + 1); at += 1) {
      sum += (this.weights[at] ?? 0) * (this.counts[at] ?? 0);
    }
    return sum;
  }

  private shared(one: number, other: number): number {
    const held = this.tally.get();
    const end = this.startOf(one + 1);
    for (let at = this.startOf(one); at < end; at += 1) held[this.ids[at] ?? 0] = this.counts[at] ?? 0;
    let shared = 0;
    for (let at = this.startOf(other); at < this.startOf(other + 1); at += 1) {
      const count = Math.min(held[this.ids[at] ?? 0] ?? 0, this.counts[at] ?? 0);
      if (count > 0) shared += count * (this.weights[at] ?? 0);
    }
    for (let at = this.startOf(one); at < end; at += 1) held[this.ids[at] ?? 0] = 0;
    return shared;
  }
}
