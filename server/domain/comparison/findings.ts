// What was found between two texts before it is laid out for a reader: which clauses and stycken belong together.

import type { Segment } from './change.ts';
import { pairClauses, type ClauseGroup } from './clauses.ts';
import { Explainer } from './editorial.ts';
import { Tally } from './likeness.ts';
import { findMovedWording, type MovedRun } from './moves.ts';
import type { Piece, ReadText } from './pieces.ts';
import { Side } from './side.ts';
import { withMovesBetweenClauses } from './moves-between-clauses.ts';
import { References } from './references.ts';
import { renamingsOf, type Renaming, type Renamings } from './renamings.ts';
import type { Row, Workshop } from './row.ts';
import { compareRows } from './rows.ts';
import { buildSegments } from './segments.ts';
import { Vocabulary } from './tokens.ts';
import type { Effort } from './words.ts';

/** Clauses that belong together with one row for each of their stycken and punkter. */
export interface GroupFinding {
  readonly group: ClauseGroup;
  readonly rows: readonly Row[];
}

/** In no particular order. */
export interface Findings {
  readonly workshop: Workshop;
  readonly groups: readonly GroupFinding[];
  /** What stands outside the clauses; everything, where one text has none. */
  readonly outside: readonly Row[];
  readonly wording: readonly MovedRun[];
  readonly segments: readonly Segment[];
}

/** `areTurned`: `before` is the new text and `after` the old; only the segments are written for the reader at once. */
export function findChanges(
  before: ReadText,
  after: ReadText,
  areTurned: boolean,
  renamings: readonly Renaming[],
  effort: Effort,
): Findings {
  const names = renamingsOf(renamings);
  // A text without any clause is compared with the running text of the other, if they have anything in common.
  const flat = before.reading.clauses.length === 0 || after.reading.clauses.length === 0;
  const found = search(before, after, flat, areTurned, names, effort);
  const shares = found.wording.length > 0 || found.outside.some((row) => row.matches?.length !== 0);
  return flat && !shares ? search(before, after, false, areTurned, names, effort) : found;
}

function search(
  before: ReadText,
  after: ReadText,
  flat: boolean,
  areTurned: boolean,
  renamings: Renamings,
  effort: Effort,
): Findings {
  const vocabulary = new Vocabulary();
  const contents = new Map<string, number>();
  const workshop: Workshop = {
    before: new Side(before, contents, vocabulary, flat),
    after: new Side(after, contents, vocabulary, flat),
    vocabulary,
    tally: new Tally(vocabulary),
    chains: new Tally(vocabulary),
    effort,
  };
  const pairs = flat ? [] : pairClauses(workshop);
  const references = new References(before.reading.clauses, after.reading.clauses, pairs);
  const explainer = new Explainer(workshop, references, renamings);
  const rowsOf = (left: readonly Piece[], right: readonly Piece[]): readonly Row[] => {
    const rows = compareRows(left, right, workshop);
    return rows.every((row) => row.kind === 'same') ? rows : rows.map((row) => explainer.explain(row));
  };
  const found = pairs.map((group) => ({
    group,
    rows: rowsOf(piecesOf(workshop.before, group.before), piecesOf(workshop.after, group.after)),
  }));
  const outside = rowsOf(workshop.before.outside.pieces, workshop.after.outside.pieces);
  const groups = withMovesBetweenClauses(found, outside);
  const allRows = groups.map(({ rows }) => rows);
  allRows.push(outside);
  return {
    workshop,
    groups,
    outside,
    wording: findMovedWording(allRows, workshop),
    segments: buildSegments(groups, outside, { flat, areTurned }, workshop),
  };
}

function piecesOf(side: Side, clauses: readonly number[]): readonly Piece[] {
  const only = clauses[0];
  if (clauses.length === 1 && only !== undefined) return side.clauses[only]?.pieces ?? [];
  return clauses.flatMap((index) => side.clauses[index]?.pieces ?? []);
}
