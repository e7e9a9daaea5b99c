// Blocks become strips and elements: what a document says, in the order in which it is read.
import type { Block, ListItem, Run } from '../domain/documents/blocks.ts';
import { textOf } from '../domain/documents/blocks.ts';
import { tidy } from './characters.ts';
import { newElement } from './structure.ts';
import type { Element } from './structure.ts';
import { decorated, keepTogether } from './strips.ts';
import type { Strip } from './strips.ts';
import { composeColumns, composeFacts, composeTable } from './tables.ts';
import { composeParagraph } from './text.ts';
import type { Column, TextSetter } from './text.ts';
import { colours, headingStyles, space, styles } from './theme.ts';
import type { Colour, TextStyle } from './theme.ts';

/** A column never becomes narrower than this by nesting. */
const narrowest = 150;
const longestLabel = 0.3;

export interface Composer {
  readonly text: TextSetter;
  /** The level of the heading before; the next may be at most one deeper. */
  level: number;
  /** How paragraphs and labels are set where it is not as usual. */
  readonly body?: TextStyle;
}

/** The strips of the blocks, which become kids of `parent`. */
export function composeBlocks(
  blocks: readonly Block[],
  column: Column,
  parent: Element,
  composer: Composer,
  isNested = false,
): Strip[] {
  const strips: Strip[] = [];
  for (const [index, block] of blocks.entries()) {
    const own = composeBlock(block, column, parent, composer, isNested);
    const last = own.at(-1);
    // What a paragraph announces begins on its page.
    if (block.kind === 'paragraph' && last !== undefined && announces(block.runs, blocks[index + 1]))
      last.isKept = true;
    const [first] = own;
    const before = strips.at(-1);
    if (first !== undefined && before !== undefined)
      first.gap = Math.max(first.gap, gapBetween(blocks[index - 1], block));
    for (const each of own) strips.push(each);
  }
  return strips;
}

function composeBlock(
  block: Block,
  column: Column,
  parent: Element,
  composer: Composer,
  isNested: boolean,
): readonly Strip[] {
  const { text } = composer;
  switch (block.kind) {
    case 'heading':
      return composeHeading(block, column, parent, composer, isNested);
    case 'paragraph':
      return composeParagraph(block.runs, composer.body ?? styles.body, column, parent, text);
    case 'list':
      return composeList(block.items, column, parent, composer);
    case 'quotation': {
      const element = newElement(parent, 'BlockQuote');
      const inner = indented(column, space.quotation);
      const strips = composeBlocks(block.blocks, inner, element, composer, true);
      const source =
        block.source === null ? [] : composeParagraph(block.source, styles.source, inner, element, text);
      const [first] = source;
      const before = strips.at(-1);
      if (first !== undefined && before !== undefined) {
        first.gap = 4;
        before.isKept = true;
      }
      for (const each of source) strips.push(each);
      if (strips.length > 0) parent.kids.push(element);
      const bar = {
        kind: 'leftBar',
        left: inner.left - 13,
        width: 2,
        colour: colours.accent,
        reach: 0,
      } as const;
      return decorated(strips, [bar]);
    }
    case 'note':
      return boxed(block.runs, styles.note, column, parent, text, colours.surface, colours.accent);
    case 'facts':
      return composeFacts(block, column, parent, text);
    case 'table':
      return composeTable(block, column, parent, text);
    case 'columns':
      return composeColumns(block, column, parent, text, (blocks, place, cell) =>
        composeBlocks(blocks, place, cell, { ...composer, body: styles.table }, true),
      );
  }
}

function composeHeading(
  block: Extract<Block, { kind: 'heading' }>,
  column: Column,
  parent: Element,
  composer: Composer,
  isNested: boolean,
): readonly Strip[] {
  const level = Math.min(block.level, composer.level + 1) as 2 | 3 | 4;
  const style = headingStyles[level];
  const element = newElement(parent, `H${String(level)}`);
  const strips = composer.text.set(block.runs, style, column, element);
  const [first] = strips;
  if (first === undefined) return [];
  parent.kids.push(element);
  composer.level = level;
  for (const each of strips) each.isKept = true;
  first.gap = isNested ? style.above / 2 : style.above;
  // Headings in words of another text are not places of this document.
  if (!isNested) first.bookmark = { level, title: tidy(textOf(block.runs)), anchor: block.anchor ?? null };
  return strips;
}

