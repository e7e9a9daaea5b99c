// The second person's word on what was recorded last: who may give it. Pages, what waits, and the acts ask this alike.
import { seeLinks } from '../../domain/accounts/personal-link.ts';
import type { Who } from '../../domain/permissions.ts';
import { refuse, type Refusal } from '../../domain/refusal.ts';
import type { ProposalsDesk } from './actions/desk.ts';

/**
 * Why they, of those who hold `proposal.confirm`, may not confirm what `recordedBy` recorded; null where they may. It is
 * another's word, also where whoever recorded it came by a link that the office has seen, or is a contact that they named,
 * maybe by an address of their own: then somebody else of the board confirms.
 */
export async function secondPersonFault(
  { accounts, proposals }: Pick<ProposalsDesk, 'accounts' | 'proposals'>,
  who: Who,
  organisationId: string,
  { memberId, recordedBy }: { readonly memberId: string; readonly recordedBy: string | null },
): Promise<Refusal | null> {
  if (who === null) return refuse('access.signIn');
  if (recordedBy === null) return null;
  if (recordedBy === who.accountId) return refuse('ratification.samePerson');
  const namers = await proposals.namersOf({ organisationId, memberId, accountId: recordedBy });
  if (namers.includes(who.accountId)) return refuse('ratification.contactNamed');
  const seesLinks = who.grants.some(
    (grant) => grant.organisationId === organisationId && seeLinks.includes(grant.role),
  );
  if (!seesLinks) return null;
  const links = await accounts.personalLinksOf(recordedBy);
  return links.some((link) => link.organisationId === organisationId)
    ? refuse('ratification.linkSeen')
    : null;
}
