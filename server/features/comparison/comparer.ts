// Comparing where it does not keep others waiting: small texts at once, large ones in a thread with a time limit, and none twice.
import type { AmendedStatute } from '../../domain/comparison/amending.ts';
import type { Comparison } from '../../domain/comparison/change.ts';
import { threadPool, type Outcome } from '../../jobs/thread.ts';
import { keptResults } from './kept-results.ts';
import {
  amendPair,
  comparePair,
  keyOf,
  linesOf,
  piecesOf,
  sizeOf,
  type AmendingText,
  type Pair,
} from './pair.ts';

/** Compares two texts; 'tookTooLong' when the time ran out or there is more than can be handed on, 'busy' when too many wait already. */
export type Comparer = (pair: Pair) => Promise<Outcome<Comparison>>;

/** Says in the drafting formula of laws what changed between two texts; the same outcomes. */
export type Amender = (pair: Pair, statute: AmendedStatute) => Promise<Outcome<AmendingText>>;

export interface ComparerLimits {
  /** Up to this many UTF-16 units and lines together, two ordinary statutes, a comparison is done at once: hostile ones of that size take a tenth of a second. */
  readonly smallEnough: number;
  readonly fewEnough: number;
  /** Milliseconds for one comparison in the thread. */
  readonly time: number;
  /** Stycken and runs of one comparison: handing on that many holds others up for a tenth of a second. */
  readonly mostPieces: number;
  readonly mostKept: number;
  /** Bytes of all comparisons that are kept, by estimate. */
  readonly mostKeptSize: number;
}

const ordinary: ComparerLimits = {
  smallEnough: 40_000,
  fewEnough: 2_000,
  time: 15_000,
  mostPieces: 30_000,
  mostKept: 200,
  mostKeptSize: 100_000_000,
};

/** Measured in memory: a stycke or a run, and a character of the texts, which stand in runs and in segments. */
const [bytesPerPiece, bytesPerUnit] = [250, 4];

/** What is done with a pair: compared, or said as an amendment of this statute. */
export interface Task {
  readonly pair: Pair;
  readonly amended: AmendedStatute | null;
  readonly mostPieces: number;
}

export type Result = Comparison | AmendingText | 'tookTooLong';

/** `made` is what came of comparing the same pair, where that is at hand. */
export function resultOf({ pair, amended, mostPieces }: Task, made: Result | null = null): Result {
  if (amended !== null) return amendPair(pair, amended, isComparison(made) ? made : null);
  const comparison = comparePair(pair);
  return piecesOf(comparison) > mostPieces ? 'tookTooLong' : comparison;
}

const isComparison = (result: Result | null): result is Comparison =>
  typeof result === 'object' && result !== null && 'segments' in result;

/** Bytes that a result takes up, roughly. */
function bytesOf(result: Result, pair: Pair): number {
  if (typeof result === 'string') return bytesPerPiece;
  if ('text' in result) return bytesPerUnit * (result.text?.length ?? 0) + bytesPerPiece;
  return bytesPerUnit * sizeOf(pair) + bytesPerPiece * (piecesOf(result) + result.segments.length);
}

const outcomeOf = (result: Result): Outcome<Comparison | AmendingText> =>
  result === 'tookTooLong' ? result : { result };

/** Results are kept by the hash of what was compared and the engine's version; whoever asks while one is being made shares it. */
export function comparer(limits: Partial<ComparerLimits> = {}): {
  readonly compare: Comparer;
  readonly amend: Amender;
  readonly close: () => Promise<void>;
} {
  const { smallEnough, fewEnough, time, mostPieces, mostKept, mostKeptSize } = { ...ordinary, ...limits };
  const pool = threadPool<Task, Result>(new URL('./comparison-thread.ts', import.meta.url), time);
  const kept = keptResults<Result>(mostKept, mostKeptSize);
  const underWay = new Map<string, Promise<Outcome<Comparison | AmendingText>>>();
  const ask = (asked: Omit<Task, 'mostPieces'>): Promise<Outcome<Comparison | AmendingText>> => {
    const task = { ...asked, mostPieces };
    const { pair, amended } = task;
    const compared = keyOf(pair);
    const key = amended === null ? compared : `${compared} ${JSON.stringify(amended)}`;
    const known = kept.find(key);
    if (known !== null) return Promise.resolve(outcomeOf(known));
    if (sizeOf(pair) <= smallEnough && linesOf(pair) <= fewEnough) {
      const result = resultOf(task, kept.find(compared));
      kept.keep(key, bytesOf(result, pair), result);
      return Promise.resolve(outcomeOf(result));
    }
    const begun = underWay.get(key);
    if (begun !== undefined) return begun;
    const outcome = pool
      .run(task)
      .then((answer) => {
        if (typeof answer === 'string') return answer;
        kept.keep(key, bytesOf(answer.result, pair), answer.result);
        return outcomeOf(answer.result);
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
