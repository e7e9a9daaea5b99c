// Pairs parts that are alike, wherever they stand: the most rare words in common first.

import { bagOf, likenessOf, weighAmong, type Bag } from './likeness.ts';
import type { Pairing, Part } from './pairing.ts';
import { Proposer } from './proposer.ts';
import type { Vocabulary } from './tokens.ts';
import type { Effort } from './words.ts';

const likely = 0.35;
const likelyAcross = 0.6;
const likelyUnderRubric = 0.1;

interface Candidate {
  readonly before: number;
  readonly after: number;
  readonly score: number;
}

/** Most alike first; a pair that would cross others must be more alike than one in its place. */
export function pairAlike(pairing: Pairing, vocabulary: Vocabulary, effort: Effort): void {
  const free = { before: pairing.freeBefore(), after: pairing.freeAfter() };
  const bagsOf = (parts: readonly Part[], places: readonly number[]): Map<number, Bag> =>
    new Map(places.map((place) => [place, bagOf(parts[place]?.ids() ?? [], vocabulary)]));
  const bags = {
    before: bagsOf(pairing.before, free.before),
    after: bagsOf(pairing.after, free.after),
  };
  weighAmong([...bags.before.values(), ...bags.after.values()]);
  const proposer = new Proposer(pairing.after, bags.after, effort);
  const gaps = pairing.gaps();
  const candidates: Candidate[] = [];
  for (const [b, bag] of bags.before) {
    const part = pairing.before[b];
    if (part === undefined) continue;
    for (const a of proposer.candidatesFor(part, bag)) {
      const other = pairing.after[a];
      const otherBag = bags.after.get(a);
      if (other === undefined || otherBag === undefined) continue;
      effort.steps += bag.ids.length + otherBag.ids.length;
      const sameGap = gaps.gapBefore[b] === gaps.gapAfter[a];
      const score = scoreOf(part, bag, other, otherBag, sameGap);
      if (score > 0) candidates.push({ before: b, after: a, score });
    }
  }
  candidates.sort((x, y) => y.score - x.score || x.before - y.before || x.after - y.after);
  for (const { before, after } of candidates) if (pairing.areFree(before, after)) pairing.take(before, after);
}

/** 0 for two that should not be paired. */
function scoreOf(part: Part, bag: Bag, other: Part, otherBag: Bag, sameGap: boolean): number {
  const sameHeading = part.heading !== null && part.heading === other.heading;
  const sameNumber = part.number !== null && part.number === other.number;
  const content = contentShared(part, bag, other, otherBag);
  const enough = sameHeading ? likelyUnderRubric : sameGap ? likely : likelyAcross;
  if (content < enough && !(sameHeading && sameNumber)) return 0;
  return content + (sameHeading ? 0.25 : 0) + (sameNumber ? 0.08 : 0) + (sameGap ? 0.07 : 0);
}

function contentShared(part: Part, bag: Bag, other: Part, otherBag: Bag): number {
  if (part.content >= 0 && part.content === other.content) return 1;
  // Clauses without text of their own (a rubric over others) are known by rubric and number alone.
  if (bag.words === 0 && otherBag.words === 0) return 0.5;
  return likenessOf(bag, otherBag);
}
