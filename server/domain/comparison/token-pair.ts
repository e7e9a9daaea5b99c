// The tokens of two texts that are compared, with the number of words in any stretch of either.

import type { Tokens, Vocabulary } from './tokens.ts';
import type { Match } from './words.ts';

export class TokenPair {
  readonly before: Tokens;
  readonly after: Tokens;
  readonly vocabulary: Vocabulary;
  private wordsBefore: Int32Array | null = null;
  private wordsAfter: Int32Array | null = null;

  constructor(before: Tokens, after: Tokens, vocabulary: Vocabulary) {
    this.before = before;
    this.after = after;
    this.vocabulary = vocabulary;
  }

  goneWords(from: number, to: number): number {
    this.wordsBefore ??= wordsUpTo(this.before, this.vocabulary);
    return (this.wordsBefore[to] ?? 0) - (this.wordsBefore[from] ?? 0);
  }

  addedWords(from: number, to: number): number {
    this.wordsAfter ??= wordsUpTo(this.after, this.vocabulary);
    return (this.wordsAfter[to] ?? 0) - (this.wordsAfter[from] ?? 0);
  }

  keptWords(match: Match): number {
    return this.goneWords(match.before, match.before + match.length);
  }

  /** Words of the longer text. */
  longerWords(): number {
    return Math.max(this.goneWords(0, this.before.ids.length), this.addedWords(0, this.after.ids.length));
  }
}

/** For each token, the words before it. */
function wordsUpTo({ ids }: Tokens, vocabulary: Vocabulary): Int32Array {
  const counts = new Int32Array(ids.length + 1);
  for (let index = 0; index < ids.length; index += 1)
    counts[index + 1] = (counts[index] ?? 0) + (vocabulary.isWord(ids[index] ?? -1) ? 1 : 0);
  return counts;
}
