// What the numbers of the clauses give reason to doubt: a number twice, one that falls, one that is missing, a clause without words.
import type { Clause } from '../statute.ts';
import { compareNumbers, followsNumber } from './head.ts';
import type { ReadingNoteCode } from './notes.ts';

export interface NumberDoubt {
  /** Place of the clause in the list. */
  readonly clause: number;
  readonly why: ReadingNoteCode;
}

/** Looks at the numbers in order, anew in each chapter where the chapters begin again at 1. */
export const numberDoubts = (
  clauses: readonly Clause[],
  /** The last number of each clause that stands for several, by its place. */
  through: ReadonlyMap<number, string> = new Map(),
): NumberDoubt[] => {
  const doubts: NumberDoubt[] = [];
  const restarts = clauses.some((clause, index) => {
    const previous = clauses[index - 1];
    return previous !== undefined && previous.chapter !== clause.chapter && clause.number === '1';
  });
  let seen = new Set<string>();
  let last: Clause | undefined;
  let highest = '';
  for (const [index, clause] of clauses.entries()) {
    if (restarts && last !== undefined && last.chapter !== clause.chapter) {
      seen = new Set();
      last = undefined;
      highest = '';
    }
    if (seen.has(clause.number)) doubts.push({ clause: index, why: 'numberDuplicate' });
    else if (last !== undefined && compareNumbers(clause.number, last.number) < 0)
      doubts.push({ clause: index, why: 'numberNotRising' });
    else if (
      last !== undefined &&
      !followsNumber(last.number, clause.number) &&
      !followsNumber(highest, clause.number) &&
      !opensNext(last.number, clause.number)
    )
      doubts.push({ clause: index, why: 'numberMissing' });
    const next = clauses[index + 1];
    const isTold = doubts.at(-1)?.clause === index;
    const hasParts = next?.number.startsWith(`${clause.number}.`) === true;
    if (clause.blocks.length === 0 && !hasParts && !isTold)
      doubts.push({ clause: index, why: 'emptyClause' });
    seen.add(clause.number);
    last = clause;
    const reached = through.get(index) ?? clause.number;
    if (highest === '' || compareNumbers(reached, highest) > 0) highest = reached;
  }
  return doubts;
};

/** "2.1" may follow "1.9" where only the parts are clauses. */
const opensNext = (previous: string, next: string): boolean => {
  const before = previous.split('.');
  const after = next.split('.');
  if (after.length < 2) return false;
  return Number(after[0]) === Number(before[0]) + 1 && after.slice(1).every((part) => part === '1');
};
