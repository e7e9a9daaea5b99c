// Finds wording that is gone at one place and stands word for word at another, so that it is shown as moved.

import type { MovedPassage, Place } from './change.ts';
import type { Piece, Side } from './pieces.ts';
import type { Row, Workshop } from './row.ts';
import { countWords } from './tokens.ts';

/** Tokens `from` to `to` (excluded) of one piece. */
interface Stretch {
  readonly piece: Piece;
  readonly from: number;
  readonly to: number;
}

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

/** Fewer words than this are chance, not a move. */
const leastWords = 6;
const candidatesPerRun = 4;

export function placeOf(side: Side, piece: Piece): Place {
  const clause = side.reading.clauses[piece.clause];
  return { clause: clause?.number ?? null, paragraph: piece.paragraph };
}

/** Wording that moved, in the order of the old text; ids follow those of `earlier` passages. */
export function findMovedWording(rows: readonly Row[], workshop: Workshop, earlier: number): Moves {
  const gone = rows.flatMap((row) => looseStretches(row, 'before', workshop));
  const added = rows.flatMap((row) => looseStretches(row, 'after', workshop));
  const passages: MovedPassage[] = [];
  const inBefore = new Map<Piece, MovedTokens[]>();
  const inAfter = new Map<Piece, MovedTokens[]>();
  for (const found of commonRuns(gone, added, workshop)) {
    const move = `m${String(earlier + passages.length + 1)}`;
    const passage = describe(move, found, workshop);
    if (passage === null) continue;
    passages.push(passage);
    note(inBefore, found.before, move);
    note(inAfter, found.after, move);
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

/** The token runs of a row that stand on one side only. */
function looseStretches(row: Row, column: 'before' | 'after', workshop: Workshop): Stretch[] {
  // A stycke that was fused stands in its own row; the text it was fused with is drawn in another.
  if (column === 'after' && row.kind === 'merged') return [];
  if (column === 'before' && row.kind === 'split') return [];
  const piece = row[column];
  if (piece === null || row.matches === null) return [];
  const length = workshop[column].tokensOf(piece).ids.length;
  const stretches: Stretch[] = [];
  let from = 0;
  for (const match of row.matches) {
    if (match[column] > from) stretches.push({ piece, from, to: match[column] });
    from = match[column] + match.length;
  }
  if (length > from) stretches.push({ piece, from, to: length });
  return stretches;
}

interface Found {
  readonly before: Stretch;
  readonly after: Stretch;
}

function commonRuns(gone: readonly Stretch[], added: readonly Stretch[], workshop: Workshop): Found[] {
  const index = new Map<number, { stretch: Stretch; place: number }[]>();
  for (const stretch of added) {
    const { ids } = workshop.after.tokensOf(stretch.piece);
    for (let place = stretch.from; place + leastWords <= stretch.to; place += 1) {
      const key = runKey(ids, place);
      const list = index.get(key);
      if (list === undefined) index.set(key, [{ stretch, place }]);
      else if (list.length < candidatesPerRun) list.push({ stretch, place });
    }
  }
  const found: Found[] = [];
  if (index.size === 0) return found;
  const taken = new Map<Piece, Uint8Array>();
  for (const stretch of gone) {
    const { ids } = workshop.before.tokensOf(stretch.piece);
    let place = stretch.from;
    while (place + leastWords <= stretch.to) {
      const longest = longestAt(ids, place, stretch.to, index.get(runKey(ids, place)) ?? [], taken, workshop);
      const run = longest === null ? null : trimMarks(ids, place, longest.length, workshop);
      if (longest === null || run === null || wordTokens(ids, run.from, run.to, workshop) < leastWords) {
        place += longest?.length ?? 1;
        continue;
      }
      const from = longest.place + (run.from - place);
      const to = from + (run.to - run.from);
      found.push({
        before: { piece: stretch.piece, from: run.from, to: run.to },
        after: { piece: longest.stretch.piece, from, to },
      });
      maskOf(taken, longest.stretch.piece, workshop).fill(1, from, to);
      place += longest.length;
    }
  }
  return found;
}

function longestAt(
  ids: readonly number[],
  place: number,
  end: number,
  candidates: readonly { stretch: Stretch; place: number }[],
  taken: Map<Piece, Uint8Array>,
  workshop: Workshop,
): { stretch: Stretch; place: number; length: number } | null {
  let best: { stretch: Stretch; place: number; length: number } | null = null;
  for (const candidate of candidates) {
    const other = workshop.after.tokensOf(candidate.stretch.piece).ids;
    const used = maskOf(taken, candidate.stretch.piece, workshop);
    let length = 0;
    while (
      place + length < end &&
      candidate.place + length < candidate.stretch.to &&
      used[candidate.place + length] === 0 &&
      ids[place + length] === other[candidate.place + length]
    ) {
      length += 1;
    }
    workshop.effort.steps += length + 1;
    if (length >= leastWords && length > (best?.length ?? 0)) best = { ...candidate, length };
  }
  return best;
}

/** Which tokens of a piece are already the new place of moved words. */
function maskOf(taken: Map<Piece, Uint8Array>, piece: Piece, workshop: Workshop): Uint8Array {
  const known = taken.get(piece);
  if (known !== undefined) return known;
  const made = new Uint8Array(workshop.after.tokensOf(piece).ids.length);
  taken.set(piece, made);
  return made;
}

function trimMarks(
  ids: readonly number[],
  place: number,
  length: number,
  workshop: Workshop,
): { from: number; to: number } {
  let from = place;
  let to = place + length;
  while (from < to && !workshop.vocabulary.isWord(ids[from] ?? -1)) from += 1;
  while (to > from && !workshop.vocabulary.isWord(ids[to - 1] ?? -1)) to -= 1;
  return { from, to };
}

function wordTokens(ids: readonly number[], from: number, to: number, workshop: Workshop): number {
  let words = 0;
  for (let index = from; index < to; index += 1) if (workshop.vocabulary.isWord(ids[index] ?? -1)) words += 1;
  return words;
}

function describe(id: string, found: Found, workshop: Workshop): MovedPassage | null {
  const left = workshop.before.tokensOf(found.before.piece);
  const right = workshop.after.tokensOf(found.after.piece);
  const leftMap = workshop.before.mapOf(found.before.piece);
  const rightMap = workshop.after.mapOf(found.after.piece);
  if (leftMap === null || rightMap === null) return null;
  const textStart = left.starts[found.before.from] ?? 0;
  const textEnd = left.ends[found.before.to - 1] ?? textStart;
  return {
    id,
    kind: 'wording',
    words: countWords(left.text.slice(textStart, textEnd)),
    text: left.text.slice(textStart, textEnd),
    from: placeOf(workshop.before, found.before.piece),
    to: placeOf(workshop.after, found.after.piece),
    beforeRange: { start: leftMap.startOf(textStart), end: leftMap.endOf(textEnd) },
    afterRange: {
      start: rightMap.startOf(right.starts[found.after.from] ?? 0),
      end: rightMap.endOf(right.ends[found.after.to - 1] ?? 0),
    },
  };
}

function runKey(ids: readonly number[], place: number): number {
  let key = 17;
  for (let step = 0; step < leastWords; step += 1)
    key = (Math.imul(key, 0x01000193) ^ (ids[place + step] ?? 0)) | 0;
  return key;
}
