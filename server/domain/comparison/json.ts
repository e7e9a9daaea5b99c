// The change tree in the shape that the command line prints and other programs read.

import type { ClauseChange, Comparison, MovedPassage, Segment } from './change.ts';
import { groupParagraphs, summarise, type Summary } from './summary.ts';

export interface ComparisonJson {
  readonly engine: string;
  readonly summary: Summary;
  readonly clauses: readonly {
    readonly kind: ClauseChange['kind'];
    readonly renumbered: boolean;
    readonly moved: boolean;
    readonly before: readonly { readonly number: string; readonly heading: string | null }[];
    readonly after: readonly { readonly number: string; readonly heading: string | null }[];
    readonly paragraphs: readonly ParagraphJson[];
  }[];
  /** What stands outside the clauses. */
  readonly preamble: readonly ParagraphJson[];
  readonly moved: readonly (Omit<MovedPassage, 'beforeRange' | 'afterRange'> & {
    readonly beforeRange: readonly [number, number];
    readonly afterRange: readonly [number, number];
  })[];
  readonly segments: readonly Segment[];
}

export interface ParagraphJson {
  readonly kind: ClauseChange['kind'];
  readonly before: readonly number[];
  readonly after: readonly number[];
}

/** Stycken count from 1; ranges are UTF-16 offsets in the stored texts, end excluded. */
export function comparisonToJson(comparison: Comparison): ComparisonJson {
  const named = (ref: {
    number: string;
    heading: string | null;
  }): { number: string; heading: string | null } => ({
    number: ref.number,
    heading: ref.heading,
  });
  return {
    engine: comparison.engine,
    summary: summarise(comparison),
    clauses: comparison.clauses.map((clause) => ({
      kind: clause.kind,
      renumbered: clause.renumbered,
      moved: clause.moved,
      before: clause.before.map(named),
      after: clause.after.map(named),
      paragraphs: groupParagraphs(clause.paragraphs).map(({ kind, before, after }) => ({
        kind,
        before,
        after,
      })),
    })),
    preamble: groupParagraphs(comparison.preamble).map(({ kind, before, after }) => ({
      kind,
      before,
      after,
    })),
    moved: comparison.moved.map(({ beforeRange, afterRange, ...passage }) => ({
      ...passage,
      beforeRange: [beforeRange.start, beforeRange.end],
      afterRange: [afterRange.start, afterRange.end],
    })),
    segments: comparison.segments,
  };
}
