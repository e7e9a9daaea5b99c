// Pairs the parts of two texts (clauses, or stycken and punkter): equal ones first, then the most alike.

import { pairAlike, pairLeftOver } from './alike-parts.ts';
import { pairByInner, pairEqual } from './equal-parts.ts';
import { Pairing, type Part } from './pairing.ts';
import type { Vocabulary } from './tokens.ts';

export interface Pair {
  readonly before: number;
  readonly after: number;
  /** Out of order with regard to the pairs that kept their order. */
  readonly moved: boolean;
}

/** One-to-one pairs by place in `before`. Every part is in one pair at most. */
export function align(before: readonly Part[], after: readonly Part[], vocabulary: Vocabulary): Pair[] {
  const pairing = new Pairing(before, after);
  pairEqual(pairing);
  if (pairing.isOpen()) pairByInner(pairing);
  if (pairing.isOpen()) {
    pairAlike(pairing, vocabulary);
    pairLeftOver(pairing, vocabulary);
  }
  const steady = new Set(pairing.steady());
  return pairing
    .matched()
    .map((b) => ({ before: b, after: pairing.partnerOf[b] ?? -1, moved: !steady.has(b) }));
}
