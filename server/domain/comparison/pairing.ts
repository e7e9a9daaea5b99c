// Two lists of parts and who is paired with whom so far: the ground on which all ways of pairing work.

import { heaviestRising } from './rising.ts';

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

/** Partners by place, -1 for a part that has none yet. */
export class Pairing {
  readonly before: readonly Part[];
  readonly after: readonly Part[];
  readonly partnerOf: Int32Array;
  readonly takenBy: Int32Array;

  constructor(before: readonly Part[], after: readonly Part[]) {
    this.before = before;
    this.after = after;
    this.partnerOf = new Int32Array(before.length).fill(-1);
    this.takenBy = new Int32Array(after.length).fill(-1);
  }

  take(b: number, a: number): void {
    this.partnerOf[b] = a;
    this.takenBy[a] = b;
  }

  areFree(b: number, a: number): boolean {
    return this.partnerOf[b] === -1 && this.takenBy[a] === -1;
  }

  freeBefore(): number[] {
    return free(this.partnerOf);
  }

  freeAfter(): number[] {
    return free(this.takenBy);
  }

  isOpen(): boolean {
    return this.partnerOf.includes(-1) && this.takenBy.includes(-1);
  }

  /** Places in `before` that have a partner. */
  matched(): number[] {
    return [...this.partnerOf.keys()].filter((b) => (this.partnerOf[b] ?? -1) >= 0);
  }

  /** Those of them that keep their order; where two cross, the larger stays. */
  steady(): number[] {
    const matched = this.matched();
    const chosen = heaviestRising(
      matched.map((b) => this.partnerOf[b] ?? -1),
      matched.map((b) => 1 + (this.before[b]?.size ?? 0) / 1e7),
    );
    return chosen.flatMap((index) => matched[index] ?? []);
  }

  /** For each place, the nearest earlier pair that keeps the order: equal names, same gap. */
  gaps(): { gapBefore: Int32Array; gapAfter: Int32Array } {
    const gapBefore = new Int32Array(this.before.length).fill(-1);
    const gapAfter = new Int32Array(this.after.length).fill(-1);
    for (const b of this.steady()) {
      gapBefore[b] = b;
      gapAfter[this.partnerOf[b] ?? 0] = b;
    }
    for (const gap of [gapBefore, gapAfter]) {
      for (let index = 1; index < gap.length; index += 1)
        if (gap[index] === -1) gap[index] = gap[index - 1] ?? -1;
    }
    return { gapBefore, gapAfter };
  }
}

function free(partners: Int32Array): number[] {
  return [...partners.keys()].filter((index) => partners[index] === -1);
}
