// What waits for those who move motions: their drafts, by what is missing; motions to confirm; and news of those that were sent.
import type { Motion } from '../../domain/motions/motion.ts';
import { missingForSubmission } from '../../domain/motions/submission.ts';
import { isMemberOn } from '../../domain/organisations/membership.ts';
import { may } from '../../domain/permissions.ts';
import type { Waiting } from '../../web/waiting.ts';
import { namesOf } from './actions/desk.ts';
import { coMoverPath, motionDraftPath, motionPath, submissionPath } from './paths.ts';
import { numberText } from './reading.ts';
import type { Asked } from './waiting-asked.ts';

/** What is missing outside the text itself: a draft that lacks anything else is not written to its end. */
const outsideText = new Set(['motion.notEndorsed', 'motion.unconfirmedCoMover', 'motion.moverNotMember']);

/** How long a motion that was sent is news. */
const newsMilliseconds = 28 * 24 * 60 * 60_000;

export async function draftsWaiting(asked: Asked): Promise<readonly Waiting[]> {
  const { desk, lastDay } = asked;
  const drafts = await desk.motions.wholeDraftsOf(asked.those('motion.endorse'));
  const names = await namesOf(
    desk,
    drafts.flatMap(({ moverId, coMovers }) => [moverId, ...coMovers.map((each) => each.organisationId)]),
  );
  const members = new Map<string, ReadonlySet<string>>();
  for (const networkId of new Set(drafts.map((draft) => draft.networkId)))
    members.set(networkId, await membersNow(asked, networkId));
  const found: Waiting[] = [];
  for (const draft of drafts) {
    const by = draft.kind === 'motion' ? await lastDay(draft.networkId) : null;
    const isMember =
      draft.moverId === draft.networkId || members.get(draft.networkId)?.has(draft.moverId) === true;
    found.push(...ofDraft(asked, draft, { names, isMember, by }));
  }
  return found;
}

async function membersNow({ desk }: Asked, networkId: string): Promise<ReadonlySet<string>> {
  const memberships = await desk.organisations.memberships(networkId);
  return new Set(
    memberships.filter((each) => isMemberOn(each, desk.today) !== 'no').map(({ memberId }) => memberId),
  );
}

/** What is next to do with a draft, and whom it waits for. */
function ofDraft(
  { person }: Asked,
  draft: Motion,
  {
    names,
    isMember,
    by,
  }: {
    readonly names: ReadonlyMap<string, string>;
    readonly isMember: boolean;
    readonly by: Waiting['by'];
  },
): readonly Waiting[] {
  const nameOf = (id: string): string => names.get(id) ?? '';
  const unconfirmed = draft.coMovers
    .filter(({ endorsement }) => endorsement === null)
    .map(({ organisationId }) => nameOf(organisationId));
  const moverName = nameOf(draft.moverId);
  const missing = missingForSubmission(draft, { moverName, isMember, unconfirmed }).map(
    ({ refused }) => refused,
  );
  const { heading } = draft.content;
  const can = (act: Parameters<typeof may>[1]): boolean => may(person, act, draft.moverId);
  if (missing.some((code) => !outsideText.has(code))) {
    const isUntitled = heading.trim() === '';
    const what = isUntitled ? 'motions.waiting.writeUntitled' : 'motions.waiting.write';
    return can('motion.changeDraft')
      ? [{ what, facts: { heading }, path: motionDraftPath(draft.id), by }]
      : [];
  }
  const path = submissionPath(draft.id);
  const lines: Waiting[] = [];
  if (missing.includes('motion.notEndorsed'))
    lines.push({ what: 'motions.waiting.endorse', facts: { heading }, path, by });
  if (unconfirmed.length > 0) {
    const facts = { heading, names: unconfirmed.join(', ') };
    lines.push({ what: 'motions.waiting.othersConfirm', facts, path, by, isOnlyToKnow: true });
  }
  if (!isMember) {
    const facts = { heading, forbund: moverName };
    lines.push({ what: 'motions.waiting.notMember', facts, path, by: null, isOnlyToKnow: true });
  }
  if (missing.length === 0 && can('motion.submit'))
    lines.push({ what: 'motions.waiting.submitMotion', facts: { heading }, path, by });
  return lines;
}

/** The motions that a förbund has been asked to move too. */
export async function coMoversWaiting(asked: Asked): Promise<readonly Waiting[]> {
  const found: Waiting[] = [];
  for (const line of await asked.desk.motions.awaitingCoMover(asked.those('motion.endorse'))) {
    const coMover = asked.organisations.find(({ id }) => id === line.coMoverId);
    found.push({
      what: 'motions.waiting.confirmCoMover',
      facts: { heading: line.heading },
      path: coMoverPath(line.id, coMover?.slug ?? ''),
      by: await asked.lastDay(line.networkId),
    });
  }
  return found;
}

/** What the last weeks have brought for the motions of the förbund: placed on an agenda, or decided. */
export async function sentNews(asked: Asked): Promise<readonly Waiting[]> {
  const { desk, organisations } = asked;
  const movers = asked
    .those('motion.submit')
    .filter((id) => organisations.some((each) => each.id === id && each.kind === 'forbund'));
  const since = new Date(Date.parse(desk.now) - newsMilliseconds).toISOString();
  const sent = await desk.motions.broughtUpSince(movers, since);
  const networks = await desk.organisations.byIds([...new Set(sent.map(({ networkId }) => networkId))]);
  const ids = new Set(sent.flatMap(({ meetingId }) => meetingId ?? []));
  const meetings = await Promise.all([...ids].map((id) => desk.meetings.byId(id)));
  return sent.flatMap((line): readonly Waiting[] => {
    const meeting = meetings.find((each) => each?.id === line.meetingId);
    const network = networks.find(({ id }) => id === line.networkId);
    if (meeting === undefined || meeting === null || network === undefined) return [];
    const number = numberText(network.slug, line);
    return [
      {
        what: line.state === 'onAgenda' ? 'motions.waiting.onAgenda' : 'motions.waiting.decided',
        facts: { number, heading: line.heading, meeting: meeting.name },
        days: { day: meeting.day },
        path: motionPath(number),
        by: null,
        isOnlyToKnow: true,
      },
    ];
  });
}
