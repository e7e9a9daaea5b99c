// The lines of a text with their layout marks set aside: what every later step reads.
import type { Range } from '../statute.ts';
import type { Line } from './line.ts';
import { FairCopy } from './fair-copy.ts';
import { beginsNote, noteMarks, withReferences } from './footnotes.ts';
import { append, sourcePlace, sourceRanges, transcribe } from './manuscript.ts';
import type { Manuscript } from './manuscript.ts';
import { readMarkup, saysSomething } from './markup.ts';
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
  /** Knows where the words of the lines stand: `Line.from` and `Line.to` are places in it. */
  readonly copy: FairCopy;
  lines: readonly Line[];
  /** The lines of each footnote. */
  readonly notes: readonly (readonly Line[])[];
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
  const { text } = manuscript;
  const lines: RawLine[] = [];
  let from = 0;
  let number = 1;
  let newPage = false;
  let lineEnd = text.indexOf('\n');
  let pageEnd = text.indexOf('\f');
  while (lineEnd >= 0 || pageEnd >= 0) {
    const endsPage = pageEnd >= 0 && (lineEnd < 0 || pageEnd < lineEnd);
    const to = endsPage ? pageEnd : lineEnd;
    lines.push({ from, to, number, newPage });
    newPage = endsPage;
    from = to + 1;
    if (endsPage) pageEnd = text.indexOf('\f', from);
    else {
      if (!manuscript.hasOtherBreaks || isLineEnd(source.charCodeAt(sourcePlace(manuscript, to))))
        number += 1;
      lineEnd = text.indexOf('\n', from);
    }
  }
  lines.push({ from, to: text.length, number, newPage });
  return lines;
};

const isLineEnd = (code: number): boolean => code === 0x0a || code === 0x0d;

const longestMetadata = 2000;

/** The data block some archives put before a text: between two lines of three hyphens, every line "name: value". */
const metadataEnd = (text: string, lines: readonly RawLine[]): number => {
  const first = lines[0];
  if (first === undefined || first.to - first.from > 80 || text.slice(first.from, first.to).trim() !== '---')
    return 0;
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
  const copy = new FairCopy(raw);
  const lines: Line[] = [];
  const marks: Range[] = [];
  const leftOut: Remark[] = [];
  const metadata: string[] = [];
  const notes: Line[][] = [];
  let inNote = false;
  const noted = noteMarks(text);
  const headEnd = metadataEnd(text, rawLines);
  let blanks = 0;
  let newPage = false;
  let inComment = false;
  const setAside = (line: RawLine, from: number, to: number, why: ReadingNoteCode): void => {
    leftOut.push({ line: line.number, why, text: text.slice(from, to), ranges: sourceRanges(raw, from, to) });
  };
  for (const [index, line] of rawLines.entries()) {
    let { from, to } = line;
    if (line.newPage) {
      newPage = true;
      inNote = false;
    }
    while (from < to && isWhite(text.charCodeAt(from))) from += 1;
    while (to > from && isWhite(text.charCodeAt(to - 1))) to -= 1;
    if (from === to) {
      blanks += 1;
      inNote = false;
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
    const isNote: boolean = noted.size > 0 && beginsNote(words, noted);
    const drop = noted.size === 0 ? read.drop : withReferences(words, read.drop, noted);
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
    if (words.startsWith('<') && blockTag.test(words)) blanks = Math.max(1, blanks);
    let trimmed = words;
    let start = from;
    let emphasis = 0;
    if (drop.length > 0) {
      const first = copy.open();
      let at = from;
      let whole = '';
      for (const [dropFrom, dropTo] of drop) {
        copy.copy(at, from + dropFrom);
        whole += text.slice(at, from + dropFrom);
        if (read.emphasisEnd > 0 && dropFrom <= read.emphasisEnd) emphasis = whole.length;
        if (readTypeset === null && saysSomething(words.slice(dropFrom, dropTo)))
          setAside(line, from + dropFrom, from + dropTo, 'markup');
        else append(marks, sourceRanges(raw, from + dropFrom, from + dropTo));
        at = from + dropTo;
      }
      copy.copy(at, to);
      whole += text.slice(at, to);
      trimmed = whole.trim();
      const lead = whole.length - whole.trimStart().length;
      emphasis = Math.max(0, emphasis - lead);
      start = first + lead;
    }
    if (trimmed === '') {
      blanks += 1;
      continue;
    }
    const made: Line = {
      from: start,
      to: start + trimmed.length,
      text: trimmed,
      number: line.number,
      indent: from === line.from ? 0 : columnsOf(text, line.from, from),
      dropped: to - from - trimmed.length - (trimmed.includes('  ') ? doubledSpaces(trimmed) : 0),
      blanks,
      newPage,
      level: read.level,
      autoNumbered: read.autoNumbered,
      emphasis,
      itemMark: read.itemMark,
    };
    if (isNote || inNote) {
      if (isNote) notes.push([]);
      notes.at(-1)?.push(made);
      inNote = true;
      continue;
    }
    lines.push(made);
    blanks = 0;
    newPage = false;
  }
  return {
    copy,
    lines,
    notes,
    marks,
    leftOut,
    metadata,
  };
};
