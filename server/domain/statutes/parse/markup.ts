// Which characters of a line are marks of a markup language and carry no words: Markdown, wiki and HTML.
import { append } from './manuscript.ts';

/** A stretch of a line, end excluded, counted from the line's first character. */
export type Stretch = readonly [number, number];

/** What the marks of one line say. `drop` is in rising order and never overlaps. */
export interface LineMarks {
  readonly drop: readonly Stretch[];
  readonly level: number;
  readonly autoNumbered: boolean;
  /** End of the emphasised words the line begins with, in the line as it was; 0 where there are none. */
  readonly emphasisEnd: number;
  readonly itemMark: string | null;
  /** The line holds nothing but layout: why it is left out, or null. */
  readonly whole: 'markup' | 'comment' | null;
}

export const noMarks: LineMarks = {
  drop: [],
  level: 0,
  autoNumbered: false,
  emphasisEnd: 0,
  itemMark: null,
  whole: null,
};

const wordCharacter = /[\p{L}\p{N}]/u;
const isWord = (character: string | undefined): boolean =>
  character !== undefined && wordCharacter.test(character);
const isSpace = (character: string | undefined): boolean => character === undefined || /\s/.test(character);

interface Pair {
  readonly from: number;
  readonly to: number;
  readonly width: number;
}

/** Matches opening and closing marks in one pass, so that endless nesting costs nothing. */
const emphasisPairs = (text: string, from: number): Pair[] => {
  const open = new Map<string, number>();
  const pairs: Pair[] = [];
  let at = from;
  while (at < text.length) {
    const character = text[at];
    if (character !== '*' && character !== '_' && character !== '`') {
      at += 1;
      continue;
    }
    let end = at + 1;
    while (end < text.length && text[end] === character) end += 1;
    const width = end - at;
    const before = at > 0 ? text[at - 1] : undefined;
    const after = text[end];
    const key = text.slice(at, Math.min(end, at + 4));
    const opened = open.get(key);
    if (width <= 3) {
      if (opened !== undefined && !isSpace(before) && !isWord(after)) {
        pairs.push({ from: opened, to: at, width });
        open.delete(key);
      } else if (!isSpace(after) && !isWord(before)) open.set(key, at);
    }
    at = end;
  }
  return pairs;
};

const link = /!?\[([^[\]\n]{1,300})\]\(((?:[^()\s]|\([^()\s]{0,80}\)){0,400})\)/g;
const tag = /<\/?([a-z][a-z0-9]{0,11})(?:\s[^<>]{0,300})?\/?>/gi;
/** Elements of HTML; anything else between angle brackets is a place to fill in, and words: "<antal> år". */
const elements = new Set(
  (
    'a abbr address article aside b big blockquote body br caption center cite code col colgroup dd del details div ' +
    'dl dt em figure font footer h1 h2 h3 h4 h5 h6 head header hr html i img ins kbd li link main mark meta nav ol p ' +
    'pre q s section small span strike strong style sub summary sup table tbody td tfoot th thead title tr tt u ul wbr'
  ).split(' '),
);
/** What is taken away with words in it (an address, an attribute), which must not go without a word. */
export const saysSomething = (mark: string): boolean =>
  (mark.startsWith('](') && mark.length > 3) || /^<[a-z][a-z0-9]*\s[^<>]*[\p{L}\p{N}]/iu.test(mark);
const headingTag = /^(?:<(?:div|section|header|a)(?:\s[^<>]{0,300})?>\s*)?<h([1-6])(?:\s[^<>]{0,300})?>/i;
const itemTag = /^<li(?:\s[^<>]{0,300})?>/i;
const boldTag = /^(?:<p(?:\s[^<>]{0,300})?>\s*)?<(b|strong|u|em|i)(?:\s[^<>]{0,300})?>/i;

