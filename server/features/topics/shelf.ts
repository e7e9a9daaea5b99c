// What the library is asked about: whose statutes there are, which text counts on a day, and what its clauses are about.
import type { ClausePlace } from '../../domain/comparison/reuse-index.ts';
import type { Day } from '../../domain/language/dates.ts';
import { inSwedishOrder } from '../../domain/language/swedish.ts';
import { nameOn, stateOn } from '../../domain/organisations/organisation.ts';
import { refuse, type Refusal } from '../../domain/refusal.ts';
import { timelineOn } from '../../domain/statutes/timeline.ts';
import { topicsThroughTime, type ClauseTopics } from '../../domain/topics/corrections.ts';
import type { TopicCode } from '../../domain/topics/topics.ts';
import type { Desk } from '../../web/desk.ts';
import type { OrganisationStore, StoredOrganisation } from '../organisations/index.ts';
import { versionOn, type StatuteStore, type VersionHeader } from '../statutes/index.ts';
import type { AskLibrary, Shelf } from './librarian.ts';
import type { TopicStore } from './store.ts';

export interface TopicsDesk extends Desk {
  readonly topics: TopicStore;
  readonly organisations: OrganisationStore;
  readonly statutes: StatuteStore;
}

/** A förbund with the text that counts on the day asked about. */
export interface ForbundText {
  readonly organisation: StoredOrganisation;
  readonly name: string;
  readonly version: VersionHeader;
  readonly clauses: readonly ClauseTopics[];
}

export interface Everything {
  readonly shelf: Shelf;
  readonly owners: ReadonlyMap<string, StoredOrganisation>;
  readonly versions: ReadonlyMap<string, VersionHeader>;
  /** In Swedish order of their names. */
  readonly forbund: readonly ForbundText[];
  /** Förbund in being that day whose text is not known. */
  readonly withoutText: readonly { readonly organisation: StoredOrganisation; readonly name: string }[];
  /** The versions that count that day, of förbund and their network. */
  readonly current: readonly string[];
  /** There is more text than can be searched. */
  readonly isCut: boolean;
}

/** Everything that pages on topics are made of. Refused where the library does not answer in time. */
export async function everythingOn(
  desk: TopicsDesk,
  ask: AskLibrary,
  on: Day,
): Promise<Everything | Refusal> {
  const organisations = await desk.organisations.all();
  const versions = await desk.statutes.allVersions();
  const corrections = await desk.topics.corrections();
  const byOwner = Map.groupBy(versions, ({ organisationId }) => organisationId);
  const corrected = new Set(corrections.map(({ organisationId }) => organisationId));
  const shelf: Shelf = { versions, readings: (ids) => desk.topics.readings(ids) };
  const owned = organisations.flatMap((organisation) => {
    const own = byOwner.get(organisation.id) ?? [];
    const version = versionOn(organisation, own, on);
    return version === null ? [] : [{ organisation, own, version }];
  });
  const forbund = owned.filter(({ organisation }) => organisation.kind === 'forbund');
  const inTime = (own: readonly VersionHeader[]): readonly string[] =>
    timelineOn(own, on).spells.map(({ version }) => version.id);
  const wanted = forbund.flatMap(({ organisation, own, version }) =>
    corrected.has(organisation.id) ? inTime(own) : [version.id],
  );
  const outcome = await ask('heads', { versions: wanted }, shelf);
  if (typeof outcome === 'string') return refuse('request.busy');
  const heads = new Map(outcome.result.versions.map((each) => [each.version, each]));
  const texts = forbund.map(({ organisation, own, version }): ForbundText => {
    const ids = corrected.has(organisation.id) ? inTime(own) : [version.id];
    const told = topicsThroughTime(
      ids.flatMap((id) => heads.get(id) ?? []),
      corrections.filter(({ organisationId }) => organisationId === organisation.id),
    );
    return { organisation, name: nameOn(organisation, on), version, clauses: told.get(version.id) ?? [] };
  });
  const known = new Set(forbund.map(({ organisation }) => organisation.id));
  return {
    shelf,
    owners: new Map(organisations.map((each) => [each.id, each])),
    versions: new Map(versions.map((each) => [each.id, each])),
    forbund: inSwedishOrder(texts, ({ name }) => name),
    withoutText: inSwedishOrder(
      organisations
        .filter(({ id, kind }) => kind === 'forbund' && !known.has(id))
        .filter((organisation) => ['active', 'inLiquidation'].includes(stateOn(organisation, on)))
        .map((organisation) => ({ organisation, name: nameOn(organisation, on) })),
      ({ name }) => name,
    ),
    current: owned.map(({ version }) => version.id),
    isCut: outcome.result.isCut,
  };
}

/** The clauses of a text that are about a topic: places in the library, in order. */
export function placesOf({ version, clauses }: ForbundText, topic: TopicCode): readonly ClausePlace[] {
  return clauses.flatMap(({ topics }, clause) =>
    topics.includes(topic) ? [{ version: version.id, clause }] : [],
  );
}
