// What kind of character stands where: letter, digit, white space or mark.

export const MARK = 0;
export const SPACE = 1;
export const LETTER = 2;
export const DIGIT = 3;

function classify(character: string): number {
  if (/[\p{L}\p{M}]/u.test(character)) return LETTER;
  if (/\p{N}/u.test(character)) return DIGIT;
  return /\s/u.test(character) ? SPACE : MARK;
}

const tableEnd = 0x2100;
const table = Uint8Array.from({ length: tableEnd }, (_, code) => classify(String.fromCharCode(code)));

export function classAt(text: string, index: number): number {
  const code = text.charCodeAt(index);
  if (code < tableEnd) return table[code] ?? MARK;
  return classify(String.fromCodePoint(text.codePointAt(index) ?? 0));
}

/** Whether the unit is a letter or a digit by itself; false where that takes a closer look. */
export function isPlainWordUnit(code: number): boolean {
  return code < tableEnd && (table[code] ?? MARK) >= LETTER;
}

/** Length in UTF-16 units of the character at this place: 2 for a whole surrogate pair. */
export function characterWidth(text: string, index: number): number {
  const code = text.charCodeAt(index);
  return code >= 0xd800 && code < 0xdc00 && (text.codePointAt(index) ?? 0) > 0xffff ? 2 : 1;
}

/** Whether a letter or a digit starts at this place. */
export function isWordAt(text: string, index: number): boolean {
  return classAt(text, index) >= LETTER;
}

export function isSpaceAt(text: string, index: number): boolean {
  return classAt(text, index) === SPACE;
}

/** Characters that show nothing and stand inside a word: soft hyphen, zero-width joiners and their kin. */
export function isInvisible(code: number): boolean {
  return code === 0xad || (code >= 0x200b && code <= 0x200d) || code === 0x2060 || code === 0xfeff;
}

const tone = String.raw`[\u{1f3fb}-\u{1f3ff}\ufe0f]*`;
const picture = new RegExp(
  String.raw`\p{Extended_Pictographic}${tone}(?:\u200d\p{Extended_Pictographic}${tone})*|\p{RI}{2}`,
  'uy',
);

/** The end of the mark that stands here: all of a picture that is put together of several characters. */
export function endOfMark(text: string, index: number): number {
  if (text.charCodeAt(index) < 0x2190) return index + 1;
  picture.lastIndex = index;
  return picture.test(text) ? picture.lastIndex : index + characterWidth(text, index);
}
