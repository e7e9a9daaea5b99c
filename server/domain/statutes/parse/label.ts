// The label of a clause at the start of a line: "4 §", "§ 4 a.", "Paragraf fyra", or a number alone.

import { fromOrdinal, fromWord } from './counting-words.ts';
import { fromRoman, toRoman } from './roman-digits.ts';

/** The label of a clause at the start of a line. `length` counts the characters before the words that follow. */
export interface ClauseLabel {
  readonly number: string;
  readonly length: number;
  readonly signed: boolean;
  /** A letter stood for a digit, as after optical reading. */
  readonly ocr: boolean;
  /** The number is written with Roman digits: `sure` where it holds a V or an X, which no scanner makes of a 1. */
  readonly roman: 'sure' | 'perhaps' | null;
  /** Another character stood for the sign: "4 $", "S 4". */
  readonly misreadSign?: true;
  /** The last of several numbers on one line: "3–5 §§". */
  readonly through?: string;
  /** What ends a number that has no sign: "" in "4 Rubrik", "." in "4. Rubrik". */
  readonly ending: string;
}

const digits = String.raw`[IVX]{1,6}(?![\dlO|])|(?:\d{1,4}|[\dlIO|]{1,3})(?:[.:]\d{1,3}){0,3}`;
const signAfter = new RegExp(
  String.raw`^\(?(${digits})(?:\s{0,2}([a-zA-ZåäöÅÄÖ])(?=\.?\s{0,3}§))?\.?\s{0,3}§(?!\s{0,2}§)(?:\s{0,2}[.:)](?=\s|$)|\s{1,2}[–—-](?=\s))?\s*`,
  'u',
);
const signBefore = new RegExp(
  String.raw`^\(?§\s{0,3}(${digits})(?![\d§])(?:\s{0,2}([a-zåäö])(?=[\s.:),]|$)(?!\s{1,3}\p{Ll}))?(?:\s{0,2}[.:)](?=\s|$|\p{Lu})|,\s{1,3}(?=\p{Lu})|\s{1,2}[–—-](?=\s)|(?=[\s\p{Lu}]|$))\s*`,
  'u',
);
const ordinalLabel = /^(\p{L}{4,14})\s{1,2}paragrafen(?:\s{0,2}[.:]|\s{1,2}[–—-](?=\s))?(?:\s+|$)/iu;
const spelled =
  /^(?:paragraf|par\.|artikel|art\.)\s{1,3}(\d{1,3}|\p{L}{2,12}(?=[\s.:]|$))(?:\s?([a-zåäö])(?=[\s.:]|$))?(?:\s{0,2}[.:]|\s{1,2}[–—-](?=\s))?(?:\s+|$)/iu;
const bare =
  /^(\d{1,3}(?:\.\d{1,3}){0,3})(?:\s?([a-zåäö])(?=[\s.):]))?(?:([.):]?)\s+(?![–—-]\s)(?=\S)|\s{0,2}([–—]|-(?=\s))\s?(?=\p{Lu}\p{Ll}|\p{Lu}{2})|([.)])(?=\p{Lu}\p{L}{2}))/u;
/** "4a" and "4 A" are the clause "4 a"; "03" is 3; "2:1" is written as "2.1". */
export const clauseNumber = (digits: string, letter: string | undefined): string => {
  if (letter === undefined && /^[1-9]\d{0,2}$/.test(digits)) return digits;
  const number = digits
    .replace(/[lI|]/g, '1')
    .replace(/O/g, '0')
    .split(/[.:]/)
    .map((part) => String(Number(part)))
    .join('.');
  return letter === undefined ? number : `${number} ${letter.toLowerCase()}`;
};

/** Which numbers the first characters of a line may begin: nothing else is looked at more closely. */
const mayBeSigned = (text: string): boolean => {
  const code = text.charCodeAt(0);
  if ((code >= 0x30 && code <= 0x39) || code === 0xa7 || code === 0x28) return true;
  // l, | and the letters that Roman digits, "paragraf", "artikel" and the ordinals begin with.
  return code === 0x7c || code > 0x7f || 'lIOVXPpAaFfTtSsNnEeÅå'.includes(text.charAt(0));
};

