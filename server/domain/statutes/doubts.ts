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
  /** Why and the line's own words: the same as long as the line stays as it is, wherever it moves. */
  readonly key: string;
  readonly why: string;
  /** Line in the source, from 1. */
  readonly line: number;
  /** The whole line. */
  readonly text: string;
  /** Place among the reading's clauses of the one that the line stands in; null before the first. */
  readonly clause: number | null;
}

/** The doubts of a reading, in its order. */
export function doubtsOf(
  source: string,
  { doubts, clauses }: Pick<Reading, 'doubts' | 'clauses'>,
): readonly Doubt[] {
  const lines = sourceLines(source);
  const ends = lineEnds(source);
  const starts = clauses.map(startOf);
  const seen = new Map<string, number>();
  return doubts.map(({ line, why }) => {
    const text = lines[line - 1] ?? '';
    const name = `${why}-${createHash('sha256').update(text.trim(), 'utf8').digest('hex').slice(0, 16)}`;
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    const end = ends[line - 1] ?? source.length;
    const clause = starts.findLastIndex((start) => start < end);
    return {
      key: count === 1 ? name : `${name}-${String(count)}`,
      why,
      line,
      text,
      clause: clause < 0 ? null : clause,
    };
  });
}

/** What a doubt's key looks like; anything else names none. */
export const isDoubtKey = (text: string): boolean => /^[a-zA-Z]{1,60}-[0-9a-f]{16}(?:-\d{1,6})?$/.test(text);

/** The doubts that are settled, each by the last that was said of it. What was mended and is there again is open. */
export function settledAmong(settlements: readonly Settlement[]): ReadonlyMap<string, Settlement> {
  const last = new Map(settlements.map((settlement) => [settlement.doubt, settlement]));
  return new Map([...last].filter(([, { settlement }]) => settlement === 'asItStands'));
}

/** The keys that are gone from a text since it was another: mended, unless they were right as they stood. */
export function mendedSince(
  before: readonly Doubt[],
  after: readonly Doubt[],
  settled: ReadonlyMap<string, Settlement>,
): readonly string[] {
  const still = new Set(after.map(({ key }) => key));
  return before.map(({ key }) => key).filter((key) => !still.has(key) && !settled.has(key));
}

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

function startOf({ headingRanges, blocks }: Clause): number {
  const first = blocks[0];
  const passage = first?.kind === 'paragraph' ? first.passage : first?.items[0];
  return Math.min(
    ...headingRanges.map(({ start }) => start),
    ...(passage?.ranges ?? []).map(({ start }) => start),
  );
}
