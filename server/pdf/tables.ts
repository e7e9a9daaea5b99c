// Tables as strips: columns as wide as their words need, rows that may go over pages, a head that is repeated.
import { columnWidths } from '../domain/documents/column-widths.ts';
import type { Block, Cell, Run } from '../domain/documents/blocks.ts';
import { tidy } from './characters.ts';
import { addElement, newElement, scope, summary } from './structure.ts';
import type { Element } from './structure.ts';
import { beside, decorated, keepEnds, keepTogether, strip } from './strips.ts';
import type { Decoration, Strip } from './strips.ts';
import { composeParagraph } from './text.ts';
import type { Column, TextSetter } from './text.ts';
import { colours, space, styles } from './theme.ts';
import type { TextStyle } from './theme.ts';

/** A row of at most this many lines stays on one page. */
const wholeRow = 7;
/** On either side of the line between two texts. */
const gutter = 11;

interface RowCell {
  readonly runs: readonly Run[];
  readonly role: 'TH' | 'TD';
  readonly scope: 'Column' | 'Row';
  readonly style: TextStyle;
}

/** Two texts beside each other, a line between them. @param compose the blocks of a cell */
export function composeColumns(
  columns: Extract<Block, { kind: 'columns' }>,
  column: Column,
  parent: Element,
  text: TextSetter,
  compose: (blocks: readonly Block[], column: Column, element: Element) => readonly Strip[],
): Strip[] {
  if (columns.rows.length === 0) return [];
  const width = column.width / 2 - gutter;
  const places = [
    { left: column.left, width },
    { left: column.left + column.width / 2 + gutter, width },
  ] as const;
  const element = newElement(parent, 'Table', summary(tidy(columns.caption)));
  const head = composeRow(
    columns.head.map((words): RowCell => ({
      runs: [{ text: words }],
      role: 'TH',
      scope: 'Column',
      style: styles.tableHead,
    })),
    places,
    column,
    addElement(addElement(element, 'THead'), 'TR'),
    text,
    'head',
  );
  for (const each of head) each.isKept = true;
  const body = addElement(element, 'TBody');
  const between: Decoration = {
    kind: 'leftBar',
    left: column.left + column.width / 2 - 0.3,
    width: 0.6,
    colour: colours.line,
  };
  const rows = columns.rows.flatMap(({ before, after }) => {
    const row = newElement(body, 'TR');
    const cells = [before, after].map((blocks, index) =>
      compose(blocks, places[index === 0 ? 0 : 1], addElement(row, 'TD')),
    );
    const strips = beside(cells.every(({ length }) => length > 1) ? cells.map(onGrid) : cells);
    if (strips.length === 0) return [];
    body.kids.push(row);
    if (strips.length <= wholeRow) keepTogether(strips);
    else keepEnds(strips);
    decorated(strips, [], space.row);
    for (const each of strips) {
      each.head = head;
      each.headGap = space.row;
    }
    const [first] = strips;
    if (first !== undefined) first.gap = 0;
    return strips;
  });
  if (rows.length === 0) return [];
  parent.kids.push(element);
  decorated(rows, [between]);
  decorated(rows.slice(-1), [
    { kind: 'lineBelow', left: column.left, width: column.width, colour: colours.line },
  ]);
  return [...head, ...rows];
}

export function composeTable(
  table: Extract<Block, { kind: 'table' }>,
  column: Column,
  parent: Element,
  text: TextSetter,
): Strip[] {
  const size = table.rows.reduce((most, { length }) => Math.max(most, length), table.head.length);
  if (size === 0 || (table.head.length === 0 && table.rows.length === 0)) return [];
  const filled = (cells: readonly Cell[]): readonly Cell[] =>
    Array.from({ length: size }, (_, index) => cells[index] ?? { runs: [] });
  const head = filled(table.head.map((words) => ({ runs: [{ text: words }] }))).map(({ runs }): RowCell => ({
    runs,
    role: 'TH',
    scope: 'Column',
    style: styles.tableHead,
  }));
  const rows = table.rows.map((cells) =>
    filled(cells).map(({ runs }, index): RowCell => ({
      runs,
      role: index === 0 ? 'TH' : 'TD',
      scope: 'Row',
      style: styles.table,
    })),
  );

  const element = addElement(parent, 'Table');
  const captioned = composeParagraph(
    [{ text: table.caption }],
    styles.caption,
    column,
    element,
    text,
    'Caption',
  );
  keepTogether(captioned);
  const captionEnd = captioned.at(-1);
  if (captionEnd !== undefined) {
    captionEnd.isKept = true;
    captionEnd.height += 4;
  }

  const columns = columnsOf([head, ...rows], column, text);
  const strips: Strip[] = [...captioned];
  let headStrips: readonly Strip[] = [];
  if (table.head.length > 0) {
    const row = addElement(addElement(element, 'THead'), 'TR');
    headStrips = composeRow(head, columns, column, row, text, 'head');
    keepTogether(headStrips);
    const end = headStrips.at(-1);
    if (end !== undefined && rows.length > 0) end.isKept = true;
    for (const each of headStrips) strips.push(each);
  }
  if (rows.length > 0) {
    const body = addElement(element, 'TBody');
    for (const row of rows) {
      const rowStrips = composeRow(row, columns, column, addElement(body, 'TR'), text, 'body');
      for (const each of rowStrips) each.head = headStrips;
      for (const each of rowStrips) strips.push(each);
    }
  }
  return strips;
}

