// The file that a command line is asked about: its bytes, or one sentence and exit code 2.
import { readFileSync } from 'node:fs';

export const stop = (sentence: string): never => {
  process.stderr.write(`${sentence}\n`);
  process.exit(2);
};

export const readBytes = (path: string): Uint8Array => {
  try {
    return readFileSync(path);
  } catch (error) {
    return stop(
      `Cannot read ${path}: ${error instanceof Error && 'code' in error ? String(error.code) : String(error)}.`,
    );
  }
};
