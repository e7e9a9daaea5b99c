// Lays out what was found as the change tree: in the reader's order, each clause described and each stycke drawn.

import type { ClauseChange, Comparison } from './change.ts';
import { describeClause, isUnchanged } from './clause-changes.ts';
import { inDisplayOrder } from './display-order.ts';
import type { Findings, GroupFinding } from './findings.ts';
import { nameMoves } from './moves.ts';
import { ownSides, type Row } from './row.ts';
import { drawRow } from './runs.ts';
import { movedWhole } from './whole-moves.ts';

export function laidOut(findings: Findings, engine: string): Comparison {
  const { workshop } = findings;
  const groups = inDisplayOrder(findings.groups, ({ group }) => ({
    before: group.before[0] ?? -1,
    after: group.after[0] ?? -1,
    moved: group.moved,
  })).map(({ group, rows }): GroupFinding => ({ group, rows: rowsInOrder(rows) }));
  const outside = rowsInOrder(findings.outside);
  const whole = movedWhole(groups, outside, workshop);
  const wording = nameMoves(findings.wording, workshop, whole.length);
  const clauses = groups.map(({ group, rows }): ClauseChange =>
    describeClause(
      group,
      rows,
      rows.map((row) => drawRow(row, wording, workshop)),
      workshop,
    ),
  );
  const preamble = outside.map((row) => drawRow(row, wording, workshop));
  const { before, after } = workshop;
  const isIdentical = before.source === after.source;
  const dividedAlike = before.reading.clauses.length > 0 === after.reading.clauses.length > 0;
  return {
    engine,
    isIdentical,
    isFormattingOnly: !isIdentical && dividedAlike && isUnchanged(clauses, preamble),
    clauses,
    preamble,
    moved: [...whole, ...wording.passages],
    segments: findings.segments,
  };
}

function rowsInOrder(rows: readonly Row[]): readonly Row[] {
  if (rows.length < 2) return rows;
  return inDisplayOrder(rows, (row) => {
    const own = ownSides(row);
    return { before: own.before?.start ?? -1, after: own.after?.start ?? -1, moved: row.moved };
  });
}
