// Addresses of topics: all of them, one with every förbund's clause, what is closest to a clause, and a förbund's own.
import { may } from '../../domain/permissions.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { redirect, type Answer } from '../../web/answer.ts';
import { field } from '../../web/body.ts';
import { dayAsked } from '../../web/form.ts';
import type { Handler, Room, Visit } from '../../web/room.ts';
import { onOrganisation, organisationInPath } from '../organisations/index.ts';
import { correctTopics } from './actions.ts';
import { clauseTopicsPage, correctionsIn } from './clause-topics.ts';
import type { AskLibrary } from './librarian.ts';
import { topicsPage, type ComparePath } from './pages.ts';
import { pageOf } from './paging.ts';
import { clauseTopicsPath, clauseTopicsPattern, similarPattern, topicIn, topicsPath } from './paths.ts';
import { similarPage } from './similar-page.ts';
import { topicPage } from './topic-page.ts';
import { versionOn } from '../statutes/index.ts';
import { everythingOn, placesOf, type TopicsDesk } from './shelf.ts';

/** What the house connects. */
export interface TopicsDoors {
  readonly ask: AskLibrary;
  readonly comparePath: ComparePath;
  /** Where all texts stand against the law's list. */
  readonly checklistsPath: string;
}

export function topicsRoutes<D extends TopicsDesk>(room: Room<D>, doors: TopicsDoors): void {
  const anyone = { act: 'public.read' } as const;
  room.getKept(topicsPath, anyone, (visit) => showTopics(visit, doors));
  room.getKept(similarPattern, anyone, (visit) => showSimilar(visit, doors));
  room.getKept(`${topicsPath}/:topic`, anyone, (visit) => showTopic(visit, doors));
  room.getKept(clauseTopicsPattern, onOrganisation('public.read'), (visit) =>
    showClauseTopics(visit, doors, []),
  );
  room.preparedAct(clauseTopicsPattern, onOrganisation('topic.correct'), (visit) => correct(visit, doors));
}

async function showTopics<D extends TopicsDesk>(
  visit: Visit<D>,
  { ask, checklistsPath }: TopicsDoors,
): Promise<Answer> {
  const asked = dayAsked(field(visit.query, 'datum'), visit.today);
  const everything = await everythingOn(visit.desk, ask, asked.on);
  return 'refused' in everything ? everything : topicsPage(everything, asked, checklistsPath);
}

async function showTopic<D extends TopicsDesk>(
  visit: Visit<D>,
  { ask, comparePath }: TopicsDoors,
): Promise<Answer> {
  const topic = topicIn(visit.parameters['topic'] ?? '');
  if (topic === null) return { refused: 'access.notFound' };
  const asked = dayAsked(field(visit.query, 'datum'), visit.today);
  const everything = await everythingOn(visit.desk, ask, asked.on);
  if ('refused' in everything) return everything;
  const having = everything.forbund.filter((each) => placesOf(each, topic).length > 0);
  const paged = pageOf(having, field(visit.query, 'sida'));
  const beside = await ask(
    'beside',
    {
      shown: paged.shown.flatMap((each) => placesOf(each, topic)),
      beside: having.flatMap((each) => placesOf(each, topic)),
      current: everything.current,
    },
    everything.shelf,
  );
  if (typeof beside === 'string') return { refused: 'request.busy' };
  const base =
    having.find(({ organisation }) => organisation.slug === field(visit.query, 'med')) ?? having[0] ?? null;
  const mayCorrect = (organisationId: string): boolean => may(visit.who, 'topic.correct', organisationId);
  return topicPage(
    { ...{ topic, everything, paged, having, base, mayCorrect }, beside: beside.result },
    asked,
    comparePath,
  );
}

