// A change of the bylaws that an att-sats carries, against their text: what it makes of them, and whether it still can.
import { amended } from '../comparison/merge-amendments.ts';
import { contentOfClause } from '../comparison/merge-content.ts';
import type { ReadText } from '../comparison/pieces.ts';
import { clauseRead, clauseSource } from '../proposals/clause-source.ts';
import { formatDate } from '../language/dates.ts';
import { refuse, type Refusal } from '../refusal.ts';
import { clauseReference } from '../statutes/citation.ts';
import { clauseHash } from '../statutes/identity.ts';
import type { Clause } from '../statutes/statute.ts';
import { clauseAt } from './citation.ts';
import type { CarriedAmendment, WordingAmendment } from './motion.ts';

/** A clause's words as they are put before whoever is to change them. */
export const wordingOf = (clause: Clause): string => clauseSource(contentOfClause(clause).blocks);

/**
 * The bylaws with the clause in its new words. Refused where the text no longer has the clause with the words that it was
 * written against, where nothing is written or changed, and where what is written is more than one clause.
 */
export function amendedBylaws(
  bylaws: ReadText,
  { anchor, clauseHash: pinned, wording }: Pick<WordingAmendment, 'anchor' | 'clauseHash' | 'wording'>,
): ReadText | Refusal {
  const clause = clauseAt(bylaws.reading.clauses, anchor);
  if (clause === null || clauseHash(clause) !== pinned)
    return refuse('motion.amendmentOutdated', 'wording', {
      clause: clause === null ? '' : clauseReference(clause),
    });
  const blocks = clauseRead(wording);
  if ('refused' in blocks) return { ...blocks, field: 'wording' };
  if (blocks.length === 0) return refuse('motion.amendmentEmpty', 'wording');
  const name = { chapter: clause.chapter?.number ?? null, number: clause.number };
  const text = amended(bylaws, { clause: name, proposedWording: { heading: clause.heading, blocks } });
  const changed = text === null ? null : clauseAt(text.reading.clauses, anchor);
  return text === null || changed === null || clauseHash(changed) === pinned
    ? refuse('motion.amendmentSame', 'wording')
    : text;
}

/**
 * An att-sats for a change that has none yet, to be worded as the mover pleases. Motions are Swedish.
 * @param clause the clause that is to have new words; null where a proposal of the board's is carried
 */
export function amendmentSentence(amendment: CarriedAmendment, clause: Clause | null): string {
  if (amendment.kind === 'proposal' || clause === null)
    return 'att anta styrelsens förslag till ändring av stadgarna';
  const from =
    amendment.from === null ? '' : `, att gälla från och med den ${formatDate(amendment.from, 'sv')}`;
  return `att ${clauseReference(clause)} i stadgarna ska ha den lydelse som föreslås${from}`;
}
