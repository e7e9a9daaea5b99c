// The check of a förbund's text in force on a day, and of a text that is proposed.
import type { Day } from '../../domain/language/dates.ts';
import { nameOn } from '../../domain/organisations/organisation.ts';
import type { Effects } from '../../domain/proposals/proposal.ts';
import { checklistOf, type Verdict } from '../../domain/statutes/checklist.ts';
import type { Reading } from '../../domain/statutes/statute.ts';
import type { TopicCode } from '../../domain/topics/topics.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { Answer, Page, PageModel } from '../../web/answer.ts';
import { field } from '../../web/body.ts';
import { dayAsked } from '../../web/form.ts';
import type { Words } from '../../web/i18n.ts';
import type { Room, Visit } from '../../web/room.ts';
import {
  crumbsTo,
  onOrganisation,
  organisationInPath,
  type OrganisationsDesk,
  type StoredOrganisation,
} from '../organisations/index.ts';
import { statuteCrumb, versionOn, versionPath } from '../statutes/index.ts';
import { everythingOn, type AskLibrary, type TopicsDesk } from '../topics/index.ts';
import { checkedForbund } from './checked.ts';
import { checklistPage } from './pages.ts';
import { showOverview } from './overview.ts';
import { checklistPath, checklistPattern, overviewPath } from './paths.ts';

/** What the house connects. */
export interface ChecklistDoors {
  readonly ask: AskLibrary;
}

export function checklistRoutes<D extends TopicsDesk & OrganisationsDesk>(
  room: Room<D>,
  doors: ChecklistDoors,
): void {
  room.getKept(overviewPath, { act: 'public.read' }, (visit) => showOverview(visit, doors.ask));
  room.getKept(checklistPattern, onOrganisation('public.read'), (visit) => showChecklist(visit, doors));
}

async function showChecklist<D extends TopicsDesk & OrganisationsDesk>(
  visit: Visit<D>,
  { ask }: ChecklistDoors,
): Promise<Answer> {
  const organisation = await organisationInPath(visit);
  if (organisation === null) return { refused: 'access.notFound' };
  const asked = dayAsked(field(visit.query, 'datum'), visit.today);
  const versions = await visit.desk.statutes.versions(organisation.id);
  const version = versionOn(organisation, versions, asked.on);
  const text = version === null ? null : await visit.desk.statutes.text(organisation.id, version.id);
  const topics = await correctedTopics(visit.desk, ask, organisation, asked.on);
  if (topics !== null && 'refused' in topics) return topics;
  const forbund = await checkedForbund(visit.desk, organisation, asked.on);
  const place = version === null ? '' : versionPath(organisation, version.sequence);
  return checklistPage(
    {
      title: { key: 'checklist.title' },
      crumbs: [...crumbsTo(organisation, asked.on), statuteCrumb(organisation)],
      ownerName: nameOn(organisation, asked.on),
      rows: text === null ? null : checklistOf(text.reading, { on: asked.on, forbund, topics }),
      text:
        version === null
          ? null
          : { name: visit.words('statutes.versionNumber', { number: version.sequence }), path: place },
      clausePath: (anchor) => `${place}#${anchor}`,
    },
    asked,
    checklistPath(organisation.slug),
    visit.words,
  );
}

/** What people have said the clauses are about; null where nobody has said anything of this förbund's. */
async function correctedTopics(
  desk: TopicsDesk,
  ask: AskLibrary,
  { id }: StoredOrganisation,
  on: Day,
): Promise<readonly (readonly TopicCode[])[] | null | Refusal> {
  const corrections = await desk.topics.corrections();
  if (!corrections.some(({ organisationId }) => organisationId === id)) return null;
  const everything = await everythingOn(desk, ask, on);
  if ('refused' in everything) return everything;
  const own = everything.forbund.find(({ organisation }) => organisation.id === id);
  return own === undefined ? null : own.clauses.map(({ topics }) => topics);
}

/** A proposed text, where it is read, and what it brings with it. */
export interface ProposedText {
  readonly reading: Reading;
  readonly effects: Effects;
  readonly name: string;
  readonly path: string;
  readonly crumbs: PageModel['crumbs'];
  /** Where a clause of it stands. */
  readonly clausePath: (anchor: string) => string;
}

/** How many items of the law's list a proposed text leaves out or goes against. */
export async function proposedFaults(
  desk: OrganisationsDesk,
  organisation: StoredOrganisation,
  { reading, effects }: Pick<ProposedText, 'reading' | 'effects'>,
  today: Day,
): Promise<{ readonly missing: number; readonly contrary: number }> {
  const forbund = await checkedForbund(desk, organisation, today, effects);
  const rows = checklistOf(reading, { on: today, forbund });
  const count = (verdict: Verdict): number => rows.filter((row) => row.verdict === verdict).length;
  return { missing: count('missing'), contrary: count('contrary') };
}

/** The same check of a proposed text, by the law of the day it is looked at. */
export async function proposedChecklistPage(
  desk: OrganisationsDesk,
  organisation: StoredOrganisation,
  { reading, effects, name, path, crumbs, clausePath }: ProposedText,
  today: Day,
  words: Words,
): Promise<Page> {
  const forbund = await checkedForbund(desk, organisation, today, effects);
  return checklistPage(
    {
      ...{ title: { key: 'checklist.title' }, crumbs, ownerName: nameOn(organisation, today), clausePath },
      rows: checklistOf(reading, { on: today, forbund }),
      text: { name, path },
    },
    dayAsked('', today),
    null,
    words,
  );
}
