// The sitting: opened, adjourned and resumed, closed; and the roll, which follows who is in the room.
import { closingFault } from '../../../domain/meetings/closing.ts';
import {
  checkInOf,
  checkOutOf,
  isOnRollOf,
  rollAfter,
  sentOut,
  type Representative,
} from '../../../domain/meetings/voting-roll.ts';
import type { Meeting, Represented, RollEvent } from '../../../domain/meetings/meeting.ts';
import { refuse, type Refusal } from '../../../domain/refusal.ts';
import { motionsOfMeeting } from '../../motions/index.ts';
import { committed, inTurn, moveOn, votesAt, type MeetingsDesk } from './desk.ts';

/** Opens the meeting. Every mandate gets the votes that the network's rules give on the day. */
export async function openMeeting(
  desk: MeetingsDesk,
  meeting: Pick<Meeting, 'id'>,
): Promise<Meeting | Refusal> {
  const turn = await inTurn(desk, meeting, 'open');
  if ('refused' in turn) return turn;
  const votes = await votesAt(desk, turn.meeting);
  await desk.meetings.setVotes(turn.meeting.id, votes);
  return moveOn(desk, turn.meeting, turn.next, 'meeting.opened', { openedAt: desk.now }, { votes });
}

/** Adjourns: everybody is sent out and registers anew when the meeting goes on. Refused while a poll is open. */
export async function adjournMeeting(
  desk: MeetingsDesk,
  meeting: Pick<Meeting, 'id'>,
): Promise<Meeting | Refusal> {
  const turn = await inTurn(desk, meeting, 'adjourn');
  if ('refused' in turn) return turn;
  if ((await desk.meetings.openPollOf(turn.meeting.id)) !== null) return refuse('meeting.pollOpen');
  const places = await rollOf(desk, turn.meeting);
  for (const representative of sentOut(places))
    await changeRoll(desk, turn.meeting, 'checkOut', representative, 'Ajournering');
  return moveOn(desk, turn.meeting, turn.next, 'meeting.adjourned');
}

/** Goes on after an adjournment. */
export async function resumeMeeting(
  desk: MeetingsDesk,
  meeting: Pick<Meeting, 'id'>,
): Promise<Meeting | Refusal> {
  const turn = await inTurn(desk, meeting, 'resume');
  return 'refused' in turn
    ? turn
    : moveOn(desk, turn.meeting, turn.next, 'meeting.opened', {}, { resumed: 1 });
}

/** Closes the meeting. @see closingFault for what has to be done before */
export async function closeMeeting(
  desk: MeetingsDesk,
  meeting: Pick<Meeting, 'id'>,
): Promise<Meeting | Refusal> {
  const turn = await inTurn(desk, meeting, 'close');
  if ('refused' in turn) return turn;
  const motions = await motionsOfMeeting(desk, turn.meeting.id);
  const fault = closingFault({
    meeting: turn.meeting,
    items: await desk.meetings.items(turn.meeting.id),
    motions,
    decisionsOf: await desk.motions.decisionsOf(motions.map(({ id }) => id)),
    polls: await desk.meetings.polls(turn.meeting.id),
    officers: await desk.meetings.officers(turn.meeting.id),
  });
  return fault ?? moveOn(desk, turn.meeting, turn.next, 'meeting.closed', { closedAt: desk.now });
}

export async function rollOf(desk: MeetingsDesk, { id }: Pick<Meeting, 'id'>) {
  return rollAfter(await desk.meetings.mandates(id), await desk.meetings.rollEvents(id));
}

/** A förbund's delegate or alternate comes in. @param reason why, where the roll is corrected; else '' */
export async function checkIn(
  desk: MeetingsDesk,
  meeting: Pick<Meeting, 'id'>,
  organisationId: string,
  { as, reason }: { readonly as: Represented; readonly reason: string },
): Promise<Refusal | null> {
  const turn = await inTurn(desk, meeting, 'changeRoll');
  if ('refused' in turn) return turn;
  const place = (await rollOf(desk, turn.meeting)).find(
    ({ mandate }) => mandate.organisationId === organisationId,
  );
  // A förbund that has been dissolved or has left since it appointed its delegate is not on the roll.
  const memberships = await desk.organisations.memberships(turn.meeting.networkId);
  if (!isOnRollOf(memberships, organisationId, turn.meeting.day)) return refuse('mandate.notMember');
  const comes = checkInOf(place, as);
  if ('refused' in comes) return comes;
  await changeRoll(desk, turn.meeting, 'checkIn', comes, reason);
  return null;
}

/** Whoever is in for the förbund goes out. A poll that is open keeps the roll it was opened on. */
export async function checkOut(
  desk: MeetingsDesk,
  meeting: Pick<Meeting, 'id'>,
  organisationId: string,
  { reason }: { readonly reason: string },
): Promise<Refusal | null> {
  const turn = await inTurn(desk, meeting, 'changeRoll');
  if ('refused' in turn) return turn;
  const place = (await rollOf(desk, turn.meeting)).find(
    ({ mandate }) => mandate.organisationId === organisationId,
  );
  const goes = checkOutOf(place);
  if ('refused' in goes) return goes;
  await changeRoll(desk, turn.meeting, 'checkOut', goes, reason);
  return null;
}

async function changeRoll(
  desk: MeetingsDesk,
  meeting: Meeting,
  act: RollEvent['act'],
  representative: Representative,
  reason: string,
): Promise<void> {
  const id = desk.newId();
  await desk.meetings.addRollEvent({
    ...{ ...representative, id, meetingId: meeting.id, act, reason },
    at: desk.now,
  });
  await desk.record({
    kind: 'roll.changed',
    organisationId: representative.organisationId,
    subjectId: meeting.id,
    facts: {
      ...{ act, account: representative.accountId, represented: representative.represented },
      reason: reason === '' ? '' : await committed(desk, representative.organisationId, reason),
    },
  });
}
