// What the templates of topics are told.
import type { ClausePlace, Standing } from '../../domain/comparison/reuse-index.ts';
import type { Day } from '../../domain/language/dates.ts';
import type { ClauseTopics } from '../../domain/topics/corrections.ts';
import { nameOn } from '../../domain/organisations/organisation.ts';
import type {
  ClauseBeside,
  CloseBeside,
  MarkedStycke,
  SentenceStanding,
} from '../../domain/topics/library.ts';
import { itemsOf, topicCodes, type TopicCode } from '../../domain/topics/topics.ts';
import { page, type Page, type PageModel } from '../../web/answer.ts';
import type { DayAsked } from '../../web/form.ts';
import { statutePath, versionPath } from '../statutes/index.ts';
import { clauseTopicsPath, similarPath, similarPattern, topicPath, topicsPath } from './paths.ts';
import { placesOf, type Everything, type ForbundText } from './shelf.ts';

/** The comparison of one clause each of two versions, by their fragments. */
export type ComparePath = (from: string, to: string, before: string, after: string) => string;

/** Förbund on a page. */
const perPage = 20;
/** Of those who have a sentence too, so many are named. */
const mostNamed = 4;

const topicsCrumb: PageModel['crumbs'] = [{ key: 'topics.title', path: topicsPath }];

const dayModel = (asked: DayAsked, dayPath: string) => ({
  on: asked.on,
  typedDay: asked.typed,
  isToday: asked.isToday,
  dayPath,
});

/** The same address on the day that the page is asked about. */
const withDay = (path: string, { isToday, on }: DayAsked): string =>
  isToday ? path : `${path}${path.includes('?') ? '&' : '?'}datum=${on}`;

/** "12, 13": the numbers of the law's items; null where it asks for nothing of the kind. */
const itemsText = (topic: TopicCode, on: Day): string | null => {
  const items = itemsOf(topic, on);
  return items.length === 0 ? null : items.join(', ');
};

/** All topics, with how many förbund have a clause on each. */
export function topicsPage({ forbund, withoutText }: Everything, asked: DayAsked): Page {
  const row = (topic: TopicCode) => ({
    topic,
    path: withDay(topicPath(topic), asked),
    items: itemsText(topic, asked.on),
    count: forbund.filter((each) => placesOf(each, topic).length > 0).length,
  });
  const rows = topicCodes.map(row);
  return page(
    'topics/index',
    {
      title: { key: 'topics.title' },
      crumbs: [],
      asked: rows.filter(({ items }) => items !== null),
      besides: rows.filter(({ items }) => items === null),
      forbundCount: forbund.length,
      withoutTextCount: withoutText.length,
      ...dayModel(asked, topicsPath),
    },
    asked.refusals,
  );
}

export interface Paged<T> {
  readonly shown: readonly T[];
  readonly number: number;
  readonly last: number;
}

/** The page of a list that was asked for; the first where there is no such page. */
export function pageOf<T>(list: readonly T[], typed: string): Paged<T> {
  const last = Math.max(1, Math.ceil(list.length / perPage));
  const wanted = /^\d{1,4}$/.test(typed) ? Number(typed) : 1;
  const number = wanted >= 1 && wanted <= last ? wanted : 1;
  return { shown: list.slice((number - 1) * perPage, number * perPage), number, last };
}

const pagesModel = ({ number, last }: Paged<unknown>, path: (number: number) => string) =>
  last === 1
    ? []
    : Array.from({ length: last }, (_, index) => ({
        number: index + 1,
        path: path(index + 1),
        isShown: index + 1 === number,
      }));

/** What the page on one topic shows. */
export interface TopicView {
  readonly topic: TopicCode;
  readonly everything: Everything;
  readonly paged: Paged<ForbundText>;
  /** All that have a clause on it. */
  readonly having: readonly ForbundText[];
  readonly beside: readonly ClauseBeside[];
  /** The förbund that the others can be compared with. */
  readonly base: ForbundText | null;
  readonly mayCorrect: (organisationId: string) => boolean;
}

