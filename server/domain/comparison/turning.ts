// Turns findings around: what was found from the old text to the new, said from the new to the old.

import type { ClauseKind } from './change.ts';
import type { Findings } from './findings.ts';
import type { Row } from './row.ts';

/** Of findings that were asked for turned, so that their segments are so already. */
export function turned(findings: Findings): Findings {
  const { workshop } = findings;
  return {
    workshop: { ...workshop, before: workshop.after, after: workshop.before },
    groups: findings.groups.map(({ group, rows }) => ({
      group: {
        before: group.after,
        after: group.before,
        moved: group.moved,
        home: { before: group.home.after, after: group.home.before },
      },
      rows: rows.map(turnedRow),
    })),
    outside: findings.outside.map(turnedRow),
    wording: findings.wording.map(({ before, after }) => ({ before: after, after: before })),
    segments: findings.segments,
  };
}

const opposites: Readonly<Record<ClauseKind, ClauseKind>> = {
  same: 'same',
  editorial: 'editorial',
  changed: 'changed',
  inserted: 'repealed',
  repealed: 'inserted',
  split: 'merged',
  merged: 'split',
};

function turnedRow(row: Row): Row {
  const { kind, moved, before, after, matches, because } = row;
  return {
    kind: opposites[kind],
    moved,
    before: after,
    after: before,
    matches:
      matches?.map((match) => ({ before: match.after, after: match.before, length: match.length })) ?? null,
    because,
  };
}
