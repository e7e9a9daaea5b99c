// Whom a förbund writes to at its members. A contact speaks for the member in this förbund's matters, and in no other's.
import { standsFor } from '../../../domain/accounts/account.ts';
import { isMemberFrom } from '../../../domain/organisations/membership.ts';
import { refuse, type Refusal } from '../../../domain/refusal.ts';
import { openForLetters } from '../../accounts/index.ts';
import type { StoredOrganisation } from '../../organisations/index.ts';
import type { MemberContact } from '../records.ts';
import { by, type ProposalsDesk } from './desk.ts';

/**
 * Names an address as the contact of a member, also of one that is a member later, or of one that joins with a proposal under way. An account is opened where
 * there is none: nobody is handed its key, only letters to the address open it. Whether it had one is not told.
 */
export async function nameContact(
  desk: ProposalsDesk,
  organisation: Pick<StoredOrganisation, 'id'>,
  memberId: string,
  email: string,
): Promise<MemberContact | Refusal> {
  await desk.serialise('accounts');
  const members = await desk.organisations.memberships(organisation.id);
  const joining = (await desk.proposals.underWay(organisation.id)).flatMap(({ effects }) => effects.joins);
  const isMember =
    members.some((each) => each.memberId === memberId && isMemberFrom(each, desk.today)) ||
    joining.some((each) => each.memberId === memberId);
  if (!isMember) return refuse('contact.notMember', 'member');
  const known = (await desk.accounts.byEmail(email))?.person.accountId ?? null;
  const standing = known === null ? null : await desk.accounts.standing(known);
  // Its förbund handed over the key: here it would speak for a member of somebody else's.
  if (standing !== null && !standsFor(standing, organisation.id))
    return refuse('contact.otherForbund', 'email');
  const accountId = known ?? desk.newId();
  if (known === null) await openForLetters(desk, accountId, email, organisation.id);
  const there = await desk.proposals.contacts(organisation.id);
  if (there.some((each) => each.memberId === memberId && each.accountId === accountId))
    return refuse('contact.alreadyNamed', 'email');
  const contact: MemberContact = {
    ...{ id: desk.newId(), organisationId: organisation.id, memberId, accountId },
    ...{ namedAt: desk.now, endedAt: null },
  };
  await desk.proposals.addContact(contact, by(desk));
  const grant = { role: 'memberOfficial', organisationId: organisation.id } as const;
  if (await desk.accounts.grant(desk.newId(), accountId, grant, 'mandate'))
    await desk.record({
      kind: 'role.granted',
      organisationId: organisation.id,
      subjectId: accountId,
      facts: { role: grant.role, contact: contact.id },
    });
  await tell(desk, contact, 'contact.named');
  return contact;
}

/** Ends a contact; with the last of an account's here, its role here goes too. */
export async function endContact(
  desk: ProposalsDesk,
  organisation: Pick<StoredOrganisation, 'id'>,
  contactId: string,
): Promise<MemberContact | Refusal> {
  await desk.serialise('accounts');
  const there = await desk.proposals.contacts(organisation.id);
  const contact = there.find(({ id }) => id === contactId);
  if (contact === undefined || !(await desk.proposals.endContact(contactId, desk.now)))
    return refuse('access.notFound');
  await tell(desk, contact, 'contact.ended');
  const { accountId } = contact;
  if (there.some((each) => each.accountId === accountId && each.id !== contactId)) return contact;
  const grant = { role: 'memberOfficial', organisationId: organisation.id } as const;
  if (await desk.accounts.takeBack(accountId, grant))
    await desk.record({
      kind: 'role.revoked',
      organisationId: organisation.id,
      subjectId: accountId,
      facts: { role: grant.role, contact: contactId },
    });
  return contact;
}

const tell = (
  desk: ProposalsDesk,
  { id, organisationId, memberId, accountId }: MemberContact,
  kind: 'contact.named' | 'contact.ended',
): Promise<void> =>
  desk.record({ kind, organisationId, subjectId: id, facts: { member: memberId, account: accountId } });