/** Every förbund's clause on a topic. */
export function topicPage(view: TopicView, asked: DayAsked, comparePath: ComparePath): Page {
  const { topic, everything, paged, having, base } = view;
  const query = (more: Readonly<Record<string, string>>): string => {
    const said = new URLSearchParams(asked.isToday ? more : { datum: asked.on, ...more }).toString();
    return said === '' ? topicPath(topic) : `${topicPath(topic)}?${said}`;
  };
  const lacking = everything.forbund.filter((each) => !having.includes(each));
  const whichPage = (index: number): string => String(Math.floor(index / perPage) + 1);
  return page(
    'topics/show',
    {
      title: { key: `topics.name.${topic}` }, // words: topics.name.*
      crumbs: topicsCrumb,
      topic,
      items: itemsText(topic, asked.on),
      hasMany: having.length > 1,
      isCut: everything.isCut,
      contents: having.map(({ name, organisation }, index) => ({
        name,
        path: `${paged.last === 1 ? '' : query(index < perPage ? {} : { sida: whichPage(index) })}#${organisation.slug}`,
      })),
      cards: paged.shown.map((text) => cardModel(view, text, asked, comparePath, query)),
      baseName: base?.name ?? null,
      pages: pagesModel(paged, (number) => query(number === 1 ? {} : { sida: String(number) })),
      lacking: lacking.map(({ name, organisation }) => ({ name, path: clauseTopicsPath(organisation.slug) })),
      withoutText: everything.withoutText.map(({ name, organisation }) => ({
        name,
        path: statutePath(organisation) ?? '',
      })),
      ...dayModel(asked, topicPath(topic)),
    },
    asked.refusals,
  );
}

function cardModel(
  view: TopicView,
  { organisation, name, version, clauses }: ForbundText,
  asked: DayAsked,
  comparePath: ComparePath,
  query: (more: Readonly<Record<string, string>>) => string,
) {
  const { base, everything, topic } = view;
  const baseClause = base === null ? undefined : surest(base, topic);
  const isBase = base?.version.id === version.id;
  return {
    slug: organisation.slug,
    name,
    isBase,
    basePath: isBase ? null : `${query({ med: organisation.slug })}#${organisation.slug}`,
    effectiveFrom: version.effectiveFrom,
    correctPath: view.mayCorrect(organisation.id)
      ? withDay(clauseTopicsPath(organisation.slug), asked)
      : null,
    clauses: view.beside
      .filter(({ place }) => place.version === version.id)
      .map(({ place, stycken, sentences }) => {
        const clause = clauses[place.clause];
        const anchor = clause?.anchor ?? '';
        return {
          id: `${organisation.slug}-${anchor}`,
          reference: clause?.reference ?? '',
          rubric: clause?.heading ?? null,
          path: `${versionPath(organisation, version.sequence)}#${anchor}`,
          similarPath: similarPath(version.id, anchor),
          comparePath:
            base === null || baseClause === undefined || isBase
              ? null
              : comparePath(base.version.id, version.id, baseClause.anchor, anchor),
          stycken: stycken.map(styckeModel),
          sentences: sentences.map((each) => sentenceModel(each, everything, asked.on)),
          sharedCount: sentences.filter(({ others }) => others.some(({ current }) => current !== null))
            .length,
          sentenceCount: sentences.length,
        };
      }),
  };
}

/** Of several clauses on a topic, the one that is most surely about it. */
function surest({ clauses }: ForbundText, topic: TopicCode): ClauseTopics | undefined {
  const sureness = ({ correction, found }: ClauseTopics): number =>
    correction === topic ? 1 : (found.find((each) => each.topic === topic)?.confidence ?? 0);
  return clauses
    .filter(({ topics }) => topics.includes(topic))
    .toSorted((a, b) => sureness(b) - sureness(a))[0];
}

const styckeModel = (stycke: MarkedStycke) => ({
  own: stycke.filter(({ label }) => label === null),
  items: stycke.flatMap(({ label, runs }) => (label === null ? [] : [{ label, runs }])),
});

