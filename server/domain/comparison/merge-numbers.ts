// Numbers of merged clauses: two clauses that both sides put in, or moved, may have come to bear the same one.

import type { Conflicts } from './merge-conflicts.ts';
import type { Content } from './merge-content.ts';
import type { MergedClause, Sides } from './merge-tree.ts';

interface Numbered {
  readonly number: string;
  readonly chapter: { readonly number: string } | null;
}

const keyOf = ({ number, chapter }: Numbered): string => `${chapter?.number ?? ''} ${number}`;

/**
 * Asks about each clause whose number another bears too, where neither side had it so. In a statute counted 1, 2, 3 on
 * both sides the proposal goes on counting, so every clause that would be counted otherwise is asked about.
 */
export function mergeNumbers(
  clauses: readonly MergedClause[],
  { ours, theirs }: Sides<Content>,
  conflicts: Conflicts,
): MergedClause[] {
  const standing = clauses.filter(({ state }) => state !== 'repealed');
  const most = (key: string): number => Math.max(countOf(ours.clauses, key), countOf(theirs.clauses, key), 1);
  const clashes = new Set(
    [...counts(standing)].filter(([key, count]) => count > most(key)).map(([key]) => key),
  );
  if (clashes.size === 0) return [...clauses];
  const proposals =
    isCounted(ours.clauses) && isCounted(theirs.clauses) ? counted(standing) : lettered(standing, clashes);
  return clauses.map((clause) => {
    const proposal = proposals.get(clause);
    if (proposal === undefined || proposal === clause.number) return clause;
    const where = `${clause.chapter === null ? '' : `${clause.chapter.number} kap. `}${clause.number} §`;
    const settled = conflicts.settle({
      id: `n${String(standing.indexOf(clause) + 1)}`,
      kind: 'number',
      clause: where,
      base: null,
      ours: ours.clauses[clause.ours ?? -1]?.number ?? null,
      theirs: theirs.clauses[clause.theirs ?? -1]?.number ?? null,
      proposal,
    });
    return settled === undefined || settled === null ? clause : { ...clause, number: settled.trim() };
  });
}

function counts(clauses: readonly Numbered[]): Map<string, number> {
  const found = new Map<string, number>();
  for (const clause of clauses) found.set(keyOf(clause), (found.get(keyOf(clause)) ?? 0) + 1);
  return found;
}

const countOf = (clauses: readonly Numbered[], key: string): number =>
  clauses.filter((clause) => keyOf(clause) === key).length;

/** Numbered 1, 2, 3 …, through the chapters or anew in each. */
function isCounted(clauses: readonly Numbered[]): boolean {
  const numbers = counted(clauses);
  return clauses.every((clause) => numbers.get(clause) === clause.number);
}

function counted<T extends Numbered>(clauses: readonly T[]): Map<T, string> {
  const restarts = clauses.filter(({ number }) => number === '1').length > 1;
  const last = new Map<string, number>();
  return new Map(
    clauses.map((clause) => {
      const chapter = restarts ? (clause.chapter?.number ?? '') : '';
      const number = (last.get(chapter) ?? 0) + 1;
      last.set(chapter, number);
      return [clause, String(number)];
    }),
  );
}

/** The next free letter for all but the first that bears a number. */
function lettered(clauses: readonly MergedClause[], clashes: ReadonlySet<string>): Map<MergedClause, string> {
  const taken = new Set(clauses.map(keyOf));
  const seen = new Set<string>();
  const proposals = new Map<MergedClause, string>();
  for (const clause of clauses) {
    const key = keyOf(clause);
    if (!clashes.has(key)) continue;
    if (!seen.has(key)) {
      seen.add(key);
      continue;
    }
    const stem = clause.number.split(' ')[0] ?? '';
    const free = Array.from('abcdefghijklmnopqrstuvwxyzåäö', (letter) => `${stem} ${letter}`).find(
      (number) => !taken.has(keyOf({ ...clause, number })),
    );
    proposals.set(clause, free ?? '');
    if (free !== undefined) taken.add(keyOf({ ...clause, number: free }));
  }
  return proposals;
}
