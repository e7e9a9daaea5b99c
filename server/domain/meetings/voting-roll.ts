// The voting roll: the förbund's mandates and the sum of who came and went, never a list that is changed.
import type { Day } from '../language/dates.ts';
import { isMemberOn, type Membership } from '../organisations/membership.ts';
import { refuse, type Refusal } from '../refusal.ts';
import type { Mandate, Represented, RollEvent, RollRow } from './meeting.ts';

/** A förbund of the roll, as it stands now. */
export interface RollPlace {
  readonly mandate: Mandate;
  /** Who is in the room for the förbund; null where nobody is. */
  readonly present: Represented | null;
  /** Since when it is so; null where nobody came yet. */
  readonly since: string | null;
}

/** The roll after these events, in the order of the mandates. @param events oldest first */
export function rollAfter(mandates: readonly Mandate[], events: readonly RollEvent[]): readonly RollPlace[] {
  const last = new Map(events.map((event) => [event.organisationId, event]));
  return mandates.map((mandate) => {
    const event = last.get(mandate.organisationId);
    const present = event?.act === 'checkIn' ? representedBy(mandate, event.accountId) : null;
    return { mandate, present, since: event?.at ?? null };
  });
}

/** As what the mandate names an account; null where it does not. */
export function representedBy(mandate: Mandate, accountId: string): Represented | null {
  if (accountId === mandate.delegateId) return 'delegate';
  return accountId === mandate.alternateId ? 'alternate' : null;
}

/** The account that may vote for the förbund; null where nobody is present. */
export function voterOf({ mandate, present }: RollPlace): string | null {
  if (present === null) return null;
  return present === 'delegate' ? mandate.delegateId : mandate.alternateId;
}

/** Those who may vote now, by the name of their förbund. */
export function presentRows(
  places: readonly RollPlace[],
  nameOf: (organisationId: string) => string,
): readonly RollRow[] {
  return places.flatMap((place) => {
    const accountId = voterOf(place);
    const { organisationId, votes } = place.mandate;
    return accountId === null ? [] : [{ organisationId, name: nameOf(organisationId), accountId, votes }];
  });
}

/** The sum of the votes present. */
export const votesOf = (rows: readonly { readonly votes: number }[]): number =>
  rows.reduce((sum, { votes }) => sum + votes, 0);

/** Who comes or goes for which förbund, named as the mandate names them now. */
export type Representative = Pick<RollEvent, 'organisationId' | 'accountId' | 'represented' | 'name'>;

function representativeOf(mandate: Mandate, represented: Represented): Representative | null {
  const { organisationId } = mandate;
  const [accountId, name] =
    represented === 'delegate'
      ? [mandate.delegateId, mandate.delegateName]
      : [mandate.alternateId, mandate.alternateName];
  return accountId === null ? null : { organisationId, accountId, represented, name };
}

/** Who comes in, or why it cannot be. Delegate and alternate are never in at once. */
export function checkInOf(place: RollPlace | undefined, as: Represented): Representative | Refusal {
  if (place === undefined) return refuse('roll.noMandate');
  if (place.present === as) return refuse('roll.alreadyIn');
  if (place.present !== null) return refuse('roll.otherIn');
  return representativeOf(place.mandate, as) ?? refuse('roll.noAlternate');
}

/** Who goes out, or why it cannot be. */
export function checkOutOf(place: RollPlace | undefined): Representative | Refusal {
  if (place === undefined) return refuse('roll.noMandate');
  const [out] = sentOut([place]);
  return out ?? refuse('roll.notIn');
}

/** Who has to be registered anew: an adjournment sends everybody out. */
export const sentOut = (places: readonly RollPlace[]): readonly Representative[] =>
  places.flatMap(({ mandate, present }) =>
    present === null ? [] : (representativeOf(mandate, present) ?? []),
  );

/** May the förbund be on the roll? Only a member of the network on the meeting's day; an unknown date does not shut it out. */
export function isOnRollOf(memberships: readonly Membership[], organisationId: string, on: Day): boolean {
  return memberships.some((each) => each.memberId === organisationId && isMemberOn(each, on) !== 'no');
}

/** A mandate as it is proposed. */
export interface ProposedMandate {
  readonly organisationId: string;
  readonly delegateId: string;
  readonly alternateId: string | null;
}

/**
 * Why a mandate cannot be given, or null if it can.
 * @param office the accounts of the network's office: whoever leads the meeting does not vote at it
 * @param perDelegate how many förbund one person may represent by the network's rule
 */
export function mandateFault(
  { organisationId, delegateId, alternateId }: ProposedMandate,
  mandates: readonly Mandate[],
  office: ReadonlySet<string>,
  perDelegate = 1,
): Refusal | null {
  if (delegateId === alternateId) return refuse('mandate.samePerson', 'alternate');
  for (const [field, accountId] of [
    ['delegate', delegateId],
    ['alternate', alternateId],
  ] as const) {
    if (accountId === null) continue;
    if (office.has(accountId)) return refuse('mandate.office', field);
    const elsewhere = mandates.filter(
      (other) =>
        other.organisationId !== organisationId && [other.delegateId, other.alternateId].includes(accountId),
    );
    if (elsewhere.length >= perDelegate)
      return perDelegate === 1
        ? refuse('mandate.taken', field)
        : refuse('mandate.tooMany', field, { max: perDelegate });
  }
  return null;
}
