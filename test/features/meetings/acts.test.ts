// Acts that the whole way does not pass: ties, re-runs, adjournments, changed agendas, who waits for what; on both engines.
import { expect } from 'chai';
import { recordRule } from '../../../server/features/organisations/index.ts';
import * as meetings from '../../../server/features/meetings/index.ts';
import { motionById } from '../../../server/features/motions/index.ts';
import { lotOf } from '../../../server/domain/meetings/majority.ts';
import type { Poll } from '../../../server/domain/meetings/meeting.ts';
import type { TieRule } from '../../../server/domain/organisations/rules.ts';
import type { HouseDesk } from '../../../server/house.ts';
import type { Person } from '../../../server/domain/permissions.ts';
import { appOfSuite } from '../../support/app.ts';
import { on } from '../../support/days.ts';
import { forEachEngine } from '../../support/engines.ts';
import {
  acting,
  castAll,
  done,
  heldMeeting,
  motionToDecide,
  preparedPoll,
  type HeldMeeting,
} from '../../support/held-meeting.ts';

describe('acts on meetings', () => {
  forEachEngine((under) => {
    const open = appOfSuite(() => under.url());
    let held: HeldMeeting;
    const as = <T>(who: Person | null, act: (desk: HouseDesk) => Promise<T>): Promise<T> =>
      acting(open().house, who, act);
    const reading = (): HouseDesk => open().house.desk(open().house.engine.read, null);
    const tie = async (rule: TieRule, from: string): Promise<Poll> => {
      const { house, world } = open();
      const value = { kind: 'tie', value: { rule }, from: on(from), clause: '11 §' } as const;
      await as(null, async (desk) => done(await recordRule(desk, world.network, value)));
      const poll = await preparedPoll(house, held);
      expect(poll.tieRule).to.equal(rule);
      done(await as(held.office, (desk) => meetings.openPoll(desk, poll)));
      const [one, two] = held.voters.map(({ person }) => person);
      if (one === undefined || two === undefined) throw new Error('there are two');
      await castAll(house, poll, [
        [one, 'yes'],
        [two, 'no'],
      ]);
      return done(await as(held.office, (desk) => meetings.closePoll(desk, poll)));
    };
    const again = (poll: Poll): Promise<Poll> =>
      as(held.office, async (desk) => done(await meetings.rerunPoll(desk, poll, 'Fel förutsättningar')));

    before(async function holdMeeting() {
      this.timeout(60_000);
      held = await heldMeeting(open().house, open().world, 3);
    });

    it('a tie waits for the casting vote of the chair, and of nobody else', async () => {
      const poll = await tie('castingVote', '2020-01-01');
      const sealing = (): Promise<unknown> => as(held.chair, (desk) => meetings.sealPoll(desk, poll));
      expect(await sealing()).to.deep.equal({ refused: 'poll.castingVoteMissing' });
      expect(await as(held.office, (desk) => meetings.giveCastingVote(desk, poll, 'no'))).to.deep.equal({
        refused: 'poll.onlyChair',
      });
      expect(await as(held.chair, (desk) => meetings.giveCastingVote(desk, poll, 'yes'))).to.equal(null);
      expect(await sealing()).to.have.nested.property('result.settledBy', 'castingVote');
      const rerun = await again(poll);
      expect(rerun).to.include({ rerunOf: poll.id, reason: 'Fel förutsättningar', state: 'prepared' });
      expect((await reading().meetings.poll(poll.id))?.state).to.equal('rerun');
      expect((await reading().meetings.ballots(poll.id)).length).to.equal(2);
    });

    it('a poll in which nobody votes gives no result, and is held again', async () => {
      const [prepared] = (await reading().meetings.polls(held.meeting.id)).filter(
        ({ state }) => state === 'prepared',
      );
      if (prepared === undefined) throw new Error('the poll is to be held again');
      await as(held.office, async (desk) => {
        done(await meetings.openPoll(desk, prepared));
      });
      done(await as(held.office, (desk) => meetings.closePoll(desk, prepared)));
      const empty = done(await as(held.teller, (desk) => meetings.sealPoll(desk, prepared)));
      expect(empty.result?.outcome).to.equal('noResult');
      done(await as(held.office, (desk) => meetings.rerunPoll(desk, prepared, 'Ingen röstade')));
      await as(null, async () => {
        const left = (await reading().meetings.polls(held.meeting.id)).findLast(
          ({ state }) => state === 'prepared',
        );
        expect(left?.rerunOf).to.equal(prepared.id);
      });
    });

    it('refuses a decision by a poll that is not sealed', async () => {
      const [clause] = held.motion.content.clauses;
      const { id = '' } =
        (await reading().meetings.polls(held.meeting.id)).find(({ state }) => state === 'prepared') ?? {};
      const decided = {
        ...{ motionId: held.motion.id, clauseId: clause?.id ?? '', outcome: 'approved' as const },
        ...{ wording: null, pollId: id },
      };
      expect(
        await as(held.office, (desk) => meetings.decideMotionClause(desk, held.meeting, decided)),
      ).to.deep.equal({
        refused: 'poll.notSealed',
      });
    });

    it('sends everybody out when it adjourns, and takes the roll anew', async () => {
      done(await as(held.office, (desk) => meetings.adjournMeeting(desk, held.meeting)));
      const present = async () => {
        const poll = (await reading().meetings.polls(held.meeting.id)).find(
          ({ state }) => state === 'prepared',
        );
        return poll === undefined ? null : as(held.office, (desk) => meetings.openPoll(desk, poll));
      };
      expect(await present()).to.deep.equal({ refused: 'meeting.notNow' });
      const [voter] = held.voters;
      if (voter === undefined) throw new Error('there is one');
      const back = (): Promise<unknown> =>
        as(held.office, (desk) =>
          meetings.checkIn(desk, held.meeting, voter.forbund.id, { as: 'alternate', reason: '' }),
        );
      done(await as(held.office, (desk) => meetings.resumeMeeting(desk, held.meeting)));
      expect(await present()).to.deep.equal({ refused: 'poll.emptyRoll' });
      expect(await back()).to.equal(null);
      const opened = await present();
      expect(opened).to.have.nested.property('manifest.roll.length', 1);
      expect(await as(held.office, (desk) => meetings.adjournMeeting(desk, held.meeting))).to.deep.equal({
        refused: 'meeting.pollOpen',
      });
      const delegate = { choice: 'yes', key: 'f'.repeat(32) } as const;
      const poll = await reading().meetings.openPollOf(held.meeting.id);
      expect(
        await as(voter.person, (desk) => meetings.castBallot(desk, { id: poll?.id ?? '' }, delegate)),
      ).to.deep.equal({
        refused: 'poll.notOnRoll',
      });
      done(
        await as(held.office, (desk) =>
          meetings.closePoll(desk, { id: poll?.id ?? '', meetingId: held.meeting.id }),
        ),
      );
    });

    it('tells each what waits: to seal, and to appoint', async () => {
      const waiting = async (who: Person) =>
        (await meetings.meetingsWaiting(reading(), who)).map(({ what }) => what);
      expect(await waiting(held.chair)).to.include('waiting.seal');
      expect(await waiting(held.teller)).to.include('waiting.seal');
      expect(await waiting(held.office)).to.not.include('waiting.seal');
      const secretary = await reading().accounts.byId(open().world.accounts.secretary);
      if (secretary === null) throw new Error('the cast has one');
      expect(await waiting(secretary)).to.deep.equal(['waiting.appointDelegate']);
    });

    it('puts motions on the agenda, moves and takes them off again', async () => {
      const motion = await motionToDecide(open().house, open().world);
      const add = (): Promise<unknown> =>
        as(held.office, (desk) => meetings.addAgendaItem(desk, held.meeting, { heading: 'Två', motion }));
      const item = (await add()) as { readonly id: string };
      expect(await add()).to.deep.equal({ refused: 'agenda.motionTwice', field: 'motion' });
      expect((await motionById(reading(), motion.id))?.meetingId).to.equal(held.meeting.id);
      expect(
        await as(held.office, (desk) => meetings.moveAgendaItem(desk, held.meeting, item.id, 'up')),
      ).to.equal(null);
      const order = (await reading().meetings.items(held.meeting.id)).map(({ position }) => position);
      expect(order).to.deep.equal([1, 2, 3, 4, 5, 6, 7, 8, 9]);
      expect(
        await as(held.office, (desk) => meetings.removeAgendaItem(desk, held.meeting, item.id)),
      ).to.equal(null);
      expect((await motionById(reading(), motion.id))?.state).to.equal('underPreparation');
    });

    it('plans a second meeting of a year under an address of its own', async () => {
      const planned = { name: 'Extra årsmöte', day: on('2026-09-01'), time: '', place: '' };
      const slugs = [];
      for (const kind of ['annual', 'extra', 'extra'] as const)
        slugs.push(
          (
            await as(held.office, async (desk) =>
              done(await meetings.planMeeting(desk, open().world.network, { ...planned, kind })),
            )
          ).slug,
        );
      expect(slugs).to.deep.equal(['natverket-2026-2', 'natverket-2026-extra', 'natverket-2026-extra-2']);
      const next = await reading().meetings.nextAnnual(open().world.network.id, on('2026-05-01'));
      expect(next?.slug).to.equal('natverket-2026-2');
    });
  });
});

describe('a tie by lot', () => {
  const open = appOfSuite();

  it('is settled as anybody draws it again from the manifest and the receipts', async () => {
    const { house, world } = open();
    await acting(house, null, async (desk) => {
      const rule = {
        kind: 'tie',
        value: { rule: 'drawingOfLots' },
        from: on('2020-01-01'),
        clause: '',
      } as const;
      done(await recordRule(desk, world.network, rule));
    });
    const held = await heldMeeting(house, world, 2);
    const poll = await preparedPoll(house, held);
    done(await acting(house, held.office, (desk) => meetings.openPoll(desk, poll)));
    await castAll(
      house,
      poll,
      held.voters.map(({ person }, index) => [person, index === 0 ? 'yes' : 'no']),
    );
    done(await acting(house, held.office, (desk) => meetings.closePoll(desk, poll)));
    const sealed = done(await acting(house, held.teller, (desk) => meetings.sealPoll(desk, poll)));
    const ballots = await house.desk(house.engine.read, null).meetings.ballots(poll.id);
    const lot = lotOf(
      sealed.manifestHash ?? '',
      ballots.map(({ receipt }) => receipt),
    );
    expect(sealed.result).to.include({ settledBy: 'drawingOfLots', lot });
  });
});
