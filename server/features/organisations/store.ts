// All SQL of organisations: themselves, their names, members and successions.
import type { Queries } from '../../database/engine.ts';
import type { Day, PartialDate } from '../../domain/language/dates.ts';
import { firstDissolution, type Membership, type Party } from '../../domain/organisations/membership.ts';
import {
  inOrderOfTime,
  type NameFrom,
  type OrganisationKind,
} from '../../domain/organisations/organisation.ts';
import type { DatedRule, RuleKind, RuleValues } from '../../domain/organisations/rules.ts';
import type { SeatRow } from '../../domain/organisations/seats.ts';
import type { ShareRow } from '../../domain/organisations/shares.ts';
import type { WithdrawalNotice } from '../../domain/organisations/withdrawal.ts';
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
  changeMembership(membership: Membership & { readonly revision: number }): Promise<boolean>;
  successionsAround(organisationId: string): Promise<readonly Succession[]>;
  addSuccession(succession: Succession): Promise<void>;
  /** Seats on a förbund's board, as they were recorded. */
  seats(organisationId: string): Promise<readonly SeatRow[]>;
  addSeats(row: SeatRow, by: string | null): Promise<void>;
  /** Shares of a förbund's cost, as they were recorded. */
  shares(organisationId: string): Promise<readonly ShareRow[]>;
  addShare(row: ShareRow, by: string | null): Promise<void>;
  /** Members' notices to leave a förbund, those taken back too. */
  withdrawals(organisationId: string): Promise<readonly WithdrawalNotice[]>;
  addWithdrawal(notice: WithdrawalNotice, by: string | null): Promise<void>;
  /** Takes a notice back; false where it was already. */
  takeBackWithdrawal(organisationId: string, id: string, at: string): Promise<boolean>;
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

  /** Memberships with what ends them from outside: the dissolution of either. */
  const memberships = () =>
    queries
      .selectFrom('memberships')
      .innerJoin('organisations as whole', 'whole.id', 'memberships.organisation_id')
      .innerJoin('organisations as member', 'member.id', 'memberships.member_id')
      .selectAll('memberships')
      .select(['whole.dissolved_on as whole_dissolved_on', 'member.dissolved_on as member_dissolved_on'])
      .orderBy('memberships.id');

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
          forming_since: organisation.formingSince,
          formed_on: organisation.formedOn,
          liquidation_from: organisation.liquidationFrom,
          dissolved_on: organisation.dissolvedOn,
          outside_regions_from: organisation.outsideRegionsFrom ?? null,
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
          outside_regions_from: organisation.outsideRegionsFrom ?? null,
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
      (await memberships().where('memberships.organisation_id', '=', organisationId).execute()).map(
        membershipOf,
      ),
    allMemberships: async () => (await memberships().execute()).map(membershipOf),
    membershipsOf: async (memberId) =>
      (await memberships().where('memberships.member_id', '=', memberId).execute()).map(membershipOf),
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
    async seats(organisationId) {
      const rows = await queries
        .selectFrom('board_seats')
        .selectAll()
        .where('organisation_id', '=', organisationId)
        .orderBy('recorded_at')
        .orderBy('id')
        .execute();
      return rows.map((row) => ({
        id: row.id,
        organisationId: row.organisation_id,
        memberId: row.member_id,
        ordinary: row.ordinary,
        alternates: row.alternates,
        from: row.from_date as PartialDate | null,
        recordedAt: row.recorded_at,
      }));
    },
    async addSeats(row, by) {
      await queries
        .insertInto('board_seats')
        .values({
          id: row.id,
          organisation_id: row.organisationId,
          member_id: row.memberId,
          ordinary: row.ordinary,
          alternates: row.alternates,
          from_date: row.from,
          recorded_at: row.recordedAt,
          recorded_by: by,
        })
        .execute();
    },
    async shares(organisationId) {
      const rows = await queries
        .selectFrom('cost_shares')
        .selectAll()
        .where('organisation_id', '=', organisationId)
        .orderBy('recorded_at')
        .orderBy('id')
        .execute();
      return rows.map((row) => ({
        id: row.id,
        organisationId: row.organisation_id,
        party: row.party as Party,
        memberId: row.member_id,
        numerator: row.numerator,
        denominator: row.denominator,
        from: row.from_date as PartialDate | null,
        recordedAt: row.recorded_at,
      }));
    },
    async addShare(row, by) {
      await queries
        .insertInto('cost_shares')
        .values({
          id: row.id,
          organisation_id: row.organisationId,
          party: row.party,
          member_id: row.memberId,
          numerator: row.numerator,
          denominator: row.denominator,
          from_date: row.from,
          recorded_at: row.recordedAt,
          recorded_by: by,
        })
        .execute();
    },
    async withdrawals(organisationId) {
      const rows = await queries
        .selectFrom('withdrawal_notices')
        .selectAll()
        .where('organisation_id', '=', organisationId)
        .orderBy('given_on')
        .orderBy('id')
        .execute();
      return rows.map((row) => ({
        id: row.id,
        organisationId: row.organisation_id,
        memberId: row.member_id,
        givenOn: row.given_on as Day,
        leavesOn: row.leaves_on as Day,
        noticeMonths: row.notice_months,
        clause: row.clause,
        recordedAt: row.recorded_at,
        takenBackAt: row.taken_back_at,
      }));
    },
    async addWithdrawal(notice, by) {
      await queries
        .insertInto('withdrawal_notices')
        .values({
          id: notice.id,
          organisation_id: notice.organisationId,
          member_id: notice.memberId,
          given_on: notice.givenOn,
          leaves_on: notice.leavesOn,
          notice_months: notice.noticeMonths,
          clause: notice.clause,
          recorded_at: notice.recordedAt,
          recorded_by: by,
          taken_back_at: notice.takenBackAt,
        })
        .execute();
    },
    async takeBackWithdrawal(organisationId, id, at) {
      const result = await queries
        .updateTable('withdrawal_notices')
        .set({ taken_back_at: at })
        .where('organisation_id', '=', organisationId)
        .where('id', '=', id)
        .where('taken_back_at', 'is', null)
        .executeTakeFirst();
      return result.numUpdatedRows === 1n;
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
  readonly forming_since: string | null;
  readonly formed_on: string | null;
  readonly liquidation_from: string | null;
  readonly dissolved_on: string | null;
  readonly outside_regions_from: string | null;
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
    formingSince: row.forming_since as Day | null,
    formedOn: row.formed_on as PartialDate | null,
    liquidationFrom: row.liquidation_from as PartialDate | null,
    dissolvedOn: row.dissolved_on as PartialDate | null,
    outsideRegionsFrom: row.outside_regions_from as PartialDate | null,
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
  readonly whole_dissolved_on: string | null;
  readonly member_dissolved_on: string | null;
}): StoredMembership {
  return {
    id: row.id,
    organisationId: row.organisation_id,
    memberId: row.member_id,
    party: row.party as Party,
    from: row.from_date as PartialDate | null,
    to: row.to_date as PartialDate | null,
    dissolvedOn: firstDissolution(
      row.whole_dissolved_on as PartialDate | null,
      row.member_dissolved_on as PartialDate | null,
    ),
    revision: row.revision,
  };
}
