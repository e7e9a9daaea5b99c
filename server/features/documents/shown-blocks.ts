// A document's blocks as the templates are told them: the only way from blocks to HTML.
import type { Block, Mark, Run } from '../../domain/documents/blocks.ts';

export interface ShownRun {
  readonly text: string;
  readonly isStrong: boolean;
  readonly isEmphasis: boolean;
  readonly isCode: boolean;
  readonly href: string | null;
  readonly isMuted: boolean;
  /** What became of the words in a comparison, and what is said around them; null where nothing did. */
  readonly mark: Mark | null;
}

type Heading = 2 | 3 | 4 | 5 | 6;

export type ShownBlock =
  | {
      readonly kind: 'heading';
      readonly level: Heading;
      readonly anchor: string | null;
      readonly runs: readonly ShownRun[];
    }
  | { readonly kind: 'paragraph' | 'note'; readonly runs: readonly ShownRun[] }
  | {
      readonly kind: 'list';
      readonly items: readonly { readonly label: string; readonly blocks: readonly ShownBlock[] }[];
    }
  | {
      readonly kind: 'quotation';
      readonly blocks: readonly ShownBlock[];
      readonly source: readonly ShownRun[] | null;
    }
  | {
      readonly kind: 'facts';
      readonly rows: readonly { readonly name: string; readonly runs: readonly ShownRun[] }[];
    }
  | {
      readonly kind: 'table';
      readonly caption: string;
      readonly head: readonly string[];
      readonly rows: readonly {
        readonly header: readonly ShownRun[];
        readonly cells: readonly { readonly label: string; readonly runs: readonly ShownRun[] }[];
      }[];
    }
  | {
      readonly kind: 'columns';
      readonly caption: string;
      readonly head: readonly string[];
      readonly rows: readonly {
        readonly sides: readonly { readonly label: string; readonly blocks: readonly ShownBlock[] }[];
      }[];
    };

/**
 * Blocks for `{{> documents/_blocks blocks=…}}`.
 * @param under the level of the page's heading that the document stands under: its own level 2 becomes the next below
 */
export function shownBlocks(blocks: readonly Block[], under: 1 | 2 | 3 = 1): readonly ShownBlock[] {
  return blocks.map((block): ShownBlock => {
    switch (block.kind) {
      case 'heading':
        return {
          kind: 'heading',
          level: Math.min(6, block.level + under - 1) as Heading,
          anchor: block.anchor ?? null,
          runs: block.runs.map(shownRun),
        };
      case 'paragraph':
      case 'note':
        return { kind: block.kind, runs: block.runs.map(shownRun) };
      case 'list':
        return {
          kind: 'list',
          items: block.items.map((item) => ({ label: item.label, blocks: shownBlocks(item.blocks, under) })),
        };
      case 'quotation':
        return {
          kind: 'quotation',
          blocks: shownBlocks(block.blocks, under),
          source: block.source?.map(shownRun) ?? null,
        };
      case 'facts':
        return {
          kind: 'facts',
          rows: block.rows.map(({ name, value }) => ({ name, runs: value.map(shownRun) })),
        };
      case 'table':
        return {
          kind: 'table',
          caption: block.caption,
          head: block.head,
          rows: block.rows.map(([first, ...cells]) => ({
            header: first?.runs.map(shownRun) ?? [],
            cells: cells.map(({ runs }, index) => ({
              label: block.head[index + 1] ?? '',
              runs: runs.map(shownRun),
            })),
          })),
        };
      case 'columns':
        return {
          kind: 'columns',
          caption: block.caption,
          head: block.head,
          rows: block.rows.map(({ before, after }) => ({
            sides: [before, after].map((side, index) => ({
              label: block.head[index] ?? '',
              blocks: shownBlocks(side, under),
            })),
          })),
        };
    }
  });
}

const shownRun = (run: Run): ShownRun => ({
  text: run.text,
  isStrong: run.strong === true,
  isEmphasis: run.emphasis === true,
  isCode: run.code === true,
  isMuted: run.muted === true,
  mark: run.mark ?? null,
  href: run.href === undefined ? null : safeAddress(run.href),
});

/** An address in this house or an https address; the text of any other link stands without one. */
function safeAddress(href: string): string | null {
  if (/^\/(?![/\\])/.test(href)) return href;
  return URL.canParse(href) && new URL(href).protocol === 'https:' ? href : null;
}
