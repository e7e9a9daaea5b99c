// Comparing where it does not keep others waiting: small texts at once, large ones in a thread with a time limit, and none twice.
import type { AmendedStatute } from '../../domain/comparison/amending.ts';
import type { Comparison } from '../../domain/comparison/change.ts';
import { threadPool, type Outcome } from '../../jobs/thread.ts';
import { keptResults } from './kept-results.ts';
import { amendPair, comparePair, keyOf, sizeOf, type AmendingText, type Pair } from './pair.ts';

/** Compares two texts; 'tookTooLong' when the time ran out, 'busy' when too many wait already. */
export type Comparer = (pair: Pair) => Promise<Outcome<Comparison>>;

/** Says in the drafting formula of laws what changed between two texts; the same outcomes. */
export type Amender = (pair: Pair, statute: AmendedStatute) => Promise<Outcome<AmendingText>>;

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

/** What is done with a pair: compared, or said as an amendment of this statute. */
export interface Task {
  readonly pair: Pair;
  readonly amended: AmendedStatute | null;
}

export const resultOf = ({ pair, amended }: Task): Comparison | AmendingText =>
  amended === null ? comparePair(pair) : amendPair(pair, amended);

/** Results are kept by the hash of what was compared and the engine's version; whoever asks while one is being made shares it. */
export function comparer(limits: Partial<ComparerLimits> = {}): {
  readonly compare: Comparer;
  readonly amend: Amender;
  readonly close: () => Promise<void>;
} {
  const { smallEnough, time, mostKept, mostKeptSize } = { ...ordinary, ...limits };
  const pool = threadPool<Task, Comparison | AmendingText>(
    new URL('./comparison-thread.ts', import.meta.url),
    time,
  );
  const kept = keptResults<Comparison | AmendingText>(mostKept, mostKeptSize);
  const underWay = new Map<string, Promise<Outcome<Comparison | AmendingText>>>();
  const ask = (task: Task): Promise<Outcome<Comparison | AmendingText>> => {
    const { pair, amended } = task;
    const key = `${keyOf(pair)} ${amended === null ? '' : JSON.stringify(amended)}`;
    const known = kept.find(key);
    if (known !== null) return Promise.resolve({ result: known });
    const size = sizeOf(pair);
    if (size <= smallEnough) {
      const result = resultOf(task);
      kept.keep(key, size, result);
      return Promise.resolve({ result });
    }
    const begun = underWay.get(key);
    if (begun !== undefined) return begun;
    const outcome = pool
      .run(task)
      .then((answer) => {
        if (typeof answer === 'object') kept.keep(key, size, answer.result);
        return answer;
      })
      .finally(() => underWay.delete(key));
    underWay.set(key, outcome);
    return outcome;
  };
  return {
    compare: (pair) => ask({ pair, amended: null }) as Promise<Outcome<Comparison>>,
    amend: (pair, amended) => ask({ pair, amended }) as Promise<Outcome<AmendingText>>,
    close: () => pool.close(),
  };
}
