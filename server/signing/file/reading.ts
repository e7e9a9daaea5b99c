// Reading PDF syntax strictly: one meaning for every byte, bounded depth and amount; whatever is doubtful is refused.
import { Broken } from '../reasons.ts';
import type { PdfDictionary, PdfValue } from './values.ts';

/** A place in a buffer, moved on by those who read; nothing is read at or beyond `end`. */
export interface Cursor {
  readonly source: Buffer;
  at: number;
  readonly end: number;
  readonly budget: Budget;
}

/** How many values may be read from one file altogether, so that a small file cannot fill the memory. */
export interface Budget {
  left: number;
}

const deepest = 100;
const longestNumber = 40;
const [lessThan, greaterThan, bracket, closingBracket] = [0x3c, 0x3e, 0x5b, 0x5d];
const [parenthesis, closingParenthesis, slash, backslash] = [0x28, 0x29, 0x2f, 0x5c];
const whitespace = new Set([0, 9, 10, 12, 13, 32]);
const delimiters = new Set([...Buffer.from('()<>[]{}/%')]);

export const unreadable = (at: number): Broken => new Broken('unreadable', { at });

export function skipWhitespace(cursor: Cursor): void {
  while (cursor.at < cursor.end && whitespace.has(cursor.source[cursor.at] ?? 0)) cursor.at += 1;
}

/** Takes the text if it stands here. */
export function takeText(cursor: Cursor, text: string): boolean {
  const end = cursor.at + text.length;
  if (end > cursor.end || cursor.source.toString('latin1', cursor.at, end) !== text) return false;
  cursor.at = end;
  return true;
}

/** An unsigned whole number that stands here. */
export function takeWhole(cursor: Cursor): number {
  const start = cursor.at;
  while (isDigit(cursor.source[cursor.at]) && cursor.at < cursor.end) cursor.at += 1;
  if (cursor.at === start || cursor.at - start > 12) throw unreadable(start);
  return Number(cursor.source.toString('latin1', start, cursor.at));
}

/** Reads the value that begins here; the cursor then stands behind it. */
export function readValue(cursor: Cursor, depth = 0): PdfValue {
  const { source, budget } = cursor;
  const start = cursor.at;
  budget.left -= 1;
  if (budget.left < 0) throw new Broken('tooLarge');
  if (depth > deepest || start >= cursor.end) throw unreadable(start);
  switch (source[start]) {
    case slash:
      return readName(cursor);
    case lessThan:
      return source[start + 1] === lessThan ? readDictionary(cursor, depth) : readHex(cursor);
    case parenthesis:
      return readLiteral(cursor);
    case bracket:
      return readArray(cursor, depth);
    default:
      return readWord(cursor);
  }
}

const isDigit = (byte: number | undefined): boolean => byte !== undefined && byte >= 0x30 && byte <= 0x39;

function readRegular(cursor: Cursor): string {
  const start = cursor.at;
  while (cursor.at < cursor.end) {
    const byte = cursor.source[cursor.at] ?? 0;
    if (whitespace.has(byte) || delimiters.has(byte)) break;
    cursor.at += 1;
  }
  return cursor.source.toString('latin1', start, cursor.at);
}

