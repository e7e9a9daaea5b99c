// The text of a proposal as its editor works on it: the one that a form was read at, the one it is now, and which clause is which.
import { compareNames, isNameable, keyOf, type ClauseName } from '../../domain/comparison/amending-names.ts';
import type { Comparison } from '../../domain/comparison/change.ts';
import type { ReadText } from '../../domain/comparison/pieces.ts';
import type { Proposal, ProposalText } from '../../domain/proposals/proposal.ts';
import { refuse, type Refusal } from '../../domain/refusal.ts';
import { clauseAnchors } from '../../domain/statutes/anchor.ts';
import type { Clause } from '../../domain/statutes/statute.ts';
import { newestText, type ProposalsDesk } from './actions/desk.ts';
import { baseOf } from './actions/wording.ts';
import { proposalInPath, type ProposalFound, type ProposalsDoors, type V } from './visits.ts';

/** A proposal with the text that somebody has before them and the newest, mostly the same. */
export interface EditedText extends ProposalFound {
  readonly base: ReadText | null;
  readonly seen: ProposalText;
  readonly now: ProposalText;
}

/** @param number of the text that the form was read at; null reads the newest */
export async function editedTextIn(visit: V, number: number | null): Promise<EditedText | Refusal> {
  const found = await proposalInPath(visit);
  if (found === null) return refuse('access.notFound');
  const { proposal } = found;
  const now = await newestText(visit.desk, proposal);
  const seen =
    number === null || number === now.number ? now : await visit.desk.proposals.text(proposal.id, number);
  // A form that names no text was not made here.
  if (seen === null) return refuse('edit.conflict');
  return { ...found, seen, now, base: await baseOf(visit.desk, proposal.organisationId, now.baseVersionId) };
}

export const anchorsOf = ({ reading }: ReadText): readonly string[] => clauseAnchors(reading.clauses);

export const nameOf = ({ number, chapter }: Pick<Clause, 'number' | 'chapter'>): ClauseName => ({
  number,
  chapter: chapter?.number ?? null,
});

/** Where a clause of one text stands in another. */
export interface Counterpart {
  /** Null where it is gone. */
  readonly index: number | null;
  /** Its words are others there. */
  readonly isReworded: boolean;
}

/** By the comparison of both, or by name where there is none. */
export function counterpartOf(
  comparison: Comparison | null,
  from: ReadText,
  to: ReadText,
  index: number,
): Counterpart {
  const change = comparison?.clauses.find(({ before }) => before.some((each) => each.index === index));
  if (change !== undefined) {
    const partner = change.after[0]?.index ?? null;
    return {
      index: partner,
      isReworded: partner !== null && (change.kind !== 'same' || change.heading !== null),
    };
  }
  const [clause, found] = [from.reading.clauses[index], placeByName(from, to, index)];
  const other = found === null ? undefined : to.reading.clauses[found];
  return {
    index: found,
    isReworded: JSON.stringify(wordsOf(clause)) !== JSON.stringify(wordsOf(other)),
  };
}

function placeByName(from: ReadText, to: ReadText, index: number): number | null {
  const clause = from.reading.clauses[index];
  if (clause === undefined) return null;
  const found = to.reading.clauses.findIndex((each) => keyOf(nameOf(each)) === keyOf(nameOf(clause)));
  return found < 0 ? null : found;
}

const wordsOf = (clause: Clause | undefined): unknown =>
  clause === undefined
    ? null
    : [
        clause.heading,
        clause.blocks.map((block) =>
          block.kind === 'paragraph' ? block.passage.text : block.items.map(({ text }) => text),
        ),
      ];

/** The place after which a clause of this name goes: that of the last lower number. */
export function placeAfter({ reading }: ReadText, name: ClauseName): number {
  if (!isNameable(name)) return reading.clauses.length - 1;
  return reading.clauses.findLastIndex((clause) => {
    const other = nameOf(clause);
    return isNameable(other) && compareNames(other, name) < 0;
  });
}

/** A comparison where it can be had now: pages are shown without one rather than not at all. */
export async function comparisonOf(
  doors: Pick<ProposalsDoors, 'compare'>,
  before: ReadText | null,
  after: ReadText,
  only?: { readonly before: number; readonly after: number },
): Promise<Comparison | null> {
  if (before === null) return null;
  const outcome = await doors.compare({ before, after, ...(only === undefined ? {} : { only }) });
  return typeof outcome === 'string' ? null : outcome.result;
}

/** The proposal anew in the act's own transaction; refused where somebody has saved another text since it was prepared. */
export async function sameText<D extends ProposalsDesk>(
  visit: V<D>,
  { now }: EditedText,
): Promise<Proposal | Refusal> {
  const found = await proposalInPath(visit);
  if (found === null) return refuse('access.notFound');
  return found.proposal.textNumber === now.number ? found.proposal : refuse('edit.conflict');
}
