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
export type Gathering<T> = (
  work: (transaction: Writing) => Promise<T>,
  stands: (answer: T) => boolean,
) => Promise<T>;

interface Waiting<T> {
  readonly work: (transaction: Writing) => Promise<T>;
  readonly stands: (answer: T) => boolean;
  readonly answer: PromiseWithResolvers<T>;
}

/** Durable commits cost a flush of the disk each, so acts that come at once share one. */
const most = 200;
/** A transaction begins when nobody has come for this long, and at the latest after `patience`: milliseconds. */
const quiet = 2;
const patience = 25;

/**
 * Gathers work that comes at about the same time into one transaction, each piece behind a savepoint of its own.
 * Nobody is answered before the commit; when that fails, all are told. One's no or fault never touches the others:
 * who faults among others (a row that somebody else wrote first, a deadlock) is tried once more alone.
 */
export function gatheredWrites<T>(engine: Engine): Gathering<T> {
  let waiting: Waiting<T>[] = [];
  let isGoing = false;

  const gather = async (): Promise<void> => {
    const until = performance.now() + patience;
    let counted = -1;
    while (waiting.length > counted && waiting.length < most && performance.now() < until) {
      counted = waiting.length;
      await new Promise((resolve) => setTimeout(resolve, quiet));
    }
  };
  const alone = ({ work, stands, answer }: Waiting<T>): void => {
    inOneTransaction(engine, work, stands).then(answer.resolve, answer.reject);
  };
  const together = async (batch: readonly Waiting<T>[]): Promise<void> => {
    try {
      const settled = await engine.write((transaction) => doEach(engine, transaction, batch));
      for (const settle of settled) settle(alone);
    } catch (fault) {
      for (const { answer } of batch) answer.reject(fault);
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
  return (work, stands) => {
    const answer = Promise.withResolvers<T>();
    waiting.push({ work, stands, answer });
    if (!isGoing) void go();
    return answer.promise;
  };
}

/** Does each in turn. @returns what is to be said to each once all is committed */
async function doEach<T>(
  engine: Engine,
  transaction: Writing,
  batch: readonly Waiting<T>[],
): Promise<readonly ((alone: (one: Waiting<T>) => void) => void)[]> {
  const settled: ((alone: (one: Waiting<T>) => void) => void)[] = [];
  for (const one of batch) {
    const tried = await engine.savepoint(transaction, async () => {
      const answer = await one.work(transaction);
      if (!one.stands(answer)) throw new RolledBack(answer);
      return answer;
    });
    settled.push((alone) => {
      if ('done' in tried) one.answer.resolve(tried.done);
      else if (tried.fault instanceof RolledBack) one.answer.resolve(tried.fault.answer as T);
      else alone(one);
    });
  }
  return settled;
}
