// Whose adoption a proposal needs: the list that is frozen when it is sent, and asked for anew before it is ratified.
import type { Day } from '../language/dates.ts';
import { isMemberFrom, type Membership, type Party } from '../organisations/membership.ts';
import type { WithdrawalNotice } from '../organisations/withdrawal.ts';
import type { Effects } from './proposal.ts';

export interface MustAdopt {
  readonly memberId: string;
  readonly party: Party;
}

/** Who is recorded as a member, and who of them has given notice to leave. */
export interface Recorded {
  readonly memberships: readonly Pick<Membership, 'memberId' | 'party' | 'from' | 'to' | 'dissolvedOn'>[];
  readonly notices: readonly Pick<WithdrawalNotice, 'memberId' | 'leavesOn' | 'takenBackAt'>[];
}

/**
 * Every member of the förbund from the day on, as far as is recorded: those of the day, those whose membership begins
 * later (the text is to apply to them too), those whose dates leave it open; and every member that joins with the
 * proposal. A member that has given notice, or whose last day lies ahead, is a member still and must adopt, and so must
 * one that the proposal lets leave, unless it has itself given notice: then it has decided, and the text does not apply
 * before it has left (`effectFault`).
 */
export function mustAdopt(
  { memberships, notices }: Recorded,
  { joins, leaves }: Pick<Effects, 'joins' | 'leaves'>,
  on: Day,
): readonly MustAdopt[] {
  const leaving = new Set(
    leaves.filter(({ memberId }) => noticeOf(notices, memberId) !== null).map(({ memberId }) => memberId),
  );
  const there = memberships
    .filter((each) => isMemberFrom(each, on) && !leaving.has(each.memberId))
    .map(({ memberId, party }) => ({ memberId, party }));
  const byMember = new Map([...there, ...joins].map((each) => [each.memberId, each]));
  return [...byMember.values()];
}

/** The member's standing notice to leave, the newest; null where it has given none, or took it back. */
export const noticeOf = <N extends Recorded['notices'][number]>(
  notices: readonly N[],
  memberId: string,
): N | null => notices.findLast((each) => each.memberId === memberId && each.takenBackAt === null) ?? null;

/** Those that must adopt and have not been asked: what was sent to the others alone cannot be ratified. */
export function unasked<M extends { readonly memberId: string }>(
  must: readonly M[],
  asked: readonly { readonly memberId: string }[],
): readonly M[] {
  const ids = new Set(asked.map(({ memberId }) => memberId));
  return must.filter(({ memberId }) => !ids.has(memberId));
}
