// Moves a change that could stand at several places to the one where it reads best.

import type { Match } from './words.ts';

/** Larger is better: a change of the tokens `from` to `to` (excluded). */
export type EdgeScore = (ids: readonly number[], from: number, to: number) => number;

const longestSlide = 64;

/** An insertion or deletion between two equal runs may often stand a little earlier or later; take the best place. */
export function slideEdges(
  before: readonly number[],
  after: readonly number[],
  matches: readonly Match[],
  score: EdgeScore,
): readonly Match[] {
  const end = { before: before.length, after: after.length, length: 0 };
  const result = [{ before: 0, after: 0, length: 0 }, ...matches.map((match) => ({ ...match })), end];
  for (let index = 1; index < result.length; index += 1) {
    const left = result[index - 1];
    const right = result[index];
    if (left === undefined || right === undefined) continue;
    const goneFrom = left.before + left.length;
    const newFrom = left.after + left.length;
    const gone = right.before - goneFrom;
    const added = right.after - newFrom;
    if ((gone === 0) === (added === 0)) continue;
    const ids = gone === 0 ? after : before;
    const from = gone === 0 ? newFrom : goneFrom;
    // A run between two changes keeps a token, so that they stay apart; at either end of the text it may give all.
    const opens = left.before === 0 && left.after === 0;
    const closes =
      right.before + right.length === before.length && right.after + right.length === after.length;
    const roomLeft = left.length - (opens ? 0 : 1);
    const roomRight = right.length - (closes ? 0 : 1);
    const shift = bestShift(ids, from, from + gone + added, roomLeft, roomRight, score);
    left.length += shift;
    right.before += shift;
    right.after += shift;
    right.length -= shift;
  }
  return result.filter((match) => match.length > 0);
}

function bestShift(
  ids: readonly number[],
  from: number,
  to: number,
  roomLeft: number,
  roomRight: number,
  score: EdgeScore,
): number {
  let best = 0;
  let bestScore = score(ids, from, to);
  const weigh = (shift: number): void => {
    const value = score(ids, from + shift, to + shift);
    if (value <= bestScore) return;
    best = shift;
    bestScore = value;
  };
  const left = Math.min(roomLeft, longestSlide);
  for (let shift = 1; shift <= left && ids[from - shift] === ids[to - shift]; shift += 1) weigh(-shift);
  const right = Math.min(roomRight, longestSlide);
  for (let shift = 1; shift <= right && ids[from + shift - 1] === ids[to + shift - 1]; shift += 1)
    weigh(shift);
  return best;
}
