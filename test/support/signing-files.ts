// PDF files for the tests of signing: written by hand, so that each test says exactly what stands where.
import { deflateSync } from 'node:zlib';

/** Number → the object's text between `obj` and `endobj`. */
export type ObjectTexts = Readonly<Record<number, string>>;

const stream = (content: string, more = ''): string =>
  `<< /Length ${Buffer.byteLength(content, 'latin1')}${more} >>\nstream\n${content}\nendstream`;

/** One page, an empty signature field named Seal with its picture, and an unused object number. */
export const plainObjects: ObjectTexts = {
  1: '<< /Type /Catalog /Pages 2 0 R /AcroForm 6 0 R /Lang (sv-SE) >>',
  2: '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
  3: '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> /Annots [7 0 R] >>',
  4: stream('BT /F1 24 Tf 72 700 Td (Avgiften \\344r 100 kronor.) Tj ET'),
  5: '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
  6: '<< /SigFlags 3 /Fields [7 0 R] >>',
  7: '<< /Type /Annot /Subtype /Widget /FT /Sig /T (Seal) /F 132 /P 3 0 R /Rect [72 72 272 122] /AP << /N 8 0 R >> >>',
  8: stream('0 0 200 50 re S', ' /Type /XObject /Subtype /Form /BBox [0 0 200 50]'),
  9: '<< /Title (Avgifter) >>',
};

const identifier = '/ID [<00112233445566778899AABBCCDDEEFF> <00112233445566778899AABBCCDDEEFF>]';

/** The objects as a file of one revision, with a table. */
export function plainFile(objects: ObjectTexts = plainObjects): Buffer {
  return withTable(Buffer.from('%PDF-1.7\n%\xff\xff\xff\xff\n', 'latin1'), objects, null);
}

/**
 * A file with one more revision, as an attacker or another program would append it.
 * @param trailer entries of the trailer, in place of those that it would have
 */
export function revised(file: Uint8Array, objects: ObjectTexts, trailer: Trailer = {}): Buffer {
  return withTable(Buffer.from(file), objects, lastStart(file), trailer);
}

interface Trailer {
  readonly root?: string;
  readonly info?: string;
  readonly more?: string;
  /** Objects that the table says are free from now on. */
  readonly freed?: readonly number[];
}

/** The place that the last `startxref` of a file names. */
export function lastStart(file: Uint8Array): number {
  const text = Buffer.from(file).toString('latin1');
  return Number(/startxref\s+(\d+)\s+%%EOF\s*$/u.exec(text)?.[1]);
}

function withTable(
  before: Buffer,
  objects: ObjectTexts,
  previous: number | null,
  { root = '1 0 R', info = '9 0 R', more = '', freed = [] }: Trailer = {},
): Buffer {
  const pieces = [before];
  let at = before.length;
  const entries = [...(previous === null ? [0] : []), ...freed].map(
    (number) => `${number} 1\n0000000000 65535 f \n`,
  );
  for (const [number, text] of Object.entries(objects)) {
    const bytes = Buffer.from(`${number} 0 obj\n${text}\nendobj\n`, 'latin1');
    entries.push(`${number} 1\n${String(at).padStart(10, '0')} 00000 n \n`);
    pieces.push(bytes);
    at += bytes.length;
  }
  // Above what any base has: a number is never taken twice.
  const size = Math.max(previous === null ? 9 : 40, ...Object.keys(objects).map(Number)) + 1;
  const chain = previous === null ? '' : ` /Prev ${previous}`;
  const trailer = `/Size ${size} /Root ${root} /Info ${info} ${identifier}${chain}${more}`;
  pieces.push(Buffer.from(`xref\n${entries.join('')}trailer\n<< ${trailer} >>\nstartxref\n${at}\n%%EOF\n`));
  return Buffer.concat(pieces);
}

/** The same objects in an object stream, found by a cross-reference stream; streams stay by themselves. */
export function packedFile(objects: ObjectTexts = plainObjects): Buffer {
  const pieces = [Buffer.from('%PDF-1.7\n%\xff\xff\xff\xff\n', 'latin1')];
  const rows = new Map<number, readonly [number, number, number]>([[0, [0, 0, 0]]]);
  const add = (number: number, bytes: Buffer): void => {
    rows.set(number, [1, Buffer.concat(pieces).length, 0]);
    pieces.push(Buffer.concat([Buffer.from(`${number} 0 obj\n`), bytes, Buffer.from('\nendobj\n')]));
  };
  const inside: (readonly [string, string])[] = [];
  for (const [number, text] of Object.entries(objects)) {
    if (text.includes('stream')) add(Number(number), Buffer.from(text, 'latin1'));
    else inside.push([number, text]);
  }
  const container = Math.max(...Object.keys(objects).map(Number)) + 1;
  const head = inside.map(([number], index) => {
    const offset = inside.slice(0, index).reduce((sum, [, text]) => sum + text.length + 1, 0);
    rows.set(Number(number), [2, container, index]);
    return `${number} ${offset}`;
  });
  const start = `${head.join(' ')} `;
  const content = deflateSync(Buffer.from(start + inside.map(([, text]) => `${text} `).join(''), 'latin1'));
  const more = `/Type /ObjStm /N ${inside.length} /First ${start.length} /Filter /FlateDecode`;
  add(container, deflated(content, more));

  const at = Buffer.concat(pieces).length;
  rows.set(container + 1, [1, at, 0]);
  const sorted = [...rows].sort(([left], [right]) => left - right);
  const table = Buffer.concat(
    sorted.map(([, [kind, second, third]]) => {
      const row = Buffer.alloc(6);
      row.writeUInt8(kind, 0);
      row.writeUInt32BE(second, 1);
      row.writeUInt8(third, 5);
      return row;
    }),
  );
  const index = sorted.map(([number]) => `${number} 1`).join(' ');
  const trailer = `/Type /XRef /W [1 4 1] /Index [${index}] /Size ${container + 2} /Root 1 0 R /Info 9 0 R ${identifier}`;
  add(container + 1, deflated(deflateSync(table), `${trailer} /Filter /FlateDecode`));
  pieces.push(Buffer.from(`startxref\n${at}\n%%EOF\n`));
  return Buffer.concat(pieces);
}

const deflated = (content: Buffer, entries: string): Buffer =>
  Buffer.concat([
    Buffer.from(`<< ${entries} /Length ${content.length} >>\nstream\n`, 'latin1'),
    content,
    Buffer.from('\nendstream'),
  ]);
