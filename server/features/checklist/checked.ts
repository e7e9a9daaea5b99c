// What the check needs to know of a förbund on a day besides its text: its names, members, seats and shares.
import type { Day } from '../../domain/language/dates.ts';
import { isMemberOn, type Party } from '../../domain/organisations/membership.ts';
import { nameOn } from '../../domain/organisations/organisation.ts';
import { seatsOn } from '../../domain/organisations/seats.ts';
import { sharesOn } from '../../domain/organisations/shares.ts';
import { noEffects, type Effects } from '../../domain/proposals/proposal.ts';
import type { CheckedForbund } from '../../domain/statutes/checklist.ts';
import type { OrganisationsDesk, StoredOrganisation } from '../organisations/index.ts';

/**
 * The förbund as it is on the day; members, seats and shares as they will be where a proposal changes them.
 * A membership whose dates leave it open counts.
 */
export async function checkedForbund(
  desk: Pick<OrganisationsDesk, 'organisations'>,
  organisation: StoredOrganisation,
  on: Day,
  effects: Effects = noEffects,
): Promise<CheckedForbund> {
  const { organisations } = desk;
  const now = (await organisations.memberships(organisation.id)).filter(
    (each) => isMemberOn(each, on) !== 'no',
  );
  const leaves = new Set(effects.leaves.map(({ memberId }) => memberId));
  const parties = new Map<string, Party>([
    ...now
      .filter(({ memberId }) => !leaves.has(memberId))
      .map(({ memberId, party }) => [memberId, party] as const),
    ...effects.joins.map(({ memberId, party }) => [memberId, party] as const),
  ]);
  const members = await organisations.byIds([...parties.keys()]);
  const rows = await organisations.seats(organisation.id);
  const within = [...parties].map(([memberId, party]) => ({ memberId, party }));
  const shares = sharesOn(await organisations.shares(organisation.id), within, on);
  return {
    name: nameOn(organisation, on),
    formerNames: formerNames(organisation, on),
    members: members.map((member) => ({
      ...{ id: member.id, name: nameOn(member, on), formerNames: formerNames(member, on) },
      party: parties.get(member.id) ?? 'none',
    })),
    seats: knownSeats(
      within.map(({ memberId }) => ({
        memberId,
        ...(effects.seats.find((each) => each.memberId === memberId) ?? seatsOn(rows, memberId, on)),
      })),
    ),
    shares: shares.flatMap(({ party, share }) => {
      const proposed = effects.shares.find((each) => each.party === party && each.memberId === null);
      const told = proposed ?? share;
      return told === null ? [] : [{ party, numerator: told.numerator, denominator: told.denominator }];
    }),
  };
}

const formerNames = (organisation: StoredOrganisation, on: Day): readonly string[] => {
  const now = nameOn(organisation, on);
  return organisation.names.map(({ name }) => name).filter((name) => name !== now);
};

/** Seats of all members; none where some member's are not known, so that no sum is taken for the whole. */
function knownSeats(
  seats: readonly {
    readonly memberId: string;
    readonly ordinary: number | null;
    readonly alternates: number | null;
  }[],
): NonNullable<CheckedForbund['seats']> {
  const known = seats.flatMap(({ memberId, ordinary, alternates }) =>
    ordinary === null || alternates === null ? [] : [{ memberId, ordinary, alternates }],
  );
  return known.length === seats.length ? known : [];
}
