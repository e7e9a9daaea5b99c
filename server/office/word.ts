// Word files out: a document's blocks, or two texts in one with the changes tracked.
import { clauseAlone } from '../domain/comparison/clause-alone.ts';
import type { Comparison } from '../domain/comparison/change.ts';
import { trackedText } from '../domain/comparison/tracked.ts';
import type { Paper } from '../domain/documents/blocks.ts';
import { formatDate } from '../domain/language/dates.ts';
import { readStatute } from '../domain/statutes/parse/read-statute.ts';
import type { Reading } from '../domain/statutes/statute.ts';
import { blocksXml } from './word-blocks.ts';
import { wordFile, type WordTitle } from './word-file.ts';
import { trackedXml } from './word-tracked.ts';

/** One of the texts compared, with its reading where there is one already. */
export interface WordSide {
  readonly source: string;
  readonly reading?: Reading;
  /** One clause alone, by its place in the reading; the rest is as if it were not there. */
  readonly only?: number;
}

export type WordTask =
  | { readonly do: 'paper'; readonly paper: Paper; readonly baseUrl: string }
  | {
      readonly do: 'track';
      /** What the file says of itself; its blocks are not written. */
      readonly paper: Omit<Paper, 'blocks'>;
      readonly comparison: Comparison;
      readonly before: WordSide;
      readonly after: WordSide;
    };

/** A Word file: the paper, or both texts in one, where accepting all gives the new and rejecting all the old. */
export async function writeWordFile(task: WordTask): Promise<Uint8Array> {
  if (task.do === 'track') {
    const { comparison, before, after, paper } = task;
    const paragraphs = trackedText(comparison, readingOf(before), readingOf(after));
    return wordFile(titleOf(paper), { xml: trackedXml(paragraphs, paper.decidedAt), links: [] });
  }
  const { paper, baseUrl } = task;
  return wordFile(titleOf(paper), blocksXml(paper, baseUrl));
}

function readingOf({ source, reading, only }: WordSide): Reading {
  const whole = { source, reading: reading ?? readStatute(source) };
  return only === undefined ? whole.reading : clauseAlone(whole, only).reading;
}

const titleOf = (paper: Omit<Paper, 'blocks'>): WordTitle => ({
  title: paper.title,
  subject: paper.genre,
  madeAt: paper.decidedAt,
  header: `${paper.title}\t${formatDate(paper.date, 'sv')}`,
  footer: paper.unsealed ?? paper.issuer,
});
