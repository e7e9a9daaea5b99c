// The body of one clause as Markdown for a text box, and what was typed there read back: never more than one clause.
import type { ContentBlock, ContentItem } from '../comparison/merge-content.ts';
import { refuse, type Refusal } from '../refusal.ts';
import { readChapterLabel } from '../statutes/parse/chapter-label.ts';
import { readSignedLabel } from '../statutes/parse/label.ts';
import { transcribe } from '../statutes/parse/manuscript.ts';

/** Characters of one clause, its marks included. The longest clauses of real statutes have a tenth of it. */
export const longestClause = 60_000;

/**
 * Stycken with an empty line between them, punkter on lines of their own ("1. …", "a) …", "– …"). A mark that is not
 * known as one stands as `-{mark} …`; two empty lines part two lists that follow each other. A backslash first on a
 * line says that the line is words, whatever it looks like. `clauseRead` gives the same blocks of it.
 */
export function clauseSource(blocks: readonly ContentBlock[]): string {
  return blocks
    .map((block, index) => {
      const between =
        index === 0 ? '' : block.kind === 'list' && blocks[index - 1]?.kind === 'list' ? '\n\n\n' : '\n\n';
      if (block.kind === 'list') return between + block.items.map(lineOf).join('\n');
      return `${between}${isPlain(block.text) ? '' : '\\'}${block.text}`;
    })
    .join('');
}

function lineOf({ label, text }: ContentItem): string {
  const line = `${label} ${text}`;
  const read = readLine(line);
  if (read.kind === 'item' && read.label === label && read.text === text) return line;
  return `-{${label.replaceAll(/[\\}]/gu, String.raw`\$&`)}} ${text}`;
}

const isPlain = (text: string): boolean => {
  const read = readLine(text);
  return read.kind === 'text' && read.text === text && notWording(text) === null;
};

/**
 * The stycken and punkter that were typed; a line that is no punkt goes on with the line before it. White space, line
 * ends and invisible characters are read as in a statute. A statute has words only: marks of bold type are left out,
 * HTML is words like others. Refused: what looks like another clause, a chapter or a heading (unless a backslash says
 * that it is words), control characters, more than `longestClause` characters.
 */
export function clauseRead(source: string): readonly ContentBlock[] | Refusal {
  if (source.length > longestClause) return refuse('form.tooLong', 'source', { max: longestClause });
  if (isUnwritable(source)) return refuse('proposal.unwritable', 'source');
  const blocks: Gathered[] = [];
  let open: { text: string } | null = null;
  let empty = 0;
  for (const raw of transcribe(source).text.split(/[\n\r\v\f\u0085\u2028\u2029]/u)) {
    const read = readLine(raw.replaceAll(/\s+/gu, ' ').trim());
    if (read.kind === 'blank') {
      open = null;
      empty += 1;
      continue;
    }
    if (read.kind === 'text') {
      const refusal = read.isEscaped ? null : notWording(read.text);
      if (refusal !== null) return refusal;
      if (open !== null) open.text += ` ${read.text}`;
      else {
        open = { text: read.text };
        blocks.push({ kind: 'paragraph', words: open });
      }
    } else {
      const item = { label: read.label, text: read.text };
      const last = blocks.at(-1);
      if (last?.kind === 'list' && empty < 2) last.items.push(item);
      else blocks.push({ kind: 'list', items: [item] });
      open = item;
    }
    empty = 0;
  }
  return blocks.map((block) =>
    block.kind === 'list' ? block : { kind: 'paragraph', text: block.words.text },
  );
}

type Gathered =
  | { readonly kind: 'paragraph'; readonly words: { text: string } }
  | { readonly kind: 'list'; readonly items: { label: string; text: string }[] };

/** One line of text as wording is kept: NFC, white space single, nothing invisible; a refusal for control characters. */
export function lineRead(typed: string): string | Refusal {
  if (isUnwritable(typed)) return refuse('proposal.unwritable');
  return transcribe(typed).text.replaceAll(/\s+/gu, ' ').trim();
}

const control = /[\u0000-\u0008\u000e-\u001f\u007f\ufffe\uffff]/u;
const isUnwritable = (text: string): boolean => control.test(text) || !text.isWellFormed();

type Line =
  | { readonly kind: 'blank' }
  | { readonly kind: 'item'; readonly label: string; readonly text: string }
  | { readonly kind: 'text'; readonly text: string; readonly isEscaped: boolean };

const mark =
  /^([-–—−•*·▪■●○◦‣»>+→➢✓\uf0b7\uf0a7\uf0d8\uf02d\u2023\u2043\u25aa]|\(?\d{1,3}[.)]|\(?[a-zåäö]\)|[a-zåäö]\.|\(?[ivx]{2,5}[.)]) (\S.*)$/u;
const oddMark = /^-\{((?:[^}\\]|\\.)*)\} (\S.*)$/u;
/** As Markdown itself says that "1." begins no list. */
const escapedMark = /^(\d{1,3}|[a-zåäö])\\([.)].*)$/u;

function readLine(line: string): Line {
  if (line === '') return { kind: 'blank' };
  if (line.startsWith('\\') && line.length > 1) return { kind: 'text', text: line.slice(1), isEscaped: true };
  const odd = oddMark.exec(line);
  if (odd !== null)
    return { kind: 'item', label: (odd[1] ?? '').replaceAll(/\\(.)/gu, '$1'), text: odd[2] ?? '' };
  const found = mark.exec(line);
  if (found !== null) return { kind: 'item', label: found[1] ?? '', text: unmarked(found[2] ?? '') };
  const escaped = escapedMark.exec(line);
  return escaped === null
    ? { kind: 'text', text: unmarked(line), isEscaped: false }
    : { kind: 'text', text: `${escaped[1] ?? ''}${escaped[2] ?? ''}`, isEscaped: true };
}

const unmarked = (text: string): string => text.replace(/\*\*(?=[\p{L}\p{N}])(.{0,2000}?[^\s*])\*\*/gu, '$1');

const chapterBefore = /^\d{1,3}(?: ?[a-z])? ?kap\.? /iu;
const longestShown = 60;

/** Why a line cannot be wording unless its writer says so; null where it can. */
function notWording(line: string): Refusal | null {
  const shown = line.length > longestShown ? `${line.slice(0, longestShown)} …` : line;
  const words = line.replace(/^[#*_>=\s]+/u, '');
  const inChapter = words.replace(chapterBefore, '');
  for (const text of [words, inChapter]) {
    const label = readSignedLabel(text);
    if (label !== null && /^[*_:.)\s]*(?:$|["”(]?\p{Lu})/u.test(text.slice(label.length)))
      return refuse('proposal.clauseInside', 'source', { line: shown });
  }
  if (/^#{1,6} /.test(line) || readChapterLabel(words)?.rank === 'kapitel')
    return refuse('proposal.headingInside', 'source', { line: shown });
  return null;
}
