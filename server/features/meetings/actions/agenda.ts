// The agenda: items put on it, moved and taken off; motions come and go through their own room.
import { moved, positionOfNew, removalFault } from '../../../domain/meetings/agenda.ts';
import type { AgendaItem, Meeting } from '../../../domain/meetings/meeting.ts';
import type { Motion } from '../../../domain/motions/motion.ts';
import { refuse, type Refusal } from '../../../domain/refusal.ts';
import { placeOnAgenda, takeOffAgenda } from '../../motions/index.ts';
import { inTurn, itemOf, record, type MeetingsDesk } from './desk.ts';

/** Puts an item on the agenda, last before the closing. With `motion`, the motion is placed on the meeting too. */
export async function addAgendaItem(
  desk: MeetingsDesk,
  meeting: Pick<Meeting, 'id'>,
  { heading, motion }: { readonly heading: string; readonly motion?: Pick<Motion, 'id'> },
): Promise<AgendaItem | Refusal> {
  const turn = await inTurn(desk, meeting, 'changeAgenda');
  if ('refused' in turn) return turn;
  const items = await desk.meetings.items(turn.meeting.id);
  if (motion !== undefined) {
    if (items.some(({ motionId }) => motionId === motion.id)) return refuse('agenda.motionTwice', 'motion');
    const placed = await placeOnAgenda(desk, motion, turn.meeting.id);
    if ('refused' in placed) return placed;
    if (placed.networkId !== turn.meeting.networkId) return refuse('access.notFound');
  }
  const position = positionOfNew(items);
  const item: AgendaItem = {
    id: desk.newId(),
    meetingId: turn.meeting.id,
    kind: motion === undefined ? 'other' : 'motion',
    position: items.length + 1,
    heading,
    motionId: motion?.id ?? null,
    decision: '',
  };
  await desk.meetings.addItem(turn.meeting.networkId, item);
  const order = items.map(({ id }) => id).toSpliced(position - 1, 0, item.id);
  await desk.meetings.arrange(turn.meeting.id, order);
  await record(desk, turn.meeting, 'meeting.changed', turn.meeting.id, {
    itemAdded: item.id,
    heading,
    motion: item.motionId,
    position,
  });
  return { ...item, position };
}

/** Moves an item a step among what is treated. */
export async function moveAgendaItem(
  desk: MeetingsDesk,
  meeting: Pick<Meeting, 'id'>,
  itemId: string,
  direction: 'up' | 'down',
): Promise<Refusal | null> {
  const turn = await inTurn(desk, meeting, 'changeAgenda');
  if ('refused' in turn) return turn;
  const order = moved(await desk.meetings.items(turn.meeting.id), itemId, direction);
  if ('refused' in order) return order;
  await desk.meetings.arrange(turn.meeting.id, order);
  await record(desk, turn.meeting, 'meeting.changed', turn.meeting.id, { itemMoved: itemId, direction });
  return null;
}

/** Takes an item off the agenda; a motion goes back to its preparation. Refused once something of it has been put to the vote. */
export async function removeAgendaItem(
  desk: MeetingsDesk,
  meeting: Pick<Meeting, 'id'>,
  itemId: string,
): Promise<Refusal | null> {
  const turn = await inTurn(desk, meeting, 'changeAgenda');
  if ('refused' in turn) return turn;
  const item = await itemOf(desk, turn.meeting, itemId);
  if (item === null) return refuse('access.notFound');
  const fault = removalFault(item);
  if (fault !== null) return fault;
  const polls = await desk.meetings.polls(turn.meeting.id);
  if (polls.some(({ agendaItemId }) => agendaItemId === itemId)) return refuse('agenda.decided');
  if (item.motionId !== null) {
    const taken = await takeOffAgenda(desk, { id: item.motionId });
    if ('refused' in taken) return taken;
  }
  await desk.meetings.removeItem(turn.meeting.id, itemId);
  const left = (await desk.meetings.items(turn.meeting.id)).map(({ id }) => id);
  await desk.meetings.arrange(turn.meeting.id, left);
  await record(desk, turn.meeting, 'meeting.changed', turn.meeting.id, { itemRemoved: itemId });
  return null;
}
