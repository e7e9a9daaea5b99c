// Lists the clauses and stycken that changed places as wholes.

import type { Clause, Range } from '../statutes/statute.ts';
import type { MovedPassage } from './change.ts';
import type { GroupFinding } from './findings.ts';
import { placeOf } from './moved-passages.ts';
import { isAtHome } from './moves-between-clauses.ts';
import type { Side } from './side.ts';
import type { Row, Workshop } from './row.ts';
import { countWords } from './tokens.ts';

/** In the order of `groups` and of `outside`, clauses first; ids "m1", "m2" … */
export function movedWhole(
  groups: readonly GroupFinding[],
  outside: readonly Row[],
  workshop: Workshop,
): MovedPassage[] {
  const moved: MovedPassage[] = [];
  const nextId = (): string => `m${String(moved.length + 1)}`;
  for (const { group } of groups) {
    if (!group.moved) continue;
    const { before: b, after: a } = group.home;
    const old = workshop.before.reading.clauses[b];
    const fresh = workshop.after.reading.clauses[a];
    if (old === undefined || fresh === undefined) continue;
    const texts = (workshop.before.clauses[b]?.pieces ?? []).map((piece) => piece.passage.text);
    moved.push({
      id: nextId(),
      kind: 'clause',
      words: texts.reduce((sum, text) => sum + countWords(text), 0),
      text: texts.join('\n'),
      from: { clause: old.number, paragraph: null },
      to: { clause: fresh.number, paragraph: null },
      beforeRange: rangeOfClause(old, workshop.before, b),
      afterRange: rangeOfClause(fresh, workshop.after, a),
    });
  }
  const note = (row: Row): void => {
    if (!row.moved || row.before === null || row.after === null) return;
    moved.push({
      id: nextId(),
      kind: 'wording',
      words: countWords(row.before.passage.text),
      text: row.before.passage.text,
      from: placeOf(workshop.before, row.before),
      to: placeOf(workshop.after, row.after),
      beforeRange: { start: row.before.start, end: row.before.end },
      afterRange: { start: row.after.start, end: row.after.end },
    });
  };
  // What changed places within a clause that moved is told by the clause.
  for (const { group, rows } of groups)
    rows.forEach((row) => {
      if (row.moved && (!group.moved || !isAtHome(row, group))) note(row);
    });
  for (const row of outside) note(row);
  return moved;
}

function rangeOfClause(clause: Clause, side: Side, index: number): Range {
  const ranges = [...clause.headingRanges, ...(side.clauses[index]?.pieces ?? [])];
  return {
    start: ranges.reduce((least, range) => Math.min(least, range.start), ranges[0]?.start ?? 0),
    end: ranges.reduce((most, range) => Math.max(most, range.end), 0),
  };
}
