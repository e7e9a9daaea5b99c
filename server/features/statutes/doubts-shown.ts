// What templates are told of a reading's doubts: the line, the clause, and who settled it.
import { dayInSweden } from '../../domain/language/dates.ts';
import { clauseAnchors } from '../../domain/statutes/anchor.ts';
import { clauseReference } from '../../domain/statutes/citation.ts';
import type { Doubt, Settlement } from '../../domain/statutes/doubts.ts';
import { sourceLines } from '../../domain/statutes/parse/source-lines.ts';
import type { Clause } from '../../domain/statutes/statute.ts';
import { mendField } from './forms.ts';

/** A reading's doubts with what was said of them. */
export interface DoubtsView {
  readonly doubts: readonly Doubt[];
  readonly settled: ReadonlyMap<string, Settlement>;
  /** Addresses of the accounts that settled something, for those who may see them. */
  readonly names: ReadonlyMap<string, string>;
}

/** More are not shown at once: whoever has settled these sees the next. */
const mostShown = 100;
const longestLine = 300;

export function doubtModels(
  source: string,
  clauses: readonly Clause[],
  { doubts, settled, names }: DoubtsView,
) {
  const lines = sourceLines(source);
  const anchors = clauseAnchors(clauses);
  const models = doubts.map(({ key, why, line, text, clause }, index) => {
    const said = settled.get(key);
    const about = clause === null ? undefined : clauses[clause];
    return {
      ...{ key, why, line, text, number: index + 1, mendField: mendField(key) },
      rows: Math.min(6, Math.ceil(text.length / 60) + 1),
      clause:
        about === undefined || clause === null
          ? null
          : { reference: clauseReference(about), anchor: anchors[clause] ?? '' },
      excerpt: [besides(lines, line, -1), line, besides(lines, line, 1)]
        .filter((number) => number !== null)
        .map((number) => ({
          number,
          text: (lines[number - 1] ?? '').slice(0, longestLine),
          isTheLine: number === line,
        })),
      settled:
        said === undefined
          ? null
          : { on: dayInSweden(Date.parse(said.at)), by: names.get(said.by ?? '') ?? null, note: said.note },
    };
  });
  const open = models.filter((model) => model.settled === null);
  return {
    doubtCount: models.length,
    openCount: open.length,
    settledCount: models.length - open.length,
    open: open.slice(0, mostShown),
    moreCount: Math.max(0, open.length - mostShown),
    settled: models.filter((model) => model.settled !== null).slice(0, mostShown),
  };
}

/** The nearest line with words before or after a line; null where none is near. */
function besides(lines: readonly string[], line: number, step: 1 | -1): number | null {
  for (let number = line + step; Math.abs(number - line) <= 4; number += step)
    if ((lines[number - 1] ?? '').trim() !== '') return number;
  return null;
}
