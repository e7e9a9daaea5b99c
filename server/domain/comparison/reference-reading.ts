// Reads the references to clauses in a text: "4 §", "4 kap. 2 och 3 §§", "5–7 §§", but not "7 § kommunallagen".

import type { Tokens, Vocabulary } from './tokens.ts';

const bareNumber = /^(?:\d{1,3}|\d{1,3}[a-h]|\d{1,3}(?:\.\d{1,3}){1,3})$/u;
const bareRange = /^(\d{1,3}[a-h]?)-(\d{1,3}[a-h]?)$/u;
const binders = new Set(['och', 'eller', 'samt', 'till', ',', '–', '-']);
/** Words between a reference and the law it belongs to: "7 § första stycket 2 i kommunallagen". */
const between =
  /^(?:i|och|eller|samt|\d{1,3}[a-h]?|[a-zåäö]+(?:e|a)|stycket?|styckena|punkte[nr]|punkterna|meningen)$/u;
const law = /(?:lag|lagen|balk|balken|stadgan|förordning|förordningen|föreskrifter|föreskrifterna)$/u;
const ownText = /förbundsordning(?:en)?$/u;
const wordsToLaw = 6;

/** For each token that names a clause of this text: the clause, as "4§" or "2kap.4§"; "5§-7§" for a range in one word. */
export function referencesIn(tokens: Tokens, vocabulary: Vocabulary): Map<number, string> {
  const found = new Map<number, string>();
  const textAt = (index: number): string => vocabulary.textOf(tokens.ids[index] ?? -1).toLowerCase();
  for (let index = 0; index < tokens.ids.length; index += 1) {
    const text = textAt(index);
    if (!text.includes('§')) continue;
    const isBareSign = /^§+$/u.test(text);
    let last = index;
    while (isBareSign && textAt(last + 1) === '§') last += 1;
    // In Markdown a reference may be a link: "§[3.10]".
    if (isBareSign && textAt(last + 1) === '[' && bareNumber.test(textAt(last + 2))) {
      found.set(last + 2, `${textAt(last + 2)}§`);
      continue;
    }
    if (belongsToLaw(tokens, last, vocabulary)) continue;
    if (!isBareSign) found.set(index, plainReference(text));
    if (text.includes('§§') || isBareSign) readListBefore(index, textAt, found);
    if (isBareSign) index = last;
  }
  return found;
}

/** In "12, 13 och 14 §§" the numbers before the signs are references too, and "4 kap." before them is for all. */
function readListBefore(sign: number, textAt: (index: number) => string, found: Map<number, string>): void {
  const members: number[] = found.has(sign) ? [sign] : [];
  let index = sign - 1;
  for (; index >= 0; index -= 1) {
    const text = textAt(index);
    const range = bareRange.exec(text);
    if (range !== null) found.set(index, `${range[1] ?? ''}§-${range[2] ?? ''}§`);
    else if (bareNumber.test(text)) found.set(index, `${text}§`);
    else if (binders.has(text)) continue;
    else break;
    members.push(index);
  }
  const hasChapter = textAt(index) === '.' && textAt(index - 1) === 'kap';
  const chapter = hasChapter ? textAt(index - 2) : textAt(index) === 'kap' ? textAt(index - 1) : '';
  if (!/^\d{1,3}[a-h]?$/u.test(chapter)) return;
  for (const member of members) found.set(member, `${chapter}kap.${found.get(member) ?? ''}`);
}

function belongsToLaw(tokens: Tokens, sign: number, vocabulary: Vocabulary): boolean {
  const end = Math.min(tokens.ids.length, sign + 1 + wordsToLaw);
  for (let index = sign + 1; index < end; index += 1) {
    const word = vocabulary.textOf(tokens.ids[index] ?? -1).toLowerCase();
    if (/\(\d{4}:\d+\)/u.test(word)) return true;
    if (law.test(word)) return !ownText.test(word);
    if (!between.test(word)) return false;
  }
  return false;
}

/** A reference as it is compared: "§ 4", "4§" and "4 §" are one. */
function plainReference(word: string): string {
  const compact = word.replaceAll(' ', '');
  return compact.startsWith('§') ? `${compact.replaceAll('§', '')}§` : compact.replaceAll('§§', '§');
}
