// The merged statute as a tree: every clause, stycke and punkt with who changed it.

import type { Chapter } from '../statutes/statute.ts';
import type { ContentClause } from './merge-content.ts';
import type { MergedPart } from './merge-order.ts';
import type { Unit } from './merge-chains.ts';
import type { By, MergedRun } from './merge-words.ts';

/** A run of a merged stycke; a conflict with its id, and the words it was settled with. */
export type TreeRun =
  | Exclude<MergedRun, { readonly kind: 'conflict' }>
  | {
      readonly kind: 'conflict';
      readonly id: string;
      readonly base: string;
      readonly ours: string;
      readonly theirs: string;
      readonly settled: string | null;
    };

export interface MergedUnit {
  readonly kind: 'paragraph' | 'item';
  readonly label: string;
  /** Both changed the number of a punkt in a counted list, to different ones: the list has to be counted anew. */
  readonly isRecounted?: true;
  readonly startsList: boolean;
  /** `deleted` units are shown where they stood and are not in the merged text. */
  readonly state: 'kept' | 'inserted' | 'deleted';
  /** Who changed it; null where nobody did. */
  readonly by: By | null;
  readonly runs: readonly TreeRun[];
  /** The conflict about the unit as a whole. */
  readonly conflict: string | null;
}

export interface MergedClause {
  readonly number: string;
  readonly heading: string | null;
  readonly chapter: Chapter | null;
  readonly state: 'kept' | 'inserted' | 'repealed';
  readonly by: By | null;
  /** Index in each version's clauses; null where it is not there. */
  readonly base: number | null;
  readonly ours: number | null;
  readonly theirs: number | null;
  readonly units: readonly MergedUnit[];
  readonly conflict: string | null;
}

export interface MergedTree {
  readonly title: string | null;
  readonly opening: readonly MergedUnit[];
  readonly clauses: readonly MergedClause[];
  readonly closing: readonly MergedUnit[];
}

export interface Sides<T> {
  readonly base: T;
  readonly ours: T;
  readonly theirs: T;
}
export type SideName = 'ours' | 'theirs';

/** A clause of the merged text, or (`part` null) what stands before or after them all. */
export interface Node {
  readonly id: string;
  readonly part: MergedPart | null;
  readonly clauses: Sides<ContentClause | null>;
}

/** A unit in its place in the merged text. `isMoved`: the side has it in another clause than the base. */
export interface PlacedUnit {
  readonly id: string;
  readonly units: Sides<Unit | null>;
  readonly isMoved: Readonly<Record<SideName, boolean>>;
}

/** What both agree on, or the one that changed; undefined where both changed, otherwise. */
export function mergeValues<T>(base: T, ours: T, theirs: T): T | undefined {
  if (ours === theirs || theirs === base) return ours;
  return ours === base ? theirs : undefined;
}

export function byOf(ours: boolean, theirs: boolean): By | null {
  return ours && theirs ? 'both' : ours ? 'ours' : theirs ? 'theirs' : null;
}
