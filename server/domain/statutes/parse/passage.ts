// Joins the lines of a stycke into the words as they are read aloud, with their places in the source.
import type { Passage, Range } from '../statute.ts';
import type { Line } from './line.ts';
import { endsHyphenated, startsLower } from './line.ts';
import { append, sourceRanges } from './manuscript.ts';
import type { Manuscript } from './manuscript.ts';
import type { Remark } from './sheet.ts';

/** What the joining needs to know of the whole text. */
export interface Binding {
  readonly manuscript: Manuscript;
  /** Words that the text itself writes with a hyphen inside a line. */
  readonly hyphenated: ReadonlySet<string>;
  readonly leftOut: Remark[];
}

export const bind = (manuscript: Manuscript, leftOut: Remark[]): Binding => {
  const hyphenated = new Set<string>();
  for (const match of manuscript.text.matchAll(/\p{L}{1,30}-\p{L}{1,30}/gu))
    hyphenated.add(match[0].toLowerCase());
  return { manuscript, hyphenated, leftOut };
};

const plainWhite = (text: string): string => text.replace(/\s+/g, ' ');

/** "Norrv-" + "ikens" is one word; "närings-" + "och" is two; "e-" + "post" keeps its hyphen where the text writes e-post. */
const joint = (binding: Binding, before: string, after: string): 'space' | 'keep' | 'undo' => {
  if (!endsHyphenated(before))
    return /\p{L}[-/]$/u.test(before.slice(-3)) &&
      !/\s[-/]$/.test(before.slice(-3)) &&
      /^[\p{Lu}\d]/u.test(after)
      ? 'keep'
      : 'space';
  if (before.endsWith('\u00ad')) return 'undo';
  if (/^(?:och|eller|samt|respektive|som)(?![\p{L}])/u.test(after)) return 'space';
  if (!startsLower(after)) return 'keep';
  const left = /\p{L}{1,30}(?=.$)/u.exec(before.slice(-40))?.[0] ?? '';
  const right = /^\p{L}{1,30}/u.exec(after)?.[0] ?? '';
  if (binding.hyphenated.has(`${left}-${right}`.toLowerCase())) return 'keep';
  return left.length > 1 && left === left.toUpperCase() ? 'keep' : 'undo';
};

/** Joins lines into one passage. A hyphen that only a line's end made is left out and listed. */
export const joinLines = (binding: Binding, lines: readonly Line[]): Passage => {
  const ranges: Range[] = [];
  let text = '';
  for (const [index, line] of lines.entries()) {
    const next = lines[index + 1];
    let to = line.to;
    let words = plainWhite(line.text);
    let glue = '';
    if (next !== undefined) {
      const kind = joint(binding, line.text, next.text);
      if (kind === 'space') glue = ' ';
      if (kind === 'undo') {
        to -= 1;
        words = words.slice(0, -1);
        if (!line.text.endsWith('\u00ad')) {
          binding.leftOut.push({
            line: line.number,
            why: 'hyphenUndone',
            text: `${/\S{1,40}$/u.exec(line.text.slice(-60))?.[0] ?? line.text.slice(-20)} ${next.text.slice(0, 40).split(' ', 1)[0] ?? ''}`,
            ranges: sourceRanges(binding.manuscript, line.to - 1, line.to),
          });
        }
      }
    }
    text += words + glue;
    append(ranges, sourceRanges(binding.manuscript, line.from, to));
  }
  // A mark may follow a ligature or an invisible character, so that letters meet only here.
  return { text: text.normalize('NFC'), ranges };
};

/** The same line without its first characters: what follows a label. */
export const afterLabel = (line: Line, length: number): Line => {
  const rest = line.text.slice(length);
  const lead = rest.length - rest.trimStart().length;
  return {
    ...line,
    from: line.from + length + lead,
    indent: line.indent + length + lead,
    text: rest.trim(),
    emphasis: Math.max(0, line.emphasis - length - lead),
    itemMark: null,
  };
};

/** The first characters of a line as a line of their own: a label or a rubric. */
export const upTo = (line: Line, length: number): Line => {
  const text = line.text.slice(0, length).trimEnd();
  return { ...line, to: line.from + text.length, text };
};
