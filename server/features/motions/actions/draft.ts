// The acts on a draft: begin it, change it, quote a clause, have it decided by the board, take in co-movers, throw it away.
import type {
  Citation,
  Endorsement,
  Motion,
  MotionContent,
  MotionKind,
} from '../../../domain/motions/motion.ts';
import { isDraft } from '../../../domain/motions/lifecycle.ts';
import { withdrawalFault } from '../../../domain/motions/withdrawal.ts';
import { limits } from '../../../domain/motions/resolution.ts';
import {
  contentFaults,
  contentHash,
  missingInText,
  sameContent,
} from '../../../domain/motions/submission.ts';
import { refuse, type Refusal } from '../../../domain/refusal.ts';
import { clauseAnchors } from '../../../domain/statutes/anchor.ts';
import { clauseHash } from '../../../domain/statutes/identity.ts';
import { dropAmendments } from './carried.ts';
import { belongsTo, by, inTurn, record, takeOn, type MotionsDesk } from './desk.ts';

const nothing: MotionContent = { heading: '', clauses: [], rationale: '', citations: [] };

export interface NewMotion {
  readonly networkId: string;
  /** A förbund; the network itself for a proposal of its board. */
  readonly moverId: string;
  readonly kind: MotionKind;
  readonly content?: MotionContent;
}

/** Begins a draft, which only those who move it see. */
export async function beginMotion(
  desk: MotionsDesk,
  { networkId, moverId, kind, content = nothing }: NewMotion,
): Promise<Motion | Refusal> {
  if ((kind === 'boardProposal') !== (moverId === networkId)) return refuse('motion.onlyBoardProposals');
  const [fault] = contentFaults(content);
  if (fault !== undefined) return fault;
  const motion: Motion = {
    id: desk.newId(),
    networkId,
    moverId,
    kind,
    state: 'draft',
    content,
    revision: 1,
    endorsement: null,
    coMovers: [],
    number: null,
    submittedAt: null,
    lateAdmission: null,
    meetingId: null,
  };
  await desk.motions.add(motion, { at: desk.now, by: by(desk) });
  await record(desk, motion, 'motion.begun', { network: networkId, kind });
  return motion;
}

/**
 * Waits for the draft's turn and reads it anew; refused once it is sent.
 * @param revision the revision that was read; refused with edit.conflict when there is a later one
 */
async function draftInTurn(
  desk: MotionsDesk,
  motion: Pick<Motion, 'id'>,
  revision?: number,
): Promise<Motion | Refusal> {
  const current = await inTurn(desk, motion);
  if (current === null) return refuse('access.notFound');
  if (!isDraft(current.state)) return refuse('motion.notNow');
  return revision === undefined || revision === current.revision ? current : refuse('edit.conflict');
}

/**
 * Saves the text of a draft as a new revision. What boards decided was another text, so their decisions fall.
 * @param revision the revision it was written on; refused with edit.conflict when there is a later one
 */
export async function changeDraft(
  desk: MotionsDesk,
  motion: Pick<Motion, 'id'>,
  content: MotionContent,
  revision: number,
): Promise<Motion | Refusal> {
  const current = await draftInTurn(desk, motion, revision);
  if ('refused' in current) return current;
  const [fault] = contentFaults(content);
  if (fault !== undefined) return fault;
  if (sameContent(current.content, content)) return current;
  for (const { organisationId, endorsement } of current.coMovers)
    if (endorsement !== null) await desk.motions.endorseCoMover(current.id, organisationId, null);
  const changed: Motion = {
    ...current,
    content,
    revision: current.revision + 1,
    state: 'draft',
    endorsement: null,
    coMovers: current.coMovers.map(({ organisationId }) => ({ organisationId, endorsement: null })),
  };
  if (!(await desk.motions.changeState(changed, current, desk.now))) return refuse('edit.conflict');
  await desk.motions.addRevision(changed, { at: desk.now, by: by(desk) });
  return changed;
}

/** Quotes a clause of a version as it stands now: pinned by its hash. */
export async function citeClause(
  desk: MotionsDesk,
  motion: Pick<Motion, 'id'>,
  { organisationId, versionId, anchor }: Pick<Citation, 'organisationId' | 'versionId' | 'anchor'>,
): Promise<Motion | Refusal> {
  const current = await draftInTurn(desk, motion);
  if ('refused' in current) return current;
  const text = await desk.statutes.text(organisationId, versionId);
  const clauses = text?.reading.clauses ?? [];
  const clause = clauses[clauseAnchors(clauses).indexOf(anchor)];
  if (clause === undefined) return refuse('access.notFound');
  const { citations } = current.content;
  if (citations.some((each) => each.versionId === versionId && each.anchor === anchor))
    return refuse('motion.alreadyCited');
  if (citations.length >= limits.citations)
    return refuse('motion.tooManyCitations', undefined, { max: limits.citations });
  const citation = { id: desk.newId(), organisationId, versionId, anchor, clauseHash: clauseHash(clause) };
  return changeDraft(
    desk,
    current,
    { ...current.content, citations: [...citations, citation] },
    current.revision,
  );
}

