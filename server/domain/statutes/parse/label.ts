// The labels a line can begin with: of a chapter, a clause, a stycke or a punkt.

import { fromOrdinal, fromWord } from './counting-words.ts';

/** The label of a clause at the start of a line. `length` counts the characters before the words that follow. */
export interface ClauseLabel {
  readonly number: string;
  readonly length: number;
  readonly signed: boolean;
  /** A letter stood for a digit, as after optical reading. */
  readonly ocr: boolean;
  /** The number is written with Roman digits: `sure` where it holds a V or an X, which no scanner makes of a 1. */
  readonly roman: 'sure' | 'perhaps' | null;
  /** What ends a number that has no sign: "" in "4 Rubrik", "." in "4. Rubrik". */
  readonly ending: string;
}

export interface ChapterLabel {
  readonly number: string;
  readonly heading: string;
  /** Where the heading begins in the line. */
  readonly length: number;
  /** 'kapitel' ranks below 'avdelning' and 'avsnitt'. */
  readonly rank: 'kapitel' | 'part' | 'roman';
}

export interface ItemLabel {
  readonly label: string;
  readonly length: number;
  readonly kind: 'bullet' | 'number' | 'letter' | 'roman';
  /** Place in its series: 1 for "1.", "a)" and "i)"; 0 for bullets. */
  readonly order: number;
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
const kap = /^(\d{1,3})(?:\s?([a-z]))?\s{0,2}kap(?:\.|itel|itlet)?(?=$|\s)[\s.:–—-]*/iu;
const kapitel =
  /^(kapitel|kap\.?|avsnitt|avdelning|avd\.?|del)\s{1,4}(\d{1,3}|[IVXLC]{1,7})(?:\s?([a-z]))?(?=$|[\s.:–—-])[\s.:–—-]*/iu;
const romanChapter = /^([IVX]{1,6})(\.?)\s+(?=\p{Lu}[^.!?;]{2,80}$)/u;
const ordinalChapter =
  /^(första|andra|tredje|fjärde|femte|sjätte|sjunde|åttonde|nionde|tionde)\s+(kapitlet|avdelningen)[\s.:–—-]*/iu;
const ordinals = [
  'första',
  'andra',
  'tredje',
  'fjärde',
  'femte',
  'sjätte',
  'sjunde',
  'åttonde',
  'nionde',
  'tionde',
];

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

const romanDigits = new Map([
  ['I', 1],
  ['V', 5],
  ['X', 10],
  ['L', 50],
  ['C', 100],
]);

export const fromRoman = (roman: string): number => {
  let sum = 0;
  const digits = Array.from(roman.toUpperCase(), (digit) => romanDigits.get(digit) ?? 0);
  for (const [index, digit] of digits.entries()) sum += digit < (digits[index + 1] ?? 0) ? -digit : digit;
  return sum;
};

/** Which numbers the first characters of a line may begin: nothing else is looked at more closely. */
const mayBeSigned = (text: string): boolean => {
  const code = text.charCodeAt(0);
  if ((code >= 0x30 && code <= 0x39) || code === 0xa7 || code === 0x28) return true;
  // l, | and the letters that Roman digits, "paragraf", "artikel" and the ordinals begin with.
  return code === 0x7c || code > 0x7f || 'lIOVXPpAaFfTtSsNnEeÅå'.includes(text.charAt(0));
};

const romanSteps = [
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
] as const;

const toRoman = (number: number): string => {
  let left = number;
  let roman = '';
  for (const [value, sign] of romanSteps)
    while (left >= value) {
      roman += sign;
      left -= value;
    }
  return roman;
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
  if (first < 0x30 || first > 0x39) return first === 0x6c || first === 0x7c ? readMisreadLabel(text) : null;
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

/** A number, one of the words for a chapter, Roman digits, or an ordinal before such a word. */
const mayBeChapter =
  /^(?:\d|kap|avs|avd|del\s|[IVXivx]{1,6}\.?\s|\p{L}{5,7}\s{1,4}(?:kapitlet|avdelningen))/iu;

export const readChapterLabel = (text: string): ChapterLabel | null => {
  if (text.length > 140 || !mayBeChapter.test(text)) return null;
  const accept = (number: string, length: number, rank: ChapterLabel['rank']): ChapterLabel | null => {
    const heading = text.slice(length);
    if (heading !== '' && (!/^["”(]?\p{Lu}/u.test(heading) || /[.;,]$/.test(heading))) return null;
    return { number, heading, length, rank };
  };
  const before = kap.exec(text);
  if (before !== null) return accept(clauseNumber(before[1] ?? '', before[2]), before[0].length, 'kapitel');
  const after = kapitel.exec(text);
  if (after !== null) {
    const digits = after[2] ?? '';
    const number = /\d/.test(digits) ? clauseNumber(digits, after[3]) : String(fromRoman(digits));
    return accept(number, after[0].length, /^kap/i.test(after[1] ?? '') ? 'kapitel' : 'part');
  }
  const ordinal = ordinalChapter.exec(text);
  if (ordinal !== null) {
    const number = String(ordinals.indexOf((ordinal[1] ?? '').toLowerCase()) + 1);
    return accept(number, ordinal[0].length, /^kap/i.test(ordinal[2] ?? '') ? 'kapitel' : 'part');
  }
  const roman = romanChapter.exec(text);
  if (roman !== null && (roman[2] === '.' || text === text.toUpperCase()))
    return accept(String(fromRoman(roman[1] ?? '')), roman[0].length, 'roman');
  return null;
};

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
