// The acts on personal links: make one or take the one there is, find the one that an address names, end one.
import {
  expiryOf,
  isFresh,
  isUsable,
  type LinkPurpose,
  type PersonalLink,
} from '../../domain/accounts/personal-link.ts';
import { refuse, type Refusal } from '../../domain/refusal.ts';
import type { AccountsDesk } from './actions.ts';
import type { LinkTokens } from './link-tokens.ts';

/**
 * The link that is sent to an account: the one it has for this purpose and reach while that is fresh, else a new one.
 * @param reach the one organisation whose matters it opens; null for every one's, which nobody but the mailbox may see
 * @param organisationId whose letter it is sent with, for the log
 */
export async function personalLink(
  desk: AccountsDesk,
  {
    accountId,
    purpose,
    reach,
    organisationId,
  }: {
    readonly accountId: string;
    readonly purpose: LinkPurpose;
    readonly reach: string | null;
    readonly organisationId: string;
  },
): Promise<PersonalLink> {
  await desk.serialise(`personal links ${accountId}`);
  const known = (await desk.accounts.personalLinksOf(accountId)).find(
    (link) =>
      link.purpose === purpose &&
      link.organisationId === reach &&
      isUsable(link, desk.now) &&
      isFresh(link, desk.now),
  );
  if (known !== undefined) return known;
  const link: PersonalLink = {
    ...{ id: desk.newId(), accountId, purpose, organisationId: reach },
    ...{ madeAt: desk.now, expiresAt: expiryOf(purpose, desk.now), endedAt: null },
  };
  await desk.accounts.addPersonalLink(link);
  await desk.record({
    kind: 'account.personalLinkMade',
    organisationId,
    subjectId: accountId,
    facts: { link: link.id, purpose, reach },
  });
  return link;
}

/** The link that an address names, if it can still be used; else the same no for every reason. */
export async function usablePersonalLink(
  desk: Pick<AccountsDesk, 'accounts' | 'now'>,
  tokens: LinkTokens,
  token: string,
): Promise<PersonalLink | Refusal> {
  const id = tokens.idIn(token);
  const link = id === null ? null : await desk.accounts.personalLink(id);
  return link === null || !isUsable(link, desk.now) ? refuse('account.personalLinkEnded') : link;
}

/** Ends a link, and with it what was begun by it. @param organisationId in whose matters it is ended, for the log */
export async function endPersonalLink(
  desk: AccountsDesk,
  link: PersonalLink,
  organisationId: string,
): Promise<void> {
  if (await desk.accounts.endPersonalLink(link.id, desk.now))
    await desk.record({
      kind: 'account.personalLinkEnded',
      organisationId,
      subjectId: link.accountId,
      facts: { link: link.id },
    });
}
