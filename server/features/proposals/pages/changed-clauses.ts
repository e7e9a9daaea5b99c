// The changed clauses of a comparison, drawn inside another page.
import type { ClauseChange, Comparison } from '../../../domain/comparison/change.ts';
import { paragraphModel } from '../../comparison/index.ts';

/** A clause that another wording changes, with its stycken as the comparison's templates draw them. */
export function changedClauses({ clauses, preamble }: Pick<Comparison, 'clauses' | 'preamble'>) {
  return [
    ...clauses.filter(isChanged).map((clause) => ({
      title: titleOf(clause),
      kind: clause.kind as string,
      paragraphs: clause.paragraphs.map(paragraphModel),
    })),
    ...(preamble.some(({ kind }) => kind !== 'same')
      ? [
          {
            title: null,
            kind: 'changed',
            paragraphs: preamble.filter(({ kind }) => kind !== 'same').map(paragraphModel),
          },
        ]
      : []),
  ];
}

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
