// The label of a chapter at the start of a line: "2 kap.", "KAPITEL II", "Andra kapitlet", "II. MEDLEMMAR".
import { fromOrdinal } from './counting-words.ts';
import { clauseNumber } from './label.ts';
import { fromRoman } from './roman-digits.ts';

export interface ChapterLabel {
  readonly number: string;
  readonly heading: string;
  /** Where the heading begins in the line. */
  readonly length: number;
  /** 'kapitel' ranks below 'avdelning' and 'avsnitt'. */
  readonly rank: 'kapitel' | 'part' | 'roman';
}

const kap = /^(\d{1,3})(?:\s?([a-z]))?\s{0,2}kap(?:\.|itel|itlet)?(?=$|\s)[\s.:–—-]*/iu;
const kapitel =
  /^(kapitel|kap\.?|avsnitt|avdelning|avd\.?|del)\s{1,4}(\d{1,3}|[IVXLC]{1,7})(?:\s?([a-z]))?(?=$|[\s.:–—-])[\s.:–—-]*/iu;
const romanChapter = /^([IVX]{1,6})(\.?)\s+(?=\p{Lu}[^.!?;]{2,80}$)/u;
const ordinalChapter =
  /^(första|andra|tredje|fjärde|femte|sjätte|sjunde|åttonde|nionde|tionde)\s+(kapitlet|avdelningen)[\s.:–—-]*/iu;
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
    const number = String(fromOrdinal(ordinal[1] ?? ''));
    return accept(number, ordinal[0].length, /^kap/i.test(ordinal[2] ?? '') ? 'kapitel' : 'part');
  }
  const roman = romanChapter.exec(text);
  if (roman !== null && (roman[2] === '.' || text === text.toUpperCase()))
    return accept(String(fromRoman(roman[1] ?? '')), roman[0].length, 'roman');
  return null;
};
