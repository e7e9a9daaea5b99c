// Writing Word files where it keeps nobody waiting: small ones at once, large ones in a thread with a time limit.
import { sizeOfBlocks } from '../domain/documents/blocks.ts';
import { threadPool, type Outcome } from '../jobs/thread.ts';
import { writeWordFile, type WordTask } from './word.ts';

export interface WordWriter {
  /** The file; 'tookTooLong' when the time ran out. */
  readonly write: (task: WordTask) => Promise<Outcome<Uint8Array>>;
  close(): Promise<void>;
}

/** UTF-16 units of text that are written at once: some tens of milliseconds. */
const smallEnough = 60_000;
const timeLimit = 20_000;

export function wordWriter(): WordWriter {
  const pool = threadPool<WordTask, Uint8Array>(new URL('./word-thread.ts', import.meta.url), timeLimit, 8);
  return {
    write: async (task) =>
      sizeOf(task) <= smallEnough ? { result: await writeWordFile(task) } : pool.run(task),
    close: () => pool.close(),
  };
}

function sizeOf(task: WordTask): number {
  return task.do === 'track'
    ? task.before.source.length + task.after.source.length
    : sizeOfBlocks(task.paper.blocks);
}
