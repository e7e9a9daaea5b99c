// Before the meeting: plan it, change when and where, call it, and say who serves at it.
import type { Day } from '../../../domain/language/dates.ts';
import { standingItems } from '../../../domain/meetings/agenda.ts';
import type { Duty, Meeting, Officer } from '../../../domain/meetings/meeting.ts';
import { appointmentFault, replacedBy } from '../../../domain/meetings/officers.ts';
import { refuse, type Refusal } from '../../../domain/refusal.ts';
import type { StoredOrganisation } from '../../organisations/index.ts';
import { canServe } from './delegates.ts';
import { committed, inTurn, moveOn, record, type MeetingsDesk } from './desk.ts';

export interface WhenAndWhere {
  readonly name: string;
  readonly day: Day;
  /** "10.00", as typed; may be empty. */
  readonly time: string;
  readonly place: string;
}

/** Plans a meeting of the network, with the items that every meeting has. Its address is made from the network's and the year. */
export async function planMeeting(
  desk: MeetingsDesk,
  network: StoredOrganisation,
  planned: WhenAndWhere & { readonly kind: Meeting['kind'] },
): Promise<Meeting | Refusal> {
  if (network.kind !== 'network') return refuse('meeting.withoutNetwork', 'network');
  await desk.serialise('meetings');
  const start = `${network.slug}-${planned.day.slice(0, 4)}${planned.kind === 'extra' ? '-extra' : ''}`;
  const meeting: Meeting = {
    id: desk.newId(),
    networkId: network.id,
    slug: freeSlug(start, new Set(await desk.meetings.slugsLike(start))),
    kind: planned.kind,
    name: planned.name,
    day: planned.day,
    time: planned.time,
    place: planned.place,
    state: 'planned',
    revision: 1,
    openedAt: null,
    closedAt: null,
    attestedAt: null,
  };
  await desk.meetings.add(meeting);
  for (const [index, { kind, heading }] of standingItems.entries()) {
    const id = desk.newId();
    await desk.meetings.addItem(network.id, {
      ...{ id, meetingId: meeting.id, kind, position: index + 1, heading },
      ...{ motionId: null, decision: '' },
    });
  }
  await record(desk, meeting, 'meeting.planned', meeting.id, facts(meeting));
  return meeting;
}

function freeSlug(start: string, taken: ReadonlySet<string>): string {
  let [slug, number] = [start, 2];
  while (taken.has(slug)) {
    slug = `${start}-${String(number)}`;
    number += 1;
  }
  return slug;
}

const facts = ({ slug, kind, name, day, time, place }: Meeting) => ({ slug, kind, name, day, time, place });

/** Changes what the meeting is called, when and where it is. Refused when somebody else changed it since it was read. */
export async function changeMeeting(
  desk: MeetingsDesk,
  meeting: Pick<Meeting, 'id'>,
  { revision, name, day, time, place }: WhenAndWhere & { readonly revision: number },
): Promise<Meeting | Refusal> {
  const turn = await inTurn(desk, meeting, 'change');
  if ('refused' in turn) return turn;
  const changed: Meeting = { ...turn.meeting, name, day, time, place, revision };
  if (!(await desk.meetings.change(changed))) return refuse('edit.conflict');
  await record(desk, changed, 'meeting.changed', changed.id, facts(changed));
  return { ...changed, revision: revision + 1 };
}

/** The members have been called: recorded, with the day it was done in the log. */
export async function summonMeeting(
  desk: MeetingsDesk,
  meeting: Pick<Meeting, 'id'>,
): Promise<Meeting | Refusal> {
  const turn = await inTurn(desk, meeting, 'summon');
  return 'refused' in turn ? turn : moveOn(desk, turn.meeting, turn.next, 'meeting.summoned');
}

/** Whoever serves: the name as printed in the minutes, and the address of the account where they certify or lead here ('' for none). */
export interface NewOfficer {
  readonly duty: Duty;
  readonly name: string;
  readonly email: string;
  /** After the meeting: why somebody takes another's place, and the attester whose place it is. */
  readonly reason?: string;
  readonly replaces?: string;
}

/**
 * Appoints chair, secretary or attester. Chair and secretary are one each: a new one takes the place of the old.
 * @see appointmentFault for who can serve, and what is asked once the meeting is closed
 */
export async function appointOfficer(
  desk: MeetingsDesk,
  meeting: Pick<Meeting, 'id'>,
  { duty, name, email, reason = '', replaces = '' }: NewOfficer,
): Promise<Officer | Refusal> {
  const turn = await inTurn(desk, meeting, 'appointOfficer');
  if ('refused' in turn) return turn;
  const account = email === '' ? null : await desk.accounts.byEmail(email);
  if (email !== '' && account === null) return refuse('meeting.unknownAccount', 'email');
  if (account !== null && !(await canServe(desk, turn.meeting, account.person.accountId)))
    return refuse('meeting.unprovenAccount', 'email');
  const accountId = account?.person.accountId ?? null;
  const serving = await desk.meetings.officers(turn.meeting.id);
  const appointment = { duty, name, accountId, person: account?.person ?? null, reason, replaces };
  const fault = appointmentFault(turn.meeting, serving, appointment);
  if (fault !== null) return fault;
  const replaced = replacedBy(serving, appointment);
  for (const old of replaced) await desk.meetings.removeOfficer(turn.meeting.id, old.id);
  const officer: Officer = { id: desk.newId(), duty, name, accountId, reason };
  await desk.meetings.addOfficer(turn.meeting.networkId, turn.meeting.id, officer);
  await record(desk, turn.meeting, 'meeting.changed', turn.meeting.id, {
    ...{ officer: officer.id, duty, account: accountId, replaced: replaced.map(({ id }) => id) },
    reason: reason === '' ? null : await committed(desk, turn.meeting.networkId, reason),
  });
  return officer;
}

/** Takes back an appointment, until the meeting is closed. */
export async function dismissOfficer(
  desk: MeetingsDesk,
  meeting: Pick<Meeting, 'id'>,
  officerId: string,
): Promise<Refusal | null> {
  const turn = await inTurn(desk, meeting, 'dismissOfficer');
  if ('refused' in turn) return turn;
  if (!(await desk.meetings.removeOfficer(turn.meeting.id, officerId))) return refuse('access.notFound');
  await record(desk, turn.meeting, 'meeting.changed', turn.meeting.id, { officerDismissed: officerId });
  return null;
}
