// Two at once: the same voter many times over, a vote at the moment of closing, two consoles pressing one button; on both engines.
import { expect } from 'chai';
import type { Response } from 'supertest';
import type { Person } from '../../../server/domain/permissions.ts';
import type { Poll } from '../../../server/domain/meetings/meeting.ts';
import { manifestHash } from '../../../server/domain/meetings/poll.ts';
import {
  closePoll,
  decideMotionClause,
  meetingStore,
  openPoll,
  rerunPoll,
  sealPoll,
} from '../../../server/features/meetings/index.ts';
import { appOfSuite, type Visitor } from '../../support/app.ts';
import { forEachEngine } from '../../support/engines.ts';
import {
  acting,
  castAll,
  done,
  heldMeeting,
  keyOf,
  preparedPoll,
  sessionOf,
  type HeldMeeting,
} from '../../support/held-meeting.ts';
import { readPage } from '../../support/page.ts';

const statusesOf = (answers: readonly { readonly status: number }[]): readonly number[] =>
  answers.map(({ status }) => status).toSorted((one, other) => one - other);
const receiptIn = (response: Response): string | undefined =>
  /[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}/.exec(readPage(response).text)?.[0];

describe('votes at the same moment', () => {
  forEachEngine((under) => {
    const open = appOfSuite(() => under.url());
    let held: HeldMeeting;
    let poll: Poll;
    const voters: Visitor[] = [];
    const chair = (): Person => held.chair;
    const meetings = () => open().house.desk(open().house.engine.read, null).meetings;
    const cast = (visitor: Visitor, choice: string, key: string): Promise<Response> =>
      visitor.post(`/omrostningar/${poll.id}/rost`, { choice, key });

    before(async function holdMeeting() {
      this.timeout(60_000);
      held = await heldMeeting(open().house, open().world, 12);
      poll = await preparedPoll(open().house, held);
      done(await acting(open().house, held.office, (desk) => openPoll(desk, poll)));
      for (const { person } of held.voters) voters.push(open().visitor(await sessionOf(open(), person)));
    });
    const voter = (index: number): Visitor => {
      const found = voters[index];
      if (found === undefined) throw new Error(`there is no voter ${String(index)}`);
      return found;
    };

    it('of one förbund, 50 with keys of their own: one is stored, the others get its receipt', async () => {
      const answers = await Promise.all(
        Array.from({ length: 50 }, (_, index) =>
          cast(voter(0), index % 2 === 0 ? 'yes' : 'no', keyOf(index + 1)),
        ),
      );
      expect(statusesOf(answers)).to.deep.equal([303, ...Array.from({ length: 49 }, () => 409)]);
      const [ballot, ...more] = await meetings().ballots(poll.id);
      expect(more).to.deep.equal([]);
      const refused = answers.filter(({ status }) => status === 409);
      expect(new Set(refused.map(receiptIn))).to.deep.equal(new Set([ballot?.receipt]));
    });

    it('of one förbund, 50 with the same key: one is stored, and all are told so', async () => {
      const answers = await Promise.all(Array.from({ length: 50 }, () => cast(voter(1), 'no', keyOf(1000))));
      expect(new Set(statusesOf(answers))).to.deep.equal(new Set([303]));
      expect(await meetings().castCount(poll.id)).to.equal(2);
    });

    it('of two förbund with one key: one is stored, and the other is asked to vote again', async () => {
      const answers = await Promise.all([
        cast(voter(2), 'yes', keyOf(2000)),
        cast(voter(3), 'no', keyOf(2000)),
      ]);
      expect(statusesOf(answers)).to.deep.equal([303, 422]);
      expect(await meetings().castCount(poll.id)).to.equal(3);
    });

    it('as the poll is closed by two consoles: every acknowledged vote is counted, and it is closed once', async () => {
      const office = await open().as('networkOffice');
      const close = (): Promise<Response> => office.post(`/omrostningar/${poll.id}/avslut`);
      const voting = held.voters
        .slice(4)
        .map((_, index) => cast(voter(index + 4), 'yes', keyOf(3000 + index)));
      const [first, second, ...answers] = await Promise.all([close(), close(), ...voting]);
      expect(statusesOf([first, second])).to.deep.equal([303, 409]);
      for (const { status } of answers) expect(status).to.be.oneOf([303, 409]);
      const acknowledged = answers.filter(({ status }) => status === 303).length;
      expect(await meetings().castCount(poll.id)).to.equal(3 + acknowledged);
      const sealed = done(await acting(open().house, chair(), (desk) => sealPoll(desk, poll)));
      const { yes = 0, no = 0, abstain = 0, notVoted = 0 } = sealed.result?.tally ?? {};
      expect(yes + no + abstain).to.equal(3 + acknowledged);
      expect(yes + no + abstain + notVoted).to.equal(12);
    });

    it('are refused after the close, but for one that is asked for again', async () => {
      const [ballot] = await meetings().ballots(poll.id);
      const index = held.voters.findIndex(({ forbund }) => forbund.id === ballot?.organisationId);
      expect((await cast(voter(index), 'no', ballot?.key ?? '')).status).to.equal(303);
      expect((await cast(voter(index), 'no', keyOf(4000))).status).to.equal(409);
    });
  });
});

