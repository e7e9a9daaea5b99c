// The acts on seats and shares: recorded with the day they stand from, and never changed.
import type { PartialDate } from '../../../domain/language/dates.ts';
import type { Party } from '../../../domain/organisations/membership.ts';
import { seatFault } from '../../../domain/organisations/seats.ts';
import type { Fraction } from '../../../domain/organisations/shares.ts';
import { refuse, type Refusal } from '../../../domain/refusal.ts';
import type { StoredOrganisation } from '../records.ts';
import type { OrganisationsDesk } from './desk.ts';

export interface SeatsOfMember {
  readonly memberId: string;
  readonly ordinary: number | null;
  readonly alternates: number | null;
}

/** `known`: how many rows there were when the form was read, so that two people cannot write over one another unseen. */
export interface SeatsCommand {
  readonly from: PartialDate | null;
  readonly known: number;
  readonly seats: readonly SeatsOfMember[];
}

/** Records what members appoint to the board from a day on; those that are not named keep what they have. */
export async function recordSeats(
  desk: OrganisationsDesk,
  organisation: StoredOrganisation,
  { from, known, seats }: SeatsCommand,
): Promise<Refusal | null> {
  await desk.serialise(`seats ${organisation.id}`);
  if ((await desk.organisations.seats(organisation.id)).length !== known) return refuse('edit.conflict');
  const members = new Set(
    (await desk.organisations.memberships(organisation.id)).map(({ memberId }) => memberId),
  );
  for (const row of seats) {
    const fault = members.has(row.memberId) ? seatFault(row) : refuse('seats.notMember', 'member');
    if (fault !== null) return { ...fault, field: `${fault.field ?? ''}.${row.memberId}` };
  }
  await addSeats(desk, organisation, from, seats);
  return null;
}

/** Adds the rows and tells the log. */
export async function addSeats(
  desk: OrganisationsDesk,
  { id: organisationId }: StoredOrganisation,
  from: PartialDate | null,
  seats: readonly SeatsOfMember[],
): Promise<void> {
  for (const { memberId, ordinary, alternates } of seats) {
    const id = desk.newId();
    await desk.organisations.addSeats(
      { id, organisationId, memberId, ordinary, alternates, from, recordedAt: desk.now },
      desk.who?.accountId ?? null,
    );
    await desk.record({
      kind: 'seats.recorded',
      organisationId,
      subjectId: id,
      facts: { member: memberId, ordinary, alternates, from },
    });
  }
}

export interface ShareOf extends Fraction {
  readonly party: Party;
  /** Null for the whole part. */
  readonly memberId: string | null;
}

export interface SharesCommand {
  readonly from: PartialDate | null;
  readonly known: number;
  readonly shares: readonly ShareOf[];
}

/** Records shares of the cost from a day on; those that are not named stay as they are. */
export async function recordShares(
  desk: OrganisationsDesk,
  organisation: StoredOrganisation,
  { from, known, shares }: SharesCommand,
): Promise<Refusal | null> {
  await desk.serialise(`shares ${organisation.id}`);
  if ((await desk.organisations.shares(organisation.id)).length !== known) return refuse('edit.conflict');
  const memberships = await desk.organisations.memberships(organisation.id);
  const belongs = ({ memberId, party }: ShareOf): boolean =>
    memberId === null || memberships.some((each) => each.memberId === memberId && each.party === party);
  if (!shares.every(belongs)) return refuse('seats.notMember', 'member');
  await addShares(desk, organisation, from, shares);
  return null;
}

/** Adds the rows and tells the log. */
export async function addShares(
  desk: OrganisationsDesk,
  { id: organisationId }: StoredOrganisation,
  from: PartialDate | null,
  shares: readonly ShareOf[],
): Promise<void> {
  for (const { party, memberId, numerator, denominator } of shares) {
    const id = desk.newId();
    await desk.organisations.addShare(
      { id, organisationId, party, memberId, numerator, denominator, from, recordedAt: desk.now },
      desk.who?.accountId ?? null,
    );
    await desk.record({
      kind: 'share.recorded',
      organisationId,
      subjectId: id,
      facts: { party, member: memberId, numerator, denominator, from },
    });
  }
}
