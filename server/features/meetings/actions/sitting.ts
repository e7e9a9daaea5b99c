// The sitting: opened, adjourned and resumed, closed; and the roll, which follows who is in the room.
import {
  checkInOf,
  checkOutOf,
  rollAfter,
  sentOut,
  type Represented,
} from '../../../domain/meetings/voting-roll.ts';
import type { Meeting, RollEvent } from '../../../domain/meetings/meeting.ts';
import { undecidedAt } from '../../../domain/motions/resolution.ts';
import { refuse, type Refusal } from '../../../domain/refusal.ts';
import { motionsOfMeeting } from '../../motions/index.ts';
import { inTurn, moveOn, votesAt, type MeetingsDesk } from './desk.ts';

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
  for (const { organisationId, accountId } of sentOut(places))
    await changeRoll(desk, turn.meeting, organisationId, 'checkOut', accountId, 'Ajournering');
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

/** Closes the meeting. Refused while a poll is open, an att-sats has no decision, or nobody here can certify the minutes. */
export async function closeMeeting(
  desk: MeetingsDesk,
  meeting: Pick<Meeting, 'id'>,
): Promise<Meeting | Refusal> {
  const turn = await inTurn(desk, meeting, 'close');
  if ('refused' in turn) return turn;
  if ((await desk.meetings.openPollOf(turn.meeting.id)) !== null) return refuse('meeting.pollOpen');
  const motions = await motionsOfMeeting(desk, turn.meeting.id);
  const decisions = await desk.motions.decisionsOf(motions.map(({ id }) => id));
  for (const { id, state, content } of motions) {
    if (state === 'withdrawn') continue;
    if (undecidedAt(turn.meeting.id, content.clauses, decisions.get(id) ?? []).length > 0)
      return refuse('meeting.undecided', undefined, { heading: content.heading });
  }
  const officers = await desk.meetings.officers(turn.meeting.id);
  if (!officers.some(({ duty, accountId }) => duty === 'attester' && accountId !== null))
    return refuse('meeting.withoutAttester');
  return moveOn(desk, turn.meeting, turn.next, 'meeting.closed', { closedAt: desk.now });
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
  const accountId = checkInOf(place, as);
  if (typeof accountId !== 'string') return accountId;
  await changeRoll(desk, turn.meeting, organisationId, 'checkIn', accountId, reason);
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
  const accountId = checkOutOf(place);
  if (typeof accountId !== 'string') return accountId;
  await changeRoll(desk, turn.meeting, organisationId, 'checkOut', accountId, reason);
  return null;
}

async function changeRoll(
  desk: MeetingsDesk,
  meeting: Meeting,
  organisationId: string,
  act: RollEvent['act'],
  accountId: string,
  reason: string,
): Promise<void> {
  const id = desk.newId();
  await desk.meetings.addRollEvent({
    ...{ id, meetingId: meeting.id, organisationId, act, accountId, reason },
    at: desk.now,
  });
  await desk.record({
    kind: 'roll.changed',
    organisationId,
    subjectId: meeting.id,
    facts: { act, account: accountId, reason },
  });
}
