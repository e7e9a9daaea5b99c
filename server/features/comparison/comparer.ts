// Comparing where it does not keep others waiting: small texts at once, large ones in a thread with a time limit.
import type { Comparison } from '../../domain/comparison/change.ts';
import { compareTexts } from '../../domain/comparison/texts.ts';
import { threadPool, type Outcome } from '../../jobs/thread.ts';

export interface Pair {
  readonly before: string;
  readonly after: string;
}

/** Compares two texts; 'tookTooLong' when the time ran out. */
export type Comparer = (pair: Pair) => Promise<Outcome<Comparison>>;

/** Up to this many UTF-16 units together, two ordinary statutes, a comparison is done at once: hostile ones of that size take a tenth of a second. */
const smallEnough = 40_000;
const timeLimit = 15_000;

export function comparer(): { readonly compare: Comparer; readonly close: () => Promise<void> } {
  const pool = threadPool<Pair, Comparison>(new URL('./comparison-thread.ts', import.meta.url), timeLimit);
  return {
    compare: (pair) =>
      pair.before.length + pair.after.length <= smallEnough
        ? Promise.resolve({ result: compareTexts(pair.before, pair.after) })
        : pool.run(pair),
    close: () => pool.close(),
  };
}
