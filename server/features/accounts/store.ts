// All SQL of accounts: addresses and password hashes, roles, single-use links, sessions.
import type { Queries } from '../../database/engine.ts';
import type { Standing } from '../../domain/accounts/account.ts';
import type { LinkPurpose, PersonalLink } from '../../domain/accounts/personal-link.ts';
import type { Grant, Person, Role } from '../../domain/permissions.ts';

export interface Credentials {
  readonly person: Person;
  readonly passwordHash: string | null;
}

/** A role is granted, or comes with a mandate for a meeting and goes with it. */
export type GivenBy = 'grant' | 'mandate';

export interface AccountLink {
  readonly id: string;
  readonly organisationId: string;
  readonly accountId: string;
  readonly expiresAt: string;
  readonly usedAt: string | null;
  /** What it was handed over for: the password of the account, or a mandate, by the förbund that gave it. */
  readonly purpose: 'password' | 'mandate';
}

export interface SessionRow {
  readonly idHash: string;
  readonly accountId: string | null;
  readonly content: string;
  readonly expiresAt: string;
}

export interface AccountStore {
  byEmail(email: string): Promise<Credentials | null>;
  byId(accountId: string): Promise<Person | null>;
  /** Adds an account that was opened for an organisation. @param vouchedBy whose people hand over its link; null for the operator */
  add(
    id: string,
    organisationId: string,
    email: string,
    openedAt: string,
    vouchedBy?: string | null,
  ): Promise<void>;
  standing(accountId: string): Promise<Standing | null>;
  /** The organisation that the account was opened for. */
  homeOf(accountId: string): Promise<string>;
  setPassword(accountId: string, passwordHash: string): Promise<void>;
  /** Takes the password and the voucher from an account: whoever the operator hands the next link to begins anew. */
  beginAnew(accountId: string): Promise<void>;
  /** Grants a role; false if it was held already. One that came with a mandate stays when it is granted too. */
  grant(id: string, accountId: string, grant: Grant, givenBy?: GivenBy): Promise<boolean>;
  /** Takes back a role that came with a mandate; false if it was not held, or granted otherwise. */
  takeBack(accountId: string, grant: Grant): Promise<boolean>;
  /** Those who hold the role in the organisation. */
  holding(
    organisationId: string,
    role: Role,
  ): Promise<readonly { readonly accountId: string; readonly email: string }[]>;
  /** The accounts to which the role of delegate came with a mandate of the organisation's. */
  delegatesByMandate(organisationId: string): Promise<readonly string[]>;
  addLink(link: Omit<AccountLink, 'usedAt'>, tokenHash: string): Promise<void>;
  /** Ends the account's unspent links that were handed over for mandates. */
  endMandateLinks(accountId: string, at: string): Promise<void>;
  link(tokenHash: string): Promise<AccountLink | null>;
  /** Spends a link; false if it was spent already. */
  spendLink(linkId: string, usedAt: string): Promise<boolean>;
  addPersonalLink(link: PersonalLink): Promise<void>;
  personalLink(id: string): Promise<PersonalLink | null>;
  /** An account's personal links, the newest first. */
  personalLinksOf(accountId: string): Promise<readonly PersonalLink[]>;
  /** Ends a link; false when it had ended. */
  endPersonalLink(id: string, at: string): Promise<boolean>;
  session(idHash: string): Promise<SessionRow | null>;
  saveSession(row: SessionRow): Promise<void>;
  /** Moves the expiry of a session that is still there. */
  extendSession(idHash: string, expiresAt: string): Promise<void>;
  removeSession(idHash: string): Promise<void>;
  removeSessionsOf(accountId: string): Promise<void>;
  removeSessionsBefore(instant: string): Promise<void>;
}

