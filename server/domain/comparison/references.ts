// Tells whether two references name the same clause, although it has another number now.

import type { Clause } from '../statutes/statute.ts';
import type { ClauseGroup } from './clauses.ts';

/** Where references lead in both texts, and which clauses became which. */
export class References {
  private readonly before: ClauseIndex;
  private readonly after: ClauseIndex;
  /** For a clause of the old text, by its place, the clauses of the new that it became. */
  private readonly partners = new Map<number, readonly number[]>();

  constructor(before: readonly Clause[], after: readonly Clause[], groups: readonly ClauseGroup[]) {
    this.before = new ClauseIndex(before);
    this.after = new ClauseIndex(after);
    for (const group of groups) for (const index of group.before) this.partners.set(index, group.after);
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
    return from !== null && to !== null && (this.partners.get(from) ?? []).includes(to);
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
    for (const [index, clause] of clauses.entries()) {
      const number = clause.number.replaceAll(' ', '').toLowerCase();
      const list = this.byNumber.get(number);
      if (list === undefined) this.byNumber.set(number, [index]);
      else list.push(index);
    }
  }

  /** The clause that a reference in another clause leads to; null where it cannot be told. */
  find(reference: string, from: number): number | null {
    const chapter = /(\d+[a-h]?)kap\./u.exec(reference)?.[1];
    const number = /(\d+(?:[.:]\d+)*[a-h]?)§/u.exec(reference);
    const found = this.byNumber.get(number?.[1] ?? '') ?? [];
    const chapterOf = (index: number): string | undefined =>
      this.clauses[index]?.chapter?.number.replaceAll(' ', '').toLowerCase();
    if (chapter !== undefined) return found.find((index) => chapterOf(index) === chapter) ?? null;
    // Where each chapter counts from 1, a bare number means the same chapter; otherwise the only clause of that number.
    const [only] = found;
    if (found.length === 1 && only !== undefined) return only;
    return found.find((index) => chapterOf(index) === chapterOf(from)) ?? null;
  }
}
