// The beginnings of clauses and chapters in a text, and how their numbers follow each other.
import type { ChapterLabel } from './chapter-label.ts';
import type { ClauseLabel } from './label.ts';

export interface ClauseHead {
  readonly kind: 'clause';
  readonly at: number;
  readonly label: ClauseLabel;
  /** The sign § stood elsewhere in the text but not here. */
  readonly signLost: boolean;
  /** Taken for a clause although it might be a reference. */
  readonly uncertain: boolean;
}

export interface ChapterHead {
  readonly kind: 'chapter';
  readonly at: number;
  readonly label: ChapterLabel;
}

export type Head = ClauseHead | ChapterHead;

/** "4 a" follows "4"; "5" follows both; "1.2" follows "1.1". */
export const followsNumber = (previous: string, next: string): boolean => {
  const step = Number(next) - Number(previous);
  if (Number.isInteger(step) && !previous.includes('.') && !next.includes('.') && previous !== '')
    return step === 1;
  const [before = '', beforeLetter = ''] = previous.split(' ');
  const [after = '', afterLetter = ''] = next.split(' ');
  if (before === after) return beforeLetter < afterLetter;
  if (afterLetter !== '' && afterLetter !== 'a') return false;
  if (!before.includes('.') && !after.includes('.')) return Number(after) === Number(before) + 1;
  const beforeParts = before.split('.').map(Number);
  const afterParts = after.split('.').map(Number);
  const level = afterParts.length - 1;
  const isChild =
    afterParts.length === beforeParts.length + 1 && after.startsWith(`${before}.`) && afterParts[level] === 1;
  if (isChild) return true;
  if (afterParts.length > beforeParts.length) return false;
  for (let at = 0; at < level; at += 1) if (beforeParts[at] !== afterParts[at]) return false;
  return afterParts[level] === (beforeParts[level] ?? 0) + 1;
};

/** Compares clause numbers: "4" < "4 a" < "5", "1.2" < "1.10". */
export const compareNumbers = (left: string, right: string): number => {
  if (left === right) return 0;
  const difference = Number(left) - Number(right);
  if (Number.isInteger(difference)) return difference;
  const [leftDigits = '', leftLetter = ''] = left.split(' ');
  const [rightDigits = '', rightLetter = ''] = right.split(' ');
  const leftParts = leftDigits.split('.').map(Number);
  const rightParts = rightDigits.split('.').map(Number);
  for (let at = 0; at < Math.max(leftParts.length, rightParts.length); at += 1) {
    const step = (leftParts[at] ?? 0) - (rightParts[at] ?? 0);
    if (step !== 0) return step;
  }
  return leftLetter < rightLetter ? -1 : leftLetter > rightLetter ? 1 : 0;
};
