// Submission: the deadline is judged at the act, and the number follows the last without a gap.
import { dayInSweden } from '../../../domain/language/dates.ts';
import { isInTime, type Deadline } from '../../../domain/motions/deadline.ts';
import { next } from '../../../domain/motions/lifecycle.ts';
import type { Motion } from '../../../domain/motions/motion.ts';
import { nextSequence } from '../../../domain/motions/numbering.ts';
import {
  contentHash,
  missingForSubmission,
  writtenClauses,
  type MoverFacts,
} from '../../../domain/motions/submission.ts';
import { refuse, type Refusal } from '../../../domain/refusal.ts';
import { orderDocument } from '../../documents/index.ts';
import { amendmentFaults } from './amendment.ts';
import { carryAmendments } from './carried.ts';
import { belongsTo, by, deadlineNow, inTurn, namesOf, save, type MotionsDesk } from './desk.ts';

export interface Sending {
  /** The revision that was read before sending. */
  readonly revision: number;
  /** Is it sent although the deadline has passed? It is then for the meeting or board to admit. */
  readonly sendsLate: boolean;
}

/** Submits the motion: it gets its number and is public from then on. Refused with what is missing, or with motion.late. */
export async function submitMotion(
  desk: MotionsDesk,
  motion: Pick<Motion, 'id'>,
  { revision, sendsLate }: Sending,
): Promise<Motion | Refusal> {
  const current = await inTurn(desk, motion);
  if (current === null) return refuse('access.notFound');
  if (current.revision !== revision) return refuse('edit.conflict');
  const [missing] = missingForSubmission(current, await moverFacts(desk, current));
  const state = next(current.state, 'submit');
  if (state === null && current.state !== 'draft') return refuse('motion.notNow');
  if (missing !== undefined) return missing;
  const [outdated] = await amendmentFaults(desk, current);
  if (outdated !== undefined) return outdated;
  if (state === null) return refuse('motion.notEndorsed', 'endorsedOn');
  const ahead = current.kind === 'motion' ? await deadlineNow(desk, current.networkId) : null;
  const isLate = ahead !== null && !isInTime(ahead.deadline, desk.now);
  if (isLate && !sendsLate) return lateRefusal(ahead.deadline);
  const year = Number(dayInSweden(Date.parse(desk.now)).slice(0, 4));
  await desk.serialise(`motions ${current.networkId} ${current.kind} ${String(year)}`);
  const last = await desk.motions.lastSequence(current.networkId, current.kind, year);
  // Empty rows fall: what is sent is a revision of its own, so that whoever reads the motion reads what was sent.
  const clauses = writtenClauses(current.content);
  const isShorter = clauses.length < current.content.clauses.length;
  const submitted: Motion = {
    ...current,
    state,
    content: { ...current.content, clauses },
    revision: isShorter ? current.revision + 1 : current.revision,
    number: { year, sequence: nextSequence(last) },
    submittedAt: desk.now,
    lateAdmission: isLate ? 'pending' : null,
  };
  const saved = await save(desk, current, submitted, 'motion.submitted', {
    number: { year, sequence: nextSequence(last) },
    kind: current.kind,
    contentHash: contentHash(submitted.content),
    endorsed: current.endorsement === null ? null : { ...current.endorsement },
    coMovers: current.coMovers.map(({ organisationId }) => organisationId),
    late: isLate ? 'late' : null,
  });
  if ('refused' in saved) return saved;
  if (isShorter) await desk.motions.addRevision(saved, { at: desk.now, by: by(desk) });
  await desk.motions.addSubmittedRows(saved);
  const refusal = await carryAmendments(desk, saved);
  if (refusal !== null) return refusal;
  await orderDocument(desk, { kind: 'motion', organisationId: saved.moverId, subjectId: saved.id });
  return saved;
}

/** The no that a late motion gets, with the last day of its time; pages say it in words. */
const lateRefusal = ({ day }: Deadline): Refusal => refuse('motion.late', undefined, { date: day });

/** What the checklist needs to know of those who move it. */
export async function moverFacts(desk: MotionsDesk, motion: Motion): Promise<MoverFacts> {
  const unconfirmed = motion.coMovers.filter(({ endorsement }) => endorsement === null);
  const names = await namesOf(desk, [motion.moverId, ...unconfirmed.map((each) => each.organisationId)]);
  return {
    moverName: names.get(motion.moverId) ?? '',
    isMember: await belongsTo(desk, motion.moverId, motion.networkId),
    unconfirmed: unconfirmed.map(({ organisationId }) => names.get(organisationId) ?? ''),
  };
}
