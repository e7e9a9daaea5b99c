// Numbers of merged clauses: two clauses that both sides put in, or moved, may have come to bear the same one.

import type { Conflicts } from './merge-conflicts.ts';
import type { Content } from './merge-content.ts';
import type { MergedClause, Sides } from './merge-tree.ts';

interface Numbered {
  readonly number: string;
  readonly chapter: { readonly number: string } | null;
}

const keyOf = ({ number, chapter }: Numbered): string => `${chapter?.number ?? ''} ${number}`;

/** How the clauses of a statute are numbered: 1, 2, 3 …, through the chapters or anew in each, or otherwise. */
export type Counting = 'through' | 'perChapter' | 'otherwise';

/** The counting that all three have in common. */
export function countingOf({ base, ours, theirs }: Sides<Content>): Counting {
  const [first, ...others] = [base, ours, theirs].map(({ clauses }): Counting => {
    const restarts = clauses.filter(({ number }) => number === '1').length > 1;
    const numbers = counted(clauses, restarts);
    if (clauses.length === 0 || clauses.some((clause) => numbers.get(clause) !== clause.number))
      return 'otherwise';
    return restarts ? 'perChapter' : 'through';
  });
  return first !== undefined && others.every((counting) => counting === first) ? first : 'otherwise';
}

/**
 * In a statute that is counted 1, 2, 3 the numbers say the order and nothing else, so the merged clauses are counted.
 * Elsewhere letters follow the number they were given after, and each clause whose number another bears too, where neither side had it so, is asked about.
 */
export function mergeNumbers(
  merged: readonly MergedClause[],
  { ours, theirs }: Sides<Content>,
  counting: Counting,
  conflicts: Conflicts,
): MergedClause[] {
  if (counting !== 'otherwise') {
    const numbers = counted(
      merged.filter(({ state }) => state !== 'repealed'),
      counting === 'perChapter',
    );
    return merged.map((clause) => ({ ...clause, number: numbers.get(clause) ?? clause.number }));
  }
  const clauses = withLettersFollowing(merged, ours, theirs);
  const standing = clauses.filter(({ state }) => state !== 'repealed');
  const [inOurs, inTheirs] = [counts(ours.clauses), counts(theirs.clauses)];
  const most = (key: string): number => Math.max(inOurs.get(key) ?? 0, inTheirs.get(key) ?? 0, 1);
  const clashes = new Set(
    [...counts(standing)].filter(([key, count]) => count > most(key)).map(([key]) => key),
  );
  const proposals = lettered(standing, clashes);
  return clauses.map((clause, index) => {
    const proposal = proposals.get(clause);
    if (proposal === undefined) return clause;
    const settled = conflicts.settle({
      id: `n${String(index + 1)}`,
      kind: 'number',
      clause: `${clause.chapter === null ? '' : `${clause.chapter.number} kap. `}${clause.number} §`,
      base: null,
      ours: ours.clauses[clause.ours ?? -1]?.number ?? null,
      theirs: theirs.clauses[clause.theirs ?? -1]?.number ?? null,
      proposal,
    });
    return settled === undefined || settled === null ? clause : { ...clause, number: settled.trim() };
  });
}

/** A 4 a § that one side put in is 5 a § where the other has made 4 § into 5 §. */
function withLettersFollowing(
  merged: readonly MergedClause[],
  ours: Content,
  theirs: Content,
): readonly MergedClause[] {
  const stems = {
    ours: new Map(merged.flatMap((clause) => (clause.ours === null ? [] : [[clause.ours, clause]]))),
    theirs: new Map(merged.flatMap((clause) => (clause.theirs === null ? [] : [[clause.theirs, clause]]))),
  };
  return merged.map((clause) => {
    const [stem = '', letter] = clause.number.split(' ');
    if (clause.state !== 'inserted' || letter === undefined || clause.by === 'both') return clause;
    const side = clause.ours === null ? 'theirs' : 'ours';
    const own = clause.ours ?? clause.theirs ?? 0;
    const { clauses } = side === 'ours' ? ours : theirs;
    const place = clauses.findLastIndex(
      (each, index) =>
        index < own && each.number === stem && keyOf(each) === keyOf({ ...clause, number: stem }),
    );
    const follows = stems[side].get(place);
    if (follows === undefined || follows.state === 'repealed' || !/^[\d.]+$/.test(follows.number))
      return clause;
    return { ...clause, number: `${follows.number} ${letter}` };
  });
}

function counts(clauses: readonly Numbered[]): Map<string, number> {
  const found = new Map<string, number>();
  for (const clause of clauses) found.set(keyOf(clause), (found.get(keyOf(clause)) ?? 0) + 1);
  return found;
}

function counted<T extends Numbered>(clauses: readonly T[], perChapter: boolean): Map<T, string> {
  const last = new Map<string, number>();
  return new Map(
    clauses.map((clause) => {
      const chapter = perChapter ? (clause.chapter?.number ?? '') : '';
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
