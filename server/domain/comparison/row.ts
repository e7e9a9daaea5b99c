// What a comparison works with inside: one row for each stycke or punkt, and what all its steps share.

import type { Because, ParagraphKind } from './change.ts';
import type { Tally } from './likeness.ts';
import type { Piece } from './pieces.ts';
import type { Side } from './side.ts';
import type { Vocabulary } from './tokens.ts';
import type { Effort, Match } from './words.ts';

/** One line of the comparison: a stycke or punkt against its counterpart, or alone. */
export interface Row {
  readonly kind: ParagraphKind;
  readonly moved: boolean;
  /** For a `split` row, the stycke that the new one was taken out of; for a `merged` one `after` is what took it up. */
  readonly before: Piece | null;
  readonly after: Piece | null;
  /** Equal runs of tokens; null where the two texts are equal letter by letter. */
  readonly matches: readonly Match[] | null;
  /** For the change before each match, and after the last: why it changes nothing in substance; null where it does. */
  readonly because: readonly (Because | null)[];
}

/** What every search within one comparison uses. */
export interface Tools {
  readonly vocabulary: Vocabulary;
  readonly tally: Tally;
  /** Borrowed by whoever chains the places of words. */
  readonly chains: Tally;
  readonly effort: Effort;
}

/** What all steps of one comparison share. */
export interface Workshop extends Tools {
  readonly before: Side;
  readonly after: Side;
}

/** Whether a row stands in the old text, and in the new, with a text of its own. */
export function ownSides(row: Row): { readonly before: Piece | null; readonly after: Piece | null } {
  return {
    before: row.kind === 'split' ? null : row.before,
    after: row.kind === 'merged' ? null : row.after,
  };
}
