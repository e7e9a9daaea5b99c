// Proposes partners without looking at every pair: the parts that share rare words, the rubric or the number.

import type { Bag } from './likeness.ts';
import type { Part } from './pairing.ts';
import type { Effort } from './words.ts';

/** A word that more parts hold than this proposes none of them. */
const commonWord = 12;
const candidatesPerPart = 8;

export class Proposer {
  private readonly holders = new Map<number, number[]>();
  private readonly named = new Map<string | number, number[]>();
  private readonly shared: Float64Array;
  private readonly effort: Effort;

  /** `bags`: the parts that may be proposed, by their place in `parts`. */
  constructor(parts: readonly Part[], bags: ReadonlyMap<number, Bag>, effort: Effort) {
    this.effort = effort;
    this.shared = new Float64Array(parts.length);
    for (const [place, bag] of bags) {
      const part = parts[place];
      if (part !== undefined) for (const name of namesOf(part)) this.note(name, place);
      for (const id of bag.ids) {
        const list = this.holders.get(id);
        if (list === undefined) this.holders.set(id, [place]);
        else if (list.length <= commonWord) list.push(place);
      }
    }
  }

  /** Places of parts, those with the most rare words in common first. */
  candidatesFor(part: Part, bag: Bag): readonly number[] {
    const best = this.bestByWords(bag);
    const names = namesOf(part).flatMap((name) => this.named.get(name) ?? []);
    return names.length === 0 ? best : [...new Set([...best, ...names])];
  }

  private note(name: string | number, place: number): void {
    const list = this.named.get(name);
    if (list === undefined) this.named.set(name, [place]);
    else if (list.length < candidatesPerPart) list.push(place);
  }

  private bestByWords(bag: Bag): number[] {
    const { shared } = this;
    const met: number[] = [];
    for (let index = 0; index < bag.ids.length; index += 1) {
      const list = this.holders.get(bag.ids[index] ?? -1);
      if (list === undefined || list.length > commonWord) continue;
      this.effort.steps += list.length;
      for (const place of list) {
        if (shared[place] === 0) met.push(place);
        shared[place] = (shared[place] ?? 0) + (bag.weights[index] ?? 0);
      }
    }
    const weight = (place: number): number => shared[place] ?? 0;
    if (met.length > 1) met.sort((x, y) => weight(y) - weight(x) || x - y);
    const best = met.slice(0, candidatesPerPart);
    for (const place of met) shared[place] = 0;
    return best;
  }
}

function namesOf(part: Part): (string | number)[] {
  const names: (string | number)[] = [];
  if (part.heading !== null) names.push(`h ${part.heading}`);
  if (part.number !== null) names.push(`n ${part.number}`);
  if (part.content >= 0) names.push(part.content);
  return names;
}
