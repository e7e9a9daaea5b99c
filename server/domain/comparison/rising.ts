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
    const position = at(positions, index);
    if (position > most) {
      marks[index] = 1;
      most = position;
    }
  }
  let least = Infinity;
  for (let index = positions.length - 1; index >= 0; index -= 1) {
    const position = at(positions, index);
    if (position < least) least = position;
    else marks[index] = 0;
  }
  return marks;
}

function heaviestOfCrossing(positions: readonly number[], weights: readonly number[]): number[] {
  const order = positions
    .map((_, index) => index)
    .sort((x, y) => at(positions, x) - at(positions, y) || y - x);
  const rank = new Int32Array(positions.length);
  let distinct = 0;
  order.forEach((index, place) => {
    if (place === 0 || at(positions, order[place - 1] ?? 0) !== at(positions, index)) distinct += 1;
    rank[index] = distinct;
  });
  const best = new Float64Array(distinct + 1);
  const owner = new Int32Array(distinct + 1).fill(-1);
  const previous = new Int32Array(positions.length).fill(-1);
  let last = -1;
  let top = 0;
  for (let index = 0; index < positions.length; index += 1) {
    let weight = 0;
    let from = -1;
    for (let node = at(rank, index) - 1; node > 0; node -= node & -node) {
      if (at(best, node) > weight) {
        weight = at(best, node);
        from = at(owner, node);
      }
    }
    weight += at(weights, index);
    previous[index] = from;
    if (weight > top) {
      top = weight;
      last = index;
    }
    for (let node = at(rank, index); node <= distinct; node += node & -node) {
      if (weight > at(best, node)) {
        best[node] = weight;
        owner[node] = index;
      }
    }
  }
  const chosen: number[] = [];
  for (let index = last; index >= 0; index = at(previous, index)) chosen.push(index);
  return chosen.reverse();
}

function at(list: ArrayLike<number>, index: number): number {
  return list[index] ?? 0;
}
