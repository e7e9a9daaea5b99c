// One write request, one transaction: committed when the answer is a yes, rolled back when it is a no.
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
