// What a reference means in one text: the clauses that stand between its ends, and those whose numbers lie between them.
import { compareNames, keyOf } from '../comparison/amending-names.ts';
import type { ContentClause } from '../comparison/merge-content.ts';

/** The first and last number; the same one twice where it is no run. */
export interface Span {
  readonly from: string;
  readonly to: string;
  readonly isRun: boolean;
}

export const nothing = 0;
const byNumber = 1;
const byPlace = 2;

/**
 * How the clause at a place is meant, in bits: by its number, by its place, by both or not at all. Where numbers do not
 * stand in order the two differ, and a run has not stayed the same unless both have.
 */
export type Meaning = (place: number) => number;

const compare = (one: string, other: string): number =>
  compareNames({ chapter: null, number: one }, { chapter: null, number: other });

/** The clauses of one text by number. */
export class ClauseNumbers {
  private readonly clauses: readonly ContentClause[];
  private readonly byNumber = new Map<string, number[]>();
  /** The numbers in order, each once, and where each clause's is among them. */
  private readonly numbers: readonly string[];
  private readonly ranks: readonly number[];
  /** Whether each chapter counts from 1. */
  readonly restarts: boolean;

  constructor(clauses: readonly ContentClause[]) {
    this.clauses = clauses;
    for (const [index, { number }] of clauses.entries()) {
      const list = this.byNumber.get(number);
      if (list === undefined) this.byNumber.set(number, [index]);
      else list.push(index);
    }
    this.restarts = [...this.byNumber.values()].some((list) => list.length > 1);
    this.numbers = [...this.byNumber.keys()].sort(compare);
    const ranks = new Map(this.numbers.map((number, rank) => [number, rank]));
    this.ranks = clauses.map(({ number }) => ranks.get(number) ?? -1);
  }

  get size(): number {
    return this.clauses.length;
  }

  keyAt(index: number): string | null {
    const clause = this.clauses[index];
    return clause === undefined
      ? null
      : keyOf({ chapter: clause.chapter?.number ?? null, number: clause.number });
  }

  chapterOf(index: number): string | null {
    return this.clauses[index]?.chapter?.number ?? null;
  }

  /** The places of the clauses with a number that a reference in the clause at `from` may lead to: none, one or several. */
  named(chapter: string | null, number: string, from: number): readonly number[] {
    const found = this.byNumber.get(number) ?? [];
    const isWithin = this.scope(chapter, from);
    return found.filter(isWithin);
  }

  /** What a reference in the clause at `home` means. */
  meant(chapter: string | null, { from, to, isRun }: Span, home: number): Meaning {
    const isWithin = this.scope(chapter, home);
    const [low, high] = [this.rankBelow(from, false), this.rankBelow(to, true)];
    const [first = this.size] = isRun ? this.named(chapter, from, home) : [];
    const last = isRun ? (this.named(chapter, to, home).at(-1) ?? -1) : -1;
    return (place) => {
      const rank = this.ranks[place] ?? -1;
      const isNumbered = rank >= low && rank < high && isWithin(place);
      return (isNumbered ? byNumber : nothing) | (place >= first && place <= last ? byPlace : nothing);
    };
  }

  /** Whether a clause is one that can be meant: of the chapter named, or of the own one where each counts from 1. */
  private scope(chapter: string | null, home: number): (place: number) => boolean {
    const wanted = chapter ?? (this.restarts ? this.chapterOf(home) : null);
    return chapter === null && !this.restarts ? () => true : (place) => this.chapterOf(place) === wanted;
  }

  /** How many numbers come before this one; with it, where it is one of them and counts. */
  private rankBelow(number: string, isCounted: boolean): number {
    let [low, high] = [0, this.numbers.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      const order = compare(this.numbers[middle] ?? '', number);
      if (order < 0 || (order === 0 && isCounted)) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
