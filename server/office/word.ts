// Word files out: headings, paragraphs and marked words, in Swedish, with the document's own title.
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
