// What the organisations' templates are told.
import type { Day, PartialDate } from '../../domain/language/dates.ts';
import { hasCome } from '../../domain/language/dates.ts';
import { inSwedishOrder } from '../../domain/language/swedish.ts';
import { isMemberOn, parties, partiesFor, type Party } from '../../domain/organisations/membership.ts';
import {
  nameOn,
  organisationKinds,
  stateOn,
  type OrganisationKind,
  type OrganisationState,
} from '../../domain/organisations/organisation.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { page, type Crumb, type Page, type PageModel } from '../../web/answer.ts';
import { field, fields, type Form } from '../../web/body.ts';
import type { DayAsked } from '../../web/form.ts';
import { memberGroups, type MemberGroup } from './forms.ts';
import {
  factsPath,
  membershipPath,
  membersPath,
  membersRegisterPath,
  organisationPath,
  registerPath,
  renamingPath,
  rulesPath,
  setUpPath,
  successionPath,
} from './paths.ts';
import type { StoredMembership, StoredOrganisation, Succession } from './records.ts';

type Crumbs = PageModel['crumbs'];

/** The way to an organisation's page, itself included: every page below it begins so. */
export function crumbsTo(organisation: StoredOrganisation, on: Day): Crumbs {
  const root =
    organisation.kind === 'forbund' || organisation.kind === 'network'
      ? { key: 'organisations.register.title', path: registerPath }
      : { key: 'organisations.members.registerTitle', path: membersRegisterPath };
  return [root, organisationCrumb(organisation, on)];
}

const organisationCrumb = (organisation: StoredOrganisation, on: Day): Crumb => ({
  name: nameOn(organisation, on),
  path: organisationPath(organisation),
});

interface RegisterRow {
  readonly name: string;
  readonly path: string;
  readonly kind: OrganisationKind;
  readonly state: OrganisationState;
  readonly memberCount: number;
  readonly formedOn: string | null;
}

/** The register of förbund (and their network) on a day. */
export function registerPage(
  organisations: readonly StoredOrganisation[],
  memberships: readonly StoredMembership[],
  asked: DayAsked,
  maySetUp: boolean,
): Page {
  const byOrganisation = Map.groupBy(memberships, (membership) => membership.organisationId);
  const rows = organisations.map((organisation): RegisterRow => {
    const members = (byOrganisation.get(organisation.id) ?? []).filter(
      (each) => isMemberOn(each, asked.on) !== 'no',
    );
    return {
      name: nameOn(organisation, asked.on),
      path: withDay(organisationPath(organisation), asked),
      kind: organisation.kind,
      state: stateOn(organisation, asked.on),
      memberCount: hasCome(organisation.formedOn, asked.on) === 'no' ? 0 : members.length,
      formedOn: organisation.formedOn,
    };
  });
  const sorted = inSwedishOrder(rows, (row) => row.name);
  const forbund = sorted.filter((row) => row.kind === 'forbund' && row.state !== 'notYetFormed');
  return page(
    'organisations/index',
    {
      title: { key: 'organisations.register.title' },
      crumbs: [],
      networks: sorted.filter((row) => row.kind === 'network'),
      forbund: forbund.filter((row) => row.state === 'active'),
      former: forbund.filter((row) => row.state !== 'active'),
      setUpPath: maySetUp ? setUpPath : null,
      membersRegisterPath: withDay(membersRegisterPath, asked),
      ...dayModel(asked, registerPath),
    },
    asked.refusals,
  );
}

/** The register of members: kommuner, regioner and the two agencies. */
export function membersRegisterPage(
  organisations: readonly StoredOrganisation[],
  memberships: readonly StoredMembership[],
  asked: DayAsked,
): Page {
  const members = new Set(
    memberships.filter((each) => isMemberOn(each, asked.on) !== 'no').map(({ memberId }) => memberId),
  );
  const groups = organisationKinds
    .filter((kind) => kind !== 'forbund' && kind !== 'network')
    .map((kind) => ({
      kind,
      members: inSwedishOrder(
        organisations
          .filter((organisation) => organisation.kind === kind && members.has(organisation.id))
          .map((organisation) => ({
            name: nameOn(organisation, asked.on),
            path: withDay(organisationPath(organisation), asked),
          })),
        (row) => row.name,
      ),
    }));
  return page(
    'organisations/members-register',
    {
      title: { key: 'organisations.members.registerTitle' },
      crumbs: [{ key: 'organisations.register.title', path: registerPath }],
      groups,
      ...dayModel(asked, membersRegisterPath),
    },
    asked.refusals,
  );
}

