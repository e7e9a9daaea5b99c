// Comparing where it does not keep others waiting: small texts at once, large ones in a thread with a time limit, and none twice.
import type { Comparison } from '../../domain/comparison/change.ts';
import { threadPool, type Outcome } from '../../jobs/thread.ts';
import { keptComparisons } from './kept-comparisons.ts';
import { comparePair, keyOf, sizeOf, type Pair } from './pair.ts';

/** Compares two texts; 'tookTooLong' when the time ran out, 'busy' when too many wait already. */
export type Comparer = (pair: Pair) => Promise<Outcome<Comparison>>;

export interface ComparerLimits {
  /** Up to this many UTF-16 units together, two ordinary statutes, a comparison is done at once: hostile ones of that size take a tenth of a second. */
  readonly smallEnough: number;
  /** Milliseconds for one comparison in the thread. */
  readonly time: number;
  readonly mostKept: number;
  /** UTF-16 units of all texts whose comparisons are kept. A comparison takes some ten bytes for each. */
  readonly mostKeptSize: number;
}

const ordinary: ComparerLimits = {
  smallEnough: 40_000,
  time: 15_000,
  mostKept: 200,
  mostKeptSize: 6_000_000,
};

/** Results are kept by the hash of what was compared and the engine's version; whoever asks while one is being made shares it. */
export function comparer(limits: Partial<ComparerLimits> = {}): {
  readonly compare: Comparer;
  readonly close: () => Promise<void>;
} {
  const { smallEnough, time, mostKept, mostKeptSize } = { ...ordinary, ...limits };
  const pool = threadPool<Pair, Comparison>(new URL('./comparison-thread.ts', import.meta.url), time);
  const kept = keptComparisons(mostKept, mostKeptSize);
  const underWay = new Map<string, Promise<Outcome<Comparison>>>();
  const compare: Comparer = (pair) => {
    const key = keyOf(pair);
    const known = kept.find(key);
    if (known !== null) return Promise.resolve({ result: known });
    const size = sizeOf(pair);
    if (size <= smallEnough) {
      const result = comparePair(pair);
      kept.keep(key, size, result);
      return Promise.resolve({ result });
    }
    const begun = underWay.get(key);
    if (begun !== undefined) return begun;
    const outcome = pool
      .run(pair)
      .then((answer) => {
        if (typeof answer === 'object') kept.keep(key, size, answer.result);
        return answer;
      })
      .finally(() => underWay.delete(key));
    underWay.set(key, outcome);
    return outcome;
  };
  return { compare, close: () => pool.close() };
}
