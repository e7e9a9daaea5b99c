// Clauses that only say they are no more, one or several on a line: "5 § Har upphävts", "2–4 §§ (Upphävda)".
import { clauseNumber } from './label.ts';
import type { ClauseLabel } from './label.ts';
import { looksLikeRubric } from './line.ts';

const repealed =
  /^[([]?(?:(?:har|är|ska)\s+)?(?:upphäv(?:ts|d|da|s)|upphör(?:t|a|)|utgått|utgår|slopa(?:d|de|ts|s)|borttag(?:en|na|its)|tagits\s+bort)(?![\p{L}])/iu;

/** Whether the words after a clause's number say that it holds nothing. */
export const saysRepealed = (words: string): boolean => repealed.test(words.slice(0, 40));

const one = String.raw`\d{1,3}(?:\s?[a-z](?![\p{L}]))?`;
const joint = String.raw`\s{0,2}(?:[-–—,]|och|samt)\s{0,2}`;
const several = new RegExp(
  String.raw`^(?:§§\s{0,2}(?<first>${one})(?:${joint}${one}){0,8}?${joint}(?<last>${one})|(?<from>${one})(?:${joint}${one}){0,8}?${joint}(?<to>${one})\s{0,2}§§)[.:]?(?:\s+|$)`,
  'u',
);

/** Several numbers and a double sign, with their common rubric or the word that they are repealed: read as the first. */
export const readSeveralLabel = (text: string): ClauseLabel | null => {
  const code = text.charCodeAt(0);
  if (!(code >= 0x30 && code <= 0x39) && code !== 0xa7) return null;
  const found = several.exec(text.slice(0, 80));
  const first = found?.groups?.['first'] ?? found?.groups?.['from'];
  const last = found?.groups?.['last'] ?? found?.groups?.['to'];
  if (found === null || first === undefined || last === undefined) return null;
  const rest = text.slice(found[0].length);
  if (!saysRepealed(rest) && !looksLikeRubric(rest)) return null;
  return {
    number: numberOf(first),
    length: found[0].length,
    signed: true,
    ocr: false,
    roman: null,
    ending: '',
    through: numberOf(last),
  };
};

const numberOf = (words: string): string => {
  const [digits = ''] = /^\d+/.exec(words) ?? [];
  const letter = /[a-z]$/.exec(words)?.[0];
  return clauseNumber(digits, letter);
};
