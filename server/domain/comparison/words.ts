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
    if (shortest !== null) matches.push(...shortest);
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

/** Myers' greedy algorithm (1986) with its trace; null when more than `editLimit` edits are needed. */
function shortestEdit(before: Ids, after: Ids, stretch: Stretch, effort: Effort): Match[] | null {
  const n = stretch.beforeEnd - stretch.before;
  const m = stretch.afterEnd - stretch.after;
  if (Math.abs(n - m) > editLimit) return null;
  const limit = Math.min(editLimit, n + m);
  const furthest = new Int32Array(2 * limit + 3);
  const trace: Int32Array[] = [];
  const middle = limit + 1;
  for (let edits = 0; edits <= limit; edits += 1) {
    for (let k = -edits; k <= edits; k += 2) {
      const down =
        k === -edits || (k !== edits && at(furthest, middle + k - 1) < at(furthest, middle + k + 1));
      let x = down ? at(furthest, middle + k + 1) : at(furthest, middle + k - 1) + 1;
      let y = x - k;
      if (x > n || y > m) {
        furthest[middle + k] = x;
        continue;
      }
      const start = x;
      while (x < n && y < m && before[stretch.before + x] === after[stretch.after + y]) {
        x += 1;
        y += 1;
      }
      effort.steps += x - start + 1;
      furthest[middle + k] = x;
      if (x === n && y === m) {
        trace.push(furthest.slice(middle - edits - 1, middle + edits + 2));
        return walkBack(trace, n, m, stretch);
      }
    }
    trace.push(furthest.slice(middle - edits - 1, middle + edits + 2));
  }
  return null;
}

function walkBack(trace: readonly Int32Array[], n: number, m: number, stretch: Stretch): Match[] {
  const matches: Match[] = [];
  let x = n;
  let y = m;
  for (let edits = trace.length - 1; edits >= 0; edits -= 1) {
    const k = x - y;
    let fromX = 0;
    let fromY = 0;
    let startX = 0;
    if (edits > 0) {
      // The row of `edits - 1` is stored with its diagonal 0 at index `edits`.
      const row = trace[edits - 1] ?? new Int32Array(0);
      const below = at(row, edits + k - 1);
      const above = at(row, edits + k + 1);
      const down = k === -edits || (k !== edits && below < above);
      fromX = down ? above : below;
      fromY = fromX - (down ? k + 1 : k - 1);
      startX = down ? fromX : fromX + 1;
    }
    if (x > startX) {
      matches.push({
        before: stretch.before + startX,
        after: stretch.after + startX - k,
        length: x - startX,
      });
    }
    x = fromX;
    y = fromY;
  }
  return matches.reverse();
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
