// Reading where the objects of each revision are: the chain of cross-reference tables or streams, from the last to the first.
import { Broken } from '../reasons.ts';
import { decoded } from './decoding.ts';
import { readObject } from './objects.ts';
import type { Budget, Cursor } from './reading.ts';
import { readDictionary, skipWhitespace, takeText, takeWhole, unreadable } from './reading.ts';
import type { PdfDictionary, PdfObject, PdfValue } from './values.ts';
import { entryOf, nameIn, numberIn } from './values.ts';

/** Where an object is: at an offset, in an object stream, or nowhere any longer. */
export type Place =
  | { readonly kind: 'at'; readonly offset: number }
  | { readonly kind: 'in'; readonly stream: number; readonly index: number }
  | { readonly kind: 'free' };

export interface Section {
  /** Where the table, or the object of the stream, begins. */
  readonly at: number;
  readonly trailer: PdfDictionary;
  readonly places: ReadonlyMap<number, Place>;
  /** The stream itself, when it is one. */
  readonly stream: PdfObject | null;
  /** Behind %%EOF, before and after the end of that line. */
  readonly endOfMark: number;
  readonly end: number;
}

const mostRevisions = 1000;
const mostPlaces = 1_000_000;

/** The sections from the first to the last. Throws Broken: 'unreadable', 'encrypted', 'strayBytes', 'tooLarge'. */
export function readSections(bytes: Buffer, budget: Budget): readonly Section[] {
  const sections: Section[] = [];
  let at: number | undefined = lastStart(bytes);
  let places = 0;
  while (at !== undefined) {
    const section = readSection(bytes, at, budget);
    if (entryOf(section.trailer, 'Encrypt') !== undefined) throw new Broken('encrypted');
    places += section.places.size;
    if (sections.length >= mostRevisions || places > mostPlaces) throw new Broken('tooLarge');
    sections.unshift(section);
    const previous: PdfValue | undefined = entryOf(section.trailer, 'Prev');
    const before = numberIn(previous);
    // Each section stands after the one it goes on from, so there is an end to this.
    if (previous !== undefined && (before === undefined || before >= at)) throw unreadable(at);
    at = before;
  }
  return sections;
}

/** Where the last section is, by the last lines of the file; nothing may follow them. */
function lastStart(bytes: Buffer): number {
  const tailStart = Math.max(0, bytes.length - 64);
  const tail = bytes.toString('latin1', tailStart);
  const found = /startxref[\r\n ]+(\d{1,12})[\r\n ]+%%EOF(?:\r\n|\n|\r)?$/u.exec(tail);
  if (found?.[1] !== undefined) return Number(found[1]);
  const mark = bytes.lastIndexOf('%%EOF');
  throw mark < 0 ? unreadable(bytes.length) : new Broken('strayBytes', { at: mark + 5 });
}

function readSection(bytes: Buffer, at: number, budget: Budget): Section {
  const cursor: Cursor = { source: bytes, at, end: bytes.length, budget };
  const section = takeText(cursor, 'xref') ? readTable(cursor) : readStream(bytes, cursor);
  if (entryOf(section.trailer, 'XRefStm') !== undefined) throw unreadable(at);
  skipWhitespace(cursor);
  if (!takeText(cursor, 'startxref')) throw unreadable(cursor.at);
  skipWhitespace(cursor);
  if (takeWhole(cursor) !== at) throw unreadable(cursor.at);
  skipWhitespace(cursor);
  if (!takeText(cursor, '%%EOF')) throw unreadable(cursor.at);
  const endOfMark = cursor.at;
  if (!takeText(cursor, '\r\n') && !takeText(cursor, '\n')) takeText(cursor, '\r');
  return { at, ...section, endOfMark, end: cursor.at };
}

type Read = Pick<Section, 'trailer' | 'places' | 'stream'>;

function readTable(cursor: Cursor): Read {
  const places = new Map<number, Place>();
  skipWhitespace(cursor);
  while (!takeText(cursor, 'trailer')) {
    const first = takeWhole(cursor);
    if (!takeText(cursor, ' ')) throw unreadable(cursor.at);
    const count = takeWhole(cursor);
    skipWhitespace(cursor);
    for (let number = first; number < first + count; number += 1)
      addPlace(places, number, readEntry(cursor), cursor.at);
    skipWhitespace(cursor);
  }
  skipWhitespace(cursor);
  return { places, trailer: readDictionary(cursor), stream: null };
}

/** Twenty bytes: offset, generation, kind, end of line. */
function readEntry(cursor: Cursor): Place {
  const line = cursor.source.toString('latin1', cursor.at, cursor.at + 20);
  const entry = /^(\d{10}) (\d{5}) ([fn])(?: \n| \r|\r\n)$/u.exec(line);
  if (entry === null) throw unreadable(cursor.at);
  cursor.at += 20;
  if (entry[3] === 'f') return { kind: 'free' };
  if (entry[2] !== '00000') throw unreadable(cursor.at - 20);
  return { kind: 'at', offset: Number(entry[1]) };
}

function addPlace(places: Map<number, Place>, number: number, place: Place, at: number): void {
  if (places.has(number)) throw unreadable(at);
  if (places.size >= mostPlaces) throw new Broken('tooLarge');
  places.set(number, place);
}

function readStream(bytes: Buffer, cursor: Cursor): Read {
  const start = cursor.at;
  // A cross-reference stream says its length itself: there is nowhere yet to look one up.
  const stream = readObject(bytes, start, bytes.length, cursor.budget, () => undefined);
  const { value } = stream;
  if (value.kind !== 'dictionary' || nameIn(entryOf(value, 'Type')) !== 'XRef') throw unreadable(start);
  cursor.at = stream.end;
  const content = decoded(stream, cursor.budget);
  const widths = numbersIn(entryOf(value, 'W'));
  const [kindWidth = -1, secondWidth = -1, thirdWidth = -1] = widths;
  const width = kindWidth + secondWidth + thirdWidth;
  if (widths.length !== 3 || widths.some((each) => each < 0 || each > 6) || width < 1)
    throw unreadable(start);
  const size = numberIn(entryOf(value, 'Size')) ?? 0;
  const index = entryOf(value, 'Index') === undefined ? [0, size] : numbersIn(entryOf(value, 'Index'));

  const places = new Map<number, Place>();
  let at = 0;
  const take = (length: number, otherwise: number): number => {
    if (length === 0) return otherwise;
    if (at + length > content.length) throw unreadable(start);
    at += length;
    return content.readUIntBE(at - length, length);
  };
  for (let pair = 0; pair < index.length; pair += 2) {
    const [first = 0, count = -1] = index.slice(pair, pair + 2);
    if (count < 0 || count > content.length / width) throw unreadable(start);
    for (let number = first; number < first + count; number += 1) {
      const kind = take(kindWidth, 1);
      const second = take(secondWidth, 0);
      const third = take(thirdWidth, 0);
      if (kind > 2 || (kind === 1 && third !== 0)) throw unreadable(start);
      const place: Place =
        kind === 0
          ? { kind: 'free' }
          : kind === 1
            ? { kind: 'at', offset: second }
            : { kind: 'in', stream: second, index: third };
      addPlace(places, number, place, start);
    }
  }
  if (at !== content.length) throw unreadable(start);
  return { places, trailer: value, stream };
}

function numbersIn(value: PdfValue | undefined): readonly number[] {
  if (value?.kind !== 'array') return [];
  const numbers = value.items.map(numberIn).filter((number) => Number.isSafeInteger(number));
  if (numbers.length !== value.items.length) throw unreadable(value.start);
  return numbers.map((number) => number ?? 0);
}
