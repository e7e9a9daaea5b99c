// What the page on which a member's accession is prepared is told.
import type { Day } from '../../../domain/language/dates.ts';
import { inSwedishOrder } from '../../../domain/language/swedish.ts';
import { nameOn } from '../../../domain/organisations/organisation.ts';
import type { Refusal } from '../../../domain/refusal.ts';
import { clauseAnchors } from '../../../domain/statutes/anchor.ts';
import { clauseTitle } from '../../../domain/statutes/document.ts';
import type { Clause } from '../../../domain/statutes/statute.ts';
import { topicOf } from '../../../domain/topics/topic-of.ts';
import { page, type Page } from '../../../web/answer.ts';
import { field, type Form } from '../../../web/body.ts';
import { accessionPath, organisationPath } from '../paths.ts';
import type { StoredOrganisation } from '../records.ts';
import { crumbsTo } from './frame.ts';

/** What a new member changes. */
const touched = ['members', 'board', 'decisions', 'shares', 'liquidation'] as const;
export type Touched = (typeof touched)[number];

export interface Place {
  readonly topic: Touched;
  readonly title: string;
  readonly anchor: string;
  readonly clause: Clause;
}

/** The clauses that a new member may change, by what they are about. */
export function placesIn(clauses: readonly Clause[]): readonly Place[] {
  const anchors = clauseAnchors(clauses);
  return clauses.flatMap((clause, index): readonly Place[] => {
    const found = topicOf(clause).map(({ topic }) => topic);
    const topic = touched.find((each) => found.includes(each));
    return topic === undefined
      ? []
      : [{ topic, title: clauseTitle(clause), anchor: anchors[index] ?? '', clause }];
  });
}

export function accessionPage(
  organisation: StoredOrganisation,
  known: readonly StoredOrganisation[],
  clauses: readonly Clause[],
  versionPath: string | null,
  begun: { readonly path: string; readonly clauses: readonly Clause[] } | null,
  today: Day,
  form: Form,
  refusals: readonly Refusal[],
): Page {
  const typed = (name: string, usual: string): string =>
    form[name] === undefined ? usual : field(form, name);
  return page(
    'organisations/accession',
    {
      title: { key: 'organisations.accession.title' },
      crumbs: crumbsTo(organisation, today),
      groups: ['municipality', 'region'],
      suggestions: inSwedishOrder(
        known
          .filter(({ kind }) => kind === 'municipality' || kind === 'region')
          .map((each) => nameOn(each, today)),
        (name) => name,
      ),
      typed: {
        member: field(form, 'member'),
        group: field(form, 'group'),
        from: field(form, 'from'),
        ordinary: typed('ordinary', '1'),
        alternates: typed('alternates', '1'),
        share: field(form, 'share'),
      },
      places: placesIn(begun?.clauses ?? clauses).map(({ topic, title, anchor }) => ({
        topic,
        title,
        path: begun === null ? `${versionPath ?? ''}#${anchor}` : `${begun.path}/text/${anchor}`,
      })),
      begunPath: begun?.path ?? null,
      hasText: versionPath !== null,
      savePath: accessionPath(organisation),
      backPath: organisationPath(organisation),
    },
    refusals,
  );
}
