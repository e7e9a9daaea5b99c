// One clause of a statute as a text of its own, with its places counted from where it begins.
import type { ReadText } from './pieces.ts';
import type { Block, Clause, Passage, Range } from '../statutes/statute.ts';

/** @param index the clause's place in the reading, which has it */
export function clauseAlone({ source, reading }: ReadText, index: number): ReadText {
  const clause = reading.clauses[index];
  if (clause === undefined) throw new Error(`the reading has no clause ${String(index)}`);
  const ranges = rangesOf(clause);
  const start = ranges.reduce((least, range) => Math.min(least, range.start), source.length);
  const end = ranges.reduce((most, range) => Math.max(most, range.end), start);
  const shift = (range: Range): Range => ({ start: range.start - start, end: range.end - start });
  const within = (range: Range | undefined): boolean =>
    range !== undefined && range.start >= start && range.end <= end;
  return {
    source: source.slice(start, end),
    reading: {
      ...{ title: null, adopted: [], effectiveFrom: null, preamble: [], doubts: [] },
      clauses: [
        {
          ...clause,
          blocks: clause.blocks.map((block) => shiftBlock(block, shift)),
          headingRanges: clause.headingRanges.map(shift),
        },
      ],
      leftOut: reading.leftOut.flatMap((note) =>
        note.range !== undefined && within(note.range) ? [{ ...note, range: shift(note.range) }] : [],
      ),
      marks: (reading.marks ?? []).filter(within).map(shift),
    },
  };
}

const passagesOf = (block: Block): readonly Passage[] =>
  block.kind === 'paragraph' ? [block.passage] : block.items;

const rangesOf = (clause: Clause): readonly Range[] => [
  ...clause.headingRanges,
  ...clause.blocks.flatMap(passagesOf).flatMap(({ ranges }) => ranges),
];

function shiftBlock(block: Block, shift: (range: Range) => Range): Block {
  if (block.kind === 'list')
    return { kind: 'list', items: block.items.map((item) => ({ ...item, ranges: item.ranges.map(shift) })) };
  return { kind: 'paragraph', passage: { ...block.passage, ranges: block.passage.ranges.map(shift) } };
}
