// What the page about an organisation's events is told: a table, and the same as a drawing.
import { dayBefore, earliest, type Day, type PartialDate } from '../../../domain/language/dates.ts';
import { eventsOf, hadHappened, type OrganisationEvent } from '../../../domain/organisations/events.ts';
import { parties } from '../../../domain/organisations/membership.ts';
import { nameOn } from '../../../domain/organisations/organisation.ts';
import { inSwedishOrder } from '../../../domain/language/swedish.ts';
import { page, type Page } from '../../../web/answer.ts';
import type { DayAsked } from '../../../web/form.ts';
import { drawEvents, type ToldBar, type ToldLane } from '../events-drawing.ts';
import { eventsPath, organisationPath } from '../paths.ts';
import type { OrganisationFacts, StoredOrganisation } from '../records.ts';
import { crumbsTo, dayModel, withDay } from './frame.ts';

/** A version as this page names it. */
export interface VersionTold {
  readonly sequence: number;
  readonly effectiveFrom: PartialDate | null;
  readonly path: string;
}

/** Where the other organisation stands first in the sentence: "X kommun blev medlem", but "Verksamheten flyttades till …". */
const otherFirst = new Set([
  'joined',
  'left',
  'withdrawalNotified',
  'withdrawalTakenBack',
  'tookOver',
  'absorbed',
]);

export function eventsPage(
  facts: OrganisationFacts,
  versions: readonly VersionTold[],
  asked: DayAsked,
): Page {
  const { organisation } = facts;
  const byId = new Map(facts.others.map((other) => [other.id, other]));
  const events = eventsOf({
    organisation,
    memberships: facts.memberships,
    successions: facts.successions,
    notices: facts.withdrawals,
    versions,
  });
  const rowOf = (event: OrganisationEvent) => {
    const other = event.otherId === null ? undefined : byId.get(event.otherId);
    const version = versions.find(({ sequence }) => sequence === event.sequence);
    return {
      kind: event.kind,
      on: event.on,
      isAhead: event.on !== null && hadHappened(event, asked.on) === 'no',
      other:
        other === undefined
          ? null
          : {
              name: nameOn(other, nameDay(event.on, asked.on)),
              path: withDay(organisationPath(other), asked),
            },
      isOtherFirst: otherFirst.has(event.kind),
      name: event.name,
      version: version === undefined ? null : { path: version.path, sequence: version.sequence },
    };
  };
  const rows = events.map(rowOf);
  return page(
    'organisations/events',
    {
      title: { key: 'events.title' },
      crumbs: crumbsTo(organisation, asked.on),
      ownerName: nameOn(organisation, asked.on),
      dated: byDay(rows.filter(({ on }) => on !== null)),
      undated: byDay(rows.filter(({ on }) => on === null)).flatMap(({ events }) => events),
      drawing: drawEvents(lanesOf(facts, versions, asked.on), asked.on),
      ...dayModel(asked, eventsPath(organisation)),
    },
    asked.refusals,
  );
}

/** What came on the same date stands together; of one kind in the order of names. */
function byDay<
  R extends { readonly on: PartialDate | null; readonly kind: string; readonly isAhead: boolean },
>(rows: readonly (R & { readonly other: { readonly name: string } | null })[]) {
  return [...Map.groupBy(rows, ({ on }) => on)].map(([on, events]) => ({
    on,
    isAhead: events.some(({ isAhead }) => isAhead),
    events: [...Map.groupBy(events, ({ kind }) => kind).values()].flatMap((same) =>
      inSwedishOrder(same, ({ other }) => other?.name ?? ''),
    ),
  }));
}

/** The other is called what it was called then. */
const nameDay = (on: PartialDate | null, asked: Day): Day => (on === null ? asked : earliest(on));

function lanesOf(facts: OrganisationFacts, versions: readonly VersionTold[], on: Day): readonly ToldLane[] {
  const { organisation } = facts;
  const byId = new Map(facts.others.map((other) => [other.id, other]));
  const lanes = parties.flatMap((party) => {
    const spells = Map.groupBy(
      facts.memberships.filter((each) => each.party === party),
      ({ memberId }) => memberId,
    );
    return inSwedishOrder(
      [...spells].map(([memberId, each]): ToldLane => ({
        label: nameOf(byId.get(memberId), on),
        bars: each.map(({ from, to, dissolvedOn }) => ({ state: 'member', from, to: to ?? dissolvedOn })),
        marks: [],
      })),
      ({ label }) => label,
    );
  });
  const changes = [
    ...organisation.names.slice(1).map(({ from }) => from),
    ...versions.map(({ effectiveFrom }) => effectiveFrom),
    ...facts.successions.map(({ on: day }) => day),
  ].filter((date) => date !== null);
  // A network has as many members as there are förbund: their table says it better than fifty lanes.
  const members = organisation.kind === 'network' ? [] : lanes;
  return [{ label: nameOn(organisation, on), bars: ownBars(organisation), marks: changes }, ...members];
}

const nameOf = (organisation: StoredOrganisation | undefined, on: Day): string =>
  organisation === undefined ? '' : nameOn(organisation, on);

/** Its own life in spells: being formed, at work, in liquidation. */
function ownBars({
  formingSince,
  formedOn,
  liquidationFrom,
  dissolvedOn,
}: StoredOrganisation): readonly ToldBar[] {
  const until = (next: PartialDate | null): PartialDate | null =>
    next?.length === 10 ? (dayBefore(next as string as Day) as string as PartialDate) : next;
  const isFormed = formedOn !== null || formingSince === null;
  return [
    ...(formingSince === null
      ? []
      : [{ state: 'forming' as const, from: formingSince as string as PartialDate, to: until(formedOn) }]),
    ...(isFormed
      ? [{ state: 'active' as const, from: formedOn, to: until(liquidationFrom ?? dissolvedOn) }]
      : []),
    ...(liquidationFrom === null
      ? []
      : [{ state: 'inLiquidation' as const, from: liquidationFrom, to: until(dissolvedOn) }]),
  ];
}
