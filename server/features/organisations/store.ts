// All SQL of organisations: themselves, their names, members and successions.
import type { Queries } from '../../database/engine.ts';
import type { Day, PartialDate } from '../../domain/language/dates.ts';
import type { Membership, Party } from '../../domain/organisations/membership.ts';
import {
  inOrderOfTime,
  type NameFrom,
  type OrganisationKind,
} from '../../domain/organisations/organisation.ts';
import type { DatedRule, RuleKind, RuleValues } from '../../domain/organisations/rules.ts';
import type { StoredMembership, StoredOrganisation, Succession, SuccessionKind } from './records.ts';

export interface OrganisationStore {
  all(): Promise<readonly StoredOrganisation[]>;
  bySlug(slug: string): Promise<StoredOrganisation | null>;
  byIds(ids: readonly string[]): Promise<readonly StoredOrganisation[]>;
  add(organisation: Omit<StoredOrganisation, 'names' | 'revision'>): Promise<void>;
  /** Changes the dates of formation, liquidation and dissolution; false when somebody else changed them first. */
  changeDates(organisation: StoredOrganisation): Promise<boolean>;
  addName(id: string, organisationId: string, name: NameFrom): Promise<void>;
  memberships(organisationId: string): Promise<readonly StoredMembership[]>;
  allMemberships(): Promise<readonly StoredMembership[]>;
  membershipsOf(memberId: string): Promise<readonly StoredMembership[]>;
  addMembership(membership: Membership): Promise<void>;
  /** Changes the dates and part of a membership of this organisation; false when somebody else changed it first. */
  changeMembership(membership: StoredMembership): Promise<boolean>;
  successionsAround(organisationId: string): Promise<readonly Succession[]>;
  addSuccession(succession: Succession): Promise<void>;
  /** A network's dated rules, oldest first. */
  rules(organisationId: string): Promise<readonly DatedRule[]>;
  addRule(rule: DatedRule): Promise<void>;
}

