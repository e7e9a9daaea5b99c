// Tells which changes change nothing in substance: case, marks, old spelling, new names, references that follow a renumbering.

import type { Because } from './change.ts';
import { isPlainWordUnit } from './characters.ts';
import type { References } from './references.ts';
import type { Span } from './name-patterns.ts';
import type { Renamings } from './renamings.ts';
import type { Row, Workshop } from './row.ts';
import type { Tokens } from './tokens.ts';
import { Wording } from './wording.ts';
import type { Match } from './words.ts';

/** Says of each change within a row why it is none in substance, where it is none. */
export class Explainer {
  private readonly workshop: Workshop;
  private readonly references: References;
  private readonly renamings: Renamings;
  /** For words met so far, whether they may be part of a name of several words. */
  private readonly inName = new Map<number, boolean>();

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
    if (left.signs(old) !== right.signs(fresh)) return null;
    if (leftTokens.length === 0 && rightTokens.length === 0) return 'editorial';
    if (leftTokens.length === 0 || rightTokens.length === 0) return null;
    if (left.withOneDash(old) === right.withOneDash(fresh)) return 'editorial';
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
    if (pairwise(saysSame) || haveSameLetters(leftWords, rightWords)) return 'editorial';
    if (this.renamings.areSame(leftWords, rightWords)) return 'renaming';
    const follows = (token: number, other: number): boolean => {
      const from = left.referenceAt(token);
      const to = right.referenceAt(other);
      if (from === undefined || to === undefined) return saysSame(token, other);
      return from === to || this.references.follow(from, left.clause, to, right.clause);
    };
    return pairwise(follows) ? 'consequential' : null;
  }

  private mayHoldName(tokens: Tokens): boolean {
    for (let index = 0; index < tokens.ids.length; index += 1) {
      const id = tokens.ids[index] ?? -1;
      let known = this.inName.get(id);
      if (known === undefined) {
        known = this.renamings.isInName(id, this.workshop.vocabulary);
        this.inName.set(id, known);
      }
      if (known) return true;
    }
    return false;
  }

  /** A name of several words that was changed is one change, although a word of it stayed. */
  private withWholeNames(left: Tokens, right: Tokens, matches: readonly Match[]): readonly Match[] {
    const { renamings } = this;
    const { vocabulary } = this.workshop;
    if (renamings.isEmpty || !this.mayHoldName(left) || !this.mayHoldName(right)) return matches;
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

function haveSameLetters(left: readonly string[], right: readonly string[]): boolean {
  const first = left[0]?.charCodeAt(0) ?? 0;
  const other = right[0]?.charCodeAt(0) ?? 0;
  // Most words that were exchanged begin with another letter.
  if (first !== other && isPlainWordUnit(first) && isPlainWordUnit(other)) return false;
  return lettersOf(left) === lettersOf(right);
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