const marksInside = (text: string, from: number): { drop: Stretch[]; emphasisEnd: number } => {
  const drop: Stretch[] = [];
  let emphasisEnd = 0;
  if (/[*_`]/.test(text))
    for (const pair of emphasisPairs(text, from)) {
      drop.push([pair.from, pair.from + pair.width], [pair.to, pair.to + pair.width]);
      // The rubric may be emphasised with its number or without it.
      if (emphasisEnd === 0 && /^[§\d\s.:)a-z]{0,12}$/.test(text.slice(from, pair.from)))
        emphasisEnd = pair.to;
    }
  if (text.includes(']('))
    for (const found of text.matchAll(link)) {
      const wordsFrom = found.index + found[0].indexOf('[') + 1;
      const wordsTo = wordsFrom + (found[1] ?? '').length;
      drop.push([found.index, wordsFrom], [wordsTo, found.index + found[0].length]);
    }
  if (text.includes('<')) {
    for (const found of text.matchAll(tag))
      if (elements.has((found[1] ?? '').toLowerCase()))
        drop.push([found.index, found.index + found[0].length]);
    const bold = boldTag.exec(text);
    const end = bold === null ? -1 : text.indexOf(`</${bold[1] ?? ''}>`);
    if (end > 0) emphasisEnd = Math.max(emphasisEnd, end);
  }
  if (text.includes('\\'))
    for (const found of text.matchAll(/\\(?=[*_`#.()[\]\\-])/g)) drop.push([found.index, found.index + 1]);
  return { drop, emphasisEnd };
};

/** Sorts stretches and joins those that touch or overlap. */
export const mergeStretches = (stretches: readonly Stretch[]): Stretch[] => {
  const merged: [number, number][] = [];
  for (const [from, to] of [...stretches].sort((left, right) => left[0] - right[0])) {
    const last = merged.at(-1);
    if (last !== undefined && from <= last[1]) last[1] = Math.max(last[1], to);
    else merged.push([from, to]);
  }
  return merged;
};

/** What a line that is a mark, or begins with one, begins with. */
const opensMark = /^[*_`#=<[{\\>|~^"'+-]/;
const holdsMark = /[*_`<\\]|\]\(/;

/** Reads the marks of one line of Markdown or wiki text. The line comes without its outer white space. */
export const readMarkup = (text: string): LineMarks => {
  if (!opensMark.test(text) && !holdsMark.test(text)) return noMarks;
  if (
    /^(?:__[A-ZÅÄÖ]{3,30}__|\[\[(?:kategori|category|fil|file):[^\]]{0,200}\]\]|\{\{[^{}]{0,200}\}\})$/iu.test(
      text,
    )
  )
    return { ...noMarks, whole: 'markup' };
  if (/^([-*_=~^"'`#+])(?:\s?\1){2,}$/.test(text.slice(0, 400)) && /^[-*_=~^"'`#+\s]+$/.test(text))
    return { ...noMarks, whole: 'markup' };
  // A blank line of quoted text.
  if (text === '>') return { ...noMarks, whole: 'markup' };
  const drop: Stretch[] = [];
  // The cells of a table's row.
  if (text.startsWith('|') && text.endsWith('|') && text.length > 1) {
    if (/^[|:\s-]+$/.test(text)) return { ...noMarks, whole: 'markup' };
    for (let at = text.indexOf('|'); at >= 0; at = text.indexOf('|', at + 1)) drop.push([at, at + 1]);
  }
  let level = 0;
  let from = 0;
  const wiki = /^(={1,6})\s*(?=[^\s=])/.exec(text);
  const closing = /(?<=[^\s=]\s?\s?)={1,6}$/.exec(text.slice(-12));
  const hash = /^(#{1,6})\s+(?=\S)/.exec(text) ?? /^(#{2,6})(?=[§\d])/.exec(text);
  const quote = /^>\s+(?=\S)/.exec(text);
  if (wiki !== null && closing !== null) {
    level = (wiki[1] ?? '').length;
    from = wiki[0].length;
    drop.push([0, from], [text.length - closing[0].length, text.length]);
  } else if (hash !== null) {
    level = (hash[1] ?? '').length;
    from = hash[0].length;
    drop.push([0, from]);
    const tail = /\s#{1,6}$/.exec(text.slice(-8));
    if (tail !== null) drop.push([text.length - tail[0].length, text.length]);
  } else if (quote !== null) {
    from = quote[0].length;
    drop.push([0, from]);
  }
  const inside = marksInside(text, from);
  append(drop, inside.drop);
  if (drop.length === 0) return noMarks;
  const isTagged = text.startsWith('<');
  return {
    drop: mergeStretches(drop),
    level: level > 0 || !isTagged ? level : Number(headingTag.exec(text)?.[1] ?? 0),
    autoNumbered: false,
    emphasisEnd: inside.emphasisEnd,
    itemMark: isTagged && itemTag.test(text) ? '<li>' : null,
    whole: null,
  };
};
