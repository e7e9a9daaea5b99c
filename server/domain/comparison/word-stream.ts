// Reads two runs of stycken word by word, as one text each, for as long as they say the same.

import type { Piece } from './pieces.ts';
import type { Workshop } from './row.ts';
import type { Side } from './side.ts';

/** Whether both say the same words in the same order. Stops at the first word that differs, so that most pieces need not be cut into words at all. */
export function haveSameWords(
  before: readonly Piece[],
  after: readonly Piece[],
  workshop: Workshop,
): boolean {
  const left = new WordStream(before, workshop.before, workshop);
  const right = new WordStream(after, workshop.after, workshop);
  for (;;) {
    while (left.atStart() && right.atStart() && left.content() === right.content()) {
      left.skipPiece();
      right.skipPiece();
    }
    const id = left.next();
    if (id !== right.next()) return false;
    if (id < 0) return true;
  }
}

/** The words of some pieces one after the other. */
class WordStream {
  private readonly pieces: readonly Piece[];
  private readonly side: Side;
  private readonly workshop: Workshop;
  private piece = 0;
  private token = 0;

  constructor(pieces: readonly Piece[], side: Side, workshop: Workshop) {
    this.pieces = pieces;
    this.side = side;
    this.workshop = workshop;
  }

  atStart(): boolean {
    return this.token === 0 && this.piece < this.pieces.length;
  }

  content(): number {
    return this.pieces[this.piece]?.content ?? -1;
  }

  skipPiece(): void {
    this.piece += 1;
  }

  /** The next word, -1 after the last. */
  next(): number {
    for (let piece = this.pieces[this.piece]; piece !== undefined; piece = this.pieces[this.piece]) {
      const { ids } = this.side.tokensOf(piece);
      while (this.token < ids.length) {
        const id = ids[this.token] ?? -1;
        this.token += 1;
        if (!this.workshop.vocabulary.isWord(id)) continue;
        if (this.token === ids.length) this.endPiece();
        return id;
      }
      this.endPiece();
    }
    return -1;
  }

  private endPiece(): void {
    this.piece += 1;
    this.token = 0;
  }
}
