// The heaviest rising subsequence: which of many pairs keep their order, so that the others can be called moved.

/**
 * Of positions in one text, listed in the order of the other, the heaviest strictly rising selection; weights are positive.
 * Returns the chosen indexes in rising order; ties go to the earlier. O(n log n), and O(n) where nothing crosses.
 */
export function heaviestRising(positions: readonly number[], weights: readonly number[]): number[] {
  const inPlace = crossedByNone(positions);
  const chosen: number[] = [];
  let index = 0;
  while (index < positions.length) {
    if (inPlace[index] === 1) {
      chosen.push(index);
      index += 1;
      continue;
    }
    const from = index;
    while (index < positions.length && inPlace[index] !== 1) index += 1;
    for (const place of heaviestOfCrossing(positions.slice(from, index), weights.slice(from, index)))
      chosen.push(from + place);
  }
  return chosen;
}

/** Marks what is above everything before it and below everything after it: it belongs to every best selection. */
function crossedByNone(positions: readonly number[]): Uint8Array {
  const marks = new Uint8Array(positions.length);
  let most = -Infinity;
  for (let index = 0; index < positions.length; index += 1) {
    const position = positions[index] ?? 0;
    if (position > most) {
      marks[index] = 1;
      most = position;
    }
  }
  let least = Infinity;
  for (let index = positions.length - 1; index >= 0; index -= 1) {
    const position = positions[index] ?? 0;
    if (position < least) least = position;
    else marks[index] = 0;
  }
  return marks;
}

function heaviestOfCrossing(positions: readonly number[], weights: readonly number[]): number[] {
  const sorted = new Float64Array(positions.length);
  sorted.set(positions);
  sorted.sort();
  let distinct = 0;
  for (let place = 0; place < sorted.length; place += 1) {
    const value = sorted[place] ?? 0;
    if (distinct > 0 && value === sorted[distinct - 1]) continue;
    sorted[distinct] = value;
    distinct += 1;
  }
  const rank = new Int32Array(positions.length);
  for (let index = 0; index < positions.length; index += 1)
    rank[index] = 1 + placeIn(sorted, distinct, positions[index] ?? 0);
  const best = new Float64Array(distinct + 1);
  const owner = new Int32Array(distinct + 1).fill(-1);
  const previous = new Int32Array(positions.length).fill(-1);
  let last = -1;
  let top = 0;
  for (let index = 0; index < positions.length; index += 1) {
    const own = rank[index] ?? 0;
    let weight = 0;
    let from = -1;
    for (let node = own - 1; node > 0; node -= node & -node) {
      const found = best[node] ?? 0;
      if (found > weight) {
        weight = found;
        from = owner[node] ?? -1;
      }
    }
    weight += weights[index] ?? 0;
    previous[index] = from;
    if (weight > top) {
      top = weight;
      last = index;
    }
    for (let node = own; node <= distinct; node += node & -node) {
      if (weight > (best[node] ?? 0)) {
        best[node] = weight;
        owner[node] = index;
      }
    }
  }
  const chosen: number[] = [];
  for (let index = last; index >= 0; index = previous[index] ?? -1) chosen.push(index);
  return chosen.reverse();
}

/** The place of a value among the first `length` rising ones. */
function placeIn(sorted: Float64Array, length: number, value: number): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
