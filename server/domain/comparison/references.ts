// Tells whether two references name the same clause, although it has another number now.

import type { Clause } from '../statutes/statute.ts';
import type { ClauseGroup } from './clauses.ts';

/** Where references lead in both texts, and which clauses became which. */
export class References {
  private readonly before: ClauseIndex;
  private readonly after: ClauseIndex;
  private readonly groups: readonly ClauseGroup[];
  private readonly partners = new Map<number, readonly number[]>();

  constructor(before: readonly Clause[], after: readonly Clause[], groups: readonly ClauseGroup[]) {
    this.before = new ClauseIndex(before);
    this.after = new ClauseIndex(after);
    this.groups = groups;
  }

  /** Whether "10§" in an old clause and "11§" in a new one lead to the same clause. */
  follow(old: string, oldClause: number, fresh: string, newClause: number): boolean {
    const [from = '', to] = old.split('-');
    const [newFrom = '', newTo] = fresh.split('-');
    if ((to === undefined) !== (newTo === undefined)) return false;
    if (to !== undefined && newTo !== undefined && !this.leadsTo(to, oldClause, newTo, newClause))
      return false;
    return this.leadsTo(from, oldClause, newFrom, newClause);
  }

  private leadsTo(old: string, oldClause: number, fresh: string, newClause: number): boolean {
    const from = this.before.find(old, oldClause);
    const to = this.after.find(fresh, newClause);
    // "5 § andra stycket" has not followed to "6 § tredje stycket".
    if (withinClause(old) !== withinClause(fresh)) return false;
    return from !== null && to !== null && this.partnersOf(from).includes(to);
  }

  /** The clauses of the new text that a clause of the old one became. */
  private partnersOf(clause: number): readonly number[] {
    if (this.partners.size === 0)
      for (const { before, after } of this.groups)
        for (const index of before) this.partners.set(index, after);
    return this.partners.get(clause) ?? [];
  }
}

function withinClause(reference: string): string {
  return reference.slice(reference.indexOf('§') + 1);
}

class ClauseIndex {
  private readonly clauses: readonly Clause[];
  private readonly byNumber = new Map<string, number[]>();

  constructor(clauses: readonly Clause[]) {
    this.clauses = clauses;
  }

  private withNumber(wanted: string): readonly number[] {
    if (this.byNumber.size === 0) {
      for (const [index, clause] of this.clauses.entries()) {
        const number = clause.number.replaceAll(' ', '').toLowerCase();
        const list = this.byNumber.get(number);
        if (list === undefined) this.byNumber.set(number, [index]);
        else list.push(index);
      }
    }
    return this.byNumber.get(wanted) ?? [];
  }

  /** The clause that a reference in another clause leads to; null where it cannot be told. */
  find(reference: string, from: number): number | null {
    const chapter = /(\d+[a-h]?)kap\./u.exec(reference)?.[1];
    const number = /(\d+(?:[.:]\d+)*[a-h]?)§/u.exec(reference);
    const found = this.withNumber(number?.[1] ?? '');
    const chapterOf = (index: number): string | undefined =>
      this.clauses[index]?.chapter?.number.replaceAll(' ', '').toLowerCase();
    if (chapter !== undefined) return found.find((index) => chapterOf(index) === chapter) ?? null;
    // Where each chapter counts from 1, a bare number means the same chapter; otherwise the only clause of that number.
    const [only] = found;
    if (found.length === 1 && only !== undefined) return only;
    return found.find((index) => chapterOf(index) === chapterOf(from)) ?? null;
  }
}
