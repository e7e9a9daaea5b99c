// Taking a motion back: until a meeting has begun to vote on it, and off the agenda once it is withdrawn.
import { expect } from 'chai';
import { isRefusal } from '../../../server/domain/refusal.ts';
import { closePoll, openPoll, removeAgendaItem, sealPoll } from '../../../server/features/meetings/index.ts';
import { motionById, withdrawMotion } from '../../../server/features/motions/index.ts';
import { appOfSuite } from '../../support/app.ts';
import { expectNoChange } from '../../support/assertions.ts';
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

describe('withdrawing a motion at its meeting', () => {
  forEachEngine((under) => {
    const open = appOfSuite(() => under.url());
    const withdrawing = (held: HeldMeeting): Promise<unknown> =>
      acting(open().house, null, (desk) => withdrawMotion(desk, held.motion));

    it('ends when a poll on it is opened, whatever becomes of the poll', async function putToVote() {
      this.timeout(60_000);
      const { house, world } = open();
      const held = await heldMeeting(house, world, 3);
      const path = '/motioner/natverket-2026-1/aterkallelse';
      const secretary = await open().as('secretary');
      const poll = await preparedPoll(house, held);
      expect(expectPage(await secretary.get(path)).text).to.include('Det går inte att ångra');
      done(await acting(house, held.office, (desk) => openPoll(desk, poll)));
      const refused = await expectNoChange(house.engine, () => secretary.post(path));
      expect(expectPage(refused, 409).mistakes.join()).to.include('Mötet har börjat rösta om motionen');
      await castAll(
        house,
        poll,
        held.voters.map(({ person }) => [person, 'no']),
      );
      done(await acting(house, held.office, (desk) => closePoll(desk, poll)));
      expect(await withdrawing(held)).to.deep.equal({ refused: 'motion.putToVote' });
      done(await acting(house, held.teller, (desk) => sealPoll(desk, poll)));
      expect(await withdrawing(held)).to.deep.equal({ refused: 'motion.putToVote' });
      expect(expectPage(await secretary.get(path)).text).to.include('går inte att återkalla längre');
      expect((await secretary.get('/motioner/natverket-2026-1')).text).not.to.include(path);
    });
  });

  forEachEngine((under) => {
    const open = appOfSuite(() => under.url());

    it('leaves it on the agenda, from where it can be taken off, still withdrawn', async function takenOff() {
      this.timeout(60_000);
      const { house, world } = open();
      const held = await heldMeeting(house, world, 1);
      done(await acting(house, null, (desk) => withdrawMotion(desk, held.motion)));
      const reading = house.desk(house.engine.read, null);
      const item = (await reading.meetings.items(held.meeting.id)).find(({ motionId }) => motionId !== null);
      const removed = await acting(house, held.office, (desk) =>
        removeAgendaItem(desk, held.meeting, item?.id ?? ''),
      );
      expect(removed).to.equal(null);
      expect(await motionById(reading, held.motion.id)).to.include({ state: 'withdrawn', meetingId: null });
      expect(isRefusal(await acting(house, null, (desk) => withdrawMotion(desk, held.motion)))).to.equal(
        true,
      );
    });
  });
});