/** Keeps the day asked about in the links of a page. */
export const withDay = (path: string, asked: DayAsked): string =>
  asked.typed === '' || asked.refusals.length > 0 ? path : `${path}?datum=${asked.on}`;

const dayModel = (asked: DayAsked, path: string) => ({
  on: asked.on,
  typedDay: asked.typed,
  isToday: asked.isToday,
  dayPath: path,
});

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

/** One organisation's facts on a day: names, state, members by part, what became of it, and where it is a member itself. */
export interface OrganisationFacts {
  readonly organisation: StoredOrganisation;
  readonly memberships: readonly StoredMembership[];
  readonly memberOf: readonly StoredMembership[];
  readonly successions: readonly Succession[];
  /** Every organisation that the rows above name. */
  readonly others: readonly StoredOrganisation[];
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
            to: membership.to,
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
      membersPath: mayChange && statute !== null ? membersPath(organisation) : null,
      factsPath: mayChange ? factsPath(organisation) : null,
      rulesPath: organisation.kind === 'network' ? rulesPath(organisation) : null,
      notice,
      ...dayModel(asked, organisationPath(organisation)),
    },
    asked.refusals,
  );
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

/** The form that sets up a förbund, as typed so far. `known` fills the suggestions. */
export function setUpPage(
  form: Form,
  known: readonly StoredOrganisation[],
  today: Day,
  refusals: readonly Refusal[],
): Page {
  const extra = field(form, 'more');
  const groups = memberGroups.map(({ group, kind }) => {
    const names = fields(form, `${group}Name`);
    const froms = fields(form, `${group}From`);
    const count = Math.min(300, Math.max(names.length, rowsAtFirst[group]) + (extra === group ? 4 : 0));
    return {
      group,
      canGrow: group === 'municipality' || group === 'region',
      rows: Array.from({ length: count }, (_, index) => ({
        number: index + 1,
        index,
        name: names[index] ?? usualNames(group, known, today, form),
        from: froms[index] ?? '',
        nameField: `${group}Name.${String(index)}`,
        fromField: `${group}From.${String(index)}`,
      })),
      suggestions: inSwedishOrder(
        known
          .filter((organisation) => organisation.kind === kind)
          .map((organisation) => nameOn(organisation, today)),
        (name) => name,
      ),
    };
  });
  return page(
    'organisations/new',
    {
      title: { key: 'organisations.setUp.title' },
      crumbs: [{ key: 'organisations.register.title', path: registerPath }],
      name: field(form, 'name'),
      formedOn: field(form, 'formedOn'),
      groups,
      setUpPath,
    },
    refusals,
    extra === '' ? undefined : 200,
  );
}

const rowsAtFirst: Readonly<Record<MemberGroup, number>> = {
  municipality: 4,
  region: 1,
  socialInsuranceAgency: 1,
  employmentService: 1,
};

/** The two agencies are members of every förbund (3 § lag 2003:1210): their names stand there from the beginning. */
function usualNames(
  group: MemberGroup,
  known: readonly StoredOrganisation[],
  today: Day,
  form: Form,
): string {
  if (form['name'] !== undefined) return '';
  const names = {
    socialInsuranceAgency: 'Försäkringskassan',
    employmentService: 'Arbetsförmedlingen',
    municipality: '',
    region: '',
  };
  const usual = names[group];
  const registered = known.find(
    (each) => each.kind === 'agency' && each.names.some(({ name }) => name === usual),
  );
  return registered === undefined ? usual : nameOn(registered, today);
}

