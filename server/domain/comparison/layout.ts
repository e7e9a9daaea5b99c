// Lays out what was found as the change tree: in the reader's order, each clause described and each stycke drawn.

import type { ClauseChange, Comparison } from './change.ts';
import { describeClause, isUnchanged } from './clause-changes.ts';
import { inDisplayOrder, type Standing } from './display-order.ts';
import type { Findings, GroupFinding } from './findings.ts';
import { nameMoves } from './moved-passages.ts';
import type { Row } from './row.ts';
import { drawRow } from './runs.ts';
import { movedWhole } from './whole-moves.ts';

export function laidOut(findings: Findings, engine: string): Comparison {
  const { workshop } = findings;
  const groups = inDisplayOrder(findings.groups, standingOfGroups).map((found): GroupFinding => {
    const rows = inDisplayOrder(found.rows, standingOfRows);
    return rows === found.rows ? found : { group: found.group, rows };
  });
  const outside = inDisplayOrder(findings.outside, standingOfRows);
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

const standingOfGroups: Standing<GroupFinding> = {
  before: ({ group }) => group.before[0] ?? -1,
  after: ({ group }) => group.after[0] ?? -1,
  moved: ({ group }) => group.moved,
};

const standingOfRows: Standing<Row> = {
  before: (row) => (row.kind === 'split' ? -1 : (row.before?.start ?? -1)),
  after: (row) => (row.kind === 'merged' ? -1 : (row.after?.start ?? -1)),
  moved: (row) => row.moved,
};
