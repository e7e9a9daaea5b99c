// Sees to it that no character is lost: what no other step placed is listed.
import type { Range } from '../statute.ts';

const isWhite = (character: string): boolean => /\s/.test(character);

/** Runs of the source that hold something and lie in none of the ranges; white space at their ends is trimmed off. */
export const uncovered = (source: string, covered: readonly Range[]): Range[] => {
  const placed = new Uint8Array(source.length);
  for (const range of covered) placed.fill(1, range.start, range.end);
  const found: Range[] = [];
  let start = -1;
  let end = -1;
  for (let at = 0; at < source.length; at += 1) {
    if (placed[at] === 1) {
      if (start >= 0) found.push({ start, end });
      start = -1;
    } else if (!isWhite(source[at] ?? ' ')) {
      if (start < 0) start = at;
      end = at + 1;
    } else if (start >= 0 && source[at] === '\n') {
      found.push({ start, end });
      start = -1;
    }
  }
  if (start >= 0) found.push({ start, end });
  return found;
};