async function showSimilar<D extends TopicsDesk>(
  visit: Visit<D>,
  { ask, comparePath }: TopicsDoors,
): Promise<Answer> {
  const [id, anchor] = [field(visit.query, 'lydelse'), field(visit.query, 'paragraf')];
  if (id === '') return redirect(topicsPath);
  const [version] = await visit.desk.statutes.versionsByIds([id]);
  if (version === undefined) return { refused: 'access.notFound' };
  const everything = await everythingOn(visit.desk, ask, visit.today);
  if ('refused' in everything) return everything;
  const heads = await ask('heads', { versions: [id] }, everything.shelf);
  if (typeof heads === 'string') return { refused: 'request.busy' };
  const clauses = heads.result.versions[0]?.clauses ?? [];
  const clause = clauses.findIndex((each) => each.anchor === anchor);
  const head = clauses[clause];
  if (head === undefined) return { refused: 'access.notFound' };
  const place = { version: id, clause };
  const texts = everything.forbund.filter(({ organisation }) => organisation.id !== version.organisationId);
  const found = await ask(
    'closest',
    { place, among: texts.map((text) => text.version.id) },
    everything.shelf,
  );
  if (typeof found === 'string') return { refused: 'request.busy' };
  const { asked, close } = found.result;
  const near = new Set(close.map(({ owner }) => owner));
  // What was corrected counts where the clause asked about stands in the text that is in force.
  const own = everything.forbund.find((text) => text.version.id === id)?.clauses[clause]?.topics;
  const [topic] = own ?? head.found.map((each) => each.topic);
  return similarPage(
    {
      ...{ everything, place, anchor, asked, reference: head.reference, heading: head.heading },
      paged: pageOf(close, field(visit.query, 'sida')),
      closeCount: close.length,
      sameTopic: texts.flatMap((text) => {
        const same = topic === undefined || near.has(text.organisation.id) ? [] : placesOf(text, topic);
        return same.length === 0 ? [] : [{ text, clauses: same }];
      }),
    },
    visit.today,
    comparePath,
  );
}

async function showClauseTopics<D extends TopicsDesk>(
  visit: Visit<D>,
  { ask }: TopicsDoors,
  refusals: readonly Refusal[],
): Promise<Answer> {
  const organisation = await organisationInPath(visit);
  if (organisation === null) return { refused: 'access.notFound' };
  const asked = dayAsked(field(visit.query, 'datum'), visit.today);
  const everything = await everythingOn(visit.desk, ask, asked.on);
  if ('refused' in everything) return everything;
  return clauseTopicsPage(
    organisation,
    everything.forbund.find((each) => each.organisation.id === organisation.id) ?? null,
    asked,
    may(visit.who, 'topic.correct', organisation.id),
    visit.form,
    field(visit.query, 'kvitto') === 'saved' ? 'topicsSaved' : null,
    refusals,
  );
}

async function correct<D extends TopicsDesk>(
  visit: Visit<D>,
  doors: TopicsDoors,
): Promise<Answer | { readonly act: Handler<D> }> {
  const organisation = await organisationInPath(visit);
  if (organisation === null) return { refused: 'access.notFound' };
  const asked = dayAsked(field(visit.query, 'datum'), visit.today);
  const everything = await everythingOn(visit.desk, doors.ask, asked.on);
  if ('refused' in everything) return everything;
  const text = everything.forbund.find((each) => each.organisation.id === organisation.id);
  if (text === undefined) return { refused: 'access.notFound' };
  const filled = correctionsIn(visit.form, text.clauses);
  if ('refusals' in filled) return showClauseTopics(visit, doors, filled.refusals);
  return {
    act: async (acting) => {
      const versions = await acting.desk.statutes.versions(organisation.id);
      const version = versionOn(organisation, versions, asked.on);
      // Another text counts since the form was read: its clauses are to be looked at first.
      if (version === null || version.id !== field(acting.form, 'version'))
        return { refused: 'edit.conflict' };
      await correctTopics(acting.desk, version, filled.command);
      const path = clauseTopicsPath(organisation.slug);
      return redirect(asked.isToday ? `${path}?kvitto=saved` : `${path}?datum=${asked.on}&kvitto=saved`);
    },
  };
}
