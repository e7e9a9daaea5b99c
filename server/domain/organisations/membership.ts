// Who is a member of an organisation on a day, through which part, and what a membership must not be.
import { hasCome, isBefore, latest, type Answer, type Day, type PartialDate } from '../language/dates.ts';
import { refuse, type Refusal } from '../refusal.ts';
import type { OrganisationKind } from './organisation.ts';

/** The four parts of a förbund (3–4 §§ lag 2003:1210), and plain membership (of the network), which has no parts. */
export const parties = [
  'municipalities',
  'regions',
  'socialInsuranceAgency',
  'employmentService',
  'none',
] as const;
export type Party = (typeof parties)[number];

export interface Membership {
  readonly id: string;
  readonly organisationId: string;
  readonly memberId: string;
  readonly party: Party;
  readonly from: PartialDate | null;
  /** The last day of membership. */
  readonly to: PartialDate | null;
  /** When the organisation or the member was dissolved, whichever came first: nobody is a member from then on. */
  readonly dissolvedOn?: PartialDate | null;
}

type Spell = Pick<Membership, 'from' | 'to' | 'dissolvedOn'>;

/** Was this a membership on that day? Unknown where an inexact or missing date leaves it open. An open end has not come. */
export function isMemberOn(membership: Spell, on: Day): Answer {
  const { dissolvedOn = null } = membership;
  const begun = hasCome(membership.from, on);
  const ended = [
    membership.to === null ? 'no' : isBefore(membership.to, on as string as PartialDate),
    dissolvedOn === null ? 'no' : hasCome(dissolvedOn, on),
  ];
  if (begun === 'no' || ended.includes('yes')) return 'no';
  return begun === 'yes' && !ended.includes('unknown') ? 'yes' : 'unknown';
}

/** May it be a membership on that day or one after it? Only one that is surely over is not; one recorded ahead is. */
export function isMemberFrom({ to, dissolvedOn = null }: Omit<Spell, 'from'>, on: Day): boolean {
  const isOver = isBefore(to, on as string as PartialDate) === 'yes';
  return !isOver && (dissolvedOn === null || hasCome(dissolvedOn, on) !== 'yes');
}

/** The earlier of two days of dissolution, as far as they tell; an unknown day is no dissolution. */
export function firstDissolution(one: PartialDate | null, other: PartialDate | null): PartialDate | null {
  if (one === null || other === null) return one ?? other;
  return latest(other) < latest(one) ? other : one;
}

const partiesOfKind: Readonly<Record<OrganisationKind, readonly Party[]>> = {
  municipality: ['municipalities'],
  region: ['regions'],
  agency: ['socialInsuranceAgency', 'employmentService'],
  forbund: ['none'],
  network: [],
};

/** The parts through which a member of this kind can belong to a förbund; the first is the usual one. */
export function partiesFor(kind: OrganisationKind): readonly Party[] {
  return partiesOfKind[kind];
}

export interface ProposedMembership {
  readonly memberId: string;
  readonly memberKind: OrganisationKind;
  readonly party: Party;
  readonly from: PartialDate | null;
  readonly to: PartialDate | null;
}

/**
 * Why a membership cannot be recorded beside those there are, or null if it can.
 * @param existing the other memberships of the same organisation
 */
export function membershipFault(
  organisationId: string,
  proposed: ProposedMembership,
  existing: readonly Membership[],
): Refusal | null {
  if (proposed.memberId === organisationId) return refuse('membership.ofItself', 'member');
  if (!partiesFor(proposed.memberKind).includes(proposed.party)) {
    return refuse('membership.partyOfAnotherKind', 'party');
  }
  if (isBefore(proposed.to, proposed.from) === 'yes') return refuse('membership.endsBeforeItBegins', 'to');
  const overlapping = existing.find(
    (other) => other.memberId === proposed.memberId && couldOverlap(other, proposed),
  );
  return overlapping === undefined ? null : refuse('membership.twice', 'member');
}

/** Two spells of one member overlap unless one surely ends before the other begins. */
function couldOverlap(a: Pick<Membership, 'from' | 'to'>, b: Pick<Membership, 'from' | 'to'>): boolean {
  return isBefore(a.to, b.from) !== 'yes' && isBefore(b.to, a.from) !== 'yes';
}
