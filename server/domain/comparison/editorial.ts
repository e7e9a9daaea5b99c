// Tells an editorial change from one that may be of substance: case, marks, old spelling, references that follow a renumbering.

import { plainReference, type References } from './references.ts';
import type { Tokens, Vocabulary } from './tokens.ts';

const spellings = new Map([['skall', 'ska']]);

/** The text of a stycke with the place of its clause, from which references are read. */
export interface Wording {
  readonly tokens: Tokens;
  readonly clause: number;
}

/** Whether two texts say the same when case, marks, spelling and renumbered references are set aside. */
export function isEditorial(
  before: Wording,
  after: Wording,
  vocabulary: Vocabulary,
  references: References,
): boolean {
  const left = plainWords(before.tokens, vocabulary);
  const right = plainWords(after.tokens, vocabulary);
  if (left.length !== right.length) return false;
  return left.every((word, index) => {
    const other = right[index] ?? '';
    return word === other || references.follow(word, before.clause, other, after.clause);
  });
}

function plainWords(tokens: Tokens, vocabulary: Vocabulary): string[] {
  const words: string[] = [];
  for (const id of tokens.ids) {
    if (!vocabulary.isWord(id)) continue;
    const word = vocabulary.textOf(id).toLowerCase();
    if (word.includes('§§')) markNumbersBefore(words);
    words.push(word.includes('§') ? plainReference(word) : (spellings.get(word) ?? word));
  }
  return words;
}

/** In "12, 13 och 14 §§" the numbers before the signs are references too. */
function markNumbersBefore(words: string[]): void {
  for (let index = words.length - 1; index >= 0; index -= 1) {
    const word = words[index] ?? '';
    if (/^\d{1,3}[a-h]?$/u.test(word)) words[index] = `${word}§`;
    else if (!['och', 'eller', 'samt'].includes(word)) return;
  }
}
