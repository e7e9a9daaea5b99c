// Proposals written against one base, whole texts or amendments of one clause, carried into what it has become since.

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

/** What came of many proposals for one base. */
export interface Consolidation {
  /** The statute with every proposal that could be carried into it. */
  readonly text: ReadText;
  /** For each proposal null where it is in the text, else the merge whose conflicts kept it out. */
  readonly refused: readonly (Merge | null)[];
}

/**
 * Carries proposals written against one base into one text, one after another. `current` is what the base has become
 * already. A proposal that meets an earlier one is left out whole and handed back with its conflicts, to be settled or
 * written anew.
 */
export function consolidate(
  base: ReadText,
  proposals: readonly ReadText[],
  current: ReadText = base,
): Consolidation {
  let text = current;
  const refused = proposals.map((proposal) => {
    const merge = mergeStatutes(base, text, proposal);
    const merged = mergedText(merge);
    text = merged ?? text;
    return merged === null ? merge : null;
  });
  return { text, refused };
}
