// What has to be done before a meeting is closed: after it, nothing of it can be decided, counted or sealed.
import type { ClauseDecision, Motion } from '../motions/motion.ts';
import { undecidedAt } from '../motions/resolution.ts';
import { refuse, type Refusal } from '../refusal.ts';
import type { AgendaItem, Meeting, Officer, Poll } from './meeting.ts';

/** What the meeting has treated. */
export interface Decided {
  readonly meeting: Pick<Meeting, 'id'>;
  /** Of its agenda, withdrawn and since taken up again too. */
  readonly motions: readonly Motion[];
  /** Every decision on them, by motion. */
  readonly decisionsOf: ReadonlyMap<string, readonly ClauseDecision[]>;
}

/** Is everything of the item decided? Of a motion: no att-sats is left to this meeting, or the motion is withdrawn. */
export function isDone({ meeting, motions, decisionsOf }: Decided, item: AgendaItem): boolean {
  const motion = motions.find(({ id }) => id === item.motionId);
  if (motion === undefined) return item.decision !== '';
  if (motion.state === 'withdrawn') return true;
  return undecidedAt(meeting.id, motion.content.clauses, decisionsOf.get(motion.id) ?? []).length === 0;
}

/** The first item that the meeting cannot be closed without deciding; null where none is left. Only what was put there as any other item may be talked about and left at that. */
export const leftToDecide = (decided: Decided, items: readonly AgendaItem[]): AgendaItem | null =>
  items.find((item) => item.kind !== 'other' && !isDone(decided, item)) ?? null;

/**
 * Why the meeting cannot be closed, or null if it can. A poll that is closed must be sealed or held again first,
 * as neither can be done afterwards; somebody must be able to certify the minutes here.
 */
export function closingFault({
  items,
  polls,
  officers,
  ...decided
}: Decided & {
  readonly items: readonly AgendaItem[];
  readonly polls: readonly Pick<Poll, 'state' | 'question' | 'rerunOf'>[];
  readonly officers: readonly Officer[];
}): Refusal | null {
  if (polls.some(({ state }) => state === 'open')) return refuse('meeting.pollOpen');
  const unsealed = polls.find(({ state }) => state === 'closed');
  if (unsealed !== undefined)
    return refuse('meeting.pollUnsealed', undefined, { question: unsealed.question });
  const announced = polls.find(({ state, rerunOf }) => state === 'prepared' && rerunOf !== null);
  if (announced !== undefined)
    return refuse('meeting.rerunNotHeld', undefined, { question: announced.question });
  const left = leftToDecide(decided, items);
  if (left !== null)
    return refuse(left.motionId === null ? 'meeting.itemUndecided' : 'meeting.undecided', undefined, {
      heading: left.heading,
    });
  const certifies = officers.some(({ duty, accountId }) => duty === 'attester' && accountId !== null);
  return certifies ? null : refuse('meeting.withoutAttester');
}
