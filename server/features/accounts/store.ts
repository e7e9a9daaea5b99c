// All SQL of accounts: addresses and password hashes, roles, single-use links, sessions.
import type { Queries } from '../../database/engine.ts';
import type { Grant, Person, Role } from '../../domain/permissions.ts';

export interface Credentials {
  readonly person: Person;
  readonly passwordHash: string | null;
}

export interface AccountLink {
  readonly id: string;
  readonly organisationId: string;
  readonly accountId: string;
  readonly expiresAt: string;
  readonly usedAt: string | null;
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
  /** Adds an account that was opened for an organisation. */
  add(id: string, organisationId: string, email: string, openedAt: string): Promise<void>;
  setPassword(accountId: string, passwordHash: string): Promise<void>;
  /** Grants a role; false if it was held already. */
  grant(id: string, accountId: string, grant: Grant): Promise<boolean>;
  addLink(
    id: string,
    organisationId: string,
    accountId: string,
    tokenHash: string,
    expiresAt: string,
  ): Promise<void>;
  link(tokenHash: string): Promise<AccountLink | null>;
  /** Spends a link; false if it was spent already. */
  spendLink(linkId: string, usedAt: string): Promise<boolean>;
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
    async add(id, organisationId, email, openedAt) {
      await queries
        .insertInto('accounts')
        .values({ id, organisation_id: organisationId, email, password_hash: null, opened_at: openedAt })
        .execute();
    },
    async setPassword(accountId, passwordHash) {
      await queries
        .updateTable('accounts')
        .set({ password_hash: passwordHash })
        .where('id', '=', accountId)
        .execute();
    },
    async grant(id, accountId, { role, organisationId }) {
      const result = await queries
        .insertInto('account_roles')
        .values({ id, organisation_id: organisationId, account_id: accountId, role })
        .onConflict((conflict) => conflict.columns(['organisation_id', 'account_id', 'role']).doNothing())
        .executeTakeFirst();
      return result.numInsertedOrUpdatedRows === 1n;
    },
    async addLink(id, organisationId, accountId, tokenHash, expiresAt) {
      await queries
        .insertInto('account_links')
        .values({
          id,
          organisation_id: organisationId,
          account_id: accountId,
          token_hash: tokenHash,
          expires_at: expiresAt,
          used_at: null,
        })
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
