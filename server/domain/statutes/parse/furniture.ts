// Page numbers and running headers and footers: told by their shape, or because they come back at the edges of pages.
import type { Line } from './line.ts';
import { looksLikeRubric, repetitionKey, startsUpper } from './line.ts';
import { readItemLabel } from './item-label.ts';
import { readBareLabel, readSignedLabel } from './label.ts';
import type { ReadingNoteCode } from './notes.ts';
import { namedTitle } from './title.ts';

const pageWord =
  /(?:^|\s)(?:sida|sidan|sid\.?|page)\s{0,3}\d{1,4}(?:\s{0,2}(?:\(\s?\d{1,4}\s?\)|av\s\d{1,4}|of\s\d{1,4}|\/\s?\d{1,4}))?$/iu;
const pageOfPages =
  /^(?:\d{1,4}\s{0,2}(?:\(\s?\d{1,4}\s?\)|\/\s?\d{1,4}|av\s\d{1,4})|\(\d{1,4}\/\d{1,4}\)|[-–—]\s?\d{1,4}\s?[-–—]|s\.\s?\d{1,4}|\|?\s?sida\s?\|\s?\d{1,4})$/iu;
const endsInPage = /\s\d{1,3}\s?(?:\(\s?\d{1,3}\s?\)|\/\s?\d{1,3})$/u;
const signing = /^(?:justerandes?\s+sign|utdragsbestyrkande|justerandes\b|ordf\.?\s*sign|just\.?\s*sign)/iu;
const viewer =
  /^(?:storlek:\s*px|starta visningen från sidan:?|transkript|visa mer|ladda ner|relevanta dokument)$/iu;
const loneNumber = /^\d{1,4}$/;

export interface Furniture {
  readonly line: Line;
  readonly why: ReadingNoteCode;
}

const isSigning = (text: string): boolean => {
  const first = text.charCodeAt(0) | 0x20;
  return (first === 0x6a || first === 0x75 || first === 0x6f) && signing.test(text);
};

const byShape = (line: Line): ReadingNoteCode | null => {
  const { text } = line;
  if (text.length > 160) return null;
  const last = text.charCodeAt(text.length - 1);
  const endsCounted =
    (last >= 0x30 && last <= 0x39) || last === 0x29 || last === 0x2d || last === 0x2013 || last === 0x2014;
  if (text.length < 40 && viewer.test(text)) return 'viewerWords';
  if (!endsCounted) return isSigning(text) ? 'pageHeader' : null;
  if (pageOfPages.test(text)) return 'pageNumber';
  if (pageWord.test(text) && text.length < 120 && !/[.:,]\s*(?:sida|sid)/iu.test(text.slice(-24)))
    return /^(?:sida|sidan|sid\.?|page)/iu.test(text) ? 'pageNumber' : 'pageHeader';
  return isSigning(text) ? 'pageHeader' : null;
};

const numbersRubric = (text: string): boolean => {
  const label = readBareLabel(text);
  if (label === null) return false;
  return label.length === text.length ? label.ending !== '' : startsUpper(text.slice(label.length));
};

const numbersClause = (text: string): boolean =>
  readSignedLabel(text) !== null ||
  (!loneNumber.test(text) && (numbersRubric(text) || /^[IVX]{1,6}\.\s+\p{Lu}/u.test(text))) ||
  (text.includes('§') &&
    /(?:^\p{Lu}.{1,100}\(?(?:§\s?\d{1,3}|\d\s?§)\)?$|\s{3,}\d{1,3}(?:\s[a-z])?\s?§)/u.test(
      text.slice(0, 120),
    ));

/** Lone numbers that rise by one down the text are page numbers, unless they are what numbers the clauses. */
const lonePageNumbers = (lines: readonly Line[], hasPages: boolean): Set<Line> => {
  const lone: { line: Line; isolated: boolean; atPage: boolean; overRubric: boolean }[] = [];
  for (const [index, line] of lines.entries())
    if (line.text.length <= 4 && loneNumber.test(line.text)) {
      const next = lines[index + 1];
      const after = next === undefined || next.blanks > 0 || next.newPage;
      const atPage = line.newPage || (next?.newPage ?? true) || (lines[index + 2]?.newPage ?? false);
      const overRubric = next !== undefined && !after && looksLikeRubric(next.text);
      lone.push({ line, isolated: after && (line.blanks > 0 || line.newPage), atPage, overRubric });
    }
  const found = new Set<Line>();
  if (lone.length === 0) return found;
  const hasOtherNumbers = lines.filter((line) => numbersClause(line.text)).length >= lone.length;
  for (const [index, entry] of lone.entries()) {
    const value = Number(entry.line.text);
    const inSeries =
      Number(lone[index - 1]?.line.text) === value - 1 || Number(lone[index + 1]?.line.text) === value + 1;
    if (hasPages && entry.atPage && (hasOtherNumbers || !entry.overRubric)) found.add(entry.line);
    else if (hasOtherNumbers && (entry.isolated || inSeries)) found.add(entry.line);
  }
  return found;
};

