// Who can serve at a meeting: whoever certifies the minutes neither led the meeting nor wrote them, and after the meeting officers are only replaced.
import { may, type Who } from '../permissions.ts';
import { refuse, type Refusal } from '../refusal.ts';
import type { Meeting, Officer } from './meeting.ts';

/** An appointment as it is asked for. */
export interface Appointment extends Pick<Officer, 'duty' | 'name' | 'accountId'> {
  /** Whose account it is; null where there is none. */
  readonly person: Who;
  /** Why, once the meeting is closed; '' before. */
  readonly reason: string;
  /** The attester whose place is taken; '' where none is. */
  readonly replaces: string;
}

const isSame = (one: Pick<Officer, 'name' | 'accountId'>, other: Pick<Officer, 'name' | 'accountId'>) =>
  one.accountId === null || other.accountId === null
    ? one.name.trim().toLowerCase() === other.name.trim().toLowerCase()
    : one.accountId === other.accountId;

/**
 * Why somebody cannot be appointed; null where they can. Chair and secretary are one each; attesters are several.
 * An attester leads nothing: is neither chair nor secretary, and has no role in the network that leads its meetings.
 */
export function appointmentFault(
  { networkId, state }: Pick<Meeting, 'networkId' | 'state'>,
  serving: readonly Officer[],
  appointment: Appointment,
): Refusal | null {
  const { duty, person, reason, replaces } = appointment;
  const replaced = serving.find(({ id }) => id === replaces);
  const others = serving.filter((each) => each !== replaced && isSame(each, appointment));
  const isAttester = duty === 'attester';
  if (isAttester && others.some((each) => each.duty === 'attester'))
    return refuse('meeting.officerTwice', 'name');
  const isApart =
    others.every((each) => (each.duty === 'attester') === isAttester) &&
    !(isAttester && may(person, 'meeting.lead', networkId));
  if (!isApart) return refuse('meeting.officerApart', 'email');
  if (state !== 'closed') return null;
  if (reason === '') return refuse('meeting.officerReason', 'reason');
  return isAttester && replaced?.duty !== 'attester' ? refuse('meeting.officerReplaces', 'replaces') : null;
}

/** Whose places the appointed takes: the chair's or secretary's before, or the attester's that is named. */
export const replacedBy = (
  serving: readonly Officer[],
  { duty, replaces }: Pick<Appointment, 'duty' | 'replaces'>,
): readonly Officer[] =>
  serving.filter((each) => each.duty === duty && (duty !== 'attester' || each.id === replaces));
