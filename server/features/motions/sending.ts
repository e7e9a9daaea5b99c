// On the way out: the board's decision, the co-movers, the checklist, and the submission itself.
import { formatDate } from '../../domain/language/dates.ts';
import { isDraft } from '../../domain/motions/lifecycle.ts';
import { isInTime } from '../../domain/motions/deadline.ts';
import type { Motion } from '../../domain/motions/motion.ts';
import { missingForSubmission } from '../../domain/motions/submission.ts';
import { inSwedishOrder, sameName } from '../../domain/language/swedish.ts';
import { isMemberOn } from '../../domain/organisations/membership.ts';
import { nameOn } from '../../domain/organisations/organisation.ts';
import { may } from '../../domain/permissions.ts';
import { isRefusal, refuse, type Refusal } from '../../domain/refusal.ts';
import { download, redirect, type Answer } from '../../web/answer.ts';
import { field } from '../../web/body.ts';
import { addCoMover, confirmCoMover, endorseMotion, removeCoMover } from './actions/draft.ts';
import { deadlineNow } from './actions/desk.ts';
import { amendmentFaults } from './actions/amendment.ts';
import { moverFacts, submitMotion } from './actions/submission.ts';
import { amendmentsOf } from './amendments.ts';
import { coMoverForm, endorsementForm, revisionIn } from './forms.ts';
import { coMoverPage, submissionPage } from './pages/submission.ts';
import { paperOf } from './paper.ts';
import { coMoverPath, motionPath, submissionPath } from './paths.ts';
import { quotationsOf } from './quotations.ts';
import { numberText } from './reading.ts';
import { coMoverInPath, motionWithId, partiesOf, type MotionsDoors, type V } from './visits.ts';

const missing: Refusal = { refused: 'access.notFound' };

/** The notices the page can be opened with. */
const notices = ['motionEndorsed', 'coMoverAdded', 'coMoverRemoved'] as const;

export async function showSubmission(visit: V, refusals: readonly Refusal[] = []): Promise<Answer> {
  const motion = await motionWithId(visit);
  if (motion === null) return missing;
  const parties = await partiesOf(visit, motion);
  if (!isDraft(motion.state))
    return redirect(motionPath(numberText(parties.get(motion.networkId)?.slug ?? '', motion)));
  const ahead = motion.kind === 'motion' ? await deadlineNow(visit.desk, motion.networkId) : null;
  return submissionPage({
    motion,
    parties,
    missing: [
      ...missingForSubmission(motion, await moverFacts(visit.desk, motion)),
      ...(await amendmentFaults(visit.desk, motion)),
    ],
    ahead: ahead === null ? null : { ...ahead, isPast: !isInTime(ahead.deadline, visit.desk.now) },
    candidates: motion.kind === 'motion' ? await candidatesFor(visit, motion) : [],
    rights: {
      endorse: may(visit.who, 'motion.endorse', motion.moverId),
      change: may(visit.who, 'motion.changeDraft', motion.moverId),
      submit: may(visit.who, 'motion.submit', motion.moverId),
    },
    form: visit.form,
    refusals,
    notice: notices.find((each) => each === field(visit.query, 'kvitto')) ?? null,
  });
}

/** The network's other members, which could move it too. */
async function candidatesFor({ desk, today }: V, motion: Motion) {
  const there = new Set([motion.moverId, ...motion.coMovers.map(({ organisationId }) => organisationId)]);
  const memberships = await desk.organisations.memberships(motion.networkId);
  const ids = memberships
    .filter((each) => isMemberOn(each, today) !== 'no' && !there.has(each.memberId))
    .map(({ memberId }) => memberId);
  const found = await desk.organisations.byIds([...new Set(ids)]);
  return inSwedishOrder(
    found.map((each) => ({ id: each.id, name: nameOn(each, today), names: each.names })),
    ({ name }) => name,
  );
}

export async function endorse(visit: V): Promise<Answer> {
  const motion = await motionWithId(visit);
  if (motion === null) return missing;
  const { revision: _, ...typed } = visit.form;
  const filled = endorsementForm(typed);
  if ('refusals' in filled) return showSubmission(visit, filled.refusals);
  const { endorsedOn, minutes } = filled.command;
  const decided = { on: endorsedOn, minutes };
  const endorsed = await endorseMotion(visit.desk, motion, decided, revisionIn(visit.form));
  return isRefusal(endorsed)
    ? showSubmission(visit, [endorsed])
    : redirect(`${submissionPath(motion.id)}?kvitto=motionEndorsed`);
}

