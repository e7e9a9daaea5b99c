// A pair of texts to compare: each with its reading where one is stored, so that it is not read again.
import { createHash } from 'node:crypto';
import { amendingSentence, type AmendedStatute, type Unsaid } from '../../domain/comparison/amending.ts';
import type { Comparison } from '../../domain/comparison/change.ts';
import { clauseAlone } from '../../domain/comparison/clause-alone.ts';
import { compareStatutes, engineVersion } from '../../domain/comparison/compare.ts';
import type { ReadText } from '../../domain/comparison/pieces.ts';
import { knownRenamings } from '../../domain/organisations/renamings.ts';
import { readStatute } from '../../domain/statutes/parse/read-statute.ts';
import type { Reading } from '../../domain/statutes/statute.ts';

export interface ComparedText {
  readonly source: string;
  readonly reading?: Reading;
}

export interface Pair {
  readonly before: ComparedText;
  readonly after: ComparedText;
  /** One clause of each alone, by their places in the readings; the rest of both texts is then as if it were not there. */
  readonly only?: { readonly before: number; readonly after: number };
}

/** One list for all comparisons: the engine prepares it once. */
const options = { renamings: knownRenamings() };

/** Reads what has not been read, and compares. Takes its time on large texts. */
export function comparePair({ before, after, only }: Pair): Comparison {
  const [left, right] = [read(before), read(after)];
  return only === undefined
    ? compareStatutes(left, right, options)
    : compareStatutes(clauseAlone(left, only.before), clauseAlone(right, only.after), options);
}

/** The amending sentence in words, or why there is none. */
export type AmendingText =
  { readonly text: string } | { readonly text: null; readonly reason: Unsaid; readonly at: string | null };

/**
 * What changed between the whole texts in the drafting formula of laws.
 * @param made their comparison, where there is one already: it takes most of the time
 */
export function amendPair(
  { before, after }: Pair,
  statute: AmendedStatute,
  made: Comparison | null = null,
): AmendingText {
  const [left, right] = [read(before), read(after)];
  const sentence = amendingSentence(made ?? compareStatutes(left, right, options), left, right, statute);
  return sentence.text === null ? sentence : { text: sentence.text };
}

const read = ({ source, reading }: ComparedText): ReadText => ({
  source,
  reading: reading ?? readStatute(source),
});

/** UTF-16 units of both texts together. */
export const sizeOf = ({ before, after }: Pair): number => before.source.length + after.source.length;

/** Lines of both texts together. */
export const linesOf = ({ before, after }: Pair): number =>
  before.source.split('\n').length + after.source.split('\n').length;

/** Stycken, punkter and runs of words: what a comparison is made of beside its texts. */
export const piecesOf = ({ preamble, clauses }: Comparison): number =>
  [preamble, ...clauses.map(({ paragraphs }) => paragraphs)]
    .flat()
    .reduce((sum, { runs }) => sum + 1 + runs.length, clauses.length);

/** The same for equal texts with equal readings under the same engine, and for no others. */
export const keyOf = ({ before, after, only }: Pair): string =>
  [
    engineVersion,
    ...print(before),
    ...print(after),
    ...(only === undefined ? [] : [only.before, only.after]),
  ].join(' ');

const print = ({ source, reading }: ComparedText): readonly string[] => [
  hash(source),
  reading === undefined ? '-' : hashOfReading(reading),
];

const hash = (text: string): string => createHash('sha256').update(text, 'utf16le').digest('base64');

/** A stored reading is one object for as long as it is kept in memory, and is written out for its hash once. */
const readingHashes = new WeakMap<Reading, string>();

function hashOfReading(reading: Reading): string {
  const known = readingHashes.get(reading);
  if (known !== undefined) return known;
  const made = hash(JSON.stringify(reading));
  readingHashes.set(reading, made);
  return made;
}
