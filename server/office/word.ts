// Word files out: a document's blocks, or two texts in one with the changes tracked.
import type { Comparison } from '../domain/comparison/change.ts';
import { trackedText } from '../domain/comparison/tracked.ts';
import type { Paper } from '../domain/documents/blocks.ts';
import { formatDate } from '../domain/language/dates.ts';
import { readStatute } from '../domain/statutes/parse/read-statute.ts';
import type { Reading } from '../domain/statutes/statute.ts';
import { blocksXml } from './word-blocks.ts';
import { wordFile, type WordTitle } from './word-file.ts';
import { trackedXml } from './word-tracked.ts';
import {
  AlignmentType,
  Document,
  Footer,
  HeadingLevel,
  Packer,
  PageNumber,
  Paragraph,
  TextRun,
  UnderlineType,
  type IRunOptions,
  type ParagraphChild,
} from 'docx';

/** One of the texts compared, with its reading where there is one already. */
export interface WordSide {
  readonly source: string;
  readonly reading?: Reading;
}

export type WordTask =
  | { readonly do: 'paper'; readonly paper: Paper; readonly baseUrl: string }
  | {
      readonly do: 'track';
      /** What the file says of itself; its blocks are not written. */
      readonly paper: Omit<Paper, 'blocks'>;
      readonly comparison: Comparison;
      readonly before: WordSide;
      readonly after: WordSide;
    };

/** A Word file: the paper, or both texts in one, where accepting all gives the new and rejecting all the old. */
export async function writeWordFile(task: WordTask): Promise<Uint8Array> {
  if (task.do === 'track') {
    const { comparison, before, after, paper } = task;
    const reading = (side: WordSide): Reading => side.reading ?? readStatute(side.source);
    const paragraphs = trackedText(comparison, reading(before), reading(after));
    return wordFile(titleOf(paper), { xml: trackedXml(paragraphs, paper.decidedAt), links: [] });
  }
  const { paper, baseUrl } = task;
  return wordFile(titleOf(paper), blocksXml(paper, baseUrl));
}

const titleOf = (paper: Omit<Paper, 'blocks'>): WordTitle => ({
  title: paper.title,
  subject: paper.genre,
  madeAt: paper.decidedAt,
  header: `${paper.genre}: ${paper.title}\t${formatDate(paper.date, 'sv')}`,
  footer: paper.unsealed ?? paper.issuer,
});

/** A stretch of text; struck and inserted are shown by line, not by colour alone. */
export interface WordRun {
  readonly text: string;
  readonly mark: 'none' | 'deleted' | 'inserted' | 'strong';
}

export type WordBlock =
  | { readonly kind: 'heading'; readonly level: 1 | 2; readonly runs: readonly WordRun[] }
  | { readonly kind: 'paragraph'; readonly runs: readonly WordRun[] }
  | { readonly kind: 'item'; readonly label: string; readonly runs: readonly WordRun[] };

const levels = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2 } as const;

/** A .docx with this title and these blocks. */
export async function writeWord(title: string, blocks: readonly WordBlock[]): Promise<Buffer> {
  const document = new Document({
    title,
    creator: 'Stadga',
    description: title,
    styles: {
      default: {
        document: {
          run: { font: 'Calibri', size: 22, language: { value: 'sv-SE' } },
          paragraph: { spacing: { after: 120, line: 276 } },
        },
        heading1: { run: { size: 34, bold: true }, paragraph: { spacing: { after: 200 } } },
        heading2: {
          run: { size: 26, bold: true },
          paragraph: { spacing: { before: 280, after: 80 }, keepNext: true },
        },
      },
    },
    sections: [
      {
        properties: { page: { size: { width: 11_906, height: 16_838 } } },
        footers: {
          default: new Footer({
            children: [
              new Paragraph({
                alignment: AlignmentType.RIGHT,
                children: [
                  new TextRun({ children: [PageNumber.CURRENT, ' (', PageNumber.TOTAL_PAGES, ')'] }),
                ],
              }),
            ],
          }),
        },
        children: blocks.map(paragraphOf),
      },
    ],
  });
  return Packer.toBuffer(document);
}

function paragraphOf(block: WordBlock): Paragraph {
  const children = block.runs.map(runOf);
  if (block.kind === 'heading') return new Paragraph({ heading: levels[block.level], children });
  if (block.kind === 'paragraph') return new Paragraph({ children });
  return new Paragraph({
    indent: { left: 567, hanging: 340 },
    children: [new TextRun(`${block.label}\t`), ...children],
    tabStops: [{ type: 'left', position: 567 }],
  });
}

const styles: Readonly<Record<WordRun['mark'], IRunOptions>> = {
  none: {},
  strong: { bold: true },
  deleted: { strike: true, color: '9B1C1C' },
  inserted: { underline: { type: UnderlineType.SINGLE }, bold: true, color: '14532D' },
};

function runOf({ text, mark }: WordRun): ParagraphChild {
  // U+FFFE, U+FFFF and lone surrogates have no place in XML.
  const options: IRunOptions = {
    ...styles[mark],
    text: text.toWellFormed().replace(/[\ufffe\uffff]/g, '\ufffd'),
  };
  return new TextRun(options);
}
