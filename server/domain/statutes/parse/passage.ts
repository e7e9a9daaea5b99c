// Joins the lines of a stycke into the words as they are read aloud, with their places in the source.
import type { Passage, Range } from '../statute.ts';
import type { Line } from './line.ts';
import { breaksNumber, endsHyphenated, startsLower } from './line.ts';
import type { FairCopy } from './fair-copy.ts';
import { append } from './manuscript.ts';
import type { Remark } from './sheet.ts';

/** What the joining needs to know of the whole text. */
export interface Binding {
  readonly copy: FairCopy;
  /** Words that the text itself writes with a hyphen inside a line; sought out when first asked for. */
  readonly hyphenated: () => ReadonlySet<string>;
  readonly leftOut: Remark[];
}

const isLetter = (code: number): boolean =>
  (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || (code >= 0xc0 && code <= 0x24f);

const longestPart = 30;

/** The words of a text that hold a hyphen between two letters, in small letters. */
const findHyphenated = (text: string): Set<string> => {
  const found = new Set<string>();
  for (let at = text.indexOf('-'); at >= 0; at = text.indexOf('-', at + 1)) {
    let from = at;
    let to = at + 1;
    while (from > 0 && at - from < longestPart && isLetter(text.charCodeAt(from - 1))) from -= 1;
    while (to < text.length && to - at <= longestPart && isLetter(text.charCodeAt(to))) to += 1;
    if (from < at && to > at + 1) found.add(text.slice(from, to).toLowerCase());
  }
  return found;
};

export const bind = (copy: FairCopy, leftOut: Remark[]): Binding => {
  let hyphenated: Set<string> | null = null;
  return {
    copy,
    hyphenated: () => (hyphenated ??= findHyphenated(copy.manuscript.text)),
    leftOut,
  };
};

/** Single spaces. Lines hold no other white space than spaces and tabs. */
const plainWhite = (text: string): string =>
  text.includes('  ') || text.includes('\t') ? text.replace(/\s+/g, ' ') : text;

/** "Norrv-" + "ikens" is one word; "närings-" + "och" is two; "e-" + "post" keeps its hyphen where the text writes e-post. */
const joint = (binding: Binding, before: string, after: string): 'space' | 'keep' | 'undo' => {
  if (breaksNumber(before, after)) return 'keep';
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
  if (binding.hyphenated().has(`${left}-${right}`.toLowerCase())) return 'keep';
  return left.length > 1 && left === left.toUpperCase() ? 'keep' : 'undo';
};

/** A mark may follow a ligature or an invisible character, so that letters meet only here. */
const composed = (binding: Binding, text: string): string =>
  binding.copy.manuscript.combines ? text.normalize('NFC') : text;

/** Joins lines into one passage. A hyphen that only a line's end made is left out and listed. */
export const joinLines = (binding: Binding, lines: readonly Line[]): Passage => {
  const [only] = lines;
  if (only !== undefined && lines.length === 1)
    return {
      text: composed(binding, plainWhite(only.text)),
      ranges: binding.copy.ranges(only.from, only.to),
    };
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
            ranges: binding.copy.ranges(line.to - 1, line.to),
          });
        }
      }
    }
    text += words + glue;
    append(ranges, binding.copy.ranges(line.from, to));
  }
  return { text: composed(binding, text), ranges };
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
