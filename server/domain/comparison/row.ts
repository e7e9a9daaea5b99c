// What a comparison works with inside: one row for each stycke or punkt, and what all its steps share.

import type { ParagraphKind } from './change.ts';
import type { Piece, Side } from './pieces.ts';
import type { References } from './references.ts';
import type { Vocabulary } from './tokens.ts';
import type { Effort, Match } from './words.ts';

/** One line of the comparison: a stycke or punkt against its counterpart, or alone. */
export interface Row {
  readonly kind: ParagraphKind;
  readonly moved: boolean;
  readonly before: Piece | null;
  readonly after: Piece | null;
  /** Equal runs of tokens; null where the two texts are equal letter by letter. */
  readonly matches: readonly Match[] | null;
}

/** What all steps of one comparison share. */
export interface Workshop {
  readonly before: Side;
  readonly after: Side;
  readonly vocabulary: Vocabulary;
  readonly effort: Effort;
  /** For references that only follow a renumbering. */
  readonly references: References;
}
