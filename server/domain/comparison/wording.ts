// The text of a stycke word by word, as it is read when case and old spelling are set aside.

import type { Span } from './name-patterns.ts';
import { referencesIn } from './reference-reading.ts';
import type { Tokens, Vocabulary } from './tokens.ts';

const spellings = new Map([['skall', 'ska']]);

/** Hyphens, dashes and the minus sign, which are typed for one another. */
const anyDash = /[\u2010-\u2015\u2212]/u;
const dashes = new RegExp(anyDash, 'gu');

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
    return spellings.get(word) ?? (anyDash.test(word) ? word.replaceAll(dashes, '-') : word);
  }

  /** A stretch as it stands, with one kind of dash: "16–64" is "16-64", however it is cut into words. */
  withOneDash({ from, to }: Span): string {
    const { text, starts, ends } = this.tokens;
    return text.slice(starts[from], ends[to - 1]).replaceAll(dashes, '-');
  }

  /** The signs right before numbers in a stretch ("-5 procent"): marks that do change what is said. */
  signs(span: Span): string {
    const { ids, starts, ends } = this.tokens;
    let found = '';
    for (let token = span.from; token < span.to; token += 1) {
      const mark = this.vocabulary.textOf(ids[token] ?? -1);
      if (mark.length !== 1 || !'-−–+±'.includes(mark) || ends[token] !== starts[token + 1]) continue;
      const isInside = token > 0 && ends[token - 1] === starts[token];
      const isNumber = /^\d/u.test(this.vocabulary.textOf(ids[token + 1] ?? -1));
      if (isNumber && !(isInside && this.vocabulary.isWord(ids[token - 1] ?? -1)))
        found += anyDash.test(mark) ? '-' : mark;
    }
    return found;
  }

  /** The reference that a word is, in one form: "§ 4" and "4 §" are one. */
  referenceAt(token: number): string | undefined {
    if (!/\d/u.test(this.wordAt(token))) return undefined;
    this.references ??= referencesIn(this.tokens, this.vocabulary);
    return this.references.get(token);
  }
}
