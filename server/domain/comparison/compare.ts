// Compares two statutes, or any two texts, and answers with one change tree.

import type { Comparison } from './change.ts';
import { findChanges } from './findings.ts';
import { laidOut } from './layout.ts';
import type { ReadText } from './pieces.ts';
import type { Renaming } from './renamings.ts';
import { turned } from './turning.ts';
import type { Effort } from './words.ts';

/**
 * Version of the algorithm, stored with anything that refers to a result. It is raised whenever any two texts may get
 * another result than before, in pairs, kinds, natures, runs or segments; what refers to an older version was found
 * by that version and is not true of this one.
 */
export const engineVersion = '3';

const noRenamings: readonly Renaming[] = [];

export interface ComparingOptions {
  /** Who is called something else in the other text: such a change is none in substance. */
  readonly renamings?: readonly Renaming[];
  /** Told how many steps the inner loops took. */
  readonly effort?: Effort;
}

/**
 * What changed between two texts. Pure and deterministic; time and memory are bounded by the length of the texts.
 * From `after` to `before` the answer is the exact inverse: what was put in is taken out, and nothing else differs.
 */
export function compareStatutes(
  before: ReadText,
  after: ReadText,
  options: ComparingOptions = {},
): Comparison {
  const { renamings = noRenamings, effort = { steps: 0 } } = options;
  // Among equally good answers the search takes the first it meets, so it must meet the two texts in one order.
  const inOrder = isInOrder(before, after);
  const findings = inOrder
    ? findChanges(before, after, false, renamings, effort)
    : turned(findChanges(after, before, true, renamings, effort));
  return laidOut(findings, engineVersion);
}

function isInOrder(before: ReadText, after: ReadText): boolean {
  if (before.source !== after.source) return before.source < after.source;
  // One text read in two ways.
  return before.reading === after.reading || JSON.stringify(before.reading) <= JSON.stringify(after.reading);
}
