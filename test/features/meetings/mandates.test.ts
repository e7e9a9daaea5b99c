// Where the network lets a delegate represent several members, each member's vote is cast by itself; and no more than the rule allows.
import { expect } from 'chai';
import { isRefusal } from '../../../server/domain/refusal.ts';
import * as meetings from '../../../server/features/meetings/index.ts';
import { recordRule } from '../../../server/features/organisations/index.ts';
import { appOfSuite } from '../../support/app.ts';
import { on } from '../../support/days.ts';
import { forEachEngine } from '../../support/engines.ts';
import {
  acting,
  done,
  heldMeeting,
  keyOf,
  person,
  preparedPoll,
  sessionOf,
} from '../../support/held-meeting.ts';
import { expectPage, expectRedirect } from '../../support/page.ts';

const code = (answer: unknown): string | null => (isRefusal(answer) ? answer.refused : null);

describe('a delegate for several members', () => {
  forEachEngine((under) => {
    const open = appOfSuite(() => under.url());

    it('is let in by the rule, and votes for each', async function forEach() {
      this.timeout(120_000);
      const { house, world } = open();
      const held = await heldMeeting(house, world, 3);
      const both = await person(house, 'ombud@stadga.example', 'delegate', world.granby.id);
      const [one, two, three] = held.voters.map(({ forbund }) => forbund.id);
      const appoint = (organisationId = ''): Promise<unknown> =>
        acting(house, null, async (desk) => {
          await meetings.checkOut(desk, held.meeting, organisationId, { reason: '' });
          return meetings.appointDelegate(desk, held.meeting, organisationId, {
            ...{ delegateEmail: both.email, alternateEmail: '', delegateName: 'Ombudet', alternateName: '' },
          });
        });
      expect(code(await appoint(one))).to.equal(null);
      expect(code(await appoint(two))).to.equal('mandate.taken');
      await acting(house, null, async (desk) =>
        done(
          await recordRule(desk, world.network, {
            ...{ kind: 'mandates', value: { perDelegate: 2 }, from: on('2020-01-01'), clause: '8 §' },
          }),
        ),
      );
      expect(code(await appoint(two))).to.equal(null);
      expect(await appoint(three)).to.deep.equal({
        ...{ refused: 'mandate.tooMany', field: 'delegate', facts: { max: 2 } },
      });
      for (const organisationId of [one, two])
        await acting(house, null, (desk) =>
          meetings.checkIn(desk, held.meeting, organisationId ?? '', { as: 'delegate', reason: '' }),
        );
      const poll = await preparedPoll(house, held);
      done(await acting(house, held.office, (desk) => meetings.openPoll(desk, poll)));

      const cast = (organisationId: string | undefined, key: number): Promise<unknown> =>
        acting(house, both, (desk) =>
          meetings.castBallot(desk, poll, {
            ...{ choice: 'yes', key: keyOf(key) },
            ...(organisationId === undefined ? {} : { organisationId }),
          }),
        );
      expect(code(await cast(undefined, 1))).to.equal('poll.notOnRoll');
      expect(code(await cast(three, 1))).to.equal('poll.notOnRoll');

      const delegate = open().visitor(await sessionOf(open(), both));
      const path = `/moten/${held.meeting.slug}/rosta`;
      const first = expectPage(await delegate.get(path));
      const forbund = first.values('forbund')[0] ?? '';
      expectRedirect(
        await delegate.post(`/omrostningar/${poll.id}/rost`, {
          ...{ choice: 'yes', key: first.values('key')[0] ?? '', forbund },
        }),
      );
      const second = expectPage(await delegate.get(path));
      expect(second.text).to.include('Kvitto');
      const other = second.values('forbund')[0] ?? '';
      expect([one, two].toSorted()).to.deep.equal([forbund, other].toSorted());
      const again = { choice: 'no', key: keyOf(9), forbund };
      expectPage(await delegate.post(`/omrostningar/${poll.id}/rost`, again), 409);
      expectRedirect(
        await delegate.post(`/omrostningar/${poll.id}/rost`, {
          ...{ choice: 'no', key: second.values('key')[0] ?? '', forbund: other },
        }),
      );
      expect(expectPage(await delegate.get(path)).values('forbund')).to.deep.equal([]);
      const ballots = await house.desk(house.engine.read, null).meetings.ballots(poll.id);
      expect(ballots.map(({ choice }) => choice).toSorted()).to.deep.equal(['no', 'yes']);
    });
  });
});
