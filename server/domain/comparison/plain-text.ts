// Draws the change tree as plain text: with changes marked in the line, or in two columns.

import {
  columnOf,
  type ClauseChange,
  type ClauseRef,
  type Comparison,
  type ParagraphChange,
  type Run,
} from './change.ts';

/** The words that the drawing needs, in the reader's language. */
export interface PlainWords {
  readonly kinds: Readonly<Record<ClauseChange['kind'], string>>;
  readonly moved: string;
  /** "Nuvarande 5 §", given the old number. */
  readonly formerly: (number: string) => string;
  readonly before: string;
  readonly after: string;
}

/** Everything, with [-old-] and {+new+} where it stands, and [~moved~] {~moved~} in both places. */
export function inlineText(comparison: Comparison, words: PlainWords): string {
  const lines = comparison.preamble.map((row) => withLabel(row, markRuns(row.runs)));
  for (const clause of comparison.clauses) {
    lines.push(
      '',
      clauseTitle(clause, words),
      ...clause.paragraphs.map((row) => withLabel(row, markRuns(row.runs))),
    );
  }
  return `${lines.join('\n').trim()}\n`;
}

/** The clauses that differ, whole, old beside new. `width` is that of one column in characters. */
export function columnText(comparison: Comparison, words: PlainWords, width: number): string {
  const lines = row([words.before], [words.after], width);
  const add = (more: readonly string[]): void => {
    for (const line of more) lines.push(line);
  };
  lines.push(`${'-'.repeat(width)}-+-${'-'.repeat(width)}`);
  if (comparison.preamble.some(isChanged)) {
    add(comparison.preamble.flatMap((paragraph) => paragraphColumns(paragraph, width)));
  }
  for (const clause of comparison.clauses) {
    if (clause.kind === 'same' && !clause.renumbered && !clause.moved) continue;
    add(row([''], [''], width));
    add(row(wrap(sideTitle(clause.before), width), wrap(rightTitle(clause, words), width), width));
    add(clause.paragraphs.flatMap((paragraph) => paragraphColumns(paragraph, width)));
  }
  return `${lines.map((line) => line.trimEnd()).join('\n')}\n`;
}

function isChanged(paragraph: ParagraphChange): boolean {
  return paragraph.kind !== 'same' || paragraph.moved;
}

function paragraphColumns(paragraph: ParagraphChange, width: number): string[] {
  const side = (column: 'before' | 'after'): string[] => {
    const text = markRuns(columnOf(paragraph.runs, column)).trim();
    const label = paragraph.item?.[column] ?? null;
    return text === '' ? [] : wrap(label === null ? text : `${label} ${text}`, width);
  };
  return row(side('before'), side('after'), width);
}

function nameOf(ref: ClauseRef): string {
  return `${ref.number} §${ref.heading === null ? '' : ` ${ref.heading}`}`;
}

function sideTitle(refs: readonly ClauseRef[]): string {
  return refs.map(nameOf).join(', ');
}

function rightTitle(clause: ClauseChange, words: PlainWords): string {
  const old = clause.before.map((ref) => ref.number).join(', ');
  const former = clause.renumbered ? ` (${words.formerly(old)})` : '';
  return `${sideTitle(clause.after)}${former}`;
}

function clauseTitle(clause: ClauseChange, words: PlainWords): string {
  const title = clause.after.length === 0 ? sideTitle(clause.before) : rightTitle(clause, words);
  const marks = [words.kinds[clause.kind], ...(clause.moved ? [words.moved] : [])];
  return `${title} – ${marks.join(', ')}`;
}

function withLabel(paragraph: ParagraphChange, text: string): string {
  const label = paragraph.item?.after ?? paragraph.item?.before ?? null;
  return label === null ? text : `${label} ${text}`;
}

const marks: Readonly<Record<Run['kind'], readonly [string, string]>> = {
  same: ['', ''],
  deleted: ['[-', '-]'],
  inserted: ['{+', '+}'],
  movedFrom: ['[~', '~]'],
  movedTo: ['{~', '~}'],
};

function markRuns(runs: readonly Run[]): string {
  return runs.map((run) => `${marks[run.kind][0]}${run.text}${marks[run.kind][1]}`).join('');
}

function row(left: readonly string[], right: readonly string[], width: number): string[] {
  const lines = Math.max(left.length, right.length);
  return Array.from(
    { length: lines },
    (_, index) => `${(left[index] ?? '').padEnd(width)} | ${right[index] ?? ''}`,
  );
}

function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = '';
    }
    let rest = line === '' ? word : `${line} ${word}`;
    while (rest.length > width) {
      lines.push(rest.slice(0, width));
      rest = rest.slice(width);
    }
    line = rest;
  }
  return [...lines, line];
}
