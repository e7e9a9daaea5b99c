// The conflicts of a merge and how they are settled.

/** Which version a conflict follows, or the words that are chosen instead. */
export type Choice = 'base' | 'ours' | 'theirs' | { readonly text: string };

export interface MergeConflict {
  readonly id: string;
  /**
   * `wording`: both changed the same words; `insertion`: both put different words in at one place; `deletion`: one took
   * away the stycke that the other edited or made a punkt; `repeal`: the clause; `mark`: both gave a punkt another kind
   * of mark; `number`: two clauses would have one number, or one two.
   */
  readonly kind:
    'wording' | 'insertion' | 'deletion' | 'mark' | 'repeal' | 'number' | 'heading' | 'chapter' | 'title';
  /** The clause as the merged text names it, "4 §"; null outside the clauses. */
  readonly clause: string | null;
  /** What each has there; null where it has nothing. */
  readonly base: string | null;
  readonly ours: string | null;
  readonly theirs: string | null;
  /** A number that is free, for a conflict about one. */
  readonly proposal: string | null;
}

/** Asks for every conflict whether it has been settled, and keeps those that have not. */
export class Conflicts {
  private readonly choices: ReadonlyMap<string, Choice>;
  readonly unsettled: MergeConflict[] = [];

  constructor(choices: ReadonlyMap<string, Choice>) {
    this.choices = choices;
  }

  /** The words that were chosen, null for nothing at all; undefined while the conflict is unsettled. */
  settle(conflict: Omit<MergeConflict, 'proposal'> & { proposal?: string }): string | null | undefined {
    const choice = this.choices.get(conflict.id);
    if (choice === undefined) {
      this.unsettled.push({ ...conflict, proposal: conflict.proposal ?? null });
      return undefined;
    }
    return typeof choice === 'string' ? conflict[choice] : choice.text;
  }

  choiceOf(id: string): Choice | undefined {
    return this.choices.get(id);
  }
}
