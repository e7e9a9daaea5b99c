// The acts on a draft: begin it, change its wording, change its terms.
import type { ReadText } from '../../../domain/comparison/pieces.ts';
import { wholeHash } from '../../../domain/proposals/adopted-words.ts';
import { longestAmendmentReason, type Said } from '../../../domain/proposals/amendment-said.ts';
import { termsFault } from '../../../domain/proposals/terms.ts';
import { isTooMuchAtOnce } from '../../../domain/proposals/many-at-once.ts';
import {
  type AdoptionForm,
  type Effects,
  type ForceRule,
  type Proposal,
  type ProposalKind,
  type TextReason,
} from '../../../domain/proposals/proposal.ts';
import { refuse, type Refusal } from '../../../domain/refusal.ts';
import { textHash } from '../../../domain/statutes/identity.ts';
import type { StoredOrganisation } from '../../organisations/index.ts';
import {
  after,
  by,
  dissolvedFault,
  inStatutesTurn,
  newestText,
  newestVersion,
  readyFor,
  record,
  save,
  type Named,
  type ProposalsDesk,
} from './desk.ts';
import { carryOver } from './rebase.ts';
import { amendmentsFor, addWording, baseOf } from './wording.ts';
import { withoutDecisions } from '../../../domain/proposals/undecided.ts';

/** What a proposal is besides its words. */
export interface Terms {
  readonly heading: string;
  readonly adoptedAs: AdoptionForm;
  readonly forceRule: ForceRule;
  readonly effects: Effects;
}

export interface NewProposal extends Terms {
  readonly kind: ProposalKind;
  /** Null begins from the words of the version that it is to change. */
  readonly text: ReadText | null;
  readonly because?: TextReason;
  /** The words that the text's changes were made in, where a file tells them. */
  readonly madeIn?: ReadText | null;
}

/**
 * Begins a proposal, written against the newest adopted version (also one that is not yet in force), or against nothing
 * in a formation. A file whose changes were made in other words than that version's has them carried over to it; where
 * they meet others they wait to be settled. Refused where the kind is another than the organisation's: a network has
 * bylaws, a förbund without any version is being formed, and it is formed by one proposal.
 */
export async function beginProposal(
  desk: ProposalsDesk,
  organisation: StoredOrganisation,
  { kind, text, because = 'begun', madeIn = null, ...terms }: NewProposal,
): Promise<Proposal | Refusal> {
  await inStatutesTurn(desk, organisation.id);
  const base = await newestVersion(desk, organisation.id);
  const others = await desk.proposals.underWay(organisation.id);
  const fault =
    dissolvedFault(organisation, desk.today) ??
    kindFault(kind, organisation, base !== null, others) ??
    termsFault(terms, kind);
  if (fault !== null) return fault;
  const baseText = await baseOf(desk, organisation.id, base?.id ?? null);
  const written = text === null ? baseText : withoutDecisions(text);
  if (written === null || written.reading.clauses.length === 0)
    return refuse('statute.withoutClause', 'source');
  if (isTooMuchAtOnce(others.length + 1, written.source.length))
    return refuse('proposal.tooMuchAtOnce', undefined, { count: others.length });
  const proposal: Proposal = {
    id: desk.newId(),
    organisationId: organisation.id,
    kind,
    state: 'draft',
    ...terms,
    revision: 1,
    textNumber: 1,
    board: null,
    rebaseOnto: null,
    rebaseChoices: new Map(),
    rebaseFrom: text === null || baseText === null ? null : otherWords(madeIn, baseText),
    versionId: null,
    begunAt: desk.now,
    changedAt: desk.now,
    endedBecause: null,
  };
  await desk.proposals.add(proposal, by(desk));
  const saved = await addWording(desk, proposal, written, {
    ...{ number: 1, baseVersionId: base?.id ?? null, because },
    amendments: amendmentsFor(baseText, written),
  });
  await record(desk, proposal, 'proposal.begun', {
    kind,
    base: saved.baseVersionId,
    textHash: saved.textHash,
  });
  return base === null || proposal.rebaseFrom === null ? proposal : carryOver(desk, proposal, base.id);
}

