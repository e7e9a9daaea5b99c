// Whether what is to follow from a proposal can come about: who joins, leaves, has seats and pays.
import { dayBefore, hasCome, type Day } from '../language/dates.ts';
import { missingParties } from '../organisations/formation.ts';
import { isMemberFrom, isMemberOn, partiesFor, type Membership } from '../organisations/membership.ts';
import type { OrganisationKind } from '../organisations/organisation.ts';
import { refuse, type Refusal } from '../refusal.ts';
import { noticeOf, type Recorded } from './must-adopt.ts';
import type { Proposal } from './proposal.ts';

export interface Around extends Recorded {
  /** What kind of organisation each of those that are named is, by id; one that is not there is not in the register. */
  readonly kinds: ReadonlyMap<string, OrganisationKind>;
  /** The kommuner that belong to no region on the day that it begins to apply. */
  readonly outsideRegions?: ReadonlySet<string>;
  readonly today: Day;
}

/** A no, and the member that it is about, where it is about one. */
export type EffectFault = Refusal & { readonly memberId: string | null };

/**
 * Why an effect cannot come about; null where all can. Who joins is in the register and no member yet, through a part of
 * its own kind; who leaves is or will be a member, and neither Försäkringskassan nor Arbetsförmedlingen, which belong to
 * every förbund (4 § lag 2003:1210); no part that a förbund must have is left without a member; seats and shares are of
 * those who are members then, from whatever day. Nobody leaves before its own notice is over, nor before it has joined.
 */
export function effectFault(
  {
    effects,
    kind,
    organisationId,
    forceRule,
  }: Pick<Proposal, 'effects' | 'kind' | 'organisationId' | 'forceRule'>,
  { memberships, notices, kinds, outsideRegions, today }: Around,
): EffectFault | null {
  const members = memberships.filter((each) => isMemberFrom(each, today));
  const isMember = (id: string): boolean => members.some(({ memberId }) => memberId === id);
  const { joins, leaves, seats, shares } = effects;
  const first = firstDay(forceRule) ?? today;
  for (const { memberId, party } of joins) {
    const sort = kinds.get(memberId);
    if (sort === undefined || memberId === organisationId)
      return { ...refuse('organisation.unknown', 'members'), memberId };
    const isThere = members.some((each) => each.memberId === memberId && isMemberOn(each, today) !== 'no');
    if (kind !== 'formation' && isThere) return { ...refuse('proposal.joinsAlready', 'members'), memberId };
    if (!partiesFor(sort).includes(party))
      return { ...refuse('membership.partyOfAnotherKind', 'members'), memberId };
  }
  for (const { memberId } of leaves) {
    if (!isMember(memberId)) return { ...refuse('proposal.notMember', 'members'), memberId };
    if (kinds.get(memberId) === 'agency') return { ...refuse('withdrawal.agency', 'members'), memberId };
    const notice = noticeOf(notices, memberId);
    if (notice !== null && first <= notice.leavesOn)
      return { ...refuse('proposal.leavesBeforeNotice', 'forceDay', { date: notice.leavesOn }), memberId };
    const ahead = members.find((each) => each.memberId === memberId && !mayHaveBegun(each, first));
    if (ahead !== undefined)
      return {
        ...refuse('proposal.leavesBeforeJoining', 'forceDay', { date: String(ahead.from) }),
        memberId,
      };
  }
  const parts = partsFault({ effects, kind, forceRule }, { memberships, outsideRegions, today });
  if (parts !== null) return { ...parts, memberId: null };
  const isMemberThen = (id: string): boolean =>
    joins.some(({ memberId }) => memberId === id) ||
    (isMember(id) && !leaves.some(({ memberId }) => memberId === id));
  for (const [field, named] of [
    ['seats', seats.map(({ memberId }) => memberId)],
    ['shares', shares.flatMap(({ memberId }) => memberId ?? [])],
  ] as const) {
    const stranger = named.find((id) => !isMemberThen(id));
    if (stranger !== undefined) return { ...refuse('proposal.notMember', field), memberId: stranger };
  }
  return null;
}

/**
 * Why the förbund would not be one on the day the proposal begins to apply: a part that it must have has no member then
 * (3 § lag 2003:1210). Null where each has. A part that the register names no member of today is not for a revision to
 * mend: the register may not be complete.
 */
export function partsFault(
  { effects, kind, forceRule }: Pick<Proposal, 'effects' | 'kind' | 'forceRule'>,
  {
    memberships,
    outsideRegions = new Set(),
    today,
  }: { readonly outsideRegions?: ReadonlySet<string> | undefined } & Pick<Around, 'memberships' | 'today'>,
): Refusal | null {
  if (kind === 'bylaws') return null;
  const on = appliesOn(forceRule, today);
  const told = ({ memberId, party }: Pick<Membership, 'memberId' | 'party'>) => ({
    party,
    isOutsideRegions: outsideRegions.has(memberId),
  });
  const stay = memberships.filter(
    (each) =>
      isMemberOn(each, on) !== 'no' && !effects.leaves.some(({ memberId }) => memberId === each.memberId),
  );
  const known = kind === 'formation' ? [] : memberships.filter((each) => isMemberOn(each, today) !== 'no');
  const unknown = kind === 'formation' ? [] : missingParties(known.map(told));
  const missing = missingParties([...stay, ...effects.joins].map(told)).filter(
    (party) => !unknown.includes(party),
  );
  return missing.length === 0
    ? null
    : refuse('proposal.partyMissing', 'members', { parties: missing.join(' ') });
}

/** The day that it would begin to apply, as it looks today: its own, or today where that has passed or none is said. */
export function appliesOn(rule: Proposal['forceRule'], today: Day): Day {
  const stated = firstDay(rule);
  return stated === null || stated < today ? today : stated;
}

/** The day that it can apply from at the earliest; null where that is any day. */
const firstDay = (rule: Proposal['forceRule']): Day | null =>
  rule.kind === 'fixedDay' ? rule.day : rule.earliest;

/** Had the membership begun by the day before, as far as its date tells, so that it can end then? */
const mayHaveBegun = ({ from }: Recorded['memberships'][number], on: Day): boolean =>
  hasCome(from, dayBefore(on)) !== 'no';