const sentenceModel = ({ text, isAsked, own, others }: SentenceStanding, everything: Everything, on: Day) => {
  const elsewhere = others.filter(({ current }) => current !== null);
  const formerly = others.filter(({ current }) => current === null);
  return {
    text: text.length > 160 ? `${text.slice(0, 150).trimEnd()}…` : text,
    isAsked,
    isAlone: others.length === 0,
    since: own?.since ?? null,
    isOwn: own !== null,
    isSinceUncertain: own?.isSinceUncertain ?? false,
    others: elsewhere.slice(0, mostNamed).map((each) => standingModel(each, everything, on)),
    moreCount: Math.max(0, elsewhere.length - mostNamed),
    formerly: formerly.slice(0, mostNamed).map((each) => standingModel(each, everything, on)),
    moreFormerlyCount: Math.max(0, formerly.length - mostNamed),
  };
};

function standingModel(
  { owner, since, isSinceUncertain, current, first }: Standing,
  { owners, versions }: Everything,
  on: Day,
) {
  const organisation = owners.get(owner);
  const version = versions.get((current ?? first).version);
  return {
    name: organisation === undefined ? '' : nameOn(organisation, on),
    path:
      organisation === undefined || version === undefined ? '' : versionPath(organisation, version.sequence),
    since,
    isSinceUncertain: isSinceUncertain && since !== null,
  };
}

/** What the page on one clause and those closest to it shows. */
export interface SimilarView {
  readonly everything: Everything;
  readonly place: ClausePlace;
  readonly anchor: string;
  readonly reference: string;
  readonly heading: string | null;
  readonly asked: readonly MarkedStycke[];
  readonly paged: Paged<CloseBeside>;
  readonly closeCount: number;
  /** Förbund whose clause is on the same subject in other words. */
  readonly sameTopic: readonly { readonly text: ForbundText; readonly clauses: readonly ClausePlace[] }[];
}

/** For one clause, the closest of all others. */
export function similarPage(view: SimilarView, on: Day, comparePath: ComparePath): Page {
  const { everything, place, anchor, paged } = view;
  const version = everything.versions.get(place.version);
  const organisation = version === undefined ? undefined : everything.owners.get(version.organisationId);
  if (version === undefined || organisation === undefined) throw new Error(`no version ${place.version}`);
  const texts = new Map(everything.forbund.map((each) => [each.version.id, each]));
  const path = similarPath(place.version, anchor);
  return page('topics/similar', {
    title: {
      key: 'topics.similar.title',
      facts: { clause: view.reference, name: nameOn(organisation, on) },
    },
    crumbs: topicsCrumb,
    reference: view.reference,
    rubric: view.heading,
    effectiveFrom: version.effectiveFrom,
    clausePath: `${versionPath(organisation, version.sequence)}#${anchor}`,
    stycken: view.asked.map(styckeModel),
    closeCount: view.closeCount,
    isCut: everything.isCut,
    close: paged.shown.flatMap((each) => {
      const text = texts.get(each.place.version);
      const clause = text?.clauses[each.place.clause];
      if (text === undefined || clause === undefined) return [];
      return [
        {
          id: `${text.organisation.slug}-${clause.anchor}`,
          name: text.name,
          reference: clause.reference,
          rubric: clause.heading,
          path: `${versionPath(text.organisation, text.version.sequence)}#${clause.anchor}`,
          sharedWords: each.sharedWords,
          percent: Math.round(each.containment * 100),
          stycken: each.stycken.map(styckeModel),
          comparePath: comparePath(place.version, each.place.version, anchor, clause.anchor),
        },
      ];
    }),
    pages: pagesModel(paged, (number) => (number === 1 ? path : `${path}&sida=${String(number)}`)),
    sameTopic: view.sameTopic.map(({ text, clauses }) => ({
      name: text.name,
      clauses: clauses.flatMap(({ clause }) => {
        const found = text.clauses[clause];
        return found === undefined
          ? []
          : [
              {
                reference: found.reference,
                rubric: found.heading,
                path: `${versionPath(text.organisation, text.version.sequence)}#${found.anchor}`,
                comparePath: comparePath(place.version, text.version.id, anchor, found.anchor),
              },
            ];
      }),
    })),
    similarPattern,
  });
}
