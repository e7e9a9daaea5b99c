// The doubts of a reading as they are settled: each with a name that lasts while its line does, and the clause it is about.
import { createHash } from 'node:crypto';
import { sourceLines } from './parse/source-lines.ts';
import type { Clause, Reading } from './statute.ts';

export const settlementKinds = ['asItStands', 'mended', 'open'] as const;
/** It is right as it stands; the text was mended; it is open again. */
export type SettlementKind = (typeof settlementKinds)[number];

/** What somebody said of a doubt, and when (ISO instant). */
export interface Settlement {
  readonly doubt: string;
  readonly settlement: SettlementKind;
  readonly note: string;
  readonly at: string;
  /** The account; null for the program. */
  readonly by: string | null;
}

export interface Doubt {
  /** Why, the line's own words, and the line beside it: the same wherever they move, and whatever happens elsewhere. */
  readonly key: string;
  readonly why: string;
  /** Line in the source, from 1. */
  readonly line: number;
  /** The whole line. */
  readonly text: string;
  /** Place among the reading's clauses of the one that the line stands in; null before the first. */
  readonly clause: number | null;
}

/** Nobody goes through more: such a text is no statute, or was set in a way that the reader does not know. */
const mostDoubts = 5_000;

/** The doubts of a reading, in its order: the first, where there are thousands. */
export function doubtsOf(
  source: string,
  { doubts, clauses }: Pick<Reading, 'doubts' | 'clauses'>,
): readonly Doubt[] {
  if (doubts.length === 0) return [];
  const lines = sourceLines(source);
  const owners = clausesOfLines(lineEnds(source), clauses);
  const seen = new Map<string, number>();
  return doubts.slice(0, mostDoubts).map(({ line, why }) => {
    const text = lines[line - 1] ?? '';
    // Many clauses may have the same first line, such as "2 §": what stands beside it says which of them it is.
    const place = `${text.trim()}\n${besides(lines, owners, line - 1)}`;
    const name = `${why}-${createHash('sha256').update(place, 'utf8').digest('hex').slice(0, 16)}`;
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    const clause = owners[line - 1] ?? -1;
    return {
      key: count === 1 ? name : `${name}-${String(count)}`,
      why,
      line,
      text,
      clause: clause < 0 ? null : clause,
    };
  });
}

/** The nearest line with words in the same clause: the next, or the one before where it is the last. */
function besides(lines: readonly string[], owners: readonly number[], index: number): string {
  for (const step of [1, -1]) {
    for (let at = index + step; at >= 0 && owners[at] === owners[index]; at += step) {
      const words = (lines[at] ?? '').trim();
      if (words !== '') return words;
      if (Math.abs(at - index) > farthestBeside) break;
    }
  }
  return '';
}

/** Lines that are looked past: a page of nothing is no neighbourhood. */
const farthestBeside = 100;

/** What a doubt's key looks like; anything else names none. */
export const isDoubtKey = (text: string): boolean => /^[a-zA-Z]{1,60}-[0-9a-f]{16}(?:-\d{1,6})?$/.test(text);

/** The doubts that are settled, each by the last that was said of it. What was mended and is there again is open. */
export function settledAmong(settlements: readonly Settlement[]): ReadonlyMap<string, Settlement> {
  const last = new Map(settlements.map((settlement) => [settlement.doubt, settlement]));
  return new Map([...last].filter(([, { settlement }]) => settlement === 'asItStands'));
}

/**
 * The keys that are gone from a text since it was another: mended, unless they were right as they stood. A line that is
 * still there as often as before was not mended, even where what stands beside it, and so its key, is new.
 */
export function mendedSince(
  before: readonly Doubt[],
  after: readonly Doubt[],
  settled: ReadonlyMap<string, Settlement>,
): readonly string[] {
  const still = new Set(after.map(({ key }) => key));
  const fewer = new Map<string, number>();
  for (const [doubts, one] of [
    [before, 1],
    [after, -1],
  ] as const) {
    for (const doubt of doubts) fewer.set(sameLine(doubt), (fewer.get(sameLine(doubt)) ?? 0) + one);
  }
  const mended = before.filter((doubt) => {
    const left = fewer.get(sameLine(doubt)) ?? 0;
    if (still.has(doubt.key) || left < 1) return false;
    fewer.set(sameLine(doubt), left - 1);
    return true;
  });
  return mended.map(({ key }) => key).filter((key) => !settled.has(key));
}

const sameLine = ({ why, text }: Doubt): string => `${why} ${text.trim()}`;

/** The source with other words for one line (from 1); null where there is no such line. */
export function withLine(source: string, line: number, words: string): string | null {
  const ends = lineEnds(source);
  const end = ends[line - 1];
  if (end === undefined) return null;
  const start = line === 1 ? 0 : startAfter(source, ends[line - 2] ?? 0);
  return source.slice(0, start) + words + source.slice(end);
}

const startAfter = (source: string, end: number): number => end + (source.startsWith('\r\n', end) ? 2 : 1);

/** Where each line ends, as `sourceLines` counts them. */
function lineEnds(source: string): readonly number[] {
  const ends = [...source.matchAll(/\r\n|[\n\r]/g)].map(({ index }) => index);
  return [...ends, source.length];
}

/** For each line the place of the last clause that has begun when it ends; -1 before the first. */
function clausesOfLines(ends: readonly number[], clauses: readonly Clause[]): readonly number[] {
  const owners = ends.map(() => -1);
  for (const [clause, { headingRanges, blocks }] of clauses.entries()) {
    const first = blocks[0];
    const passage = first?.kind === 'paragraph' ? first.passage : first?.items[0];
    const starts = [...headingRanges, ...(passage?.ranges ?? [])].map(({ start }) => start);
    const line = lineAt(
      ends,
      starts.reduce((least, start) => Math.min(least, start), Infinity),
    );
    if (line < owners.length) owners[line] = clause;
  }
  let last = -1;
  return owners.map((clause) => (last = Math.max(last, clause)));
}

/** The first line that ends behind a place. */
function lineAt(ends: readonly number[], place: number): number {
  let [low, high] = [0, ends.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ends[middle] ?? Infinity) > place) high = middle;
    else low = middle + 1;
  }
  return low;
}