/** Members to be changed, and the form for one more. */
export function membersPage(
  facts: OrganisationFacts,
  today: Day,
  form: Form,
  refusals: readonly Refusal[],
  notice: string | null,
): Page {
  const { organisation } = facts;
  const byId = new Map(facts.others.map((other) => [other.id, other]));
  const rows = facts.memberships.map((membership) => ({
    name: nameOn(byId.get(membership.memberId) ?? organisation, today),
    party: membership.party,
    from: membership.from,
    to: membership.to,
    changePath: membershipPath(organisation, membership.id),
  }));
  return page(
    'organisations/members',
    {
      title: { key: 'organisations.members.title' },
      crumbs: crumbsTo(organisation, today),
      members: inSwedishOrder(rows, (row) => row.name),
      groups: organisation.kind === 'network' ? ['forbund'] : memberGroups.map(({ group }) => group),
      typed: {
        member: field(form, 'member'),
        group: field(form, 'group'),
        from: field(form, 'from'),
        to: field(form, 'to'),
      },
      membersPath: membersPath(organisation),
      organisationPath: organisationPath(organisation),
      notice,
    },
    refusals,
  );
}

/** One membership's dates, to be corrected. `typed` is what the form holds; `stored` is shown beside it after a conflict. */
export function membershipPage(
  organisation: StoredOrganisation,
  member: StoredOrganisation,
  stored: StoredMembership,
  form: Form | null,
  today: Day,
  refusals: readonly Refusal[],
): Page {
  const isConflict = refusals.some(({ refused }) => refused === 'edit.conflict');
  return page(
    'organisations/membership',
    {
      title: { name: nameOn(member, today) },
      crumbs: [
        ...crumbsTo(organisation, today),
        { key: 'organisations.members.title', path: membersPath(organisation) },
      ],
      parties: partiesFor(member.kind),
      typed:
        form === null
          ? { party: stored.party, from: stored.from ?? '', to: stored.to ?? '' }
          : { party: field(form, 'party'), from: field(form, 'from'), to: field(form, 'to') },
      revision: stored.revision,
      stored: isConflict ? { party: stored.party, from: stored.from, to: stored.to } : null,
      savePath: membershipPath(organisation, stored.id),
      backPath: membersPath(organisation),
    },
    refusals,
    isConflict ? 409 : undefined,
  );
}

/** Name, dates and predecessors of an organisation, each a form of its own. */
export function factsPage(
  facts: OrganisationFacts,
  known: readonly StoredOrganisation[],
  today: Day,
  form: Form,
  refusals: readonly Refusal[],
  notice: string | null,
): Page {
  const { organisation } = facts;
  const isConflict = refusals.some(({ refused }) => refused === 'edit.conflict');
  const typedOr = (name: string, stored: PartialDate | null): string =>
    form[name] === undefined ? (stored ?? '') : field(form, name);
  return page(
    'organisations/facts',
    {
      title: { key: 'organisations.facts.title' },
      crumbs: crumbsTo(organisation, today),
      names: organisation.names,
      hasEvents: organisation.kind === 'forbund' || organisation.kind === 'network',
      typed: {
        name: field(form, 'name'),
        from: field(form, 'from'),
        formedOn: typedOr('formedOn', organisation.formedOn),
        liquidationFrom: typedOr('liquidationFrom', organisation.liquidationFrom),
        dissolvedOn: typedOr('dissolvedOn', organisation.dissolvedOn),
        predecessor: field(form, 'predecessor'),
        kind: field(form, 'kind'),
        on: field(form, 'on'),
      },
      revision: organisation.revision,
      stored: isConflict
        ? {
            formedOn: organisation.formedOn,
            liquidationFrom: organisation.liquidationFrom,
            dissolvedOn: organisation.dissolvedOn,
          }
        : null,
      candidates: inSwedishOrder(
        known
          .filter((other) => other.kind === organisation.kind && other.id !== organisation.id)
          .map((other) => nameOn(other, today)),
        (name) => name,
      ),
      datesPath: factsPath(organisation),
      renamingPath: renamingPath(organisation),
      successionPath: successionPath(organisation),
      organisationPath: organisationPath(organisation),
      notice,
    },
    refusals,
    isConflict ? 409 : undefined,
  );
}
