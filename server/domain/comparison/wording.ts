// The text of a stycke word by word, as it is read when case and old spelling are set aside.

import type { Span } from './name-patterns.ts';
import { referencesIn } from './reference-reading.ts';
import type { Tokens, Vocabulary } from './tokens.ts';

const spellings = new Map([['skall', 'ska']]);

/** Words are named by their tokens; `clause` is where references in it are read from. */
export class Wording {
  readonly clause: number;
  private readonly tokens: Tokens;
  private readonly vocabulary: Vocabulary;
  private references: ReadonlyMap<number, string> | null = null;

  constructor(tokens: Tokens, clause: number, vocabulary: Vocabulary) {
    this.tokens = tokens;
    this.clause = clause;
    this.vocabulary = vocabulary;
  }

  wordTokens(span: Span): number[] {
    const found: number[] = [];
    for (let token = span.from; token < span.to; token += 1)
      if (this.vocabulary.isWord(this.tokens.ids[token] ?? -1)) found.push(token);
    return found;
  }

  wordAt(token: number): string {
    const word = this.vocabulary.textOf(this.tokens.ids[token] ?? -1).toLowerCase();
    return spellings.get(word) ?? word;
  }

  /** The reference that a word is, in one form: "§ 4" and "4 §" are one. */
  referenceAt(token: number): string | undefined {
    if (!/\d/u.test(this.wordAt(token))) return undefined;
    this.references ??= referencesIn(this.tokens, this.vocabulary);
    return this.references.get(token);
  }
}
