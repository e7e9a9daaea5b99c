// The change tree: one result of a comparison that every view (inline, two columns, summary, JSON) is drawn from.

import type { Chapter, Range } from '../statutes/statute.ts';

/**
 * What a change is to its reader, the weightiest first: in substance, a consequence (a reference that follows a
 * renumbering), editorial (case, marks, spelling, a renaming known to the register).
 */
export type Nature = 'substance' | 'consequential' | 'editorial' | 'none';

/** Why words that differ change nothing in substance. */
export type Because = 'consequential' | 'renaming' | 'editorial';

/** A stretch of readable text. `movedFrom` stands in the old place and is gone there; `movedTo` stands in the new. */
export type Run =
  | { readonly kind: 'same'; readonly text: string }
  | { readonly kind: 'deleted' | 'inserted'; readonly text: string; readonly because?: Because }
  | { readonly kind: 'movedFrom' | 'movedTo'; readonly text: string; readonly move: string };

export type ClauseKind = 'same' | 'editorial' | 'changed' | 'inserted' | 'repealed' | 'split' | 'merged';

/** `merged`: a stycke whose words went into another; `split`: a stycke that was taken out of another. */
export type ParagraphKind = ClauseKind;

/** A clause as it is named in one of the texts. */
export interface ClauseRef {
  /** Index in the reading's clauses. */
  readonly index: number;
  readonly number: string;
  readonly heading: string | null;
  readonly chapter: Chapter | null;
}

/** What became of one stycke, or of one punkt of its list. */
export interface ParagraphChange {
  readonly kind: ParagraphKind;
  readonly nature: Nature;
  /** True where it changed places with what stands around it. */
  readonly moved: boolean;
  /** Index in each reading's clauses, -1 outside them or where the side is empty. */
  readonly clause: { readonly before: number; readonly after: number };
  /** Stycken from 1, by the legal count: a list belongs to the stycke that introduces it. */
  readonly before: readonly number[];
  readonly after: readonly number[];
  /** The punkt's labels; null for a stycke. */
  readonly item: { readonly before: string | null; readonly after: string | null } | null;
  /** Old text: `same`, `deleted`, `movedFrom`. New text: `same`, `inserted`, `movedTo`. */
  readonly runs: readonly Run[];
}

export interface ClauseChange {
  readonly kind: ClauseKind;
  /** The weightiest of its stycken's, of its rubric's, and of a new number or place, which by itself is editorial. */
  readonly nature: Nature;
  readonly renumbered: boolean;
  readonly moved: boolean;
  readonly before: readonly ClauseRef[];
  readonly after: readonly ClauseRef[];
  /** Set where the rubric's words differ. */
  readonly heading: { readonly before: string | null; readonly after: string | null } | null;
  readonly paragraphs: readonly ParagraphChange[];
}

export interface Place {
  /** Number of the clause, null outside the clauses. */
  readonly clause: string | null;
  /** Stycke from 1, null where a whole clause is meant. */
  readonly paragraph: number | null;
}

/** A clause or a run of words that stands in both texts, at different places. */
export interface MovedPassage {
  readonly id: string;
  readonly kind: 'clause' | 'wording';
  readonly words: number;
  readonly text: string;
  readonly from: Place;
  readonly to: Place;
  /** UTF-16 offsets in the stored texts. */
  readonly beforeRange: Range;
  readonly afterRange: Range;
}

/** `=` and `-` joined give the old text, `=` and `+` the new. */
export type Segment = readonly ['=' | '-' | '+', string];

/** What changed between two texts. Plain data: can be stored, sent and drawn. */
export interface Comparison {
  readonly engine: string;
  /** The stored texts are equal, character for character. */
  readonly isIdentical: boolean;
  /** The texts differ in layout only: no word, number, rubric or place has changed. */
  readonly isFormattingOnly: boolean;
  /** In the order of the new text, repealed clauses where they stood. */
  readonly clauses: readonly ClauseChange[];
  /** What stands outside the clauses; everything, for texts without clauses. */
  readonly preamble: readonly ParagraphChange[];
  readonly moved: readonly MovedPassage[];
  readonly segments: readonly Segment[];
}

/** The runs of the old text or of the new, for a view in two columns. */
export function columnOf(runs: readonly Run[], column: 'before' | 'after'): readonly Run[] {
  const hidden = column === 'before' ? ['inserted', 'movedTo'] : ['deleted', 'movedFrom'];
  return runs.filter((run) => !hidden.includes(run.kind));
}
