// Rättelse: a slip in an adopted text mended so that everybody sees what stood there, what stands there now, and why.
import type { ReadText } from '../comparison/pieces.ts';
import { clauseSource, withClauseWorded, type TypedClause } from '../proposals/editing.ts';
import { isRefusal, refuse, type Refusal } from '../refusal.ts';
import { clauseAnchors } from './anchor.ts';
import { clauseReference } from './citation.ts';
import { clauseHash } from './identity.ts';

/** One clause as it stood and as it is to stand: rubric and body as they are typed. */
export interface CorrectedClause {
  /** Its fragment in the version that is corrected. */
  readonly anchor: string;
  readonly reference: string;
  readonly before: TypedClause;
  readonly after: TypedClause;
}

/** `pending`: waits for another person. */
export type CorrectionState = 'pending' | 'confirmed' | 'declined';

export interface Correction {
  readonly id: string;
  readonly organisationId: string;
  /** The version whose slip it mends. */
  readonly versionId: string;
  readonly clauses: readonly CorrectedClause[];
  readonly textHash: string;
  readonly reason: string;
  readonly state: CorrectionState;
  readonly proposedAt: string;
  readonly proposedBy: string;
  readonly settledAt: string | null;
  readonly settledBy: string | null;
  /** What it became; null until it is confirmed. */
  readonly newVersionId: string | null;
}

/** What the rules need of a version. */
interface Standing {
  readonly id: string;
  readonly correctsVersionId: string | null;
}

/** The version that took a corrected one's place; null where it still stands. */
export const correctedBy = <V extends Standing>(versions: readonly V[], id: string): V | null =>
  versions.find(({ correctsVersionId }) => correctsVersionId === id) ?? null;

/** Those that no correction has taken the place of. */
export const standingVersions = <V extends Standing>(versions: readonly V[]): readonly V[] =>
  versions.filter(({ id }) => correctedBy(versions, id) === null);

/**
 * Why a version cannot be corrected; null where it can. A version that a newer one has followed can: what was adopted
 * then was something else than the text says, whatever was adopted later. One that is corrected already cannot: the
 * correction is what stands, and is corrected itself.
 */
export function correctionFault(versions: readonly Standing[], versionId: string): Refusal | null {
  return correctedBy(versions, versionId) === null ? null : refuse('correction.overtaken');
}

/** Two people: whoever proposed a correction never confirms it. */
export const confirmingFault = (
  correction: Pick<Correction, 'state' | 'proposedBy'>,
  by: string | null,
): Refusal | null => {
  if (correction.state !== 'pending') return refuse('correction.settled');
  return by === null || by === correction.proposedBy ? refuse('correction.samePerson') : null;
};

/** A clause of the text with its rubric and body as they are typed; null where there is none with that fragment. */
export function clauseTyped(text: ReadText, anchor: string): TypedClause | null {
  const index = clauseAnchors(text.reading.clauses).indexOf(anchor);
  const clause = text.reading.clauses[index];
  const source = clause === undefined ? null : clauseSource(text, index);
  return clause === undefined || source === null ? null : { heading: clause.heading, source };
}

export interface Corrected {
  readonly text: ReadText;
  readonly clause: CorrectedClause;
}

/** The text with one clause corrected. Refused where nothing is changed, and as any typed clause is. */
export function correctedText(text: ReadText, anchor: string, typed: TypedClause): Corrected | Refusal {
  const index = clauseAnchors(text.reading.clauses).indexOf(anchor);
  const clause = text.reading.clauses[index];
  const before = clauseTyped(text, anchor);
  if (clause === undefined || before === null) return refuse('correction.unknownClause', 'clause');
  const edited = withClauseWorded(text, index, typed);
  if (isRefusal(edited)) return edited;
  const now = edited.text.reading.clauses[index];
  if (now === undefined || clauseHash(now) === clauseHash(clause))
    return refuse('correction.nothingChanged', 'source');
  const after = clauseTyped(edited.text, clauseAnchors(edited.text.reading.clauses)[index] ?? anchor);
  return {
    text: edited.text,
    clause: { anchor, reference: clauseReference(clause), before, after: after ?? typed },
  };
}

/** The words that differ, with a few before and after them that do not. */
export interface ChangedWords {
  readonly lead: string;
  readonly before: string;
  readonly after: string;
  readonly tail: string;
}

const wordsAround = 6;

/** The one stretch, as short as it can be, in which two texts differ. */
export function changedWords(before: string, after: string): ChangedWords {
  const [old, now] = [before, after].map((text) => text.split(/(?<=\s)|(?=[.,;:!?]+(?:\s|$))/u));
  const was = old ?? [];
  const is = now ?? [];
  let start = 0;
  while (start < was.length && start < is.length && was[start]?.trim() === is[start]?.trim()) start += 1;
  let end = 0;
  while (
    end < was.length - start &&
    end < is.length - start &&
    was[was.length - 1 - end]?.trim() === is[is.length - 1 - end]?.trim()
  )
    end += 1;
  const from = Math.max(0, start - wordsAround);
  const to = Math.min(is.length, is.length - end + wordsAround);
  return {
    lead: (from > 0 ? '… ' : '') + is.slice(from, start).join(''),
    before: was
      .slice(start, was.length - end)
      .join('')
      .trim(),
    after: is
      .slice(start, is.length - end)
      .join('')
      .trim(),
    tail: is.slice(is.length - end, to).join('') + (to < is.length ? ' …' : ''),
  };
}

/** What differs in a corrected clause: in its body, and in its rubric where that was corrected too. */
export function clauseChange({ before, after }: Pick<CorrectedClause, 'before' | 'after'>): ChangedWords {
  const words = ({ heading, source }: TypedClause): string =>
    [...(before.heading === after.heading ? [] : [`${heading ?? ''}.`]), source.replace(/\s+/gu, ' ')]
      .join(' ')
      .trim();
  return changedWords(words(before), words(after));
}
