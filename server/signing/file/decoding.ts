// The content of a stream that holds objects or their places: plain or deflated, with or without a PNG predictor.
import { inflateSync } from 'node:zlib';
import { Broken } from '../reasons.ts';
import type { Budget } from './reading.ts';
import { unreadable } from './reading.ts';
import type { PdfObject } from './values.ts';
import { entryOf, nameIn, numberIn } from './values.ts';

const largest = 32 * 1024 * 1024;

/** Unpacks at most 32 MB; what is unpacked is paid for from the file's budget. */
export function decoded({ value, stream }: PdfObject, budget: Budget): Buffer {
  if (stream === null) throw unreadable(value.start);
  const filter = entryOf(value, 'Filter');
  const only = filter?.kind === 'array' && filter.items.length === 1 ? filter.items[0] : filter;
  if (only === undefined) return stream;
  if (nameIn(only) !== 'FlateDecode') throw unreadable(value.start);
  const content = inflated(stream, value.start);
  budget.left -= content.length / 16;
  if (budget.left < 0) throw new Broken('tooLarge');
  const given = entryOf(value, 'DecodeParms');
  const parameters = given?.kind === 'array' ? given.items[0] : given;
  const predictor = numberIn(entryOf(parameters, 'Predictor')) ?? 1;
  if (predictor === 1) return content;
  const columns = numberIn(entryOf(parameters, 'Columns')) ?? 1;
  const isPlain = ['Colors', 'BitsPerComponent'].every((key) => entryOf(parameters, key) === undefined);
  if (predictor < 10 || !isPlain || !Number.isSafeInteger(columns) || columns < 1)
    throw unreadable(value.start);
  return unpredicted(content, columns, value.start);
}

function inflated(stream: Buffer, at: number): Buffer {
  try {
    return inflateSync(stream, { maxOutputLength: largest });
  } catch (fault) {
    const isTooLarge = fault instanceof RangeError;
    throw isTooLarge ? new Broken('tooLarge') : unreadable(at);
  }
}

/** Rows of one kind byte and `columns` bytes; only the kinds None, Sub and Up, which are what is written in practice. */
function unpredicted(content: Buffer, columns: number, at: number): Buffer {
  const rows = content.length / (columns + 1);
  if (!Number.isInteger(rows)) throw unreadable(at);
  const plain = Buffer.alloc(rows * columns);
  for (let row = 0; row < rows; row += 1) {
    const kind = content[row * (columns + 1)] ?? 0;
    if (kind > 2) throw unreadable(at);
    for (let column = 0; column < columns; column += 1) {
      const to = row * columns + column;
      const left = column > 0 ? (plain[to - 1] ?? 0) : 0;
      const above = row > 0 ? (plain[to - columns] ?? 0) : 0;
      const written = content[row * (columns + 1) + 1 + column] ?? 0;
      plain[to] = (written + (kind === 1 ? left : kind === 2 ? above : 0)) & 0xff;
    }
  }
  return plain;
}