/** The lines of a cell on the lines of its neighbour: a gap between two paragraphs is a line, else it would be the neighbour's too. */
const onGrid = (strips: readonly Strip[]): readonly Strip[] =>
  strips.flatMap((each, index) => {
    const isParagraph = index > 0 && each.gap >= space.paragraph;
    each.gap = 0;
    return isParagraph ? [strip(each.height, each.baseline, { isKept: true }), each] : [each];
  });

/** Names and values: a table whose first column is the headers of its rows. */
export function composeFacts(
  facts: Extract<Block, { kind: 'facts' }>,
  column: Column,
  parent: Element,
  text: TextSetter,
): Strip[] {
  if (facts.rows.length === 0) return [];
  const element = addElement(parent, 'Table');
  const rows = facts.rows.map(({ name, value }): RowCell[] => [
    { runs: [{ text: name }], role: 'TH', scope: 'Row', style: styles.factName },
    { runs: value, role: 'TD', scope: 'Row', style: styles.table },
  ]);
  const widest = rows.reduce(
    (most, [name]) => Math.max(most, name === undefined ? 0 : text.natural(name.runs, name.style).line),
    0,
  );
  const names = Math.min(Math.max(widest + 2 * space.cell, column.width * 0.2), column.width * 0.4);
  const columns = [
    { left: column.left, width: names - space.cell },
    { left: column.left + names, width: column.width - names },
  ];
  return rows.flatMap((row) => composeRow(row, columns, column, addElement(element, 'TR'), text, 'body'));
}

function composeRow(
  cells: readonly RowCell[],
  columns: readonly Column[],
  whole: Column,
  row: Element,
  text: TextSetter,
  kind: 'head' | 'body',
): readonly Strip[] {
  const strips = beside(
    cells.map((cell, index) =>
      text.set(
        cell.runs,
        cell.style,
        columns[index] ?? whole,
        addElement(row, cell.role, cell.role === 'TH' ? scope(cell.scope) : {}),
      ),
    ),
  );
  if (strips.length <= wholeRow) keepTogether(strips);
  const line: Decoration = {
    kind: 'lineBelow',
    left: whole.left,
    width: whole.width,
    colour: kind === 'head' ? colours.accent : colours.line,
  };
  decorated(strips, [], space.row);
  for (const each of strips.slice(1)) each.headGap = space.row;
  // Only where the row ends, not where a page does.
  decorated(strips.slice(-1), [line]);
  return strips;
}

function columnsOf(
  rows: readonly (readonly RowCell[])[],
  whole: Column,
  text: TextSetter,
): readonly Column[] {
  const size = rows[0]?.length ?? 0;
  const inner = whole.width - space.cell * 2 * (size - 1);
  const needs = Array.from({ length: size }, () => ({ word: 8, line: 8 }));
  for (const row of rows) {
    for (const [index, need] of needs.entries()) {
      const cell = row[index];
      if (cell === undefined) continue;
      const { word, line } = text.natural(cell.runs, cell.style);
      need.word = Math.max(need.word, Math.min(word, inner * 0.45));
      need.line = Math.max(need.line, need.word, Math.min(line, inner));
    }
  }
  let { left } = whole;
  return columnWidths(needs, inner).map((width) => {
    const column = { left, width: Math.max(1, width) };
    left += width + space.cell * 2;
    return column;
  });
}
