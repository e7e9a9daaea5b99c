// A text that somebody gives back changed, as what it says of each clause: what differs from the text that they were sent.
import type { ClauseChange, ClauseRef, Comparison, ParagraphChange } from '../comparison/change.ts';
import { columnOf } from '../comparison/change.ts';
import { contentOf, type ContentClause } from '../comparison/merge-content.ts';
import { clauseAnchors } from '../statutes/anchor.ts';
import type { Reading } from '../statutes/statute.ts';
import { clauseSource } from './clause-source.ts';

/** What a clause is in the text that was given back. */
export type Difference =
  | { readonly kind: 'reworded' | 'repealed' | 'moved' }
  | { readonly kind: 'renumbered'; readonly number: string }
  /** `heading` is empty where the rubric is taken away. */
  | { readonly kind: 'headed'; readonly heading: string }
  /** `into` is the clause that it has become part of. */
  | { readonly kind: 'joined'; readonly into: string }
  /** `after` is empty for the first clause. */
  | { readonly kind: 'inserted'; readonly title: string; readonly after: string }
  | { readonly kind: 'outside'; readonly removed: string };

export interface ClauseAnswer {
  /** The clause's anchor in the text that was sent; empty for what belongs to none of its clauses. */
  readonly clause: string;
  readonly differences: readonly Difference[];
  /** As the clause's editor takes it; empty where the wording is left as it is, or taken away. */
  readonly wording: string;
}

/** One answer for each clause that differs, in the order of the text given back; none where they are the same. */
export function clauseAnswers(
  { clauses, preamble }: Pick<Comparison, 'clauses' | 'preamble'>,
  sent: Reading,
  given: Reading,
): readonly ClauseAnswer[] {
  const anchors = clauseAnchors(sent.clauses);
  const [old, fresh] = [contentOf(sent).clauses, contentOf(given).clauses];
  const wordingOf = (clause: ContentClause | undefined): string =>
    clause === undefined ? '' : clauseSource(clause.blocks).trim();
  const anchorOf = ({ index }: ClauseRef): string => anchors[index] ?? '';
  const inserted = (ref: ClauseRef): ClauseAnswer => {
    const before = fresh[ref.index - 1];
    const after = before === undefined ? '' : nameOf(before);
    return {
      clause: '',
      differences: [{ kind: 'inserted', title: titleOf(ref), after }],
      wording: wordingOf(fresh[ref.index]),
    };
  };
  const changed = (change: ClauseChange): readonly ClauseAnswer[] => {
    const [before, ...joined] = change.before;
    const [after, ...split] = change.after;
    if (before === undefined) return change.after.map(inserted);
    if (after === undefined)
      return change.before.map((ref) => ({
        ...{ clause: anchorOf(ref), differences: [{ kind: 'repealed' }], wording: '' },
      }));
    const wording = wordingOf(fresh[after.index]);
    const isReworded = change.kind !== 'same' && wording !== wordingOf(old[before.index]);
    const differences: Difference[] = [
      ...(isReworded ? [{ kind: 'reworded' } as const] : []),
      ...(nameOf(before) === nameOf(after) ? [] : [{ kind: 'renumbered', number: nameOf(after) } as const]),
      ...(change.heading === null ? [] : [{ kind: 'headed', heading: after.heading ?? '' } as const]),
      ...(change.moved ? [{ kind: 'moved' } as const] : []),
    ];
    return [
      ...(differences.length === 0
        ? []
        : [{ clause: anchorOf(before), differences, wording: isReworded ? wording : '' }]),
      ...joined.map((ref): ClauseAnswer => ({
        ...{ clause: anchorOf(ref), wording: '' },
        differences: [{ kind: 'joined', into: nameOf(after) }],
      })),
      ...split.map(inserted),
    ];
  };
  return [...outside(preamble), ...clauses.filter(isOther).flatMap(changed)];
}

const isOther = ({ kind, renumbered, moved, heading }: ClauseChange): boolean =>
  kind !== 'same' || renumbered || moved || heading !== null;

const nameOf = ({ number, chapter }: Pick<ClauseRef, 'number' | 'chapter'>): string =>
  `${chapter === null ? '' : `${chapter.number} kap. `}${number} §`;
const titleOf = (ref: ClauseRef): string =>
  ref.heading === null ? nameOf(ref) : `${nameOf(ref)} ${ref.heading}`;

/** What stands outside the clauses, together: no comment can be left on a line of it. */
function outside(preamble: readonly ParagraphChange[]): readonly ClauseAnswer[] {
  const others = preamble.filter(({ kind, moved }) => kind !== 'same' || moved);
  if (others.length === 0) return [];
  const linesOf = (side: 'before' | 'after'): string =>
    others
      .map(({ runs }) =>
        columnOf(runs, side)
          .map(({ text }) => text)
          .join(''),
      )
      .filter((line) => line.trim() !== '')
      .join('\n');
  return [
    {
      clause: '',
      differences: [{ kind: 'outside', removed: linesOf('before') }],
      wording: linesOf('after'),
    },
  ];
}
