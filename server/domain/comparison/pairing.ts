// Two lists of parts and who is paired with whom so far: the ground on which all ways of pairing work.

import { heaviestRising } from './rising.ts';

/** What can be paired. */
export interface Part {
  /** Equal for parts with equal text, in both sides of one comparison; negative for a part without text. */
  readonly content: number;
  /** UTF-16 units of text: the longer of two crossing parts stays in place. */
  readonly size: number;
  /** Rubric, compared without case. */
  readonly heading: string | null;
  /** Number of a clause; null where numbers say nothing. */
  readonly number: string | null;
  /** What the part consists of, where that is known. */
  inner(): readonly Part[];
  /** Token ids, asked for only when the part has no equal. */
  ids(): ArrayLike<number>;
}

/** For each place, the nearest earlier pair that keeps the order: equal names, same gap. */
export interface Gaps {
  readonly before: Int32Array;
  readonly after: Int32Array;
}

/** Partners by place, -1 for a part that has none yet. */
export class Pairing {
  readonly before: readonly Part[];
  readonly after: readonly Part[];
  readonly partnerOf: Int32Array;
  readonly takenBy: Int32Array;
  private openBefore: number;
  private openAfter: number;

  constructor(before: readonly Part[], after: readonly Part[]) {
    this.before = before;
    this.after = after;
    this.partnerOf = new Int32Array(before.length).fill(-1);
    this.takenBy = new Int32Array(after.length).fill(-1);
    this.openBefore = before.length;
    this.openAfter = after.length;
  }

  /** Both must be free. */
  take(b: number, a: number): void {
    this.partnerOf[b] = a;
    this.takenBy[a] = b;
    this.openBefore -= 1;
    this.openAfter -= 1;
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
    return this.openBefore > 0 && this.openAfter > 0;
  }

  /** Places in `before` that have a partner. */
  matched(): number[] {
    const places: number[] = [];
    for (let b = 0; b < this.partnerOf.length; b += 1) if ((this.partnerOf[b] ?? -1) >= 0) places.push(b);
    return places;
  }

  /** Those of them that keep their order; where two cross, the larger stays. */
  steady(): number[] {
    const matched = this.matched();
    // Nearly always nothing crosses, and then there is nothing to weigh.
    if (this.isRising(matched)) return matched;
    const chosen = heaviestRising(
      matched.map((b) => this.partnerOf[b] ?? -1),
      matched.map((b) => 1 + (this.before[b]?.size ?? 0) / 1e7),
    );
    return chosen.map((index) => matched[index] ?? -1);
  }

  private isRising(matched: readonly number[]): boolean {
    let last = -1;
    for (const b of matched) {
      const a = this.partnerOf[b] ?? -1;
      if (a <= last) return false;
      last = a;
    }
    return true;
  }

  gaps(): Gaps {
    const gapBefore = new Int32Array(this.before.length).fill(-1);
    const gapAfter = new Int32Array(this.after.length).fill(-1);
    const steady = this.steady();
    for (let index = 0; index < steady.length; index += 1) {
      const b = steady[index] ?? 0;
      gapBefore[b] = b;
      gapAfter[this.partnerOf[b] ?? 0] = b;
    }
    fillForward(gapBefore);
    fillForward(gapAfter);
    return { before: gapBefore, after: gapAfter };
  }

  /** What is still free between the same two neighbours, where both sides have something. */
  openGaps(gaps: Gaps): { before: number[]; after: number[] }[] {
    if (this.openBefore === 1 && this.openAfter === 1) {
      const b = this.partnerOf.indexOf(-1);
      const a = this.takenBy.indexOf(-1);
      return gaps.before[b] === gaps.after[a] ? [{ before: [b], after: [a] }] : [];
    }
    const perGap = new Map<number, { before: number[]; after: number[] }>();
    for (const b of this.freeBefore()) {
      const gap = gaps.before[b] ?? -1;
      const room = perGap.get(gap);
      if (room === undefined) perGap.set(gap, { before: [b], after: [] });
      else room.before.push(b);
    }
    for (const a of this.freeAfter()) perGap.get(gaps.after[a] ?? -1)?.after.push(a);
    return [...perGap.values()].filter((gap) => gap.after.length > 0);
  }
}

function fillForward(gap: Int32Array): void {
  for (let index = 1; index < gap.length; index += 1)
    if (gap[index] === -1) gap[index] = gap[index - 1] ?? -1;
}

function free(partners: Int32Array): number[] {
  const places: number[] = [];
  for (let index = 0; index < partners.length; index += 1) if (partners[index] === -1) places.push(index);
  return places;
}
