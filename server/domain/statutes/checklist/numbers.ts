// Numbers of people and years as statutes write them: "sex", "6", "lika många".
import { fromWord } from '../parse/counting-words.ts';

const tens: Readonly<Record<string, number>> = { tjugofem: 25, femtio: 50, hundra: 100, fyrtioåtta: 48 };

/** The number a word or figure means; null for neither. */
export function numberOf(word: string): number | null {
  if (/^\d{1,3}$/u.test(word)) return Number(word);
  const known = tens[word.toLowerCase()] ?? fromWord(word === 'en' ? 'ett' : word);
  return known > 0 ? known : null;
}

export const numberWord =
  '(?:\\d{1,3}|ett|en|två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv|tretton|fjorton|femton|sexton|sjutton|arton|nitton|tjugo(?:ett|en|två|tre|fyra|fem|sex|sju|åtta|nio)?|trettio)';
