// The blocks of a document as WordprocessingML: the same words as on its page and on paper.
import { columnWidths } from '../domain/documents/column-widths.ts';
import type { Block, Cell, ColumnsRow, MarkKind, Paper, Run } from '../domain/documents/blocks.ts';
import { firstLink, type WordBody } from './word-file.ts';
import { escaped, paragraph, run } from './word-xml.ts';

/** Where blocks stand: the style of their paragraphs and of their punkter, and how deep in lists. */
interface Place {
  readonly paragraph: string;
  readonly item: string;
  readonly depth: number;
}

const inText: Place = { paragraph: 'Normal', item: 'ListParagraph', depth: 0 };
const inCell: Place = { paragraph: 'TableText', item: 'TableItem', depth: 0 };
/** Between the margins, in twentieths of a point. */
const textWidth = 9070;
const itemIndent = 510;
const nothing: Run = { text: '–', muted: true };

/** The title and all that follows. @param baseUrl what an address inside Stadga begins with */
export function blocksXml({ title, genre, blocks }: Paper, baseUrl: string): WordBody {
  const links: string[] = [];
  const writer = new Writer((address) => {
    const known = links.indexOf(address);
    return firstLink + (known >= 0 ? known : links.push(address) - 1);
  }, baseUrl);
  const opening = paragraph('Genre', run(genre)) + paragraph('Heading1', run(title));
  return { xml: opening + writer.blocks(blocks, inText), links };
}

class Writer {
  private readonly linkTo: (address: string) => number;
  private readonly baseUrl: string;

  constructor(linkTo: (address: string) => number, baseUrl: string) {
    this.linkTo = linkTo;
    this.baseUrl = baseUrl;
  }

  blocks(blocks: readonly Block[], place: Place): string {
    return blocks.map((block) => this.block(block, place)).join('');
  }

  private block(block: Block, place: Place): string {
    switch (block.kind) {
      case 'heading':
        return this.told(`Heading${String(block.level)}`, block.runs);
      case 'paragraph':
        return this.told(place.paragraph, block.runs, indent(place));
      case 'note':
        return this.told('Note', block.runs);
      case 'list':
        return block.items.map(({ label, blocks }) => this.item(label, blocks, place)).join('');
      case 'quotation':
        return (
          this.blocks(block.blocks, { ...place, paragraph: 'Quote' }) +
          (block.source === null ? '' : this.told('Quote', block.source))
        );
      case 'facts':
        return block.rows
          .map(({ name, value }) =>
            this.told(place.paragraph, [{ text: `${name}: `, strong: true }, ...value]),
          )
          .join('');
      case 'table':
        return (
          this.told('Caption', [{ text: block.caption }]) +
          table(
            'Ruled',
            block.caption,
            widthsOf([block.head, ...block.rows.map((cells) => cells.map(wordsOf))]),
            block.head,
            block.rows.map((cells) => cells.map(({ runs }) => this.cell([{ kind: 'paragraph', runs }]))),
          )
        );
      case 'columns':
        return table(
          'Columns',
          block.caption,
          [textWidth / 2, textWidth / 2],
          block.head,
          block.rows.map(({ before, after }: ColumnsRow) => [this.cell(before), this.cell(after)]),
        );
    }
  }

  /** A cell always holds a paragraph; one that would be empty says so. */
  private cell(blocks: readonly Block[]): string {
    const xml = this.blocks(blocks, inCell);
    return xml === '' ? this.told(inCell.paragraph, [nothing]) : xml;
  }

  /** The label and the first words are one paragraph; what follows is indented like them. */
  private item(label: string, blocks: readonly Block[], place: Place): string {
    const [first, ...rest] = blocks;
    const isPoint = label.trim() === '•' && place.item === 'ListParagraph' && place.depth === 0;
    const lead: readonly Run[] = isPoint ? [] : [{ text: `${label}\t` }];
    const told = first?.kind === 'paragraph' ? first.runs : [];
    const inner = { ...place, depth: place.depth + 1 };
    const look = isPoint
      ? '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
      : place.depth === 0
        ? ''
        : `<w:ind w:left="${String((place.depth + 1) * itemIndent)}" w:hanging="${String(itemIndent)}"/>`;
    return (
      this.told(place.item, [...lead, ...told], look) +
      this.blocks(first?.kind === 'paragraph' ? rest : blocks, inner)
    );
  }

