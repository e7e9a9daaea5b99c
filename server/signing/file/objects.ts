// Reading numbered objects: by themselves in the file, and inside object streams.
import { decoded } from './decoding.ts';
import type { Budget, Cursor } from './reading.ts';
import { readValue, skipWhitespace, takeText, takeWhole, unreadable } from './reading.ts';
import type { PdfObject, PdfValue } from './values.ts';
import { entryOf, nameIn, numberIn } from './values.ts';

/**
 * The object that begins at an offset.
 * @param limit where the next one begins: nothing is read beyond
 * @param lengthAt the whole number that is another object, for a stream whose length stands there
 */
export function readObject(
  source: Buffer,
  at: number,
  limit: number,
  budget: Budget,
  lengthAt: (number: number) => number | undefined,
): PdfObject {
  const cursor: Cursor = { source, at, end: limit, budget };
  const number = takeHead(cursor);
  skipWhitespace(cursor);
  const value = readValue(cursor);
  skipWhitespace(cursor);
  let stream: Buffer | null = null;
  if (value.kind === 'dictionary' && takeText(cursor, 'stream')) {
    stream = takeStream(cursor, lengthOf(value, lengthAt));
    skipWhitespace(cursor);
  }
  if (!takeText(cursor, 'endobj')) throw unreadable(cursor.at);
  return { number, value, stream, source, end: cursor.at, isInObjectStream: false };
}

/** `12 0 obj`. */
function takeHead(cursor: Cursor): number {
  const start = cursor.at;
  const number = takeWhole(cursor);
  if (!takeText(cursor, ' 0 obj') || number === 0) throw unreadable(start);
  return number;
}

function lengthOf(dictionary: PdfValue, lengthAt: (number: number) => number | undefined): number {
  const length = entryOf(dictionary, 'Length');
  const found = length?.kind === 'reference' ? lengthAt(length.to) : numberIn(length);
  if (found === undefined || !Number.isSafeInteger(found) || found < 0) throw unreadable(dictionary.start);
  return found;
}

function takeStream(cursor: Cursor, length: number): Buffer {
  if (!takeText(cursor, '\r\n') && !takeText(cursor, '\n')) throw unreadable(cursor.at);
  const start = cursor.at;
  if (start + length > cursor.end) throw unreadable(start);
  cursor.at = start + length;
  if (!takeText(cursor, '\r\n') && !takeText(cursor, '\n')) takeText(cursor, '\r');
  if (!takeText(cursor, 'endstream')) throw unreadable(cursor.at);
  return cursor.source.subarray(start, start + length);
}

/** A whole number that is an object of its own; read without reading anything else that might stand there. */
export function readLength(source: Buffer, at: number, budget: Budget): number {
  const cursor: Cursor = { source, at, end: Math.min(source.length, at + 64), budget };
  takeHead(cursor);
  skipWhitespace(cursor);
  const length = takeWhole(cursor);
  skipWhitespace(cursor);
  if (!takeText(cursor, 'endobj')) throw unreadable(cursor.at);
  return length;
}

/** The objects of an object stream, in its order. */
export function objectsIn(container: PdfObject, budget: Budget): readonly PdfObject[] {
  const { value } = container;
  const count = numberIn(entryOf(value, 'N')) ?? -1;
  const first = numberIn(entryOf(value, 'First')) ?? -1;
  if (nameIn(entryOf(value, 'Type')) !== 'ObjStm' || entryOf(value, 'Extends') !== undefined) {
    throw unreadable(value.start);
  }
  const source = decoded(container, budget);
  if (!Number.isSafeInteger(count) || count < 0 || first < 0 || first > source.length)
    throw unreadable(value.start);
  const head: Cursor = { source, at: 0, end: first, budget };
  const starts: { readonly number: number; readonly at: number }[] = [];
  for (let index = 0; index < count; index += 1) {
    skipWhitespace(head);
    const number = takeWhole(head);
    skipWhitespace(head);
    starts.push({ number, at: first + takeWhole(head) });
  }
  return starts.map(({ number, at }, index) => {
    const end = starts[index + 1]?.at ?? source.length;
    const cursor: Cursor = { source, at, end, budget };
    skipWhitespace(cursor);
    const content = end >= at && end <= source.length ? readValue(cursor) : undefined;
    skipWhitespace(cursor);
    if (content === undefined || cursor.at !== end) throw unreadable(value.start);
    return { number, value: content, stream: null, source, end: 0, isInObjectStream: true };
  });
}
