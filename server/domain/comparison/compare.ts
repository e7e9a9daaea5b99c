// Compares two statutes, or any two texts, and answers with one change tree.

import type { Clause, Range } from '../statutes/statute.ts';
import type { ClauseChange, ClauseKind, ClauseRef, Comparison, MovedPassage, Nature } from './change.ts';
import { pairClauses, type ClauseGroup } from './clauses.ts';
import { findMovedWording, placeOf } from './moves.ts';
import { Side, type Piece, type ReadText } from './pieces.ts';
import { References } from './references.ts';
import type { Row, Workshop } from './row.ts';
import { compareRows } from './rows.ts';
import { drawRow } from './runs.ts';
import { buildSegments } from './segments.ts';
import { countWords, Vocabulary } from './tokens.ts';
import type { Effort } from './words.ts';

/** Version of the algorithm: stored with anything that refers to a result. */
export const engineVersion = '1';

/**
 * What changed between two texts. Pure and deterministic; time and memory are bounded by the length of the texts.
 * `effort`, when given, is told how many steps the inner loops took.
 */
export function compareStatutes(
  before: ReadText,
  after: ReadText,
  effort: Effort = { steps: 0 },
): Comparison {
  const vocabulary = new Vocabulary();
  const contents = new Map<string, number>();
  // A text without any clause is compared with the running text of the other.
  const flat = before.reading.clauses.length === 0 || after.reading.clauses.length === 0;
  const left = new Side(before, contents, vocabulary, flat);
  const right = new Side(after, contents, vocabulary, flat);
  const groups = flat ? [] : pairClauses(left, right, vocabulary, contents);
  const references = referencesBetween(groups, left, right);
  const workshop: Workshop = { before: left, after: right, vocabulary, effort, references };

  const clauseRows = groups.map((group) => rowsOfGroup(group, workshop));
  const preambleRows = compareRows(left.outside.pieces, right.outside.pieces, workshop);
  const allRows = [...clauseRows.flat(), ...preambleRows];

  const moved = movedWhole(groups, clauseRows, preambleRows, workshop);
  const wording = findMovedWording(allRows, workshop, moved.length);
  const steadyRows = [
    ...preambleRows.filter((row) => !row.moved),
    ...groups.flatMap((group, index) =>
      group.moved ? [] : (clauseRows[index] ?? []).filter((row) => !row.moved),
    ),
  ];
  const segments = buildSegments({ rows: steadyRows, ...headingsOf(groups, workshop, flat) }, workshop);
  const clauses = groups.map((group, index): ClauseChange => {
    const rows = clauseRows[index] ?? [];
    const paragraphs = rows.map((row) => drawRow(row, wording, workshop));
    const described = describeClause(group, rows, workshop);
    const own = described.kind === 'editorial' || described.renumbered ? 'editorial' : 'none';
    const nature = [own, ...paragraphs.map((paragraph) => paragraph.nature)] as const;
    return { ...described, nature: described.moved ? 'substance' : weightiest(nature), paragraphs };
  });
  const isIdentical = before.source === after.source;
  return {
    engine: engineVersion,
    isIdentical,
    isFormattingOnly: !isIdentical && haveClausesAlike(left, right) && isUnchanged(clauses, preambleRows),
    clauses,
    preamble: preambleRows.map((row) => drawRow(row, wording, workshop)),
    moved: [...moved, ...wording.passages],
    segments,
  };
}

const natures: readonly Nature[] = ['none', 'editorial', 'consequential', 'substance'];

function weightiest(list: readonly Nature[]): Nature {
  return list.reduce((one, other) => (natures.indexOf(other) > natures.indexOf(one) ? other : one), 'none');
}

function rowsOfGroup(group: ClauseGroup, workshop: Workshop): Row[] {
  const pieces = (side: Side, indexes: readonly number[]): Piece[] =>
    indexes.flatMap((index) => [...(side.clauses[index]?.pieces ?? [])]);
  return compareRows(pieces(workshop.before, group.before), pieces(workshop.after, group.after), workshop);
}

function referencesBetween(groups: readonly ClauseGroup[], before: Side, after: Side): References {
  const partners = new Map<number, readonly number[]>();
  for (const group of groups) for (const index of group.before) partners.set(index, group.after);
  return new References(before.reading.clauses, after.reading.clauses, partners);
}

function refOf(side: Side, index: number): ClauseRef[] {
  const clause = side.reading.clauses[index];
  if (clause === undefined) return [];
  return [{ index, number: clause.number, heading: clause.heading, chapter: clause.chapter }];
}

