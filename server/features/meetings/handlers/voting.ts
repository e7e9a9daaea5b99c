// Who votes and how: the roll taken, the vote cast.
import { randomBytes } from 'node:crypto';
import type { Refusal } from '../../../domain/refusal.ts';
import type { Meeting, Poll } from '../../../domain/meetings/meeting.ts';
import { lastOpened } from '../../../domain/meetings/poll.ts';
import { inSwedishOrder } from '../../../domain/language/swedish.ts';
import { data, redirect, type Answer } from '../../../web/answer.ts';
import { castBallot } from '../actions/ballot.ts';
import { checkIn, checkOut } from '../actions/sitting.ts';
import { ballotForm, rollForm } from '../forms.ts';
import { rollPage } from '../pages/roll.ts';
import { votePage, type CastFor } from '../pages/vote.ts';
import { rollPath, votePath } from '../paths.ts';
import { partIn, rollNow } from '../reading.ts';
import { membersAt } from './delegates.ts';
import { after, meetingInPath, nothing, pollInPath, type V } from './visit.ts';

export async function showRoll(visit: V, refusals: readonly Refusal[] = []): Promise<Answer> {
  const meeting = await meetingInPath(visit);
  if (meeting === null) return nothing;
  const { desk } = visit;
  const members = await membersAt(desk, meeting);
  const roll = await rollNow(desk, meeting, members);
  const appointed = new Set(roll.places.map(({ mandate }) => mandate.organisationId));
  const without = inSwedishOrder(members.filter((id) => !appointed.has(id)).map(roll.nameOf), (name) => name);
  return rollPage({ meeting, ...roll, without }, await partIn(desk, meeting), refusals);
}

export async function changeRoll(visit: V): Promise<Answer> {
  const meeting = await meetingInPath(visit);
  if (meeting === null) return nothing;
  const filled = rollForm(visit.form);
  if ('refusals' in filled) return showRoll(visit, filled.refusals);
  const { organisation, step, reason } = filled.command;
  return after(
    step === 'out'
      ? await checkOut(visit.desk, meeting, organisation, { reason })
      : await checkIn(visit.desk, meeting, organisation, { as: step, reason }),
    rollPath(meeting.slug),
    (refusals) => showRoll(visit, refusals),
  );
}

export async function showVote(visit: V): Promise<Answer> {
  const meeting = await meetingInPath(visit);
  if (meeting === null) return nothing;
  const open = await visit.desk.meetings.openPollOf(meeting.id);
  // Whoever voted in the last poll sees the receipt until the next is opened.
  const polls = open === null ? await visit.desk.meetings.polls(meeting.id) : [];
  return voteAnswer(visit, meeting, open ?? lastOpened(polls), []);
}

async function voteAnswer(
  visit: V,
  meeting: Meeting,
  poll: Poll | null,
  refusals: readonly Refusal[],
): Promise<Answer> {
  const { desk, who } = visit;
  const rows = poll?.manifest?.roll.filter(({ accountId }) => accountId === who?.accountId) ?? [];
  const cast: CastFor[] = [];
  for (const { organisationId, name } of rows) {
    const ballot = poll === null ? null : await desk.meetings.ballotOfOrganisation(poll.id, organisationId);
    if (ballot !== null) cast.push({ forbundName: name, ballot });
  }
  const next = rows.find(({ organisationId }) =>
    cast.every(({ ballot }) => ballot.organisationId !== organisationId),
  );
  const items = poll === null ? [] : await desk.meetings.items(meeting.id);
  return votePage(
    {
      meeting,
      poll,
      part: await partIn(desk, meeting),
      itemHeading: items.find(({ id }) => id === poll?.agendaItemId)?.heading ?? '',
      cast: poll === null ? 0 : await desk.meetings.castCount(poll.id),
      receipts: cast,
      next: next === undefined ? null : { id: next.organisationId, name: next.name },
      key: randomBytes(16).toString('hex'),
    },
    visit.form,
    refusals,
  );
}

/** Which poll is open and how many have voted: what scripts ask while a page stands open. */
export async function showState(visit: V): Promise<Answer> {
  const meeting = await meetingInPath(visit);
  if (meeting === null) return nothing;
  const poll = await visit.desk.meetings.openPollOf(meeting.id);
  return data({
    poll: poll?.id ?? null,
    cast: poll === null ? 0 : await visit.desk.meetings.castCount(poll.id),
    voters: poll?.manifest?.roll.length ?? 0,
  });
}

export async function vote(visit: V): Promise<Answer> {
  const id = visit.parameters['id'] ?? '';
  const filled = ballotForm(visit.form);
  const refusals = 'refusals' in filled ? filled.refusals : await refusedBallot(visit, id, filled.command);
  const found = refusals.length === 0 ? await visit.desk.meetings.meetingOfPoll(id) : null;
  if (found !== null) return redirect(votePath(found.slug));
  const asked = await pollInPath(visit);
  return asked === null ? nothing : voteAnswer(visit, asked.meeting, asked.poll, refusals);
}

async function refusedBallot(
  visit: V,
  id: string,
  command: Parameters<typeof castBallot>[2],
): Promise<readonly Refusal[]> {
  const ballot = await castBallot(visit.desk, { id }, command);
  return 'refused' in ballot ? [ballot] : [];
}
