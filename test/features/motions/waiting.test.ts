// What waits among the motions: for those who move them, for those asked to, for the network's office; each line until it is done.
import { expect } from 'chai';
import {
  addCoMover,
  beginMotion,
  closeMotion,
  confirmCoMover,
  decideLateAdmission,
  followUp,
  issueOpinion,
  motionById,
  prepareMotion,
  registerMotion,
  submitMotion,
  withdrawMotion,
} from '../../../server/features/motions/index.ts';
import {
  addAgendaItem,
  decideMotionClause,
  openMeeting,
  summonMeeting,
} from '../../../server/features/meetings/index.ts';
import type { Motion, Outcome } from '../../../server/domain/motions/motion.ts';
import type { Refusal } from '../../../server/domain/refusal.ts';
import type { HouseDesk } from '../../../server/house.ts';
import { appOfSuite, cookieIn, type Visitor } from '../../support/app.ts';
import { emailOf, password, type Somebody } from '../../support/cast.ts';
import { on } from '../../support/days.ts';
import { acting, done } from '../../support/held-meeting.ts';
import { draftedMotion, ekdalJoins, endorsed, meetingAhead, written } from '../../support/motions.ts';
import { waitingFor } from '../../support/waiting.ts';

describe('what waits among the motions', () => {
  const open = appOfSuite();
  const doing = async <T>(act: (desk: HouseDesk) => Promise<T | Refusal>): Promise<T> =>
    done(await acting(open().house, null, act));
  const now = async ({ id }: Motion): Promise<Motion> => {
    const motion = await motionById(open().house.desk(open().house.engine.read, null), id);
    if (motion === null) throw new Error('it was just made');
    return motion;
  };
  const toDo = async (who: Somebody): Promise<readonly (readonly [string, string])[]> => [
    ...(await waitingFor(await open().as(who))).toDo,
  ];
  /** The lines about a heading: the tests share one world. */
  const about = async (who: Somebody, heading: string) =>
    (await toDo(who)).filter(([line]) => line.includes(heading));
  const news = async (visitor: Visitor, heading: string) =>
    [...(await waitingFor(visitor)).toKnow].filter(([line]) => line.includes(heading));
  const submitted = async (heading: string): Promise<Motion> => {
    const motion = await endorsed(open().house, await draftedMotion(open().house, open().world, { heading }));
    return doing((desk) => submitMotion(desk, motion, { revision: motion.revision, sendsLate: true }));
  };
  const prepared = async (heading: string): Promise<Motion> => {
    const motion = await submitted(heading);
    await doing((desk) => registerMotion(desk, motion));
    await doing((desk) => prepareMotion(desk, motion));
    const opinions = motion.content.clauses.map(({ id }) => ({
      ...{ clauseId: id, recommendation: 'recommendApproval' as const, reason: '' },
    }));
    return doing((desk) => issueOpinion(desk, motion, opinions));
  };
  const signedIn = async (who: Somebody): Promise<Visitor> =>
    open().visitor(cookieIn(await open().stranger.post('/logga-in', { email: emailOf(who), password })));

  it('is a way on where nothing waits', async () => {
    const { links } = await waitingFor(await open().as('secretary'));
    expect(links).to.include.members(['/motioner', '/moten', '/motioner/ny']);
    const member = await waitingFor(await open().as('memberOfficial'));
    expect(member.links).to.include('/motioner').and.not.include('/motioner/ny');
  });

  describe('for a draft', () => {
    before(() => meetingAhead(open().house, open().world, '2026-05-20', 8));

    it('is to write it to its end, as long as words are missing', async () => {
      const { house, world } = open();
      const untitled = await draftedMotion(house, world, { heading: '' });
      const unresolved = await draftedMotion(house, world, { heading: 'Utan yrkande', clauses: [] });
      expect(await toDo('secretary')).to.deep.include.members([
        [
          'Skriv klart utkastet som ännu saknar rubrik senast 25 mars 2026',
          `/motioner/utkast/${untitled.id}`,
        ],
        ['Skriv klart ”Utan yrkande” senast 25 mars 2026', `/motioner/utkast/${unresolved.id}`],
      ]);
      for (const who of ['chair', 'boardMember', 'otherSecretary', 'networkOffice'] as const)
        expect(await about(who, 'Skriv klart'), who).to.deep.equal([]);
    });

    it('is the board’s decision, then to send it, then nothing', async () => {
      const heading = 'Beslut saknas';
      const motion = await draftedMotion(open().house, open().world, { heading });
      const submission = `/motioner/utkast/${motion.id}/inlamning`;
      const toEndorse = [[`Registrera styrelsens beslut om ”${heading}” senast 25 mars 2026`, submission]];
      expect(await about('secretary', heading)).to.deep.equal(toEndorse);
      expect(await about('chair', heading)).to.deep.equal(toEndorse);
      const decided = await endorsed(open().house, motion);
      expect(await about('secretary', heading)).to.deep.equal([
        [`Lämna in ”${heading}” senast 25 mars 2026`, submission],
      ]);
      expect(await about('chair', heading)).to.deep.equal([]);
      await doing((desk) => submitMotion(desk, decided, { revision: decided.revision, sendsLate: false }));
      expect(await about('secretary', heading)).to.deep.equal([]);
    });

    it('is only to know that a förbund outside the network cannot send it', async () => {
      const heading = 'Utanför nätverket';
      const { network, ekdal } = open().world;
      const begun = await doing((desk) =>
        beginMotion(desk, {
          ...{ networkId: network.id, moverId: ekdal.id, kind: 'motion' },
          content: written(desk.newId, { heading }),
        }),
      );
      await endorsed(open().house, begun);
      expect(await about('otherSecretary', heading)).to.deep.equal([]);
      expect((await news(await open().as('otherSecretary'), heading)).map(([line]) => line).join()).to.equal(
        `”${heading}” kan inte lämnas in: Samordningsförbundet Ekdal är inte medlem i nätverket`,
      );
    });

    it('is only to know while a co-mover has yet to confirm', async () => {
      const heading = 'Två förbund';
      const { house, world } = open();
      await ekdalJoins(house, world);
      const draft = await draftedMotion(house, world, { heading });
      await doing((desk) => addCoMover(desk, draft, world.ekdal.id));
      const motion = await endorsed(house, await now(draft));
      const secretary = await open().as('secretary');
      expect(await about('secretary', heading)).to.deep.equal([]);
      expect(await news(secretary, heading)).to.deep.equal([
        [
          `Väntar på att Samordningsförbundet Ekdal bekräftar ”${heading}” senast 25 mars 2026`,
          `/motioner/utkast/${motion.id}/inlamning`,
        ],
      ]);
      expect(await about('otherSecretary', heading)).to.have.length(1);
      const decided = { on: on('2026-02-10'), minutes: '4' };
      await doing((desk) => confirmCoMover(desk, motion, world.ekdal.id, decided, motion.revision));
      expect(await news(secretary, heading)).to.deep.equal([]);
      expect((await about('secretary', heading)).map(([line]) => line)).to.deep.equal([
        `Lämna in ”${heading}” senast 25 mars 2026`,
      ]);
      expect(await about('otherSecretary', heading)).to.deep.equal([]);
    });
  });

  describe('for the network’s office', () => {
    const step = async (heading: string): Promise<readonly string[]> =>
      (await about('networkOffice', heading)).map(([line]) => line);

    it('is one step after the other, until it stands on the agenda', async () => {
      const heading = 'Steg för steg';
      const motion = await submitted(heading);
      const number = `natverket-2026-${String(motion.number?.sequence)}`;
      const at = `${number}, ”${heading}”`;
      expect(await step(heading)).to.deep.equal([`Registrera ${at} senast 20 maj 2026`]);
      await doing((desk) => registerMotion(desk, motion));
      expect(await step(heading)).to.deep.equal([`Börja bereda ${at} senast 20 maj 2026`]);
      await doing((desk) => prepareMotion(desk, motion));
      expect(await about('networkOffice', heading)).to.deep.equal([
        [`Lämna styrelsens yttrande över ${at} senast 20 maj 2026`, `/motioner/${number}/yttrande`],
      ]);
      const opinions = motion.content.clauses.map(({ id }) => ({
        ...{ clauseId: id, recommendation: 'recommendApproval' as const, reason: '' },
      }));
      await doing((desk) => issueOpinion(desk, motion, opinions));
      expect(await about('networkOffice', heading)).to.deep.equal([
        [
          `Sätt upp ${at}, på dagordningen för Årsmötet senast 20 maj 2026`,
          '/moten/natverket-2026/dagordning',
        ],
      ]);
      const meeting = await meetingNow();
      await doing((desk) => addAgendaItem(desk, meeting, { heading, motion }));
      expect(await step(heading)).to.deep.equal([]);
      expect(await news(await open().as('secretary'), heading)).to.deep.equal([
        [`${at}, står på dagordningen för Årsmötet, 20 maj 2026`, `/motioner/${number}`],
      ]);
      expect(await news(await open().as('otherSecretary'), heading)).to.deep.equal([]);
      expect(await news(await open().as('networkOffice'), heading)).to.deep.equal([]);
      await doing((desk) => withdrawMotion(desk, motion));
      expect(await news(await open().as('secretary'), heading)).to.deep.equal([]);
    });

    it('is to place the board’s own proposal at once: the board has no opinion on it', async () => {
      const heading = 'Styrelsens eget';
      const { network } = open().world;
      const begun = await doing((desk) =>
        beginMotion(desk, {
          ...{ networkId: network.id, moverId: network.id, kind: 'boardProposal' },
          content: written(desk.newId, { heading }),
        }),
      );
      expect((await step(heading)).join()).to.equal(`Registrera styrelsens beslut om ”${heading}”`);
      const decided = await endorsed(open().house, begun);
      expect((await step(heading)).join()).to.equal(`Lämna in ”${heading}”`);
      const sent = await doing((desk) =>
        submitMotion(desk, decided, { revision: decided.revision, sendsLate: false }),
      );
      await doing((desk) => registerMotion(desk, sent));
      expect((await step(heading)).join()).to.match(/^Sätt upp natverket-2026-p1, .* på dagordningen/);
    });

    it('is to decide on a late one, and to close it when it is not taken up', async () => {
      const before = open().clock.now;
      open().clock.now = Date.parse('2026-04-02T08:00:00Z');
      const heading = 'För sent';
      const motion = await submitted(heading);
      const office = await signedIn('networkOffice');
      const lines = async (): Promise<readonly string[]> =>
        [...(await waitingFor(office)).toDo.keys()].filter((line) => line.includes(heading));
      expect((await lines()).join()).to.match(/^Avgör om .*”För sent”, tas upp fast den kom för sent senast/);
      await doing((desk) => decideLateAdmission(desk, motion, 'refused'));
      expect((await lines()).join()).to.match(/^Avsluta .*som kom för sent och inte tas upp$/);
      await doing((desk) => closeMotion(desk, motion));
      expect(await lines()).to.deep.equal([]);
      open().clock.now = before;
    });

    it('is what the meeting left: to follow up, or to prepare again', async () => {
      const followed = await prepared('Bifalls');
      const back = await prepared('Återremitteras');
      const meeting = await meetingNow();
      for (const motion of [followed, back])
        await doing((desk) => addAgendaItem(desk, meeting, { heading: motion.content.heading, motion }));
      await doing((desk) => summonMeeting(desk, meeting));
      await doing((desk) => openMeeting(desk, meeting));
      const decide = async (motion: Motion, outcomes: readonly Outcome[]): Promise<void> => {
        for (const [index, { id }] of motion.content.clauses.entries())
          await doing((desk) =>
            decideMotionClause(desk, meeting, {
              ...{ motionId: motion.id, clauseId: id, outcome: outcomes[index] ?? 'approved' },
              ...{ wording: null, pollId: null },
            }),
          );
      };
      await decide(followed, ['approved', 'rejected']);
      await decide(back, ['approved', 'referredBack']);
      expect((await step('Bifalls')).join()).to.match(/^Följ upp .*, eller avsluta den$/);
      expect((await step('Återremitteras')).join()).to.match(
        /^Börja bereda .*på nytt: mötet avgjorde inte allt/,
      );
      const told = await news(await open().as('secretary'), 'Bifalls');
      expect(told.map(([line]) => line).join()).to.match(/är avgjord på Årsmötet, 20 maj 2026$/);
      await doing((desk) => followUp(desk, followed, 'Gjort.'));
      await doing((desk) => prepareMotion(desk, back));
      expect(await step('Bifalls')).to.deep.equal([]);
      expect((await step('Återremitteras')).join()).to.match(/^Lämna styrelsens yttrande/);
    });

    it('is news for four weeks, then no longer', async () => {
      open().clock.now += 29 * 24 * 60 * 60_000;
      expect(await news(await signedIn('secretary'), 'Bifalls')).to.deep.equal([]);
    });

    async function meetingNow() {
      const { house, world } = open();
      const desk = house.desk(house.engine.read, null);
      const meeting = await desk.meetings.nextAnnual(world.network.id, desk.today);
      if (meeting === null) throw new Error('one is ahead');
      return meeting;
    }
  });
});
