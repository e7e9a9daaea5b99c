// Before the meeting: the list, planning, the public page, agenda and officers.
import type { Refusal } from '../../../domain/refusal.ts';
import { may } from '../../../domain/permissions.ts';
import { nameOn } from '../../../domain/organisations/organisation.ts';
import { redirect, type Answer } from '../../../web/answer.ts';
import { field } from '../../../web/body.ts';
import { issuedDocument } from '../../documents/index.ts';
import { motionById, motionsForAgenda, numberText } from '../../motions/index.ts';
import { addAgendaItem, moveAgendaItem, removeAgendaItem } from '../actions/agenda.ts';
import {
  appointOfficer,
  changeMeeting,
  dismissOfficer,
  planMeeting,
  summonMeeting,
} from '../actions/planning.ts';
import {
  changeForm,
  dismissalForm,
  itemForm,
  movingForm,
  officerForm,
  placingForm,
  planForm,
} from '../forms.ts';
import { agendaPage, officersPage } from '../pages/agenda.ts';
import { factsPage, listPage, planPage } from '../pages/list.ts';
import { showPage } from '../pages/show.ts';
import { agendaPath, factsPath, meetingPath, officersPath } from '../paths.ts';
import { motionsAt, networkOf, partIn, summonsOf } from '../reading.ts';
import { mandateToDecline } from './delegates.ts';
import { after, meetingInPath, networksOf, networkToPlan, nothing, noticeOf, type V } from './visit.ts';

export async function list(visit: V): Promise<Answer> {
  const mayPlan = (visit.who?.grants ?? []).some(({ organisationId }) =>
    may(visit.who, 'meeting.plan', organisationId),
  );
  return listPage(await visit.desk.meetings.all(), mayPlan);
}

export async function showPlan(visit: V, refusals: readonly Refusal[] = []): Promise<Answer> {
  const networks = (await networksOf(visit)).map((network) => ({
    slug: network.slug,
    name: nameOn(network, visit.today),
  }));
  return planPage(networks, visit.form, refusals);
}

export async function plan(visit: V): Promise<Answer> {
  const filled = planForm(visit.form);
  if ('refusals' in filled) return showPlan(visit, filled.refusals);
  const network = await networkToPlan(visit);
  if (network === null) return nothing;
  const meeting = await planMeeting(visit.desk, network, filled.command);
  return 'refused' in meeting
    ? showPlan(visit, [meeting])
    : redirect(`${meetingPath(meeting.slug)}?kvitto=meetingPlanned`);
}

export async function show(visit: V): Promise<Answer> {
  const meeting = await meetingInPath(visit);
  if (meeting === null) return nothing;
  const { desk } = visit;
  const motions = await motionsAt(desk, meeting);
  return showPage(
    {
      meeting,
      networkName: (await networkOf(desk, meeting)).name,
      officers: await desk.meetings.officers(meeting.id),
      items: await desk.meetings.items(meeting.id),
      motions,
      decisionsOf: await desk.motions.decisionsOf(motions.map(({ motion }) => motion.id)),
      polls: await desk.meetings.polls(meeting.id),
      hasMinutes:
        meeting.state === 'attested' && (await issuedDocument(desk, 'minutes', meeting.id)) !== null,
      summons: await summonsOf(desk, meeting),
      mandate: visit.who === null ? null : await mandateToDecline(desk, meeting, visit.who),
    },
    await partIn(desk, meeting),
    noticeOf(visit),
  );
}

export async function showFacts(visit: V, refusals: readonly Refusal[] = []): Promise<Answer> {
  const meeting = await meetingInPath(visit);
  if (meeting === null) return nothing;
  const part = await partIn(visit.desk, meeting);
  const summons = await summonsOf(visit.desk, meeting);
  return factsPage(meeting, part, visit.form, refusals, noticeOf(visit), summons);
}

export async function change(visit: V): Promise<Answer> {
  const meeting = await meetingInPath(visit);
  if (meeting === null) return nothing;
  const filled = changeForm(visit.form);
  if ('refusals' in filled) return showFacts(visit, filled.refusals);
  return after(
    await changeMeeting(visit.desk, meeting, filled.command),
    `${factsPath(meeting.slug)}?kvitto=saved`,
    (refusals) => showFacts(visit, refusals),
  );
}

