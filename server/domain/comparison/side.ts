// A reading laid out for comparing: every stycke and punkt in order, with the clause and the stycke it belongs to.

import type { Clause, Passage, Range, Reading } from '../statutes/statute.ts';
import { ReadPiece, type Piece, type ReadText, type Unit } from './pieces.ts';
import { mapToSource, type SourceMap } from './source-map.ts';
import { tokenise, type Tokens, type Vocabulary } from './tokens.ts';

const none: readonly Piece[] = [];

/** One side of a comparison, with the tokens of its pieces made when first asked for. */
export class Side {
  readonly source: string;
  readonly reading: Reading;
  readonly outside: Unit;
  readonly clauses: readonly Unit[];
  readonly pieces: readonly Piece[];
  /** The chapters count their clauses each from 1, so that a number alone does not name one. */
  readonly numbersRestart: boolean;
  private readonly vocabulary: Vocabulary;
  private readonly contents: Map<string, number>;
  private readonly tokens: (Tokens | undefined)[];
  private readonly maps: (SourceMap | null | undefined)[];
  private made = 0;

  /** `flat`: take the clauses' pieces as a text without clauses, because the other side has none. */
  constructor(text: ReadText, contents: Map<string, number>, vocabulary: Vocabulary, flat: boolean) {
    this.source = text.source;
    this.reading = text.reading;
    this.vocabulary = vocabulary;
    this.contents = contents;
    const pieces: Piece[] = [];
    const add = (clause: number, paragraph: number, label: string | null, passage: Passage): void => {
      const piece = this.piece(clause, paragraph, label, passage);
      if (piece !== null) pieces.push(piece);
    };
    for (const [index, passage] of text.reading.preamble.entries()) add(-1, index + 1, null, passage);
    const outside = flat ? pieces : pieces.slice();
    let flatCount = text.reading.preamble.length;
    const clauses = text.reading.clauses.map((clause, index): Unit => {
      const first = pieces.length;
      let paragraph = flat ? flatCount : 0;
      for (let place = 0; place < clause.blocks.length; place += 1) {
        const block = clause.blocks[place];
        if (block === undefined) continue;
        if (block.kind === 'paragraph' || place === 0) paragraph += 1;
        if (block.kind === 'paragraph') add(flat ? -1 : index, paragraph, null, block.passage);
        else for (const item of block.items) add(flat ? -1 : index, paragraph, item.label, item);
      }
      flatCount = paragraph;
      return { clause: index, pieces: flat ? none : pieces.slice(first) };
    });
    this.numbersRestart = doNumbersRestart(text.reading.clauses);
    this.pieces = pieces;
    // Room for all at once: filled here and there, a list that grows becomes a slow one.
    this.tokens = new Array<Tokens | undefined>(pieces.length);
    this.maps = new Array<SourceMap | null | undefined>(pieces.length);
    this.outside = { clause: -1, pieces: outside };
    this.clauses = flat ? [] : clauses;
  }

  private piece(clause: number, paragraph: number, label: string | null, passage: Passage): Piece | null {
    const first = passage.ranges[0];
    const last = passage.ranges.at(-1);
    if (first === undefined || last === undefined || passage.text === '') return null;
    const content = this.contents.get(passage.text) ?? this.contents.size;
    if (content === this.contents.size) this.contents.set(passage.text, content);
    const index = this.made;
    this.made += 1;
    return new ReadPiece(this, index, clause, paragraph, label, passage, content, first.start, last.end);
  }

  /**
   * A piece cut before each of these tokens (rising), where the other text has a boundary that this one lacks.
   * The piece itself where its source cannot be followed.
   */
  cut(piece: Piece, places: readonly number[]): readonly Piece[] {
    const tokens = this.tokensOf(piece);
    const map = this.mapOf(piece);
    if (map === null) return [piece];
    const parts: Piece[] = [];
    let from = 0;
    for (const to of [...places, tokens.ids.length]) {
      // A dash that stood for a punkt's label belongs to neither part.
      let last = to;
      while (to < tokens.ids.length && last - 1 > from && isDash(tokens, last - 1)) last -= 1;
      const start = tokens.starts[from] ?? 0;
      const end = tokens.ends[last - 1] ?? start;
      const text = tokens.text.slice(start, end);
      const within = { start: map.startOf(start), end: map.endOf(end) };
      const ranges = piece.passage.ranges.flatMap((range) => {
        const clipped = { start: Math.max(range.start, within.start), end: Math.min(range.end, within.end) };
        return clipped.start < clipped.end ? [clipped] : [];
      });
      const part = this.piece(piece.clause, piece.paragraph, from === 0 ? piece.label : null, {
        text,
        ranges,
      });
      if (part === null) return [piece];
      parts.push(part);
      from = to;
    }
    return parts;
  }

  /** From the piece's text to the source; null where its text cannot be followed there. */
  mapOf(piece: Piece): SourceMap | null {
    const known = this.maps[piece.index];
    if (known !== undefined) return known;
    const made = mapToSource(this.source, piece.passage);
    this.maps[piece.index] = made;
    return made;
  }

  /** Tokens `from` to `to` (excluded) of a piece, as text and in the source; null where that cannot be followed. */
  sourceOf(stretch: { piece: Piece; from: number; to: number }): { text: string; range: Range } | null {
    const tokens = this.tokensOf(stretch.piece);
    const map = this.mapOf(stretch.piece);
    if (map === null) return null;
    const start = tokens.starts[stretch.from] ?? 0;
    const end = tokens.ends[stretch.to - 1] ?? start;
    return { text: tokens.text.slice(start, end), range: { start: map.startOf(start), end: map.endOf(end) } };
  }

  tokensOf(piece: Piece): Tokens {
    const known = this.tokens[piece.index];
    if (known !== undefined) return known;
    const made = tokenise(piece.passage.text, this.vocabulary);
    this.tokens[piece.index] = made;
    return made;
  }
}

function doNumbersRestart(clauses: readonly Clause[]): boolean {
  const chapterOf = new Map<string, string | undefined>();
  return clauses.some(({ number, chapter }) => {
    if (chapterOf.has(number)) return chapterOf.get(number) !== chapter?.number;
    chapterOf.set(number, chapter?.number);
    return false;
  });
}

function isDash(tokens: Tokens, index: number): boolean {
  return ['-', '–', '—', '•', '*'].includes(tokens.text.slice(tokens.starts[index], tokens.ends[index]));
}
