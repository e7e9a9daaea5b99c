// Whose adoption a proposal needs: the list that is frozen when it is sent to the members.
import type { Day } from '../language/dates.ts';
import { isMemberOn, type Membership, type Party } from '../organisations/membership.ts';
import type { Effects } from './proposal.ts';

export interface MustAdopt {
  readonly memberId: string;
  readonly party: Party;
}

/**
 * Every member of the förbund on the day, as far as the dates tell (a membership that may have begun counts), and every
 * member that joins with the proposal. A member that has given notice, or whose last day lies ahead, is a member still
 * and must adopt; only one that this very proposal lets leave need not, since the text is not to apply to it.
 */
export function mustAdopt(
  memberships: readonly Pick<Membership, 'memberId' | 'party' | 'from' | 'to'>[],
  { joins, leaves }: Pick<Effects, 'joins' | 'leaves'>,
  on: Day,
): readonly MustAdopt[] {
  const leaving = new Set(leaves.map(({ memberId }) => memberId));
  const there = memberships
    .filter((each) => isMemberOn(each, on) !== 'no' && !leaving.has(each.memberId))
    .map(({ memberId, party }) => ({ memberId, party }));
  const byMember = new Map([...there, ...joins].map((each) => [each.memberId, each]));
  return [...byMember.values()];
}
