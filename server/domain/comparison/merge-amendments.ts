// Amendments written against one base, carried into what the statute has become since.

import { compareNames, keyOf, type ClauseName } from './amending-names.ts';
import { contentOf, writeContent, type ContentBlock } from './merge-content.ts';
import { mergedText, mergeStatutes, type Merge } from './merge.ts';
import type { ReadText } from './pieces.ts';

/** What a clause is to read. */
export interface ProposedWording {
  readonly heading: string | null;
  readonly blocks: readonly ContentBlock[];
}

/** A proposed change of one clause of the base. */
export interface ClauseAmendment {
  readonly clause: ClauseName;
  /** Null repeals the clause; a clause that the base does not have is put in by its number. */
  readonly proposedWording: ProposedWording | null;
}

/** The base with one amendment made; null where it repeals a clause that is not there. */
export function amended(base: ReadText, { clause, proposedWording }: ClauseAmendment): ReadText | null {
  const content = contentOf(base.reading);
  const clauses = [...content.clauses];
  const names = clauses.map(({ chapter, number }) => ({ chapter: chapter?.number ?? null, number }));
  const at = names.findIndex((name) => keyOf(name) === keyOf(clause));
  if (at < 0 && proposedWording === null) return null;
  if (proposedWording === null) clauses.splice(at, 1);
  else if (at >= 0)
    clauses.splice(at, 1, {
      ...(clauses[at] ?? { number: clause.number, chapter: null }),
      ...proposedWording,
    });
  else {
    const last = names.findLastIndex((name) => compareNames(name, clause) < 0);
    const chapter = clauses.find((each) => each.chapter?.number === clause.chapter)?.chapter;
    const home = clause.chapter === null ? null : (chapter ?? { number: clause.chapter, heading: null });
    clauses.splice(last + 1, 0, { number: clause.number, chapter: home, ...proposedWording });
  }
  return writeContent({ ...content, clauses });
}

/** What came of many amendments of one base. */
export interface Consolidation {
  /** The statute with every amendment that could be made. */
  readonly text: ReadText;
  /** By the place of the amendment in the list: made, or in conflict with those made before it. */
  readonly outcomes: readonly (
    | { readonly kind: 'made' }
    | { readonly kind: 'conflict'; readonly merge: Merge }
    | { readonly kind: 'noSuchClause' }
  )[];
}

/**
 * Makes parallel amendments of one base, each against the base it was written for. `current` is what the base has
 * become already. One that meets another is left out and handed back with its conflicts, to be settled or rewritten.
 */
export function consolidate(
  base: ReadText,
  amendments: readonly ClauseAmendment[],
  current: ReadText = base,
): Consolidation {
  let text = current;
  const outcomes = amendments.map((amendment): Consolidation['outcomes'][number] => {
    const proposed = amended(base, amendment);
    if (proposed === null) return { kind: 'noSuchClause' };
    const merge = mergeStatutes(base, text, proposed);
    const merged = mergedText(merge);
    if (merged === null) return { kind: 'conflict', merge };
    text = merged;
    return { kind: 'made' };
  });
  return { text, outcomes };
}
