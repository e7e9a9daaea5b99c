// A submitted motion's page, and what the network's office and the mover do from it.
import { may } from '../../domain/permissions.ts';
import { decisionOn, isSettled } from '../../domain/motions/resolution.ts';
import { canBeClosed, isForOpinion, isToRegister, next } from '../../domain/motions/lifecycle.ts';
import type { ClauseDecision, Motion } from '../../domain/motions/motion.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import { redirect, type Answer } from '../../web/answer.ts';
import { field } from '../../web/body.ts';
import { issuedDocument, showDocument } from '../documents/index.ts';
import { withdrawMotion, withdrawalFaultOf } from './actions/draft.ts';
import {
  closeMotion,
  decideLateAdmission,
  followUp,
  issueOpinion,
  prepareMotion,
  registerMotion,
} from './actions/handling.ts';
import { adoptionOf, type Adoption } from './adoptions.ts';
import { amendmentsOf } from './amendments.ts';
import type { MotionsDesk, PollBehind } from './actions/desk.ts';
import { followUpForm, lateAdmissionForm, opinionForm } from './forms.ts';
import { motionsCrumb } from './pages/editor.ts';
import { opinionPage, withdrawalPage } from './pages/handling.ts';
import { motionPage } from './pages/show.ts';
import { motionPath } from './paths.ts';
import { quotationsOf } from './quotations.ts';
import { numberText } from './reading.ts';
import { motionWithNumber, partiesOf, type MotionsDoors, type Parties, type V } from './visits.ts';

const missing: Refusal = { refused: 'access.notFound' };

const notices = [
  'motionSubmitted',
  'motionRegistered',
  'lateDecided',
  'motionPrepared',
  'opinionIssued',
  'motionFollowedUp',
  'motionClosed',
  'motionWithdrawn',
] as const;

export async function showMotion(
  visit: V,
  doors: MotionsDoors,
  refusals: readonly Refusal[] = [],
): Promise<Answer> {
  const motion = await motionWithNumber(visit);
  if (motion === null) return missing;
  const { desk, who } = visit;
  const parties = await partiesOf(visit, motion);
  const decisions = await desk.motions.decisions(motion.id);
  const comesAgain = motion.content.clauses.some(({ id }) => {
    const last = decisionOn(decisions, id);
    return last !== null && !isSettled(last.outcome);
  });
  const handles = may(who, 'motion.handle', motion.networkId);
  const can = (act: Parameters<typeof next>[1]): boolean => handles && next(motion.state, act) !== null;
  const adoptions = new Map<string, Adoption>();
  for (const { id, amendment } of motion.content.clauses) {
    const adoption = amendment === undefined ? null : await adoptionOf(desk, motion, id);
    if (adoption !== null) adoptions.set(id, adoption);
  }
  return motionPage({
    amendments: await amendmentsOf(desk, doors, motion),
    adoptions,
    mayRecord: may(who, 'proposal.confirm', motion.networkId),
    motion,
    number: textOf(parties, motion),
    parties,
    opinions: await desk.motions.opinions(motion.id),
    decisions,
    followUps: await desk.motions.followUps(motion.id),
    entries: await desk.log.about(motion.id),
    meetings: await meetingsOf(
      visit,
      motion,
      decisions.map(({ meetingId }) => meetingId),
    ),
    polls: await pollsBehind(desk, decisions),
    document: await issuedDocument(desk, 'motion', motion.id),
    quoted: await quotationsOf(desk, motion.content.citations, visit.today),
    can: {
      register: can('register') && isToRegister(motion),
      decideLate: can('admitLate') && motion.lateAdmission === 'pending',
      prepare: can('prepare') && (motion.state !== 'decided' || comesAgain),
      issueOpinion: can('issueOpinion') && isForOpinion(motion),
      followUp: can('followUp'),
      close: can('close') && canBeClosed(motion),
      withdraw:
        may(who, 'motion.withdraw', motion.moverId) && (await withdrawalFaultOf(desk, motion)) === null,
    },
    doors,
    form: visit.form,
    refusals,
    notice: notices.find((each) => each === field(visit.query, 'kvitto')) ?? null,
  });
}

/** The polls that the decisions rest on. */
async function pollsBehind(desk: MotionsDesk, decisions: readonly ClauseDecision[]) {
  const polls: PollBehind[] = [];
  for (const { pollId } of decisions) {
    const poll = pollId === null ? null : await desk.meetings.poll(pollId);
    if (poll !== null) polls.push(poll);
  }
  return polls;
}

const textOf = (parties: Parties, motion: Motion): string =>
  numberText(parties.get(motion.networkId)?.slug ?? '', motion);

