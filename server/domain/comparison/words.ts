// Which tokens two sequences share in order: Myers' greedy algorithm with a limit, and unique tokens as stepping stones beyond it.

import { heaviestRising } from './rising.ts';

/** `length` tokens from `before` on equal those from `after` on. */
export interface Match {
  readonly before: number;
  readonly after: number;
  readonly length: number;
}

/** Edits that are tried before a stretch is cut at words that occur once on each side. Bounds time and memory. */
export const editLimit = 256;

/** Rows of the search that room is made for at once; most changed stycken need fewer edits. */
const firstRows = 24;

/** Work spent, counted in steps of the inner loops, so that tests can hold the bound without a clock. */
export interface Effort {
  steps: number;
}

type Ids = ArrayLike<number>;

interface Stretch {
  readonly before: number;
  readonly beforeEnd: number;
  readonly after: number;
  readonly afterEnd: number;
}

/** Equal runs in rising order on both sides. Always valid; shortest possible where at most `editLimit` edits are needed. */
export function matchTokens(before: Ids, after: Ids, effort: Effort = { steps: 0 }): Match[] {
  const matches: Match[] = [];
  const whole = { before: 0, beforeEnd: before.length, after: 0, afterEnd: after.length };
  matchStretch(before, after, whole, true, matches, effort);
  return joined(matches);
}

function matchStretch(
  before: Ids,
  after: Ids,
  stretch: Stretch,
  mayDivide: boolean,
  matches: Match[],
  effort: Effort,
): void {
  let { before: b, beforeEnd, after: a, afterEnd } = stretch;
  const first = b;
  while (b < beforeEnd && a < afterEnd && before[b] === after[a]) {
    b += 1;
    a += 1;
  }
  if (b > first) matches.push({ before: first, after: stretch.after, length: b - first });
  const tail = beforeEnd;
  while (beforeEnd > b && afterEnd > a && before[beforeEnd - 1] === after[afterEnd - 1]) {
    beforeEnd -= 1;
    afterEnd -= 1;
  }
  effort.steps += b - first + (tail - beforeEnd);
  const middle = { before: b, beforeEnd, after: a, afterEnd };
  if (b < beforeEnd && a < afterEnd) {
    const shortest = shortestEdit(before, after, middle, effort);
    if (shortest !== null) for (const match of shortest) matches.push(match);
    else if (mayDivide) divide(before, after, middle, matches, effort);
  }
  if (tail > beforeEnd) matches.push({ before: beforeEnd, after: afterEnd, length: tail - beforeEnd });
}

function divide(before: Ids, after: Ids, stretch: Stretch, matches: Match[], effort: Effort): void {
  let b = stretch.before;
  let a = stretch.after;
  for (const stone of uniqueCommon(before, after, stretch)) {
    matchStretch(
      before,
      after,
      { before: b, beforeEnd: stone.before, after: a, afterEnd: stone.after },
      false,
      matches,
      effort,
    );
    matches.push({ ...stone, length: 1 });
    b = stone.before + 1;
    a = stone.after + 1;
  }
  if (b > stretch.before) {
    const rest = { before: b, beforeEnd: stretch.beforeEnd, after: a, afterEnd: stretch.afterEnd };
    matchStretch(before, after, rest, false, matches, effort);
  }
}

/** Tokens that occur exactly once on each side of the stretch and keep their order. */
function uniqueCommon(before: Ids, after: Ids, stretch: Stretch): { before: number; after: number }[] {
  const inBefore = onlyPlaces(before, stretch.before, stretch.beforeEnd);
  const inAfter = onlyPlaces(after, stretch.after, stretch.afterEnd);
  const pairs: { before: number; after: number }[] = [];
  for (const [id, place] of inBefore) {
    const other = inAfter.get(id);
    if (place >= 0 && other !== undefined && other >= 0) pairs.push({ before: place, after: other });
  }
  pairs.sort((x, y) => x.before - y.before);
  const kept = heaviestRising(
    pairs.map((pair) => pair.after),
    pairs.map(() => 1),
  );
  return kept.flatMap((index) => pairs[index] ?? []);
}

function onlyPlaces(ids: Ids, from: number, to: number): Map<number, number> {
  const places = new Map<number, number>();
  for (let index = from; index < to; index += 1) {
    const id = ids[index] ?? -1;
    places.set(id, places.has(id) ? -1 : index);
  }
  return places;
}

/**
 * Myers' greedy algorithm (1986); null when more than `editLimit` edits are needed. `reach` holds, for each number of
 * edits, how far the old tokens are consumed on its diagonals: diagonal `k` of row `d` at `d * (d + 1) / 2 + (k + d) / 2`.
 */
function shortestEdit(before: Ids, after: Ids, stretch: Stretch, effort: Effort): Match[] | null {
  const { before: b, after: a } = stretch;
  const n = stretch.beforeEnd - b;
  const m = stretch.afterEnd - a;
  const limit = Math.min(editLimit, n + m);
  if (Math.abs(n - m) > limit) return null;
  let reach = new Int32Array(Math.min(firstRows, limit + 1) * (firstRows + 1));
  let steps = 0;
  for (let edits = 0; edits <= limit; edits += 1) {
    const row = (edits * (edits + 1)) / 2;
    const previous = row - edits;
    if (row + edits >= reach.length) reach = lengthened(reach);
    for (let index = 0; index <= edits; index += 1) {
      const k = 2 * index - edits;
      let x = 0;
      if (edits > 0) {
        const below = index === 0 ? -1 : at(reach, previous + index - 1);
        const above = index === edits ? -1 : at(reach, previous + index);
        x = below < above ? above : below + 1;
      }
      const start = x;
      while (x < n && x - k < m && before[b + x] === after[a + x - k]) x += 1;
      steps += x - start + 1;
      reach[row + index] = x;
      if (x >= n && x - k >= m) {
        effort.steps += steps;
        return walkBack(reach, edits, n, m, stretch);
      }
    }
  }
  effort.steps += steps;
  return null;
}

function walkBack(reach: Int32Array, edits: number, n: number, m: number, stretch: Stretch): Match[] {
  const matches: Match[] = [];
  let x = n;
  let k = n - m;
  for (let left = edits; left >= 0; left -= 1) {
    const index = (k + left) / 2;
    const previous = (left * (left - 1)) / 2;
    const below = index === 0 ? -1 : at(reach, previous + index - 1);
    const above = index === left ? -1 : at(reach, previous + index);
    const isInsertion = below < above;
    const from = left === 0 ? 0 : isInsertion ? above : below + 1;
    if (x > from) {
      matches.push({ before: stretch.before + from, after: stretch.after + from - k, length: x - from });
    }
    x = isInsertion ? from : from - 1;
    k += isInsertion ? 1 : -1;
  }
  return matches.reverse();
}

function lengthened(reach: Int32Array): Int32Array<ArrayBuffer> {
  const longer = new Int32Array(2 * reach.length);
  longer.set(reach);
  return longer;
}

function joined(matches: readonly Match[]): Match[] {
  const result: Match[] = [];
  for (const match of matches) {
    const last = result.at(-1);
    if (
      last?.before !== undefined &&
      last.before + last.length === match.before &&
      last.after + last.length === match.after
    ) {
      result[result.length - 1] = { ...last, length: last.length + match.length };
    } else {
      result.push(match);
    }
  }
  return result;
}

function at(list: ArrayLike<number>, index: number): number {
  return list[index] ?? 0;
}
