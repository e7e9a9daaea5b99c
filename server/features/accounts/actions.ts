// The acts on accounts: open one, grant a role, issue a single-use link, choose a password by it.
import { createHash, randomBytes } from 'node:crypto';
import type { Role } from '../../domain/permissions.ts';
import { refuse, type Refusal } from '../../domain/refusal.ts';
import type { Desk } from '../../web/desk.ts';
import type { AccountLink, AccountStore } from './store.ts';

export interface AccountsDesk extends Desk {
  readonly accounts: AccountStore;
}

/** How long a single-use link can be used. */
export const linkMilliseconds = 30 * 60_000;

const tokenHash = (token: string): string => createHash('sha256').update(token).digest('hex');

/** The account of an address, opened if there is none, holding the role in the organisation. @returns its id */
export async function openAccount(
  desk: AccountsDesk,
  email: string,
  role: Role,
  organisationId: string,
): Promise<string> {
  await desk.serialise('accounts');
  const known = await desk.accounts.byEmail(email);
  const accountId = known?.person.accountId ?? desk.newId();
  if (known === null) {
    await desk.accounts.add(accountId, organisationId, email, desk.now);
    await desk.record({ kind: 'account.opened', organisationId, subjectId: accountId, facts: {} });
  }
  await grantRole(desk, accountId, role, organisationId);
  return accountId;
}

export async function grantRole(
  desk: AccountsDesk,
  accountId: string,
  role: Role,
  organisationId: string,
): Promise<void> {
  if (await desk.accounts.grant(desk.newId(), accountId, { role, organisationId })) {
    await desk.record({ kind: 'role.granted', organisationId, subjectId: accountId, facts: { role } });
  }
}

/** Issues a link by which the account's password can be chosen, once, within 30 minutes. @returns the link's secret part */
export async function issueLink(
  desk: AccountsDesk,
  accountId: string,
  organisationId: string,
): Promise<string> {
  const token = randomBytes(24).toString('base64url');
  const id = desk.newId();
  const expires = new Date(Date.parse(desk.now) + linkMilliseconds).toISOString();
  await desk.accounts.addLink(id, organisationId, accountId, tokenHash(token), expires);
  await desk.record({
    kind: 'account.linkIssued',
    organisationId,
    subjectId: accountId,
    facts: { link: id },
  });
  return token;
}

/** The link if it can still be used. */
export async function usableLink(desk: AccountsDesk, token: string): Promise<AccountLink | Refusal> {
  const link = await desk.accounts.link(tokenHash(token));
  return link === null || link.usedAt !== null || link.expiresAt <= desk.now
    ? refuse('account.linkSpent')
    : link;
}

/** Spends the link, sets the password (already hashed) and ends every other session of the account. @returns the account's id */
export async function choosePassword(
  desk: AccountsDesk,
  token: string,
  passwordHash: string,
): Promise<string | Refusal> {
  const link = await usableLink(desk, token);
  if ('refused' in link) return link;
  if (!(await desk.accounts.spendLink(link.id, desk.now))) return refuse('account.linkSpent');
  await setPassword(desk, link.accountId, link.organisationId, passwordHash);
  return link.accountId;
}

export async function setPassword(
  desk: AccountsDesk,
  accountId: string,
  organisationId: string,
  passwordHash: string,
): Promise<void> {
  await desk.accounts.setPassword(accountId, passwordHash);
  await desk.accounts.removeSessionsOf(accountId);
  await desk.record({ kind: 'account.passwordSet', organisationId, subjectId: accountId, facts: {} });
}
