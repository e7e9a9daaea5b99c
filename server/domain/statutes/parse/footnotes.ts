// Footnotes: a raised number in the words, and a line that begins with the same number at the foot of a page or of the text.
import { mergeStretches } from './markup.ts';
import type { Stretch } from './markup.ts';

const opensNote = /^([¹²³⁰⁴-⁹]{1,3})[.)]?\s*(?=["”»(]?[\p{L}\d])/u;
/** A raised number right after a word; "m²" is a measure. */
const reference = /(?<=[^\s\d¹²³⁰⁴-⁹])(?<!(?<!\p{L})[kcd]?m)[¹²³⁰⁴-⁹]{1,3}/gu;
const mayHold = /[¹²³⁰⁴-⁹]/u;

/** The numbers that both stand in the words and begin a line. */
export const noteMarks = (text: string): ReadonlySet<string> => {
  if (!mayHold.test(text)) return new Set();
  const opened = new Set<string>();
  for (const line of text.split(/[\n\f]/)) {
    const mark = opensNote.exec(line.slice(0, 60).trimStart())?.[1];
    if (mark !== undefined) opened.add(mark);
  }
  const referred = new Set<string>();
  if (opened.size > 0) for (const [mark] of text.matchAll(reference)) referred.add(mark);
  return new Set([...opened].filter((mark) => referred.has(mark)));
};

/** Whether a line is the beginning of a note. */
export const beginsNote = (words: string, marks: ReadonlySet<string>): boolean =>
  marks.has(opensNote.exec(words.slice(0, 40))?.[1] ?? '');

/** What is to be dropped of a line, with its references to notes. */
export const withReferences = (
  words: string,
  drop: readonly Stretch[],
  marks: ReadonlySet<string>,
): readonly Stretch[] => {
  if (!mayHold.test(words)) return drop;
  const found: Stretch[] = [...words.matchAll(reference)].flatMap((match): Stretch[] =>
    marks.has(match[0]) ? [[match.index, match.index + match[0].length]] : [],
  );
  return found.length === 0 ? drop : mergeStretches([...drop, ...found]);
};
