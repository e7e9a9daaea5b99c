// The lines of a text with their layout marks set aside: what every later step reads.
import type { Range } from '../statute.ts';
import type { Line } from './line.ts';
import { append, sourceRanges, transcribe } from './manuscript.ts';
import type { Manuscript } from './manuscript.ts';
import { noMarks, readMarkup } from './markup.ts';
import type { LineMarks } from './markup.ts';
import type { ReadingNoteCode } from './notes.ts';
import { languageOf, typesettingReader } from './typesetting.ts';

/** Something set aside before the text is read, with its place. */
export interface Remark {
  readonly line: number;
  readonly why: ReadingNoteCode;
  readonly text: string;
  readonly ranges: readonly Range[];
}

export interface Sheet {
  /** The text without layout marks; `Line.from` and `Line.to` are places in it. */
  readonly manuscript: Manuscript;
  lines: Line[];
  readonly marks: Range[];
  readonly leftOut: Remark[];
  /** Days that the text's own data block gives: "ikraft_datum: 2018-01-01". */
  readonly metadata: readonly string[];
}

interface RawLine {
  readonly from: number;
  readonly to: number;
  readonly number: number;
  readonly newPage: boolean;
}

const splitLines = (source: string, manuscript: Manuscript): RawLine[] => {
  const { text, starts } = manuscript;
  const lines: RawLine[] = [];
  let from = 0;
  let number = 1;
  let newPage = false;
  const close = (to: number): void => {
    lines.push({ from, to, number, newPage });
    newPage = false;
    from = to + 1;
  };
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0x0a) {
      close(at);
      const unit = source.charCodeAt(starts[at] ?? 0);
      if (unit === 0x0a || unit === 0x0d) number += 1;
    } else if (code === 0x0c) {
      close(at);
      newPage = true;
    }
  }
  close(text.length);
  return lines;
};

const longestMetadata = 2000;

/** The data block some archives put before a text: between two lines of three hyphens, every line "name: value". */
const metadataEnd = (text: string, lines: readonly RawLine[]): number => {
  const first = lines[0];
  if (first === undefined || text.slice(first.from, first.to).trim() !== '---') return 0;
  for (let at = 1; at < Math.min(lines.length, longestMetadata); at += 1) {
    const line = lines[at];
    if (line === undefined) return 0;
    const words = text.slice(line.from, line.to).trim();
    if (words === '---') return at + 1;
    if (
      words !== '' &&
      !/^(?:-\s+)?["']?[\p{L}_-]{1,40}["']?\s*:|^-\s/u.test(words) &&
      !/^\s/.test(text.slice(line.from, line.from + 1))
    )
      return 0;
  }
  return 0;
};

/** A tag that begins a stycke, whatever stands before it. */
const blockTag = /^<(?:p|div|h[1-6]|tr|ul|ol|dl|table|section)(?:\s[^<>]{0,300})?>/i;
const tabStop = 8;
const columnsOf = (text: string, from: number, to: number): number => {
  let column = 0;
  for (let at = from; at < to; at += 1)
    column = text[at] === '\t' ? (Math.floor(column / tabStop) + 1) * tabStop : column + 1;
  return column;
};

/** How many spaces only fill out a line. */
const doubledSpaces = (text: string): number => {
  let count = 0;
  for (let at = text.indexOf('  '); at >= 0; at = text.indexOf('  ', at + 1)) count += 1;
  return count;
};

const isWhite = (code: number): boolean => code === 0x20 || (code >= 0x09 && code <= 0x0d);

/** Reads the source into lines. Takes time in proportion to its length. */
export const layOut = (source: string): Sheet => {
  const raw = transcribe(source);
  const { text } = raw;
  const rawLines = splitLines(source, raw);
  const language = languageOf(text);
  const readTypeset = language === 'plain' ? null : typesettingReader(language);
  const units: string[] = [];
  const starts = new Int32Array(text.length + 1);
  const ends = new Int32Array(text.length + 1);
  const lines: Line[] = [];
  const marks: Range[] = [];
  const leftOut: Remark[] = [];
  const metadata: string[] = [];
  const headEnd = metadataEnd(text, rawLines);
  let length = 0;
  let blanks = 0;
  let newPage = false;
  let inComment = false;
  const copy = (from: number, to: number): void => {
    if (to <= from) return;
    units.push(text.slice(from, to));
    starts.set(raw.starts.subarray(from, to), length);
    ends.set(raw.ends.subarray(from, to), length);
    length += to - from;
  };
  const setAside = (line: RawLine, from: number, to: number, why: ReadingNoteCode): void => {
    leftOut.push({ line: line.number, why, text: text.slice(from, to), ranges: sourceRanges(raw, from, to) });
  };
  for (const [index, line] of rawLines.entries()) {
    let { from, to } = line;
    if (line.newPage) newPage = true;
    while (from < to && isWhite(text.charCodeAt(from))) from += 1;
    while (to > from && isWhite(text.charCodeAt(to - 1))) to -= 1;
    if (from === to) {
      blanks += 1;
      continue;
    }
    const words = text.slice(from, to);
    if (index < headEnd) {
      metadata.push(words);
      setAside(line, from, to, 'metadata');
      continue;
    }
    if (inComment || (words.startsWith('<!--') && (words.endsWith('-->') || !words.includes('-->')))) {
      inComment = !words.includes('-->');
      setAside(line, from, to, 'comment');
      blanks += 1;
      continue;
    }
    const read: LineMarks = readTypeset === null ? readMarkup(words) : readTypeset(words);
    const previous = lines.at(-1);
    // A row of = or - right under a short line makes that line a heading (setext).
    if (
      read.whole === 'markup' &&
      /^([-=~^"'`#*+])\1*$/.test(words) &&
      previous !== undefined &&
      blanks === 0 &&
      previous.level === 0
    )
      lines[lines.length - 1] = { ...previous, level: words.startsWith('=') ? 1 : 2 };
    if (read.whole !== null) {
      if (/[\p{L}\p{N}]/u.test(words)) setAside(line, from, to, read.whole);
      else append(marks, sourceRanges(raw, from, to));
      blanks += 1;
      continue;
    }
    if (blockTag.test(words)) blanks = Math.max(1, blanks);
    const start = length;
    const firstUnit = units.length;
    let at = from;
    let emphasis = 0;
    for (const [dropFrom, dropTo] of read === noMarks ? [] : read.drop) {
      copy(at, from + dropFrom);
      if (read.emphasisEnd > 0 && dropFrom <= read.emphasisEnd) emphasis = length - start;
      append(marks, sourceRanges(raw, from + dropFrom, from + dropTo));
      at = from + dropTo;
    }
    copy(at, to);
    const whole = units.slice(firstUnit).join('');
    const trimmed = whole.trim();
    const lead = whole.length - whole.trimStart().length;
    units.push('\n');
    length += 1;
    if (trimmed === '') {
      blanks += 1;
      continue;
    }
    lines.push({
      from: start + lead,
      to: start + lead + trimmed.length,
      text: trimmed,
      number: line.number,
      indent: columnsOf(text, line.from, from),
      dropped: to - from - trimmed.length - (trimmed.includes('  ') ? doubledSpaces(trimmed) : 0),
      blanks,
      newPage,
      level: read.level,
      autoNumbered: read.autoNumbered,
      emphasis: Math.max(0, emphasis - lead),
      itemMark: read.itemMark,
    });
    blanks = 0;
    newPage = false;
  }
  return {
    manuscript: { text: units.join(''), starts, ends },
    lines,
    marks,
    leftOut,
    metadata,
  };
};
