// An annual meeting of the cast's network, brought through its own acts to where a test begins.
import { hash } from '@node-rs/argon2';
import { isRefusal, type Refusal } from '../../server/domain/refusal.ts';
import type { Person, Role } from '../../server/domain/permissions.ts';
import type { Choice, Meeting, Poll } from '../../server/domain/meetings/meeting.ts';
import { simpleMajority } from '../../server/domain/meetings/poll.ts';
import type { Motion } from '../../server/domain/motions/motion.ts';
import { openAccount, setPassword } from '../../server/features/accounts/index.ts';
import {
  addAgendaItem,
  appointDelegate,
  appointOfficer,
  castBallot,
  checkIn,
  openMeeting,
  planMeeting,
  preparePoll,
  summonMeeting,
} from '../../server/features/meetings/index.ts';
import {
  beginMotion,
  endorseMotion,
  registerMotion,
  submitMotion,
} from '../../server/features/motions/index.ts';
import {
  addMember,
  setUpForbund,
  type StoredOrganisation,
} from '../../server/features/organisations/index.ts';
import type { House, HouseDesk } from '../../server/house.ts';
import { cookieIn, type TestApp } from './app.ts';
import { password, type World } from './cast.ts';
import { known, on } from './days.ts';

/** What an act answered, or an error that names the refusal. */
export function done<T>(answer: T | Refusal): T {
  if (isRefusal(answer)) throw new Error(`refused: ${answer.refused}`);
  return answer;
}

/** Does one act in a transaction of its own, as somebody; null is the program. */
export const acting = <T>(
  house: House,
  who: Person | null,
  act: (desk: HouseDesk) => Promise<T>,
): Promise<T> => house.engine.write((transaction) => act(house.desk(transaction, who)));

export interface Voter {
  readonly forbund: StoredOrganisation;
  readonly person: Person;
}

export interface HeldMeeting {
  readonly meeting: Meeting;
  readonly motion: Motion;
  /** The chair of the network, and a teller with an account, beside the cast's office. */
  readonly chair: Person;
  readonly teller: Person;
  readonly office: Person;
  /** One for each förbund, all checked in. */
  readonly voters: readonly Voter[];
}

/** Opens an account with a role and gives its person. @param passwordHash where it is to sign in */
export async function person(
  house: House,
  email: string,
  role: Role,
  organisationId: string,
  passwordHash?: string,
): Promise<Person> {
  return acting(house, null, async (desk) => {
    const id = await openAccount(desk, email, role, organisationId);
    if (passwordHash !== undefined) await setPassword(desk, id, organisationId, passwordHash);
    return found(await desk.accounts.byId(id));
  });
}

function found<T>(what: T | null | undefined): T {
  if (what === null || what === undefined) throw new Error('it was just made');
  return what;
}

/** A meeting that is open with one motion (of two att-satser, where none is given) and this many förbund present. */
export async function heldMeeting(
  house: House,
  world: World,
  size: number,
  given: Motion | null = null,
): Promise<HeldMeeting> {
  const { network, granby } = world;
  const office = found(await house.desk(house.engine.read, null).accounts.byId(world.accounts.networkOffice));
  const chair = await person(house, 'ordforande@stadga.example', 'chair', network.id);
  const teller = await person(house, 'rostraknare@stadga.example', 'boardMember', granby.id);
  const motion = given ?? (await motionToDecide(house, world));
  const meeting = await acting(house, office, async (desk) => {
    const planned = done(
      await planMeeting(desk, network, {
        ...{ kind: 'annual', name: 'Årsmöte', day: on('2026-04-20'), time: '10.00', place: 'Folkets hus' },
      }),
    );
    done(await addAgendaItem(desk, planned, { heading: motion.content.heading, motion }));
    done(
      await appointOfficer(desk, planned, { duty: 'chair', name: 'Mötets ordförande', email: chair.email }),
    );
    done(await appointOfficer(desk, planned, { duty: 'attester', name: 'Justeraren', email: teller.email }));
    return done(await summonMeeting(desk, planned));
  });
  const voters: Voter[] = [];
  for (let index = 0; index < size; index += 1) {
    voters.push(await acting(house, null, (desk) => representedForbund(desk, network, meeting, index)));
  }
  const opened = await acting(house, office, (desk) => openMeeting(desk, meeting));
  return { meeting: done(opened), motion, chair, teller, office, voters };
}

