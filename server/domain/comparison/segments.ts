// The exact linear projection over the two stored texts: every character is kept, deleted or inserted, none is lost.

import type { Range } from '../statutes/statute.ts';
import type { Segment } from './change.ts';
import type { ClauseGroup } from './clauses.ts';
import { Between } from './between.ts';
import { isAtHome } from './moves-between-clauses.ts';
import type { Piece } from './pieces.ts';
import type { Side } from './side.ts';
import { heaviestRising } from './rising.ts';
import type { Row, Workshop } from './row.ts';
import { SegmentWriter } from './segment-writer.ts';

/** Two places that belong together: a pair of stycken (with its row) or of rubrics. */
interface Block {
  readonly before: Range;
  readonly after: Range;
  readonly row: Row | null;
}

interface Plan {
  /** What keeps its place and is compared. */
  readonly blocks: readonly Block[];
  /** Stycken, and numbers and rubrics of clauses that came, went or moved: nothing in them is like anything else. */
  readonly opaqueBefore: readonly Range[];
  readonly opaqueAfter: readonly Range[];
}

/** In UTF-16 units. */
const longestRubric = 60;

export interface SegmentWish {
  /** One text has no clauses, so that numbers and rubrics of the other are compared as any layout. */
  readonly flat: boolean;
  /** The old text is the one called `after`. */
  readonly areTurned: boolean;
}

export function buildSegments(
  groups: readonly { readonly group: ClauseGroup; readonly rows: readonly Row[] }[],
  outside: readonly Row[],
  wish: SegmentWish,
  workshop: Workshop,
): Segment[] {
  const plan = planOf(groups, outside, wish.flat, workshop);
  const writer = new SegmentWriter(workshop.before.source, workshop.after.source, wish.areTurned);
  const between = new Between(writer, plan.opaqueBefore, plan.opaqueAfter, workshop);
  // By place: walking a long list otherwise makes two objects a step.
  for (let index = 0; index < plan.blocks.length; index += 1) {
    const block = plan.blocks[index];
    if (block === undefined) continue;
    between.fill(block.before.start, block.after.start);
    if (block.row === null) between.fill(block.before.end, block.after.end);
    else writeRow(block.row, writer, workshop);
  }
  between.fill(workshop.before.source.length, workshop.after.source.length);
  return writer.finish();
}

function planOf(
  groups: readonly { readonly group: ClauseGroup; readonly rows: readonly Row[] }[],
  outside: readonly Row[],
  flat: boolean,
  workshop: Workshop,
): Plan {
  const blocks: Block[] = [];
  // A rubric is a stycke to the text that has no clauses.
  const mayBeRubric = ({ size }: Piece): boolean => flat && size <= longestRubric;
  const opaqueBefore: Range[] = workshop.before.pieces.filter((piece) => !mayBeRubric(piece));
  const opaqueAfter: Range[] = workshop.after.pieces.filter((piece) => !mayBeRubric(piece));
  const addRows = (rows: readonly Row[]): void => {
    rows.forEach((row) => {
      const { before, after, kind } = row;
      if (row.moved || before === null || after === null || kind === 'split' || kind === 'merged') return;
      blocks.push({ before, after, row });
    });
  };
  addRows(outside);
  for (const { group, rows } of flat ? [] : groups) {
    const old = group.moved ? null : headingOf(workshop.before, group.home.before);
    const fresh = group.moved ? null : headingOf(workshop.after, group.home.after);
    const isPaired = old !== null && fresh !== null;
    if (isPaired) blocks.push({ before: old, after: fresh, row: null });
    addHeadings(workshop.before, group.before, isPaired ? group.home.before : -1, opaqueBefore);
    addHeadings(workshop.after, group.after, isPaired ? group.home.after : -1, opaqueAfter);
    addRows(group.moved ? rows.filter((row) => !isAtHome(row, group)) : rows);
  }
  return { blocks: inOrder(blocks), opaqueBefore: sorted(opaqueBefore), opaqueAfter: sorted(opaqueAfter) };
}

