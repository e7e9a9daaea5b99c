// Keeps a sentence that was put in or taken out apart from a change in the sentence beside it.

import type { Tokens, Vocabulary } from './tokens.ts';
import type { Match } from './words.ts';

/** Whether the token ends a sentence. */
export function isSentenceEnd(id: number | undefined, vocabulary: Vocabulary): boolean {
  const code = id === undefined ? 0 : vocabulary.markCode(id);
  return code === 0x2e || code === 0x21 || code === 0x3f;
}

/** Whether tokens begin where a sentence begins and end where one ends. */
export function isWholeSentences(
  ids: readonly number[],
  from: number,
  to: number,
  vocabulary: Vocabulary,
): boolean {
  if (to <= from || !isSentenceEnd(ids[to - 1], vocabulary)) return false;
  return from === 0 || isSentenceEnd(ids[from - 1], vocabulary);
}

/**
 * Where words were exchanged and a sentence put in beside them, the shortest edit takes both for one change: it keeps the
 * full stop after the new sentence. Here the one between the two is kept instead, which costs nothing.
 */
export function freeSentences(
  before: Tokens,
  after: Tokens,
  matches: readonly Match[],
  vocabulary: Vocabulary,
): readonly Match[] {
  const result: Match[] = [];
  let rest: Match | undefined;
  for (const [index, match] of matches.entries()) {
    const right = rest ?? match;
    rest = undefined;
    const left = result.at(-1);
    const gap = {
      before: left === undefined ? 0 : left.before + left.length,
      beforeEnd: right.before,
      after: left === undefined ? 0 : left.after + left.length,
      afterEnd: right.after,
    };
    const hasRoom = gap.beforeEnd > gap.before && gap.afterEnd > gap.after;
    const isLast = index === matches.length - 1;
    const stop =
      hasRoom && (right.length > 1 || isLast) ? stopWithin(before, after, gap, right, vocabulary) : null;
    if (stop !== null) {
      result.push(stop);
      if (right.length > 1) result.push(shortened(right));
      continue;
    }
    const begin =
      hasRoom && left !== undefined && left.length > 1
        ? beginWithin(before, after, gap, right, vocabulary)
        : null;
    if (begin !== null && left !== undefined) {
      result[result.length - 1] = { ...left, length: left.length - 1 };
      result.push(begin);
    }
    result.push(right);
  }
  return result;
}

interface Gap {
  readonly before: number;
  readonly beforeEnd: number;
  readonly after: number;
  readonly afterEnd: number;
}

const shortened = (match: Match): Match => ({
  before: match.before + 1,
  after: match.after + 1,
  length: match.length - 1,
});

/** A change inside a sentence, and whole sentences after it: the full stop that ends the changed sentence. */
function stopWithin(
  before: Tokens,
  after: Tokens,
  gap: Gap,
  right: Match,
  vocabulary: Vocabulary,
): Match | null {
  const stop = before.ids[right.before];
  if (stop === undefined || !isSentenceEnd(stop, vocabulary)) return null;
  if (gap.before === 0 || isSentenceEnd(before.ids[gap.before - 1], vocabulary)) return null;
  const inBefore = before.ids.indexOf(stop, gap.before);
  const inAfter = after.ids.indexOf(stop, gap.after);
  const isInBefore = inBefore < gap.beforeEnd;
  if (isInBefore === inAfter < gap.afterEnd) return null;
  // The changed sentence must keep words on both sides, or its full stop stands beside nothing.
  if (isInBefore ? inBefore === gap.before : inAfter === gap.after) return null;
  return isInBefore
    ? { before: inBefore, after: right.after, length: 1 }
    : { before: right.before, after: inAfter, length: 1 };
}

/** Whole sentences, and a change that begins the sentence after them: the full stop before that sentence. */
function beginWithin(
  before: Tokens,
  after: Tokens,
  gap: Gap,
  right: Match,
  vocabulary: Vocabulary,
): Match | null {
  const stop = before.ids[gap.before - 1];
  if (stop === undefined || !isSentenceEnd(stop, vocabulary)) return null;
  if (isSentenceEnd(before.ids[right.before], vocabulary)) return null;
  const inBefore = before.ids.lastIndexOf(stop, gap.beforeEnd - 1);
  const inAfter = after.ids.lastIndexOf(stop, gap.afterEnd - 1);
  const isInBefore = inBefore >= gap.before;
  if (isInBefore === inAfter >= gap.after) return null;
  if (isInBefore ? inBefore === gap.beforeEnd - 1 : inAfter === gap.afterEnd - 1) return null;
  return isInBefore
    ? { before: inBefore, after: gap.after - 1, length: 1 }
    : { before: gap.before - 1, after: inAfter, length: 1 };
}
