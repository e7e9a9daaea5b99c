// What is compared with what: a text as it was read, and the stycken and punkter that it consists of.

import type { Passage, Reading } from '../statutes/statute.ts';
import type { Part } from './pairing.ts';
import type { Tokens } from './tokens.ts';

/** One decoded source text and what was read out of it. */
export interface ReadText {
  readonly source: string;
  readonly reading: Reading;
}

/** The smallest thing that is aligned: a stycke, or one punkt of its list. */
export interface Piece extends Part {
  /** Place in the list of all pieces of its text. */
  readonly index: number;
  /** Index in `reading.clauses`; -1 outside the clauses. */
  readonly clause: number;
  /** The stycke it belongs to, from 1. A list belongs to the stycke that introduces it. */
  readonly paragraph: number;
  /** Label of a punkt, null for a stycke. */
  readonly label: string | null;
  readonly passage: Passage;
  readonly start: number;
  readonly end: number;
}

/** Some pieces that are compared as one: a clause, or what stands outside the clauses. */
export interface Unit {
  /** Index in `reading.clauses`; -1 outside the clauses. */
  readonly clause: number;
  readonly pieces: readonly Piece[];
}

/** Knows the tokens of the pieces of one text. */
export interface TokenSource {
  tokensOf(piece: Piece): Tokens;
}

/** A piece whose tokens are made when they are first asked for. */
export class ReadPiece implements Piece {
  readonly index: number;
  readonly clause: number;
  readonly paragraph: number;
  readonly label: string | null;
  readonly passage: Passage;
  readonly content: number;
  readonly size: number;
  readonly start: number;
  readonly end: number;
  private readonly side: TokenSource;

  constructor(
    side: TokenSource,
    index: number,
    clause: number,
    paragraph: number,
    label: string | null,
    passage: Passage,
    content: number,
    start: number,
    end: number,
  ) {
    this.side = side;
    this.index = index;
    this.clause = clause;
    this.paragraph = paragraph;
    this.label = label;
    this.passage = passage;
    this.content = content;
    this.size = passage.text.length;
    this.start = start;
    this.end = end;
  }

  get heading(): null {
    return null;
  }

  get number(): null {
    return null;
  }

  ids(): ArrayLike<number> {
    return this.side.tokensOf(this).ids;
  }

  inner(): readonly Part[] {
    return [];
  }
}