export async function summon(visit: V): Promise<Answer> {
  const meeting = await meetingInPath(visit);
  if (meeting === null) return nothing;
  return after(
    await summonMeeting(visit.desk, meeting),
    `${meetingPath(meeting.slug)}?kvitto=meetingSummoned`,
    (refusals) => showFacts(visit, refusals),
  );
}

export async function showAgenda(visit: V, refusals: readonly Refusal[] = []): Promise<Answer> {
  const meeting = await meetingInPath(visit);
  if (meeting === null) return nothing;
  const { desk } = visit;
  const { slug } = await networkOf(desk, meeting);
  const motions = (await motionsForAgenda(desk, meeting.networkId)).map((motion) => ({
    id: motion.id,
    number: numberText(slug, motion),
    heading: motion.content.heading,
  }));
  return agendaPage(
    meeting,
    await partIn(desk, meeting),
    await desk.meetings.items(meeting.id),
    motions,
    visit.form,
    refusals,
    noticeOf(visit),
  );
}

export async function addItem(visit: V): Promise<Answer> {
  const meeting = await meetingInPath(visit);
  if (meeting === null) return nothing;
  const filled = itemForm(visit.form);
  if ('refusals' in filled) return showAgenda(visit, filled.refusals);
  return after(
    await addAgendaItem(visit.desk, meeting, filled.command),
    `${agendaPath(meeting.slug)}?kvitto=itemAdded`,
    (refusals) => showAgenda(visit, refusals),
  );
}

export async function placeMotion(visit: V): Promise<Answer> {
  const meeting = await meetingInPath(visit);
  const filled = placingForm(visit.form);
  if (meeting === null) return nothing;
  if ('refusals' in filled) return showAgenda(visit, filled.refusals);
  const motion = await motionById(visit.desk, filled.command.motion);
  if (motion?.networkId !== meeting.networkId)
    return showAgenda(visit, [{ refused: 'form.choice', field: 'motion' }]);
  return after(
    await addAgendaItem(visit.desk, meeting, { heading: motion.content.heading, motion }),
    `${agendaPath(meeting.slug)}?kvitto=itemAdded`,
    (refusals) => showAgenda(visit, refusals),
  );
}

export async function moveItem(visit: V): Promise<Answer> {
  const meeting = await meetingInPath(visit);
  const filled = movingForm(visit.form);
  const id = visit.parameters['id'] ?? '';
  if (meeting === null) return nothing;
  if ('refusals' in filled) return showAgenda(visit, filled.refusals);
  const { step } = filled.command;
  return after(
    step === 'remove'
      ? await removeAgendaItem(visit.desk, meeting, id)
      : await moveAgendaItem(visit.desk, meeting, id, step),
    agendaPath(meeting.slug),
    (refusals) => showAgenda(visit, refusals),
  );
}

export async function showOfficers(visit: V, refusals: readonly Refusal[] = []): Promise<Answer> {
  const meeting = await meetingInPath(visit);
  if (meeting === null) return nothing;
  const officers = [];
  for (const officer of await visit.desk.meetings.officers(meeting.id)) {
    const account = officer.accountId === null ? null : await visit.desk.accounts.byId(officer.accountId);
    officers.push({ ...officer, email: account?.email ?? null });
  }
  const part = await partIn(visit.desk, meeting);
  return officersPage(meeting, part, officers, visit.form, refusals, noticeOf(visit));
}

export async function appoint(visit: V): Promise<Answer> {
  const meeting = await meetingInPath(visit);
  if (meeting === null) return nothing;
  const filled = officerForm(visit.form);
  if ('refusals' in filled) return showOfficers(visit, filled.refusals);
  return after(
    await appointOfficer(visit.desk, meeting, filled.command),
    `${officersPath(meeting.slug)}?kvitto=officerAppointed`,
    (refusals) => showOfficers(visit, refusals),
  );
}

export async function dismiss(visit: V): Promise<Answer> {
  const meeting = await meetingInPath(visit);
  if (meeting === null) return nothing;
  const filled = dismissalForm(visit.form);
  if ('refusals' in filled) return showOfficers(visit, filled.refusals);
  return after(
    await dismissOfficer(visit.desk, meeting, field(visit.form, 'officer')),
    officersPath(meeting.slug),
    (refusals) => showOfficers(visit, refusals),
  );
}