export function organisationStore(queries: Queries): OrganisationStore {
  const withNames = async (rows: readonly OrganisationRow[]): Promise<readonly StoredOrganisation[]> => {
    if (rows.length === 0) return [];
    const names = await queries
      .selectFrom('organisation_names')
      .select(['organisation_id', 'name', 'from_date'])
      .where(
        'organisation_id',
        'in',
        rows.map((row) => row.id),
      )
      .orderBy('position')
      .execute();
    const byOrganisation = Map.groupBy(names, (name) => name.organisation_id);
    return rows.map((row) => organisationOf(row, byOrganisation.get(row.id) ?? []));
  };

  return {
    all: async () => withNames(await queries.selectFrom('organisations').selectAll().execute()),
    async bySlug(slug) {
      const rows = await queries.selectFrom('organisations').selectAll().where('slug', '=', slug).execute();
      return (await withNames(rows))[0] ?? null;
    },
    async byIds(ids) {
      if (ids.length === 0) return [];
      return withNames(
        await queries.selectFrom('organisations').selectAll().where('id', 'in', ids).execute(),
      );
    },
    async add(organisation) {
      await queries
        .insertInto('organisations')
        .values({
          id: organisation.id,
          slug: organisation.slug,
          kind: organisation.kind,
          formed_on: organisation.formedOn,
          liquidation_from: organisation.liquidationFrom,
          dissolved_on: organisation.dissolvedOn,
          note: organisation.note,
          revision: 1,
        })
        .execute();
    },
    async changeDates(organisation) {
      const result = await queries
        .updateTable('organisations')
        .set({
          formed_on: organisation.formedOn,
          liquidation_from: organisation.liquidationFrom,
          dissolved_on: organisation.dissolvedOn,
          revision: organisation.revision + 1,
        })
        .where('id', '=', organisation.id)
        .where('revision', '=', organisation.revision)
        .executeTakeFirst();
      return result.numUpdatedRows === 1n;
    },
    async addName(id, organisationId, { name, from }) {
      const last = await queries
        .selectFrom('organisation_names')
        .select('position')
        .where('organisation_id', '=', organisationId)
        .orderBy('position', 'desc')
        .limit(1)
        .executeTakeFirst();
      await queries
        .insertInto('organisation_names')
        .values({
          id,
          organisation_id: organisationId,
          name,
          from_date: from,
          position: (last?.position ?? 0) + 1,
        })
        .execute();
    },
    memberships: async (organisationId) =>
      (
        await queries
          .selectFrom('memberships')
          .selectAll()
          .where('organisation_id', '=', organisationId)
          .orderBy('id')
          .execute()
      ).map(membershipOf),
    allMemberships: async () =>
      (await queries.selectFrom('memberships').selectAll().orderBy('id').execute()).map(membershipOf),
    membershipsOf: async (memberId) =>
      (
        await queries
          .selectFrom('memberships')
          .selectAll()
          .where('member_id', '=', memberId)
          .orderBy('id')
          .execute()
      ).map(membershipOf),
    async addMembership(membership) {
      await queries
        .insertInto('memberships')
        .values({
          id: membership.id,
          organisation_id: membership.organisationId,
          member_id: membership.memberId,
          party: membership.party,
          from_date: membership.from,
          to_date: membership.to,
          revision: 1,
        })
        .execute();
    },
    async changeMembership(membership) {
      const result = await queries
        .updateTable('memberships')
        .set({
          party: membership.party,
          from_date: membership.from,
          to_date: membership.to,
          revision: membership.revision + 1,
        })
        .where('id', '=', membership.id)
        .where('organisation_id', '=', membership.organisationId)
        .where('revision', '=', membership.revision)
        .executeTakeFirst();
      return result.numUpdatedRows === 1n;
    },
    async successionsAround(organisationId) {
      const rows = await queries
        .selectFrom('successions')
        .selectAll()
        .where((either) =>
          either.or([
            either('organisation_id', '=', organisationId),
            either('predecessor_id', '=', organisationId),
          ]),
        )
        .orderBy('id')
        .execute();
      return rows.map((row) => ({
        id: row.id,
        organisationId: row.organisation_id,
        predecessorId: row.predecessor_id,
        kind: row.kind as SuccessionKind,
        on: row.on_date as PartialDate | null,
      }));
    },
    async addSuccession(succession) {
      await queries
        .insertInto('successions')
        .values({
          id: succession.id,
          organisation_id: succession.organisationId,
          predecessor_id: succession.predecessorId,
          kind: succession.kind,
          on_date: succession.on,
        })
        .execute();
    },
    async rules(organisationId) {
      const rows = await queries
        .selectFrom('network_rules')
        .selectAll()
        .where('organisation_id', '=', organisationId)
        .orderBy('from_date')
        .orderBy('id')
        .execute();
      return rows.map((row) => ({
        id: row.id,
        organisationId: row.organisation_id,
        kind: row.kind as RuleKind,
        value: JSON.parse(row.value) as RuleValues[RuleKind],
        from: row.from_date as Day,
        clause: row.clause,
      }));
    },
    async addRule(rule) {
      await queries
        .insertInto('network_rules')
        .values({
          id: rule.id,
          organisation_id: rule.organisationId,
          kind: rule.kind,
          value: JSON.stringify(rule.value),
          from_date: rule.from,
          clause: rule.clause,
        })
        .execute();
    },
  };
}

interface OrganisationRow {
  readonly id: string;
  readonly slug: string;
  readonly kind: string;
  readonly formed_on: string | null;
  readonly liquidation_from: string | null;
  readonly dissolved_on: string | null;
  readonly note: string | null;
  readonly revision: number;
}

// The check constraints of the tables are what makes these readings of text columns true.
function organisationOf(
  row: OrganisationRow,
  names: readonly { readonly name: string; readonly from_date: string | null }[],
): StoredOrganisation {
  return {
    id: row.id,
    slug: row.slug,
    kind: row.kind as OrganisationKind,
    names: inOrderOfTime(
      names.map(({ name, from_date }) => ({ name, from: from_date as PartialDate | null })),
    ),
    formedOn: row.formed_on as PartialDate | null,
    liquidationFrom: row.liquidation_from as PartialDate | null,
    dissolvedOn: row.dissolved_on as PartialDate | null,
    note: row.note,
    revision: row.revision,
  };
}

function membershipOf(row: {
  readonly id: string;
  readonly organisation_id: string;
  readonly member_id: string;
  readonly party: string;
  readonly from_date: string | null;
  readonly to_date: string | null;
  readonly revision: number;
}): StoredMembership {
  return {
    id: row.id,
    organisationId: row.organisation_id,
    memberId: row.member_id,
    party: row.party as Party,
    from: row.from_date as PartialDate | null,
    to: row.to_date as PartialDate | null,
    revision: row.revision,
  };
}
