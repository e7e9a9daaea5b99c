// Writes segments while walking through two texts at once, so that every character lands in exactly one of them.

import type { Segment } from './change.ts';
import { characterWidth, isWordAt } from './tokens.ts';

const lettersOf = (text: string): string => text.replaceAll(/[^\p{L}\p{M}\p{N}]/gu, '');

/** Above this a slice is compared sooner than its characters. */
const longSlice = 24;

/** Collects segments. Deletions and insertions between two kept stretches are gathered into one of each. */
export class SegmentWriter {
  readonly before: string;
  readonly after: string;
  b = 0;
  a = 0;
  private readonly segments: Segment[] = [];
  private kept = 0;
  private gone = '';
  private added = '';

  private readonly areTurned: boolean;

  /** `areTurned`: `before` is the new text and `after` the old. */
  constructor(before: string, after: string, areTurned: boolean) {
    this.before = before;
    this.after = after;
    this.areTurned = areTurned;
  }

  equalSlices(b: number, bEnd: number, a: number, aEnd: number): boolean {
    const length = bEnd - b;
    if (length !== aEnd - a) return false;
    if (length > longSlice) return this.before.slice(b, bEnd) === this.after.slice(a, aEnd);
    for (let step = 0; step < length; step += 1)
      if (this.before.charCodeAt(b + step) !== this.after.charCodeAt(a + step)) return false;
    return true;
  }

  /** Text that is equal on both sides, from these places; what stands before it is a gap. */
  equal(b: number, a: number, length: number): void {
    this.gap(b, a);
    this.keep(length);
  }

  /** One token of both sides; where only marks in it differ these are marked, where letters do the whole token is. */
  equalToken(b: number, bEnd: number, a: number, aEnd: number): void {
    if (b < this.b || a < this.a || bEnd < b || aEnd < a) return;
    if (this.equalSlices(b, bEnd, a, aEnd)) {
      this.equal(b, a, bEnd - b);
      return;
    }
    this.gap(b, a);
    if (!this.sameButLayout(b, bEnd, a, aEnd)) {
      this.drop(bEnd - b);
      this.add(aEnd - a);
      return;
    }
    while (this.b < bEnd && this.a < aEnd) {
      const width = characterWidth(this.before, this.b);
      const same =
        width === characterWidth(this.after, this.a) &&
        this.equalSlices(this.b, this.b + width, this.a, this.a + width);
      if (same) this.keep(width);
      else if (!isWordAt(this.before, this.b)) this.drop(width);
      else if (!isWordAt(this.after, this.a)) this.add(characterWidth(this.after, this.a));
      else break;
    }
    this.drop(bEnd - this.b);
    this.add(aEnd - this.a);
  }

  /** Everything up to these places differs, save for marks and white space that both sides begin or end with. */
  gap(bTo: number, aTo: number): void {
    if (bTo <= this.b && aTo <= this.a) return;
    if (this.equalSlices(this.b, bTo, this.a, aTo)) {
      this.keep(bTo - this.b);
      return;
    }
    let lead = 0;
    while (this.b + lead < bTo && this.a + lead < aTo && this.sameMark(this.b + lead, this.a + lead))
      lead += 1;
    this.keep(lead);
    let trail = 0;
    while (bTo - trail > this.b && aTo - trail > this.a && this.sameMark(bTo - trail - 1, aTo - trail - 1))
      trail += 1;
    this.drop(bTo - trail - this.b);
    this.add(aTo - trail - this.a);
    this.keep(trail);
  }

  finish(): Segment[] {
    this.flushChange();
    this.flushKept();
    return this.segments;
  }

  /** Whether two tokens hold the same letters and digits in the same code points: a decomposed "å" is no "å". */
  private sameButLayout(b: number, bEnd: number, a: number, aEnd: number): boolean {
    return lettersOf(this.before.slice(b, bEnd)) === lettersOf(this.after.slice(a, aEnd));
  }

  private sameMark(b: number, a: number): boolean {
    const code = this.before.charCodeAt(b);
    if (code !== this.after.charCodeAt(a) || (code >= 0xd800 && code < 0xe000)) return false;
    return !isWordAt(this.before, b);
  }

  private keep(length: number): void {
    if (length <= 0) return;
    this.flushChange();
    this.kept += length;
    this.b += length;
    this.a += length;
  }

  private drop(length: number): void {
    if (length <= 0) return;
    this.flushKept();
    this.gone += this.before.slice(this.b, this.b + length);
    this.b += length;
  }

  private add(length: number): void {
    if (length <= 0) return;
    this.flushKept();
    this.added += this.after.slice(this.a, this.a + length);
    this.a += length;
  }

  private flushKept(): void {
    if (this.kept > 0) this.segments.push(['=', this.before.slice(this.b - this.kept, this.b)]);
    this.kept = 0;
  }

  private flushChange(): void {
    const gone = this.areTurned ? this.added : this.gone;
    const added = this.areTurned ? this.gone : this.added;
    if (gone !== '') this.segments.push(['-', gone]);
    if (added !== '') this.segments.push(['+', added]);
    this.gone = '';
    this.added = '';
  }
}
