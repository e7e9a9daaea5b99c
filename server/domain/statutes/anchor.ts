// The fragment by which a clause is linked to: p4, p4a, k2p4. Links are quoted in minutes, so a clause's fragment never changes form.
import type { Clause } from './statute.ts';

const compact = (number: string): string => number.toLowerCase().replace(/[^a-z0-9.åäö]/g, '');

const ascii = new Map([
  ['å', 'aa'],
  ['ä', 'ae'],
  ['ö', 'oe'],
]);

const anchorOf = (clause: Pick<Clause, 'number' | 'chapter'>): string => {
  const number = compact(clause.number).replace(/[åäö]/g, (letter) => ascii.get(letter) ?? '');
  // "1.2" says its chapter itself where the chapter is 1.
  const inChapter = clause.chapter !== null && !number.startsWith(`${compact(clause.chapter.number)}.`);
  return `${inChapter ? `k${compact(clause.chapter.number)}` : ''}p${number}`;
};

/**
 * One fragment for each clause, in the same order: 'p4', 'p4a', in chapters 'k2p4', 'p1.2' for a dotted number.
 * The second clause with the same number gets '-2'. Valid as an id and in an address without escaping.
 */
export const clauseAnchors = (clauses: readonly Pick<Clause, 'number' | 'chapter'>[]): string[] => {
  const counts = new Map<string, number>();
  return clauses.map((clause) => {
    const anchor = anchorOf(clause);
    const count = (counts.get(anchor) ?? 0) + 1;
    counts.set(anchor, count);
    return count === 1 ? anchor : `${anchor}-${String(count)}`;
  });
};
