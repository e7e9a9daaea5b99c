// Cuts a readable text into words, marks and whole citations, and gives each an integer so that comparing is cheap.

/** The tokens of one text. White space is not a token: it is what stands between `ends[i]` and `starts[i + 1]`. */
export interface Tokens {
  readonly text: string;
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  readonly ids: readonly number[];
}

/** The words of one comparison, numbered in the order they are met. */
export class Vocabulary {
  private readonly known = new Map<string, number>();
  readonly texts: string[] = [];
  /** Length of the word in UTF-16 units; 0 for a mark such as a comma. */
  readonly wordLengths: number[] = [];

  idOf(text: string, isWord: boolean): number {
    const known = this.known.get(text);
    if (known !== undefined) return known;
    const id = this.texts.length;
    this.known.set(text, id);
    this.texts.push(text);
    this.wordLengths.push(isWord ? text.length : 0);
    return id;
  }

  textOf(id: number): string {
    return this.texts[id] ?? '';
  }

  wordLength(id: number): number {
    return this.wordLengths[id] ?? 0;
  }

  isWord(id: number): boolean {
    return this.wordLength(id) > 0;
  }
}

const MARK = 0;
const SPACE = 1;
const LETTER = 2;
const DIGIT = 3;

function classify(character: string): number {
  if (/[\p{L}\p{M}]/u.test(character)) return LETTER;
  if (/\p{N}/u.test(character)) return DIGIT;
  return /\s/u.test(character) ? SPACE : MARK;
}

const latin = Uint8Array.from({ length: 0x250 }, (_, code) => classify(String.fromCharCode(code)));

function classAt(text: string, index: number): number {
  const code = text.charCodeAt(index);
  if (code < 0x250) return latin[code] ?? MARK;
  return classify(String.fromCodePoint(text.codePointAt(index) ?? 0));
}

function widthAt(text: string, index: number): number {
  const code = text.charCodeAt(index);
  return code >= 0xd800 && code < 0xdc00 && (text.codePointAt(index) ?? 0) > 0xffff ? 2 : 1;
}

const letterAfterNumber = String.raw`(?: ?[a-hA-H](?![\p{L}\p{N}]))?`;
const months = 'januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december';
// Everything a reader takes in as one thing: "4 kap. 2 a §", "1 april 2022", "2022-04-01", "25 000 kronor", "3,5 procent".
const numericCitation = new RegExp(
  [
    String.raw`(?:\d{1,4}${letterAfterNumber} ?kap\. ?)?\d{1,4}(?:[.:]\d{1,4})?${letterAfterNumber} ?§{1,2}`,
    String.raw`\d{4}-\d{2}-\d{2}(?!\d)`,
    String.raw`\d{1,2} (?:${months})(?: \d{4})?(?![\p{L}\p{N}])`,
    String.raw`\d{1,3}(?:[ .]\d{3}){1,4}(?:,\d{1,2})?(?: (?:kronor|kr|tkr|mnkr|öre))?(?![\p{L}\p{N}])`,
    String.raw`\d{1,12}(?:,\d{1,4})? ?(?:%|procent(?!\p{L})|(?:kronor|kr|tkr|mnkr|öre)(?!\p{L}))`,
  ].join('|'),
  'uy',
);
const signFirstCitation = new RegExp(String.raw`§{1,2} ?\d{1,4}(?:\.\d{1,4}){0,3}${letterAfterNumber}`, 'uy');
const statuteNumber = / \(\d{4}:\d{1,5}\)/uy;
const statuteNames = new Set(['lag', 'lagen', 'Lag', 'Lagen', 'förordning', 'förordningen', 'Förordningen']);

function endOfMatch(pattern: RegExp, text: string, from: number): number {
  pattern.lastIndex = from;
  return pattern.test(text) ? pattern.lastIndex : from;
}

function endOfWord(text: string, from: number): number {
  let index = from;
  for (;;) {
    while (index < text.length && classAt(text, index) >= LETTER) index += widthAt(text, index);
    // "e-post", "EU:s", "www.x.se", "3,5" are one word each; a mark counts only between two letters or digits.
    const inner = text.charCodeAt(index);
    const joins = inner === 0x2d || inner === 0x3a || inner === 0x2e || inner === 0x27 || inner === 0x2019;
    const decimal = inner === 0x2c && classAt(text, index - 1) === DIGIT;
    if (!joins && !decimal) return index;
    if (index + 1 >= text.length) return index;
    const next = classAt(text, index + 1);
    if (decimal ? next !== DIGIT : next < LETTER) return index;
    index += 1;
  }
}

/** The end of the token that starts at `from`, which must not be white space. */
export function endOfToken(text: string, from: number): number {
  const kind = classAt(text, from);
  if (kind === DIGIT) {
    const end = endOfMatch(numericCitation, text, from);
    if (end > from) return Math.max(end, from + 1);
  }
  if (kind >= LETTER) {
    const end = endOfWord(text, from);
    if (text.charCodeAt(end) !== 0x20 || text.charCodeAt(end + 1) !== 0x28) return end;
    return statuteNames.has(text.slice(from, end)) ? endOfMatch(statuteNumber, text, end) : end;
  }
  if (text.charCodeAt(from) === 0xa7) {
    const end = endOfMatch(signFirstCitation, text, from);
    if (end > from) return end;
  }
  return from + widthAt(text, from);
}

/** Whether a letter or a digit starts at this place. */
export function isWordAt(text: string, index: number): boolean {
  return classAt(text, index) >= LETTER;
}

export function isSpaceAt(text: string, index: number): boolean {
  return classAt(text, index) === SPACE;
}

/** Length in UTF-16 units of the character at this place: 2 for a whole surrogate pair. */
export function characterWidth(text: string, index: number): number {
  return widthAt(text, index);
}

const holdsWord = /[\p{L}\p{N}]/u;

/** Whether the text holds a letter or a digit: layout and punctuation alone do not. */
export function hasWord(text: string): boolean {
  return holdsWord.test(text);
}

/** Words as a reader counts them: "30 november" is two, though it is one token. */
export function countWords(text: string): number {
  return text.split(' ').filter(hasWord).length;
}

/** Cuts a text into tokens. "4§" and "4 §" are the same token: white space inside a citation does not count. */
export function tokenise(text: string, vocabulary: Vocabulary): Tokens {
  const starts: number[] = [];
  const ends: number[] = [];
  const ids: number[] = [];
  let index = 0;
  while (index < text.length) {
    const kind = classAt(text, index);
    if (kind === SPACE) {
      index += 1;
      continue;
    }
    const end = endOfToken(text, index);
    const raw = text.slice(index, end);
    const isCitation = end - index > 1 && kind !== LETTER && raw.includes(' ');
    starts.push(index);
    ends.push(end);
    ids.push(vocabulary.idOf(isCitation ? raw.replaceAll(' ', '') : raw, kind !== MARK || end - index > 2));
    index = end;
  }
  return { text, starts, ends, ids };
}
