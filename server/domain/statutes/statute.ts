// What a statute is once it has been read: clauses with their stycken and punkter, each tied to its place in the source.

/** A place in the stored source text: UTF-16 offsets, end excluded. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/**
 * A run of text as it is read aloud: wraps joined, line-end hyphens undone, NBSP as space, white space single, NFC.
 * `ranges` says where its characters stand in the source, in rising order; more than one where a page header
 * or a wrap interrupts it.
 */
export interface Passage {
  readonly text: string;
  readonly ranges: readonly Range[];
}

/** A punkt of a list. The label ("1.", "a)", "–") is an attribute, never part of the text. */
export interface Item extends Passage {
  readonly label: string;
}

/** A stycke, or the list that follows the words that introduce it. */
export type Block =
  | { readonly kind: 'paragraph'; readonly passage: Passage }
  | { readonly kind: 'list'; readonly items: readonly Item[] };

export interface Chapter {
  readonly number: string;
  readonly heading: string | null;
}

/** A clause (paragraf, §). `number` is normalised: "4", "4 a", "1.2"; `heading` is its rubric, null where it has none. */
export interface Clause {
  readonly number: string;
  readonly heading: string | null;
  readonly chapter: Chapter | null;
  readonly blocks: readonly Block[];
  /** Number, sign and rubric in the source: everything of the clause that is not its body. */
  readonly headingRanges: readonly Range[];
}

/** One body's decision to adopt, as the text itself states it. Dates may be known to the year or month only. */
export interface AdoptionLine {
  readonly body: string;
  readonly date: string | null;
  readonly minutes: string | null;
}

/** Why the reader is unsure, or why it left something out: a code that the words of the interface name. */
export interface ReadingNote {
  /** Line in the source, from 1. */
  readonly line: number;
  readonly why: string;
  readonly text: string;
  /** Where it stands in the source; always there for what was left out. */
  readonly range?: Range;
}

/** A statute as read out of a text: every character of the source is in a clause, in the preamble, or listed as left out. */
export interface Reading {
  readonly title: string | null;
  readonly adopted: readonly AdoptionLine[];
  readonly effectiveFrom: string | null;
  /** Text before, between or after the clauses that belongs to none of them (title, adoption lines, what else stands there). */
  readonly preamble: readonly Passage[];
  readonly clauses: readonly Clause[];
  readonly doubts: readonly ReadingNote[];
  readonly leftOut: readonly ReadingNote[];
  /** Layout that carries no words: labels of punkter, numbers of stycken, Markdown marks. */
  readonly marks?: readonly Range[];
}