const edge = 2;
const farthestTitle = 8;

/** Digits and spaces aside, lines with one key are as long as each other and begin alike. */
const mayShareKey = (left: string, right: string): boolean =>
  Math.abs(left.length - right.length) <= 12 &&
  left.charAt(0).toLowerCase() === right.charAt(0).toLowerCase();

/** Lines within two of a page's edge, by what they say but for digits and case. */
const repeatedAtEdges = (lines: readonly Line[], known: ReadonlyMap<Line, ReadingNoteCode>): Set<Line> => {
  const seen = new Map<string, Line[]>();
  const found = new Set<Line>();
  const headers = new Set<string>();
  const near = new Set<number>();
  const beforeEdge = new Set<Line>();
  for (const [index, line] of lines.entries())
    if (line.newPage || known.has(line)) {
      const last = lines[index - 1];
      if (last !== undefined) beforeEdge.add(last);
      for (let at = index - edge; at <= index + edge; at += 1) near.add(at);
    }
  for (let at = lines.length - edge; at < lines.length; at += 1) near.add(at);
  const first = lines[0];
  const firstKey = first === undefined ? '' : repetitionKey(first.text);
  for (const [index, line] of lines.entries()) {
    if (line.text.length > 120 || line.text.length < 3) continue;
    if (!near.has(index) && (first === undefined || !mayShareKey(line.text, first.text))) continue;
    const key = repetitionKey(line.text);
    const places = seen.get(key) ?? [];
    // The title is a running header wherever it comes back; other words only at the edge of a page.
    if (near.has(index) || key === firstKey) places.push(line);
    seen.set(key, places);
  }
  for (const [key, places] of seen) {
    const sample = places[0];
    if (sample === undefined || readSignedLabel(sample.text) !== null || readItemLabel(sample.text) !== null)
      continue;
    const isTitle = first !== undefined && firstKey === key;
    if (places.length < 2 || (places.length < 3 && readBareLabel(sample.text) !== null)) continue;
    if (/[.;,]$/.test(sample.text)) continue;
    // A header needs more than two returns when nothing but words tells it: rubrics come back too.
    if (
      !isTitle &&
      places.length < 3 &&
      !endsInPage.test(sample.text) &&
      !places.every((line) => line.newPage) &&
      !/#/.test(key)
    ) {
      const keepsClose = places.every((line) => beforeEdge.has(line));
      if (!keepsClose) continue;
    }
    for (const line of places) if (line !== first || isRepeatedByTitle(lines, key)) found.add(line);
    headers.add(key);
  }
  // The first page has no edge above it: its header is known by those of the others, and stands above the title.
  const title = namedTitle(lines.slice(0, farthestTitle));
  for (const line of lines.slice(0, Math.min(edge, title)))
    if (headers.has(repetitionKey(line.text))) found.add(line);
  return found;
};

/** Whether the title follows directly on a header above it that says only its first words. */
const isRepeatedByTitle = (lines: readonly Line[], key: string): boolean =>
  lines.slice(1, 4).some((line) => {
    const own = repetitionKey(line.text);
    return own.length > key.length && own.startsWith(`${key} `);
  });

/** Finds what belongs to the pages and not to the text. */
export const findFurniture = (lines: readonly Line[]): Furniture[] => {
  const known = new Map<Line, ReadingNoteCode>();
  for (const [at, line] of lines.entries()) {
    const why = byShape(line);
    if (why !== null) known.set(line, why);
    else if (
      endsInPage.test(line.text.slice(-20)) &&
      line.text.length < 120 &&
      (line.newPage || lines[at + 1]?.newPage === true)
    )
      known.set(line, 'pageHeader');
  }
  const hasPages = lines.some((line) => line.newPage);
  for (const line of lonePageNumbers(lines, hasPages)) known.set(line, 'pageNumber');
  for (const line of repeatedAtEdges(lines, known)) if (!known.has(line)) known.set(line, 'pageHeader');
  const furniture: Furniture[] = [];
  for (const line of lines) {
    const why = known.get(line);
    if (why !== undefined) furniture.push({ line, why });
  }
  return furniture;
};

/** The lines without the furniture; a line after a page's edge forgets the blank lines that the edge brought. */
export const withoutFurniture = (
  lines: readonly Line[],
  furniture: readonly Furniture[],
): readonly Line[] => {
  if (furniture.length === 0) return lines;
  const away = new Set(furniture.map((entry) => entry.line));
  const kept: Line[] = [];
  let crossed = false;
  let blanks = 0;
  for (const line of lines) {
    if (away.has(line)) {
      crossed = true;
      blanks += line.blanks;
      continue;
    }
    kept.push(crossed ? { ...line, newPage: true, blanks: line.blanks + blanks } : line);
    crossed = false;
    blanks = 0;
  }
  return kept;
};
