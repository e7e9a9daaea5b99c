// Sees to it that no character is lost: what no other step placed is listed.
import type { Range } from '../statute.ts';

const isWhite = (text: string, at: number): boolean => {
  const code = text.charCodeAt(at);
  if (code <= 0x20) return code === 0x20 || (code >= 0x09 && code <= 0x0d);
  return code >= 0xa0 && /\s/.test(text.charAt(at));
};

/** Which characters of a source have been placed. */
export class Coverage {
  private readonly placed: Range[] = [];
  private readonly source: string;
  constructor(source: string) {
    this.source = source;
  }

  place(ranges: readonly Range[]): void {
    for (const range of ranges) this.placed.push(range);
  }

  /** Runs that hold something and were not placed; white space at their ends is trimmed off. */
  gaps(): Range[] {
    const found: Range[] = [];
    this.placed.sort((left, right) => left.start - right.start);
    let reached = 0;
    for (const { start, end } of this.placed) {
      if (start > reached) this.between(reached, start, found);
      if (end > reached) reached = end;
    }
    this.between(reached, this.source.length, found);
    return found;
  }

  /** The runs in [from, to), one on each line. */
  private between(from: number, to: number, found: Range[]): void {
    let start = -1;
    let end = -1;
    for (let at = from; at <= to; at += 1) {
      if (at === to || this.source.charCodeAt(at) === 0x0a) {
        if (start >= 0) found.push({ start, end });
        start = -1;
      } else if (!isWhite(this.source, at)) {
        if (start < 0) start = at;
        end = at + 1;
      }
    }
  }
}