/** A P in a box. */
export function boxed(
  runs: readonly Run[],
  style: TextStyle,
  column: Column,
  parent: Element,
  text: TextSetter,
  surface: Colour,
  bar: Colour,
): readonly Strip[] {
  const inner = { left: column.left + space.box + 3, width: column.width - 2 * space.box - 3 };
  const strips = composeParagraph(runs, style, inner, parent, text);
  return decorated(
    strips,
    [
      { kind: 'fill', ...column, colour: surface },
      { kind: 'leftBar', left: column.left, width: 3, colour: bar },
    ],
    space.box * 0.75,
  );
}

function composeList(
  items: readonly ListItem[],
  column: Column,
  parent: Element,
  composer: Composer,
): readonly Strip[] {
  const { text } = composer;
  const style = composer.body ?? styles.body;
  const label = (item: ListItem): Run[] => [{ text: item.label }];
  const widest = items.reduce((most, item) => Math.max(most, text.natural(label(item), style).line), 0);
  const labelWidth = Math.min(Math.max(widest, 10), column.width * longestLabel);
  const body = indented(column, labelWidth + 8);
  const element = newElement(parent, 'L', numbering(items));
  const strips = items.flatMap((item) => {
    const entry = newElement(element, 'LI');
    const labels = composeParagraph(
      label(item),
      style,
      { left: column.left, width: labelWidth },
      entry,
      text,
      'Lbl',
    );
    const content = newElement(entry, 'LBody');
    const told = composeBlocks(item.blocks, body, content, composer, true);
    if (labels.length + told.length === 0) return [];
    element.kids.push(entry);
    entry.kids.push(content);
    return withLabel(labels, told);
  });
  if (element.kids.length > 0) parent.kids.push(element);
  const gap = items.some(({ blocks }) => blocks.length > 1) ? space.paragraph : space.item;
  for (const [index, each] of strips.entries())
    if (index > 0 && each.gap === 0 && isItemStart(each)) each.gap = gap;
  return strips;
}

const isItemStart = ({ pieces: [first] }: Strip): boolean => first?.element.role === 'Lbl';

/** The label hangs beside the first lines of what it labels, on their baselines. */
function withLabel(labels: readonly Strip[], told: readonly Strip[]): readonly Strip[] {
  const joined = told.map((line, index) => {
    const label = labels[index];
    if (label === undefined) return line;
    line.pieces = [...label.pieces, ...line.pieces];
    return line;
  });
  const rest = labels.slice(told.length);
  keepTogether([...joined.slice(-1), ...rest]);
  return [...joined, ...rest];
}

/** What kind of labels the list has, which a screen reader may say. */
function numbering(items: readonly ListItem[]): Readonly<Record<string, unknown>> {
  const labels = items.map(({ label }) => label.trim());
  const kinds = [
    ['Decimal', /^\d+(?:\s*[a-z])?[.):]?$/],
    ['LowerAlpha', /^[a-zåäö][.):]?$/],
    ['UpperAlpha', /^[A-ZÅÄÖ][.):]?$/],
    ['Disc', /^[•*]$/],
  ] as const;
  const kind = kinds.find(([, pattern]) => labels.every((label) => pattern.test(label)))?.[0] ?? 'None';
  return { A: { O: 'List', ListNumbering: kind } };
}

const indented = ({ left, width }: Column, by: number): Column => {
  const step = Math.max(0, Math.min(by, width - narrowest));
  return { left: left + step, width: width - step };
};

const announces = (runs: readonly Run[], next: Block | undefined): boolean =>
  next?.kind === 'list' || (next?.kind === 'quotation' && textOf(runs).trimEnd().endsWith(':'));

const isTable = ({ kind }: Block): boolean => kind === 'table' || kind === 'columns';

function gapBetween(before: Block | undefined, block: Block): number {
  if (before === undefined) return 0;
  if (before.kind === 'heading') return headingStyles[before.level].below;
  if (block.kind === 'heading') return 0;
  if (before.kind === 'paragraph' && (block.kind === 'paragraph' || block.kind === 'list'))
    return space.paragraph;
  if (isTable(before) || isTable(block)) return space.table;
  return block.kind === 'paragraph' && before.kind === 'list' ? space.paragraph : space.block;
}
