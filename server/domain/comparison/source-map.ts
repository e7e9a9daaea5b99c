// Leads from the readable text of a passage back to the stored source, character by character.

import type { Passage, Range } from '../statutes/statute.ts';
import { characterWidth, isSpaceAt } from './tokens.ts';

/** For offsets `start` and `end` of a passage's text: where that stretch begins and ends in the source. */
export interface SourceMap {
  startOf(offset: number): number;
  endOf(offset: number): number;
}

/** The map of one passage, or null where its text cannot be followed in its ranges. */
export function mapToSource(source: string, passage: Passage): SourceMap | null {
  const first = passage.ranges[0];
  const second = passage.ranges[1];
  if (first === undefined) return null;
  const { text } = passage;
  if (
    second === undefined &&
    first.end - first.start === text.length &&
    source.startsWith(text, first.start)
  ) {
    return new StraightMap(first.start);
  }
  return followText(source, text, passage.ranges);
}

/** Of a passage that stands in the source letter by letter. */
class StraightMap implements SourceMap {
  private readonly start: number;

  constructor(start: number) {
    this.start = start;
  }

  startOf(offset: number): number {
    return this.start + offset;
  }

  endOf(offset: number): number {
    return this.start + offset;
  }
}

function followText(source: string, text: string, ranges: readonly Range[]): SourceMap | null {
  const starts = new Int32Array(text.length);
  const ends = new Int32Array(text.length);
  let offset = 0;
  for (const range of ranges) {
    let place = range.start;
    while (place < range.end && offset < text.length) {
      if (isPlainAt(source, place, range.end) && source.charCodeAt(place) === text.charCodeAt(offset)) {
        starts[offset] = place;
        ends[offset] = place + 1;
        offset += 1;
        place += 1;
        continue;
      }
      const end = endOfCluster(source, place, range.end);
      const plain = readable(source.slice(place, end));
      if (plain !== '' && text.startsWith(plain, offset)) {
        for (let step = 0; step < plain.length; step += 1) {
          starts[offset + step] = place;
          ends[offset + step] = end;
        }
        offset += plain.length;
      }
      place = end;
    }
    // A wrap between two ranges stands for the space that joins them.
    if (offset < text.length && text.charCodeAt(offset) === 0x20 && place === range.end) {
      starts[offset] = range.end;
      ends[offset] = range.end;
      offset += 1;
    }
  }
  if (text.charCodeAt(offset) === 0x20 && offset === text.length - 1) offset += 1;
  if (offset < text.length) return null;
  return {
    startOf: (from) => starts[from] ?? 0,
    endOf: (to) => ends[to - 1] ?? 0,
  };
}

/** The first combining mark of all; no letter before it changes when it is composed. */
const firstMark = 0x300;

/** A character of one code that no combining mark follows. */
function isPlainAt(source: string, place: number, limit: number): boolean {
  if (source.charCodeAt(place) >= firstMark) return false;
  return place + 1 >= limit || source.charCodeAt(place + 1) < firstMark;
}

/** A character with the combining marks after it: together they may be one character of the readable text. */
function endOfCluster(source: string, place: number, limit: number): number {
  let end = place + characterWidth(source, place);
  while (end < limit && /\p{M}/u.test(source.charAt(end))) end += 1;
  return Math.min(end, limit);
}

function readable(cluster: string): string {
  if (isSpaceAt(cluster, 0)) return ' ';
  return cluster.length === 1 && cluster.charCodeAt(0) < 0x80 ? cluster : cluster.normalize('NFC');
}
