// One piece of work within a transaction that can be undone alone; both engines speak the same words here.
import { sql } from 'kysely';
import type { Tried, Writing } from './engine.ts';

/**
 * Does the work behind a savepoint and undoes it, and nothing else, when it throws. Not to be nested.
 * @throws Error when the transaction itself is lost (a full disk, a broken connection): then nothing more may be done in it
 */
export async function behindSavepoint<T>(transaction: Writing, work: () => Promise<T>): Promise<Tried<T>> {
  await sql`savepoint one_of_many`.execute(transaction);
  let tried: Tried<T>;
  try {
    tried = { done: await work() };
  } catch (fault) {
    // PostgreSQL refuses every query after a fault until this is said; SQLite would keep what the work had done so far.
    await sql`rollback to savepoint one_of_many`.execute(transaction);
    tried = { fault };
  }
  await sql`release savepoint one_of_many`.execute(transaction);
  return tried;
}
