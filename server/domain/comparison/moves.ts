// Finds wording that is gone at one place and stands word for word at another, so that it is shown as moved.

import type { Piece } from './pieces.ts';
import { ownSides, type Row, type Workshop } from './row.ts';
import { TileFilter, TileIndex } from './tiles.ts';

/** Tokens `from` to `to` (excluded) of one piece. */
export interface Stretch {
  readonly piece: Piece;
  readonly from: number;
  readonly to: number;
}

/** The same words at both places. */
export interface MovedRun {
  readonly before: Stretch;
  readonly after: Stretch;
}

/** Fewer words than this are chance, not a move. */
const leastWords = 6;
const candidatesPerRun = 4;

/** Wording that moved; never two runs over the same words of either text. */
export function findMovedWording(lists: readonly (readonly Row[])[], workshop: Workshop): MovedRun[] {
  const gone: Stretch[] = [];
  const added: Stretch[] = [];
  for (const rows of lists) {
    for (let index = 0; index < rows.length; index += 1) {
      const row = rows[index];
      if (row === undefined || row.matches === null) continue;
      noteLoose(row, 'before', workshop, gone);
      noteLoose(row, 'after', workshop, added);
    }
  }
  if (gone.length === 0 || added.length === 0) return [];
  gone.sort((x, y) => x.piece.start - y.piece.start || x.from - y.from);
  return new LooseWording(added, gone, workshop).runsOf(gone);
}

/** Notes the token runs of a row that stand on one side only and are long enough to have moved. */
function noteLoose(row: Row, column: 'before' | 'after', workshop: Workshop, stretches: Stretch[]): void {
  if (row.matches === null) return;
  // A stycke that was fused stands in its own row; the text it was fused with is drawn in another.
  const piece = ownSides(row)[column];
  if (piece === null) return;
  const { length } = workshop[column].tokensOf(piece).ids;
  let from = 0;
  const note = (to: number): void => {
    if (to - from >= leastWords) stretches.push({ piece, from, to });
  };
  for (const match of row.matches) {
    note(match[column]);
    from = match[column] + match.length;
  }
  note(length);
}

/** The runs of what is gone from the old text. */
function filterOf(gone: readonly Stretch[], workshop: Workshop): TileFilter {
  const total = gone.reduce((sum, { from, to }) => sum + to - from, 0);
  const filter = new TileFilter(leastWords, total);
  for (const { piece, from, to } of gone) {
    const { ids } = workshop.before.tokensOf(piece);
    for (let token = from; token + leastWords <= to; token += 1) filter.note(ids, token);
  }
  return filter;
}

/** Everything that is new in the new text, as one long list of tokens where runs can be looked up. */
class LooseWording {
  private readonly workshop: Workshop;
  private readonly stretches: readonly Stretch[];
  private readonly ids: Int32Array;
  private readonly ends: Int32Array;
  private readonly owners: Int32Array;
  private readonly starts: Int32Array;
  private readonly tiles: TileIndex;
  /** Tokens that are the new place of moved words already. */
  private readonly taken: Uint8Array;

  /** Of the new wording, what may stand in `gone` too can be looked up. */
  constructor(stretches: readonly Stretch[], gone: readonly Stretch[], workshop: Workshop) {
    this.workshop = workshop;
    this.stretches = stretches;
    const total = stretches.reduce((sum, { from, to }) => sum + to - from, 0);
    this.ids = new Int32Array(total);
    this.owners = new Int32Array(total);
    this.ends = new Int32Array(stretches.length);
    this.starts = new Int32Array(stretches.length);
    this.taken = new Uint8Array(total);
    const filter = filterOf(gone, workshop);
    const places: number[] = [];
    let place = 0;
    for (const [owner, { piece, from, to }] of stretches.entries()) {
      const { ids } = workshop.after.tokensOf(piece);
      this.starts[owner] = place;
      for (let token = from; token + leastWords <= to; token += 1)
        if (filter.mayHold(ids, token)) places.push(place + token - from);
      for (let token = from; token < to; token += 1, place += 1) {
        this.ids[place] = ids[token] ?? -1;
        this.owners[place] = owner;
      }
      this.ends[owner] = place;
    }
    this.tiles = new TileIndex(this.ids, leastWords, candidatesPerRun, places.length);
    for (const start of places) this.tiles.add(start);
  }

  runsOf(gone: readonly Stretch[]): MovedRun[] {
    const found: MovedRun[] = [];
    for (const stretch of gone) {
      const { ids } = this.workshop.before.tokensOf(stretch.piece);
      let token = stretch.from;
      while (token + leastWords <= stretch.to) {
        const { place, length } = this.longestAt(ids, token, stretch.to);
        const run = place < 0 ? null : this.runAt(stretch, ids, token, place, length);
        if (run !== null) found.push(run);
        token += Math.max(1, length);
      }
    }
    return found;
  }

  private longestAt(ids: ArrayLike<number>, token: number, end: number): { place: number; length: number } {
    let best = { place: -1, length: 0 };
    for (let place = this.tiles.find(ids, token); place >= 0; place = this.tiles.before(place)) {
      const limit = Math.min(end - token, (this.ends[this.owners[place] ?? 0] ?? 0) - place);
      let length = 0;
      while (
        length < limit &&
        this.taken[place + length] === 0 &&
        ids[token + length] === this.ids[place + length]
      )
        length += 1;
      this.workshop.effort.steps += length + 1;
      // Of equally long ones the earliest.
      if (length >= leastWords && length >= best.length) best = { place, length };
    }
    return best;
  }

  /** The run without marks at its ends; null where too few words are left or a source cannot be followed. */
  private runAt(
    stretch: Stretch,
    ids: ArrayLike<number>,
    token: number,
    place: number,
    length: number,
  ): MovedRun | null {
    const isWord = (at: number): boolean => this.workshop.vocabulary.isWord(ids[at] ?? -1);
    let from = token;
    let to = token + length;
    while (from < to && !isWord(from)) from += 1;
    while (to > from && !isWord(to - 1)) to -= 1;
    let words = 0;
    for (let at = from; at < to; at += 1) if (isWord(at)) words += 1;
    const owner = this.owners[place] ?? 0;
    const target = this.stretches[owner];
    if (words < leastWords || target === undefined) return null;
    const { before, after } = this.workshop;
    if (before.mapOf(stretch.piece) === null || after.mapOf(target.piece) === null) return null;
    const first = place + from - token;
    this.taken.fill(1, first, first + to - from);
    const start = target.from + first - (this.starts[owner] ?? 0);
    return {
      before: { piece: stretch.piece, from, to },
      after: { piece: target.piece, from: start, to: start + to - from },
    };
  }
}