async function meetingsOf({ desk }: V, motion: Motion, decidedBy: readonly string[]) {
  const ids = new Set([...decidedBy, ...(motion.meetingId === null ? [] : [motion.meetingId])]);
  const found = await Promise.all([...ids].map((id) => desk.meetings.byId(id)));
  return new Map(found.flatMap((meeting) => (meeting === null ? [] : [[meeting.id, meeting] as const])));
}

/** The sealed paper, or how far it has come. */
export async function showPaper(visit: V): Promise<Answer> {
  const motion = await motionWithNumber(visit);
  if (motion === null) return missing;
  const number = textOf(await partiesOf(visit, motion), motion);
  return showDocument(visit, {
    kind: 'motion',
    subjectId: motion.id,
    title: { name: motion.content.heading },
    crumbs: [motionsCrumb, { name: number, path: motionPath(number) }],
    path: motionPath(number),
  });
}

/** An act from the motion's page that asks for nothing, or for a filled form: back to the page, with what happened. */
async function act(
  visit: V,
  doors: MotionsDoors,
  notice: (typeof notices)[number],
  doing: (desk: MotionsDesk, motion: Motion) => Promise<Motion | Refusal> | readonly Refusal[],
): Promise<Answer> {
  const motion = await motionWithNumber(visit);
  if (motion === null) return missing;
  const done = await doing(visit.desk, motion);
  if (isList(done)) return showMotion(visit, doors, done);
  return isRefusal(done)
    ? showMotion(visit, doors, [done])
    : redirect(`${motionPath(textOf(await partiesOf(visit, motion), motion))}?kvitto=${notice}`);
}

const isList = (done: Motion | Refusal | readonly Refusal[]): done is readonly Refusal[] =>
  Array.isArray(done);

export const register = (visit: V, doors: MotionsDoors): Promise<Answer> =>
  act(visit, doors, 'motionRegistered', registerMotion);
export const prepare = (visit: V, doors: MotionsDoors): Promise<Answer> =>
  act(visit, doors, 'motionPrepared', prepareMotion);
export const close = (visit: V, doors: MotionsDoors): Promise<Answer> =>
  act(visit, doors, 'motionClosed', closeMotion);

export const decideLate = (visit: V, doors: MotionsDoors): Promise<Answer> =>
  act(visit, doors, 'lateDecided', (desk, motion) => {
    const filled = lateAdmissionForm(visit.form);
    return 'refusals' in filled
      ? filled.refusals
      : decideLateAdmission(desk, motion, filled.command.decision);
  });

export const follow = (visit: V, doors: MotionsDoors): Promise<Answer> =>
  act(visit, doors, 'motionFollowedUp', (desk, motion) => {
    const filled = followUpForm(visit.form);
    return 'refusals' in filled ? filled.refusals : followUp(desk, motion, filled.command.text);
  });

export async function showOpinion(visit: V, refusals: readonly Refusal[] = []): Promise<Answer> {
  const motion = await motionWithNumber(visit);
  if (motion === null) return missing;
  const number = textOf(await partiesOf(visit, motion), motion);
  const opinions = await visit.desk.motions.opinions(motion.id);
  return opinionPage(motion, number, opinions, refusals.length === 0 ? null : visit.form, refusals);
}

export async function giveOpinion(visit: V): Promise<Answer> {
  const motion = await motionWithNumber(visit);
  if (motion === null) return missing;
  const filled = opinionForm(visit.form, motion.content.clauses);
  if ('refusals' in filled) return showOpinion(visit, filled.refusals);
  const issued = await issueOpinion(visit.desk, motion, filled.command);
  return isRefusal(issued)
    ? showOpinion(visit, [issued])
    : redirect(`${motionPath(textOf(await partiesOf(visit, motion), motion))}?kvitto=opinionIssued`);
}

export async function showWithdrawal(visit: V, refusals: readonly Refusal[] = []): Promise<Answer> {
  const motion = await motionWithNumber(visit);
  if (motion === null) return missing;
  const number = textOf(await partiesOf(visit, motion), motion);
  const isPossible = (await withdrawalFaultOf(visit.desk, motion)) === null;
  return withdrawalPage(motion, number, isPossible, refusals);
}

export async function withdraw(visit: V): Promise<Answer> {
  const motion = await motionWithNumber(visit);
  if (motion === null) return missing;
  const withdrawn = await withdrawMotion(visit.desk, motion);
  return isRefusal(withdrawn)
    ? showWithdrawal(visit, [withdrawn])
    : redirect(`${motionPath(textOf(await partiesOf(visit, motion), motion))}?kvitto=motionWithdrawn`);
}
