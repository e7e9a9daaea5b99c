// The page on one clause and those of others that are closest to it.
import type { ClausePlace } from '../../domain/comparison/reuse-index.ts';
import type { Day } from '../../domain/language/dates.ts';
import { nameOn } from '../../domain/organisations/organisation.ts';
import type { CloseBeside, MarkedStycke } from '../../domain/topics/library.ts';
import { page, type Page } from '../../web/answer.ts';
import { versionPath } from '../statutes/index.ts';
import { topicsCrumb, type ComparePath } from './pages.ts';
import { pagesModel, type Paged } from './paging.ts';
import { similarPath, similarPattern } from './paths.ts';
import { styckeModel } from './sentences.ts';
import type { Everything, ForbundText } from './shelf.ts';

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
