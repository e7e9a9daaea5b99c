// The console's acts: the sitting, yrkanden and decisions.
import type { Refusal } from '../../../domain/refusal.ts';
import type { Meeting } from '../../../domain/meetings/meeting.ts';
import { redirect, type Answer } from '../../../web/answer.ts';
import { field } from '../../../web/body.ts';
import { decideItem, decideMotionClause, raiseYrkande, withdrawYrkande } from '../actions/decisions.ts';
import { adjournMeeting, closeMeeting, openMeeting, resumeMeeting } from '../actions/sitting.ts';
import { decisionForm, yrkandeForm } from '../forms.ts';
import { consoleAt, leadPage } from '../pages/lead.ts';
import { leadPath, minutesPath } from '../paths.ts';
import { consoleOf, type Treated } from '../reading.ts';
import { after, meetingInPath, nothing, type V } from './visit.ts';

export const show = (visit: V): Promise<Answer> => showConsole(visit, null, []);

/** The console again, with what was typed, at what it was typed about. */
export async function showConsole(
  visit: V,
  treated: Treated | null,
  refusals: readonly Refusal[],
  known?: Meeting,
): Promise<Answer> {
  const meeting = known ?? (await meetingInPath(visit));
  const state = meeting === null ? null : await consoleOf(visit, meeting, treated);
  return state === null ? nothing : leadPage(state, visit.form, refusals);
}

/** The console's address with the item and att-sats that a form was about. */
export async function backTo(visit: V, meeting: Meeting, { item, clause }: Treated): Promise<string> {
  const items = await visit.desk.meetings.items(meeting.id);
  const found = items.find(({ id }) => id === item);
  if (found === undefined) return leadPath(meeting.slug);
  const motion = found.motionId === null ? null : await visit.desk.motions.byId(found.motionId);
  const place = motion?.content.clauses.findIndex(({ id }) => id === clause) ?? -1;
  return consoleAt(meeting.slug, found.position, place < 0 ? null : place + 1);
}

/** The item that treats a motion. */
async function itemOfMotion(visit: V, meeting: Meeting, motionId: string): Promise<string> {
  return (await visit.desk.meetings.items(meeting.id)).find((item) => item.motionId === motionId)?.id ?? '';
}

/** Opens a meeting that was called, or goes on with one that was adjourned. */
export async function open(visit: V): Promise<Answer> {
  const meeting = await meetingInPath(visit);
  if (meeting === null) return nothing;
  const act = meeting.state === 'adjourned' ? resumeMeeting : openMeeting;
  return after(await act(visit.desk, meeting), leadPath(meeting.slug), (refusals) =>
    showConsole(visit, null, refusals),
  );
}

export async function adjourn(visit: V): Promise<Answer> {
  const meeting = await meetingInPath(visit);
  if (meeting === null) return nothing;
  return after(await adjournMeeting(visit.desk, meeting), leadPath(meeting.slug), (refusals) =>
    showConsole(visit, null, refusals),
  );
}

export async function close(visit: V): Promise<Answer> {
  const meeting = await meetingInPath(visit);
  if (meeting === null) return nothing;
  return after(
    await closeMeeting(visit.desk, meeting),
    `${minutesPath(meeting.slug)}?kvitto=meetingClosed`,
    (refusals) => showConsole(visit, null, refusals),
  );
}

export async function raise(visit: V): Promise<Answer> {
  const meeting = await meetingInPath(visit);
  if (meeting === null) return nothing;
  const motionId = field(visit.form, 'motion');
  const about = {
    item: await itemOfMotion(visit, meeting, motionId),
    clause: field(visit.form, 'clause'),
  };
  const filled = yrkandeForm(visit.form);
  if ('refusals' in filled) return showConsole(visit, about, filled.refusals);
  const { clause, kind, by, yrkandeText } = filled.command;
  const raised = await raiseYrkande(visit.desk, meeting, {
    ...{ motionId, clauseId: clause, kind, text: yrkandeText },
    byOrganisationId: by === '' ? null : by,
  });
  const next = await backTo(visit, meeting, about);
  return after(raised, next, (refusals) => showConsole(visit, about, refusals));
}

export async function withdraw(visit: V): Promise<Answer> {
  const meeting = await meetingInPath(visit);
  if (meeting === null) return nothing;
  const id = visit.parameters['id'] ?? '';
  const yrkande = (await visit.desk.meetings.yrkanden(meeting.id)).find((each) => each.id === id);
  if (yrkande === undefined) return nothing;
  const about = {
    item: await itemOfMotion(visit, meeting, yrkande.motionId),
    clause: yrkande.clauseId,
  };
  const next = await backTo(visit, meeting, about);
  return after(await withdrawYrkande(visit.desk, meeting, id), next, (refusals) =>
    showConsole(visit, about, refusals),
  );
}

export async function decide(visit: V): Promise<Answer> {
  const meeting = await meetingInPath(visit);
  if (meeting === null) return nothing;
  const motionId = field(visit.form, 'motion');
  const about = {
    item: motionId === '' ? field(visit.form, 'item') : await itemOfMotion(visit, meeting, motionId),
    clause: field(visit.form, 'clause'),
  };
  const filled = decisionForm(visit.form);
  if ('refusals' in filled) return showConsole(visit, about, filled.refusals);
  const { command } = filled;
  const done =
    'decision' in command
      ? await decideItem(visit.desk, meeting, command.item, command.decision)
      : await decideMotionClause(visit.desk, meeting, {
          ...{ motionId, clauseId: command.clause, outcome: command.outcome },
          wording: command.wording === '' ? null : command.wording,
          pollId: command.poll === '' ? null : command.poll,
        });
  if (done !== null && 'refused' in done) return showConsole(visit, about, [done]);
  return redirect(await backTo(visit, meeting, about));
}
