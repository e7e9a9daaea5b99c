// A reading laid out for comparing: every stycke and punkt in order, with the clause and the stycke it belongs to.

import type { Passage, Reading } from '../statutes/statute.ts';
import { tokenise, type Tokens, type Vocabulary } from './tokens.ts';

/** One decoded source text and what was read out of it. */
export interface ReadText {
  readonly source: string;
  readonly reading: Reading;
}

/** The smallest thing that is aligned: a stycke, or one punkt of its list. */
export interface Piece {
  /** Place in the list of all pieces of its text. */
  readonly index: number;
  /** Index in `reading.clauses`; -1 outside the clauses. */
  readonly clause: number;
  /** The stycke it belongs to, from 1. A list belongs to the stycke that introduces it. */
  readonly paragraph: number;
  /** Label of a punkt, null for a stycke. */
  readonly label: string | null;
  readonly passage: Passage;
  /** Equal for equal texts, in both sides of one comparison. */
  readonly content: number;
  readonly start: number;
  readonly end: number;
}

/** Some pieces that are compared as one: a clause, or what stands outside the clauses. */
export interface Unit {
  /** Index in `reading.clauses`; -1 outside the clauses. */
  readonly clause: number;
  readonly pieces: readonly Piece[];
}

/** One side of a comparison, with the tokens of its pieces made when first asked for. */
export class Side {
  readonly source: string;
  readonly reading: Reading;
  readonly outside: Unit;
  readonly clauses: readonly Unit[];
  readonly pieces: readonly Piece[];
  private readonly vocabulary: Vocabulary;
  private readonly tokens: (Tokens | undefined)[] = [];

  /** `flat`: take the clauses' pieces as a text without clauses, because the other side has none. */
  constructor(text: ReadText, contents: Map<string, number>, vocabulary: Vocabulary, flat: boolean) {
    this.source = text.source;
    this.reading = text.reading;
    this.vocabulary = vocabulary;
    const pieces: Piece[] = [];
    const add = (clause: number, paragraph: number, label: string | null, passage: Passage): Piece[] => {
      const first = passage.ranges[0];
      const last = passage.ranges.at(-1);
      if (first === undefined || last === undefined || passage.text === '') return [];
      let content = contents.get(passage.text);
      if (content === undefined) {
        content = contents.size;
        contents.set(passage.text, content);
      }
      const piece = {
        index: pieces.length,
        clause,
        paragraph,
        label,
        passage,
        content,
        start: first.start,
        end: last.end,
      };
      pieces.push(piece);
      return [piece];
    };
    const outside = text.reading.preamble.flatMap((passage, index) => add(-1, index + 1, null, passage));
    let flatCount = text.reading.preamble.length;
    const clauses = text.reading.clauses.map((clause, index) => {
      let paragraph = flat ? flatCount : 0;
      const own: Piece[] = [];
      for (const [place, block] of clause.blocks.entries()) {
        if (block.kind === 'paragraph') {
          paragraph += 1;
          own.push(...add(flat ? -1 : index, paragraph, null, block.passage));
        } else {
          if (place === 0) paragraph += 1;
          for (const item of block.items) own.push(...add(flat ? -1 : index, paragraph, item.label, item));
        }
      }
      flatCount = paragraph;
      return { clause: index, pieces: own };
    });
    this.pieces = pieces;
    this.outside = { clause: -1, pieces: flat ? pieces : outside };
    this.clauses = flat ? [] : clauses;
  }

  tokensOf(piece: Piece): Tokens {
    const known = this.tokens[piece.index];
    if (known !== undefined) return known;
    const made = tokenise(piece.passage.text, this.vocabulary);
    this.tokens[piece.index] = made;
    return made;
  }
}
