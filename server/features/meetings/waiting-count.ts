// What waits when a poll is closed: the chair's casting vote where it is a tie and that is the rule, else the result to seal.
import { tallyOf } from '../../domain/meetings/majority.ts';
import type { Poll } from '../../domain/meetings/meeting.ts';
import { sealerFault } from '../../domain/meetings/two-people.ts';
import type { Waiting } from '../../web/waiting.ts';
import { consoleAt } from './pages/lead.ts';
import { pollPath } from './paths.ts';
import type { AskedOf } from './waiting-leaders.ts';

export async function countersWaiting(asked: AskedOf): Promise<readonly Waiting[]> {
  const { desk, person, meeting, officers, leads } = asked;
  if (meeting.state !== 'open') return [];
  const chair = officers.find(({ duty }) => duty === 'chair');
  const settles =
    leads && chair !== undefined && (chair.accountId === null || chair.accountId === person.accountId);
  const counts =
    leads || officers.some(({ duty, accountId }) => duty === 'attester' && accountId === person.accountId);
  if (!counts) return [];
  const waiting: Waiting[] = [];
  for (const poll of await desk.meetings.polls(meeting.id)) {
    if (poll.state !== 'closed') continue;
    const facts = { question: poll.question };
    if (await waitsForChair(asked, poll)) {
      const path = await placeOf(asked, poll);
      if (settles) waiting.push({ what: 'waiting.castingVote', facts, path, by: null });
    } else if (sealerFault(poll, person.accountId) === null)
      waiting.push({ what: 'waiting.seal', facts, path: pollPath(poll.id), by: null });
  }
  return waiting;
}

async function waitsForChair({ desk }: AskedOf, poll: Poll): Promise<boolean> {
  const { manifest, castingVote } = poll;
  if (manifest?.tieRule !== 'castingVote' || castingVote !== null) return false;
  return tallyOf(manifest, await desk.meetings.ballots(poll.id)).outcome === 'tie';
}

/** Where on the console the poll is treated. */
async function placeOf({ desk, meeting }: AskedOf, poll: Poll): Promise<string> {
  const item = (await desk.meetings.items(meeting.id)).find(({ id }) => id === poll.agendaItemId);
  const motion = poll.motionId === null ? null : await desk.motions.byId(poll.motionId);
  const place = motion?.content.clauses.findIndex(({ id }) => id === poll.clauseId) ?? -1;
  return consoleAt(meeting.slug, item?.position ?? 1, place < 0 ? null : place + 1);
}
