// What waits for somebody at the meetings: delegates to appoint, a poll to vote in, a result to seal, minutes to certify.
import type { Meeting } from '../../domain/meetings/meeting.ts';
import { nextOfMeeting } from '../../domain/meetings/lifecycle.ts';
import { isOnRollOf, representedBy } from '../../domain/meetings/voting-roll.ts';
import { may, type Person } from '../../domain/permissions.ts';
import type { Waiting } from '../../web/waiting.ts';
import { namesAt, type MeetingsDesk } from './actions/desk.ts';
import { attestationPath, delegatesPath, leadPath, votePath } from './paths.ts';
import { minutesNow } from './treated.ts';

export async function meetingsWaiting(desk: MeetingsDesk, person: Person): Promise<readonly Waiting[]> {
  const waiting: Waiting[] = [];
  for (const meeting of await desk.meetings.all()) {
    if (meeting.state === 'attested') continue;
    waiting.push(
      ...(await delegatesToAppoint(desk, meeting, person)),
      ...(await mandateGiven(desk, meeting, person)),
      ...(await pollToVote(desk, meeting, person)),
      ...(await resultToSeal(desk, meeting, person)),
      ...(await minutesToAttest(desk, meeting, person)),
    );
  }
  return waiting;
}

/** The förbund a person appoints delegates for, which have none yet. */
async function delegatesToAppoint(
  desk: MeetingsDesk,
  meeting: Meeting,
  person: Person,
): Promise<readonly Waiting[]> {
  if (nextOfMeeting(meeting.state, 'appointDelegate') === null) return [];
  const appoints = person.grants
    .filter(({ role }) => role === 'secretary' || role === 'chair')
    .map(({ organisationId }) => organisationId);
  if (appoints.length === 0) return [];
  const memberships = await desk.organisations.memberships(meeting.networkId);
  const mandates = await desk.meetings.mandates(meeting.id);
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

/** Whoever is named to a meeting sees it until the meeting: no förbund gives anybody a part that they do not know of. */
async function mandateGiven(
  desk: MeetingsDesk,
  meeting: Meeting,
  person: Person,
): Promise<readonly Waiting[]> {
  if (meeting.state !== 'planned' && meeting.state !== 'summoned') return [];
  const given = (await desk.meetings.mandates(meeting.id)).filter(
    (mandate) => representedBy(mandate, person.accountId) !== null,
  );
  const nameOf = await namesAt(
    desk,
    meeting,
    given.map(({ organisationId }) => organisationId),
  );
  return given.map(({ organisationId }) => ({
    what: 'waiting.mandate',
    facts: { forbund: nameOf(organisationId), meeting: meeting.name },
    path: votePath(meeting.slug),
    by: meeting.day,
  }));
}

async function pollToVote(desk: MeetingsDesk, meeting: Meeting, person: Person): Promise<readonly Waiting[]> {
  const poll = meeting.state === 'open' ? await desk.meetings.openPollOf(meeting.id) : null;
  const row = poll?.manifest?.roll.find(({ accountId }) => accountId === person.accountId);
  if (poll === null || row === undefined) return [];
  if ((await desk.meetings.ballotOfOrganisation(poll.id, row.organisationId)) !== null) return [];
  return [
    { what: 'waiting.vote', facts: { question: poll.question }, path: votePath(meeting.slug), by: null },
  ];
}

async function resultToSeal(
  desk: MeetingsDesk,
  meeting: Meeting,
  person: Person,
): Promise<readonly Waiting[]> {
  if (meeting.state !== 'open') return [];
  const counts =
    may(person, 'meeting.lead', meeting.networkId) ||
    (await desk.meetings.officers(meeting.id)).some(({ accountId }) => accountId === person.accountId);
  if (!counts) return [];
  return (await desk.meetings.polls(meeting.id))
    .filter(({ state, closedBy }) => state === 'closed' && closedBy !== person.accountId)
    .map(({ question }) => ({
      what: 'waiting.seal',
      facts: { question },
      path: leadPath(meeting.slug),
      by: null,
    }));
}

async function minutesToAttest(
  desk: MeetingsDesk,
  meeting: Meeting,
  person: Person,
): Promise<readonly Waiting[]> {
  if (meeting.state !== 'closed') return [];
  const officers = await desk.meetings.officers(meeting.id);
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
