// Clauses of typeset sources, whose numbers the typesetting program would have made from the order of the headings.
import type { ClauseHead } from './heads.ts';
import type { Line } from './line.ts';

/** Numbers the headings as the program would: 1, 1.1, 1.2, 2. */
export const automaticHeads = (lines: readonly Line[]): ClauseHead[] => {
  const counts: number[] = [];
  const heads: ClauseHead[] = [];
  const top = Math.min(...lines.filter((line) => line.autoNumbered).map((line) => line.level));
  for (const [at, line] of lines.entries()) {
    if (!line.autoNumbered) continue;
    const depth = line.level - top;
    while (counts.length <= depth) counts.push(0);
    counts.length = depth + 1;
    counts[depth] = (counts[depth] ?? 0) + 1;
    const number = counts.map((count) => Math.max(1, count)).join('.');
    heads.push({
      kind: 'clause',
      at,
      label: { number, length: 0, signed: false, ocr: false, ending: '' },
      signLost: false,
      uncertain: false,
    });
  }
  return heads;
};
