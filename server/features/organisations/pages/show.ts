// What the template of one organisation is told: its state, members and past on a day.
import { dayBefore, hasCome, type Day, type PartialDate } from '../../../domain/language/dates.ts';
import { inSwedishOrder } from '../../../domain/language/swedish.ts';
import { isMemberOn, parties, type Party } from '../../../domain/organisations/membership.ts';
import {
  isBeingFormed,
  isStateUncertainOn,
  nameOn,
  stateOn,
  type OrganisationKind,
} from '../../../domain/organisations/organisation.ts';
import { page, type Page } from '../../../web/answer.ts';
import type { DayAsked } from '../../../web/form.ts';
import {
  accessionPath,
  eventsPath,
  factsPath,
  formationPath,
  membershipPath,
  membersPath,
  organisationPath,
  rulesPath,
  seatsPath,
  sharesPath,
  withdrawalPath,
} from '../paths.ts';
import { boardThen } from './board.ts';
import type { OrganisationFacts, StoredMembership, StoredOrganisation, Succession } from '../records.ts';
import { crumbsTo, dayModel, withDay } from './frame.ts';

interface MemberLine {
  readonly name: string;
  readonly path: string;
  readonly kind: OrganisationKind;
  readonly party: Party;
  readonly from: string | null;
  readonly to: string | null;
  readonly isUncertain: boolean;
  readonly changePath: string | null;
}

/** What the page about one organisation links to in other rooms. */
export interface StatuteLink {
  readonly statutePath: string;
  readonly versionCount: number;
}

export function organisationPage(
  facts: OrganisationFacts,
  asked: DayAsked,
  statute: StatuteLink | null,
  formation: { readonly path: string; readonly isUnderWay: boolean } | null,
  mayChange: boolean,
  notice: string | null,
): Page {
  const { organisation } = facts;
  const byId = new Map(facts.others.map((other) => [other.id, other]));
  const lineOf = (membership: StoredMembership, other: StoredOrganisation | undefined): MemberLine[] =>
    other === undefined
      ? []
      : [
          {
            name: nameOn(other, asked.on),
            path: withDay(organisationPath(other), asked),
            kind: other.kind,
            party: membership.party,
            from: membership.from,
            to: lastDayOf(membership),
            // A date that is not known at all is said in its own column.
            isUncertain: membership.from !== null && isMemberOn(membership, asked.on) === 'unknown',
            changePath: mayChange ? membershipPath(organisation, membership.id) : null,
          },
        ];
  const members = facts.memberships
    .flatMap((each) =>
      lineOf(each, byId.get(each.memberId)).map((line) => ({
        ...line,
        when: spellOn(each, organisation, asked.on),
      })),
    )
    .toSorted((a, b) => parties.indexOf(a.party) - parties.indexOf(b.party));
  const ordered = parties.flatMap((party) =>
    inSwedishOrder(
      members.filter((member) => member.party === party),
      (member) => member.name,
    ),
  );
  return page(
    'organisations/show',
    {
      title: { name: nameOn(organisation, asked.on) },
      crumbs: crumbsTo(organisation, asked.on).slice(0, 1),
      kind: organisation.kind,
      state: stateOn(organisation, asked.on),
      isStateUncertain: isStateUncertainOn(organisation, asked.on),
      formedOn: organisation.formedOn,
      liquidationFrom: organisation.liquidationFrom,
      dissolvedOn: organisation.dissolvedOn,
      note: organisation.note,
      names: organisation.names.length > 1 ? organisation.names : [],
      hasMembers: organisation.kind === 'forbund' || organisation.kind === 'network',
      members: ordered.filter((member) => member.when === 'now'),
      coming: ordered.filter((member) => member.when === 'coming'),
      formerMembers: ordered.filter((member) => member.when === 'former'),
      memberOf: inSwedishOrder(
        facts.memberOf.flatMap((each) => lineOf(each, byId.get(each.organisationId))),
        (line) => line.name,
      ),
      predecessors: facts.successions
        .filter((each) => each.organisationId === organisation.id)
        .flatMap((each) => successionLine(each, byId.get(each.predecessorId), asked)),
      successors: facts.successions
        .filter((each) => each.predecessorId === organisation.id)
        .flatMap((each) => successionLine(each, byId.get(each.organisationId), asked)),
      statute: statute === null ? null : { ...statute, statutePath: withDay(statute.statutePath, asked) },
      board: boardThen(facts, asked.on),
      withdrawing: withdrawingThen(facts, asked.on),
      formingSince: organisation.formingSince,
      formationPath: formation?.path ?? null,
      formAnewPath: formation?.isUnderWay === false ? formationPath(organisation) : null,
      eventsPath: organisation.kind === 'forbund' ? withDay(eventsPath(organisation), asked) : null,
      acts: actsOn(organisation, asked.on, mayChange && organisation.kind === 'forbund'),
      membersPath: mayChange && statute !== null ? membersPath(organisation) : null,
      factsPath: mayChange ? factsPath(organisation) : null,
      rulesPath: organisation.kind === 'network' ? rulesPath(organisation) : null,
      notice,
      ...dayModel(asked, organisationPath(organisation)),
    },
    asked.refusals,
  );
}

/** The last day of a membership, by its own end or by a dissolution. */
function lastDayOf({ to, dissolvedOn }: StoredMembership): PartialDate | null {
  if (to !== null || dissolvedOn === null) return to;
  return dissolvedOn.length === 10
    ? (dayBefore(dissolvedOn as string as Day) as string as PartialDate)
    : dissolvedOn;
}

/** Whether a membership belongs to the day asked about, lies ahead of it or behind it. */
function spellOn(
  membership: StoredMembership,
  organisation: StoredOrganisation,
  on: Day,
): 'now' | 'coming' | 'former' {
  if (hasCome(organisation.formedOn, on) === 'no' || hasCome(membership.from, on) === 'no') return 'coming';
  return isMemberOn(membership, on) === 'no' ? 'former' : 'now';
}

function successionLine(succession: Succession, other: StoredOrganisation | undefined, asked: DayAsked) {
  return other === undefined
    ? []
    : [
        {
          kind: succession.kind,
          on: succession.on,
          name: nameOn(other, asked.on),
          path: organisationPath(other),
        },
      ];
}

/** Members that have given notice by that day and not yet left. */
function withdrawingThen({ withdrawals, others }: OrganisationFacts, on: Day) {
  return withdrawals
    .filter(
      ({ givenOn, leavesOn, takenBackAt }) =>
        givenOn <= on && on <= leavesOn && (takenBackAt === null || takenBackAt.slice(0, 10) > on),
    )
    .flatMap((notice) => {
      const member = others.find(({ id }) => id === notice.memberId);
      return member === undefined ? [] : [{ ...notice, name: nameOn(member, on) }];
    });
}

/** What its secretary can do to its life: a förbund that is being formed or is dissolved takes in nobody. */
function actsOn(organisation: StoredOrganisation, on: Day, mayAct: boolean) {
  const isFormed = mayAct && !isBeingFormed(organisation);
  const isLiving = mayAct && stateOn(organisation, on) === 'active';
  return {
    seatsPath: isFormed ? seatsPath(organisation) : null,
    sharesPath: isFormed ? sharesPath(organisation) : null,
    accessionPath: isLiving ? accessionPath(organisation) : null,
    withdrawalPath: isLiving ? withdrawalPath(organisation) : null,
  };
}
