// Amendments of what stands outside the clauses: title, the lines before and after them, the rubrics of chapters.
import type { ProposedWording } from '../comparison/merge-amendments.ts';
import type { Content, ContentClause } from '../comparison/merge-content.ts';
import type { Amendment, AmendmentNature } from './proposal.ts';
import { nameOfClause } from './reference-following.ts';

/** Title, opening or closing as an amendment states it; null where there is none. */
export function linesOf(content: Content, part: 'title' | 'opening' | 'closing'): ProposedWording | null {
  if (part === 'title') return content.title === null ? null : { heading: content.title, blocks: [] };
  const lines = content[part];
  return lines.length === 0
    ? null
    : { heading: null, blocks: lines.map((text) => ({ kind: 'paragraph', text })) };
}

/** @param made the base with the amendments of its clauses made: where its chapters are called something else than proposed */
export function outsideAmendments(
  old: Content,
  fresh: Content,
  made: Content,
  nature: AmendmentNature,
): Amendment[] {
  const common = { kind: 'outside', clause: null, natureIsSet: false, reason: '' } as const;
  const parts = (['title', 'opening', 'closing'] as const).flatMap((part): Amendment[] => {
    const [currentWording, proposedWording] = [linesOf(old, part), linesOf(fresh, part)];
    if (JSON.stringify(currentWording) === JSON.stringify(proposedWording)) return [];
    return [{ ...common, part, currentWording, proposedWording, proposed: null, position: null, nature }];
  });
  const chapters: Amendment[] = [];
  let isTold = false;
  for (const [position, clause] of fresh.clauses.entries()) {
    const { chapter } = clause;
    const before = fresh.clauses[position - 1]?.chapter;
    const isNew = chapter?.number !== before?.number;
    if (isNew) isTold = false;
    if (chapter === null || (!isNew && chapter.heading === before?.heading)) continue;
    // Up to the next rubric all clauses of the chapter must have it already.
    const run = fresh.clauses
      .slice(position)
      .findIndex((each) => JSON.stringify(each.chapter) !== JSON.stringify(chapter));
    const own = made.clauses.slice(position, run < 0 ? undefined : position + run);
    if (!isTold && own.every((each) => each.chapter?.heading === chapter.heading)) continue;
    isTold = true;
    const heading = own[0]?.chapter?.heading ?? null;
    chapters.push({
      ...{ ...common, part: 'chapter', proposed: nameOfClause(clause), position, nature: 'editorial' },
      currentWording: heading === null ? null : { heading, blocks: [] },
      proposedWording: chapter.heading === null ? null : { heading: chapter.heading, blocks: [] },
    });
  }
  return [...parts, ...chapters];
}

/** The clauses under the rubrics that amendments give their chapters, from the clause that each names on. */
export function withChapters(
  clauses: readonly ContentClause[],
  amendments: readonly Amendment[],
): readonly ContentClause[] {
  const list = [...clauses];
  for (const { part, proposed, position, proposedWording } of amendments) {
    if (part !== 'chapter' || proposed?.chapter === undefined || proposed.chapter === null) continue;
    const { chapter: number } = proposed;
    const isFirst = (index: number): boolean => list[index]?.chapter?.number === number;
    const from = isFirst(position ?? -1)
      ? (position ?? -1)
      : list.findIndex((clause) => clause.chapter?.number === number);
    for (let index = from; index >= 0 && isFirst(index); index += 1) {
      const clause = list[index];
      if (clause !== undefined)
        list[index] = { ...clause, chapter: { number, heading: proposedWording?.heading ?? null } };
    }
  }
  return list;
}