describe('two consoles', () => {
  forEachEngine((under) => {
    const open = appOfSuite(() => under.url());
    let held: HeldMeeting;
    before(async function holdMeeting() {
      this.timeout(60_000);
      held = await heldMeeting(open().house, open().world, 3);
    });

    it('prepare the same poll: it is prepared once', async () => {
      const both = await Promise.allSettled([1, 2].map(() => preparedPoll(open().house, held)));
      expect(both.map(({ status }) => status).toSorted()).to.deep.equal(['fulfilled', 'rejected']);
    });

    it('open two polls: one is open', async () => {
      const { house } = open();
      const desk = house.desk(house.engine.read, null);
      const [one] = await desk.meetings.polls(held.meeting.id);
      const other = await preparedPoll(house, held, 1);
      const answers = await Promise.all(
        [one, other].map((poll) => acting(house, held.office, (each) => openPoll(each, poll ?? other))),
      );
      expect(answers.filter((answer) => 'refused' in answer)).to.deep.equal([
        { refused: 'poll.anotherOpen' },
      ]);
    });

    it('seal, and decide, once', async () => {
      const { house } = open();
      const poll = await house.desk(house.engine.read, null).meetings.openPollOf(held.meeting.id);
      if (poll === null) throw new Error('one is open');
      await castAll(
        house,
        poll,
        held.voters.map(({ person }) => [person, 'yes']),
      );
      done(await acting(house, held.office, (desk) => closePoll(desk, poll)));
      const sealed = await Promise.all(
        [held.chair, held.teller].map((who) => acting(house, who, (desk) => sealPoll(desk, poll))),
      );
      expect(sealed.filter((answer) => 'refused' in answer)).to.deep.equal([{ refused: 'poll.notNow' }]);
      const decision = {
        ...{ motionId: held.motion.id, clauseId: poll.clauseId ?? '', outcome: 'approved' as const },
        ...{ wording: null, pollId: poll.id },
      } as const;
      const decided = await Promise.all(
        [1, 2].map(() =>
          acting(house, held.office, (desk) => decideMotionClause(desk, held.meeting, decision)),
        ),
      );
      expect(decided.filter((answer) => 'refused' in answer)).to.deep.equal([
        { refused: 'motion.clauseDecided' },
      ]);
      expect(await acting(house, held.office, (desk) => rerunPoll(desk, poll, 'Fel fråga'))).to.deep.equal({
        refused: 'poll.decisionRests',
      });
    });
  });
});

describe('a poll after a restart', () => {
  const open = appOfSuite();

  it('is open still, on the same manifest, with the same voters', async () => {
    const { house, world } = open();
    const held = await heldMeeting(house, world, 3);
    const poll = await preparedPoll(house, held);
    const opened = done(await acting(house, held.office, (desk) => openPoll(desk, poll)));
    // A store that has kept nothing: what it reads is what a program that has just started reads.
    const afresh = meetingStore(house.engine.read, new Map());
    expect(await afresh.openPollOf(held.meeting.id)).to.deep.equal(opened);
    expect(manifestHash(opened.manifest ?? fail())).to.equal(opened.manifestHash);
    const voters = (await afresh.pollToVote(poll.id))?.voters;
    expect([...(voters?.keys() ?? [])]).to.have.members(held.voters.map(({ person }) => person.accountId));
  });
});

const fail = (): never => {
  throw new Error('an opened poll has a manifest');
};
