// The acts on a member's notice to leave: given, and taken back.
import type { Day, PartialDate } from '../../../domain/language/dates.ts';
import { lastDayOfNotice, withdrawalFault } from '../../../domain/organisations/withdrawal.ts';
import { refuse, type Refusal } from '../../../domain/refusal.ts';
import type { StoredMembership, StoredOrganisation } from '../records.ts';
import type { OrganisationsDesk } from './desk.ts';
import { changeSpell } from './effects.ts';

export interface WithdrawalCommand {
  /** Which membership. */
  readonly member: string;
  readonly givenOn: Day;
  readonly noticeMonths: number;
  readonly clause: string;
}

/** Records a member's notice; its membership ends on the notice's last day. Försäkringskassan and Arbetsförmedlingen cannot leave. */
export async function noticeWithdrawal(
  desk: OrganisationsDesk,
  organisation: StoredOrganisation,
  { member, givenOn, noticeMonths, clause }: WithdrawalCommand,
): Promise<Refusal | null> {
  await desk.serialise('organisations');
  const spell = await spellNamed(desk, organisation, member);
  if (spell === null) return refuse('seats.notMember', 'member');
  const fault = withdrawalFault({ ...spell, givenOn, noticeMonths, clause }, desk.today);
  if (fault !== null) return fault;
  const [id, leavesOn] = [desk.newId(), lastDayOfNotice(givenOn, noticeMonths)];
  await desk.organisations.addWithdrawal(
    {
      ...{ id, organisationId: organisation.id, memberId: spell.memberId, givenOn, leavesOn },
      ...{ noticeMonths, clause, recordedAt: desk.now, takenBackAt: null },
    },
    desk.who?.accountId ?? null,
  );
  await desk.record({
    kind: 'withdrawal.noticed',
    organisationId: organisation.id,
    subjectId: id,
    facts: { member: spell.memberId, givenOn, leavesOn, noticeMonths, clause },
  });
  await changeSpell(desk, spell, { from: spell.from, to: leavesOn as string as PartialDate });
  return null;
}

const spellNamed = async (
  desk: OrganisationsDesk,
  organisation: StoredOrganisation,
  membershipId: string,
): Promise<StoredMembership | null> =>
  (await desk.organisations.memberships(organisation.id)).find(({ id }) => id === membershipId) ?? null;

/** Takes a notice back before it is over: the membership goes on. */
export async function takeBackWithdrawal(
  desk: OrganisationsDesk,
  organisation: StoredOrganisation,
  noticeId: string,
): Promise<Refusal | null> {
  await desk.serialise('organisations');
  const notice = (await desk.organisations.withdrawals(organisation.id)).find(({ id }) => id === noticeId);
  if (notice === undefined || notice.takenBackAt !== null || notice.leavesOn < desk.today)
    return refuse('withdrawal.over');
  await desk.organisations.takeBackWithdrawal(organisation.id, notice.id, desk.now);
  await desk.record({
    kind: 'withdrawal.takenBack',
    organisationId: organisation.id,
    subjectId: notice.id,
    facts: { member: notice.memberId },
  });
  const spell = (await desk.organisations.memberships(organisation.id)).find(
    (each) => each.memberId === notice.memberId && String(each.to) === notice.leavesOn,
  );
  // Another end was decided meanwhile: that one stands.
  if (spell !== undefined) await changeSpell(desk, spell, { from: spell.from, to: null });
  return null;
}
