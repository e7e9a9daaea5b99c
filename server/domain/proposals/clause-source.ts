// A clause as somebody writes it: one line a stycke with an empty line between, a punkt on a line of its own with its label.
import type { ContentBlock, ContentItem } from '../comparison/merge-content.ts';

/** "1.", "2 a)", "(b)", "–", "-", "*", "•", "»" with something after it. */
const labelled = /^(\(?(?:\d{1,3}(?: ?[a-zåäö])?|[a-zåäö])[.)]|[-–—*•»])[ \t]+(?=\S)/iu;
/** What nobody writes a label with here, a bullet, is printed as Swedish law prints it. */
const bullets = /^[-—*•»]$/u;
const escaped = /^\\/;

/** The text of a clause's stycken and punkter, ready to be changed; read back by `readClauseSource` it gives the same blocks. */
export function clauseSource(blocks: readonly ContentBlock[]): string {
  return blocks
    .map((block, index) => {
      if (block.kind === 'list') {
        const lines = block.items.map(({ label, text }) => itemLine(label, text)).join('\n');
        // Two lists after each other are two: one empty line between punkter does not end a list.
        return blocks[index - 1]?.kind === 'list' ? `\n${lines}` : lines;
      }
      return labelled.test(block.text) || escaped.test(block.text) ? `\\${block.text}` : block.text;
    })
    .join('\n\n');
}

function itemLine(label: string, text: string): string {
  return labelled.test(`${label} x`) ? `${label} ${text}` : `– ${text}`;
}

/**
 * What was written, as stycken and punkter. A list may follow its introduction at once or after an empty line; a line that
 * is no punkt goes on with the line before it. A statute has words only: marks of bold type and headings are left out, and
 * a stycke that begins like a punkt is written with \ before it.
 */
export function readClauseSource(source: string): readonly ContentBlock[] {
  const blocks: (ParagraphBlock | ListBlock)[] = [];
  let empty = 1;
  for (const typed of source.split('\n')) {
    const line = plainLine(typed);
    if (line === '') {
      empty += 1;
      continue;
    }
    const last = blocks.at(-1);
    const item = itemIn(line);
    if (item !== null) {
      if (last?.kind === 'list' && empty < 2) last.items.push(item);
      else blocks.push({ kind: 'list', items: [item] });
    } else if (last === undefined || empty > 0)
      blocks.push({ kind: 'paragraph', text: line.replace(escaped, '') });
    else if (last.kind === 'paragraph') last.text += ` ${line}`;
    else continueItem(last, line);
    empty = 0;
  }
  return blocks;
}

interface ParagraphBlock {
  readonly kind: 'paragraph';
  text: string;
}
interface ListBlock {
  readonly kind: 'list';
  readonly items: ContentItem[];
}

function itemIn(line: string): ContentItem | null {
  const label = labelled.exec(line);
  if (label === null) return null;
  const mark = label[1] ?? '';
  return { label: bullets.test(mark) ? '–' : mark, text: line.slice(label[0].length) };
}

function continueItem(list: ListBlock, line: string): void {
  const item = list.items.pop();
  if (item !== undefined) list.items.push({ ...item, text: `${item.text} ${line}` });
}

/** One line as it is read aloud: white space single, without marks that a statute does not have. */
function plainLine(typed: string): string {
  return typed
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/^#{1,6} /u, '')
    .replace(/\*\*(?=[\p{L}\p{N}])(.{0,2000}?[^\s*])\*\*/gu, '$1');
}
