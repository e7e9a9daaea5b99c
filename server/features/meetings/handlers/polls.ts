// Polls: prepared, worded, opened, closed, sealed and held again from the console; and each poll's own page.
import { isRefusal, type Refusal } from '../../../domain/refusal.ts';
import { may } from '../../../domain/permissions.ts';
import { redirect, type Answer } from '../../../web/answer.ts';
import { field } from '../../../web/body.ts';
import {
  changePoll,
  closePoll,
  giveCastingVote,
  openPoll,
  preparePoll,
  rerunPoll,
  sealPoll,
} from '../actions/polls.ts';
import { castingVoteForm, pollForm, reasonForm, wordingForm } from '../forms.ts';
import { pollPage } from '../pages/poll.ts';
import { meetingPath, pollPath } from '../paths.ts';
import { partIn } from '../reading.ts';
import { backTo, showConsole } from './lead.ts';
import { meetingInPath, nothing, pollInPath, type V } from './visit.ts';

export async function prepare(visit: V): Promise<Answer> {
  const meeting = await meetingInPath(visit);
  if (meeting === null) return nothing;
  const about = { item: field(visit.form, 'item'), clause: field(visit.form, 'clause') };
  const filled = pollForm(visit.form);
  if ('refusals' in filled) return showConsole(visit, about, filled.refusals);
  const poll = await preparePoll(visit.desk, meeting, filled.command.about, filled.command.asked);
  return 'refused' in poll
    ? showConsole(visit, about, [poll])
    : redirect(await backTo(visit, meeting, about));
}

/** A prepared poll that only the leaders know of is not there for others. */
export async function show(visit: V): Promise<Answer> {
  const found = await pollInPath(visit);
  if (found === null) return nothing;
  const { poll, meeting } = found;
  const part = await partIn(visit.desk, meeting);
  if (poll.state === 'prepared' && !part.leads) return nothing;
  const item = (await visit.desk.meetings.items(meeting.id)).find(({ id }) => id === poll.agendaItemId);
  return pollPage(
    meeting,
    part,
    poll,
    poll.state === 'prepared' || poll.state === 'open' ? [] : await visit.desk.meetings.ballots(poll.id),
    await visit.desk.meetings.castCount(poll.id),
    {
      position: item?.position ?? 1,
      heading: item?.heading ?? '',
      path: meetingPath(meeting.slug),
    },
  );
}

type Found = NonNullable<Awaited<ReturnType<typeof pollInPath>>>;

/** Does an act on the poll of the address, and goes back to the console where it belongs. */
async function onPoll(visit: V, act: (found: Found) => Promise<readonly Refusal[]>): Promise<Answer> {
  const found = await pollInPath(visit);
  if (found === null) return nothing;
  const about = { item: found.poll.agendaItemId, clause: found.poll.clauseId ?? '' };
  const refusals = await act(found);
  const [first] = refusals;
  const leads = may(visit.who, 'meeting.lead', found.meeting.networkId);
  if (first !== undefined) return leads ? showConsole(visit, about, refusals, found.meeting) : first;
  return redirect(leads ? await backTo(visit, found.meeting, about) : pollPath(found.poll.id));
}

/** What an act refused, as a list; empty where it was done. */
async function no(done: Promise<object | null>): Promise<readonly Refusal[]> {
  const answer = await done;
  return isRefusal(answer) ? [answer] : [];
}

export const reword = (visit: V): Promise<Answer> =>
  onPoll(visit, async ({ poll }) => {
    const filled = wordingForm(visit.form);
    return 'refusals' in filled ? filled.refusals : no(changePoll(visit.desk, poll, filled.command));
  });

export const open = (visit: V): Promise<Answer> =>
  onPoll(visit, ({ poll }) => no(openPoll(visit.desk, poll)));

export const close = (visit: V): Promise<Answer> =>
  onPoll(visit, ({ poll }) => no(closePoll(visit.desk, poll)));

export const castingVote = (visit: V): Promise<Answer> =>
  onPoll(visit, async ({ poll }) => {
    const filled = castingVoteForm(visit.form);
    return 'refusals' in filled
      ? filled.refusals
      : no(giveCastingVote(visit.desk, poll, filled.command.choice));
  });

export const seal = (visit: V): Promise<Answer> =>
  onPoll(visit, ({ poll }) => no(sealPoll(visit.desk, poll)));

export const rerun = (visit: V): Promise<Answer> =>
  onPoll(visit, async ({ poll }) => {
    const filled = reasonForm(visit.form);
    return 'refusals' in filled ? filled.refusals : no(rerunPoll(visit.desk, poll, filled.command.reason));
  });
