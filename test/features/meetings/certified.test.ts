// What was certified stays as it was certified, whatever happens to motions, names and mandates afterwards.
import { expect } from 'chai';
import type { Paper } from '../../../server/domain/documents/blocks.ts';
import { certifiedPaper } from '../../../server/domain/meetings/document.ts';
import type { Meeting, Poll } from '../../../server/domain/meetings/meeting.ts';
import type { Outcome } from '../../../server/domain/motions/motion.ts';
import type { Person } from '../../../server/domain/permissions.ts';
import * as meetings from '../../../server/features/meetings/index.ts';
import { motionById, prepareMotion } from '../../../server/features/motions/index.ts';
import { renameOrganisation } from '../../../server/features/organisations/index.ts';
import type { HouseDesk } from '../../../server/house.ts';
import { appOfSuite } from '../../support/app.ts';
import { known, on } from '../../support/days.ts';
import { forEachEngine } from '../../support/engines.ts';
import {
  acting,
  castAll,
  done,
  heldMeeting,
  preparedPoll,
  type HeldMeeting,
} from '../../support/held-meeting.ts';
import { expectPage } from '../../support/page.ts';

const said = ({ blocks }: Pick<Paper, 'blocks'>): string => JSON.stringify(blocks);

describe('certified minutes', () => {
  forEachEngine((under) => {
    const open = appOfSuite(() => under.url());
    let held: HeldMeeting;
    let poll: Poll;
    let issued = '';
    const as = <T>(who: Person | null, act: (desk: HouseDesk) => Promise<T>): Promise<T> =>
      acting(open().house, who, act);
    const reading = (): HouseDesk => open().house.desk(open().house.engine.read, null);
    const current = async (): Promise<Meeting> => {
      const meeting = await reading().meetings.byId(held.meeting.id);
      if (meeting === null) throw new Error('the meeting is there');
      return meeting;
    };
    const path = (): string => `/moten/${held.meeting.slug}`;
    const close = (): Promise<unknown> =>
      as(held.office, (desk) => meetings.closeMeeting(desk, held.meeting));
    const decide = (clause: number, outcome: Outcome, pollId: string | null): Promise<unknown> =>
      as(held.office, (desk) =>
        meetings.decideMotionClause(desk, held.meeting, {
          ...{ motionId: held.motion.id, clauseId: held.motion.content.clauses[clause]?.id ?? '' },
          ...{ outcome, wording: null, pollId },
        }),
      );
    const paper = async (): Promise<string> => {
      const found = await meetings.minutesToIssue(reading(), held.meeting.id);
      return found === null ? '' : JSON.stringify(found);
    };

    before(async function holdMeeting() {
      this.timeout(60_000);
      held = await heldMeeting(open().house, open().world, 2);
      await as(held.office, async (desk) => {
        const onPaper = { duty: 'attester', name: 'Den utan konto', email: '' } as const;
        done(await meetings.appointOfficer(desk, held.meeting, onPaper));
      });
      poll = await preparedPoll(open().house, held);
    });

    it('cannot come of a meeting with items undecided or a poll that is closed and not sealed', async () => {
      done(await as(held.office, (desk) => meetings.openPoll(desk, poll)));
      const [one, two] = held.voters.map(({ person }) => person);
      if (one === undefined || two === undefined) throw new Error('there are two');
      await castAll(open().house, poll, [
        [one, 'yes'],
        [two, 'yes'],
      ]);
      expect(await close()).to.deep.equal({ refused: 'meeting.pollOpen' });
      done(await as(held.office, (desk) => meetings.closePoll(desk, poll)));
      expect(await close()).to.have.property('refused', 'meeting.pollUnsealed');
      done(await as(held.teller, (desk) => meetings.sealPoll(desk, poll)));
      const refused = await close();
      expect(refused).to.deep.equal({ refused: 'meeting.itemUndecided', facts: { heading: 'Mötet öppnas' } });
      for (const item of await reading().meetings.items(held.meeting.id)) {
        if (item.motionId === null)
          await as(held.office, (desk) => meetings.decideItem(desk, held.meeting, item.id, 'Ja.'));
      }
      expect(await close()).to.have.property('refused', 'meeting.undecided');
      expect(await decide(0, 'approved', poll.id)).to.not.have.property('refused');
      expect(await decide(1, 'referredBack', null)).to.not.have.property('refused');
    });

    it('name who was in, not who holds the mandate afterwards', async () => {
      const [voter] = held.voters;
      if (voter === undefined) throw new Error('there is one');
      expect(
        await as(held.office, (desk) =>
          meetings.checkOut(desk, held.meeting, voter.forbund.id, { reason: '' }),
        ),
      ).to.equal(null);
      const other = { delegateEmail: 'annan@stadga.example', alternateEmail: '', alternateName: '' };
      done(
        await as(null, (desk) =>
          meetings.appointDelegate(desk, held.meeting, voter.forbund.id, {
            ...other,
            delegateName: 'Den som inte kom',
          }),
        ),
      );
      const { paper: now } = await meetings.minutesNow(reading(), await current());
      expect(said(now)).to.include('"Ombud 1"').and.to.not.include('Den som inte kom');
    });

    it('keep what was decided on a motion that is taken up again before they are certified', async () => {
      expect(await close()).to.not.have.property('refused');
      done(await as(held.office, (desk) => prepareMotion(desk, held.motion)));
      expect((await motionById(reading(), held.motion.id))?.meetingId).to.equal(null);
      const { paper: now } = await meetings.minutesNow(reading(), await current());
      expect(said(now))
        .to.include('Årsmötet beslutar att bifalla att-satsen.')
        .and.to.include('Årsmötet beslutar med acklamation att återremittera att-satsen till styrelsen.')
        .and.to.include('Ja 2, Nej 0, Avstår 0. Ja vann.');
      const page = expectPage(await open().stranger.get(path()));
      expect(page.text).to.include(
        'Årsmötet beslutar med acklamation att återremittera att-satsen till styrelsen.',
      );
      expect(page.links).to.include('/motioner/natverket-2026-1');
    });

    it('are issued as they were certified, and not before', async () => {
      expect(await paper()).to.equal('');
      const minutes = await meetings.minutesNow(reading(), await current());
      done(await as(held.teller, (desk) => meetings.attestMinutes(desk, held.meeting, minutes.hash)));
      const kept = await reading().meetings.attestedMinutes(held.meeting.id);
      expect(kept?.hash).to.equal(minutes.hash);
      expect(kept?.attesters.map(({ name, at }) => [name, at === null])).to.have.deep.members([
        ['Justeraren', false],
        ['Den utan konto', true],
      ]);
      expect(kept?.paper).to.include({ isDraft: false });
      issued = await paper();
      expect(issued).to.include(minutes.hash).and.to.include('justeras på papper');
    });

    it('do not change when a member is renamed or anything else does', async () => {
      const [voter] = held.voters;
      if (voter === undefined) throw new Error('there is one');
      await as(null, async (desk) => {
        done(
          await renameOrganisation(desk, voter.forbund, {
            name: 'Samordningsförbundet Annat',
            from: known('2025'),
          }),
        );
      });
      expect(await paper()).to.equal(issued);
      const minutes = await meetings.minutesNow(reading(), await current());
      expect(said(certifiedPaper(minutes))).to.not.include('Samordningsförbundet Annat');
      const page = expectPage(await open().stranger.get(`${path()}/protokoll`));
      expect(page.text)
        .to.include('Samordningsförbundet Röst 1')
        .and.to.include('justerar på papper')
        .and.to.not.include('Samordningsförbundet Annat');
    });

    it('leave to the next meeting only what they did not settle', async () => {
      const planned = {
        kind: 'extra',
        name: 'Extra årsmöte',
        day: on('2026-09-01'),
        time: '',
        place: '',
      } as const;
      const next = await as(held.office, async (desk) => {
        const meeting = done(await meetings.planMeeting(desk, open().world.network, planned));
        const { motion } = held;
        done(await meetings.addAgendaItem(desk, meeting, { heading: 'Gemensamt språk', motion }));
        done(await meetings.summonMeeting(desk, meeting));
        return done(await meetings.openMeeting(desk, meeting));
      });
      const office = await open().as('networkOffice');
      const console_ = async (query: string) =>
        expectPage(await office.get(`/moten/${next.slug}/ledning?punkt=7${query}`));
      const [settled, left] = held.motion.content.clauses;
      expect((await console_('')).values('clause'))
        .to.include(left?.id)
        .and.to.not.include(settled?.id);
      const earlier = await console_('&sats=1');
      expect(earlier.text).to.include('Att-satsen avgjordes vid ett tidigare möte.');
      expect(earlier.values('clause')).to.deep.equal([]);
      const again = { motionId: held.motion.id, clauseId: settled?.id ?? '', pollId: null, wording: null };
      expect(
        await as(held.office, (desk) =>
          meetings.decideMotionClause(desk, next, { ...again, outcome: 'rejected' }),
        ),
      ).to.deep.equal({ refused: 'motion.clauseDecided' });
      await as(held.office, async (desk) => {
        const clauseId = left?.id ?? '';
        done(await meetings.decideMotionClause(desk, next, { ...again, clauseId, outcome: 'rejected' }));
      });
      expect((await console_('')).text).to.include('Gemensamt språk ✓');
      const { paper: now } = await meetings.minutesNow(reading(), next);
      expect(said(now))
        .to.include('Att-satsen avgjordes vid ett tidigare möte.')
        .and.to.include('Mötet beslutar med acklamation att avslå att-satsen.');
    });
  });
});
