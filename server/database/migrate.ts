// Brings a database to the newest schema: each numbered migration in one transaction with the row that says it is done.
import { sql } from 'kysely';
import type { Engine } from './engine.ts';
import { migrations } from './migrations/index.ts';

/**
 * Runs what is missing, in order; several processes at once take turns.
 * @param upTo all of them, or those of an earlier release
 * @returns the names of the migrations that ran now
 * @throws Error with one sentence when the database is newer than this program
 */
export async function migrate(
  engine: Engine,
  now: () => number,
  upTo = migrations,
): Promise<readonly string[]> {
  const done: string[] = [];
  for (const [index, migration] of upTo.entries()) {
    const number = index + 1;
    const ran = await engine.write(async (transaction) => {
      await engine.serialise(transaction, 'migrations');
      await sql`create table if not exists migrations
        (number integer primary key, name text not null, at text not null)`.execute(transaction);
      const newest = await transaction
        .selectFrom('migrations')
        .select(['number', 'name'])
        .orderBy('number', 'desc')
        .limit(1)
        .executeTakeFirst();
      if (newest !== undefined && newest.number > upTo.length) {
        throw new Error(
          `the database has migration ${newest.name}, which this version of the program does not know`,
        );
      }
      if (newest !== undefined && newest.number >= number) return false;
      await migration.up(transaction, engine);
      await transaction
        .insertInto('migrations')
        .values({ number, name: migration.name, at: new Date(now()).toISOString() })
        .execute();
      return true;
    });
    if (ran) done.push(migration.name);
  }
  return done;
}