/** Adds the numbers and rubrics of clauses, save for the one that is compared. */
function addHeadings(side: Side, indexes: readonly number[], save: number, ranges: Range[]): void {
  for (const index of indexes) {
    const heading = index === save ? null : headingOf(side, index);
    if (heading !== null) ranges.push(heading);
  }
}

function headingOf(side: Side, index: number): Range | null {
  const ranges = side.reading.clauses[index]?.headingRanges;
  const first = ranges?.[0];
  const last = ranges?.[ranges.length - 1];
  if (first === undefined || last === undefined) return null;
  return first === last ? first : { start: first.start, end: last.end };
}

function sorted(ranges: Range[]): readonly Range[] {
  for (let index = 1; index < ranges.length; index += 1) {
    if ((ranges[index - 1]?.start ?? 0) > (ranges[index]?.start ?? 0))
      return ranges.sort((x, y) => x.start - y.start);
  }
  return ranges;
}

/** The blocks that keep their order in both texts and do not lie over each other. */
function inOrder(blocks: Block[]): Block[] {
  blocks.sort((x, y) => x.before.start - y.before.start || x.before.end - y.before.end);
  if (isFollowing(blocks)) return blocks;
  const rising = heaviestRising(
    blocks.map((block) => block.after.start),
    blocks.map(keptIn),
  );
  const kept: Block[] = [];
  let [bEnd, aEnd] = [0, 0];
  rising.forEach((index) => {
    const block = blocks[index];
    if (block === undefined || block.before.start < bEnd || block.after.start < aEnd) return;
    kept.push(block);
    [bEnd, aEnd] = [block.before.end, block.after.end];
  });
  return kept;
}

/** About how many characters of the new text a block keeps: two that have nothing in common must not part others. */
function keptIn({ after, row }: Block): number {
  const length = after.end - after.start;
  if (row === null || row.after === null || row.matches === null) return 1 + length;
  const kept = row.matches.reduce((sum, match) => sum + match.length, 0);
  return 1 + Math.round((length * kept) / Math.max(row.after.ids().length, 1));
}

/** Each block begins where the one before it has ended, in both texts: nearly always so. */
function isFollowing(blocks: readonly Block[]): boolean {
  for (let index = 1; index < blocks.length; index += 1) {
    const last = blocks[index - 1];
    const block = blocks[index];
    if (last === undefined || block === undefined) continue;
    if (block.before.start < last.before.end || block.after.start < last.after.end) return false;
    if (block.after.start <= last.after.start) return false;
  }
  return true;
}

function writeRow(row: Row, writer: SegmentWriter, workshop: Workshop): void {
  const { before, after } = row;
  if (before === null || after === null) return;
  if (writer.equalSlices(before.start, before.end, after.start, after.end)) {
    writer.equal(before.start, after.start, before.end - before.start);
    return;
  }
  const leftMap = workshop.before.mapOf(before);
  const rightMap = workshop.after.mapOf(after);
  if (leftMap !== null && rightMap !== null) {
    const left = workshop.before.tokensOf(before);
    const right = workshop.after.tokensOf(after);
    const matches = row.matches ?? [{ before: 0, after: 0, length: left.ids.length }];
    for (const match of matches) {
      const last = match.length - 1;
      const b = leftMap.startOf(left.starts[match.before] ?? 0);
      const a = rightMap.startOf(right.starts[match.after] ?? 0);
      const bEnd = leftMap.endOf(left.ends[match.before + last] ?? 0);
      const aEnd = rightMap.endOf(right.ends[match.after + last] ?? 0);
      if (b >= writer.b && a >= writer.a && bEnd >= b && writer.equalSlices(b, bEnd, a, aEnd)) {
        writer.equal(b, a, bEnd - b);
        continue;
      }
      for (let step = 0; step < match.length; step += 1) {
        writer.equalToken(
          leftMap.startOf(left.starts[match.before + step] ?? 0),
          leftMap.endOf(left.ends[match.before + step] ?? 0),
          rightMap.startOf(right.starts[match.after + step] ?? 0),
          rightMap.endOf(right.ends[match.after + step] ?? 0),
        );
      }
    }
  }
  writer.gap(before.end, after.end);
}