  /** A paragraph; none for no words, since space is never made of empty paragraphs. */
  private told(style: string, runs: readonly Run[], properties = ''): string {
    const words = runs.filter(({ text }) => text !== '');
    if (words.every(({ text }) => text.trim() === '')) return '';
    return paragraph(style, words.map((each) => this.run(each)).join(''), properties);
  }

  private run({ text, strong, emphasis, code, muted, mark, href }: Run): string {
    const address = href === undefined ? null : absolute(href, this.baseUrl);
    if (address !== null) {
      const id = `rId${String(this.linkTo(address))}`;
      return `<w:hyperlink r:id="${id}">${run(text, { style: 'Hyperlink' })}</w:hyperlink>`;
    }
    const style =
      mark !== undefined
        ? markStyles[mark.kind]
        : muted === true
          ? 'Muted'
          : code === true
            ? 'Code'
            : undefined;
    const properties =
      (strong === true ? '<w:b/><w:bCs/>' : '') + (emphasis === true ? '<w:i/><w:iCs/>' : '');
    return run(text, { ...(style === undefined ? {} : { style }), properties });
  }
}

const markStyles: Readonly<Record<MarkKind, string>> = {
  deleted: 'Deleted',
  inserted: 'Inserted',
  movedFrom: 'MovedFrom',
  movedTo: 'MovedTo',
};

const indent = ({ depth }: Place): string =>
  depth === 0 ? '' : `<w:ind w:left="${String(depth * itemIndent)}"/>`;

/** Said in each cell, since not every program draws what a style says of the first row. */
const underHead =
  '<w:tcBorders><w:bottom w:val="single" w:sz="8" w:space="0" w:color="1B5E55"/></w:tcBorders>';

/** Of a letter as tables set it, on average; and of the empty space in a cell. */
const [letterWidth, cellSpace] = [112, 232];

const wordsOf = ({ runs }: Cell): string => runs.map(({ text }) => text).join('');

/** @param rows their cells' words, the head's first */
function widthsOf(rows: readonly (readonly string[])[]): readonly number[] {
  const needs = (rows[0] ?? []).map((_, index) => {
    const cells = rows.map((row) => row[index] ?? '');
    const longest = (texts: readonly string[]): number =>
      Math.max(...texts.map(({ length }) => length)) * letterWidth + cellSpace;
    const word = Math.min(longest(cells.flatMap((cell) => cell.split(/\s+/u))), textWidth * 0.45);
    return { word, line: Math.max(word, Math.min(longest(cells), textWidth)) };
  });
  return columnWidths(needs, textWidth).map(Math.floor);
}

/** A table whose first row is its head, on every page that it reaches. @param rows their cells, each as paragraphs */
function table(
  style: string,
  caption: string,
  widths: readonly number[],
  head: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  const width = (index: number): string => `<w:tcW w:w="${String(widths[index] ?? 0)}" w:type="dxa"/>`;
  const row = (cells: readonly string[], properties = '', look = ''): string =>
    `<w:tr>${properties}${cells.map((cell, index) => `<w:tc><w:tcPr>${width(index)}${look}</w:tcPr>${cell}</w:tc>`).join('')}</w:tr>`;
  const titles = head.map((words) => paragraph('TableHead', run(words)));
  return [
    '<w:tbl><w:tblPr>',
    `<w:tblStyle w:val="${style}"/><w:tblW w:w="${String(textWidth)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>`,
    `<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>`,
    `<w:tblCaption w:val="${escaped(caption)}"/></w:tblPr>`,
    `<w:tblGrid>${widths.map((each) => `<w:gridCol w:w="${String(each)}"/>`).join('')}</w:tblGrid>`,
    row(titles, '<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>', underHead),
    ...rows.map((cells) => row(cells)),
    '</w:tbl>',
  ].join('');
}

/** An address that works in a file too; null for what a document must not lead to. */
function absolute(href: string, baseUrl: string): string | null {
  const whole = href.startsWith('/') ? `${baseUrl.replace(/\/$/, '')}${href}` : href;
  if (!URL.canParse(whole)) return null;
  const { protocol, href: address } = new URL(whole);
  return protocol === 'https:' || protocol === 'http:' ? address : null;
}
