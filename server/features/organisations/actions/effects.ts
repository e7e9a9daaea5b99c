// What follows when a proposal becomes a version: members join and leave, seats and shares change, a förbund begins to exist.
import { earliest, hasCome, isBefore, type Day, type PartialDate } from '../../../domain/language/dates.ts';
import { isMemberOn } from '../../../domain/organisations/membership.ts';
import { lastDayWith } from '../../../domain/organisations/withdrawal.ts';
import { noticeOf } from '../../../domain/proposals/must-adopt.ts';
import type { Effects } from '../../../domain/proposals/proposal.ts';
import type { StoredMembership, StoredOrganisation } from '../records.ts';
import type { OrganisationsDesk } from './desk.ts';
import { addSeats, addShares } from './seats.ts';

/**
 * Carries out a proposal's effects from the day it enters into force, which may lie ahead. What is so already is left as it
 * is, so that doing it twice changes nothing more: who is a member is not taken in again, who has left does not leave.
 * Who joins stays: a membership that was to end is one without an end from then on.
 * @param text from when it applies, and the day the last member adopted it
 */
export async function carryOut(
  desk: OrganisationsDesk,
  organisation: StoredOrganisation,
  effects: Effects,
  text: { readonly from: Day; readonly decidedOn: Day },
): Promise<void> {
  const { from } = text;
  await desk.serialise('organisations');
  for (const { memberId, party } of effects.joins) await join(desk, organisation, { memberId, party }, from);
  for (const { memberId } of effects.leaves) await leave(desk, organisation, memberId, text);
  const [seats, shares] = [
    await desk.organisations.seats(organisation.id),
    await desk.organisations.shares(organisation.id),
  ];
  const since = from as string as PartialDate;
  await addSeats(
    desk,
    organisation,
    since,
    effects.seats.filter(
      (wanted) =>
        !seats.some(
          (row) =>
            row.from === since &&
            row.memberId === wanted.memberId &&
            row.ordinary === wanted.ordinary &&
            row.alternates === wanted.alternates,
        ),
    ),
  );
  await addShares(
    desk,
    organisation,
    since,
    effects.shares.filter(
      (wanted) =>
        !shares.some(
          (row) =>
            row.from === since &&
            row.party === wanted.party &&
            row.memberId === wanted.memberId &&
            row.numerator === wanted.numerator &&
            row.denominator === wanted.denominator,
        ),
    ),
  );
}

/** A member joins; one that was entered with a later day beforehand begins on the decided one. */
async function join(
  desk: OrganisationsDesk,
  organisation: StoredOrganisation,
  { memberId, party }: Effects['joins'][number],
  from: Day,
): Promise<void> {
  const since = from as string as PartialDate;
  const spells = (await desk.organisations.memberships(organisation.id)).filter(
    (each) => each.memberId === memberId,
  );
  const there = spells.find((each) => isMemberOn(each, from) !== 'no');
  if (there !== undefined) {
    if (there.to !== null) await changeSpell(desk, there, { from: there.from, to: null });
    return;
  }
  const ahead = spells.find((each) => each.from !== null && earliest(each.from) > from);
  if (ahead !== undefined) return changeSpell(desk, ahead, { from: since, to: ahead.to });
  const id = desk.newId();
  await desk.organisations.addMembership({
    ...{ id, organisationId: organisation.id, memberId, party, from: since, to: null },
  });
  await desk.record({
    kind: 'membership.recorded',
    organisationId: organisation.id,
    subjectId: id,
    facts: { member: memberId, party, from, to: null },
  });
}

/** A member leaves (`lastDayWith`), unless it has left or leaves earlier. */
async function leave(
  desk: OrganisationsDesk,
  organisation: StoredOrganisation,
  memberId: string,
  text: { readonly from: Day; readonly decidedOn: Day },
): Promise<void> {
  const spell = (await desk.organisations.memberships(organisation.id)).find(
    (each) => each.memberId === memberId && isMemberOn(each, text.from) !== 'no',
  );
  if (spell === undefined) return;
  const notice = noticeOf(await desk.organisations.withdrawals(organisation.id), memberId);
  const last = lastDayWith(text, notice?.leavesOn ?? null) as string as PartialDate;
  if (isBefore(spell.to, last) === 'yes' || spell.to === last) return;
  await changeSpell(desk, spell, { from: spell.from, to: last });
}

export async function changeSpell(
  desk: OrganisationsDesk,
  spell: StoredMembership,
  { from, to }: Pick<StoredMembership, 'from' | 'to'>,
): Promise<void> {
  const changed = await desk.organisations.changeMembership({ ...spell, from, to });
  if (!changed) throw new Error(`the membership ${spell.id} was changed while nobody else could`);
  await desk.record({
    kind: 'membership.changed',
    organisationId: spell.organisationId,
    subjectId: spell.id,
    facts: {
      party: spell.party,
      from,
      to,
      before: { party: spell.party, from: spell.from, to: spell.to },
    },
  });
}

/** A förbund that was being formed exists from this day: its first förbundsordning enters into force then. */
export async function markFormed(
  desk: OrganisationsDesk,
  organisation: StoredOrganisation,
  from: Day,
): Promise<void> {
  await desk.serialise('organisations');
  const [current = organisation] = await desk.organisations.byIds([organisation.id]);
  const formedOn = from as string as PartialDate;
  if (current.formedOn === formedOn || hasCome(current.formedOn, from) === 'yes') return;
  const changed = await desk.organisations.changeDates({ ...current, formedOn });
  if (!changed) throw new Error(`${current.slug} was changed while nobody else could`);
  await desk.record({
    kind: 'organisation.formed',
    organisationId: organisation.id,
    subjectId: organisation.id,
    facts: { formedOn, formingSince: current.formingSince },
  });
}
