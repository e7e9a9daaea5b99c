// Clauses of typeset sources, whose numbers the typesetting program would have made from the order of the headings.
import type { ClauseHead } from './head.ts';
import type { Line } from './line.ts';

const fewest = 3;

/** In a text with headings but no numbers at all, the headings are the clauses; a single first heading is the title. */
export const headingHeads = (lines: readonly Line[]): ClauseHead[] => {
  const levels = lines.filter((line) => line.level > 0).map((line) => line.level);
  if (levels.length < fewest) return [];
  const highest = levels.reduce((least, level) => Math.min(least, level), 9);
  const hasTitle = levels[0] === highest && levels.filter((level) => level === highest).length === 1;
  return numberHeadings(lines, (line) => line.level > (hasTitle ? highest : 0));
};

/** Numbers the headings as the program would: 1, 1.1, 1.2, 2. */
export const automaticHeads = (lines: readonly Line[]): ClauseHead[] =>
  numberHeadings(lines, (line) => line.autoNumbered);

const numberHeadings = (lines: readonly Line[], isHead: (line: Line) => boolean): ClauseHead[] => {
  const counts: number[] = [];
  const heads: ClauseHead[] = [];
  const top = lines.reduce((least, line) => (isHead(line) ? Math.min(least, line.level) : least), 9);
  for (const [at, line] of lines.entries()) {
    if (!isHead(line)) continue;
    const depth = line.level - top;
    while (counts.length <= depth) counts.push(0);
    counts.length = depth + 1;
    counts[depth] = (counts[depth] ?? 0) + 1;
    const number = counts.map((count) => Math.max(1, count)).join('.');
    heads.push({
      kind: 'clause',
      at,
      label: { number, length: 0, signed: false, ocr: false, roman: null, ending: '' },
      signLost: false,
      uncertain: false,
    });
  }
  return heads;
};
