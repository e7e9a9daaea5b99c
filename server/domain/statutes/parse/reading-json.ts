// A reading in the shape that the command line prints and the truth files have.
import type { Block, Reading } from '../statute.ts';
import { findDates } from './dates.ts';
import { saysDecided } from './title.ts';

export interface ReadingJson {
  readonly title: string | null;
  readonly adopted: readonly {
    readonly body: string;
    readonly date: string | null;
    readonly minutes: string | null;
  }[];
  readonly effectiveFrom: string | null;
  readonly clauses: readonly {
    readonly number: string;
    readonly heading: string | null;
    readonly chapter?: { readonly number: string; readonly heading: string | null };
    readonly blocks: readonly (string | { readonly list: readonly string[] })[];
  }[];
  /** What stands outside the clauses and is neither title nor line of decision; left out where there is nothing. */
  readonly preamble?: readonly string[];
  readonly doubts: readonly { readonly line: number; readonly why: string; readonly text: string }[];
  readonly leftOut: readonly { readonly line: number; readonly why: string; readonly text: string }[];
}

const blockJson = (block: Block): string | { list: string[] } =>
  block.kind === 'paragraph' ? block.passage.text : { list: block.items.map((item) => item.text) };

const longestDecision = 140;

/** Only the words that no other part of the shape tells. */
const wordsOutside = ({ preamble, title, adopted, effectiveFrom }: Reading): string[] => {
  const known = new Set([effectiveFrom, ...adopted.map(({ date }) => date)]);
  const tells = (text: string): boolean => {
    if (text.length > longestDecision || (adopted.length === 0 && effectiveFrom === null)) return false;
    const dates = findDates(text);
    return dates.length > 0 ? dates.every(({ date }) => known.has(date)) : saysDecided(text);
  };
  return preamble
    .map(({ text }) => text)
    .filter((text) => text !== title && title?.includes(text) !== true && !tells(text));
};

/** The command line's shape: `heading` is null where there is none, `chapter` is left out where there is none. */
export const readingToJson = (reading: Reading): ReadingJson => {
  const preamble = wordsOutside(reading);
  return {
    title: reading.title,
    adopted: reading.adopted.map(({ body, date, minutes }) => ({ body, date, minutes })),
    effectiveFrom: reading.effectiveFrom,
    clauses: reading.clauses.map((clause) => ({
      number: clause.number,
      heading: clause.heading,
      ...(clause.chapter === null
        ? {}
        : { chapter: { number: clause.chapter.number, heading: clause.chapter.heading } }),
      blocks: clause.blocks.map(blockJson),
    })),
    ...(preamble.length === 0 ? {} : { preamble }),
    doubts: reading.doubts.map(({ line, why, text }) => ({ line, why, text })),
    leftOut: reading.leftOut.map(({ line, why, text }) => ({ line, why, text })),
  };
};
