// One write request, one transaction: committed when the answer is a yes, rolled back when it is a no. Votes are gathered.
import type { Engine, Writing } from '../database/engine.ts';

class RolledBack<T> extends Error {
  readonly answer: T;
  constructor(answer: T) {
    super('rolled back');
    this.answer = answer;
  }
}

/**
 * Runs the work of a request in the request's only transaction.
 * @param stands whether what was done stands; if not, nothing is saved and the answer is still given
 */
export async function inOneTransaction<T>(
  engine: Engine,
  work: (transaction: Writing) => Promise<T>,
  stands: (answer: T) => boolean,
): Promise<T> {
  try {
    return await engine.write(async (transaction) => {
      const answer = await work(transaction);
      if (!stands(answer)) throw new RolledBack(answer);
      return answer;
    });
  } catch (fault) {
    if (fault instanceof RolledBack) return fault.answer as T;
    throw fault;
  }
}

/** Adds work to the next transaction of many. @returns what inOneTransaction would have given */
export type Gathering = <T>(
  work: (transaction: Writing) => Promise<T>,
  stands: (answer: T) => boolean,
) => Promise<T>;

/** A piece of work among others. */
interface Piece {
  /** Does it behind a savepoint. @returns what tells its asker the outcome, once all is committed */
  readonly among: (transaction: Writing) => Promise<() => void>;
  readonly fail: (fault: unknown) => void;
}

/** Durable commits cost a flush of the disk each, so acts that come at once share one. */
const most = 200;
/** A transaction begins when nobody has come for this long, and in a rush at the latest after `patience`: milliseconds. */
const quiet = 2;
const patience = 100;

/**
 * Gathers work that comes at about the same time into one transaction, each piece behind a savepoint of its own.
 * Nobody is answered before the commit; when that fails, all are told. One's no or fault never touches the others:
 * who faults among others (a row that somebody else wrote first, a deadlock) is tried once more alone.
 */
export function gatheredWrites(engine: Engine): Gathering {
  let waiting: Piece[] = [];
  let isGoing = false;

  const gather = async (): Promise<void> => {
    const until = performance.now() + patience;
    let counted = -1;
    while (waiting.length > counted && waiting.length < most && performance.now() < until) {
      counted = waiting.length;
      await new Promise((resolve) => setTimeout(resolve, quiet));
    }
  };
  const together = async (batch: readonly Piece[]): Promise<void> => {
    try {
      const tellAll = await engine.write(async (transaction) => {
        const told: (() => void)[] = [];
        for (const piece of batch) told.push(await piece.among(transaction));
        return told;
      });
      for (const tell of tellAll) tell();
    } catch (fault) {
      for (const { fail } of batch) fail(fault);
    }
  };
  const go = async (): Promise<void> => {
    isGoing = true;
    while (waiting.length > 0) {
      await gather();
      const batch = waiting.slice(0, most);
      waiting = waiting.slice(most);
      await together(batch);
    }
    isGoing = false;
  };
  return (work, stands) =>
    new Promise((resolve, reject) => {
      waiting.push({
        fail: reject,
        async among(transaction) {
          const tried = await engine.savepoint(transaction, async () => {
            const answer = await work(transaction);
            if (!stands(answer)) throw new RolledBack(answer);
            return answer;
          });
          return () => {
            if ('done' in tried) resolve(tried.done);
            else if (tried.fault instanceof RolledBack)
              resolve(tried.fault.answer as Awaited<ReturnType<typeof work>>);
            else inOneTransaction(engine, work, stands).then(resolve, reject);
          };
        },
      });
      if (!isGoing) void go();
    });
}
