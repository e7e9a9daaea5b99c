// Blocks as plain text, to be pasted into other programs: nothing is lined up by spaces, since their letters differ in width.
import type { Block, Paper, Run } from './blocks.ts';

/** The whole paper: genre and title, then its blocks, each paragraph on a line of its own. Ends with a line break. */
export function plainTextOf({ title, genre, blocks }: Pick<Paper, 'title' | 'genre' | 'blocks'>): string {
  return `${[genre, underlined(title, '='), ...plainBlocks(blocks)].filter((part) => part !== '').join('\n\n')}\n`;
}

/** Each block as one text without an empty line at its end; what has no words is left out. */
export function plainBlocks(blocks: readonly Block[]): readonly string[] {
  return blocks.map(plainBlock).filter((text) => text !== '');
}

const underlines = { 2: '-', 3: '', 4: '' } as const;

function plainBlock(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return underlined(wordsOf(block.runs), underlines[block.level]);
    case 'paragraph':
      return wordsOf(block.runs);
    case 'note':
      // A note on how changes are marked explains looks, and here nothing has any.
      return block.runs.some(({ mark }) => mark?.opens === '') ? '' : wordsOf(block.runs);
    case 'list':
      return block.items.map(({ label, blocks }) => itemText(label, blocks)).join('\n');
    case 'quotation':
      return [
        ...plainBlocks(block.blocks),
        ...(block.source === null ? [] : [`(${wordsOf(block.source)})`]),
      ].join('\n');
    case 'facts':
      return block.rows.map(({ name, value }) => `${name}: ${wordsOf(value)}`).join('\n');
    case 'table':
      return [
        block.caption,
        ...block.rows.map(([first, ...cells]) =>
          [
            wordsOf(first?.runs ?? []),
            ...cells.flatMap(({ runs }, index) => {
              const words = wordsOf(runs);
              return words === '' ? [] : [`    ${block.head[index + 1] ?? ''}: ${words}`];
            }),
          ].join('\n'),
        ),
      ].join('\n\n');
    case 'columns':
      return [
        sideText(
          block.head[0],
          block.rows.flatMap(({ before }) => before),
        ),
        sideText(
          block.head[1],
          block.rows.flatMap(({ after }) => after),
        ),
      ].join('\n\n');
  }
}

/** Both wordings stand whole under their names: what is struck and new need not be marked as well. */
function sideText(name: string, blocks: readonly Block[]): string {
  const told = plainBlocks(blocks.map(unmarked)).filter((text) => text !== nothing);
  return `${name}:\n${told.length === 0 ? nothing : told.join('\n')}`;
}

/** What stands in a column where there is nothing. */
const nothing = '–';

function unmarked(block: Block): Block {
  if (block.kind === 'paragraph')
    return {
      ...block,
      runs: block.runs.map(({ text, muted }) => (muted === true ? { text, muted } : { text })),
    };
  if (block.kind !== 'list') return block;
  return {
    ...block,
    items: block.items.map(({ label, blocks }) => ({ label, blocks: blocks.map(unmarked) })),
  };
}

function itemText(label: string, blocks: readonly Block[]): string {
  const [first = '', ...rest] = plainBlocks(blocks);
  return [`${label} ${first}`.trim(), ...rest.map((text) => indented(text, '   '))].join('\n');
}

/** The words of runs; what became of them in a comparison is said around them. */
function wordsOf(runs: readonly Run[]): string {
  return runs
    .map(({ text, mark }) => (mark === undefined || mark.opens === '' ? text : `[${mark.opens}${text}]`))
    .join('')
    .replaceAll(/\s+/gu, ' ')
    .trim();
}

const underlined = (text: string, mark: string): string =>
  mark === '' || text === '' ? text : `${text}\n${mark.repeat(Math.min(72, text.length))}`;

const indented = (text: string, by: string): string => text.replaceAll(/^(?=.)/gmu, by);
