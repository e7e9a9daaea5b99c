// The acts on accounts: open one, grant a role, issue a single-use link, choose a password by it; and what a mandate brings and takes.
import { createHash, randomBytes } from 'node:crypto';
import { isOpenedBy } from '../../domain/accounts/account.ts';
import type { Role } from '../../domain/permissions.ts';
import { refuse, type Refusal } from '../../domain/refusal.ts';
import type { Desk } from '../../web/desk.ts';
import type { AccountLink, AccountStore } from './store.ts';

export type { AccountLink } from './store.ts';

export interface AccountsDesk extends Desk {
  readonly accounts: AccountStore;
}

/** How long a single-use link can be used: the operator's on the spot; a delegate's reaches them by letter or mail. */
const linkMilliseconds = { password: 30 * 60_000, mandate: 7 * 24 * 60 * 60_000 } as const;

const tokenHash = (token: string): string => createHash('sha256').update(token).digest('hex');

/**
 * The account of an address, opened if there is none, holding the role in the organisation. The operator vouches for it from
 * now on: if a förbund did, whoever it gave the link to must choose the password anew, by the operator's link.
 * @returns its id
 */
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
  } else if ((await desk.accounts.standing(accountId))?.vouchedBy !== null) {
    await desk.accounts.beginAnew(accountId);
    await desk.accounts.endMandateLinks(accountId, desk.now);
    await desk.accounts.removeSessionsOf(accountId);
    await desk.record({ kind: 'account.begunAnew', organisationId, subjectId: accountId, facts: {} });
  }
  await grantRole(desk, accountId, role, organisationId);
  return accountId;
}

/** Opens the account of somebody who is given a mandate. The förbund vouches for it: it can hold nothing of anybody else's. */
export async function openForMandate(
  desk: AccountsDesk,
  accountId: string,
  email: string,
  organisationId: string,
): Promise<void> {
  await desk.accounts.add(accountId, organisationId, email, desk.now, organisationId);
  await desk.record({ kind: 'account.opened', organisationId, subjectId: accountId, facts: { mandate: 1 } });
}

/**
 * Opens the account of somebody whom a förbund writes to. Nobody vouches for it, and nobody is handed a link: only what is
 * sent to the address opens it.
 */
export async function openForLetters(
  desk: AccountsDesk,
  accountId: string,
  email: string,
  organisationId: string,
): Promise<void> {
  await desk.accounts.add(accountId, organisationId, email, desk.now);
  await desk.record({ kind: 'account.opened', organisationId, subjectId: accountId, facts: { letters: 1 } });
}

/** Gives the role that comes with a mandate. */
export async function grantByMandate(
  desk: AccountsDesk,
  accountId: string,
  organisationId: string,
): Promise<void> {
  const facts = { role: 'delegate', mandate: 1 };
  if (await desk.accounts.grant(desk.newId(), accountId, { role: 'delegate', organisationId }, 'mandate'))
    await desk.record({ kind: 'role.granted', organisationId, subjectId: accountId, facts });
}

/** Takes back the role when no mandate rests on it, and ends the links; a role that was granted otherwise stays. */
export async function endMandateRole(
  desk: AccountsDesk,
  accountId: string,
  organisationId: string,
): Promise<void> {
  const facts = { role: 'delegate', mandate: 1 };
  await desk.accounts.endMandateLinks(accountId, desk.now);
  if (await desk.accounts.takeBack(accountId, { role: 'delegate', organisationId }))
    await desk.record({ kind: 'role.revoked', organisationId, subjectId: accountId, facts });
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

/**
 * Issues a link by which the account's password can be chosen, once: within 30 minutes, or a week where a mandate is the reason.
 * The one for a mandate ends those before it, and is issued whether or not it can be used: it tells nobody who has an account.
 * @returns the link's secret part
 */
export async function issueLink(
  desk: AccountsDesk,
  accountId: string,
  organisationId: string,
  purpose: AccountLink['purpose'] = 'password',
): Promise<string> {
  const token = randomBytes(24).toString('base64url');
  const id = desk.newId();
  if (purpose === 'mandate') await desk.accounts.endMandateLinks(accountId, desk.now);
  const expiresAt = new Date(Date.parse(desk.now) + linkMilliseconds[purpose]).toISOString();
  await desk.accounts.addLink({ id, organisationId, accountId, expiresAt, purpose }, tokenHash(token));
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
  if (link.purpose === 'mandate') {
    await desk.serialise('accounts');
    const standing = await desk.accounts.standing(link.accountId);
    if (standing === null || !isOpenedBy(standing, link.organisationId)) return refuse('account.hasOwner');
  }
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
