// What the meetings' pages are read from: who has which part, and the console's whole state.
import { isDone } from '../../domain/meetings/closing.ts';
import { rollAfter, presentRows } from '../../domain/meetings/voting-roll.ts';
import type { Meeting } from '../../domain/meetings/meeting.ts';
import { summonsStanding, type SummonsStanding } from '../../domain/meetings/summons.ts';
import { dayInSweden } from '../../domain/language/dates.ts';
import { inSwedishOrder } from '../../domain/language/swedish.ts';
import { undecidedAt } from '../../domain/motions/resolution.ts';
import { nameOn } from '../../domain/organisations/organisation.ts';
import { field } from '../../web/body.ts';
import type { Visit } from '../../web/room.ts';
import { motionPath, motionsOfMeeting, numberText } from '../motions/index.ts';
import { namesAt, type MeetingsDesk } from './actions/desk.ts';
import { partOf, type Part } from './pages/frame.ts';
import { treatedNow, type Console } from './pages/lead.ts';

export async function partIn(desk: MeetingsDesk, meeting: Meeting): Promise<Part> {
  if (desk.who === null) return partOf(null, meeting, [], []);
  return partOf(
    desk.who,
    meeting,
    await desk.meetings.officers(meeting.id),
    await desk.meetings.mandates(meeting.id),
  );
}

export async function networkOf(
  desk: MeetingsDesk,
  meeting: Meeting,
): Promise<{ readonly name: string; readonly slug: string }> {
  const [network] = await desk.organisations.byIds([meeting.networkId]);
  return { name: network === undefined ? '' : nameOn(network, meeting.day), slug: network?.slug ?? '' };
}

/** The meeting's motions with their numbers and addresses. */
export async function motionsAt(desk: MeetingsDesk, meeting: Meeting) {
  const { slug } = await networkOf(desk, meeting);
  return (await motionsOfMeeting(desk, meeting.id)).map((motion) => {
    const number = numberText(slug, motion);
    return { motion, number, path: motionPath(number) };
  });
}

/** How its summons stands against the network's rule: by the day that the log says it went out. Null where there is no rule. */
export async function summonsOf(desk: MeetingsDesk, meeting: Meeting): Promise<SummonsStanding | null> {
  const rules = await desk.organisations.rules(meeting.networkId);
  const sent = (await desk.log.about(meeting.id)).find(({ kind }) => kind === 'meeting.summoned');
  const sentOn = sent === undefined ? null : dayInSweden(Date.parse(sent.at));
  return summonsStanding(rules, meeting, sentOn, desk.today);
}

/** The roll now, with names: of every mandate's förbund and whoever else is asked for. */
export async function rollNow(desk: MeetingsDesk, meeting: Meeting, others: readonly string[] = []) {
  const mandates = await desk.meetings.mandates(meeting.id);
  const events = await desk.meetings.rollEvents(meeting.id);
  const places = rollAfter(mandates, events);
  const nameOf = await namesAt(desk, meeting, [
    ...mandates.map(({ organisationId }) => organisationId),
    ...others,
  ]);
  return { places, events, nameOf };
}

/** What the form or the address says is treated: an item's number and an att-sats's. */
export interface Treated {
  readonly item: string;
  readonly clause: string;
}

export async function consoleOf(
  visit: Pick<Visit<MeetingsDesk>, 'desk' | 'query' | 'who'>,
  meeting: Meeting,
  treated: Treated | null,
): Promise<Console | null> {
  const { desk, who, query } = visit;
  const items = await desk.meetings.items(meeting.id);
  const linked = await motionsAt(desk, meeting);
  const motions = linked.map(({ motion }) => motion);
  const decisionsOf = await desk.motions.decisionsOf(motions.map(({ id }) => id));
  const done = { motions, decisionsOf, meeting };
  const position = treated === null ? null : items.find(({ id }) => id === treated.item)?.position;
  const now = treatedNow(
    items,
    (item) => isDone(done, item),
    (item) => {
      const clauses = motions.find(({ id }) => id === item.motionId)?.content.clauses ?? [];
      const undecided = undecidedAt(meeting.id, clauses, decisionsOf.get(item.motionId ?? '') ?? []);
      return clauses.map(({ id }) => ({ id, isDecided: !undecided.includes(id) }));
    },
    { position: position ?? Number(field(query, 'punkt')), clause: Number(field(query, 'sats')) },
  );
  if (now === null) return null;
  const motion = motions.find(({ id }) => id === now.item.motionId);
  const asked = motion?.content.clauses.some(({ id }) => id === treated?.clause) === true ? treated : null;
  const clauseId = asked?.clause ?? now.clauseId;
  const yrkanden = await desk.meetings.yrkanden(meeting.id);
  const { places, nameOf } = await rollNow(desk, meeting, [
    ...motions.map(({ moverId }) => moverId),
    ...yrkanden.flatMap(({ byOrganisationId }) => byOrganisationId ?? []),
  ]);
  const polls = await desk.meetings.polls(meeting.id);
  const poll = polls.findLast(
    (each) => each.agendaItemId === now.item.id && each.clauseId === clauseId && each.state !== 'rerun',
  );
  const isCounted = poll !== undefined && poll.state !== 'prepared' && poll.state !== 'open';
  const link = linked.find(({ motion: { id } }) => id === motion?.id);
  return {
    ...{ meeting, items, motions, decisionsOf, yrkanden, polls, nameOf, clauseId },
    part: await partIn(desk, meeting),
    officers: await desk.meetings.officers(meeting.id),
    rules: await desk.organisations.rules(meeting.networkId),
    summons: await summonsOf(desk, meeting),
    opinions: motion === undefined ? [] : await desk.motions.opinions(motion.id),
    motionLink: link === undefined ? null : { number: link.number, path: link.path },
    ballots: isCounted ? await desk.meetings.ballots(poll.id) : [],
    cast: poll === undefined ? 0 : await desk.meetings.castCount(poll.id),
    present: inSwedishOrder(presentRows(places, nameOf), ({ name }) => name),
    itemId: now.item.id,
    accountId: who?.accountId ?? null,
  };
}
