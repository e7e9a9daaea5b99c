// Who may read a proposal: the förbund's own while it is drafted, its members' contacts from the consultation on, anyone once it is sent.
import { may, type Who } from '../permissions.ts';
import type { Proposal } from './proposal.ts';

/** How far a proposal has been shown outside the förbund. */
export interface Shown {
  /** A round has been sent, or a submitted motion carries it: what is sent to members is public. */
  readonly isSent: boolean;
  /** Members have been asked for comments: they may follow what becomes of them. */
  readonly isConsulted: boolean;
  /** Who asks is a member's contact in this förbund's matters. */
  readonly asksAsContact: boolean;
}

/** May this person read it? */
export function canSee(
  who: Who,
  { organisationId, versionId }: Pick<Proposal, 'organisationId' | 'versionId'>,
  { isSent, isConsulted, asksAsContact }: Shown,
): boolean {
  if (isSent || versionId !== null) return true;
  if (may(who, 'proposal.see', organisationId)) return true;
  return isConsulted && asksAsContact && may(who, 'proposal.speakForMember', organisationId);
}
