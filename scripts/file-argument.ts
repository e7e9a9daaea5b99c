// The file that a command line is asked about: its bytes or its text, or one sentence and exit code 2.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { kindOfFile } from '../server/office/file-kind.ts';
import { readFile } from '../server/office/file-reading.ts';
import { decodeText } from '../server/office/text.ts';
import { loadWords } from '../server/web/i18n.ts';

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

/** The text of a text file of any size, a Word file or a PDF. */
export const readText = async (path: string): Promise<string> => {
  const bytes = Buffer.from(readBytes(path));
  if (kindOfFile(bytes) === 'text') {
    const decoded = decodeText(bytes);
    return 'refusal' in decoded ? stop(`${path} is not a text file.`) : decoded.text;
  }
  const read = await readFile(bytes);
  return 'code' in read ? stop(`Cannot read ${path}. ${refusalText(read.code)}`) : read.text;
};

const refusalText = (code: string): string =>
  loadWords(join(import.meta.dirname, '..', 'content', 'locales')).en(`refusals.${code}`);