function readName(cursor: Cursor): PdfValue {
  const start = cursor.at;
  cursor.at += 1;
  const written = readRegular(cursor);
  if (/#(?![0-9a-f]{2})|#00/iu.test(written)) throw unreadable(start);
  const name = written.replace(/#(..)/gu, (_whole, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return { kind: 'name', name, start, end: cursor.at };
}

function readHex(cursor: Cursor): PdfValue {
  const start = cursor.at;
  const close = cursor.source.indexOf(greaterThan, start);
  if (close < 0 || close >= cursor.end) throw unreadable(start);
  const digits = cursor.source.toString('latin1', start + 1, close).replace(/[\0\t\n\f\r ]/gu, '');
  if (!/^[0-9a-f]*$/iu.test(digits)) throw unreadable(start);
  cursor.at = close + 1;
  const bytes = Buffer.from(digits.length % 2 ? `${digits}0` : digits, 'hex');
  return { kind: 'string', isHex: true, bytes, start, end: cursor.at };
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

function readLiteral(cursor: Cursor): PdfValue {
  const start = cursor.at;
  let open = 1;
  cursor.at += 1;
  while (open > 0) {
    if (cursor.at >= cursor.end) throw unreadable(start);
    const byte = cursor.source[cursor.at];
    if (byte === backslash) cursor.at += 1;
    else if (byte === parenthesis) open += 1;
    else if (byte === closingParenthesis) open -= 1;
    cursor.at += 1;
  }
  if (cursor.at > cursor.end) throw unreadable(start);
  const text = cursor.source
    .toString('latin1', start + 1, cursor.at - 1)
    .replace(/\\([0-7]{1,3}|\r\n|[^])|\r\n?/gu, (whole, escaped: string | undefined) => {
      if (escaped === undefined) return '\n';
      if (/^[0-7]/u.test(escaped)) return String.fromCharCode(parseInt(escaped, 8) & 0xff);
      return /^[\r\n]/u.test(escaped) ? '' : (escapes[escaped] ?? whole.slice(1));
    });
  return { kind: 'string', isHex: false, bytes: Buffer.from(text, 'latin1'), start, end: cursor.at };
}

function readArray(cursor: Cursor, depth: number): PdfValue {
  const start = cursor.at;
  const items: PdfValue[] = [];
  cursor.at += 1;
  for (;;) {
    skipWhitespace(cursor);
    if (cursor.at < cursor.end && cursor.source[cursor.at] === closingBracket) break;
    items.push(readValue(cursor, depth + 1));
  }
  cursor.at += 1;
  return { kind: 'array', items, start, end: cursor.at };
}

export function readDictionary(cursor: Cursor, depth = 0): PdfDictionary {
  const start = cursor.at;
  const entries = new Map<string, PdfValue>();
  if (!takeText(cursor, '<<')) throw unreadable(start);
  for (;;) {
    skipWhitespace(cursor);
    if (takeText(cursor, '>>')) break;
    const key = readValue(cursor, depth + 1);
    skipWhitespace(cursor);
    const value = readValue(cursor, depth + 1);
    // A key given twice means one thing to one reader and another to the next.
    if (key.kind !== 'name' || entries.has(key.name)) throw unreadable(key.start);
    entries.set(key.name, value);
  }
  return { kind: 'dictionary', entries, start, end: cursor.at };
}

function readWord(cursor: Cursor): PdfValue {
  const start = cursor.at;
  const word = readRegular(cursor);
  const end = cursor.at;
  if (word === 'true' || word === 'false' || word === 'null') return { kind: 'word', word, start, end };
  if (word.length > longestNumber || !/^[+-]?(?:\d+\.?\d*|\.\d+)$/u.test(word)) throw unreadable(start);
  return readReference(cursor, word, start) ?? { kind: 'number', number: Number(word), start, end };
}

/** `12 0 R`, when a whole number is followed by that; else the cursor stays. */
function readReference(cursor: Cursor, word: string, start: number): PdfValue | undefined {
  const after = cursor.at;
  skipWhitespace(cursor);
  if (/^\d{1,10}$/u.test(word) && cursor.at > after && isDigit(cursor.source[cursor.at])) {
    const generation = readRegular(cursor);
    skipWhitespace(cursor);
    const isReference =
      generation.length <= 5 && /^\d+$/u.test(generation) && cursor.source[cursor.at] === 0x52;
    if (isReference && readRegular(cursor) === 'R') {
      // Numbers that are used again in another generation are refused everywhere here.
      if (Number(generation) !== 0) throw unreadable(start);
      return { kind: 'reference', to: Number(word), start, end: cursor.at };
    }
  }
  cursor.at = after;
  return undefined;
}
