// Pairs what stands between the same two neighbours in both texts, where place alone says much already.

import { Bags, likenessOf } from './likeness.ts';
import type { Gaps, Pairing, Part } from './pairing.ts';
import type { Tools } from './row.ts';
import type { Vocabulary } from './tokens.ts';

/** Alone between the same neighbours and this alike: nothing elsewhere could be a better partner. */
const certain = 0.6;
const likely = 0.35;
const related = 0.2;
const relatedStems = 0.25;
const stem = 6;
/** Products of counts up to which every pair of a gap is weighed. */
const smallGap = 400;
/** Parts a side up to which those at the same place in a gap are weighed. */
const wideGap = 300;

/** Parts that are alone between the same neighbours and mostly alike. */
export function pairAlone(pairing: Pairing, gaps: Gaps, tools: Tools): void {
  for (const gap of pairing.openGaps(gaps)) {
    if (gap.before.length > 1 || gap.after.length > 1) continue;
    const b = gap.before[0] ?? -1;
    const a = gap.after[0] ?? -1;
    const one = pairing.before[b];
    const other = pairing.after[a];
    if (one === undefined || other === undefined) continue;
    const ids = { left: one.ids(), right: other.ids() };
    tools.effort.steps += ids.left.length + ids.right.length;
    if (likenessOf(ids.left, ids.right, tools.vocabulary, tools.tally) >= certain) pairing.take(b, a);
  }
}

/** What nothing else has paired: in its order where there are several, alone even if little is shared. */
export function pairLeftOver(pairing: Pairing, tools: Tools): void {
  for (const gap of pairing.openGaps(pairing.gaps())) {
    const [b = -1] = gap.before;
    const [a = -1] = gap.after;
    const one = pairing.before[b];
    const other = pairing.after[a];
    if (one === undefined || other === undefined) continue;
    if (gap.before.length > 1 || gap.after.length > 1) pairInOrder(pairing, gap, tools);
    else if (isRelated(one, other, tools)) pairing.take(b, a);
  }
}

/** Pairs that do not cross and are together the most alike; in a wide gap only those at the same place in it. */
function pairInOrder(
  pairing: Pairing,
  gap: { before: readonly number[]; after: readonly number[] },
  tools: Tools,
): void {
  const n = gap.before.length;
  const m = gap.after.length;
  if (n * m > smallGap && (n !== m || n > wideGap)) return;
  const bags = bagsOf(
    [
      ...gap.before.flatMap((b) => pairing.before[b] ?? []),
      ...gap.after.flatMap((a) => pairing.after[a] ?? []),
    ],
    tools,
  );
  const worth = (i: number, j: number): number => {
    const value = bags.likeness(i, n + j);
    return value >= likely ? value : 0;
  };
  if (n * m > smallGap) {
    for (const [i, b] of gap.before.entries()) if (worth(i, i) > 0) pairing.take(b, gap.after[i] ?? -1);
    return;
  }
  const worths = Float64Array.from({ length: n * m }, (_, at) => worth(Math.floor(at / m), at % m));
  tools.effort.steps += n * m;
  // best[i, j]: the most that the parts from i and from j on can be worth together.
  const width = m + 1;
  const best = new Float64Array((n + 1) * width);
  const at = (list: Float64Array, index: number): number => list[index] ?? 0;
  for (let i = n - 1; i >= 0; i -= 1) {
    for (let j = m - 1; j >= 0; j -= 1) {
      const value = at(worths, i * m + j);
      const both = value > 0 ? value + at(best, (i + 1) * width + j + 1) : 0;
      best[i * width + j] = Math.max(both, at(best, (i + 1) * width + j), at(best, i * width + j + 1));
    }
  }
  let i = 0;
  let j = 0;
  while (i < n && j < m) {
    const value = at(worths, i * m + j);
    const here = at(best, i * width + j);
    if (value > 0 && here === value + at(best, (i + 1) * width + j + 1)) {
      pairing.take(gap.before[i] ?? -1, gap.after[j] ?? -1);
      i += 1;
      j += 1;
    } else if (here === at(best, (i + 1) * width + j)) i += 1;
    else j += 1;
  }
}

/** Alone between the same neighbours little is asked: some shared words, or words with the same beginning. */
function isRelated(one: Part, other: Part, tools: Tools): boolean {
  const bags = bagsOf([one, other], tools);
  if (bags.words[0] === 0 && bags.words[1] === 0) return one.number !== null && one.number === other.number;
  return bags.containment(0, 1) >= related || shareOfStems(bags, tools.vocabulary) >= relatedStems;
}

/** The share of the longer words, in the text that has fewer, whose beginning stands in the other: "anslagstavla". */
function shareOfStems(bags: Bags, vocabulary: Vocabulary): number {
  const stemsOf = (text: number): Set<string> => {
    const stems = new Set<string>();
    for (const id of bags.ids.subarray(bags.startOf(text), bags.startOf(text + 1)))
      if (vocabulary.wordLength(id) >= stem) stems.add(vocabulary.textOf(id).slice(0, stem).toLowerCase());
    return stems;
  };
  const left = stemsOf(0);
  const right = stemsOf(1);
  const fewer = Math.min(left.size, right.size);
  return fewer === 0 ? 0 : [...left].filter((beginning) => right.has(beginning)).length / fewer;
}

function bagsOf(parts: readonly Part[], tools: Tools): Bags {
  const texts = parts.map((part) => part.ids());
  for (const ids of texts) tools.effort.steps += ids.length;
  return new Bags(texts, tools.vocabulary, tools.tally);
}
