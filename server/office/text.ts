// Bytes of a text file into text, whatever the program that saved it: UTF-8, UTF-16 or Windows-1252.

export type TextEncodingName = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** The text, or why the bytes are no text. A byte order mark stays in the text: offsets refer to what was stored. */
export type DecodedText =
  { readonly text: string; readonly encoding: TextEncodingName } | { readonly refusal: 'binary' };

const binarySignatures: readonly (readonly number[])[] = [
  [0x25, 0x50, 0x44, 0x46, 0x2d], // %PDF-
  [0x50, 0x4b, 0x03, 0x04], // zip: Word, OpenDocument
  [0x50, 0x4b, 0x05, 0x06],
  [0xd0, 0xcf, 0x11, 0xe0], // old Word
  [0x7b, 0x5c, 0x72, 0x74, 0x66], // {\rtf
  [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff],
  [0x47, 0x49, 0x46, 0x38],
  [0x1f, 0x8b],
];

const startsWith = (bytes: Uint8Array, signature: readonly number[]): boolean =>
  bytes.length >= signature.length && signature.every((byte, index) => bytes[index] === byte);

const decode = (bytes: Uint8Array, encoding: TextEncodingName, fatal: boolean): string | null => {
  try {
    return new TextDecoder(encoding, { fatal, ignoreBOM: true }).decode(bytes);
  } catch (error) {
    // Invalid bytes are an answer here: the text has another encoding.
    if (error instanceof TypeError) return null;
    throw error;
  }
};

const maximalControlShare = 0.002;

/** Control characters that no text file holds; tab, line ends, form feed and the old end-of-file mark are usual. */
const isBinary = (text: string): boolean => {
  let controls = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0) return true;
    if (code < 0x20 && code !== 0x1a && (code < 0x09 || code > 0x0d)) controls += 1;
  }
  return controls > Math.max(2, text.length * maximalControlShare);
};

/** UTF-16 without a mark: Latin letters leave every other byte zero. */
const utf16WithoutMark = (bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null => {
  const length = Math.min(bytes.length, 4096) & ~1;
  if (length < 8 || bytes.length % 2 !== 0) return null;
  let even = 0;
  let odd = 0;
  for (let at = 0; at < length; at += 2) {
    if (bytes[at] === 0) even += 1;
    if (bytes[at + 1] === 0) odd += 1;
  }
  const pairs = length / 2;
  if (odd > pairs * 0.7 && even < pairs * 0.05) return 'utf-16le';
  return even > pairs * 0.7 && odd < pairs * 0.05 ? 'utf-16be' : null;
};

/** Decodes a text file. Valid UTF-8 is taken as such, UTF-16 is told by its mark or its zeros, the rest is Windows-1252. */
export const decodeText = (bytes: Uint8Array): DecodedText => {
  if (binarySignatures.some((signature) => startsWith(bytes, signature))) return { refusal: 'binary' };
  const marked: TextEncodingName | null = startsWith(bytes, [0xff, 0xfe])
    ? 'utf-16le'
    : startsWith(bytes, [0xfe, 0xff])
      ? 'utf-16be'
      : null;
  const wide = marked ?? utf16WithoutMark(bytes);
  const attempts: readonly TextEncodingName[] = wide === null ? ['utf-8', 'windows-1252'] : [wide];
  for (const encoding of attempts) {
    const text = decode(bytes, encoding, true);
    if (text !== null) return isBinary(text) ? { refusal: 'binary' } : { text, encoding };
  }
  return { refusal: 'binary' };
};
