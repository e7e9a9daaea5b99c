// A decided motion's page says what Yes and No meant, what was needed, and what settled a tie.
import { expect } from 'chai';
import type { Poll } from '../../../server/domain/meetings/meeting.ts';
import { majorities } from '../../../server/domain/meetings/poll.ts';
import type { Outcome } from '../../../server/domain/motions/motion.ts';
import * as meetings from '../../../server/features/meetings/index.ts';
import { recordRule } from '../../../server/features/organisations/index.ts';
import { appOfSuite } from '../../support/app.ts';
import { on } from '../../support/days.ts';
import {
  acting,
  castAll,
  done,
  heldMeeting,
  preparedPoll,
  type HeldMeeting,
} from '../../support/held-meeting.ts';
import { expectPage } from '../../support/page.ts';

describe('votes on a motion’s page', () => {
  const open = appOfSuite();
  let held: HeldMeeting;
  const as = <T>(who: HeldMeeting['office'], act: Parameters<typeof acting<T>>[2]): Promise<T> =>
    acting(open().house, who, act);

  before(async function holdMeeting() {
    this.timeout(60_000);
    const { house, world } = open();
    held = await heldMeeting(house, world, 2);
    const value = { kind: 'tie', value: { rule: 'castingVote' }, from: on('2020-01-01') } as const;
    await acting(house, null, (desk) => recordRule(desk, world.network, { ...value, clause: '11 §' }));
  });

  /** Holds the poll with the two förbund's votes. */
  const vote = async (poll: Poll, choices: readonly ['yes', 'yes' | 'no']): Promise<void> => {
    const [one, two] = held.voters.map(({ person }) => person);
    if (one === undefined || two === undefined) throw new Error('there are two');
    done(await as(held.office, (desk) => meetings.openPoll(desk, poll)));
    await castAll(open().house, poll, [
      [one, choices[0]],
      [two, choices[1]],
    ]);
    done(await as(held.office, (desk) => meetings.closePoll(desk, poll)));
  };
  const settle = async (poll: Poll, outcome: Outcome): Promise<string> => {
    done(await as(held.chair, (desk) => meetings.sealPoll(desk, poll)));
    const decided = await as(held.office, (desk) =>
      meetings.decideMotionClause(desk, held.meeting, {
        ...{ motionId: held.motion.id, clauseId: poll.clauseId ?? '', outcome },
        ...{ wording: null, pollId: poll.id },
      }),
    );
    done(decided);
    const page = expectPage(await open().stranger.get('/motioner/natverket-2026-1'));
    expect(page.links).to.include(`/omrostningar/${poll.id}`);
    return page.text;
  };

  it('say that the chair’s casting vote settled a tie', async () => {
    const poll = await preparedPoll(open().house, held);
    await vote(poll, ['yes', 'no']);
    const given = await as(held.chair, (desk) => meetings.giveCastingVote(desk, poll, 'yes'));
    expect(given).to.equal(null);
    expect(await settle(poll, 'approved'))
      .to.include('Omröstning: Ja (Bifall till att-satsen) 1, Nej (Avslag på att-satsen) 1, avstod 0')
      .and.include('Ordförandens utslagsröst: Ja')
      .and.not.include('Krävdes');
  });

  it('say what Yes meant where it was no approval, and that two thirds were needed', async () => {
    const poll = done(
      await as(held.office, async (desk) => {
        const items = await desk.meetings.items(held.meeting.id);
        const clause = held.motion.content.clauses[1];
        const about = {
          agendaItemId: items.find(({ motionId }) => motionId === held.motion.id)?.id ?? '',
          clauseId: clause?.id ?? '',
        };
        return meetings.preparePoll(desk, held.meeting, about, {
          ...{ question: 'Ska motionen anses besvarad?', text: clause?.text ?? '', quorum: 0 },
          ...{ yesMeans: 'Motionen anses besvarad', noMeans: 'Bifall till att-satsen' },
          ...{ majority: majorities.twoThirds, purpose: 'main' },
        });
      }),
    );
    await vote(poll, ['yes', 'yes']);
    expect(await settle(poll, 'answered'))
      .to.include('Ja (Motionen anses besvarad) 2, Nej (Bifall till att-satsen) 0, avstod 0')
      .and.include('Krävdes: Minst två tredjedelar av de avgivna rösterna');
  });
});
