// A statute as its words alone, without places in a source: what merging and amending work on.

import type { Block, Chapter, Clause, Passage, Range, Reading } from '../statutes/statute.ts';
import type { ReadText } from './pieces.ts';

export type ContentBlock =
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly ContentItem[] };

export interface ContentItem {
  readonly label: string;
  readonly text: string;
}

export interface ContentClause {
  readonly number: string;
  readonly heading: string | null;
  readonly chapter: Chapter | null;
  readonly blocks: readonly ContentBlock[];
}

export interface Content {
  readonly title: string | null;
  /** What stands before the first clause, without the title. */
  readonly opening: readonly string[];
  readonly clauses: readonly ContentClause[];
  /** What stands outside the clauses further on. */
  readonly closing: readonly string[];
}

export function contentOf(reading: Reading): Content {
  const first = startOf(reading.clauses[0]);
  const opening: string[] = [];
  const closing: string[] = [];
  let isTitleFound = false;
  for (const passage of reading.preamble) {
    if (!isTitleFound && passage.text === reading.title) isTitleFound = true;
    else if ((passage.ranges[0]?.start ?? 0) < first) opening.push(passage.text);
    else closing.push(passage.text);
  }
  return { title: reading.title, opening, clauses: reading.clauses.map(contentOfClause), closing };
}

export function contentOfClause({ number, heading, chapter, blocks }: Clause): ContentClause {
  return {
    number,
    heading,
    chapter,
    blocks: blocks.map((block) =>
      block.kind === 'paragraph'
        ? { kind: 'paragraph', text: block.passage.text }
        : { kind: 'list', items: block.items.map(({ label, text }) => ({ label, text })) },
    ),
  };
}

function startOf(clause: Clause | undefined): number {
  if (clause === undefined) return Infinity;
  const bodies = clause.blocks.flatMap((block) =>
    block.kind === 'paragraph' ? block.passage.ranges : block.items.flatMap((item) => item.ranges),
  );
  return [...clause.headingRanges, ...bodies].reduce((least, { start }) => Math.min(least, start), Infinity);
}

/**
 * The statute as a text in the usual layout ("4 § Ändamål", one line a stycke or punkt, chapters on lines of their own),
 * and the reading that belongs to it. Nothing is read anew: wording that looks like a heading stays wording.
 */
export function writeContent({ title, opening, clauses, closing }: Content): ReadText {
  const page = new Page();
  const preamble = [...(title === null ? [] : [title]), ...opening].map((text) => page.passage(text));
  let open: Chapter | null = null;
  const written = clauses.map((clause): Clause => {
    const { chapter } = clause;
    page.blank();
    const headingRanges: Range[] = [];
    if (chapter !== null && (chapter.number !== open?.number || chapter.heading !== open.heading)) {
      headingRanges.push(page.line([`${chapter.number} kap.`, chapter.heading ?? ''].join(' ').trim()));
      page.blank();
    }
    open = chapter;
    headingRanges.push(page.line([`${clause.number} §`, clause.heading ?? ''].join(' ').trim()));
    const blocks = clause.blocks.map((block): Block =>
      block.kind === 'paragraph'
        ? { kind: 'paragraph', passage: page.passage(block.text) }
        : {
            kind: 'list',
            items: block.items.map(({ label, text }) => ({ ...page.passage(text, `${label} `), label })),
          },
    );
    return { number: clause.number, heading: clause.heading, chapter, blocks, headingRanges };
  });
  if (closing.length > 0) page.blank();
  for (const text of closing) preamble.push(page.passage(text));
  const reading: Reading = {
    title,
    adopted: [],
    effectiveFrom: null,
    preamble,
    clauses: written,
    doubts: [],
    leftOut: [],
  };
  return { source: page.text(), reading };
}

class Page {
  private readonly lines: string[] = [];
  private length = 0;

  line(text: string): Range {
    const start = this.length;
    this.lines.push(text);
    this.length += text.length + 1;
    return { start, end: start + text.length };
  }

  blank(): void {
    if (this.lines.length > 0) this.line('');
  }

  passage(text: string, label = ''): Passage {
    const { start, end } = this.line(label + text);
    return { text, ranges: [{ start: start + label.length, end }] };
  }

  text(): string {
    return this.lines.length === 0 ? '' : `${this.lines.join('\n')}\n`;
  }
}
