// Pairs the parts of two texts (clauses, or stycken and punkter): equal ones first, then the most alike.

import { pairAlike } from './alike-parts.ts';
import { pairAlone, pairLeftOver } from './neighbours.ts';
import { pairByInner, pairEqual } from './equal-parts.ts';
import { Pairing, type Part } from './pairing.ts';
import type { Tools } from './row.ts';

export interface Pair {
  readonly before: number;
  readonly after: number;
  /** Out of order with regard to the pairs that kept their order. */
  readonly moved: boolean;
}

/** One-to-one pairs by place in `before`. Every part is in one pair at most. */
export function align(before: readonly Part[], after: readonly Part[], tools: Tools): Pair[] {
  if (before.length === 1 && after.length === 1) return [{ before: 0, after: 0, moved: false }];
  const pairing = new Pairing(before, after);
  pairEqual(pairing);
  if (pairing.isOpen()) pairByInner(pairing);
  if (pairing.isOpen()) {
    // Two parts that are alone between their neighbours leave no other part there: the gaps stay as they are.
    const gaps = pairing.gaps();
    pairAlone(pairing, gaps, tools);
    if (pairing.isOpen()) pairAlike(pairing, gaps, tools);
    if (pairing.isOpen()) pairLeftOver(pairing, tools);
  }
  const matched = pairing.matched();
  const chosen = pairing.steady();
  let next = 0;
  return matched.map((b) => {
    const steady = chosen[next] === b;
    if (steady) next += 1;
    return { before: b, after: pairing.partnerOf[b] ?? -1, moved: !steady };
  });
}
