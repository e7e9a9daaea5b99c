// Tells an editorial change from one that may be of substance: case, marks, old spelling, references that follow a renumbering.

import type { Tokens, Vocabulary } from './tokens.ts';

const spellings = new Map([['skall', 'ska']]);
const reference = /§+|(?:\d+ ?[a-h]?\s*kap\.)|\d+(?:[.:]\d+)*(?: ?[a-h]\b)?/giu;

/** Whether two texts say the same when case, marks, spelling and renumbered references are set aside. */
export function isEditorial(
  before: Tokens,
  after: Tokens,
  vocabulary: Vocabulary,
  newNumbers: ReadonlyMap<string, string>,
): boolean {
  const left = plainWords(before, vocabulary, newNumbers);
  const right = plainWords(after, vocabulary, new Map());
  return left.length === right.length && left.every((word, index) => word === right[index]);
}

function plainWords(
  tokens: Tokens,
  vocabulary: Vocabulary,
  newNumbers: ReadonlyMap<string, string>,
): string[] {
  return tokens.ids
    .filter((id) => vocabulary.isWord(id))
    .map((id) => {
      const word = vocabulary.textOf(id).toLowerCase();
      return word.includes('§') ? plainReference(word, newNumbers) : (spellings.get(word) ?? word);
    });
}

/** "§ 4", "4§" and "4 §" are one reference; a renumbered clause takes its new number. Other chapters keep theirs. */
function plainReference(word: string, newNumbers: ReadonlyMap<string, string>): string {
  const parts = word.match(reference) ?? [word];
  const numbers = parts.filter((part) => !part.includes('§')).map((part) => part.replaceAll(' ', ''));
  const only = numbers.length === 1 ? numbers[0] : undefined;
  if (only === undefined) return numbers.join(' ');
  return newNumbers.get(only) ?? only;
}
