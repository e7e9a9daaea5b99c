// The changed clauses of a comparison, drawn inside another page.
import type { ClauseChange, Comparison, ParagraphChange } from '../../../domain/comparison/change.ts';
import { paragraphModel } from '../../comparison/index.ts';

/** Each clause that another wording changes, with those of its stycken that it changes as the comparison's templates draw them. */
export function changedClauses({ clauses, preamble }: Pick<Comparison, 'clauses' | 'preamble'>) {
  return [
    ...clauses.filter(isChanged).map((clause) => ({
      title: titleOf(clause),
      kind: clause.kind,
      paragraphs: clause.paragraphs.filter(isTouched).map(paragraphModel),
    })),
    ...(preamble.some(isTouched)
      ? [
          {
            title: null,
            kind: 'changed',
            paragraphs: preamble.filter(isTouched).map(paragraphModel),
          },
        ]
      : []),
  ];
}

const isTouched = ({ kind, moved }: ParagraphChange): boolean => kind !== 'same' || moved;

const isChanged = ({ kind, renumbered, moved, heading }: ClauseChange): boolean =>
  kind !== 'same' || renumbered || moved || heading !== null;

/** "4 § Ändamål": as it is called afterwards, else as it was. */
function titleOf({ after, before }: ClauseChange): string {
  const named = after[0] ?? before[0];
  if (named === undefined) return '';
  const chapter = named.chapter === null ? '' : `${named.chapter.number} kap. `;
  const number = named.number === '' ? '' : `${chapter}${named.number} §`;
  return [number, named.heading ?? ''].join(' ').trim();
}
