// The tokens of two texts that are compared, with the number of words in any stretch of either.

import type { Tokens, Vocabulary } from './tokens.ts';
import type { Match } from './words.ts';

export class TokenPair {
  readonly before: Tokens;
  readonly after: Tokens;
  readonly vocabulary: Vocabulary;
  private readonly wordsBefore: readonly number[];
  private readonly wordsAfter: readonly number[];

  constructor(before: Tokens, after: Tokens, vocabulary: Vocabulary) {
    this.before = before;
    this.after = after;
    this.vocabulary = vocabulary;
    this.wordsBefore = wordsUpTo(before, vocabulary);
    this.wordsAfter = wordsUpTo(after, vocabulary);
  }

  goneWords(from: number, to: number): number {
    return (this.wordsBefore[to] ?? 0) - (this.wordsBefore[from] ?? 0);
  }

  addedWords(from: number, to: number): number {
    return (this.wordsAfter[to] ?? 0) - (this.wordsAfter[from] ?? 0);
  }

  keptWords(match: Match): number {
    return this.goneWords(match.before, match.before + match.length);
  }

  /** Words of the longer text. */
  longerWords(): number {
    return Math.max(this.wordsBefore.at(-1) ?? 0, this.wordsAfter.at(-1) ?? 0);
  }
}

/** For each token, the words before it. */
function wordsUpTo({ ids }: Tokens, vocabulary: Vocabulary): readonly number[] {
  const counts = [0];
  let words = 0;
  for (const id of ids) {
    if (vocabulary.isWord(id)) words += 1;
    counts.push(words);
  }
  return counts;
}
