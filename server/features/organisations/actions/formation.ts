// The act that enters a förbund which is yet to be formed: its name, and who found it.
import { sameName } from '../../../domain/language/swedish.ts';
import { missingParties } from '../../../domain/organisations/formation.ts';
import { isOutsideRegions } from '../../../domain/organisations/organisation.ts';
import type { Party } from '../../../domain/organisations/membership.ts';
import { refuse, type Refusal } from '../../../domain/refusal.ts';
import type { SetUpCommand } from '../forms.ts';
import type { StoredOrganisation } from '../records.ts';
import type { OrganisationsDesk } from './desk.ts';
import { findOrRegister, registerOrganisation } from './register.ts';

export interface Founding {
  readonly forbund: StoredOrganisation;
  readonly founders: readonly { readonly memberId: string; readonly party: Party; readonly name: string }[];
}

/**
 * Enters a förbund that is being formed from today. Its founders are not members yet: they become so on the day its first
 * förbundsordning enters into force. Refused where one of the parts that every förbund has is missing.
 */
export async function beginForming(
  desk: OrganisationsDesk,
  { name, members }: Pick<SetUpCommand, 'name' | 'members'>,
): Promise<Founding | Refusal> {
  const fault = await foundersFault(desk, members);
  if (fault !== null) return fault;
  const forbund = await registerOrganisation(desk, {
    ...{ name, nameFrom: null, kind: 'forbund', formingSince: desk.today, formedOn: null },
    ...{ note: null, shortName: null },
  });
  if ('refused' in forbund) return forbund;
  const founders: Founding['founders'][number][] = [];
  for (const member of members) {
    const found = await findOrRegister(desk, member.name, member.kind);
    if ('refused' in found)
      return { ...found, field: 'members', facts: { ...found.facts, member: member.name } };
    if (founders.some(({ memberId }) => memberId === found.id))
      return refuse('membership.twice', 'members', { member: member.name });
    founders.push({ memberId: found.id, party: member.party, name: member.name });
  }
  return { forbund, founders };
}

/** Why these cannot form a förbund: a part that it must have is missing, by what the register knows of its kommuner. */
export async function foundersFault(
  desk: Pick<OrganisationsDesk, 'organisations' | 'today'>,
  members: SetUpCommand['members'],
): Promise<Refusal | null> {
  const all = await desk.organisations.all();
  const missing = missingParties(
    members.map(({ name, party }) => {
      const known = all.find(({ names }) => names.some((borne) => sameName(borne.name, name)));
      return { party, isOutsideRegions: known !== undefined && isOutsideRegions(known, desk.today) };
    }),
  );
  return missing.length === 0
    ? null
    : refuse('formation.partyMissing', 'members', { parties: missing.join(' ') });
}
