// Takes away what is not the text, then finds where its clauses begin.
import { automaticHeads, headingHeads } from './automatic-heads.ts';
import { findContents } from './contents.ts';
import { splitMargins, unflatten } from './flat.ts';
import type { FlatReading } from './flat.ts';
import { findFurniture, withoutFurniture } from './furniture.ts';
import type { Head } from './head.ts';
import { findHeads } from './heads.ts';
import { readBareLabel, readSignedLabel } from './label.ts';
import type { Line } from './line.ts';
import type { ReadingNoteCode } from './notes.ts';
import type { Sheet } from './sheet.ts';
import { splitTrailingLabels } from './trailing-labels.ts';
import { measureWrapping, unwrapped } from './wrapping.ts';
import type { Wrapping } from './wrapping.ts';

const setAside = (sheet: Sheet, lines: readonly Line[], why: ReadingNoteCode): void => {
  for (const line of lines)
    sheet.leftOut.push({
      line: line.number,
      why,
      text: line.text,
      ranges: sheet.copy.ranges(line.from, line.to),
    });
};

export interface Prepared {
  readonly heads: readonly Head[];
  readonly doubtful: readonly number[];
  readonly signs: boolean;
  readonly wrapping: Wrapping;
  readonly flat: FlatReading | null;
  readonly automatic: boolean;
}

/** Whether the program that sets the text would make the numbers of its headings. */
const numbersAreMade = (lines: readonly Line[]): boolean => {
  const headings = lines.filter((line) => line.autoNumbered);
  if (headings.length === 0) return false;
  const numbered = headings.filter((line) => readBareLabel(line.text) !== null).length;
  const signed = lines.filter((line) => readSignedLabel(line.text) !== null).length;
  return headings.length - numbered > Math.max(signed, numbered);
};

/** Leaves in `sheet.lines` the lines of the text itself and says where its clauses begin, and how it is written. */
export const prepare = (sheet: Sheet): Prepared => {
  const furniture = findFurniture(sheet.lines);
  for (const { line, why } of furniture) setAside(sheet, [line], why);
  sheet.lines = splitTrailingLabels(splitMargins(withoutFurniture(sheet.lines, furniture)));
  if (numbersAreMade(sheet.lines)) {
    const wrapping = measureWrapping(sheet.lines);
    return {
      heads: automaticHeads(sheet.lines),
      doubtful: [],
      signs: false,
      wrapping,
      flat: null,
      automatic: true,
    };
  }
  const contents = findContents(sheet.lines);
  if (contents !== null) {
    setAside(sheet, sheet.lines.slice(contents.from, contents.to), 'tableOfContents');
    sheet.lines = [...sheet.lines.slice(0, contents.from), ...sheet.lines.slice(contents.to)];
  }
  const wrapping = measureWrapping(sheet.lines);
  const first = findHeads(sheet.lines, wrapping);
  if (first.heads.length === 0) {
    const made = headingHeads(sheet.lines);
    if (made.length > 0)
      return { heads: made, doubtful: [], signs: false, wrapping, flat: null, automatic: true };
  }
  const flat = unflatten(sheet.lines, first.heads.filter((head) => head.kind === 'clause').length);
  if (flat === null) return { ...first, wrapping, flat: null, automatic: false };
  sheet.lines = flat.lines;
  setAside(sheet, flat.pageNumbers, 'pageNumber');
  return { ...findHeads(sheet.lines, unwrapped), wrapping: unwrapped, flat, automatic: false };
};
