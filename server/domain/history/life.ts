// The life of one clause: which clause it was in every earlier version, and what became of it later.
import type { ClauseChange, ClauseRef, Comparison } from '../comparison/change.ts';

/** One version in a clause's life. */
export interface LifeStage {
  /** Index in the versions. */
  readonly step: number;
  /** The clauses that were this clause then: more than one where they were merged later or split earlier. */
  readonly clauses: readonly number[];
  /** What made it so from the version before; null in the first version of the chain. */
  readonly changes: readonly ClauseChange[] | null;
}

/**
 * Follows a clause back to where it began and forward to where it ended, through renumberings, moves, splits and mergers.
 * @param comparisons one less than the versions: `comparisons[n]` is between version n and n + 1
 * @param clause its index in version `step`
 * @returns oldest first; a last stage without clauses where it was repealed
 */
export function lifeOf(
  comparisons: readonly Comparison[],
  step: number,
  clause: number,
): readonly LifeStage[] {
  const past: LifeStage[] = [];
  let here: readonly number[] = [clause];
  for (let at = step; ; at -= 1) {
    const changes = at === 0 ? null : touching(comparisons[at - 1], 'after', here);
    past.unshift({ step: at, clauses: here, changes });
    const before = indexes(changes ?? [], 'before');
    if (before.length === 0) break;
    here = before;
  }
  const future: LifeStage[] = [];
  here = [clause];
  for (let at = step; at < comparisons.length; at += 1) {
    const changes = touching(comparisons[at], 'before', here);
    here = indexes(changes, 'after');
    future.push({ step: at + 1, clauses: here, changes });
    if (here.length === 0) break;
  }
  return [...past, ...future];
}

function touching(
  comparison: Comparison | undefined,
  side: 'before' | 'after',
  clauses: readonly number[],
): readonly ClauseChange[] {
  return (comparison?.clauses ?? []).filter((change) =>
    change[side].some(({ index }) => clauses.includes(index)),
  );
}

function indexes(changes: readonly ClauseChange[], side: 'before' | 'after'): readonly number[] {
  const refs: readonly ClauseRef[] = changes.flatMap((change) => change[side]);
  return [...new Set(refs.map(({ index }) => index))].toSorted((one, other) => one - other);
}
