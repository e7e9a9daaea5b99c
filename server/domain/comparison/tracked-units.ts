// A statute as the paragraphs of a text document, in the order of its source, and where a comparison's rows stand in them.

import type { Reading } from '../statutes/statute.ts';

/** What a paragraph of the document is. */
export type TrackedStyle = 'title' | 'chapter' | 'clause' | 'paragraph' | 'item';

/** One paragraph as it is read: its label with a tab ("1.\t"), or nothing, and its words. */
export interface Unit {
  readonly style: TrackedStyle;
  readonly label: string;
  readonly text: string;
  /** What the change tree calls it: the clause's index (-1 outside) and the stycke from 1; null for headings. */
  readonly place: { readonly clause: number; readonly paragraph: number } | null;
  /** Index of the clause whose number and rubric, or whose chapter, this is. */
  readonly heads: number | null;
}

/** @param isFlat the other text has no clauses: what stands in clauses is compared as if it stood outside them */
export function unitsOf(reading: Reading, isFlat: boolean): readonly Unit[] {
  const units: Unit[] = [];
  const outside = reading.preamble.map((passage, index) => ({ passage, index })).toReversed();
  const takeOutside = (until: number): void => {
    for (let next = outside.at(-1); next !== undefined; next = outside.at(-1)) {
      if ((next.passage.ranges[0]?.start ?? 0) >= until) return;
      outside.pop();
      const { text } = next.passage;
      const isTitle = text === reading.title && !units.some(({ style }) => style === 'title');
      const place = { clause: -1, paragraph: next.index + 1 };
      units.push({ style: isTitle ? 'title' : 'paragraph', label: '', text, place, heads: null });
    }
  };
  let counted = isFlat ? reading.preamble.length : 0;
  for (const [index, clause] of reading.clauses.entries()) {
    takeOutside(startOf(clause));
    const { chapter } = clause;
    const before = reading.clauses[index - 1]?.chapter ?? null;
    if (chapter !== null && (before?.number !== chapter.number || before.heading !== chapter.heading))
      units.push(heading('chapter', joined(`${chapter.number} kap.`, chapter.heading), index));
    units.push(heading('clause', joined(`${clause.number} §`, clause.heading), index));
    if (!isFlat) counted = 0;
    for (const [place, block] of clause.blocks.entries()) {
      if (block.kind === 'paragraph' || place === 0) counted += 1;
      const at = { clause: isFlat ? -1 : index, paragraph: counted };
      if (block.kind === 'paragraph') units.push(body('paragraph', '', block.passage.text, at));
      else for (const item of block.items) units.push(body('item', `${item.label}\t`, item.text, at));
    }
  }
  takeOutside(Infinity);
  return units;
}

const heading = (style: 'chapter' | 'clause', text: string, heads: number): Unit => ({
  ...{ style, text, heads },
  label: '',
  place: null,
});

const body = (style: TrackedStyle, label: string, text: string, place: NonNullable<Unit['place']>): Unit => ({
  ...{ style, label, text, place },
  heads: null,
});

const joined = (number: string, rubric: string | null): string =>
  rubric === null ? number : `${number} ${rubric}`;

function startOf(clause: Reading['clauses'][number]): number {
  const [heading] = clause.headingRanges;
  if (heading !== undefined) return heading.start;
  const [first] = clause.blocks;
  const passage = first?.kind === 'list' ? first.items[0] : first?.passage;
  return passage?.ranges[0]?.start ?? 0;
}
