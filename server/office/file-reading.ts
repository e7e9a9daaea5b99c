// One file's bytes into text, whatever kind it is: what the thread of files does, and the command line at once.
import { decodeText } from './text.ts';
import { kindOfFile } from './file-kind.ts';
import { textOfPdf } from './pdf-text.ts';
import { Unreadable, type FileRefusalCode } from './unreadable.ts';
import { textOfWord } from './word-text.ts';

/** What a file says. `text` is with tracked changes accepted, where it has any; `before` is the text without them. */
export interface FileText {
  readonly kind: 'text' | 'word' | 'pdf';
  readonly text: string;
  readonly before: string | null;
  /** Pages of a PDF that are pictures only. */
  readonly pagesWithoutText: readonly number[];
}

export type FileReading = FileText | { readonly code: FileRefusalCode };

/** Most bytes of one file: with the texts beside it, a form stays within what a request may hold. */
export const largestFile = 7_000_000;
/** Most text in one file, in UTF-16 units. */
const mostText = 1_000_000;

/** Never throws for a file's sake: what cannot be read is told by a code. */
export async function readFile(bytes: Buffer): Promise<FileReading> {
  if (bytes.length > largestFile) return { code: 'file.tooLarge' };
  try {
    const file = await readKind(bytes);
    return file.text.length + (file.before?.length ?? 0) > 2 * mostText ? { code: 'file.tooLarge' } : file;
  } catch (fault) {
    if (fault instanceof Unreadable) return { code: fault.code };
    throw fault;
  }
}

async function readKind(bytes: Buffer): Promise<FileText> {
  const kind = kindOfFile(bytes);
  if (kind === 'pdf') return { kind, before: null, ...(await textOfPdf(bytes)) };
  if (kind === 'zip') return { kind: 'word', pagesWithoutText: [], ...(await textOfWord(bytes)) };
  if (kind !== 'text') throw new Unreadable(kind.refused);
  const decoded = decodeText(bytes);
  if ('refusal' in decoded) throw new Unreadable('file.unknown');
  return { kind, text: decoded.text, before: null, pagesWithoutText: [] };
}
