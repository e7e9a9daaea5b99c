// What the network does with a submitted motion: registers, prepares, gives its opinion, places it on a meeting, decides, follows up.
import type { BoardOpinion, ClauseDecision, Motion } from '../../../domain/motions/motion.ts';
import { canBeClosed, isForOpinion, isToRegister, next } from '../../../domain/motions/lifecycle.ts';
import { decisionOn, isSettled, undecidedAt } from '../../../domain/motions/resolution.ts';
import { refuse, type Refusal } from '../../../domain/refusal.ts';
import { rejectAmendment } from './carried.ts';
import { inTurn, record, save, takeOn, type MotionsDesk } from './desk.ts';

/** The formal check is done: the motion is registered. */
export const registerMotion = (desk: MotionsDesk, motion: Pick<Motion, 'id'>): Promise<Motion | Refusal> =>
  takeOn(desk, motion, 'register', 'motion.registered', (current) =>
    isToRegister(current) ? {} : refuse('motion.notNow'),
  );

/** Decides whether a late motion is admitted. Decided once. */
export const decideLateAdmission = (
  desk: MotionsDesk,
  motion: Pick<Motion, 'id'>,
  decision: 'admitted' | 'refused',
): Promise<Motion | Refusal> =>
  takeOn(
    desk,
    motion,
    decision === 'admitted' ? 'admitLate' : 'refuseLate',
    decision === 'admitted' ? 'motion.lateAdmitted' : 'motion.lateRefused',
    ({ lateAdmission }) =>
      lateAdmission === 'pending' ? { to: { lateAdmission: decision } } : refuse('motion.notNow'),
  );

/** Begins the preparation; after a meeting, of what was referred back or postponed. */
export async function prepareMotion(
  desk: MotionsDesk,
  motion: Pick<Motion, 'id'>,
): Promise<Motion | Refusal> {
  const decisions = await desk.motions.decisions(motion.id);
  return takeOn(desk, motion, 'prepare', 'motion.prepared', (current) => {
    if (current.state !== 'decided') return {};
    const comesAgain = current.content.clauses.some(({ id }) => {
      const last = decisionOn(decisions, id);
      return last !== null && !isSettled(last.outcome);
    });
    return comesAgain ? { to: { meetingId: null } } : refuse('motion.nothingToDecideAgain');
  });
}

/** The board's opinion on every att-sats. A new one takes the place of the old, which stays in the log. */
export async function issueOpinion(
  desk: MotionsDesk,
  motion: Pick<Motion, 'id'>,
  opinions: readonly BoardOpinion[],
): Promise<Motion | Refusal> {
  const issued = await takeOn(desk, motion, 'issueOpinion', 'motion.opinionIssued', (current) => {
    if (!isForOpinion(current)) return refuse('motion.notNow');
    const { content } = current;
    const there = new Set(content.clauses.map(({ id }) => id));
    if (opinions.some(({ clauseId }) => !there.has(clauseId))) return refuse('motion.unknownClause');
    const missing = content.clauses.findIndex(({ id }) => !opinions.some(({ clauseId }) => clauseId === id));
    if (missing >= 0 || new Set(opinions.map(({ clauseId }) => clauseId)).size !== opinions.length)
      return refuse('motion.opinionMissing', `recommendation.${String(Math.max(missing, 0))}`);
    return { facts: { opinions: opinions.map((opinion) => ({ ...opinion })) } };
  });
  if ('refused' in issued) return issued;
  await desk.motions.addOpinions(
    issued,
    opinions.map((opinion) => ({ ...opinion, id: desk.newId() })),
    desk.now,
  );
  return issued;
}

/** Places the motion on a meeting of its network. A late one only once it is admitted. */
export async function placeOnAgenda(
  desk: MotionsDesk,
  motion: Pick<Motion, 'id'>,
  meetingId: string,
): Promise<Motion | Refusal> {
  return takeOn(desk, motion, 'placeOnAgenda', 'motion.placedOnAgenda', ({ lateAdmission }) =>
    lateAdmission === null || lateAdmission === 'admitted'
      ? { to: { meetingId }, facts: { meeting: meetingId } }
      : refuse('motion.lateNotAdmitted'),
  );
}

/** Takes it off the agenda again, while nothing of it is decided there; a withdrawn one too, which stays withdrawn. */
export async function takeOffAgenda(
  desk: MotionsDesk,
  motion: Pick<Motion, 'id'>,
): Promise<Motion | Refusal> {
  const decisions = await desk.motions.decisions(motion.id);
  return takeOn(desk, motion, 'takeOffAgenda', 'motion.takenOffAgenda', ({ meetingId }) => {
    if (meetingId === null) return refuse('motion.notNow');
    return decisions.some((decision) => decision.meetingId === meetingId)
      ? refuse('motion.clauseDecided')
      : { to: { meetingId: null }, facts: { meeting: meetingId } };
  });
}

/** The meeting's decision on one att-sats; with the last of them the motion is decided. */
export async function decideClause(
  desk: MotionsDesk,
  motion: Pick<Motion, 'id'>,
  decided: Omit<ClauseDecision, 'decidedAt'>,
): Promise<Motion | Refusal> {
  const current = await inTurn(desk, motion);
  if (current === null) return refuse('access.notFound');
  const state = next(current.state, 'decide');
  if (state === null) return refuse('motion.notNow');
  if (current.meetingId !== decided.meetingId) return refuse('motion.otherMeeting');
  const { clauses } = current.content;
  if (!clauses.some(({ id }) => id === decided.clauseId)) return refuse('motion.unknownClause');
  const before = await desk.motions.decisions(current.id);
  if (!undecidedAt(decided.meetingId, clauses, before).includes(decided.clauseId))
    return refuse('motion.clauseDecided');
  const decision: ClauseDecision = { ...decided, decidedAt: desk.now };
  await desk.motions.addDecision(desk.newId(), current, decision);
  await record(desk, current, 'motion.clauseDecided', {
    clause: decided.clauseId,
    meeting: decided.meetingId,
    outcome: decided.outcome,
    wording: decided.wording,
    votes: decided.votes === null ? null : { ...decided.votes },
    poll: decided.pollId,
  });
  const refusal = await rejectAmendment(desk, current, decided);
  if (refusal !== null) return refusal;
  if (undecidedAt(decided.meetingId, clauses, [...before, decision]).length > 0) return current;
  return save(desk, current, { ...current, state }, 'motion.decided', { meeting: decided.meetingId });
}

/** Tells what became of what was decided; as often as there is something to tell. */
export async function followUp(
  desk: MotionsDesk,
  motion: Pick<Motion, 'id'>,
  text: string,
): Promise<Motion | Refusal> {
  const followed = await takeOn(desk, motion, 'followUp', 'motion.followedUp', () => ({ facts: { text } }));
  if ('refused' in followed) return followed;
  await desk.motions.addFollowUp(desk.newId(), followed, { text, at: desk.now });
  return followed;
}

/** Nothing more is to be done: it is decided, or came too late and is not taken up. */
export const closeMotion = (desk: MotionsDesk, motion: Pick<Motion, 'id'>): Promise<Motion | Refusal> =>
  takeOn(desk, motion, 'close', 'motion.closed', (current) =>
    canBeClosed(current) ? {} : refuse('motion.notNow'),
  );
