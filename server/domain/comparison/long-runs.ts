// The longest runs two sequences share in order: what a reader still recognises in a text that is otherwise rewritten.

import { heaviestRising } from './rising.ts';
import type { Match } from './words.ts';

const placesPerRun = 4;

/** Runs of at least `least` tokens, in rising order on both sides, chosen so that most tokens are kept. */
export function longRuns(before: readonly number[], after: readonly number[], least: number): Match[] {
  const places = new Map<number, number[]>();
  for (let place = 0; place + least <= after.length; place += 1) {
    const key = keyAt(after, place, least);
    const list = places.get(key);
    if (list === undefined) places.set(key, [place]);
    else if (list.length <= placesPerRun) list.push(place);
  }
  const runs: Match[] = [];
  const reached = new Map<number, number>();
  for (let b = 0; b + least <= before.length; b += 1) {
    const candidates = places.get(keyAt(before, b, least)) ?? [];
    // A run that stands everywhere tells nothing, and following it from every place would take quadratic time.
    if (candidates.length > placesPerRun) continue;
    for (const a of candidates) {
      // Inside a run that began earlier on the same diagonal.
      if ((reached.get(b - a) ?? 0) > b) continue;
      let length = 0;
      while (
        b + length < before.length &&
        a + length < after.length &&
        before[b + length] === after[a + length]
      )
        length += 1;
      // Other words with the same key.
      if (length < least) continue;
      reached.set(b - a, b + length);
      runs.push({ before: b, after: a, length });
    }
  }
  const chosen = heaviestRising(
    runs.map((run) => run.after),
    runs.map((run) => run.length),
  );
  return withoutOverlap(chosen.flatMap((index) => runs[index] ?? []));
}

function keyAt(ids: readonly number[], place: number, length: number): number {
  let key = 17;
  for (let step = 0; step < length; step += 1)
    key = Math.imul(key ^ (ids[place + step] ?? 0), 0x9e3779b1) + 1;
  return key;
}

/** A run that begins inside the one before it loses its beginning. */
function withoutOverlap(runs: readonly Match[]): Match[] {
  const result: Match[] = [];
  for (const run of runs) {
    const last = result.at(-1);
    const overlap =
      last === undefined
        ? 0
        : Math.max(0, last.before + last.length - run.before, last.after + last.length - run.after);
    if (overlap >= run.length) continue;
    result.push({ before: run.before + overlap, after: run.after + overlap, length: run.length - overlap });
  }
  return result;
}
