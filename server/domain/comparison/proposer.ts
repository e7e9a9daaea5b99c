// Proposes partners without looking at every pair: the parts that share rare words, the rubric or the number.

import type { Bags } from './likeness.ts';
import type { Part } from './pairing.ts';
import type { Tools } from './row.ts';

/** A word that more parts hold than this proposes none of them. */
const commonWord = 12;
const candidatesPerPart = 8;
/** Two texts whose rare words in common are less than this share of the lighter one are not looked at. */
const leastShare = 0.1;

export class Proposer {
  private readonly parts: readonly Part[];
  private readonly bags: Bags;
  private readonly tools: Tools;
  /** For each word the last place in the bags' `ids` that holds it, counted from 1; 0 for common words. */
  private readonly lastHolder: Int32Array;
  /** For each of these places the one before it, counted from 1. */
  private readonly earlier: Int32Array;
  private readonly ownerOf: Int32Array;
  private readonly named = new Map<string | number, number[]>();
  /** Weight of the rare words each part shares with the one at hand. */
  private readonly shared: Float64Array;

  /** The parts from `first` on are proposed to those before it. */
  constructor(parts: readonly Part[], first: number, bags: Bags, tools: Tools) {
    this.parts = parts;
    this.bags = bags;
    this.tools = tools;
    this.shared = new Float64Array(parts.length);
    const start = bags.startOf(first);
    this.earlier = new Int32Array(bags.startOf(parts.length));
    this.ownerOf = new Int32Array(this.earlier.length);
    this.lastHolder = tools.chains.get();
    this.chainHolders(start, tools.tally.get());
    for (let place = first; place < parts.length; place += 1) {
      this.ownerOf.fill(place, bags.startOf(place), bags.startOf(place + 1));
      const part = parts[place];
      if (part !== undefined) for (const name of namesOf(part)) this.note(name, place);
    }
  }

  /** Places of parts, those with the most rare words in common first. */
  candidatesFor(place: number): readonly number[] {
    const part = this.parts[place];
    const best = this.bestByWords(place);
    const names = part === undefined ? [] : namesOf(part).flatMap((name) => this.named.get(name) ?? []);
    return names.length === 0 ? best : [...new Set([...best, ...names])];
  }

  /** To be called when no more is asked, so that the next may use what this one borrowed. */
  release(): void {
    const { ids } = this.bags;
    for (let at = 0; at < this.earlier.length; at += 1) this.lastHolder[ids[at] ?? 0] = 0;
  }

  private chainHolders(start: number, counts: Int32Array): void {
    const { ids } = this.bags;
    const end = this.earlier.length;
    for (let at = start; at < end; at += 1) {
      const id = ids[at] ?? 0;
      counts[id] = (counts[id] ?? 0) + 1;
    }
    for (let at = start; at < end; at += 1) {
      const id = ids[at] ?? 0;
      if ((counts[id] ?? 0) > commonWord) continue;
      this.earlier[at] = this.lastHolder[id] ?? 0;
      this.lastHolder[id] = at + 1;
    }
    for (let at = start; at < end; at += 1) counts[ids[at] ?? 0] = 0;
  }

  private note(name: string | number, place: number): void {
    const list = this.named.get(name);
    if (list === undefined) this.named.set(name, [place]);
    else if (list.length < candidatesPerPart) list.push(place);
  }

  private bestByWords(place: number): number[] {
    const { shared, bags } = this;
    const met: number[] = [];
    for (let at = bags.startOf(place); at < bags.startOf(place + 1); at += 1) {
      const weight = bags.weights[at] ?? 0;
      let holder = this.lastHolder[bags.ids[at] ?? -1] ?? 0;
      for (; holder > 0; holder = this.earlier[holder - 1] ?? 0) {
        const owner = this.ownerOf[holder - 1] ?? 0;
        if (shared[owner] === 0) met.push(owner);
        shared[owner] = (shared[owner] ?? 0) + weight;
        this.tools.effort.steps += 1;
      }
    }
    const best = this.heaviest(place, met);
    for (const owner of met) shared[owner] = 0;
    return best;
  }

  /** The few with the most in common, in that order; of equals the earlier part first. */
  private heaviest(place: number, met: readonly number[]): number[] {
    const { shared, bags } = this;
    const weightOf = (owner: number): number => shared[owner] ?? 0;
    const best: number[] = [];
    for (const owner of met) {
      const weight = weightOf(owner);
      if (weight < leastShare * Math.min(bags.weightOf(place), bags.weightOf(owner))) continue;
      let at = best.length;
      while (at > 0) {
        const rival = best[at - 1] ?? -1;
        if (weightOf(rival) > weight || (weightOf(rival) === weight && rival < owner)) break;
        at -= 1;
      }
      if (at >= candidatesPerPart) continue;
      best.splice(at, 0, owner);
      if (best.length > candidatesPerPart) best.pop();
    }
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