/** Adds the co-mover that was named, or removes the one whose button was pressed. */
export async function changeCoMovers(visit: V): Promise<Answer> {
  const motion = await motionWithId(visit);
  if (motion === null) return missing;
  const removed = field(visit.form, 'remove');
  if (removed !== '') {
    const without = await removeCoMover(visit.desk, motion, removed);
    return isRefusal(without)
      ? showSubmission(visit, [without])
      : redirect(`${submissionPath(motion.id)}?kvitto=coMoverRemoved`);
  }
  const filled = coMoverForm(visit.form);
  if ('refusals' in filled) return showSubmission(visit, filled.refusals);
  const named = filled.command.coMover;
  const parties = await partiesOf(visit, motion);
  const candidates = [
    ...(await candidatesFor(visit, motion)),
    ...[...parties.values()].filter(({ kind }) => kind === 'forbund'),
  ];
  const found = candidates.find(({ names }) => names.some(({ name }) => sameName(name, named)));
  const added =
    found === undefined
      ? refuse('motion.coMoverNotMember', 'coMover')
      : await addCoMover(visit.desk, motion, found.id);
  return isRefusal(added)
    ? showSubmission(visit, [added])
    : redirect(`${submissionPath(motion.id)}?kvitto=coMoverAdded`);
}

/** A co-mover's own page: the text that its board decides on. */
export async function showCoMover(
  visit: V,
  doors: MotionsDoors,
  refusals: readonly Refusal[] = [],
): Promise<Answer> {
  const found = await coMoverInPath(visit);
  if (found === null) return missing;
  const { motion, coMover } = found;
  return coMoverPage({
    motion,
    coMover,
    parties: await partiesOf(visit, motion),
    quoted: await quotationsOf(visit.desk, motion.content.citations, visit.today),
    amendments: await amendmentsOf(visit.desk, doors, motion),
    comparePath: doors.comparePath,
    mayConfirm: may(visit.who, 'motion.endorse', coMover.id),
    form: visit.form,
    refusals,
    notice: field(visit.query, 'kvitto') === 'coMoverConfirmed' ? 'coMoverConfirmed' : null,
  });
}

export async function confirm(visit: V, doors: MotionsDoors): Promise<Answer> {
  const found = await coMoverInPath(visit);
  if (found === null) return missing;
  const { revision: _, ...typed } = visit.form;
  const filled = endorsementForm(typed);
  if ('refusals' in filled) return showCoMover(visit, doors, filled.refusals);
  const { endorsedOn, minutes } = filled.command;
  const decided = { on: endorsedOn, minutes };
  const revision = revisionIn(visit.form);
  const confirmed = await confirmCoMover(visit.desk, found.motion, found.coMover.id, decided, revision);
  return isRefusal(confirmed)
    ? showCoMover(visit, doors, [confirmed])
    : redirect(`${coMoverPath(found.motion.id, found.coMover.slug)}?kvitto=coMoverConfirmed`);
}

export async function submit(visit: V): Promise<Answer> {
  const motion = await motionWithId(visit);
  if (motion === null) return missing;
  if (!isDraft(motion.state)) return showSubmission(visit);
  const sent = await submitMotion(visit.desk, motion, {
    revision: revisionIn(visit.form),
    sendsLate: field(visit.form, 'step') === 'late',
  });
  if (isRefusal(sent)) {
    const { refused, facts } = sent;
    return showSubmission(visit, [refuse(refused, undefined, inLanguage(facts, visit.language))]);
  }
  const network = (await partiesOf(visit, sent)).get(sent.networkId);
  return redirect(`${motionPath(numberText(network?.slug ?? '', sent))}?kvitto=motionSubmitted`);
}

/** The day that a refusal names, as the reader's language writes it. */
const inLanguage = (facts: Refusal['facts'], language: V['language']): Refusal['facts'] =>
  typeof facts?.['date'] === 'string' ? { ...facts, date: formatDate(facts['date'], language) } : facts;

/** The draft as it would be printed: "Utkast" across it, never sealed, never stored. */
export async function draftPaper(visit: V, doors: MotionsDoors): Promise<Answer> {
  const motion = await motionWithId(visit);
  if (motion === null) return missing;
  if (!isDraft(motion.state)) return showSubmission(visit);
  const printed = await doors.print(await paperOf(visit.desk, doors, motion));
  return isRefusal(printed) ? printed : download('motion-utkast.pdf', 'application/pdf', printed.bytes);
}