export const readSignedLabel = (text: string): ClauseLabel | null => {
  if (!mayBeSigned(text)) return null;
  const head = text.slice(0, 40);
  const hasSign = head.includes('§');
  if (!hasSign && !mayBeSpelled(head)) return null;
  const found = hasSign ? (signAfter.exec(head) ?? signBefore.exec(head)) : null;
  if (found === null) return readSpelledLabel(head);
  const number = found[1] ?? '';
  if (number.startsWith('O')) return null;
  const isRoman = /^[IVX]+$/.test(number);
  if (isRoman && toRoman(fromRoman(number)) !== number) return null;
  return {
    number: clauseNumber(isRoman ? String(fromRoman(number)) : number, found[2]),
    length: found[0].length,
    signed: true,
    ocr: !isRoman && /[lIO|]/.test(number),
    roman: !isRoman ? null : /[VX]/.test(number) ? 'sure' : 'perhaps',
    ending: '',
  };
};

const mayBeSpelled = (head: string): boolean => {
  const first = head.charCodeAt(0) | 0x20;
  return first === 0x70 || first === 0x61
    ? /^(?:par|art|andra|åtta)/i.test(head)
    : head.includes('aragrafen') || head.includes('ARAGRAFEN');
};

/** "Paragraf 4", "Artikel fyra, "Fjärde paragrafen". */
const readSpelledLabel = (head: string): ClauseLabel | null => {
  const ordinal = ordinalLabel.exec(head);
  const order = ordinal === null ? 0 : fromOrdinal(ordinal[1] ?? '');
  const found = order > 0 ? ordinal : spelled.exec(head);
  if (found === null) return null;
  const written = found[1] ?? '';
  const spelledOut = /^\p{L}{2,}$/u.test(written) ? fromWord(written) : null;
  if (order === 0 && spelledOut === 0) return null;
  return {
    number: clauseNumber(
      order > 0 ? String(order) : spelledOut === null ? written : String(spelledOut),
      order > 0 ? undefined : found[2],
    ),
    length: found[0].length,
    signed: true,
    ocr: false,
    roman: null,
    ending: '',
  };
};

export const readBareLabel = (text: string): ClauseLabel | null => {
  const first = text.charCodeAt(0);
  if (first < 0x30 || first > 0x39) {
    if (first === 0x24 || first === 0x53) return readMisreadSign(text);
    return first === 0x6c || first === 0x7c ? readMisreadLabel(text) : null;
  }
  const misread = readMisreadSign(text);
  if (misread !== null) return misread;
  const head = text.slice(0, 40);
  const found = bare.exec(head);
  if (found !== null)
    return {
      number: clauseNumber(found[1] ?? '', found[2]),
      length: found[0].length,
      signed: false,
      ocr: false,
      roman: null,
      ending: found[3] ?? found[4] ?? found[5] ?? '',
    };
  const alone = /^(\d{1,3})(?:\s?([a-zåäö]))?([.):]?)$/u.exec(head);
  if (alone !== null && text.length < 8)
    return {
      number: clauseNumber(alone[1] ?? '', alone[2]),
      length: text.length,
      signed: false,
      ocr: false,
      roman: null,
      ending: alone[3] ?? '',
    };
  return null;
};

/** "4 $ Rubrik", "4 S Rubrik", "4 5 Rubrik", "$ 4 Rubrik": a scanner read the sign as something like it. */
const readMisreadSign = (text: string): ClauseLabel | null => {
  const head = text.slice(0, 16);
  const found =
    /^(\d{1,3})(?:\s?([a-z]))?\s{0,2}([$S]|(?<=\s)5)\.?(?:\s+(?=\p{Lu}\p{L})|$)/u.exec(head) ??
    /^(?=[$S]\s?(\d{1,3})(?:\s([a-z]))?)([$S])\s?\d{1,3}(?:\s[a-z])?\.?(?:\s+(?=\p{Lu}\p{L})|$)/u.exec(head);
  if (found === null) return null;
  return {
    number: clauseNumber(found[1] ?? '', found[2]),
    length: found[0].length,
    signed: false,
    ocr: false,
    roman: null,
    ending: found[3] ?? '',
    misreadSign: true,
  };
};

/** "l Namn" and "l0 Budget": a bare number whose first 1 a scanner read as a letter. */
const readMisreadLabel = (text: string): ClauseLabel | null => {
  const found = /^([l|][\dlO|]{0,2})([.):]?)(?:\s+(?=\p{Lu})|$)/u.exec(text.slice(0, 40));
  if (found === null) return null;
  return {
    number: clauseNumber(found[1] ?? '', undefined),
    length: found[0].length,
    signed: false,
    ocr: true,
    roman: null,
    ending: found[2] ?? '',
  };
};
