// Pairs parts that are alike, wherever they stand: the most rare words in common first.

import { Bags } from './likeness.ts';
import type { Gaps, Pairing, Part } from './pairing.ts';
import { Proposer } from './proposer.ts';
import type { Tools } from './row.ts';

const likely = 0.35;
const likelyAcross = 0.6;
const likelyUnderRubric = 0.1;
/** A clause that kept rubric and number outweighs one that only a longer stycke moved to. */
const keptBoth = 0.25;

interface Candidate {
  readonly before: number;
  readonly after: number;
  readonly score: number;
}

/** Most alike first; a pair that would cross others must be more alike than one in its place. */
export function pairAlike(pairing: Pairing, gaps: Gaps, tools: Tools): void {
  const freeBefore = pairing.freeBefore();
  const freeAfter = pairing.freeAfter();
  const parts = [
    ...freeBefore.flatMap((b) => pairing.before[b] ?? []),
    ...freeAfter.flatMap((a) => pairing.after[a] ?? []),
  ];
  const bags = new Bags(
    parts.map((part) => part.ids()),
    tools.vocabulary,
    tools.tally,
  );
  const proposer = new Proposer(parts, freeBefore.length, bags, tools);
  const candidates: Candidate[] = [];
  for (const [place, b] of freeBefore.entries()) {
    const part = parts[place];
    if (part === undefined) continue;
    for (const candidate of proposer.candidatesFor(place)) {
      const other = parts[candidate];
      const a = freeAfter[candidate - freeBefore.length] ?? -1;
      if (other === undefined) continue;
      tools.effort.steps += 1;
      const sameGap = gaps.before[b] === gaps.after[a];
      const score = scoreOf(part, other, contentShared(bags, parts, place, candidate), sameGap);
      if (score > 0) candidates.push({ before: b, after: a, score });
    }
  }
  proposer.release();
  candidates.sort((x, y) => y.score - x.score || x.before - y.before || x.after - y.after);
  for (const { before, after } of candidates) if (pairing.areFree(before, after)) pairing.take(before, after);
}

/** 0 for two that should not be paired. */
function scoreOf(part: Part, other: Part, content: number, sameGap: boolean): number {
  const sameHeading = part.heading !== null && part.heading === other.heading;
  const sameNumber = part.number !== null && part.number === other.number;
  const enough = sameHeading ? likelyUnderRubric : sameGap ? likely : likelyAcross;
  if (content < enough && !(sameHeading && sameNumber)) return 0;
  const names =
    (sameHeading ? 0.25 : 0) + (sameNumber ? 0.08 : 0) + (sameHeading && sameNumber ? keptBoth : 0);
  return content + names + (sameGap ? 0.07 : 0);
}

function contentShared(bags: Bags, parts: readonly Part[], one: number, other: number): number {
  const content = parts[one]?.content ?? -1;
  if (content >= 0 && content === parts[other]?.content) return 1;
  if (bags.words[one] !== 0 || bags.words[other] !== 0) return bags.likeness(one, other);
  // Clauses without text of their own (a rubric over others) are known by their rubric; without one, by their number.
  const heading = parts[one]?.heading ?? null;
  const otherHeading = parts[other]?.heading ?? null;
  if (heading !== null && otherHeading !== null) return heading === otherHeading ? 0.5 : 0;
  return parts[one]?.number === parts[other]?.number ? 0.5 : 0;
}
