// What a vote is protected from: asked again, set aside or closed by one person, decided past, changed after; on both engines.
import { expect } from 'chai';
import * as meetings from '../../../server/features/meetings/index.ts';
import { recordRule } from '../../../server/features/organisations/index.ts';
import { withdrawMotion } from '../../../server/features/motions/index.ts';
import { simpleMajority } from '../../../server/domain/meetings/poll.ts';
import type { Poll } from '../../../server/domain/meetings/meeting.ts';
import type { Person } from '../../../server/domain/permissions.ts';
import type { HouseDesk } from '../../../server/house.ts';
import { appOfSuite } from '../../support/app.ts';
import { on } from '../../support/days.ts';
import { forEachEngine } from '../../support/engines.ts';
import {
  acting,
  castAll,
  done,
  heldMeeting,
  preparedPoll,
  sessionOf,
  type HeldMeeting,
} from '../../support/held-meeting.ts';
import { expectPage } from '../../support/page.ts';

describe('votes at a meeting', () => {
  forEachEngine((under) => {
    const open = appOfSuite(() => under.url());
    let held: HeldMeeting;
    let lost: Poll;
    const as = <T>(who: Person | null, act: (desk: HouseDesk) => Promise<T>): Promise<T> =>
      acting(open().house, who, act);
    const reading = (): HouseDesk => open().house.desk(open().house.engine.read, null);
    const clause = (index: number): string => held.motion.content.clauses[index]?.id ?? '';
    const asked = (question: string, purpose: Poll['purpose'] = 'main') => ({
      ...{
        purpose,
        question,
        text: 'att',
        yesMeans: 'Bifall till att-satsen',
        noMeans: 'Avslag på att-satsen',
      },
      ...{ majority: simpleMajority, quorum: 0 },
    });
    const prepare = async (question: string, index: number, purpose: Poll['purpose'] = 'main') => {
      const items = await reading().meetings.items(held.meeting.id);
      const item = items.find(({ motionId }) => motionId === held.motion.id);
      const about = { agendaItemId: item?.id ?? '', clauseId: clause(index) };
      return as(held.office, (desk) =>
        meetings.preparePoll(desk, held.meeting, about, asked(question, purpose)),
      );
    };
    const counted = async (poll: Poll, choices: readonly ('yes' | 'no')[]): Promise<Poll> => {
      done(await as(held.office, (desk) => meetings.openPoll(desk, poll)));
      const votes = held.voters.flatMap(({ person }, index) => {
        const choice = choices[index];
        return choice === undefined ? [] : [[person, choice] as const];
      });
      await castAll(open().house, poll, votes);
      return done(await as(held.office, (desk) => meetings.closePoll(desk, poll)));
    };
    const decide = (index: number, outcome: 'approved' | 'rejected', pollId: string | null) =>
      as(held.office, (desk) =>
        meetings.decideMotionClause(desk, held.meeting, {
          ...{ motionId: held.motion.id, clauseId: clause(index), outcome, wording: null, pollId },
        }),
      );
    const factsOf = async (kind: string): Promise<string> => {
      const rows = await open()
        .house.engine.read.selectFrom('log_entries')
        .select('canonical')
        .where('kind', '=', kind)
        .execute();
      return rows.map(({ canonical }) => canonical).join('\n');
    };

    before(async function holdMeeting() {
      this.timeout(60_000);
      held = await heldMeeting(open().house, open().world, 3);
    });

    it('are not closed by somebody who votes in them', async () => {
      const { house, world } = open();
      const [voter] = held.voters;
      if (voter === undefined) throw new Error('there are three');
      const chair = { role: 'chair', organisationId: world.network.id } as const;
      await as(null, (desk) => desk.accounts.grant(desk.newId(), voter.person.accountId, chair));
      const both = await reading().accounts.byId(voter.person.accountId);
      lost = await preparedPoll(house, held);
      done(await as(held.office, (desk) => meetings.openPoll(desk, lost)));
      const closing = (who: Person | null) => as(who, (desk) => meetings.closePoll(desk, lost));
      expect(await closing(both)).to.deep.equal({ refused: 'poll.voterCloses' });
      await castAll(
        house,
        lost,
        held.voters.map(({ person }) => [person, 'no'] as const),
      );
      done(await closing(held.office));
    });

    it('are decided on when they are sealed, and not before', async () => {
      expect(await decide(0, 'approved', null)).to.deep.equal({ refused: 'poll.notSealed' });
      done(await as(held.chair, (desk) => meetings.sealPoll(desk, lost)));
      expect(await decide(0, 'approved', null)).to.deep.equal({ refused: 'decision.byPoll' });
      expect(await decide(0, 'approved', lost.id)).to.include({ refused: 'decision.againstPoll' });
    });

    it('are not asked again in the same words or in others', async () => {
      for (const question of ['Ska att-satsen bifallas?', 'Antas förslaget?'])
        expect(await prepare(question, 0), question).to.deep.equal({ refused: 'poll.askedBefore' });
    });

    it('are held again by somebody else than who sealed them, and the reason is not in the log', async () => {
      const again = (who: Person) =>
        as(who, (desk) => meetings.rerunPoll(desk, lost, 'Ett ombud hade fel dosa'));
      expect(await again(held.chair)).to.deep.equal({ refused: 'poll.rerunSamePerson' });
      const rerun = done(await again(held.office));
      expect(rerun).to.include({ reason: 'Ett ombud hade fel dosa', purpose: 'main' });
      expect(await factsOf('poll.rerun'))
        .to.match(/"reason":"[0-9a-f]{64}"/)
        .and.not.include('dosa');
      expect(await factsOf('poll.prepared'))
        .to.not.include('dosa')
        .and.not.include('bifallas');
      expect(await decide(0, 'approved', null)).to.deep.equal({ refused: 'decision.byPoll' });
      const closed = await counted(rerun, ['no', 'no', 'no']);
      done(await as(held.teller, (desk) => meetings.sealPoll(desk, closed)));
      expect(await decide(0, 'rejected', lost.id)).to.deep.equal({ refused: 'decision.byPoll' });
    });

    it('keep their motion from being withdrawn', async () => {
      expect(await reading().meetings.hasOpenedPoll(held.motion.id)).to.equal(true);
      const refused = await as(null, (desk) => withdrawMotion(desk, held.motion));
      expect(refused).to.have.property('refused');
    });

    it('show what was frozen, whatever the columns say', async () => {
      const written = { question: 'Något annat?', yes_means: 'Nej', text: 'att inte', quorum: 9 };
      const { engine } = open().house;
      await engine.write(async (transaction) => {
        await transaction.updateTable('polls').set(written).where('id', '=', lost.id).execute();
      });
      const read = await reading().meetings.poll(lost.id);
      expect(read).to.deep.include({ question: lost.question, yesMeans: lost.yesMeans, quorum: 0 });
    });

    it('list receipts by förbund, and what the log’s checksum is made of', async () => {
      const ballots = await reading().meetings.ballots(lost.id);
      const page = expectPage(await open().stranger.get(`/omrostningar/${lost.id}`));
      for (const { receipt, organisationId } of ballots)
        expect(page.text).to.include(receipt).and.to.include(`${receipt} ${organisationId} no 1`);
      const [, hash = ''] = /"ballotsHash":"([0-9a-f]{64})"/.exec(await factsOf('poll.closed')) ?? [];
      expect(page.text).to.include(hash);
    });

    it('come first as a counter-vote, then as the main vote that the decision follows', async () => {
      const first = done(await prepare('Vilken lydelse ställs mot att-satsen?', 1, 'counter'));
      const closed = await counted(first, ['yes', 'no', 'yes']);
      done(await as(held.chair, (desk) => meetings.sealPoll(desk, closed)));
      expect(await decide(1, 'approved', first.id)).to.deep.equal({ refused: 'decision.byPoll' });
      const office = await open().as('networkOffice');
      const position = (await reading().meetings.items(held.meeting.id)).find(
        ({ motionId }) => motionId !== null,
      );
      const console_ = await office.get(
        `/moten/${held.meeting.slug}/ledning?punkt=${String(position?.position)}&sats=2`,
      );
      expect(expectPage(console_).text).to.include('Förbered huvudvoteringen');
      const main = done(await prepare('Ska att-satsen bifallas i den lydelsen?', 1));
      const sealed = await counted(main, ['yes', 'no', 'yes']);
      done(await as(held.chair, (desk) => meetings.sealPoll(desk, sealed)));
      expect(await as(held.office, (desk) => meetings.rerunPoll(desk, first, 'Fel'))).to.deep.equal({
        refused: 'poll.askedBefore',
      });
      done(await decide(1, 'approved', main.id));
    });

    it('are not opened on what is decided meanwhile, and show the one opened last', async () => {
      const items = await reading().meetings.items(held.meeting.id);
      const [one, two] = items.filter(({ motionId }) => motionId === null).map(({ id }) => id);
      const onItem = async (id: string | undefined, question: string): Promise<Poll> =>
        done(
          await as(held.office, (desk) =>
            meetings.preparePoll(
              desk,
              held.meeting,
              { agendaItemId: id ?? '', clauseId: null },
              asked(question),
            ),
          ),
        );
      const early = await onItem(one, 'Väljs den som står först?');
      const late = await onItem(two, 'Väljs den som står sist?');
      await counted(late, ['yes', 'yes', 'no']);
      expect(
        await as(held.office, (desk) => meetings.decideItem(desk, held.meeting, two ?? '', 'Ja.')),
      ).to.deep.equal({ refused: 'poll.notSealed' });
      open().clock.now += 60_000;
      await counted(early, ['yes', 'yes', 'no']);
      const [voter] = held.voters;
      if (voter === undefined) throw new Error('there are three');
      const receipt = (await reading().meetings.ballotOfOrganisation(early.id, voter.forbund.id))?.receipt;
      const delegate = open().visitor(await sessionOf(open(), voter.person));
      const seen = expectPage(await delegate.get(`/moten/${held.meeting.slug}/rosta`));
      expect(seen.text).to.include(receipt);
      for (const poll of [early, late]) done(await as(held.chair, (desk) => meetings.sealPoll(desk, poll)));
      const decision = 'Den valberedningen föreslog väljs.';
      const decided = await as(held.office, (desk) =>
        meetings.decideItem(desk, held.meeting, two ?? '', decision),
      );
      expect(decided).to.equal(null);
      expect(await factsOf('meeting.itemDecided')).to.not.include('valberedningen');
      expect(await as(held.office, (desk) => meetings.rerunPoll(desk, late, 'Fel'))).to.deep.equal({
        refused: 'poll.decisionRests',
      });
      const third = await onItem(one, 'Väljs en till?');
      expect(
        await as(held.office, (desk) => meetings.decideItem(desk, held.meeting, one ?? '', 'Ja.')),
      ).to.equal(null);
      expect(await as(held.office, (desk) => meetings.openPoll(desk, third))).to.deep.equal({
        refused: 'agenda.decided',
      });
    });

    it('are settled by the chair’s casting vote once, and the log is told', async () => {
      await as(null, async (desk) => {
        const value = {
          kind: 'tie',
          value: { rule: 'castingVote' },
          from: on('2020-01-01'),
          clause: '',
        } as const;
        done(await recordRule(desk, open().world.network, value));
      });
      const items = await reading().meetings.items(held.meeting.id);
      const item = items.find(({ motionId, decision }) => motionId === null && decision === '');
      const poll = done(
        await as(held.office, (desk) =>
          meetings.preparePoll(
            desk,
            held.meeting,
            { agendaItemId: item?.id ?? '', clauseId: null },
            asked('Avslutas mötet?'),
          ),
        ),
      );
      await counted(poll, ['yes', 'no']);
      const give = (choice: 'yes' | 'no') =>
        as(held.chair, (desk) => meetings.giveCastingVote(desk, poll, choice));
      expect(await give('yes')).to.equal(null);
      expect(await give('no')).to.deep.equal({ refused: 'poll.castingVoteGiven' });
      expect((await reading().meetings.poll(poll.id))?.castingVote).to.equal('yes');
      expect(await factsOf('poll.castingVoteGiven'))
        .to.include('"choice":"yes"')
        .and.include('"notedFor":null');
    });
  });
});

