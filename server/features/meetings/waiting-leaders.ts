// What waits for those who plan and lead a meeting: to call it, to have somebody serve at it, to open it on its day.
import { nextOfMeeting } from '../../domain/meetings/lifecycle.ts';
import {
  duties,
  type Duty,
  type Mandate,
  type Meeting,
  type Officer,
} from '../../domain/meetings/meeting.ts';
import { may, type Person } from '../../domain/permissions.ts';
import type { Waiting } from '../../web/waiting.ts';
import type { MeetingsDesk } from './actions/desk.ts';
import { factsPath, leadPath, officersPath } from './paths.ts';

/** Who asks of which meeting, and who has which part in it. */
export interface AskedOf {
  readonly desk: MeetingsDesk;
  readonly person: Person;
  readonly meeting: Meeting;
  readonly officers: readonly Officer[];
  readonly mandates: readonly Mandate[];
  readonly leads: boolean;
}

export function leadersWaiting(asked: AskedOf): readonly Waiting[] {
  const { desk, person, meeting, officers, leads } = asked;
  const { name, slug, day, state, networkId } = meeting;
  const waiting: Waiting[] = [];
  const facts = { meeting: name };
  const isDue = nextOfMeeting(state, 'open') !== null && day <= desk.today;
  if (leads && isDue) waiting.push({ what: 'waiting.open', facts, path: leadPath(slug), by: day });
  if (leads && nextOfMeeting(state, 'resume') !== null)
    waiting.push({ what: 'waiting.resume', facts, path: leadPath(slug), by: null });
  if (!may(person, 'meeting.plan', networkId)) return waiting;
  if (nextOfMeeting(state, 'summon') !== null)
    waiting.push({ what: 'waiting.summon', facts, path: factsPath(slug), by: day });
  if (state === 'closed') return waiting;
  const missing = missingDuties(officers);
  const kinds = missing.length === duties.length ? ['all'] : missing;
  // words: waiting.officers.*
  for (const kind of kinds)
    waiting.push({ what: `waiting.officers.${kind}`, facts, path: officersPath(slug), by: day });
  return waiting;
}

/** The duties that nobody has. The minutes are certified here: an attester without an account cannot. */
const missingDuties = (officers: readonly Officer[]): readonly Duty[] =>
  duties.filter(
    (duty) =>
      !officers.some((each) => each.duty === duty && (duty !== 'attester' || each.accountId !== null)),
  );
