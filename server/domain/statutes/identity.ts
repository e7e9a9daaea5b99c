// When two texts are the same text: the hash that decisions, versions and quotations are compared by.
import { createHash } from 'node:crypto';
import type { Clause, Reading } from './statute.ts';

/**
 * SHA-256 in hexadecimal over chapters, numbers, rubrics and the words of every stycke and punkt.
 * Layout, list labels, title and adoption lines do not count: identical wording gives the same hash however it was typed.
 */
export function textHash(reading: Pick<Reading, 'clauses'>): string {
  return createHash('sha256')
    .update(JSON.stringify(reading.clauses.map(wording)), 'utf8')
    .digest('hex');
}

/** SHA-256 in hexadecimal over one clause's wording, as in `textHash`: what a quotation is pinned by. */
export function clauseHash(clause: Clause): string {
  return createHash('sha256')
    .update(JSON.stringify(wording(clause)), 'utf8')
    .digest('hex');
}

function wording({ chapter, number, heading, blocks }: Clause): readonly unknown[] {
  return [
    chapter?.number ?? null,
    number,
    heading,
    blocks.map((block) =>
      block.kind === 'paragraph' ? block.passage.text : block.items.map((item) => item.text),
    ),
  ];
}
