// The places of lines whose layout marks were taken out: their words are put together again beyond the end of the text.
import type { Range } from '../statute.ts';
import { append, sourceRanges } from './manuscript.ts';
import type { Manuscript } from './manuscript.ts';

/**
 * A place below the text's length is a character of the manuscript. Lines with marks inside are copied without them
 * beyond it, so that the words of a line always stand at consecutive places.
 */
export class FairCopy {
  readonly manuscript: Manuscript;
  private readonly at: number[] = [];
  private readonly from: number[] = [];
  private readonly to: number[] = [];
  private length: number;
  constructor(manuscript: Manuscript) {
    this.manuscript = manuscript;
    this.length = manuscript.text.length + 1;
  }

  /** Begins a line that is copied; answers its first place. */
  open(): number {
    this.length += 1;
    return this.length;
  }

  /** Copies the characters [from, to) of the manuscript to the end. */
  copy(from: number, to: number): void {
    if (to <= from) return;
    this.at.push(this.length);
    this.from.push(from);
    this.to.push(to);
    this.length += to - from;
  }

  /** The places in the source of [from, to). */
  ranges(from: number, to: number): Range[] {
    if (to <= this.manuscript.text.length) return sourceRanges(this.manuscript, from, to);
    const ranges: Range[] = [];
    for (let piece = this.pieceAt(from); piece < this.at.length; piece += 1) {
      const opens = this.at[piece] ?? 0;
      if (opens >= to) break;
      const start = this.from[piece] ?? 0;
      const first = start + Math.max(0, from - opens);
      const last = Math.min(this.to[piece] ?? 0, start + to - opens);
      if (last > first) append(ranges, sourceRanges(this.manuscript, first, last));
    }
    return ranges;
  }

  private pieceAt(place: number): number {
    let low = 0;
    let high = this.at.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.at[middle] ?? 0) <= place) low = middle;
      else high = middle - 1;
    }
    return Math.max(0, low);
  }
}
