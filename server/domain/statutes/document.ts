// A statute's clauses as blocks, for page, quotation and PDF.
import { plain, type Block } from '../documents/blocks.ts';
import { clauseAnchors } from './anchor.ts';
import type { Clause } from './statute.ts';

/** The stycken and punkter of a clause, without its number and rubric. */
export function clauseBody(clause: Pick<Clause, 'blocks'>): readonly Block[] {
  return clause.blocks.map((block): Block =>
    block.kind === 'paragraph'
      ? { kind: 'paragraph', runs: plain(block.passage.text) }
      : {
          kind: 'list',
          items: block.items.map(({ label, text }) => ({
            label,
            blocks: [{ kind: 'paragraph', runs: plain(text) }],
          })),
        },
  );
}

/** Number and rubric as printed: "4 § Ändamål". */
export const clauseTitle = ({ number, heading }: Pick<Clause, 'number' | 'heading'>): string =>
  heading === null ? `${number} §` : `${number} § ${heading}`;

/** All clauses under their chapters, each with the fragment it is linked to by. */
export function statuteBlocks(clauses: readonly Clause[]): readonly Block[] {
  const anchors = clauseAnchors(clauses);
  return clauses.flatMap((clause, index): readonly Block[] => {
    const { chapter } = clause;
    const opensChapter = chapter !== null && chapter.number !== clauses[index - 1]?.chapter?.number;
    const chapterTitle = [`${chapter?.number ?? ''} kap.`, chapter?.heading ?? ''].join(' ').trim();
    return [
      ...(opensChapter ? [{ kind: 'heading', level: 2, runs: plain(chapterTitle) } as const] : []),
      {
        kind: 'heading',
        level: chapter === null ? 2 : 3,
        runs: plain(clauseTitle(clause)),
        anchor: anchors[index] ?? '',
      },
      ...clauseBody(clause),
    ];
  });
}
