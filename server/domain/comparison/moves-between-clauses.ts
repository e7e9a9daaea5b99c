// Settles which stycken of split and merged clauses kept their place in the whole text, and which moved between clauses.

import type { ClauseGroup } from './clauses.ts';
import { heaviestRising } from './rising.ts';
import type { Row } from './row.ts';

interface Found {
  readonly group: ClauseGroup;
  readonly rows: readonly Row[];
}

/** A pair of stycken by where they start. */
interface Standing {
  readonly row: Row;
  readonly before: number;
  readonly after: number;
}

/** Whether both stycken stand in the two clauses that are each other's counterparts. */
export function isAtHome(row: Row, { home }: ClauseGroup): boolean {
  return row.before?.clause === home.before && row.after?.clause === home.after;
}

/**
 * Clauses that were neither split nor merged keep their order by themselves. A stycke that went from one clause to
 * another has moved where it passed anything that stayed, and not otherwise.
 */
export function withMovesBetweenClauses<Finding extends Found>(
  findings: readonly Finding[],
  outside: readonly Row[],
): readonly Finding[] {
  if (findings.every(({ group }) => !isOfSeveral(group))) return findings;
  const steady = new Steady(
    [
      ...findings.flatMap((found) => (isOfSeveral(found.group) || found.group.moved ? [] : found.rows)),
      outside,
    ]
      .flat()
      .flatMap((row) => (row.moved ? [] : standingOf(row))),
  );
  const open = findings.flatMap(({ group, rows }) =>
    isOfSeveral(group) ? rows.filter((row) => !group.moved || !isAtHome(row, group)).flatMap(standingOf) : [],
  );
  const fitting = open.filter((standing) => steady.isCrossedByNone(standing));
  fitting.sort((x, y) => x.before - y.before);
  const kept = heaviestRising(
    fitting.map(({ after }) => after),
    fitting.map(({ row }) => 1 + (row.before?.size ?? 0) + (row.after?.size ?? 0)),
  );
  const staying = new Set(kept.map((index) => fitting[index]?.row));
  const settled = new Map(open.map(({ row }) => [row, { ...row, moved: !staying.has(row) }]));
  return findings.map((found) =>
    isOfSeveral(found.group) ? { ...found, rows: found.rows.map((row) => settled.get(row) ?? row) } : found,
  );
}

function isOfSeveral({ before, after }: ClauseGroup): boolean {
  return before.length > 1 || after.length > 1;
}

function standingOf(row: Row): Standing[] {
  const { before, after, kind } = row;
  if (before === null || after === null || kind === 'split' || kind === 'merged') return [];
  return [{ row, before: before.start, after: after.start }];
}

/** What stays where it is, in the order of the old text. */
class Steady {
  private readonly starts: Float64Array;
  /** The last place in the new text of all up to here, and the first of all from here on. */
  private readonly most: Float64Array;
  private readonly least: Float64Array;

  constructor(standings: Standing[]) {
    standings.sort((x, y) => x.before - y.before);
    const count = standings.length;
    this.starts = Float64Array.from(standings, ({ before }) => before);
    this.most = new Float64Array(count + 1).fill(-Infinity);
    this.least = new Float64Array(count + 1).fill(Infinity);
    for (let index = 0; index < count; index += 1)
      this.most[index + 1] = Math.max(this.most[index] ?? 0, standings[index]?.after ?? 0);
    for (let index = count - 1; index >= 0; index -= 1)
      this.least[index] = Math.min(this.least[index + 1] ?? 0, standings[index]?.after ?? 0);
  }

  isCrossedByNone({ before, after }: Standing): boolean {
    let low = 0;
    let high = this.starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.starts[middle] ?? 0) < before) low = middle + 1;
      else high = middle;
    }
    return (this.most[low] ?? -Infinity) < after && (this.least[low] ?? Infinity) > after;
  }
}
