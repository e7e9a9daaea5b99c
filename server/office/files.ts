// The door for files that people bring: any bytes in, their text out, or a refusal that says what to do instead.
import { refuse, type Refusal } from '../domain/refusal.ts';
import { threadPool, type Outcome } from '../jobs/thread.ts';
import { kindOfFile } from './file-kind.ts';
import { largestFile, readFile, type FileReading, type FileText } from './file-reading.ts';

export { largestFile, type FileText } from './file-reading.ts';

/** @param field the form field that a refusal stands beside */
export type TextOfFile = (bytes: Buffer, field: string) => Promise<FileText | Refusal>;

export interface Files {
  readonly textOfFile: TextOfFile;
  close(): Promise<void>;
}

const timeLimit = 15_000;
const longestQueue = 8;
/** The largest real files take a tenth of it; a file made to unpack into gigabytes is stopped here. */
const mostMemory = 600_000_000;

/** Reads plain texts at once, Word files and PDFs in a thread that is stopped when it takes too long or too much. */
export function files(): Files {
  const pool = threadPool<Uint8Array, FileReading>(
    new URL('./file-thread.ts', import.meta.url),
    timeLimit,
    longestQueue,
    mostMemory,
  );
  const read = async (bytes: Buffer): Promise<Outcome<FileReading>> => {
    const kind = kindOfFile(bytes);
    if (bytes.length > largestFile || (kind !== 'zip' && kind !== 'pdf'))
      return { result: await readFile(bytes) };
    // What a file does to its reader is the file's fault: the thread is gone, and the next gets a new one.
    return pool.run(bytes).catch(() => ({ result: { code: 'file.broken' } as const }));
  };
  return {
    async textOfFile(bytes, field) {
      const outcome = await read(bytes);
      if (outcome === 'busy') return refuse('request.busy', field);
      if (outcome === 'tookTooLong') return refuse('file.takesTooLong', field);
      return 'code' in outcome.result ? refuse(outcome.result.code, field) : outcome.result;
    },
    close: () => pool.close(),
  };
}