describe('a poll of a network', () => {
  const open = appOfSuite();

  it('is not written under another organisation’s id', async () => {
    const { house, world } = open();
    const held = await heldMeeting(house, world, 1);
    const poll = await preparedPoll(house, held);
    const item = (await house.desk(house.engine.read, null).meetings.items(held.meeting.id))[0];
    if (item === undefined) throw new Error('there are standing items');
    const { id: other } = world.granby;
    await acting(house, null, async ({ meetings: store, now }) => {
      const another = { ...poll, networkId: other };
      await store.changePoll({ ...another, question: 'Annan?' });
      await store.closePoll(another, now, null);
      await store.setAside(another);
      expect(await store.setCastingVote(another, 'yes')).to.equal(false);
      await store.decide(item, other, 'Annat.');
    });
    const { meetings: read } = house.desk(house.engine.read, null);
    expect(await read.poll(poll.id)).to.deep.equal(poll);
    expect((await read.items(held.meeting.id))[0]).to.deep.equal(item);
  });
});

describe('a poll on a motion that is not before the meeting', () => {
  const open = appOfSuite();

  it('is neither prepared nor opened', async () => {
    const { house, world } = open();
    const held = await heldMeeting(house, world, 1);
    const poll = await preparedPoll(house, held);
    const withdrawn = await acting(house, null, (desk) => withdrawMotion(desk, held.motion));
    done(withdrawn);
    const opened = await acting(house, held.office, (desk) => meetings.openPoll(desk, poll));
    expect(opened).to.deep.equal({ refused: 'motion.notNow' });
    const about = { agendaItemId: poll.agendaItemId, clauseId: held.motion.content.clauses[1]?.id ?? null };
    const { purpose, question, text, yesMeans, noMeans, majority, quorum } = poll;
    const asked = { purpose, question, text, yesMeans, noMeans, majority, quorum };
    const prepared = await acting(house, held.office, (desk) =>
      meetings.preparePoll(desk, held.meeting, about, asked),
    );
    expect(prepared).to.deep.equal({ refused: 'motion.notNow' });
  });
});