/** What a file's changes were made in, where it is a text of its own and not the version's words. */
function otherWords(madeIn: ReadText | null, base: ReadText): ReadText | null {
  const from = madeIn === null ? null : withoutDecisions(madeIn);
  const isText = from !== null && from.reading.clauses.length > 0;
  return isText && textHash(from.reading) !== textHash(base.reading) ? from : null;
}

function kindFault(
  kind: ProposalKind,
  organisation: StoredOrganisation,
  hasVersion: boolean,
  others: readonly Proposal[],
): Refusal | null {
  if ((kind === 'bylaws') !== (organisation.kind === 'network')) return refuse('proposal.kind', 'kind');
  if (kind === 'revision' && !hasVersion) return refuse('statute.withoutBase', 'kind');
  if (kind !== 'formation') return null;
  if (hasVersion || organisation.formedOn !== null) return refuse('proposal.alreadyFormed', 'kind');
  return others.length > 0 ? refuse('proposal.oneFormation', 'kind') : null;
}

/**
 * Saves a wording as the next one. A change undoes the board's approval: it approved other words.
 * Refused with edit.conflict when somebody has changed the proposal since it was read.
 */
export async function changeText(
  desk: ProposalsDesk,
  proposal: Named,
  {
    revision,
    text,
    because = 'edited',
    ...said
  }: Said & { readonly revision: number; readonly text: ReadText; readonly because?: TextReason },
): Promise<Proposal | Refusal> {
  const current = await readyFor(desk, proposal, 'change', revision);
  if ('refused' in current) return current;
  if (await desk.proposals.isBeforeMeeting(current.id)) return refuse('proposal.beforeMeeting');
  if (text.reading.clauses.length === 0) return refuse('statute.withoutClause', 'source');
  if ([...(said.reasons?.values() ?? [])].some((reason) => reason.length > longestAmendmentReason))
    return refuse('form.tooLong', 'reason', { max: longestAmendmentReason });
  const others = (await desk.proposals.underWay(current.organisationId)).length - 1;
  if (isTooMuchAtOnce(others + 1, text.source.length))
    return refuse('proposal.tooMuchAtOnce', undefined, { count: others });
  const before = await newestText(desk, current);
  const { baseVersionId } = before;
  const base = await baseOf(desk, current.organisationId, baseVersionId);
  const amendments = amendmentsFor(base, text, before.amendments, said);
  const isSame =
    before.source === text.source && JSON.stringify(before.amendments) === JSON.stringify(amendments);
  if (isSame) return current;
  const number = current.textNumber + 1;
  const to = after(current, 'change', {
    ...{ textNumber: number, board: null },
    // The choices were made among other words.
    rebaseChoices: new Map(),
  });
  const saved = await save(desk, current, to, 'proposal.textChanged', {
    ...{ number, textHash: wholeHash(text.reading) },
  });
  if ('refused' in saved) return saved;
  await addWording(desk, current, text, { number, baseVersionId, amendments, because });
  return saved;
}

/** Changes what it is called, how it is adopted, when it is to apply and what follows. It undoes the board's approval too. */
export async function changeTerms(
  desk: ProposalsDesk,
  proposal: Named,
  { revision, ...terms }: Terms & { readonly revision: number },
): Promise<Proposal | Refusal> {
  const current = await readyFor(desk, proposal, 'change', revision);
  if ('refused' in current) return current;
  const fault = termsFault(terms, current.kind);
  if (fault !== null) return fault;
  if (await desk.proposals.isBeforeMeeting(current.id)) return refuse('proposal.beforeMeeting');
  return save(desk, current, after(current, 'change', { ...terms, board: null }), 'proposal.termsChanged', {
    ...{ adoptedAs: terms.adoptedAs, forceRule: { ...terms.forceRule } },
  });
}
