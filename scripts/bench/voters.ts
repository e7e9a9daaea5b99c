// A meeting with many delegates for a load script, made through the acts: förbund, mandates, a roll, and polls one after the other.
import { createHmac, randomBytes } from 'node:crypto';
import { partialDate } from '../../server/domain/language/dates.ts';
import { simpleMajority } from '../../server/domain/meetings/poll.ts';
import type { Poll } from '../../server/domain/meetings/meeting.ts';
import { isRefusal, type Refusal } from '../../server/domain/refusal.ts';
import { openAccount } from '../../server/features/accounts/index.ts';
import {
  addAgendaItem,
  appointDelegate,
  checkIn,
  closePoll,
  openMeeting,
  openPoll,
  planMeeting,
  preparePoll,
  sealPoll,
  summonMeeting,
} from '../../server/features/meetings/index.ts';
import { addMember, registerOrganisation } from '../../server/features/organisations/index.ts';
import type { House, HouseDesk } from '../../server/house.ts';
import { cookieName } from '../../server/web/session.ts';

export interface Voter {
  readonly accountId: string;
  readonly organisationId: string;
  /** The cookie of a session of the delegate, as it is sent. */
  readonly cookie: string;
}

export interface Electorate {
  readonly networkId: string;
  readonly meetingId: string;
  /** The meeting's address. */
  readonly slug: string;
  readonly itemId: string;
  readonly voters: readonly Voter[];
}

/** A no is a fault here: the load is measured on what goes through. */
export function must<T>(answer: T | Refusal): T {
  if (isRefusal(answer)) throw new Error(`refused: ${answer.refused}`);
  return answer;
}

/** Makes the förbund with their delegates and opens a meeting with all of them in the room. */
export async function gatherElectorate(house: House, size: number): Promise<Electorate> {
  const made = await house.engine.write(async (transaction) => {
    const desk = house.desk(transaction, null);
    const register = (name: string, kind: 'network' | 'forbund') =>
      registerOrganisation(desk, {
        ...{ name, kind, nameFrom: null, formedOn: null, note: null, shortName: null },
      });
    const network = must(await register('Nätverket för prov', 'network'));
    const meeting = must(
      await planMeeting(desk, network, {
        ...{ kind: 'annual', name: 'Årsmöte', day: desk.today, time: '10.00', place: '' },
      }),
    );
    const voters: Omit<Voter, 'cookie'>[] = [];
    for (let number = 1; number <= size; number += 1) {
      const name = `Samordningsförbundet ${String(number)}`;
      const { id: organisationId } = must(await register(name, 'forbund'));
      must(await addMember(desk, network, { ...{ member: name, group: 'forbund' }, ...began }));
      const email = `ombud-${String(number)}@stadga.example`;
      const accountId = await openAccount(desk, email, 'delegate', organisationId);
      must(
        await appointDelegate(desk, meeting, organisationId, {
          ...{ delegateEmail: email, alternateEmail: '', delegateName: '', alternateName: '' },
        }),
      );
      voters.push({ accountId, organisationId });
    }
    const item = must(await addAgendaItem(desk, meeting, { heading: 'Frågan' }));
    must(await summonMeeting(desk, meeting));
    for (const { organisationId } of voters)
      must(await checkIn(desk, meeting, organisationId, { as: 'delegate', reason: '' }));
    must(await openMeeting(desk, meeting));
    return { networkId: network.id, meetingId: meeting.id, slug: meeting.slug, itemId: item.id, voters };
  });
  const voters: Voter[] = [];
  for (const voter of made.voters)
    voters.push({ ...voter, cookie: await beginSession(house, voter.accountId) });
  return { ...made, voters };
}

const began = { from: partialDate('2020'), to: null };

/** A session as signing in would begin it, without the cost of 500 password hashes. @returns its cookie */
export async function beginSession(house: House, accountId: string): Promise<string> {
  const id = randomBytes(24).toString('base64url');
  const content = {
    cookie: { originalMaxAge: null, path: '/' },
    passport: { user: accountId },
    beganAt: house.now(),
  };
  await new Promise<void>((resolve, reject) => {
    house.sessionStore.set(id, content, (fault) => {
      if (fault === undefined) resolve();
      else reject(fault instanceof Error ? fault : new Error('the session could not be saved'));
    });
  });
  const signature = createHmac('sha256', house.sessionSecret).update(id).digest('base64').replace(/=+$/, '');
  return `${cookieName(false)}=${encodeURIComponent(`s:${id}.${signature}`)}`;
}

const inOne = <T>(house: House, work: (desk: HouseDesk) => Promise<T | Refusal>): Promise<T> =>
  house.engine.write(async (transaction) => must(await work(house.desk(transaction, null))));

/** Opens the next poll of the meeting. */
export async function openNextPoll(house: House, { meetingId, itemId }: Electorate): Promise<Poll> {
  const before = await house.desk(house.engine.read, null).meetings.polls(meetingId);
  const asked = {
    purpose: 'main' as const,
    question: `Bifalls förslag ${String(before.length + 1)}?`,
    text: 'att förslaget bifalls',
    yesMeans: 'Bifall',
    noMeans: 'Avslag',
    majority: simpleMajority,
    quorum: 0,
  };
  const about = { agendaItemId: itemId, clauseId: null };
  const poll = await inOne(house, (desk) => preparePoll(desk, { id: meetingId }, about, asked));
  return inOne(house, (desk) => openPoll(desk, poll));
}

/** Closes the poll and has it counted by three paths, which must agree. */
export async function sealResult(house: House, poll: Pick<Poll, 'id' | 'meetingId'>): Promise<Poll> {
  await inOne(house, (desk) => closePoll(desk, poll));
  return inOne(house, (desk) => sealPoll(desk, poll));
}
