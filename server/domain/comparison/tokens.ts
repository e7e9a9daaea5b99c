// Cuts a readable text into words, marks and whole citations, and gives each an integer so that comparing is cheap.

import {
  characterWidth,
  classAt,
  DIGIT,
  endOfMark,
  isInvisible,
  isPlainWordUnit,
  LETTER,
  MARK,
  SPACE,
} from './characters.ts';
import { endOfNumeric, endOfSignFirst, endOfStatute } from './citations.ts';
import type { Vocabulary } from './vocabulary.ts';

export { characterWidth, isSpaceAt, isWordAt } from './characters.ts';
export { Vocabulary } from './vocabulary.ts';

/** The tokens of one text. White space is not a token: it is what stands between `ends[i]` and `starts[i + 1]`. */
export interface Tokens {
  readonly text: string;
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  readonly ids: readonly number[];
}

const space = 0x20;
/** The first combining mark: below it a letter is a letter by itself. */
const firstMark = 0x300;
const hyphen = 0x2d;
const colon = 0x3a;
const stop = 0x2e;
const comma = 0x2c;
const slash = 0x2f;
const sign = 0xa7;
const opening = 0x28;
const closing = 0x29;

function endOfWord(text: string, from: number): number {
  let index = from;
  while (index < text.length) {
    const code = text.charCodeAt(index);
    if (isPlainWordUnit(code)) index += 1;
    else if (code === space) return index;
    else if (classAt(text, index) >= LETTER) index += characterWidth(text, index);
    else {
      const next = endOfHinge(text, index, code);
      if (next === index) return index;
      index = next;
    }
  }
  return index;
}

/** "e-post", "EU:s", "www.x.se", "3,5", "2016/679" are one word each: a mark counts between two letters or digits. */
function endOfHinge(text: string, index: number, code: number): number {
  let end = index + 1;
  if (isInvisible(code)) while (end < text.length && isInvisible(text.charCodeAt(end))) end += 1;
  const next = end < text.length ? classAt(text, end) : MARK;
  if (next < LETTER) return index;
  if (code === hyphen || code === colon || code === 0x27 || code === 0x2019 || isInvisible(code)) return end;
  const isStop = code === stop;
  if (!isStop && code !== comma && code !== slash) return index;
  if (classAt(text, index - 1) === DIGIT) return next === DIGIT || isStop ? end : index;
  // "slut.Nästa" is two words that lack a space.
  const character = text.charAt(end);
  return isStop && (next === DIGIT || character !== character.toUpperCase()) ? end : index;
}

/** The end of the token that starts at `from`, which must not be white space. */
export function endOfToken(text: string, from: number): number {
  const kind = classAt(text, from);
  if (kind === DIGIT) {
    const end = endOfNumeric(text, from);
    if (end > from) return end;
  }
  if (kind >= LETTER) return endOfStatute(text, from, endOfWord(text, from));
  if (text.charCodeAt(from) === sign) {
    const end = endOfSignFirst(text, from);
    if (end > from) return end;
  }
  return endOfMark(text, from);
}

/** Cuts a text into tokens. "4§" and "4 §" are the same token: white space inside a citation does not count. */
export function tokenise(text: string, vocabulary: Vocabulary): Tokens {
  const { starts, ends, ids } = vocabulary.gathered;
  let count = 0;
  let index = 0;
  while (index < text.length) {
    const kind = classAt(text, index);
    if (kind === SPACE) {
      index += 1;
      continue;
    }
    starts[count] = index;
    let end = index;
    if (kind === LETTER) end = vocabulary.readPlain(text, index);
    if (end > index && endsPlainWord(text, end)) ids[count] = vocabulary.idOfRead(text, index, end);
    else {
      end = endOfToken(text, index);
      ids[count] = idOf(text, index, end, kind, vocabulary);
    }
    ends[count] = end;
    count += 1;
    index = end;
  }
  return { text, starts: starts.slice(0, count), ends: ends.slice(0, count), ids: ids.slice(0, count) };
}

/** Whether a word ends here for certain: a space follows, or a mark and a space, and no number of a statute. */
function endsPlainWord(text: string, end: number): boolean {
  if (end >= text.length) return true;
  const code = text.charCodeAt(end);
  if (code === space) return text.charCodeAt(end + 1) !== opening;
  return (code === comma || code === stop) && (end + 1 >= text.length || text.charCodeAt(end + 1) === space);
}

function idOf(text: string, start: number, end: number, kind: number, vocabulary: Vocabulary): number {
  const isWord = kind !== MARK || (text.charCodeAt(start) === sign && end - start > 1);
  // Only citations hold spaces, and they begin with a digit or a sign, or end with the number of a statute.
  const mayHoldSpace = kind !== LETTER || text.charCodeAt(end - 1) === closing;
  if (end - start <= 2 || !mayHoldSpace) return vocabulary.idOfSlice(text, start, end, isWord);
  const raw = text.slice(start, end);
  return vocabulary.idOf(raw.includes(' ') ? raw.replaceAll(' ', '') : raw, isWord);
}

const holdsWord = /[\p{L}\p{N}]/u;

/** Whether the text holds a letter or a digit: layout and punctuation alone do not. */
export function hasWord(text: string): boolean {
  return holdsWord.test(text);
}

/** Words as a reader counts them: "30 november" is two, though it is one token. */
export function countWords(text: string): number {
  let words = 0;
  let isCounted = false;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === space) isCounted = false;
    else if (!isCounted && (code < firstMark ? isPlainWordUnit(code) : hasWord(characterAt(text, index)))) {
      words += 1;
      isCounted = true;
    }
  }
  return words;
}

function characterAt(text: string, index: number): string {
  return String.fromCodePoint(text.codePointAt(index) ?? space);
}
