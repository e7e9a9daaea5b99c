// Statements prepared once and kept: preparing costs more than most queries do. SQLite itself prepares one anew when a table has changed.
import type Database from 'better-sqlite3';
import type { SqliteDatabase } from 'kysely';

/** Lists of ids of any length make a statement each; when there are so many, all are prepared anew. */
const most = 1000;

/** The handle as Kysely uses it. Not for streaming: a kept statement can only be gone through by one at a time. */
export function keepingStatements(handle: Database.Database): SqliteDatabase {
  const kept = new Map<string, Database.Statement>();
  return {
    prepare(sql) {
      const known = kept.get(sql);
      if (known !== undefined) return known;
      if (kept.size >= most) kept.clear();
      const made = handle.prepare(sql);
      kept.set(sql, made);
      return made;
    },
    close: () => {
      kept.clear();
      handle.close();
    },
  };
}
