// Whether what a member adopted is what was proposed: every word is compared, in the clauses and outside them.
import { createHash } from 'node:crypto';
import { contentOf, type Content } from '../comparison/merge-content.ts';
import type { ReadText } from '../comparison/pieces.ts';
import type { Reading } from '../statutes/statute.ts';
import { undecidedContent } from './undecided.ts';

/**
 * SHA-256 in hexadecimal over a proposed text as a whole: title, the lines before and after the clauses, chapters with
 * their rubrics, numbers, rubrics, words and the marks of lists. Layout does not count. It tells apart what `textHash` of
 * a version does not, which is of the clauses alone; the two are never compared with each other.
 */
export const wholeHash = (reading: Reading): string =>
  createHash('sha256')
    .update(JSON.stringify(marked(contentOf(reading))), 'utf8')
    .digest('hex');

/**
 * Is the text that a member handed in as adopted the proposed one? All that is proposed counts, but for lines that tell
 * of the adoption itself. Where only the clauses were handed in, with their chapters or without, the parts outside them
 * were left out, not adopted otherwise; as soon as any of them is there, all must be as proposed.
 * A text with words struck out or put in says something else than its words alone.
 */
export function isAdoptionOf(proposed: Reading, handedIn: ReadText): boolean {
  if (isMarkedUp(handedIn)) return false;
  const [own, given] = [wordsOf(proposed), wordsOf(handedIn.reading)];
  const isClausesOnly = given.title === null && given.opening.length === 0 && given.closing.length === 0;
  return isSame(own, given) || (isClausesOnly && isSameClauses(own, given));
}

/** Do two texts read the same as a whole? Layout, and lines that tell of their adoption, do not count. */
export const isSameText = (one: Reading, other: Reading): boolean => isSame(wordsOf(one), wordsOf(other));

function isSameClauses(own: Content, given: Content): boolean {
  const clauses = { ...own, title: null, opening: [], closing: [] };
  const hasChapters = given.clauses.some(({ chapter }) => chapter !== null);
  return isSame(
    hasChapters
      ? clauses
      : { ...clauses, clauses: own.clauses.map((clause) => ({ ...clause, chapter: null })) },
    given,
  );
}

/** The reader takes the marks away and leaves the words. */
const isMarkedUp = ({ source, reading: { marks = [] } }: ReadText): boolean =>
  marks.some(({ start, end }) => /^(?:<\/?(?:del|ins|s|strike)\b|~~)/i.test(source.slice(start, end)));

const wordsOf = (reading: Reading): Content => marked(undecidedContent(contentOf(reading)));
const isSame = (one: Content, other: Content): boolean => JSON.stringify(one) === JSON.stringify(other);

/** With the marks of lists by kind and place, in a fixed order of fields. */
const marked = ({ title, opening, closing, clauses }: Content): Content => ({
  ...{ title, opening, closing },
  clauses: clauses.map(({ number, heading, chapter, blocks }) => ({
    ...{ number, heading },
    chapter: chapter === null ? null : { number: chapter.number, heading: chapter.heading },
    blocks: blocks.map((block) =>
      block.kind === 'paragraph'
        ? { kind: 'paragraph', text: block.text }
        : { kind: 'list', items: block.items.map(({ label, text }) => ({ label: markOf(label), text })) },
    ),
  })),
});

/** "1." and "(1)" are the same mark, which "punkt 1" leads to; any bullet is any other, a lone "o" among them. */
function markOf(label: string): string {
  const mark = label.replace(/^\(|[.):]+$/g, '');
  return mark === 'o' || !/[\p{L}\p{N}]/u.test(mark) ? '•' : mark;
}
