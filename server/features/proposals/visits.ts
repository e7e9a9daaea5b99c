// Which proposal an address names, and whether whoever asks may know that it is there.
import type { Paper } from '../../domain/documents/blocks.ts';
import { may } from '../../domain/permissions.ts';
import type { Proposal } from '../../domain/proposals/proposal.ts';
import { canSee } from '../../domain/proposals/visibility.ts';
import { refuse, type Refusal } from '../../domain/refusal.ts';
import type { StatuteReader } from '../../office/statute-reading.ts';
import type { Files } from '../../office/files.ts';
import type { WordWriter } from '../../office/word-writing.ts';
import type { Words } from '../../web/i18n.ts';
import type { Policy, Visit } from '../../web/room.ts';
import type { Amender, Comparer } from '../comparison/index.ts';
import { organisationInPath, type StoredOrganisation } from '../organisations/index.ts';
import type { AskAffected } from '../statutes/index.ts';
import type { ProposalsDesk } from './actions/desk.ts';
import type { MemberContact } from './records.ts';

/** What the house connects. */
export interface ProposalsDoors {
  readonly baseUrl: string;
  readonly comparePath: (from: string, to: string) => string;
  readonly read: StatuteReader['read'];
  readonly compare: Comparer;
  readonly amend: Amender;
  readonly textOfFile: Files['textOfFile'];
  readonly writeWord: WordWriter['write'];
  readonly print: (paper: Paper) => Promise<{ readonly bytes: Buffer } | Refusal>;
  /** Legal documents are Swedish, whatever the page's language. */
  readonly documentWords: Words;
  readonly affected: AskAffected;
}

export type V<D extends ProposalsDesk = ProposalsDesk> = Visit<D>;

export interface ProposalFound {
  readonly organisation: StoredOrganisation;
  /** As whoever asks is told of it. */
  readonly proposal: Proposal;
}

/** The proposal that the address names; null where there is none, or whoever asks may not know of it. */
export async function proposalInPath(visit: V): Promise<ProposalFound | null> {
  const organisation = await organisationInPath(visit);
  const proposal = await visit.desk.proposals.byId(visit.parameters['id'] ?? '');
  if (organisation === null || proposal?.organisationId !== organisation.id) return null;
  const seen = await seenBy(visit, proposal);
  return seen === null ? null : { organisation, proposal: seen };
}

/**
 * The proposal as whoever asks may know of it; null where they may not. The one gate of pages, files and lists. To others
 * than the förbund's own it says what they were last sent, whatever it has been given since.
 */
export async function seenBy(
  { desk, who }: Pick<V, 'desk' | 'who'>,
  proposal: Proposal,
): Promise<Proposal | null> {
  if (may(who, 'proposal.see', proposal.organisationId)) return proposal;
  const round = (await desk.proposals.rounds(proposal.id)).at(-1);
  const isSent =
    round !== undefined ||
    (proposal.kind === 'bylaws' && (await desk.proposals.isCarriedInPublic(proposal.id)));
  // A link may reach one förbund only, though its owner is a contact of several.
  const asksAsContact = (await spokenFor({ desk, who }, proposal.organisationId)).length > 0;
  const consultation = asksAsContact ? (await desk.proposals.consultations(proposal.id)).at(-1) : undefined;
  if (!canSee(who, proposal, { isSent, isConsulted: consultation !== undefined, asksAsContact })) return null;
  if (consultation !== undefined && consultation.openedAt > (round?.dispatchedAt ?? ''))
    return { ...proposal, ...consultation.terms };
  if (round === undefined) return proposal;
  const { adoptedAs, forceRule, terms } = round;
  return { ...proposal, adoptedAs, forceRule, ...terms };
}

/** A policy on a proposal: nothing is there for whoever may not see it. */
export function onProposal<D extends ProposalsDesk>(act: Policy<D>['act']): Policy<D> {
  return { act, of: async (visit) => (await proposalInPath(visit))?.proposal.organisationId ?? null };
}

/**
 * Why whoever asks may not read what was said in consultations, nor its summary; null where they may. What members say is
 * between them and the förbund, also when the text has been sent and is public.
 */
export async function consultationFault(visit: V, { organisation }: ProposalFound): Promise<Refusal | null> {
  const { who } = visit;
  if (may(who, 'proposal.see', organisation.id)) return null;
  if ((await spokenFor(visit, organisation.id)).length > 0) return null;
  return refuse(who === null ? 'access.signIn' : 'access.notFound');
}

/** For which members whoever asks speaks in this förbund's matters. */
export async function spokenFor(
  { desk, who }: Pick<V, 'desk' | 'who'>,
  organisationId: string,
): Promise<readonly MemberContact[]> {
  if (who === null || !may(who, 'proposal.speakForMember', organisationId)) return [];
  const contacts = await desk.proposals.contactsOf(who.accountId);
  return contacts.filter((each) => each.organisationId === organisationId);
}
