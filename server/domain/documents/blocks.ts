// What every document is made of: page and PDF are two renderings of the same blocks.
import type { Day } from '../language/dates.ts';

/** What became of words in a comparison; `movedFrom` is where they stood, `movedTo` where they stand now. */
export type MarkKind = 'deleted' | 'inserted' | 'movedFrom' | 'movedTo';

/** Shown by lines, and said in words to whoever listens: "borttaget: " before them and " slut. " after. */
export interface Mark {
  readonly kind: MarkKind;
  readonly opens: string;
  readonly closes: string;
}

/** A run of text in one style. `href` is an address inside Stadga (begins with '/') or an https address. */
export interface Run {
  readonly text: string;
  readonly strong?: true;
  readonly emphasis?: true;
  readonly code?: true;
  readonly href?: string;
  readonly mark?: Mark;
  /** Said beside what matters more: "ändrad" after a clause's rubric. */
  readonly muted?: true;
}

/** A punkt of a list: its label as printed ("1.", "a)", "–") and what it says. */
export interface ListItem {
  readonly label: string;
  readonly blocks: readonly Block[];
}

export interface Cell {
  readonly runs: readonly Run[];
}

/** Paragraphs and lists. */
export interface ColumnsRow {
  readonly before: readonly Block[];
  readonly after: readonly Block[];
}

export type Block =
  /** `level` 2 to 4 in the document; the document's title is its only level 1. Levels never jump. */
  | {
      readonly kind: 'heading';
      readonly level: 2 | 3 | 4;
      readonly runs: readonly Run[];
      /** A fragment to link to, unique in the document. */
      readonly anchor?: string;
    }
  | { readonly kind: 'paragraph'; readonly runs: readonly Run[] }
  | { readonly kind: 'list'; readonly items: readonly ListItem[] }
  /** Words of another text, and where they stand there. */
  | { readonly kind: 'quotation'; readonly blocks: readonly Block[]; readonly source: readonly Run[] | null }
  /** A sentence about the document itself (a draft, a text read in without evidence, a clause since changed). */
  | { readonly kind: 'note'; readonly runs: readonly Run[] }
  /** Names and values; printed as a table whose first column is row headers. */
  | {
      readonly kind: 'facts';
      readonly rows: readonly { readonly name: string; readonly value: readonly Run[] }[];
    }
  /** `rows[i].length === head.length`; the first cell of each row is its header. */
  | {
      readonly kind: 'table';
      readonly caption: string;
      readonly head: readonly string[];
      readonly rows: readonly (readonly Cell[])[];
    }
  /** Two texts beside each other, what belongs together on one row; a side that has nothing there is empty. */
  | {
      readonly kind: 'columns';
      /** What is compared: said to whoever does not see the heading above. */
      readonly caption: string;
      readonly head: readonly [before: string, after: string];
      readonly rows: readonly ColumnsRow[];
    };

/** A document: Swedish, with its own title, on A4 when printed. */
export interface Paper {
  readonly title: string;
  /** What kind of document it is, as printed above the title: "Motion", "Förbundsordning", "Protokoll". */
  readonly genre: string;
  /** Who issues it; the owner of the seal. */
  readonly issuer: string;
  /** "nns-2026-3"; null where it has none. Printed in the page header. */
  readonly registryNumber: string | null;
  /** The document's date, printed in the page header. */
  readonly date: Day;
  /** The instant that the file says it was made (ISO, UTC): the decision's, so that building again gives the same bytes. */
  readonly decidedAt: string;
  /** A draft carries "Utkast" across every page and is never sealed. */
  readonly isDraft: boolean;
  /** What the foot of every page says of a paper that is never sealed or registered; without it, where to check it. */
  readonly unsealed?: string;
  readonly blocks: readonly Block[];
}

/** One run of plain text: what most cells and headings are. */
export const plain = (text: string): readonly Run[] => [{ text }];

/** The words of runs without their style. */
export const textOf = (runs: readonly Run[]): string => runs.map(({ text }) => text).join('');

/** UTF-16 units of text in the blocks: what printing and writing them costs grows with it. */
export const sizeOfBlocks = (blocks: readonly Block[]): number =>
  blocks.reduce((sum, block) => sum + sizeOfBlock(block), 0);

const sizeOfRuns = (runs: readonly Run[]): number => runs.reduce((sum, { text }) => sum + text.length, 0);

function sizeOfBlock(block: Block): number {
  const total = <T>(parts: readonly T[], size: (part: T) => number): number =>
    parts.reduce((sum, part) => sum + size(part), 0);
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
    case 'note':
      return sizeOfRuns(block.runs);
    case 'list':
      return total(block.items, (item) => item.label.length + sizeOfBlocks(item.blocks));
    case 'quotation':
      return sizeOfBlocks(block.blocks) + sizeOfRuns(block.source ?? []);
    case 'facts':
      return total(block.rows, ({ name, value }) => name.length + sizeOfRuns(value));
    case 'table':
      return total(block.rows, (cells) => total(cells, ({ runs }) => sizeOfRuns(runs)));
    case 'columns':
      return total(block.rows, ({ before, after }) => sizeOfBlocks(before) + sizeOfBlocks(after));
  }
}
