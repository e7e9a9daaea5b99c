// Sees to it that no character is lost: what no other step placed is listed.
import type { Range } from '../statute.ts';

const isWhite = (character: string): boolean => /\s/.test(character);

/** Which characters of a source have been placed. */
export class Coverage {
  private readonly placed: Uint8Array;
  private readonly source: string;
  constructor(source: string) {
    this.source = source;
    this.placed = new Uint8Array(source.length);
  }

  place(ranges: readonly Range[]): void {
    for (const range of ranges) this.placed.fill(1, range.start, range.end);
  }

  /** Runs that hold something and were not placed; white space at their ends is trimmed off. */
  gaps(): Range[] {
    const found: Range[] = [];
    let start = -1;
    let end = -1;
    const close = (): void => {
      if (start >= 0) found.push({ start, end });
      start = -1;
    };
    for (let at = 0; at < this.source.length; at += 1) {
      if (this.placed[at] === 1) close();
      else if (!isWhite(this.source[at] ?? ' ')) {
        if (start < 0) start = at;
        end = at + 1;
      } else if (this.source[at] === '\n') close();
    }
    close();
    return found;
  }
}
