// A meeting as its minutes need it, read through the stores: names, motions, polls with their ballots.
import type { Meeting, Poll } from '../../domain/meetings/meeting.ts';
import { minutesPaper, type Minutes } from '../../domain/meetings/document.ts';
import {
  minutesHash,
  type Adjournment,
  type ClauseTreated,
  type MeetingTreated,
  type MotionTreated,
  type PollCounted,
} from '../../domain/meetings/minutes.ts';
import { inSwedishOrder } from '../../domain/language/swedish.ts';
import { decisionOn, undecidedAt } from '../../domain/motions/resolution.ts';
import type { Motion } from '../../domain/motions/motion.ts';
import { nameOn } from '../../domain/organisations/organisation.ts';
import { motionPath, motionsOfMeeting, numberText } from '../motions/index.ts';
import { namesAt, type MeetingsDesk } from './actions/desk.ts';

/** Everything that the minutes of the meeting are made from, as it stands now. */
async function meetingTreated(desk: MeetingsDesk, meeting: Meeting): Promise<MeetingTreated> {
  const [network] = await desk.organisations.byIds([meeting.networkId]);
  const items = await desk.meetings.items(meeting.id);
  const mandates = await desk.meetings.mandates(meeting.id);
  const events = await desk.meetings.rollEvents(meeting.id);
  const yrkanden = (await desk.meetings.yrkanden(meeting.id)).filter(({ isWithdrawn }) => !isWithdrawn);
  const motions = await motionsOfMeeting(desk, meeting.id);
  const decisions = await desk.motions.decisionsOf(motions.map(({ id }) => id));
  const nameOf = await namesAt(desk, meeting, [
    ...mandates.map(({ organisationId }) => organisationId),
    ...yrkanden.flatMap(({ byOrganisationId }) => byOrganisationId ?? []),
    ...motions.flatMap(({ moverId, coMovers }) => [
      moverId,
      ...coMovers.map(({ organisationId }) => organisationId),
    ]),
  ]);
  const counted: PollCounted[] = [];
  for (const poll of await desk.meetings.polls(meeting.id)) {
    if (poll.manifest === null) continue;
    // While it is open not even this page is told how anybody votes.
    counted.push({ poll, ballots: poll.state === 'open' ? [] : await desk.meetings.ballots(poll.id) });
  }
  const pollsOn = (isOn: (poll: Poll) => boolean): readonly PollCounted[] =>
    counted.filter(({ poll }) => isOn(poll));

  const motionTreated = (motion: Motion): MotionTreated => {
    const number = numberText(network?.slug ?? '', motion);
    return {
      number,
      href: motionPath(number),
      heading: motion.content.heading,
      movers: [motion.moverId, ...motion.coMovers.map(({ organisationId }) => organisationId)]
        .map(nameOf)
        .join(', '),
      isBoardProposal: motion.kind === 'boardProposal',
      isWithdrawn: motion.state === 'withdrawn' && motion.meetingId === meeting.id,
      clauses: motion.content.clauses.map(({ id, text }): ClauseTreated => {
        const all = decisions.get(motion.id) ?? [];
        const decision = decisionOn(
          all.filter(({ meetingId }) => meetingId === meeting.id),
          id,
        );
        return {
          text,
          yrkanden: yrkanden
            .filter(({ clauseId }) => clauseId === id)
            .map(({ kind, byOrganisationId, text: words }) => ({
              kind,
              by: byOrganisationId === null ? '' : nameOf(byOrganisationId),
              text: words,
            })),
          polls: pollsOn(({ clauseId }) => clauseId === id),
          decision,
          isSettledBefore: decision === null && undecidedAt(meeting.id, [{ id }], all).length === 0,
        };
      }),
    };
  };
  const came = new Set(events.map(({ organisationId }) => organisationId));
  return {
    meeting,
    networkName: network === undefined ? '' : nameOn(network, meeting.day),
    officers: await desk.meetings.officers(meeting.id),
    roll: inSwedishOrder(
      mandates
        .filter(({ organisationId }) => came.has(organisationId))
        .map(({ organisationId, votes }) => ({ organisationId, name: nameOf(organisationId), votes })),
      ({ name }) => name,
    ),
    events,
    adjournments: await adjournmentsOf(desk, meeting),
    items: items.map((item) => {
      const motion = motions.find(({ id }) => id === item.motionId);
      return {
        item,
        motion: motion === undefined ? null : motionTreated(motion),
        polls: pollsOn(({ agendaItemId, clauseId }) => agendaItemId === item.id && clauseId === null),
      };
    }),
  };
}

/** As the log tells them. */
async function adjournmentsOf(desk: MeetingsDesk, { id }: Meeting): Promise<readonly Adjournment[]> {
  const adjournments: Adjournment[] = [];
  for (const { kind, at } of await desk.log.about(id)) {
    const last = adjournments.at(-1);
    if (kind === 'meeting.adjourned') adjournments.push({ from: at, until: null });
    else if (kind === 'meeting.opened' && last?.until === null)
      adjournments.splice(-1, 1, { ...last, until: at });
  }
  return adjournments;
}

/** The minutes of the meeting: those that were certified, once they are; before that as they stand now. */
export async function minutesNow(desk: MeetingsDesk, meeting: Meeting): Promise<Minutes> {
  if (meeting.state === 'attested') {
    const attested = await desk.meetings.attestedMinutes(meeting.id);
    if (attested === null) throw new Error(`the attested meeting ${meeting.id} has no certified minutes`);
    return attested;
  }
  const treated = await meetingTreated(desk, meeting);
  const paper = minutesPaper(treated, desk.now);
  const hash = minutesHash(paper.blocks);
  const certified = (await desk.meetings.attestations(meeting.id)).filter(
    ({ minutesHash: of }) => of === hash,
  );
  const attesters = treated.officers
    .filter(({ duty }) => duty === 'attester')
    .map(({ name, accountId }) => ({
      name,
      accountId,
      at: certified.find((each) => each.accountId === accountId)?.at ?? null,
    }));
  return { paper, hash, attesters };
}
