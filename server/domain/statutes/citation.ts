// How a clause is cited: "4 § förbundsordningen för X, i lydelse från och med den 1 maj 2014".
import { formatDate, type PartialDate } from '../language/dates.ts';
import type { Clause } from './statute.ts';

/** "4 §", in chapters "2 kap. 4 §"; the way laws cite. */
export function clauseReference({ number, chapter }: Pick<Clause, 'number' | 'chapter'>): string {
  return chapter === null ? `${number} §` : `${chapter.number} kap. ${number} §`;
}

/** The citation to paste in a document. Legal documents are Swedish only. */
export function citationOf(
  clause: Pick<Clause, 'number' | 'chapter'>,
  statute: {
    readonly kind: 'forbundsordning' | 'bylaws';
    readonly owner: string;
    readonly effectiveFrom: PartialDate | null;
  },
): string {
  const name = statute.kind === 'bylaws' ? 'stadgarna' : 'förbundsordningen';
  const { effectiveFrom } = statute;
  const wording =
    effectiveFrom === null
      ? 'i odaterad lydelse'
      : `i lydelse från och med ${effectiveFrom.length === 10 ? 'den ' : ''}${formatDate(effectiveFrom, 'sv')}`;
  return `${clauseReference(clause)} ${name} för ${statute.owner}, ${wording}`;
}
