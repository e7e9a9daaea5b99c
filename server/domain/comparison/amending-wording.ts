// The wording that follows an amending formula: each clause under its number, one line for every stycke and punkt.

import { numberPattern, type ClauseName } from './amending-names.ts';
import type { OutsidePart } from './amending-formula.ts';
import type { ContentBlock, ContentItem } from './merge-content.ts';

/** The new wording of one clause under its new number. */
export interface ClauseWording {
  readonly name: ClauseName;
  readonly heading: string | null;
  readonly blocks: readonly ContentBlock[];
}

/** Running text outside the clauses. */
export interface OutsideWording {
  readonly part: OutsidePart;
  readonly lines: readonly string[];
}

export type Wording = ClauseWording | OutsideWording;

const outsideTitles: Readonly<Record<OutsidePart, string>> = {
  opening: 'Ingress',
  closing: 'Text efter paragraferna',
};
const clauseLine = new RegExp(`^(?:(${numberPattern}) kap\\. )?(${numberPattern}) §(?: (.+))?$`, 'u');
const label = String.raw`(?:[-–—•*·▪]|\(?\d{1,3}[.):]|\(?(?:\p{L}|[ivxIVX]{2,5})[.)])`;
const itemLine = new RegExp(`^(${label}) (.+)$`, 'u');
const isLabel = new RegExp(`^${label}$`, 'u');
/** An indented line is a stycke whatever it looks like: "5 § gäller inte …" is no heading. */
const indent = '  ';

export function wordingText(wording: Wording): string {
  if ('part' in wording) return [outsideTitles[wording.part], ...wording.lines.map(paragraphLine)].join('\n');
  const { name, heading, blocks } = wording;
  const chapter = name.chapter === null ? '' : `${name.chapter} kap. `;
  const lines = [`${chapter}${name.number} §${heading === null ? '' : ` ${heading}`}`];
  for (const [index, block] of blocks.entries()) {
    if (block.kind === 'paragraph') lines.push(paragraphLine(block.text));
    else {
      // An empty line parts two lists that follow each other.
      if (blocks[index - 1]?.kind === 'list') lines.push('');
      for (const { label, text } of block.items) lines.push(`${isLabel.test(label) ? label : '–'} ${text}`);
    }
  }
  return lines.join('\n');
}

/**
 * What a punkt is cited by: "2" for "2.", "2)" and "(2)", "b" for "b)"; nothing for a dash or any other bullet,
 * however it is drawn.
 */
export function markOf(itemLabel: string): string {
  return isLabel.test(itemLabel) ? itemLabel.replaceAll(/[^\p{L}\p{N}]/gu, '').toLowerCase() : '';
}

function paragraphLine(text: string): string {
  return isHead(text) || itemLine.test(text) ? indent + text : text;
}

function isHead(line: string): boolean {
  return clauseLine.test(line) || Object.values(outsideTitles).includes(line);
}

/** Whether a text survives being written as a line of its own: not empty, no line ends, no white space around it. */
export function isWritable(text: string): boolean {
  return text !== '' && text.trim() === text && !/[\n\r]/.test(text);
}

/** All wordings in order, or the line that belongs to none. */
export function readWordings(lines: readonly string[]): readonly Wording[] | { readonly stray: string } {
  const wordings: Wording[] = [];
  let open: { blocks: ContentBlock[]; lines: string[] } | null = null;
  let list: ContentItem[] | null = null;
  for (const line of lines) {
    if (line.trim() === '') {
      list = null;
      continue;
    }
    const head = headOf(line);
    if (head !== null) {
      open = { blocks: [], lines: [] };
      wordings.push('part' in head ? { ...head, lines: open.lines } : { ...head, blocks: open.blocks });
      list = null;
      continue;
    }
    if (open === null) return { stray: line };
    const isIndented = line.startsWith(indent);
    const text = isIndented ? line.slice(indent.length) : line;
    const item = isIndented ? null : itemLine.exec(line);
    open.lines.push(text);
    if (item === null) {
      open.blocks.push({ kind: 'paragraph', text });
      list = null;
      continue;
    }
    if (list === null) {
      list = [];
      open.blocks.push({ kind: 'list', items: list });
    }
    list.push({ label: item[1] ?? '', text: item[2] ?? '' });
  }
  return wordings;
}

function headOf(line: string): { part: OutsidePart } | { name: ClauseName; heading: string | null } | null {
  if (line === outsideTitles.opening) return { part: 'opening' };
  if (line === outsideTitles.closing) return { part: 'closing' };
  const found = clauseLine.exec(line);
  if (found === null) return null;
  return { name: { chapter: found[1] ?? null, number: found[2] ?? '' }, heading: found[3] ?? null };
}
