// From a Word file to its text, and to the text before its tracked changes.
import { hasChanges, type State } from './word-changes.ts';
import { openWord, type WordParts } from './word-package.ts';
import { readerOf, type Line } from './word-reader.ts';
import { childAt } from './xml.ts';

/** A Word file's text, and as it was before its tracked changes; null where there are none. */
export interface WordText {
  readonly text: string;
  readonly before: string | null;
}

/** @throws Unreadable when it is no Word file, damaged, locked or too large */
export async function textOfWord(bytes: Buffer): Promise<WordText> {
  const parts = await openWord(bytes);
  const text = textIn(parts, 'after');
  if (![parts.document, parts.footnotes, parts.endnotes].some(hasChanges)) return { text, before: null };
  const before = textIn(parts, 'before');
  // A text that was written with tracking on from its first word has none before it.
  return { text, before: before === text || before === '' ? null : before };
}

function textIn(parts: WordParts, state: State): string {
  const reader = readerOf(parts, state);
  const body = childAt(parts.document, 'w:body');
  const lines = body === undefined ? [] : reader.linesIn(body);
  return joined(withMarkedHeadings([...lines, ...reader.notes()]));
}

const fewestHeadings = 3;
const isNumbered = /^(?:§|\d|kap(?:itel)?\s)/iu;

/** Where the headings bear no numbers at all they are marked as in Markdown: nothing else tells them from the text. */
function withMarkedHeadings(lines: readonly Line[]): readonly Line[] {
  const headings = lines.filter(({ level, text }) => level !== null && text !== '');
  if (
    headings.length < fewestHeadings ||
    lines.some(({ text }) => /^(?:§\s?\d|\d+\s?[a-z]?\s?§)/u.test(text))
  )
    return lines;
  if (headings.some(({ text }) => isNumbered.test(text))) return lines;
  return lines.map((line) =>
    line.level === null || line.text === ''
      ? line
      : { ...line, text: `${'#'.repeat(Math.min(line.level + 1, 6))} ${line.text.replaceAll('\n', ' ')}` },
  );
}

/** Paragraphs stand apart by an empty line; items of a list, and lines that were wrapped by hand, do not. */
function joined(lines: readonly Line[]): string {
  const filled = lines.filter(({ text }) => text !== '');
  const isWrapped = isWrappedByHand(filled);
  let text = '';
  for (const [index, line] of filled.entries()) {
    const previous = filled[index - 1];
    if (previous !== undefined)
      text += isWrapped || (line.kind !== 'paragraph' && line.kind === previous.kind) ? '\n' : '\n\n';
    text += line.text;
  }
  return text === '' ? '' : `${text}\n`;
}

const continues = /^[\p{Ll}(]/u;
const isUnfinished = /[\p{L}\p{N},–-]$/u;

/** Texts taken out of other programs may have a paragraph for each line of the page: most sentences then go on in the next. */
function isWrappedByHand(lines: readonly Line[]): boolean {
  let goingOn = 0;
  for (const [index, line] of lines.entries()) {
    const previous = lines[index - 1];
    if (line.kind !== 'paragraph' || previous?.kind !== 'paragraph') continue;
    if (continues.test(line.text) && previous.text.length > 40 && isUnfinished.test(previous.text))
      goingOn += 1;
  }
  return goingOn >= 8 && goingOn > lines.length * 0.25;
}
