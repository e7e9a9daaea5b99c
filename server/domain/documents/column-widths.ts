// How the columns of a table share its width, on paper and in Word alike.

/** Of one column, in any unit of length: its longest word, and its longest cell on one line. */
export interface ColumnNeed {
  readonly word: number;
  readonly line: number;
}

/**
 * Every column gets its longest word, and of what is left the more, the more it has to say; none more than it needs.
 * @returns their widths, in the unit of the needs
 */
export function columnWidths(needs: readonly ColumnNeed[], room: number): readonly number[] {
  const sum = (values: readonly number[]): number => values.reduce((total, each) => total + each, 0);
  const words = needs.map(({ word }) => word);
  const lines = needs.map(({ line }) => line);
  if (sum(words) >= room) return words.map((word) => (room * word) / sum(words));
  if (sum(lines) <= room) return lines.map((line) => (room * line) / sum(lines));
  let widths = words;
  // What one column does not need, the others share in the next round.
  for (let round = 0; round < needs.length; round += 1) {
    const spare = room - sum(widths);
    const wishes = needs.map(({ line }, index) => Math.sqrt(Math.max(0, line - (widths[index] ?? line))));
    const wanted = sum(wishes);
    if (spare < 0.01 || wanted === 0) break;
    widths = widths.map((width, index) =>
      Math.min(needs[index]?.line ?? width, width + (spare * (wishes[index] ?? 0)) / wanted),
    );
  }
  return widths;
}
