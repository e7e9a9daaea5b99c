// The first page, the pages about the house, and the choice of language.
import { dayInSweden, type Day } from '../../domain/language/dates.ts';
import type { EntryKind } from '../../domain/log/entry.ts';
import { deadlineOf } from '../../domain/motions/deadline.ts';
import { nameOn } from '../../domain/organisations/organisation.ts';
import { ruleOn } from '../../domain/organisations/rules.ts';
import { page, redirect, type Answer } from '../../web/answer.ts';
import { field } from '../../web/body.ts';
import { languages } from '../../web/i18n.ts';
import { ownAddress } from '../../web/own-address.ts';
import type { Room, Visit } from '../../web/room.ts';
import { comparisonPath } from '../comparison/index.ts';
import { verifyPath } from '../documents/index.ts';
import type { LoggedEntry, LogStore } from '../log/index.ts';
import { meetingPath, type MeetingStore } from '../meetings/index.ts';
import { motionPath, motionsPath, numberText, type MotionStore } from '../motions/index.ts';
import { organisationPath, registerPath, setUpPath, type OrganisationStore } from '../organisations/index.ts';
import { versionPath, type StatuteStore } from '../statutes/index.ts';
import { aboutPath, accessibilityPath, homePath, languagePath, privacyPath } from './paths.ts';

export interface HomeDesk {
  readonly log: LogStore;
  readonly organisations: OrganisationStore;
  readonly statutes: StatuteStore;
  readonly motions: MotionStore;
  readonly meetings: MeetingStore;
}

/** What the first page tells of: things anyone may see. */
const newsKinds: readonly EntryKind[] = [
  'statute.versionReadIn',
  'organisation.renamed',
  'succession.recorded',
  'motion.submitted',
  'motion.decided',
  'meeting.summoned',
  'meeting.attested',
];

export function homeRoutes<D extends HomeDesk>(room: Room<D>): void {
  room.get(homePath, { act: 'public.read' }, async (visit) =>
    page('home/index', {
      title: { key: 'home.title' },
      crumbs: [],
      comparisonPath,
      setUpPath,
      registerPath,
      motionsPath,
      verifyPath,
      meeting: await nextMeeting(visit),
      news: await news(visit),
    }),
  );
  const texts = [
    [aboutPath, 'home/about', 'home.about.title'],
    [accessibilityPath, 'home/accessibility', 'home.accessibility.title'],
    [privacyPath, 'home/privacy', 'home.privacy.title'],
  ] as const;
  for (const [path, template, key] of texts) {
    room.get(path, { act: 'public.read' }, () =>
      Promise.resolve(page(template, { title: { key }, crumbs: [] })),
    );
  }
  room.ask(languagePath, { act: 'public.read' }, (visit) => Promise.resolve(chooseLanguage(visit)));
}

/** The next annual meeting of any network, with the last day for motions to it; null where none is planned. */
async function nextMeeting<D extends HomeDesk>({ desk, today }: Visit<D>) {
  const [next] = (await desk.meetings.all())
    .filter(
      ({ kind, state, day }) =>
        kind === 'annual' && state !== 'closed' && state !== 'attested' && day >= today,
    )
    .toSorted((a, b) => (a.day < b.day ? -1 : 1));
  if (next === undefined) return null;
  const rule = ruleOn(await desk.organisations.rules(next.networkId), 'motionDeadline', today);
  const by = rule === null ? null : deadlineOf(rule.value, next.day).day;
  return {
    ...{ name: next.name, day: next.day, place: next.place, path: meetingPath(next.slug) },
    deadline: by === null || by < today ? null : by,
  };
}

interface News {
  readonly kind: string;
  readonly name: string;
  readonly path: string;
  readonly effectiveFrom: string | null;
  readonly on: Day;
}

async function news<D extends HomeDesk>({ desk, today }: Visit<D>): Promise<readonly News[]> {
  const entries = await desk.log.latest(newsKinds, 8);
  const told = await Promise.all(entries.map((entry) => subjectOf(desk, entry, today)));
  return entries.flatMap((entry, index) => {
    const subject = told[index] ?? null;
    return subject === null
      ? []
      : [{ kind: entry.kind.replace('.', '-'), ...subject, on: dayInSweden(Date.parse(entry.at)) }];
  });
}

/** What an entry tells of: its name, its page, and for a wording the day it applies from. */
async function subjectOf(
  desk: HomeDesk,
  { kind, organisationId, subjectId }: LoggedEntry,
  today: Day,
): Promise<(Pick<News, 'name' | 'path' | 'effectiveFrom'> & Partial<News>) | null> {
  if (kind.startsWith('meeting.')) {
    const meeting = await desk.meetings.byId(subjectId);
    return meeting === null
      ? null
      : { name: meeting.name, path: meetingPath(meeting.slug), effectiveFrom: null };
  }
  if (kind.startsWith('motion.')) {
    const motion = await desk.motions.byId(subjectId);
    const [network] = motion === null ? [] : await desk.organisations.byIds([motion.networkId]);
    return motion === null || network === undefined
      ? null
      : {
          ...(motion.kind === 'boardProposal' ? { kind: kind.replace('motion.', 'proposal-') } : {}),
          name: motion.content.heading,
          path: motionPath(numberText(network.slug, motion)),
          effectiveFrom: null,
        };
  }
  const [owner] = await desk.organisations.byIds([organisationId]);
  const [version] = await desk.statutes.versionsByIds([subjectId]);
  if (owner === undefined) return null;
  return {
    name: nameOn(owner, today),
    path: version === undefined ? organisationPath(owner) : versionPath(owner, version.sequence),
    effectiveFrom: version?.effectiveFrom ?? null,
  };
}

/** Remembers the language in a cookie and goes back to the page that asked. */
function chooseLanguage<D>(visit: Visit<D>): Answer {
  const language = languages.find((each) => each === field(visit.form, 'language')) ?? 'sv';
  return redirect(ownAddress(field(visit.form, 'back')) ?? homePath, { language });
}
