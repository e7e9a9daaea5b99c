// How good a comparison is for its reader, counted in the segments and the moves alone: no knowledge of how it was made.

import { diffArrays } from 'diff';
import type { Comparison, Segment } from '../../../server/domain/comparison/change.ts';

export interface Quality {
  readonly isExact: boolean;
  /** Edges of changes with a letter or a digit on both sides. */
  readonly midWordCuts: number;
  /** What is kept between two changes and is no more than two short words. */
  readonly islands: number;
  /** Words taken out and put in. */
  readonly changed: number;
  /** The fewest that any comparison of the words could have. */
  readonly leastChanged: number;
}

const shortWord = 4;
const islandWords = 2;

const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
const hasWord = (text: string): boolean => /[\p{L}\p{N}]/u.test(text);

export function qualityOf(before: string, after: string, comparison: Comparison): Quality {
  const { segments } = comparison;
  const changes = segments.filter(([kind, text]) => kind !== '=' && hasWord(text));
  return {
    isExact: textOf(segments, '-') === before && textOf(segments, '+') === after,
    midWordCuts: cutsIn(segments, '-') + cutsIn(segments, '+'),
    islands: islandsIn(segments),
    changed: changes.reduce((sum, [, text]) => sum + wordsOf(text).length, 0),
    leastChanged: leastChanged(before, after),
  };
}

export function textOf(segments: readonly Segment[], side: '-' | '+'): string {
  return segments.flatMap(([kind, text]) => (kind === '=' || kind === side ? [text] : [])).join('');
}

function leastChanged(before: string, after: string): number {
  return diffArrays(wordsOf(before.normalize('NFC')), wordsOf(after.normalize('NFC'))).reduce(
    (sum, part) => sum + (part.added || part.removed ? part.value.length : 0),
    0,
  );
}

/** Edges between what is kept and what is changed, on one side, that stand inside a word. */
function cutsIn(segments: readonly Segment[], side: '-' | '+'): number {
  const own = segments.filter(([kind]) => kind === '=' || kind === side);
  return own.filter(([kind, text], index) => {
    const previous = own[index - 1];
    if (previous === undefined || previous[0] === kind) return false;
    const isChange = hasWord(kind === '=' ? previous[1] : text);
    return isChange && /[\p{L}\p{M}\p{N}]$/u.test(previous[1]) && /^[\p{L}\p{M}\p{N}]/u.test(text);
  }).length;
}

/** Kept words between two changes on the same line that are no more than two, and short. */
function islandsIn(segments: readonly Segment[]): number {
  let islands = 0;
  let since: string | null = null;
  for (const [kind, text] of segments) {
    if (kind === '=' || !hasWord(text)) {
      if (since !== null) since += kind === '+' ? '' : text;
      continue;
    }
    const words = wordsOf(since ?? '');
    const isShort = words.length <= islandWords && words.every((word) => word.length <= shortWord);
    if (since !== null && words.length > 0 && isShort && !since.includes('\n')) islands += 1;
    since = '';
  }
  return islands;
}

const leastMoved = 6;

/** Runs of six words and more that are shown as gone and, word for word, as new. */
export function movesShownTwice(comparison: Comparison): number {
  const runs = [...comparison.clauses.flatMap((clause) => clause.paragraphs), ...comparison.preamble].flatMap(
    (paragraph) => paragraph.runs,
  );
  const plain = (text: string): string => wordsOf(text).join(' ');
  const fresh = new Set(runs.filter((run) => run.kind === 'inserted').map((run) => plain(run.text)));
  return runs.filter(
    (run) => run.kind === 'deleted' && wordsOf(run.text).length >= leastMoved && fresh.has(plain(run.text)),
  ).length;
}
