// Opens the database that a URL names, whichever of the two engines it is.
import type { Engine, TransportSecurity } from './engine.ts';
import { openPostgres } from './engines/postgres.ts';
import { openSqlite } from './engines/sqlite.ts';

/**
 * Opens the database of a URL: `file:PATH` or `postgres://…`.
 * @throws Error with one sentence when it cannot be opened or is unfit (an old SQLite, commits that are not durable)
 */
export async function openDatabase(url: string, security: TransportSecurity = 'off'): Promise<Engine> {
  return url.startsWith('file:') ? openSqlite(url.slice('file:'.length)) : openPostgres(url, security);
}
