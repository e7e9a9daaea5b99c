// Gives moved wording its ids, and says where each passage stood and stands.

import type { MovedPassage, Place } from './change.ts';
import type { MovedRun, Stretch } from './moves.ts';
import type { Piece } from './pieces.ts';
import type { Workshop } from './row.ts';
import type { Side } from './side.ts';
import { countWords } from './tokens.ts';

/** Moved tokens of a piece, for drawing it. */
export interface MovedTokens {
  readonly from: number;
  readonly to: number;
  readonly move: string;
}

export interface Moves {
  readonly passages: readonly MovedPassage[];
  readonly inBefore: ReadonlyMap<Piece, readonly MovedTokens[]>;
  readonly inAfter: ReadonlyMap<Piece, readonly MovedTokens[]>;
}

export function placeOf(side: Side, piece: Piece): Place {
  const clause = side.reading.clauses[piece.clause];
  return { clause: clause?.number ?? null, paragraph: piece.paragraph };
}

/** Moved wording with its ids, in the order of the old text; ids follow those of `earlier` passages. */
export function nameMoves(runs: readonly MovedRun[], workshop: Workshop, earlier: number): Moves {
  const passages: MovedPassage[] = [];
  const inBefore = new Map<Piece, MovedTokens[]>();
  const inAfter = new Map<Piece, MovedTokens[]>();
  const inOrder = [...runs].sort(
    (x, y) => x.before.piece.start - y.before.piece.start || x.before.from - y.before.from,
  );
  for (const run of inOrder) {
    const move = `m${String(earlier + passages.length + 1)}`;
    const passage = passageOf(move, run, workshop);
    if (passage === null) continue;
    passages.push(passage);
    note(inBefore, run.before, move);
    note(inAfter, run.after, move);
  }
  for (const list of [...inBefore.values(), ...inAfter.values()]) list.sort((x, y) => x.from - y.from);
  return { passages, inBefore, inAfter };
}

function note(map: Map<Piece, MovedTokens[]>, stretch: Stretch, move: string): void {
  const entry = { from: stretch.from, to: stretch.to, move };
  const list = map.get(stretch.piece);
  if (list === undefined) map.set(stretch.piece, [entry]);
  else list.push(entry);
}

function passageOf(id: string, run: MovedRun, workshop: Workshop): MovedPassage | null {
  const before = workshop.before.sourceOf(run.before);
  const after = workshop.after.sourceOf(run.after);
  if (before === null || after === null) return null;
  return {
    id,
    kind: 'wording',
    words: countWords(before.text),
    text: before.text,
    from: placeOf(workshop.before, run.before.piece),
    to: placeOf(workshop.after, run.after.piece),
    beforeRange: before.range,
    afterRange: after.range,
  };
}
