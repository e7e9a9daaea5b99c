// Three-way merging: what two sides made of one statute put together, with a conflict only where they truly meet.

import { compareStatutes } from './compare.ts';
import { Conflicts, type Choice, type MergeConflict } from './merge-conflicts.ts';
import { contentOf, writeContent, type Content } from './merge-content.ts';
import { contentOfTree } from './merge-result.ts';
import { buildTree } from './merge-place.ts';
import type { MergedTree, Sides } from './merge-tree.ts';
import type { ReadText } from './pieces.ts';

export type { Choice, MergeConflict } from './merge-conflicts.ts';

/** The three versions with what they became. Plain data. */
export interface Merge {
  readonly base: ReadText;
  readonly ours: ReadText;
  readonly theirs: ReadText;
  /** By conflict. */
  readonly choices: ReadonlyMap<string, Choice>;
  readonly tree: MergedTree;
  /** What is not settled yet, in the order of the text. */
  readonly conflicts: readonly MergeConflict[];
  /** Numbers of merged clauses that neither side knows them by: references to them are to be looked over. */
  readonly recounted: readonly string[];
}

/**
 * Merges two versions of one base. Deterministic, and the same with the sides' names changed; bounded by the length of
 * the texts. A conflict only where both sides touch overlapping words, one takes away what the other edits or makes a
 * punkt, or both change a number, a rubric, a chapter or a kind of list mark differently. No wording is ever dropped
 * without one; what goes without asking is the number or mark of what a side took away, and its new place where that
 * side repealed a clause that the other only renumbered or moved. Lists that both add to or take from are counted anew.
 * An edit follows its stycke into whatever clause the other side moved it to. Two insertions at the same place are both kept, clauses by number and
 * stycken by their letters. In a statute counted 1, 2, 3 the merged clauses are counted too; elsewhere two clauses that
 * would bear the same number are a conflict about the number.
 */
export function mergeStatutes(
  base: ReadText,
  ours: ReadText,
  theirs: ReadText,
  choices: ReadonlyMap<string, Choice> = new Map(),
): Merge {
  const conflicts = new Conflicts(choices);
  const sides = {
    base: contentOf(base.reading),
    ours: contentOf(ours.reading),
    theirs: contentOf(theirs.reading),
  };
  const tree = buildTree(
    sides,
    { ours: compareStatutes(base, ours), theirs: compareStatutes(base, theirs) },
    conflicts,
  );
  return {
    ...{ base, ours, theirs, choices, tree },
    conflicts: conflicts.unsettled,
    recounted: recountedIn(tree, sides),
  };
}

/** The merge with one more conflict settled: as one of the three has it, or in other words. */
export function settle(merge: Merge, conflict: string, choice: Choice): Merge {
  const choices = new Map([...merge.choices, [conflict, choice]]);
  return mergeStatutes(merge.base, merge.ours, merge.theirs, choices);
}

/** The merged statute; null while a conflict is unsettled. A version that is the result as it stands is given as it stands. */
export function mergedText(merge: Merge): ReadText | null {
  if (merge.conflicts.length > 0) return null;
  const content = contentOfTree(merge.tree);
  const same = [merge.ours, merge.theirs, merge.base].find(
    ({ reading }) => plain(contentOf(reading)) === plain(content),
  );
  return same ?? writeContent(content);
}

function recountedIn({ clauses }: MergedTree, { ours, theirs }: Sides<Content>): string[] {
  return clauses.flatMap(({ state, number, ours: mine, theirs: other }) => {
    const known = [ours.clauses[mine ?? -1]?.number, theirs.clauses[other ?? -1]?.number];
    return state === 'repealed' || known.includes(number) ? [] : [number];
  });
}

const plain = (content: Content): string => JSON.stringify(content);