function describeClause(
  group: ClauseGroup,
  rows: readonly Row[],
  workshop: Workshop,
): Omit<ClauseChange, 'paragraphs' | 'nature'> {
  const before = group.before.flatMap((index) => refOf(workshop.before, index));
  const after = group.after.flatMap((index) => refOf(workshop.after, index));
  const [old] = before;
  const [fresh] = after;
  const paired = old !== undefined && fresh !== undefined;
  const heading =
    paired && old.heading !== fresh.heading ? { before: old.heading, after: fresh.heading } : null;
  const countsChapter = workshop.before.numbersRestart || workshop.after.numbersRestart;
  const renumbered =
    paired &&
    (old.number !== fresh.number ||
      (countsChapter && (old.chapter?.number ?? null) !== (fresh.chapter?.number ?? null)));
  return {
    kind: kindOf(before.length, after.length, rows, heading),
    renumbered,
    moved: group.moved,
    before,
    after,
    heading,
  };
}

function kindOf(
  before: number,
  after: number,
  rows: readonly Row[],
  heading: ClauseChange['heading'],
): ClauseKind {
  if (before === 0) return 'inserted';
  if (after === 0) return 'repealed';
  if (before > 1) return 'merged';
  if (after > 1) return 'split';
  if (rows.some((row) => row.moved || (row.kind !== 'same' && row.kind !== 'editorial'))) return 'changed';
  const rubricReworded = heading !== null && plain(heading.before) !== plain(heading.after);
  return rubricReworded || rows.some((row) => row.kind === 'editorial') ? 'editorial' : 'same';
}

function plain(heading: string | null): string {
  return (heading ?? '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Clauses and stycken that changed places as wholes. */
function movedWhole(
  groups: readonly ClauseGroup[],
  clauseRows: readonly (readonly Row[])[],
  preambleRows: readonly Row[],
  workshop: Workshop,
): MovedPassage[] {
  const moved: MovedPassage[] = [];
  const nextId = (): string => `m${String(moved.length + 1)}`;
  for (const group of groups) {
    const old = workshop.before.reading.clauses[group.before[0] ?? -1];
    const fresh = workshop.after.reading.clauses[group.after[0] ?? -1];
    if (!group.moved || old === undefined || fresh === undefined) continue;
    const texts = (workshop.before.clauses[group.before[0] ?? -1]?.pieces ?? []).map(
      (piece) => piece.passage.text,
    );
    moved.push({
      id: nextId(),
      kind: 'clause',
      words: texts.reduce((sum, text) => sum + countWords(text), 0),
      text: texts.join('\n'),
      from: { clause: old.number, paragraph: null },
      to: { clause: fresh.number, paragraph: null },
      beforeRange: rangeOfClause(old, workshop.before, group.before[0] ?? -1),
      afterRange: rangeOfClause(fresh, workshop.after, group.after[0] ?? -1),
    });
  }
  const inClauses = clauseRows.filter((_, index) => groups[index]?.moved !== true).flat();
  for (const row of [...inClauses, ...preambleRows]) {
    if (!row.moved || row.before === null || row.after === null) continue;
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
  }
  return moved;
}

function rangeOfClause(clause: Clause, side: Side, index: number): Range {
  const ranges = [...clause.headingRanges, ...(side.clauses[index]?.pieces ?? [])];
  return {
    start: ranges.reduce((least, range) => Math.min(least, range.start), ranges[0]?.start ?? 0),
    end: ranges.reduce((most, range) => Math.max(most, range.end), 0),
  };
}

function headingsOf(
  groups: readonly ClauseGroup[],
  workshop: Workshop,
  flat: boolean,
): {
  headings: { before: Range; after: Range }[];
  looseBefore: Range[];
  looseAfter: Range[];
} {
  const headings: { before: Range; after: Range }[] = [];
  const looseBefore: Range[] = [];
  const looseAfter: Range[] = [];
  if (flat) return { headings, looseBefore, looseAfter };
  for (const group of groups) {
    const before = group.before.flatMap((index) => headingOf(workshop.before, index));
    const after = group.after.flatMap((index) => headingOf(workshop.after, index));
    const [old] = before;
    const [fresh] = after;
    if (!group.moved && old !== undefined && fresh !== undefined) {
      headings.push({ before: old, after: fresh });
      before.shift();
      after.shift();
    }
    looseBefore.push(...before);
    looseAfter.push(...after);
  }
  return { headings, looseBefore, looseAfter };
}

function headingOf(side: Side, index: number): Range[] {
  const ranges = side.reading.clauses[index]?.headingRanges ?? [];
  const first = ranges[0];
  const last = ranges.at(-1);
  return first === undefined || last === undefined ? [] : [{ start: first.start, end: last.end }];
}

/** Either both texts are divided into clauses or neither is. */
function haveClausesAlike(before: Side, after: Side): boolean {
  return before.reading.clauses.length > 0 === after.reading.clauses.length > 0;
}

function isUnchanged(clauses: readonly ClauseChange[], preamble: readonly Row[]): boolean {
  return (
    clauses.every(
      (clause) => clause.kind === 'same' && !clause.renumbered && !clause.moved && sameChapter(clause),
    ) && preamble.every((row) => row.kind === 'same' && !row.moved)
  );
}

function sameChapter(clause: ClauseChange): boolean {
  const [before] = clause.before;
  const [after] = clause.after;
  return plain(before?.chapter?.heading ?? null) === plain(after?.chapter?.heading ?? null);
}
