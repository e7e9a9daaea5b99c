// The label of a punkt or a stycke at the start of a line: "1.", "a)", a bullet; "4.1", "Mom. 1".
import { clauseNumber } from './label.ts';
import { fromRoman } from './roman-digits.ts';

export interface ItemLabel {
  readonly label: string;
  readonly length: number;
  readonly kind: 'bullet' | 'number' | 'letter' | 'roman';
  /** Place in its series: 1 for "1.", "a)" and "i)"; 0 for bullets. */
  readonly order: number;
}

const bullets = /^([-–—−•*·▪■●○◦‣»>+→➢✓\uf0b7\uf0a7\uf0d8\uf02d\u2023\u2043\u25aa])(\s+)(?=\S)/u;
const tightBullets = /^([•▪■●‣»\uf0b7\uf0a7\uf0d8])(?=\S)/u;
const tightDash = /^([-–—])(?=\p{Ll}{2})/u;
const wordBullet = /^(o)\s+(?=[\p{L}\d"”(])/u;
const numbered = /^(?:(\d{1,2})(?:[.)]|:(?=\s))|\((\d{1,2})\))\s*(?=[\p{L}"”(])/u;
const lettered = /^(?:([a-zåäöA-HJ-Z])(?:[.)]\s+(?=\S)|\)(?=\p{L}{2}))|\(([a-zåäö])\)\s+(?=\S))/u;
const romanItem = /^(?:\(?([ivx]{2,5})[.)])\s+(?=\S)/u;
const letters = 'abcdefghijklmnopqrstuvwxyzåäö';

/** Words of two letters or more label nothing, unless they are Roman digits. */
const mayBeItem = (text: string): boolean => {
  const first = text.charCodeAt(0);
  const isLetter =
    (first >= 0x61 && first <= 0x7a) || (first >= 0x41 && first <= 0x5a) || (first >= 0xc0 && first <= 0xff);
  if (!isLetter) return true;
  const second = text.charCodeAt(1);
  if (second === 0x2e || second === 0x29 || second === 0x20 || second === 0x09) return true;
  return (first === 0x69 || first === 0x76 || first === 0x78) && /^[ivx]{2,5}[.)]/.test(text);
};

/** Reads the label of a punkt: "1.", "1)", "a)", "(a)", "ii)" or a bullet. */
export const readItemLabel = (text: string): ItemLabel | null => {
  if (!mayBeItem(text)) return null;
  const head = text.slice(0, 24);
  const bullet =
    bullets.exec(head) ?? tightBullets.exec(head) ?? tightDash.exec(head) ?? wordBullet.exec(head);
  if (bullet !== null) return { label: bullet[1] ?? '', length: bullet[0].length, kind: 'bullet', order: 0 };
  const number = numbered.exec(head);
  if (number !== null) {
    const label = number[0].trim();
    return { label, length: number[0].length, kind: 'number', order: Number(number[1] ?? number[2]) };
  }
  const roman = romanItem.exec(head);
  if (roman !== null)
    return {
      label: roman[0].trim(),
      length: roman[0].length,
      kind: 'roman',
      order: fromRoman(roman[1] ?? ''),
    };
  const letter = lettered.exec(head);
  if (letter !== null) {
    const order = letters.indexOf((letter[1] ?? letter[2] ?? '').toLowerCase()) + 1;
    return { label: letter[0].trim(), length: letter[0].length, kind: 'letter', order };
  }
  return null;
};

/** Reads a stycke number such as "4.1" inside clause 4, or an old "Mom. 1": an attribute, never text. */
export const styckeNumberLength = (text: string, clause: string): number => {
  const first = text.charCodeAt(0);
  const isDigit = first >= 0x30 && first <= 0x39;
  if (!isDigit && first !== 0x28 && (first | 0x20) !== 0x6d) return 0;
  const moment = /^(?:\(?mom(?:\.|ent)?\s?\d{1,2}[.:)]?|\d{1,2}\s?mom(?:\.|ent(?=\s)))\s+(?=\p{Lu})/iu.exec(
    text.slice(0, 20),
  );
  if (moment !== null) return moment[0].length;
  const dotted = /^(\d{1,3}(?:\.\d{1,3}){0,2})(?:\s?([a-z]))?\.(\d{1,3})[.:)]?\s+(?=\S)/u.exec(
    text.slice(0, 24),
  );
  return dotted?.[1] !== undefined && clauseNumber(dotted[1], dotted[2]) === clause ? dotted[0].length : 0;
};
