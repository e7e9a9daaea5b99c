// Tables as strips: columns as wide as their words need, rows that may go over pages, a head that is repeated.
import type { Block, Cell, Run } from '../domain/documents/blocks.ts';
import { addElement, scope } from './structure.ts';
import type { Element } from './structure.ts';
import { beside, decorated, keepTogether } from './strips.ts';
import type { Decoration, Strip } from './strips.ts';
import { composeParagraph } from './text.ts';
import type { Column, TextSetter } from './text.ts';
import { colours, space, styles } from './theme.ts';
import type { TextStyle } from './theme.ts';

/** A row of at most this many lines stays on one page. */
const wholeRow = 7;

interface RowCell {
  readonly runs: readonly Run[];
  readonly role: 'TH' | 'TD';
  readonly scope: 'Column' | 'Row';
  readonly style: TextStyle;
}

export function composeTable(
  table: Extract<Block, { kind: 'table' }>,
  column: Column,
  parent: Element,
  text: TextSetter,
): Strip[] {
  const size = Math.max(table.head.length, ...table.rows.map(({ length }) => length));
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
    headStrips = composeRow(head, columns, column, addElement(element, 'THead'), text, 'head');
    keepTogether(headStrips);
    const end = headStrips.at(-1);
    if (end !== undefined && rows.length > 0) end.isKept = true;
    strips.push(...headStrips);
  }
  if (rows.length > 0) {
    const body = addElement(element, 'TBody');
    for (const row of rows) {
      const rowStrips = composeRow(row, columns, column, body, text, 'body');
      for (const each of rowStrips) each.head = headStrips;
      strips.push(...rowStrips);
    }
  }
  return strips;
}

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
  const widest = Math.max(
    ...rows.map(([name]) => (name === undefined ? 0 : text.natural(name.runs, name.style).line)),
  );
  const names = Math.min(Math.max(widest + 2 * space.cell, column.width * 0.2), column.width * 0.4);
  const columns = [
    { left: column.left, width: names - space.cell },
    { left: column.left + names, width: column.width - names },
  ];
  return rows.flatMap((row) => composeRow(row, columns, column, element, text, 'body'));
}

function composeRow(
  cells: readonly RowCell[],
  columns: readonly Column[],
  whole: Column,
  parent: Element,
  text: TextSetter,
  kind: 'head' | 'body',
): readonly Strip[] {
  const row = addElement(parent, 'TR');
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
  // Only where the row ends, not where a page does.
  decorated(strips.slice(-1), [line]);
  return strips;
}

/** Every column gets its longest word, and shares what is left by how much it has to say. */
function columnsOf(
  rows: readonly (readonly RowCell[])[],
  whole: Column,
  text: TextSetter,
): readonly Column[] {
  const size = rows[0]?.length ?? 0;
  const inner = whole.width - space.cell * 2 * (size - 1);
  const needs = Array.from({ length: size }, (_, index) => {
    const widths = rows.flatMap((row) => {
      const cell = row[index];
      return cell === undefined ? [] : [text.natural(cell.runs, cell.style)];
    });
    const word = Math.min(Math.max(8, ...widths.map((each) => each.word)), inner * 0.45);
    return { word, line: Math.max(word, Math.min(Math.max(0, ...widths.map((each) => each.line)), inner)) };
  });
  const words = needs.reduce((sum, { word }) => sum + word, 0);
  const spare = inner - words;
  const wishes = needs.reduce((sum, { word, line }) => sum + line - word + 1, 0);
  let { left } = whole;
  return needs.map(({ word, line }) => {
    const width = spare < 0 ? (inner * word) / words : word + (spare * (line - word + 1)) / wishes;
    const column = { left, width: Math.max(1, width) };
    left += width + space.cell * 2;
    return column;
  });
}
