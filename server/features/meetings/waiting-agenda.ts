// What the network's office has to place on the agenda of its next meeting: the motions that are prepared.
import { nextOfMeeting } from '../../domain/meetings/lifecycle.ts';
import type { Meeting } from '../../domain/meetings/meeting.ts';
import { may, type Person } from '../../domain/permissions.ts';
import type { Waiting } from '../../web/waiting.ts';
import { motionsForAgenda, numberText } from '../motions/index.ts';
import type { MeetingsDesk } from './actions/desk.ts';
import { agendaPath } from './paths.ts';
import { networkOf } from './reading.ts';

/** @param meetings those that are not over, the nearest first */
export async function motionsToPlace(
  desk: MeetingsDesk,
  person: Person,
  meetings: readonly Meeting[],
): Promise<readonly Waiting[]> {
  const ahead = meetings.filter(
    ({ networkId, state, day }) =>
      nextOfMeeting(state, 'changeAgenda') !== null &&
      (state === 'open' || day >= desk.today) &&
      may(person, 'meeting.plan', networkId),
  );
  const next = ahead.filter(
    (meeting) => ahead.find(({ networkId }) => networkId === meeting.networkId) === meeting,
  );
  const waiting: Waiting[] = [];
  for (const meeting of next) {
    const { slug } = await networkOf(desk, meeting);
    for (const motion of await motionsForAgenda(desk, meeting.networkId)) {
      if (motion.state !== 'opinionIssued' && motion.kind !== 'boardProposal') continue;
      const number = numberText(slug, motion);
      waiting.push({
        what: 'waiting.place',
        facts: { number, heading: motion.content.heading, meeting: meeting.name },
        path: agendaPath(meeting.slug),
        by: meeting.day,
      });
    }
  }
  return waiting;
}
