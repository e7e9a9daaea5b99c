// The source text made plain: NFC, one kind of space and line break, soft hyphens and ligatures undone, every character tied to its place.
import type { Range } from '../statute.ts';

/** Plain text whose character i stands at [starts[i], ends[i]) in the source. */
export interface Manuscript {
  readonly text: string;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

const softHyphen = 0xad;
const ligatures = new Map([
  [0xfb00, 'ff'],
  [0xfb01, 'fi'],
  [0xfb02, 'fl'],
  [0xfb03, 'ffi'],
  [0xfb04, 'ffl'],
  [0xfb05, 'st'],
  [0xfb06, 'st'],
]);
const combining = /^[\p{M}\u1160-\u11ff]$/u;
/** Canonical reordering of endless marks is quadratic in some engines, so a cluster is cut here. */
const longestCluster = 32;

const isInvisible = (code: number): boolean =>
  code === softHyphen ||
  (code >= 0x200b && code <= 0x200f) ||
  (code >= 0x202a && code <= 0x202e) ||
  (code >= 0x2060 && code <= 0x2064) ||
  code === 0xfeff;

const isOddSpace = (code: number): boolean =>
  code === 0xa0 ||
  code === 0x1680 ||
  (code >= 0x2000 && code <= 0x200a) ||
  code === 0x202f ||
  code === 0x205f ||
  code === 0x3000;

const isCombining = (source: string, at: number): boolean =>
  source.charCodeAt(at) >= 0x300 && combining.test(String.fromCodePoint(source.codePointAt(at) ?? 0));

const opensLineEnd = (source: string, at: number): boolean => {
  let next = at;
  while (next < source.length && (source[next] === ' ' || source[next] === '\t')) next += 1;
  return next < source.length && (source[next] === '\n' || source[next] === '\r');
};

class Growing {
  units: Uint16Array;
  starts: Int32Array;
  ends: Int32Array;
  length = 0;
  constructor(capacity: number) {
    this.units = new Uint16Array(capacity);
    this.starts = new Int32Array(capacity);
    this.ends = new Int32Array(capacity);
  }
  push(unit: number, start: number, end: number): void {
    if (this.length === this.units.length) {
      const capacity = this.length * 2 + 16;
      const units = new Uint16Array(capacity);
      units.set(this.units);
      const starts = new Int32Array(capacity);
      starts.set(this.starts);
      const ends = new Int32Array(capacity);
      ends.set(this.ends);
      this.units = units;
      this.starts = starts;
      this.ends = ends;
    }
    this.units[this.length] = unit;
    this.starts[this.length] = start;
    this.ends[this.length] = end;
    this.length += 1;
  }
  done(): Manuscript {
    let text = '';
    for (let at = 0; at < this.length; at += 8192)
      text += String.fromCharCode(...this.units.subarray(at, Math.min(at + 8192, this.length)));
    return {
      text,
      starts: this.starts.slice(0, this.length),
      ends: this.ends.slice(0, this.length),
    };
  }
}

/** Makes the source plain. A soft hyphen is kept only where it ends a line: there it says that the word goes on. */
export const transcribe = (source: string): Manuscript => {
  const out = new Growing(source.length + 64);
  let pending = -1;
  const put = (unit: number, start: number, end: number): void => {
    out.push(unit, pending >= 0 ? pending : start, end);
    pending = -1;
  };
  let at = 0;
  while (at < source.length) {
    const code = source.charCodeAt(at);
    const nextCombines = at + 1 < source.length && isCombining(source, at + 1);
    if (code < 0x80 && !nextCombines) {
      if (code === 0x0d) {
        const end = source.charCodeAt(at + 1) === 0x0a ? at + 2 : at + 1;
        put(0x0a, at, end);
        at = end;
      } else {
        put(code === 0x0b ? 0x0a : code, at, at + 1);
        at += 1;
      }
      continue;
    }
    if (isInvisible(code)) {
      const previous = out.length - 1;
      const white = previous < 0 || (out.units[previous] ?? 0x20) <= 0x20;
      if (code === softHyphen && opensLineEnd(source, at + 1)) put(code, at, at + 1);
      else if (!white && out.ends[previous] === at) out.ends[previous] = at + 1;
      else if (pending < 0) pending = at;
      at += 1;
      continue;
    }
    if (isOddSpace(code)) put(0x20, at, at + 1);
    else if (code === 0x2028 || code === 0x2029) put(0x0a, at, at + 1);
    else if (ligatures.has(code))
      for (const [index, letter] of Array.from(ligatures.get(code) ?? '').entries())
        put(letter.charCodeAt(0), index === 0 ? at : at + 1, at + 1);
    else {
      let end = at + ((source.codePointAt(at) ?? 0) > 0xffff ? 2 : 1);
      const wall = Math.min(source.length, at + longestCluster);
      while (end < wall && isCombining(source, end)) end += (source.codePointAt(end) ?? 0) > 0xffff ? 2 : 1;
      const cluster = source.slice(at, end);
      const plain = end - at === 1 && code < 0x300 ? cluster : cluster.normalize('NFC');
      // Characters that were composed stand together at the first of them; a cut between them then takes nothing twice.
      if (plain === cluster)
        for (let unit = 0; unit < plain.length; unit += 1)
          put(plain.charCodeAt(unit), at + unit, at + unit + 1);
      else
        for (let unit = 0; unit < plain.length; unit += 1)
          put(plain.charCodeAt(unit), unit === 0 ? at : end, end);
      at = end;
      continue;
    }
    at += 1;
  }
  return out.done();
};

/** The places in the source of the characters [from, to), joined where they touch. */
export const sourceRanges = (manuscript: Manuscript, from: number, to: number): Range[] => {
  const ranges: Range[] = [];
  let start = -1;
  let end = -1;
  for (let at = from; at < to; at += 1) {
    const nextStart = manuscript.starts[at] ?? 0;
    const nextEnd = manuscript.ends[at] ?? 0;
    if (nextEnd === nextStart) continue;
    if (start >= 0 && nextStart <= end) end = Math.max(end, nextEnd);
    else {
      if (start >= 0) ranges.push({ start, end });
      start = nextStart;
      end = nextEnd;
    }
  }
  if (start >= 0) ranges.push({ start, end });
  return ranges;
};

/** Adds all to the end of a list. A spread into `push` would overflow the stack on a hostile text. */
export const append = <T>(list: T[], items: Iterable<T>): void => {
  for (const item of items) list.push(item);
};
