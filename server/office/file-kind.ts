// What a file is, told by its bytes: its name may say anything.
import type { FileRefusalCode } from './unreadable.ts';

/** Kinds that are read, or why one is not. */
export type FileKind = 'zip' | 'pdf' | 'text' | { readonly refused: FileRefusalCode };

const refused = (code: FileRefusalCode): FileKind => ({ refused: code });

const signatures: readonly (readonly [bytes: readonly number[], kind: FileKind])[] = [
  [[0x50, 0x4b, 0x03, 0x04], 'zip'],
  [[0x50, 0x4b, 0x05, 0x06], 'zip'],
  [[0x7b, 0x5c, 0x72, 0x74, 0x66], refused('file.richText')],
  [[0x89, 0x50, 0x4e, 0x47], refused('file.picture')],
  [[0xff, 0xd8, 0xff], refused('file.picture')],
  [[0x47, 0x49, 0x46, 0x38], refused('file.picture')],
  [[0x49, 0x49, 0x2a, 0x00], refused('file.picture')],
  [[0x4d, 0x4d, 0x00, 0x2a], refused('file.picture')],
  [[0x42, 0x4d], refused('file.picture')],
  [[0x1f, 0x8b], refused('file.packed')],
  [[0x37, 0x7a, 0xbc, 0xaf], refused('file.packed')],
  [[0x52, 0x61, 0x72, 0x21], refused('file.packed')],
];

const oldOffice = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
const pdfMark = Buffer.from('%PDF-', 'latin1');
/** Readers of PDF let some bytes stand before the mark. */
const pdfMarkWithin = 1024;

const startsWith = (bytes: Buffer, signature: readonly number[]): boolean =>
  bytes.length >= signature.length && signature.every((byte, index) => bytes[index] === byte);

/** The kind of a file by its first bytes; 'text' is what remains, and may still turn out to be none. */
export function kindOfFile(bytes: Buffer): FileKind {
  if (bytes.subarray(0, oldOffice.length).equals(oldOffice)) {
    // A locked .docx is an old-office container around the encrypted file; its directory names the streams in UTF-16.
    const isLocked = bytes.includes(Buffer.from('EncryptedPackage', 'utf16le'));
    return refused(isLocked ? 'file.locked' : 'file.oldWord');
  }
  const known = signatures.find(([signature]) => startsWith(bytes, signature));
  // "BM" may begin a text too: a picture has zero bytes in its head.
  if (known !== undefined && (known[0].length > 2 || bytes[0] === 0x1f || bytes.subarray(0, 32).includes(0)))
    return known[1];
  const mark = bytes.subarray(0, pdfMarkWithin).indexOf(pdfMark);
  return mark === 0 || (mark > 0 && bytes.subarray(0, mark).every((byte) => byte < 0x80 && byte !== 0x25))
    ? 'pdf'
    : 'text';
}
