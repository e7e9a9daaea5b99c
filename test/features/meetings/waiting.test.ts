// What waits at the meetings: to call and open one, to have somebody serve, a casting vote, a result to seal, a mandate.
import { expect } from 'chai';
import {
  adjournMeeting,
  appointDelegate,
  appointOfficer,
  closePoll,
  giveCastingVote,
  openMeeting,
  openPoll,
  planMeeting,
  resumeMeeting,
  sealPoll,
  summonMeeting,
} from '../../../server/features/meetings/index.ts';
import { recordRule } from '../../../server/features/organisations/index.ts';
import type { Duty, Meeting, Poll } from '../../../server/domain/meetings/meeting.ts';
import type { Refusal } from '../../../server/domain/refusal.ts';
import type { HouseDesk } from '../../../server/house.ts';
import { appOfSuite, cookieIn, type Visitor } from '../../support/app.ts';
import { emailOf, password, type Somebody } from '../../support/cast.ts';
import { on } from '../../support/days.ts';
import {
  acting,
  castAll,
  done,
  heldMeeting,
  preparedPoll,
  sessionOf,
  type HeldMeeting,
} from '../../support/held-meeting.ts';
import { waitingFor } from '../../support/waiting.ts';

describe('what waits before a meeting', () => {
  const open = appOfSuite();
  const doing = async <T>(act: (desk: HouseDesk) => Promise<T | Refusal>): Promise<T> =>
    done(await acting(open().house, null, act));
  const signedIn = async (who: Somebody): Promise<Visitor> =>
    open().visitor(cookieIn(await open().stranger.post('/logga-in', { email: emailOf(who), password })));
  const office = async () => [...(await waitingFor(await signedIn('networkOffice'))).toDo];
  let meeting: Meeting;

  before(async () => {
    meeting = await doing((desk) =>
      planMeeting(desk, open().world.network, {
        ...{ kind: 'annual', name: 'Årsmöte 2026', day: on('2026-05-20'), time: '10.00', place: 'Granby' },
      }),
    );
  });

  it('is to call it, and to have somebody serve at it', async () => {
    expect(await office()).to.deep.equal([
      [
        'Registrera att kallelsen till Årsmöte 2026 är utsänd senast 20 maj 2026',
        '/moten/natverket-2026/uppgifter',
      ],
      [
        'Utse ordförande, sekreterare och justerare för Årsmöte 2026 senast 20 maj 2026',
        '/moten/natverket-2026/funktionarer',
      ],
    ]);
    const appoint = (duty: Duty, name: string, email: string): Promise<unknown> =>
      doing((desk) => appointOfficer(desk, meeting, { duty, name, email }));
    await appoint('chair', 'Den som leder', '');
    await doing((desk) => summonMeeting(desk, meeting));
    expect((await office()).map(([line]) => line)).to.deep.equal([
      'Utse sekreterare för Årsmöte 2026 senast 20 maj 2026',
      'Utse en justerare med konto för Årsmöte 2026 senast 20 maj 2026',
    ]);
    await appoint('secretary', 'Den som skriver', '');
    await appoint('attester', 'Den som justerar', emailOf('boardMember'));
    expect(await office()).to.deep.equal([]);
  });

  it('is a mandate to know of, which leads to the ballot on the day', async () => {
    await doing((desk) =>
      appointDelegate(desk, meeting, open().world.granby.id, {
        ...{ delegateEmail: emailOf('delegate'), alternateEmail: '' },
        ...{ delegateName: 'Den som röstar', alternateName: '' },
      }),
    );
    const told = 'Du är ombud för Samordningsförbundet Granby vid Årsmöte 2026, 20 maj 2026 kl. 10.00';
    const before = await waitingFor(await open().as('delegate'));
    expect([...before.toDo]).to.deep.equal([]);
    expect([...before.toKnow]).to.deep.equal([[told, '/moten/natverket-2026']]);
    open().clock.now = Date.parse('2026-05-20T07:00:00Z');
    const onTheDay = await waitingFor(await signedIn('delegate'));
    expect([...onTheDay.toKnow]).to.deep.equal([[told, '/moten/natverket-2026/rosta']]);
    const other = await waitingFor(await signedIn('boardMember'));
    expect([...other.toKnow]).to.deep.equal([]);
  });

  it('is to open it on its day, and to go on after an adjournment', async () => {
    const lead = '/moten/natverket-2026/ledning';
    expect(await office()).to.deep.equal([['Öppna Årsmöte 2026 senast 20 maj 2026', lead]]);
    await doing((desk) => openMeeting(desk, meeting));
    expect(await office()).to.deep.equal([]);
    await doing((desk) => adjournMeeting(desk, meeting));
    expect(await office()).to.deep.equal([['Återuppta Årsmöte 2026', lead]]);
    await doing((desk) => resumeMeeting(desk, meeting));
    expect(await office()).to.deep.equal([]);
  });

  it('is no mandate any longer when a meeting that never was opened is past', async () => {
    const past = await doing((desk) =>
      planMeeting(desk, open().world.network, {
        ...{ kind: 'extra', name: 'Extra möte', day: on('2026-05-21'), time: '', place: '' },
      }),
    );
    await doing((desk) =>
      appointDelegate(desk, past, open().world.granby.id, {
        ...{ delegateEmail: emailOf('delegate'), alternateEmail: '' },
        ...{ delegateName: 'Den som röstar', alternateName: '' },
      }),
    );
    const lines = async (): Promise<string> =>
      [...(await waitingFor(await signedIn('delegate'))).toKnow.keys()].join('; ');
    expect(await lines()).to.include('vid Extra möte, 21 maj 2026');
    open().clock.now += 2 * 24 * 60 * 60_000;
    expect(await lines()).to.not.include('Extra möte');
  });
});

