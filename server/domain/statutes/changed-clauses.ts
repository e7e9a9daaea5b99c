// Which clauses of a text another text no longer has as they stood: renumbered alone they are the same.
import { styckenOf } from '../comparison/stycken.ts';
import { sentencesOf } from '../language/sentences.ts';
import { clauseAnchors } from './anchor.ts';
import { clauseReference } from './citation.ts';
import type { Clause } from './statute.ts';

export interface ChangedClause {
  /** Place among the clauses of the text that is changed. */
  readonly index: number;
  readonly anchor: string;
  readonly reference: string;
  readonly words: string;
}

/** The words of a clause, whatever its number and rubric: two with the same are the same wording. */
export const clauseBodyWords = ({ blocks }: Pick<Clause, 'blocks'>): string =>
  styckenOf({ blocks })
    .map((stycke) => stycke.map(({ text }) => text).join('\n'))
    .join('\n\n');

export function changedClauses(
  before: readonly Clause[],
  after: readonly Clause[],
): readonly ChangedClause[] {
  const kept = new Set(after.map((clause) => clauseBodyWords(clause)));
  const anchors = clauseAnchors(before);
  return before.flatMap((clause, index) => {
    const words = clauseBodyWords(clause);
    return kept.has(words)
      ? []
      : [{ index, anchor: anchors[index] ?? '', reference: clauseReference(clause), words }];
  });
}

/** The sentences of a text, as they are told apart. */
export const sentencesWithin = (clauses: readonly Pick<Clause, 'blocks'>[]): ReadonlySet<string> =>
  new Set(
    clauses.flatMap((clause) =>
      styckenOf(clause).flatMap((stycke) =>
        stycke.flatMap(({ text }) => sentencesOf(text).map((sentence) => sentence.trim())),
      ),
    ),
  );
