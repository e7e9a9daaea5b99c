// Tells which changes change nothing in substance: case, marks, old spelling, new names, references that follow a renumbering.

import type { Because } from './change.ts';
import type { References } from './references.ts';
import { referencesIn } from './reference-reading.ts';
import type { Span } from './name-patterns.ts';
import type { Renamings } from './renamings.ts';
import type { Row, Workshop } from './row.ts';
import type { Tokens, Vocabulary } from './tokens.ts';
import type { Match } from './words.ts';

const spellings = new Map([['skall', 'ska']]);

/** Says of each change within a row why it is none in substance, where it is none. */
export class Explainer {
  private readonly workshop: Workshop;
  private readonly references: References;
  private readonly renamings: Renamings;

  constructor(workshop: Workshop, references: References, renamings: Renamings) {
    this.workshop = workshop;
    this.references = references;
    this.renamings = renamings;
  }

  /** The row with its reasons; `editorial` where each of its changes has one. */
  explain(row: Row): Row {
    const { before, after } = row;
    if (row.kind !== 'changed' || before === null || after === null || row.matches === null) return row;
    const left = this.workshop.before.tokensOf(before);
    const right = this.workshop.after.tokensOf(after);
    const matches = this.withWholeNames(left, right, row.matches);
    const wordings = {
      left: new Wording(left, before.clause, this.workshop.vocabulary),
      right: new Wording(right, after.clause, this.workshop.vocabulary),
    };
    let b = 0;
    let a = 0;
    const end = { before: left.ids.length, after: right.ids.length, length: 0 };
    const because = [...matches, end].map((match) => {
      const reason = this.reasonFor(wordings.left, { from: b, to: match.before }, wordings.right, {
        from: a,
        to: match.after,
      });
      b = match.before + match.length;
      a = match.after + match.length;
      return reason;
    });
    return { ...row, kind: because.includes(null) ? 'changed' : 'editorial', matches, because };
  }

  private reasonFor(left: Wording, old: Span, right: Wording, fresh: Span): Because | null {
    const leftTokens = left.wordTokens(old);
    const rightTokens = right.wordTokens(fresh);
    if (leftTokens.length === 0 && rightTokens.length === 0) return 'editorial';
    if (leftTokens.length === 0 || rightTokens.length === 0) return null;
    const pairwise = (isSame: (token: number, other: number) => boolean): boolean =>
      leftTokens.length === rightTokens.length &&
      leftTokens.every((token, index) => isSame(token, rightTokens[index] ?? -1));
    const saysSame = (token: number, other: number): boolean => {
      if (left.wordAt(token) === right.wordAt(other)) return true;
      const reference = left.referenceAt(token);
      return reference !== undefined && reference === right.referenceAt(other);
    };
    const leftWords = leftTokens.map((token) => left.wordAt(token));
    const rightWords = rightTokens.map((token) => right.wordAt(token));
    if (pairwise(saysSame) || lettersOf(leftWords) === lettersOf(rightWords)) return 'editorial';
    if (this.renamings.areSame(leftWords, rightWords)) return 'renaming';
    const follows = (token: number, other: number): boolean => {
      const from = left.referenceAt(token);
      const to = right.referenceAt(other);
      if (from === undefined || to === undefined) return saysSame(token, other);
      return from === to || this.references.follow(from, left.clause, to, right.clause);
    };
    return pairwise(follows) ? 'consequential' : null;
  }

  /** A name of several words that was changed is one change, although a word of it stayed. */
  private withWholeNames(left: Tokens, right: Tokens, matches: readonly Match[]): readonly Match[] {
    const { renamings } = this;
    const { vocabulary } = this.workshop;
    const mayHold = (tokens: Tokens): boolean => {
      for (let index = 0; index < tokens.ids.length; index += 1)
        if (renamings.isInName(tokens.ids[index] ?? -1, vocabulary)) return true;
      return false;
    };
    if (renamings.isEmpty || !mayHold(left) || !mayHold(right)) return matches;
    const oldWords = new Wording(left, -1, vocabulary);
    const newWords = new Wording(right, -1, vocabulary);
    const old = oldWords.wordTokens({ from: 0, to: left.ids.length });
    const fresh = newWords.wordTokens({ from: 0, to: right.ids.length });
    const names = renamings.renamedNames(
      old.map((token) => oldWords.wordAt(token)),
      fresh.map((token) => newWords.wordAt(token)),
    );
    if (names.length === 0) return matches;
    const cutBefore = new Set(names.flatMap((name) => old.slice(name.left.from, name.left.to)));
    const cutAfter = new Set(names.flatMap((name) => fresh.slice(name.right.from, name.right.to)));
    return matches.flatMap((match) => withoutTokens(match, cutBefore, cutAfter));
  }
}

/** The letters in a row and the numbers each by itself: "här efter" is "härefter", but "1 2" is not "12". */
function lettersOf(words: readonly string[]): string {
  const text = words.join(' ');
  const numbers = text.match(/\p{N}+(?:[.,:/-]\p{N}+)*/gu) ?? [];
  return `${text.replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, '')} ${numbers.join(' ')}`;
}

function withoutTokens(match: Match, before: ReadonlySet<number>, after: ReadonlySet<number>): Match[] {
  const parts: Match[] = [];
  let from = 0;
  for (let step = 0; step <= match.length; step += 1) {
    const isCut = step === match.length || before.has(match.before + step) || after.has(match.after + step);
    if (!isCut) continue;
    if (step > from)
      parts.push({ before: match.before + from, after: match.after + from, length: step - from });
    from = step + 1;
  }
  return parts;
}

/** The text of a stycke word by word, as it is read when case and old spelling are set aside. */
class Wording {
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
