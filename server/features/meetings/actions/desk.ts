// What the acts on meetings are given, and how each takes its turn.
import { randomBytes } from 'node:crypto';
import { commitmentTo } from '../../../domain/log/commitment.ts';
import type { EntryKind, Fact } from '../../../domain/log/entry.ts';
import {
  nextOfMeeting,
  nextOfPoll,
  type MeetingAct,
  type PollAct,
} from '../../../domain/meetings/lifecycle.ts';
import type { AgendaItem, Meeting, MeetingState, Poll } from '../../../domain/meetings/meeting.ts';
import { undecidedAt } from '../../../domain/motions/resolution.ts';
import { nameOn } from '../../../domain/organisations/organisation.ts';
import { valueOn } from '../../../domain/organisations/rules.ts';
import { refuse, type Refusal } from '../../../domain/refusal.ts';
import type { AccountStore } from '../../accounts/index.ts';
import type { MotionsDesk } from '../../motions/index.ts';
import type { MeetingStore } from '../store.ts';

/** `accounts` for the delegates; motions are read and decided through their own room. */
export interface MeetingsDesk extends MotionsDesk {
  readonly accounts: AccountStore;
  readonly meetings: MeetingStore;
}

/**
 * Waits for the meeting's turn and reads it anew, if the act can be done now: what was read before may be old.
 * Every act on a meeting and its polls takes this turn, so two consoles never do the same thing twice.
 */
export async function inTurn(
  desk: MeetingsDesk,
  { id }: Pick<Meeting, 'id'>,
  act: MeetingAct,
): Promise<{ readonly meeting: Meeting; readonly next: MeetingState } | Refusal> {
  await desk.serialise(`meeting ${id}`);
  const meeting = await desk.meetings.byId(id);
  if (meeting === null) return refuse('access.notFound');
  const next = nextOfMeeting(meeting.state, act);
  return next === null ? refuse('meeting.notNow') : { meeting, next };
}

/** The same for an act on a poll of a sitting meeting. */
export async function pollInTurn(
  desk: MeetingsDesk,
  { id, meetingId }: Pick<Poll, 'id' | 'meetingId'>,
  act: PollAct,
): Promise<{ readonly meeting: Meeting; readonly poll: Poll } | Refusal> {
  const turn = await inTurn(desk, { id: meetingId }, 'decide');
  if ('refused' in turn) return turn;
  const poll = await desk.meetings.poll(id);
  if (poll === null) return refuse('access.notFound');
  return nextOfPoll(poll.state, act) === null ? refuse('poll.notNow') : { meeting: turn.meeting, poll };
}

/** Moves the meeting on and tells the log. */
export async function moveOn(
  desk: MeetingsDesk,
  meeting: Meeting,
  to: MeetingState,
  kind: EntryKind,
  instants: Parameters<MeetingStore['moveOn']>[2] = {},
  facts: Readonly<Record<string, Fact>> = {},
): Promise<Meeting | Refusal> {
  if (!(await desk.meetings.moveOn(meeting, to, instants))) return refuse('meeting.notNow');
  await record(desk, meeting, kind, meeting.id, facts);
  return { ...meeting, state: to, ...instants };
}

export const record = (
  desk: MeetingsDesk,
  { networkId }: Pick<Meeting, 'networkId'>,
  kind: EntryKind,
  subjectId: string,
  facts: Readonly<Record<string, Fact>> = {},
): Promise<void> => desk.record({ kind, organisationId: networkId, subjectId, facts });

/** What the log is told of free words, which may name a person; the words stand in their row, and the salt apart from both. */
export async function committed(desk: MeetingsDesk, organisationId: string, words: string): Promise<string> {
  const salt = randomBytes(16).toString('hex');
  const hash = commitmentTo(words, salt);
  await desk.meetings.keepSalt(organisationId, hash, salt);
  return hash;
}

/** An item of the meeting's agenda. */
export async function itemOf(
  desk: MeetingsDesk,
  meeting: Meeting,
  itemId: string,
): Promise<AgendaItem | null> {
  return (await desk.meetings.items(meeting.id)).find(({ id }) => id === itemId) ?? null;
}

/** How many votes each förbund has at the meeting: the network's rule on that day, one where there is none. */
export async function votesAt(desk: MeetingsDesk, meeting: Meeting): Promise<number> {
  const rules = await desk.organisations.rules(meeting.networkId);
  return valueOn(rules, 'votesPerMember', meeting.day).votes;
}

/** Names on the meeting's day, by the organisation's id. */
export async function namesAt(
  desk: MeetingsDesk,
  meeting: Meeting,
  ids: readonly string[],
): Promise<(organisationId: string) => string> {
  const found = await desk.organisations.byIds([...new Set(ids)]);
  const names = new Map(found.map((each) => [each.id, nameOn(each, meeting.day)]));
  return (organisationId) => names.get(organisationId) ?? '';
}

/** Is nothing of the att-sats left to the meeting: decided by it, or settled before? */
export async function isDecided(
  desk: MeetingsDesk,
  meeting: Meeting,
  motionId: string,
  clauseId: string,
): Promise<boolean> {
  const decisions = await desk.motions.decisions(motionId);
  return undecidedAt(meeting.id, [{ id: clauseId }], decisions).length === 0;
}
