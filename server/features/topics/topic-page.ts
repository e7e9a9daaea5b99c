// The page on one topic: every förbund's clause, what they share, and who has none.
import type { ClauseTopics } from '../../domain/topics/corrections.ts';
import type { ClauseBeside } from '../../domain/topics/library.ts';
import type { TopicCode } from '../../domain/topics/topics.ts';
import { page, type Page } from '../../web/answer.ts';
import type { DayAsked } from '../../web/form.ts';
import { statutePath, versionPath } from '../statutes/index.ts';
import { dayModel, itemsText, topicsCrumb, withDay, type ComparePath } from './pages.ts';
import { pagesModel, perPage, type Paged } from './paging.ts';
import { clauseTopicsPath, similarPath, topicPath } from './paths.ts';
import { sentenceModel, styckeModel } from './sentences.ts';
import type { Everything, ForbundText } from './shelf.ts';

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
  const [first] = having;
  const query = (more: Readonly<Record<string, string>>): string => {
    const said = new URLSearchParams({
      ...(asked.isToday ? {} : { datum: asked.on }),
      ...(base === null || base === first ? {} : { med: base.organisation.slug }),
      ...more,
    }).toString();
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
      lacking: lacking.map(({ name, organisation }) => ({
        name,
        path: withDay(clauseTopicsPath(organisation.slug), asked),
      })),
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
    basePath: isBase
      ? null
      : `${query({ ...(view.paged.number === 1 ? {} : { sida: String(view.paged.number) }), med: organisation.slug })}#${organisation.slug}`,
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
