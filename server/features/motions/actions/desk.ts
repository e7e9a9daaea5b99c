// What the acts on motions are given, and how each takes its turn.
import type { Day } from '../../../domain/language/dates.ts';
import { deadlineOf, type Deadline } from '../../../domain/motions/deadline.ts';
import { next, type MotionAct } from '../../../domain/motions/lifecycle.ts';
import type { Poll } from '../../../domain/meetings/meeting.ts';
import type { Motion } from '../../../domain/motions/motion.ts';
import { isMemberOn } from '../../../domain/organisations/membership.ts';
import { nameOn } from '../../../domain/organisations/organisation.ts';
import { ruleOn } from '../../../domain/organisations/rules.ts';
import { refuse, type Refusal } from '../../../domain/refusal.ts';
import type { EntryKind, Fact } from '../../../domain/log/entry.ts';
import type { AdoptingDesk, ProposalsDesk } from '../../proposals/index.ts';
import type { MotionStore } from '../store.ts';

/** What motions need to know of a meeting. */
export interface MeetingAhead {
  readonly id: string;
  readonly name: string;
  readonly day: Day;
  readonly slug: string;
}

/** The meetings' part of the desk, as far as motions ask it. */
export interface MeetingsAhead extends BehindMeetings {
  /** The network's next annual meeting on or after the day; null where none is planned. */
  nextAnnual(networkId: string, today: Day): Promise<MeetingAhead | null>;
  /** Has a poll on the motion been opened, whatever became of it? */
  hasOpenedPoll(motionId: string): Promise<boolean>;
}
type BehindMeetings = AdoptingDesk['meetings'];

/** What motions need to know of a poll. */
export type PollBehind = Pick<Poll, 'id' | 'manifest' | 'result'>;

/** Proposals too: what a motion changes in the bylaws is one. */
export interface MotionsDesk extends ProposalsDesk {
  readonly motions: MotionStore;
  readonly meetings: MeetingsAhead;
}

/** Whose account does it; null for the program. */
export const by = (desk: Pick<MotionsDesk, 'who'>): string | null => desk.who?.accountId ?? null;

/** Waits for the motion's turn and reads it anew: what was read before may be old. */
export async function inTurn(desk: MotionsDesk, { id }: Pick<Motion, 'id'>): Promise<Motion | null> {
  await desk.serialise(`motion ${id}`);
  return desk.motions.byId(id);
}

/**
 * Takes the motion on by one act of the lifecycle, and tells the log.
 * @param change what else becomes of it; null to refuse nothing and change only the state
 */
export async function takeOn(
  desk: MotionsDesk,
  motion: Pick<Motion, 'id'>,
  act: MotionAct,
  kind: EntryKind,
  change: (
    current: Motion,
  ) => Refusal | { readonly to?: Partial<Motion>; readonly facts?: Facts } = () => ({}),
): Promise<Motion | Refusal> {
  const current = await inTurn(desk, motion);
  if (current === null) return refuse('access.notFound');
  const state = next(current.state, act);
  if (state === null) return refuse('motion.notNow');
  const changed = change(current);
  if ('refused' in changed) return changed;
  return save(desk, current, { ...current, ...changed.to, state }, kind, changed.facts ?? {});
}

export type Facts = Readonly<Record<string, Fact>>;

/** Saves a motion's new state and tells the log. */
export async function save(
  desk: MotionsDesk,
  from: Motion,
  to: Motion,
  kind: EntryKind,
  facts: Facts,
): Promise<Motion | Refusal> {
  if (!(await desk.motions.changeState(to, from, desk.now))) return refuse('edit.conflict');
  await record(desk, to, kind, facts);
  return to;
}

/** What the mover does stands in the mover's name, what the network does in the network's. */
const moversOwn: readonly EntryKind[] = [
  'motion.begun',
  'motion.discarded',
  'motion.endorsed',
  'motion.submitted',
  'motion.withdrawn',
];

export async function record(
  desk: MotionsDesk,
  motion: Motion,
  kind: EntryKind,
  facts: Facts = {},
): Promise<void> {
  await desk.record({
    kind,
    organisationId: moversOwn.includes(kind) ? motion.moverId : motion.networkId,
    subjectId: motion.id,
    facts,
  });
}

/** Was the förbund a member of the network that day, as far as the dates tell? The network belongs to itself. */
export async function belongsTo(
  desk: Pick<MotionsDesk, 'organisations' | 'today'>,
  organisationId: string,
  networkId: string,
): Promise<boolean> {
  if (organisationId === networkId) return true;
  const memberships = await desk.organisations.memberships(networkId);
  return memberships.some(
    (each) => each.memberId === organisationId && isMemberOn(each, desk.today) !== 'no',
  );
}

/** The deadline that applies today for the network's next annual meeting, and that meeting; null where either is not set. */
export async function deadlineNow(
  desk: Pick<MotionsDesk, 'organisations' | 'meetings' | 'today'>,
  networkId: string,
): Promise<{ readonly deadline: Deadline; readonly meeting: MeetingAhead } | null> {
  const rule = ruleOn(await desk.organisations.rules(networkId), 'motionDeadline', desk.today);
  const meeting = await desk.meetings.nextAnnual(networkId, desk.today);
  return rule === null || meeting === null
    ? null
    : { deadline: deadlineOf(rule.value, meeting.day), meeting };
}

/** Names of organisations today, by id. */
export async function namesOf(
  desk: Pick<MotionsDesk, 'organisations' | 'today'>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const found = await desk.organisations.byIds([...new Set(ids)]);
  return new Map(found.map((each) => [each.id, nameOn(each, desk.today)]));
}