export function accountStore(queries: Queries): AccountStore {
  const personOf = async (accountId: string, email: string): Promise<Person> => {
    const rows = await queries
      .selectFrom('account_roles')
      .select(['organisation_id', 'role'])
      .where('account_id', '=', accountId)
      .execute();
    return {
      accountId,
      email,
      grants: rows.map((row) => ({ role: row.role as Role, organisationId: row.organisation_id })),
    };
  };
  return {
    async byEmail(email) {
      const row = await queries
        .selectFrom('accounts')
        .selectAll()
        .where('email', '=', email)
        .executeTakeFirst();
      if (row === undefined) return null;
      return { person: await personOf(row.id, row.email), passwordHash: row.password_hash };
    },
    async byId(accountId) {
      const row = await queries
        .selectFrom('accounts')
        .select('email')
        .where('id', '=', accountId)
        .executeTakeFirst();
      return row === undefined ? null : personOf(accountId, row.email);
    },
    async add(id, organisationId, email, openedAt, vouchedBy = null) {
      await queries
        .insertInto('accounts')
        .values({
          ...{ id, email, organisation_id: organisationId, opened_at: openedAt },
          ...{ password_hash: null, vouched_by: vouchedBy },
        })
        .execute();
    },
    async standing(accountId) {
      const row = await queries
        .selectFrom('accounts')
        .select(['vouched_by', 'password_hash'])
        .where('id', '=', accountId)
        .executeTakeFirst();
      return row === undefined
        ? null
        : { vouchedBy: row.vouched_by, hasPassword: row.password_hash !== null };
    },
    async homeOf(accountId) {
      const row = await queries
        .selectFrom('accounts')
        .select('organisation_id')
        .where('id', '=', accountId)
        .executeTakeFirstOrThrow();
      return row.organisation_id;
    },
    async setPassword(accountId, passwordHash) {
      await queries
        .updateTable('accounts')
        .set({ password_hash: passwordHash })
        .where('id', '=', accountId)
        .execute();
    },
    async beginAnew(accountId) {
      await queries
        .updateTable('accounts')
        .set({ password_hash: null, vouched_by: null })
        .where('id', '=', accountId)
        .execute();
    },
    async grant(id, accountId, { role, organisationId }, givenBy = 'grant') {
      const result = await queries
        .insertInto('account_roles')
        .values({ id, organisation_id: organisationId, account_id: accountId, role, given_by: givenBy })
        .onConflict((conflict) => {
          const same = conflict.columns(['organisation_id', 'account_id', 'role']);
          return givenBy === 'mandate'
            ? same.doNothing()
            : same.doUpdateSet({ given_by: givenBy }).where('account_roles.given_by', '=', 'mandate');
        })
        .executeTakeFirst();
      return result.numInsertedOrUpdatedRows === 1n;
    },
    async takeBack(accountId, { role, organisationId }) {
      const result = await queries
        .deleteFrom('account_roles')
        .where('account_id', '=', accountId)
        .where('organisation_id', '=', organisationId)
        .where('role', '=', role)
        .where('given_by', '=', 'mandate')
        .executeTakeFirst();
      return result.numDeletedRows === 1n;
    },
    async holding(organisationId, role) {
      const rows = await queries
        .selectFrom('account_roles')
        .innerJoin('accounts', 'accounts.id', 'account_roles.account_id')
        .select(['accounts.id', 'accounts.email'])
        .where('account_roles.organisation_id', '=', organisationId)
        .where('account_roles.role', '=', role)
        .orderBy('accounts.id')
        .execute();
      return rows.map(({ id, email }) => ({ accountId: id, email }));
    },
    async delegatesByMandate(organisationId) {
      const rows = await queries
        .selectFrom('account_roles')
        .select('account_id')
        .where('organisation_id', '=', organisationId)
        .where('role', '=', 'delegate')
        .where('given_by', '=', 'mandate')
        .orderBy('account_id')
        .execute();
      return rows.map(({ account_id }) => account_id);
    },
    async addLink({ id, organisationId, accountId, expiresAt, purpose }, tokenHash) {
      await queries
        .insertInto('account_links')
        .values({
          ...{ id, purpose, organisation_id: organisationId, account_id: accountId, token_hash: tokenHash },
          ...{ expires_at: expiresAt, used_at: null },
        })
        .execute();
    },
    async endMandateLinks(accountId, at) {
      await queries
        .updateTable('account_links')
        .set({ used_at: at })
        .where('account_id', '=', accountId)
        .where('purpose', '=', 'mandate')
        .where('used_at', 'is', null)
        .execute();
    },
    async link(tokenHash) {
      const row = await queries
        .selectFrom('account_links')
        .selectAll()
        .where('token_hash', '=', tokenHash)
        .executeTakeFirst();
      return row === undefined
        ? null
        : {
            id: row.id,
            organisationId: row.organisation_id,
            accountId: row.account_id,
            expiresAt: row.expires_at,
            usedAt: row.used_at,
            purpose: row.purpose as AccountLink['purpose'],
          };
    },
    async spendLink(linkId, usedAt) {
      const result = await queries
        .updateTable('account_links')
        .set({ used_at: usedAt })
        .where('id', '=', linkId)
        .where('used_at', 'is', null)
        .executeTakeFirst();
      return result.numUpdatedRows === 1n;
    },
    async addPersonalLink(link) {
      await queries
        .insertInto('personal_links')
        .values({
          ...{ id: link.id, organisation_id: link.organisationId, account_id: link.accountId },
          ...{ purpose: link.purpose, made_at: link.madeAt, expires_at: link.expiresAt },
          ended_at: link.endedAt,
        })
        .execute();
    },
    async personalLink(id) {
      const row = await queries
        .selectFrom('personal_links')
        .selectAll()
        .where('id', '=', id)
        .executeTakeFirst();
      return row === undefined ? null : personalLinkOf(row);
    },
    async personalLinksOf(accountId) {
      const rows = await queries
        .selectFrom('personal_links')
        .selectAll()
        .where('account_id', '=', accountId)
        .orderBy('made_at', 'desc')
        .orderBy('id', 'desc')
        .execute();
      return rows.map(personalLinkOf);
    },
    async endPersonalLink(id, at) {
      const result = await queries
        .updateTable('personal_links')
        .set({ ended_at: at })
        .where('id', '=', id)
        .where('ended_at', 'is', null)
        .executeTakeFirst();
      return result.numUpdatedRows === 1n;
    },
    async session(idHash) {
      const row = await queries
        .selectFrom('sessions')
        .selectAll()
        .where('id_hash', '=', idHash)
        .executeTakeFirst();
      return row === undefined
        ? null
        : { idHash: row.id_hash, accountId: row.account_id, content: row.content, expiresAt: row.expires_at };
    },
    async saveSession({ idHash, accountId, content, expiresAt }) {
      const values = { account_id: accountId, content, expires_at: expiresAt };
      await queries
        .insertInto('sessions')
        .values({ id_hash: idHash, ...values })
        .onConflict((conflict) => conflict.column('id_hash').doUpdateSet(values))
        .execute();
    },
    async extendSession(idHash, expiresAt) {
      await queries
        .updateTable('sessions')
        .set({ expires_at: expiresAt })
        .where('id_hash', '=', idHash)
        .execute();
    },
    async removeSession(idHash) {
      await queries.deleteFrom('sessions').where('id_hash', '=', idHash).execute();
    },
    async removeSessionsOf(accountId) {
      await queries.deleteFrom('sessions').where('account_id', '=', accountId).execute();
    },
    async removeSessionsBefore(instant) {
      await queries.deleteFrom('sessions').where('expires_at', '<', instant).execute();
    },
  };
}

// The check constraint of the table is what makes this reading of a text column true.
const personalLinkOf = (row: {
  readonly id: string;
  readonly organisation_id: string | null;
  readonly account_id: string;
  readonly purpose: string;
  readonly made_at: string;
  readonly expires_at: string;
  readonly ended_at: string | null;
}): PersonalLink => ({
  ...{ id: row.id, organisationId: row.organisation_id, accountId: row.account_id },
  ...{ purpose: row.purpose as LinkPurpose, madeAt: row.made_at, expiresAt: row.expires_at },
  endedAt: row.ended_at,
});
