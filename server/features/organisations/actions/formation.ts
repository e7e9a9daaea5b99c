// The act that enters a förbund which is yet to be formed: its name, and who found it.
import { missingParties } from '../../../domain/organisations/formation.ts';
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
  const missing = missingParties(members);
  if (missing.length > 0) return refuse('formation.partyMissing', 'members', { parties: missing.join(' ') });
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