/**
 * Records that the mover's own board has decided to send the motion: the day and the § of its minutes.
 * @param revision the text that was read: another text is another decision
 */
export async function endorseMotion(
  desk: MotionsDesk,
  motion: Pick<Motion, 'id'>,
  { on, minutes }: Endorsement,
  revision: number,
): Promise<Motion | Refusal> {
  return takeOn(desk, motion, 'endorse', 'motion.endorsed', (current) => {
    if (current.revision !== revision) return refuse('edit.conflict');
    const [missing] = missingInText(current.content);
    if (missing !== undefined) return missing;
    if (on > desk.today) return refuse('motion.endorsedInTheFuture', 'endorsedOn');
    return {
      to: { endorsement: { on, minutes } },
      facts: { on, minutes, revision, contentHash: contentHash(current.content) },
    };
  });
}

/** Takes in another förbund that moves the motion too, once its own board has decided so. */
export async function addCoMover(
  desk: MotionsDesk,
  motion: Pick<Motion, 'id'>,
  organisationId: string,
): Promise<Motion | Refusal> {
  const current = await draftInTurn(desk, motion);
  if ('refused' in current) return current;
  if (current.kind === 'boardProposal') return refuse('motion.notNow');
  const there = [current.moverId, ...current.coMovers.map((each) => each.organisationId)];
  if (there.includes(organisationId)) return refuse('motion.coMoverTwice', 'coMover');
  if (organisationId === current.networkId || !(await belongsTo(desk, organisationId, current.networkId)))
    return refuse('motion.coMoverNotMember', 'coMover');
  await desk.motions.addCoMover(desk.newId(), current.id, organisationId);
  return { ...current, coMovers: [...current.coMovers, { organisationId, endorsement: null }] };
}

/** Takes a co-mover out again. */
export async function removeCoMover(
  desk: MotionsDesk,
  motion: Pick<Motion, 'id'>,
  organisationId: string,
): Promise<Motion | Refusal> {
  const current = await draftInTurn(desk, motion);
  if ('refused' in current) return current;
  await desk.motions.removeCoMover(current.id, organisationId);
  return {
    ...current,
    coMovers: current.coMovers.filter((each) => each.organisationId !== organisationId),
  };
}

/** The co-mover's own board has decided to move the motion too. @param revision the text that it decided on */
export async function confirmCoMover(
  desk: MotionsDesk,
  motion: Pick<Motion, 'id'>,
  organisationId: string,
  { on, minutes }: Endorsement,
  revision: number,
): Promise<Motion | Refusal> {
  const current = await draftInTurn(desk, motion, revision);
  if ('refused' in current) return current;
  if (!current.coMovers.some((each) => each.organisationId === organisationId))
    return refuse('access.notFound');
  if (on > desk.today) return refuse('motion.endorsedInTheFuture', 'endorsedOn');
  await desk.motions.endorseCoMover(current.id, organisationId, { on, minutes });
  await desk.record({
    kind: 'motion.coMoverConfirmed',
    organisationId,
    subjectId: current.id,
    facts: { on, minutes, revision, contentHash: contentHash(current.content) },
  });
  return {
    ...current,
    coMovers: current.coMovers.map((each) =>
      each.organisationId === organisationId ? { organisationId, endorsement: { on, minutes } } : each,
    ),
  };
}

/** Throws a draft away. @param revision refused when somebody has changed it since */
export async function discardMotion(
  desk: MotionsDesk,
  motion: Pick<Motion, 'id'>,
  revision: number,
): Promise<Refusal | null> {
  const current = await draftInTurn(desk, motion, revision);
  if ('refused' in current) return current;
  await desk.motions.remove(current);
  await record(desk, current, 'motion.discarded');
  return null;
}

/** Withdraws a submitted motion, before a meeting has begun to decide it. It stays to be read, with its number. */
export async function withdrawMotion(
  desk: MotionsDesk,
  motion: Pick<Motion, 'id'>,
): Promise<Motion | Refusal> {
  const seen = await desk.motions.byId(motion.id);
  // The meeting's turn comes before the motion's, as in its own acts: no poll opens while this is done.
  if (seen !== null && seen.meetingId !== null) await desk.serialise(`meeting ${seen.meetingId}`);
  const current = await inTurn(desk, motion);
  if (current === null) return refuse('access.notFound');
  if (current.meetingId !== seen?.meetingId) return refuse('edit.conflict');
  const fault = await withdrawalFaultOf(desk, current);
  if (fault !== null) return fault;
  const withdrawn = await takeOn(desk, current, 'withdraw', 'motion.withdrawn', () => ({
    facts: { from: current.state },
  }));
  return 'refused' in withdrawn ? withdrawn : ((await dropAmendments(desk, withdrawn)) ?? withdrawn);
}

/** Why the motion cannot be withdrawn now; null where it can. */
export const withdrawalFaultOf = async (
  desk: Pick<MotionsDesk, 'motions' | 'meetings'>,
  motion: Motion,
): Promise<Refusal | null> =>
  withdrawalFault(
    motion,
    await desk.motions.decisions(motion.id),
    await desk.meetings.hasOpenedPoll(motion.id),
  );
