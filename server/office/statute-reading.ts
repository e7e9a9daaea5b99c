// Reading statutes where it keeps nobody waiting: ordinary texts at once, large ones in a thread with a time limit.
import { readStatute } from '../domain/statutes/parse/read-statute.ts';
import type { Reading } from '../domain/statutes/statute.ts';
import { threadPool, type Outcome } from '../jobs/thread.ts';

/** The text as read; 'tookTooLong' when the time ran out, 'busy' when too many wait already. */
export type ReadText = (source: string) => Promise<Outcome<Reading>>;

export interface StatuteReader {
  readonly read: ReadText;
  close(): Promise<void>;
}

/** UTF-16 units that are read at once, twice a long statute: some tens of milliseconds. */
const smallEnough = 60_000;
/** Half a million units take about a second. */
const timeLimit = 15_000;
const longestQueue = 8;

/** @param atOnce texts up to this many UTF-16 units are read without the thread */
export function statuteReader(atOnce = smallEnough): StatuteReader {
  const pool = threadPool<string, Reading>(
    new URL('./statute-thread.ts', import.meta.url),
    timeLimit,
    longestQueue,
  );
  return {
    read: async (source) => (source.length <= atOnce ? { result: readStatute(source) } : pool.run(source)),
    close: () => pool.close(),
  };
}
