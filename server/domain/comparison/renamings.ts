// Tells whether words differ only because somebody was given another name.

import { lettersAt, patternOf, spansOf, type Pattern, type Span } from './name-patterns.ts';
import type { Vocabulary } from './tokens.ts';

/** A word or a name and what it is called now. `*` in both stands for the same letters: "landstings*", "region*". */
export interface Renaming {
  readonly from: string;
  readonly to: string;
}

interface Rule {
  readonly from: Pattern;
  readonly to: Pattern;
}

/** More words than this are not a name put in the place of another. */
const longest = 200;

const prepared = new WeakMap<readonly Renaming[], Renamings>();

/** The same list is prepared once. */
export function renamingsOf(list: readonly Renaming[]): Renamings {
  const known = prepared.get(list) ?? new Renamings(list);
  prepared.set(list, known);
  return known;
}

export class Renamings {
  readonly isEmpty: boolean;
  /** Rules whose two sides begin with this word, the longest first; the others begin with `*`. */
  private readonly byFirst = new Map<string, Rule[]>();
  private readonly open: Rule[] = [];
  private readonly names: Rule[];
  private readonly nameWords = new Set<string>();

  constructor(renamings: readonly Renaming[]) {
    const rules = renamings.flatMap(withGenitive).sort((x, y) => sizeOf(y) - sizeOf(x));
    this.isEmpty = rules.length === 0;
    for (const rule of rules) {
      for (const pattern of [rule.from, rule.to]) {
        const [first] = pattern;
        if (first === undefined) continue;
        const list = first.end === null ? this.rulesFor(first.start) : this.open;
        if (!list.includes(rule)) list.push(rule);
      }
    }
    this.names = rules.filter((rule) => rule.from.length + rule.to.length > 2);
    for (const rule of this.names)
      for (const word of [...rule.from, ...rule.to]) if (word.end === null) this.nameWords.add(word.start);
  }

  /** Whether the words, in small letters, say the same when names are set aside. */
  areSame(left: readonly string[], right: readonly string[]): boolean {
    if (this.isEmpty || left.length + right.length > longest) return false;
    let i = 0;
    let j = 0;
    while (i < left.length || j < right.length) {
      const step = this.renamedAt(left, i, right, j);
      if (step !== null) {
        i += step.left;
        j += step.right;
      } else if (i < left.length && left[i] === right[j]) {
        i += 1;
        j += 1;
      } else return false;
    }
    return true;
  }

  /** Whether a word may be part of a name of several words. */
  isInName(id: number, vocabulary: Vocabulary): boolean {
    return this.nameWords.has(vocabulary.textOf(id).toLowerCase());
  }

  /** Names of several words in one text that stand by another name in the other, first with first. */
  renamedNames(left: readonly string[], right: readonly string[]): { left: Span; right: Span }[] {
    const found: { left: Span; right: Span }[] = [];
    const free = { left: new Uint8Array(left.length).fill(1), right: new Uint8Array(right.length).fill(1) };
    for (const rule of this.names) {
      for (const [old, fresh] of [
        [rule.from, rule.to],
        [rule.to, rule.from],
      ] as const) {
        const waiting = new Map<string, Span[]>();
        for (const { span, letters } of spansOf(fresh, right).reverse()) {
          const list = waiting.get(letters);
          if (list === undefined) waiting.set(letters, [span]);
          else list.push(span);
        }
        for (const { span, letters } of waiting.size === 0 ? [] : spansOf(old, left)) {
          const others = waiting.get(letters) ?? [];
          if (!isFree(span, free.left)) continue;
          let other = others.pop();
          while (other !== undefined && !isFree(other, free.right)) other = others.pop();
          if (other === undefined) continue;
          free.left.fill(0, span.from, span.to);
          free.right.fill(0, other.from, other.to);
          found.push({ left: span, right: other });
        }
      }
    }
    return found;
  }

  private rulesFor(word: string): Rule[] {
    const list = this.byFirst.get(word) ?? [];
    this.byFirst.set(word, list);
    return list;
  }

  private renamedAt(
    left: readonly string[],
    i: number,
    right: readonly string[],
    j: number,
  ): { left: number; right: number } | null {
    const lists = [this.byFirst.get(left[i] ?? ''), this.byFirst.get(right[j] ?? ''), this.open];
    for (const rule of lists.flatMap((list) => list ?? [])) {
      const forward = lettersAt(rule.from, left, i);
      if (forward !== null && forward === lettersAt(rule.to, right, j))
        return { left: rule.from.length, right: rule.to.length };
      const backward = lettersAt(rule.to, left, i);
      if (backward !== null && backward === lettersAt(rule.from, right, j))
        return { left: rule.to.length, right: rule.from.length };
    }
    return null;
  }
}

function withGenitive({ from, to }: Renaming): Rule[] {
  const plain = { from: patternOf(from), to: patternOf(to) };
  if (plain.from.length === 0 || plain.to.length === 0) return [];
  if (/s$/iu.test(from) || /s$/iu.test(to)) return [plain];
  return [plain, { from: patternOf(`${from}s`), to: patternOf(`${to}s`) }];
}

const sizeOf = (rule: Rule): number => rule.from.length + rule.to.length;

function isFree(span: Span, free: Uint8Array): boolean {
  return !free.subarray(span.from, span.to).includes(0);
}
