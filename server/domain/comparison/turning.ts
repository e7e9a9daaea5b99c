// Turns findings around: what was found from the old text to the new, said from the new to the old.

import type { ClauseKind, Segment } from './change.ts';
import type { Findings } from './findings.ts';
import type { Row } from './row.ts';

export function turned(findings: Findings): Findings {
  const { workshop } = findings;
  return {
    workshop: { ...workshop, before: workshop.after, after: workshop.before },
    groups: findings.groups.map(({ group, rows }) => ({
      group: { before: group.after, after: group.before, moved: group.moved },
      rows: rows.map(turnedRow),
    })),
    outside: findings.outside.map(turnedRow),
    wording: findings.wording.map(({ before, after }) => ({ before: after, after: before })),
    segments: turnedSegments(findings.segments),
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

/** What was put in is taken out, and before what is put in instead. */
function turnedSegments(segments: readonly Segment[]): Segment[] {
  const result: Segment[] = [];
  for (const [kind, text] of segments) {
    const last = result.at(-1);
    if (kind === '=') result.push(['=', text]);
    else if (kind === '-') result.push(['+', text]);
    else if (last?.[0] === '+') result.splice(-1, 0, ['-', text]);
    else result.push(['-', text]);
  }
  return result;
}
