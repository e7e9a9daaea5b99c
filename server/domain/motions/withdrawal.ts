// Until when a mover can take a motion back: what a meeting has begun to decide is the meeting's.
import { refuse, type Refusal } from '../refusal.ts';
import { next } from './lifecycle.ts';
import type { ClauseDecision, Motion } from './motion.ts';
import { decisionOn, isSettled } from './resolution.ts';

/**
 * Why the motion cannot be withdrawn; null where it can.
 * What was referred back or postponed by an earlier meeting can: nothing of it is settled.
 * @param isPutToVote has a poll on it been opened, whatever became of the poll?
 */
export function withdrawalFault(
  { state, meetingId }: Pick<Motion, 'state' | 'meetingId'>,
  decisions: readonly ClauseDecision[],
  isPutToVote: boolean,
): Refusal | null {
  if (next(state, 'withdraw') === null) return refuse('motion.notNow');
  const isDecided = decisions.some((decision) => {
    const last = decisionOn(decisions, decision.clauseId);
    return decision.meetingId === meetingId || (last !== null && isSettled(last.outcome));
  });
  if (isDecided) return refuse('motion.partlyDecided');
  return state === 'onAgenda' && isPutToVote ? refuse('motion.putToVote') : null;
}
