// Whether what is to follow from a proposal can come about: who joins, leaves, has seats and pays.
import type { Day } from '../language/dates.ts';
import { isMemberOn, partiesFor, type Membership } from '../organisations/membership.ts';
import type { OrganisationKind } from '../organisations/organisation.ts';
import { refuse, type Refusal } from '../refusal.ts';
import type { Proposal } from './proposal.ts';

export interface Around {
  readonly memberships: readonly Pick<Membership, 'memberId' | 'party' | 'from' | 'to'>[];
  /** What kind of organisation each of those that are named is, by id; one that is not there is not in the register. */
  readonly kinds: ReadonlyMap<string, OrganisationKind>;
  readonly today: Day;
}

/** A no, and the member that it is about. */
type EffectFault = Refusal & { readonly memberId: string };

/**
 * Why an effect cannot come about; null where all can. Who joins is in the register and no member yet, through a part of
 * its own kind; who leaves is a member, and neither Försäkringskassan nor Arbetsförmedlingen, which belong to every
 * förbund (4 § lag 2003:1210); seats and shares are of those who are members then.
 */
export function effectFault(
  { effects, kind, organisationId }: Pick<Proposal, 'effects' | 'kind' | 'organisationId'>,
  { memberships, kinds, today }: Around,
): EffectFault | null {
  const there = memberships.filter((each) => isMemberOn(each, today) !== 'no');
  const isThere = (id: string): boolean => there.some(({ memberId }) => memberId === id);
  const { joins, leaves, seats, shares } = effects;
  for (const { memberId, party } of joins) {
    const sort = kinds.get(memberId);
    if (sort === undefined || memberId === organisationId)
      return { ...refuse('organisation.unknown', 'members'), memberId };
    if (kind !== 'formation' && isThere(memberId))
      return { ...refuse('proposal.joinsAlready', 'members'), memberId };
    if (!partiesFor(sort).includes(party))
      return { ...refuse('membership.partyOfAnotherKind', 'members'), memberId };
  }
  for (const { memberId } of leaves) {
    if (!isThere(memberId)) return { ...refuse('proposal.notMember', 'members'), memberId };
    if (kinds.get(memberId) === 'agency') return { ...refuse('withdrawal.agency', 'members'), memberId };
  }
  const isMemberThen = (id: string): boolean =>
    joins.some(({ memberId }) => memberId === id) ||
    (isThere(id) && !leaves.some(({ memberId }) => memberId === id));
  for (const [field, named] of [
    ['seats', seats.map(({ memberId }) => memberId)],
    ['shares', shares.flatMap(({ memberId }) => memberId ?? [])],
  ] as const) {
    const stranger = named.find((id) => !isMemberThen(id));
    if (stranger !== undefined) return { ...refuse('proposal.notMember', field), memberId: stranger };
  }
  return null;
}
