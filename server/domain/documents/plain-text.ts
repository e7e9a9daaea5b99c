// Blocks as plain text, to be pasted into other programs: nothing is lined up by spaces, since their letters differ in width.
import { textOf, type Block, type Paper, type Run } from './blocks.ts';

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
    case 'note':
      return wordsOf(block.runs);
    case 'list':
      return block.items.map(({ label, blocks }) => itemText(label, blocks)).join('\n');
    case 'quotation':
      return [
        ...plainBlocks(block.blocks).map((text) => indented(text, '    ')),
        ...(block.source === null ? [] : [`    (${wordsOf(block.source)})`]),
      ].join('\n\n');
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
      return block.rows
        .map(({ before, after }) =>
          [sideText(block.head[0], before), sideText(block.head[1], after)].join('\n'),
        )
        .join('\n\n');
  }
}

/** Both wordings stand whole under their names: what is struck and new need not be marked as well. */
function sideText(name: string, blocks: readonly Block[]): string {
  const told = blocks.map((block) =>
    block.kind === 'paragraph' ? textOf(block.runs).trim() : plainBlock(block),
  );
  return `${name}:\n${indented(told.filter((text) => text !== '').join('\n'), '    ')}`;
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
