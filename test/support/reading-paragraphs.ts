// A reading as the paragraphs of a document, told anew for tests: what a Word file of it must hold.
import type { Passage, Reading } from '../../server/domain/statutes/statute.ts';

/** Headings, stycken and punkter in the order of the source. */
export function readingParagraphs(reading: Reading): readonly string[] {
  const at = (passage: Passage | undefined): number => passage?.ranges[0]?.start ?? 0;
  const entries: { readonly at: number; readonly lines: readonly string[] }[] = reading.preamble.map(
    (passage) => ({ at: at(passage), lines: [passage.text] }),
  );
  let chapter = '';
  for (const clause of reading.clauses) {
    const own =
      clause.chapter === null ? '' : `${clause.chapter.number} kap. ${clause.chapter.heading ?? ''}`.trim();
    const lines = [...(own === '' || own === chapter ? [] : [own])];
    chapter = own;
    lines.push(`${clause.number} § ${clause.heading ?? ''}`.trim());
    for (const block of clause.blocks) {
      if (block.kind === 'paragraph') lines.push(block.passage.text);
      else lines.push(...block.items.map(({ label, text }) => `${label}\t${text}`));
    }
    const [first] = clause.blocks;
    const body = first?.kind === 'list' ? first.items[0] : first?.passage;
    entries.push({ at: clause.headingRanges[0]?.start ?? at(body), lines });
  }
  return entries.toSorted((one, other) => one.at - other.at).flatMap(({ lines }) => lines);
}
