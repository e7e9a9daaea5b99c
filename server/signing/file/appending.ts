// Writing a revision behind a file: changed and new objects, and where they are; what stands before stays byte for byte.
import type { Revision } from './revisions.ts';
import type { PdfDictionary, PdfObject, PdfValue } from './values.ts';
import { entryOf, numberIn } from './values.ts';

/** An object as it will be written, without its head and end. */
export interface Written {
  readonly number: number;
  readonly text: Buffer;
}

/**
 * A dictionary's own text with some entries replaced or added and all the others left as they were written.
 * @param entries key → the value's text
 */
export function withEntries(
  { source }: Pick<PdfObject, 'source'>,
  dictionary: PdfDictionary,
  entries: Readonly<Record<string, string>>,
): Buffer {
  const edits = Object.entries(entries)
    .map(([key, text]) => {
      const old = dictionary.entries.get(key);
      const close = dictionary.end - 2;
      return old === undefined
        ? { start: close, end: close, text: ` /${key} ${text}\n` }
        : { start: old.start, end: old.end, text };
    })
    .sort((left, right) => left.start - right.start);
  return edited(source, dictionary, edits);
}

/** An array's own text with one more item. */
export function withItem(source: Buffer, array: PdfValue, text: string): Buffer {
  return edited(source, array, [{ start: array.end - 1, end: array.end - 1, text: ` ${text}` }]);
}

function edited(
  source: Buffer,
  { start, end }: PdfValue,
  edits: readonly { readonly start: number; readonly end: number; readonly text: string }[],
): Buffer {
  const pieces: Buffer[] = [];
  let at = start;
  for (const edit of edits) {
    pieces.push(source.subarray(at, edit.start), Buffer.from(edit.text, 'latin1'));
    at = edit.end;
  }
  return Buffer.concat([...pieces, source.subarray(at, end)]);
}

/** A file with one more revision, whose cross-references are written as the file's last ones are. */
export function appended(file: Buffer, last: Revision, objects: readonly Written[]): Buffer {
  const isOnOwnLine = file[file.length - 1] === 0x0a || file[file.length - 1] === 0x0d;
  const pieces: Buffer[] = [file, Buffer.from(isOnOwnLine ? '' : '\n')];
  let at = pieces.reduce((sum, { length }) => sum + length, 0);
  const add = (bytes: Buffer): void => {
    pieces.push(bytes);
    at += bytes.length;
  };
  const offsets = [...objects]
    .sort((left, right) => left.number - right.number)
    .map(({ number, text }) => {
      const offset = at;
      add(Buffer.concat([Buffer.from(`${number} 0 obj\n`), text, Buffer.from('\nendobj\n')]));
      return { number, offset };
    });
  const size = Math.max(
    numberIn(entryOf(last.trailer, 'Size')) ?? 0,
    ...objects.map(({ number }) => number + 1),
  );
  const start = at;
  add(
    last.stream === null
      ? table(file, last, offsets, size)
      : crossReferences(file, last, offsets, size, start),
  );
  add(Buffer.from(`startxref\n${start}\n%%EOF\n`));
  return Buffer.concat(pieces);
}

interface Offset {
  readonly number: number;
  readonly offset: number;
}

function table(file: Buffer, last: Revision, offsets: readonly Offset[], size: number): Buffer {
  const lines = offsets.map(
    ({ number, offset }) => `${number} 1\n${String(offset).padStart(10, '0')} 00000 n \n`,
  );
  return Buffer.from(
    `xref\n${lines.join('')}trailer\n<<${keptEntries(file, last)} /Size ${size} >>\n`,
    'latin1',
  );
}

function crossReferences(
  file: Buffer,
  last: Revision,
  offsets: readonly Offset[],
  size: number,
  start: number,
): Buffer {
  const rows = [...offsets, { number: size, offset: start }].map(({ number, offset }) => {
    const row = Buffer.from([1, 0, 0, 0, 0]);
    row.writeUInt32BE(offset, 1);
    return { number, row };
  });
  const content = Buffer.concat(rows.map(({ row }) => row));
  const index = rows.map(({ number }) => `${number} 1`).join(' ');
  const head = `/Type /XRef /W [1 4 0] /Index [${index}] /Length ${content.length} /Size ${size + 1}`;
  return Buffer.concat([
    Buffer.from(`${size} 0 obj\n<< ${head}${keptEntries(file, last)} >>\nstream\n`, 'latin1'),
    content,
    Buffer.from('\nendstream\nendobj\n'),
  ]);
}

/** What every trailer of a file says again, in the words of the last one. */
function keptEntries(file: Buffer, { trailer, at }: Revision): string {
  const kept = ['Root', 'Info', 'ID'].flatMap((key) => {
    const value = trailer.entries.get(key);
    return value === undefined ? [] : [` /${key} ${file.toString('latin1', value.start, value.end)}`];
  });
  return `${kept.join('')} /Prev ${at}`;
}
