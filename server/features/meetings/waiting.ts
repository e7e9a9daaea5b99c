// What waits for somebody at the meetings: delegates to appoint, a mandate, a poll to vote in, minutes to certify; and what leads to it (words: waiting.*).
import { nextOfMeeting } from '../../domain/meetings/lifecycle.ts';
import { isOnRollOf, representedBy } from '../../domain/meetings/voting-roll.ts';
import { may, type Person } from '../../domain/permissions.ts';
import type { Waiting } from '../../web/waiting.ts';
import { namesAt, type MeetingsDesk } from './actions/desk.ts';
import { attestationPath, delegatesPath, meetingPath, votePath } from './paths.ts';
import { minutesNow } from './treated.ts';
import { leadersWaiting, type AskedOf } from './waiting-leaders.ts';
import { motionsToPlace } from './waiting-agenda.ts';
import { countersWaiting } from './waiting-count.ts';

/** What waits until the minutes are certified, the nearest meeting first. */
export async function meetingsWaiting(desk: MeetingsDesk, person: Person): Promise<readonly Waiting[]> {
  const meetings = (await desk.meetings.all()).filter(({ state }) => state !== 'attested').toReversed();
  const waiting: Waiting[] = [];
  for (const meeting of meetings) {
    const asked: AskedOf = {
      ...{ desk, person, meeting },
      officers: await desk.meetings.officers(meeting.id),
      mandates: await desk.meetings.mandates(meeting.id),
      leads: may(person, 'meeting.lead', meeting.networkId),
    };
    waiting.push(
      ...(await pollToVote(asked)),
      ...(await countersWaiting(asked)),
      ...leadersWaiting(asked),
      ...(await delegatesToAppoint(asked)),
      ...(await minutesToAttest(asked)),
      ...(await mandateGiven(asked)),
    );
  }
  return [...waiting, ...(await motionsToPlace(desk, person, meetings))];
}

/** The förbund a person appoints delegates for, which have none yet. */
async function delegatesToAppoint({ desk, meeting, person, mandates }: AskedOf): Promise<readonly Waiting[]> {
  if (nextOfMeeting(meeting.state, 'appointDelegate') === null) return [];
  const appoints = person.grants
    .filter(({ role }) => role === 'secretary' || role === 'chair')
    .map(({ organisationId }) => organisationId);
  if (appoints.length === 0) return [];
  const memberships = await desk.organisations.memberships(meeting.networkId);
  const missing = [...new Set(appoints)].filter(
    (id) =>
      isOnRollOf(memberships, id, meeting.day) &&
      !mandates.some(({ organisationId }) => organisationId === id),
  );
  const nameOf = await namesAt(desk, meeting, missing);
  return missing.map((id) => ({
    what: 'waiting.appointDelegate',
    facts: { forbund: nameOf(id), meeting: meeting.name },
    path: delegatesPath(meeting.slug),
    by: meeting.day,
  }));
}

/** Whoever is named to a meeting sees it until the meeting is over: no förbund gives anybody a part that they do not know of. */
async function mandateGiven({ desk, meeting, person, mandates }: AskedOf): Promise<readonly Waiting[]> {
  const { name, slug, day, time, state } = meeting;
  const sits = state === 'open' || state === 'adjourned';
  if (!sits && (state === 'closed' || day < desk.today)) return [];
  const given = mandates.flatMap((mandate) => {
    const as = representedBy(mandate, person.accountId);
    return as === null ? [] : [{ as, organisationId: mandate.organisationId }];
  });
  const nameOf = await namesAt(
    desk,
    meeting,
    given.map(({ organisationId }) => organisationId),
  );
  return given.map(({ as, organisationId }) => ({
    what: time === '' ? `waiting.${as}` : `waiting.${as}At`,
    facts: { forbund: nameOf(organisationId), meeting: name, time },
    days: { day },
    path: sits || day === desk.today ? votePath(slug) : meetingPath(slug),
    by: null,
    isOnlyToKnow: true,
  }));
}

async function pollToVote({ desk, meeting, person }: AskedOf): Promise<readonly Waiting[]> {
  const poll = meeting.state === 'open' ? await desk.meetings.openPollOf(meeting.id) : null;
  const row = poll?.manifest?.roll.find(({ accountId }) => accountId === person.accountId);
  if (poll === null || row === undefined) return [];
  if ((await desk.meetings.ballotOfOrganisation(poll.id, row.organisationId)) !== null) return [];
  return [
    { what: 'waiting.vote', facts: { question: poll.question }, path: votePath(meeting.slug), by: null },
  ];
}

async function minutesToAttest({ desk, meeting, person, officers }: AskedOf): Promise<readonly Waiting[]> {
  if (meeting.state !== 'closed') return [];
  if (!officers.some(({ duty, accountId }) => duty === 'attester' && accountId === person.accountId))
    return [];
  const mine = (await minutesNow(desk, meeting)).attesters.find(
    ({ accountId }) => accountId === person.accountId,
  );
  if (mine === undefined || mine.at !== null) return [];
  return [
    {
      what: 'waiting.attest',
      facts: { meeting: meeting.name },
      path: attestationPath(meeting.slug),
      by: null,
    },
  ];
}
