// Who is asked about a proposal: those who must adopt it if it were sent today, and why where that is not plain.
import { isMemberOn } from '../../domain/organisations/membership.ts';
import type { Proposal } from '../../domain/proposals/proposal.ts';
import type { RoundMember } from '../../domain/proposals/ratification.ts';
import { membersToAsk } from './actions/must-adopt.ts';
import type { ProposalsDesk } from './actions/desk.ts';

export interface AskedMember extends RoundMember {
  readonly slug: string;
  /** It joins with the proposal, its membership begins later, or the dates leave open whether it is a member. */
  readonly why: 'joins' | 'later' | 'unknown' | null;
}

export async function membersAsked(
  desk: Pick<ProposalsDesk, 'organisations' | 'today'>,
  proposal: Pick<Proposal, 'organisationId' | 'effects'>,
): Promise<readonly AskedMember[]> {
  const members = await membersToAsk(desk, proposal);
  const memberships = await desk.organisations.memberships(proposal.organisationId);
  const found = await desk.organisations.byIds(members.map(({ memberId }) => memberId));
  const whyOf = (id: string): AskedMember['why'] => {
    if (proposal.effects.joins.some(({ memberId }) => memberId === id)) return 'joins';
    const today = memberships
      .filter(({ memberId }) => memberId === id)
      .map((each) => isMemberOn(each, desk.today));
    if (today.includes('yes')) return null;
    return today.includes('unknown') ? 'unknown' : 'later';
  };
  return members.map((member) => ({
    ...member,
    slug: found.find(({ id }) => id === member.memberId)?.slug ?? '',
    why: whyOf(member.memberId),
  }));
}
