// Describes what became of a clause: its kind and nature, and whether number, rubric or place is another.

import type { ClauseChange, ClauseKind, ClauseRef, Nature, ParagraphChange } from './change.ts';
import { haveEqualPieces, type ClauseGroup } from './clauses.ts';
import { isRepealMark } from './repeal-marks.ts';
import type { Side } from './side.ts';
import type { Row, Workshop } from './row.ts';

export function describeClause(
  group: ClauseGroup,
  rows: readonly Row[],
  paragraphs: readonly ParagraphChange[],
  workshop: Workshop,
): ClauseChange {
  const before = refsOf(workshop.before, group.before);
  const after = refsOf(workshop.after, group.after);
  const old = before[0];
  const fresh = after[0];
  const paired = old !== undefined && fresh !== undefined;
  const heading =
    paired && old.heading !== fresh.heading ? { before: old.heading, after: fresh.heading } : null;
  const renumbered = paired && hasOtherNumber(old, fresh, workshop);
  const wordsKind = repealOf(group, workshop) ?? kindOf(before.length, after.length, rows, heading);
  const kind = wordsKind === 'same' && isDividedOtherwise(group, workshop) ? 'editorial' : wordsKind;
  return {
    kind,
    nature: natureOf(kind, renumbered, group.moved, paragraphs),
    renumbered,
    moved: group.moved,
    before,
    after,
    heading,
    paragraphs,
  };
}

/** Nothing but layout differs. */
export function isUnchanged(clauses: readonly ClauseChange[], preamble: readonly ParagraphChange[]): boolean {
  return (
    clauses.every(
      (clause) => clause.kind === 'same' && !clause.renumbered && !clause.moved && hasSameChapter(clause),
    ) && preamble.every((row) => row.kind === 'same' && !row.moved)
  );
}

function refsOf(side: Side, indexes: readonly number[]): ClauseRef[] {
  return indexes.map((index) => refOf(side, index));
}

function refOf(side: Side, index: number): ClauseRef {
  const clause = side.reading.clauses[index];
  if (clause === undefined) throw new Error(`the reading has no clause ${String(index)}`);
  return { index, number: clause.number, heading: clause.heading, chapter: clause.chapter };
}

function hasOtherNumber(old: ClauseRef, fresh: ClauseRef, workshop: Workshop): boolean {
  if (old.number !== fresh.number) return true;
  const countsChapter = workshop.before.numbersRestart || workshop.after.numbersRestart;
  return countsChapter && (old.chapter?.number ?? null) !== (fresh.chapter?.number ?? null);
}

/** A clause that is kept only to say that it is repealed, or that was kept so until now; null for any other. */
function repealOf({ before, after }: ClauseGroup, workshop: Workshop): 'repealed' | 'inserted' | null {
  const old = before.length === 1 ? workshop.before.reading.clauses[before[0] ?? -1] : undefined;
  const fresh = after.length === 1 ? workshop.after.reading.clauses[after[0] ?? -1] : undefined;
  if (old === undefined || fresh === undefined || isRepealMark(old) === isRepealMark(fresh)) return null;
  return isRepealMark(fresh) ? 'repealed' : 'inserted';
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

/**
 * Whether the same words have their stycken and punkter ending elsewhere: what is cited as "andra stycket 3" is then
 * another place.
 */
function isDividedOtherwise(group: ClauseGroup, { before, after }: Workshop): boolean {
  const one = group.before.length === 1 ? before.clauses[group.before[0] ?? -1] : undefined;
  const other = group.after.length === 1 ? after.clauses[group.after[0] ?? -1] : undefined;
  // Nearly all clauses that say the same are divided the same.
  if (one !== undefined && other !== undefined && haveEqualPieces(one, other)) return false;
  const [old, fresh] = [partsOf(before, group.before), partsOf(after, group.after)];
  if (old.length !== fresh.length) return true;
  const letters = (text: string): number => text.replaceAll(/[^\p{L}\p{N}]+/gu, '').length;
  return old.some((text, index) => {
    const other = fresh[index] ?? '';
    return text !== other && letters(text) !== letters(other);
  });
}

function partsOf(side: Side, indexes: readonly number[]): readonly string[] {
  return indexes
    .flatMap((index) => side.reading.clauses[index]?.blocks ?? [])
    .flatMap((block) =>
      block.kind === 'paragraph' ? block.passage.text : block.items.map(({ text }) => text),
    );
}

const byWeight: readonly Nature[] = ['none', 'editorial', 'consequential', 'substance'];

function natureOf(
  kind: ClauseKind,
  renumbered: boolean,
  moved: boolean,
  paragraphs: readonly ParagraphChange[],
): Nature {
  if (kind === 'inserted' || kind === 'repealed') return 'substance';
  let most = kind === 'same' && !renumbered && !moved ? 0 : 1;
  for (const { nature } of paragraphs) most = Math.max(most, byWeight.indexOf(nature));
  return byWeight[most] ?? 'substance';
}

function plain(heading: string | null): string {
  return (heading ?? '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

function hasSameChapter(clause: ClauseChange): boolean {
  const before = clause.before[0]?.chapter?.heading ?? null;
  const after = clause.after[0]?.chapter?.heading ?? null;
  return before === after || plain(before) === plain(after);
}
