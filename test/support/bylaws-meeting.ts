// A change of the bylaws brought before a meeting of the cast's network: written, put to the vote, decided and recorded.
import type { Choice, Meeting, Poll } from '../../server/domain/meetings/meeting.ts';
import type { Motion, Outcome } from '../../server/domain/motions/motion.ts';
import type { RuleValues } from '../../server/domain/organisations/rules.ts';
import type { Person } from '../../server/domain/permissions.ts';
import * as meetings from '../../server/features/meetings/index.ts';
import {
  amendClause,
  beginMotion,
  endorseMotion,
  registerMotion,
  submitMotion,
} from '../../server/features/motions/index.ts';
import { recordRule } from '../../server/features/organisations/index.ts';
import { recordMeeting } from '../../server/features/proposals/index.ts';
import type { House, HouseDesk } from '../../server/house.ts';
import type { World } from './cast.ts';
import { on } from './days.ts';
import { acting, castAll, done, type HeldMeeting } from './held-meeting.ts';
import { changeOfBylaws } from './motions.ts';

export const reading = (house: House): HouseDesk => house.desk(house.engine.read, null);

/** The rule that bylaws are changed by two thirds. */
export const twoThirds = (house: House, world: World, change: Partial<RuleValues['bylawsChange']> = {}) =>
  acting(house, null, async (desk) =>
    done(
      await recordRule(desk, world.network, {
        kind: 'bylawsChange',
        value: {
          ...{ numerator: 2, denominator: 3, reach: 'atLeast', meetings: 1, annual: 'one', monthsBetween: 0 },
          ...change,
        },
        ...{ from: on('2020-01-01'), clause: '19 §' },
      }),
    ),
  );

/** A registered motion of Granby's whose only att-sats changes a clause. */
export const motionOn = (house: House, world: World, anchor: string, wording: string): Promise<Motion> =>
  acting(house, null, async (desk) => {
    const clauseId = desk.newId();
    const begun = done(
      await beginMotion(desk, {
        ...{ networkId: world.network.id, moverId: world.granby.id, kind: 'motion' },
        content: {
          heading: 'Nya ord',
          clauses: [{ id: clauseId, text: '' }],
          ...{ rationale: 'Därför.', citations: [] },
        },
      }),
    );
    const written = done(
      await amendClause(desk, begun, {
        ...{
          clauseId,
          amendment: await changeOfBylaws(desk, world, anchor, wording),
          revision: begun.revision,
        },
      }),
    );
    const endorsed = done(
      await endorseMotion(desk, written, { on: on('2026-02-01'), minutes: '12' }, written.revision),
    );
    return done(
      await registerMotion(
        desk,
        done(await submitMotion(desk, endorsed, { revision: endorsed.revision, sendsLate: false })),
      ),
    );
  });

export const clauseOf = ({ content }: Motion): string => content.clauses[0]?.id ?? '';

/** The poll by the rule, held and sealed by the chair. */
export async function polled(house: House, held: HeldMeeting, choices: readonly Choice[]): Promise<Poll> {
  const item = (await reading(house).meetings.items(held.meeting.id)).find(
    ({ motionId }) => motionId === held.motion.id,
  );
  const poll = await acting(house, held.office, async (desk) =>
    done(
      await meetings.preparePoll(
        desk,
        held.meeting,
        { agendaItemId: item?.id ?? '', clauseId: clauseOf(held.motion) },
        {
          ...{ purpose: 'main', question: 'Ska att-satsen bifallas?', text: 'att …', quorum: 0 },
          ...{ yesMeans: 'Bifall till att-satsen', noMeans: 'Avslag på att-satsen', majority: 'byRule' },
        },
      ),
    ),
  );
  done(await acting(house, held.office, (desk) => meetings.openPoll(desk, poll)));
  await castAll(
    house,
    poll,
    held.voters.map(({ person }, index) => [person, choices[index] ?? 'abstain']),
  );
  done(await acting(house, held.office, (desk) => meetings.closePoll(desk, poll)));
  done(await acting(house, held.chair, (desk) => meetings.sealPoll(desk, poll)));
  return poll;
}

export const decide = (
  house: House,
  held: HeldMeeting,
  outcome: Outcome,
  pollId: string | null,
  wording: string | null = null,
): Promise<unknown> =>
  acting(house, held.office, async (desk) =>
    done(
      await meetings.decideMotionClause(desk, held.meeting, {
        ...{ motionId: held.motion.id, clauseId: clauseOf(held.motion), outcome, wording, pollId },
      }),
    ),
  );

export const close = (house: House, held: HeldMeeting): Promise<void> =>
  acting(house, held.office, async (desk) => {
    for (const item of await desk.meetings.items(held.meeting.id))
      if (item.motionId === null) {
        const refusal = await meetings.decideItem(desk, held.meeting, item.id, 'Beslutat.');
        if (refusal !== null) done(refusal);
      }
    done(await meetings.closeMeeting(desk, held.meeting));
  });

export async function proposalOf(house: House, motion: Motion) {
  const desk = reading(house);
  const [carried] = await desk.proposals.carriedBy(motion.id);
  const proposal = carried === undefined ? null : await desk.proposals.byId(carried.proposalId);
  if (proposal === null) throw new Error('a submitted change is a proposal');
  return proposal;
}

export const record = async (house: House, who: Person | null, motion: Motion) => {
  const proposal = await proposalOf(house, motion);
  return acting(house, who, (desk) => recordMeeting(desk, proposal, { clauseId: clauseOf(motion) }));
};

/** Another meeting of those who were at the first, open with one motion. */
export async function nextMeeting(
  house: House,
  world: World,
  first: HeldMeeting,
  { day, kind, motion }: Pick<Meeting, 'day' | 'kind'> & { readonly motion: Motion },
): Promise<HeldMeeting> {
  const meeting = await acting(house, first.office, async (desk) => {
    const planned = done(
      await meetings.planMeeting(desk, world.network, {
        ...{ kind, name: `Möte ${day}`, day, time: '10.00', place: 'Folkets hus' },
      }),
    );
    done(await meetings.addAgendaItem(desk, planned, { heading: motion.content.heading, motion }));
    for (const [duty, name, { email }] of [
      ['chair', 'Mötets ordförande', first.chair],
      ['attester', 'Justeraren', first.teller],
    ] as const)
      done(await meetings.appointOfficer(desk, planned, { duty, name, email }));
    return done(await meetings.summonMeeting(desk, planned));
  });
  for (const { forbund, person } of first.voters)
    await acting(house, null, async (desk) => {
      done(
        await meetings.appointDelegate(desk, meeting, forbund.id, {
          ...{ delegateEmail: person.email, alternateEmail: '', delegateName: 'Ombudet', alternateName: '' },
        }),
      );
      const refusal = await meetings.checkIn(desk, meeting, forbund.id, { as: 'delegate', reason: '' });
      if (refusal !== null) done(refusal);
    });
  const opened = await acting(house, first.office, (desk) => meetings.openMeeting(desk, meeting));
  return { ...first, motion, meeting: done(opened) };
}

/** The whole of a meeting's work on one change: put to the vote, decided and closed. */
export async function heldOn(
  house: House,
  held: HeldMeeting,
  outcome: Outcome = 'approved',
  wording: string | null = null,
): Promise<void> {
  const choice = outcome === 'rejected' ? 'no' : 'yes';
  const poll = await polled(
    house,
    held,
    held.voters.map(() => choice),
  );
  await decide(house, held, outcome, poll.id, wording);
  await close(house, held);
}