async function representedForbund(
  desk: HouseDesk,
  network: StoredOrganisation,
  meeting: Meeting,
  index: number,
): Promise<Voter> {
  const name = `Samordningsförbundet Röst ${String(index + 1)}`;
  const forbund = done(await setUpForbund(desk, { name, formedOn: known('2015'), members: [] }));
  const taken = await addMember(desk, network, {
    member: name,
    group: 'forbund',
    from: known('2016'),
    to: null,
  });
  if (taken !== null) done(taken);
  const mandate = done(
    await appointDelegate(desk, meeting, forbund.id, {
      delegateEmail: `ombud${String(index + 1)}@stadga.example`,
      alternateEmail: `ersattare${String(index + 1)}@stadga.example`,
      delegateName: `Ombud ${String(index + 1)}`,
      alternateName: '',
    }),
  );
  const refusal = await checkIn(desk, meeting, forbund.id, { as: 'delegate', reason: '' });
  if (refusal !== null) done(refusal);
  return { forbund, person: found(await desk.accounts.byId(mandate.delegateId)) };
}

/** A registered motion of Granby's with two att-satser. */
export async function motionToDecide(house: House, { granby, network }: World): Promise<Motion> {
  return acting(house, null, async (desk) => {
    const begun = done(
      await beginMotion(desk, {
        networkId: network.id,
        moverId: granby.id,
        kind: 'motion',
        content: {
          heading: 'Gemensamt språk',
          clauses: [
            { id: desk.newId(), text: 'att nätverket tar fram ett mönster' },
            { id: desk.newId(), text: 'att mönstret är frivilligt' },
          ],
          rationale: 'Därför.',
          citations: [],
        },
      }),
    );
    const endorsed = done(await endorseMotion(desk, begun, { on: on('2026-02-01'), minutes: '12' }, 1));
    const submitted = done(
      await submitMotion(desk, endorsed, { revision: endorsed.revision, sendsLate: false }),
    );
    return done(await registerMotion(desk, submitted));
  });
}

/** A prepared poll on one of the motion's att-satser. */
export async function preparedPoll(house: House, held: HeldMeeting, clause = 0): Promise<Poll> {
  return acting(house, held.office, async (desk) => {
    const item = found(
      (await desk.meetings.items(held.meeting.id)).find(({ motionId }) => motionId === held.motion.id),
    );
    const { id, text } = found(held.motion.content.clauses[clause]);
    return done(
      await preparePoll(
        desk,
        held.meeting,
        { agendaItemId: item.id, clauseId: id },
        {
          ...{ purpose: 'main', question: 'Ska att-satsen bifallas?', text },
          ...{ yesMeans: 'Bifall till att-satsen', noMeans: 'Avslag på att-satsen' },
          ...{ majority: simpleMajority, quorum: 0 },
        },
      ),
    );
  });
}

/** Signs somebody in by the form, with a password chosen for them. @returns the cookie that is sent */
export async function sessionOf(app: TestApp, { accountId, email }: Person): Promise<string> {
  const hashed = await hash(password, { memoryCost: 8, timeCost: 1, parallelism: 1 });
  await app.house.engine.write((transaction) =>
    app.house.desk(transaction, null).accounts.setPassword(accountId, hashed),
  );
  return cookieIn(await app.visitor(null).post('/logga-in', { email, password })) ?? '';
}

/** A key of 128 bits that names its number. */
export const keyOf = (number: number): string => number.toString(16).padStart(32, '0');

/** Casts the votes in order, each with a key of its own. */
export async function castAll(
  house: House,
  poll: Pick<Poll, 'id'>,
  votes: readonly (readonly [Person, Choice])[],
): Promise<void> {
  for (const [index, [who, choice]] of votes.entries()) {
    const key = `${keyOf(index).slice(16)}${poll.id.replaceAll('-', '').slice(-16)}`;
    done(await acting(house, who, (desk) => castBallot(desk, poll, { choice, key })));
  }
}
