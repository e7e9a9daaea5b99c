// A comparison that is too large for one page, in parts: clauses that follow each other, then what stands outside them.
import type { Portion, Shown, ShownClause, ShownRow } from './shown.ts';

/** What one page holds, by weight: some tenths of a second to draw, and more than anybody reads at once. */
const mostOnPage = 5_000;
/** UTF-16 units that weigh as much as one stycke or one run of words. */
const unitsPerWeight = 500;

/** The parts, in the order they are read; one where all of it has room on a page. */
export function portionsOf(shown: Shown, most = mostOnPage): readonly [Portion, ...Portion[]] {
  const full: Open[] = [];
  let open = opened();
  const makeRoom = (weight: number): void => {
    if (open.weight === 0 || open.weight + weight <= most) return;
    full.push(open);
    open = opened();
  };
  for (const each of shown.clauses) {
    for (const clause of cut(each, most)) {
      const weight = sum(clause.rows) + 1;
      makeRoom(weight);
      open.clauses.push(clause);
      open.weight += weight;
    }
  }
  for (const row of shown.preamble) {
    makeRoom(weightOf(row));
    open.preamble.push(row);
    open.weight += weightOf(row);
  }
  const [first, ...rest] = full;
  return first === undefined ? [open] : [first, ...rest, open];
}

interface Open extends Portion {
  readonly clauses: ShownClause[];
  readonly preamble: ShownRow[];
  weight: number;
}

const opened = (): Open => ({ clauses: [], preamble: [], weight: 0 });

/** A clause that alone fills a page, in pieces. */
function cut(each: ShownClause, most: number): readonly ShownClause[] {
  if (sum(each.rows) < most) return [each];
  const pieces: ShownRow[][] = [];
  let weight = Infinity;
  for (const row of each.rows) {
    const own = weightOf(row);
    if (weight + own >= most) {
      pieces.push([]);
      weight = 0;
    }
    pieces.at(-1)?.push(row);
    weight += own;
  }
  return pieces.map((rows, index) => ({
    ...each,
    rows,
    continues: index > 0,
    stop: index > 0 ? null : each.stop,
  }));
}

function weightOf({ runs }: ShownRow): number {
  const units = runs.reduce((total, { text }) => total + text.length, 0);
  return 1 + runs.length + units / unitsPerWeight;
}

const sum = (rows: readonly ShownRow[]): number => rows.reduce((total, row) => total + weightOf(row), 0);
