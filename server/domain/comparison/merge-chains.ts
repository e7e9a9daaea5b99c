// Stycken that were cut in two or put together: taken as one, so that edits of their words meet where the words are.

/** A stycke or a punkt. */
export interface Unit {
  /** Place among all units of its version. */
  readonly index: number;
  /** Index of its clause; -1 before the clauses, `clauses.length` after them. */
  readonly home: number;
  readonly kind: 'paragraph' | 'item';
  readonly label: string;
  /** A punkt that begins a new list although a punkt stands before it. */
  readonly startsList: boolean;
  readonly text: string;
}

export function wordsIn({ text }: Unit): string[] {
  return text.match(/[\p{L}\p{N}]+/gu) ?? [];
}

export function countsOf(words: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/** So much of the smaller part has to stand in the whole, beside what already belongs there. */
const leastContained = 0.5;

/** Finds, beside paired stycken, the unpaired neighbours that stand inside the other text. */
export function findCuts(
  before: readonly Unit[],
  after: readonly Unit[],
  pairs: ReadonlyMap<number, number>,
): { joined: number[][]; split: Map<number, number[]> } {
  const taken = new Set(pairs.values());
  const joined: number[][] = [];
  const split = new Map<number, number[]>();
  const used = new Set<number>();
  for (const [from, to] of pairs) {
    const [old, fresh] = [before[from], after[to]];
    if (old === undefined || fresh === undefined || old.text === fresh.text) continue;
    const parts = neighbours(before, from, fresh, (index) => pairs.has(index) || used.has(index));
    const halves = parts.length > 1 ? [] : neighbours(after, to, old, (index) => taken.has(index));
    for (const index of parts) used.add(index);
    for (const index of halves) taken.add(index);
    if (parts.length > 1) joined.push(parts);
    else if (halves.length > 1) split.set(from, halves);
  }
  return { joined, split };
}

/** The unit with those beside it that stand in the whole too, by index in rising order. */
function neighbours(
  units: readonly Unit[],
  at: number,
  whole: Unit,
  isTaken: (index: number) => boolean,
): number[] {
  const own = units[at];
  if (own?.kind !== 'paragraph' || whole.kind !== 'paragraph') return [at];
  const left = countsOf(wordsIn(whole));
  const take = (words: readonly string[]): number => {
    const shared = new Map<string, number>();
    for (const word of words) {
      const count = shared.get(word) ?? 0;
      if (count < (left.get(word) ?? 0)) shared.set(word, count + 1);
    }
    const sum = [...shared.values()].reduce((one, other) => one + other, 0);
    if (words.length > 0 && sum < leastContained * words.length && words !== ownWords) return 0;
    for (const [word, count] of shared) left.set(word, (left.get(word) ?? 0) - count);
    return sum;
  };
  const ownWords = wordsIn(own);
  take(ownWords);
  const found = [at];
  for (const step of [1, -1]) {
    for (let index = at + step; ; index += step) {
      const unit = units[index];
      if (unit?.kind !== 'paragraph' || unit.home !== own.home || isTaken(index)) break;
      const words = wordsIn(unit);
      if (take(words) === 0) break;
      found.push(index);
    }
  }
  return found.sort((one, other) => one - other);
}

interface Cuts {
  readonly units: ReadonlyMap<number, number>;
  readonly joined: readonly (readonly number[])[];
  readonly split: ReadonlyMap<number, readonly number[]>;
}

/** The units of the three versions, and where each of the base's is on the sides. */
export interface Chained {
  readonly base: readonly Unit[];
  readonly ours: readonly Unit[];
  readonly theirs: readonly Unit[];
  readonly pairs: {
    readonly ours: ReadonlyMap<number, number>;
    readonly theirs: ReadonlyMap<number, number>;
  };
}

/**
 * Makes one unit, its stycken parted by line feeds, of what one side cut or joined, in all three versions. A stycke that
 * a side put in between is of it too. Left as they are where a side has them apart.
 */
export function chainUnits(
  base: readonly Unit[],
  sides: { readonly ours: readonly Unit[]; readonly theirs: readonly Unit[] },
  cuts: { readonly ours: Cuts; readonly theirs: Cuts },
): Chained {
  const linked = new Set(
    [cuts.ours, cuts.theirs].flatMap(({ joined }) => joined.flatMap((run) => run.slice(0, -1))),
  );
  const groups: number[][] = [];
  for (const { index } of base) {
    const last = groups.at(-1);
    if (last !== undefined && linked.has(index - 1)) last.push(index);
    else groups.push([index]);
  }
  const owners = { ours: ownersOf(cuts.ours), theirs: ownersOf(cuts.theirs) };
  const chains = groups.flatMap((group) => {
    const [only = -1] = group;
    if (group.length === 1 && !cuts.ours.split.has(only) && !cuts.theirs.split.has(only)) return [];
    const ours = runOf(group, sides.ours, cuts.ours, owners.ours);
    const theirs = runOf(group, sides.theirs, cuts.theirs, owners.theirs);
    return ours === null || theirs === null ? [] : [{ base: group, ours, theirs }];
  });
  const left = joinRuns(
    base,
    chains.map((chain) => chain.base),
  );
  const [right, other] = (['ours', 'theirs'] as const).map((side) =>
    joinRuns(
      sides[side],
      chains.map((chain) => chain[side]),
    ),
  );
  const pairsOf = (side: 'ours' | 'theirs', joined: Joined | undefined): Map<number, number> => {
    const pairs = new Map<number, number>();
    for (const [from, to] of cuts[side].units)
      pairs.set(left.placeOf.get(from) ?? -1, joined?.placeOf.get(to) ?? -1);
    return pairs;
  };
  return {
    base: left.units,
    ours: right?.units ?? [],
    theirs: other?.units ?? [],
    pairs: { ours: pairsOf('ours', right), theirs: pairsOf('theirs', other) },
  };
}

/** For a unit of a side the unit of the base that it belongs to. */
function ownersOf({ units, split }: Cuts): Map<number, number> {
  return new Map([
    ...[...units].map(([from, to]) => [to, from] as const),
    ...[...split].flatMap(([from, run]) => run.map((to) => [to, from] as const)),
  ]);
}

/** The stycken of a side that a group of the base became, without a gap; null where they cannot be taken as one. */
function runOf(
  group: readonly number[],
  units: readonly Unit[],
  { units: pairs, split }: Cuts,
  owners: ReadonlyMap<number, number>,
): number[] | null {
  const partners = group.flatMap((index) => split.get(index) ?? pairs.get(index) ?? []);
  const [first, last] = partners.reduce<readonly [number, number]>(
    ([least, most], partner) => [Math.min(least, partner), Math.max(most, partner)],
    [Infinity, -Infinity],
  );
  if (partners.length === 0) return [];
  const run: number[] = [];
  for (let index = first; index <= last; index += 1) {
    const unit = units[index];
    const isApart = unit?.kind !== 'paragraph' || unit.home !== units[first]?.home;
    if (isApart || !group.includes(owners.get(index) ?? group[0] ?? -1)) return null;
    run.push(index);
  }
  return run;
}

interface Joined {
  readonly units: readonly Unit[];
  /** Where each unit has come to. */
  readonly placeOf: ReadonlyMap<number, number>;
}

function joinRuns(units: readonly Unit[], runs: readonly (readonly number[])[]): Joined {
  const runOfUnit = new Map(runs.flatMap((run) => run.map((index) => [index, run] as const)));
  const joined: Unit[] = [];
  const placeOf = new Map<number, number>();
  for (const unit of units) {
    const run = runOfUnit.get(unit.index) ?? [unit.index];
    if (run[0] === unit.index) {
      const text = run.map((index) => units[index]?.text ?? '').join('\n');
      joined.push({ ...unit, index: joined.length, text });
    }
    placeOf.set(unit.index, joined.length - 1);
  }
  return { units: joined, placeOf };
}