describe('what waits when a poll is closed', () => {
  const open = appOfSuite();
  let held: HeldMeeting;
  let poll: Poll;
  let [chair, teller, office]: (Visitor | undefined)[] = [];
  const lines = async (visitor: Visitor | undefined) => {
    if (visitor === undefined) throw new Error('signed in before');
    return [...(await waitingFor(visitor)).toDo].filter(([line]) => line.includes(poll.question));
  };

  before(async function holdMeeting() {
    this.timeout(60_000);
    const { house, world } = open();
    held = await heldMeeting(house, world, 2);
    const value = { kind: 'tie', value: { rule: 'castingVote' }, from: on('2020-01-01') } as const;
    await acting(house, null, (desk) => recordRule(desk, world.network, { ...value, clause: '11 §' }));
    poll = await preparedPoll(house, held);
    [chair, teller] = [
      open().visitor(await sessionOf(open(), held.chair)),
      open().visitor(await sessionOf(open(), held.teller)),
    ];
    office = await open().as('networkOffice');
    done(await acting(house, held.office, (desk) => openPoll(desk, poll)));
  });

  it('is the vote of whoever is on the roll, until it is cast', async () => {
    const [one, two] = held.voters.map(({ person }) => person);
    if (one === undefined || two === undefined) throw new Error('there are two');
    const voter = open().visitor(await sessionOf(open(), one));
    expect(await lines(voter)).to.deep.equal([
      [`Rösta: ${poll.question}`, `/moten/${held.meeting.slug}/rosta`],
    ]);
    await castAll(open().house, poll, [
      [one, 'yes'],
      [two, 'no'],
    ]);
    expect(await lines(voter)).to.deep.equal([]);
  });

  it('is the chair’s casting vote in a tie, and nobody’s seal until it is given', async () => {
    done(await acting(open().house, held.office, (desk) => closePoll(desk, poll)));
    const [[line, path] = ['', '']] = await lines(chair);
    expect(line).to.equal(`Ge utslagsröst: ${poll.question}`);
    expect((await chair?.get(path))?.text).to.include(`/omrostningar/${poll.id}/utslagsrost`);
    expect(await lines(teller)).to.deep.equal([]);
    expect(await lines(office)).to.deep.equal([]);
  });

  it('is then to seal, at the poll itself, for whoever did not close it', async () => {
    const given = await acting(open().house, held.chair, (desk) => giveCastingVote(desk, poll, 'yes'));
    expect(given).to.equal(null);
    const toSeal = [[`Fastställ resultatet: ${poll.question}`, `/omrostningar/${poll.id}`]];
    expect(await lines(chair)).to.deep.equal(toSeal);
    expect(await lines(teller)).to.deep.equal(toSeal);
    expect(await lines(office)).to.deep.equal([]);
    const page = await teller?.get(`/omrostningar/${poll.id}`);
    expect(page?.status).to.equal(200);
    expect(page?.text).to.include(`/omrostningar/${poll.id}/faststallande`);
    done(await acting(open().house, held.teller, (desk) => sealPoll(desk, poll)));
    expect(await lines(chair)).to.deep.equal([]);
    expect(await lines(teller)).to.deep.equal([]);
  });
});
