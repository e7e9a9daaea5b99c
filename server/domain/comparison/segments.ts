// The exact linear projection over the two stored texts: every character is kept, deleted or inserted, none is lost.

import type { Range } from '../statutes/statute.ts';
import type { Segment } from './change.ts';
import { Between } from './between.ts';
import type { Piece } from './pieces.ts';
import type { Row, Workshop } from './row.ts';
import { heaviestRising } from './rising.ts';
import { SegmentWriter } from './segment-writer.ts';

/** Two places that belong together: a pair of stycken (with its row) or of rubrics. */
interface Block {
  readonly before: Range;
  readonly after: Range;
  readonly row: Row | null;
}

export interface SegmentPlan {
  /** Rows whose two texts keep their place; others are shown as gone and new. */
  readonly rows: readonly Row[];
  /** Number and rubric of clauses that keep their place. */
  readonly headings: readonly { readonly before: Range; readonly after: Range }[];
  /** Number and rubric of clauses that are new, gone or moved: never compared with anything. */
  readonly looseBefore: readonly Range[];
  readonly looseAfter: readonly Range[];
}

export function buildSegments(plan: SegmentPlan, workshop: Workshop): Segment[] {
  const blocks = blocksInOrder(plan);
  const writer = new SegmentWriter(workshop.before.source, workshop.after.source);
  const opaqueBefore = sorted([...workshop.before.pieces.map(rangeOf), ...plan.looseBefore]);
  const opaqueAfter = sorted([...workshop.after.pieces.map(rangeOf), ...plan.looseAfter]);
  const between = new Between(writer, opaqueBefore, opaqueAfter, workshop);
  for (const block of blocks) {
    between.fill(block.before.start, block.after.start);
    if (block.row === null) between.fill(block.before.end, block.after.end);
    else writeRow(block.row, writer, workshop);
  }
  between.fill(workshop.before.source.length, workshop.after.source.length);
  return writer.finish();
}

function rangeOf(piece: Piece): Range {
  return { start: piece.start, end: piece.end };
}

function sorted(ranges: readonly Range[]): Range[] {
  return [...ranges].sort((x, y) => x.start - y.start);
}

function blocksInOrder(plan: SegmentPlan): Block[] {
  const blocks: Block[] = plan.headings.map((pair) => ({ ...pair, row: null }));
  for (const row of plan.rows) {
    if (row.before === null || row.after === null || row.kind === 'merged' || row.kind === 'split') continue;
    blocks.push({ before: rangeOf(row.before), after: rangeOf(row.after), row });
  }
  blocks.sort((x, y) => x.before.start - y.before.start || x.before.end - y.before.end);
  const rising = heaviestRising(
    blocks.map((block) => block.after.start),
    blocks.map((block) => 1 + block.after.end - block.after.start),
  );
  const kept: Block[] = [];
  for (const index of rising) {
    const block = blocks[index];
    const last = kept.at(-1);
    if (block === undefined) continue;
    const follows =
      last === undefined || (block.before.start >= last.before.end && block.after.start >= last.after.end);
    if (follows) kept.push(block);
  }
  return kept;
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
