// Coming in by a personal link: the page shows whom it is for and changes nothing, since programs open links in mail too.
import { isUsable, mustSignIn, type PersonalLink } from '../../domain/accounts/personal-link.ts';
import { dayInSweden } from '../../domain/language/dates.ts';
import { nameOn } from '../../domain/organisations/organisation.ts';
import { refuse, type Refusal } from '../../domain/refusal.ts';
import { page, redirect, type Answer } from '../../web/answer.ts';
import { field } from '../../web/body.ts';
import { ownAddress } from '../../web/own-address.ts';
import type { Room, Visit } from '../../web/room.ts';
import type { OrganisationsDesk } from '../organisations/index.ts';
import type { AccountsDesk } from './actions.ts';
import type { LinkTokens } from './link-tokens.ts';
import { entrancePath, myLinksPath, myPath, signInPath, waitingPath } from './paths.ts';
import { endPersonalLink, usablePersonalLink } from './personal-links.ts';

type EntranceDesk = AccountsDesk & OrganisationsDesk;

export function entranceRoutes<D extends EntranceDesk>(room: Room<D>, tokens: LinkTokens): void {
  room.get(entrancePath(':token'), { act: 'session.begin' }, async (visit) => {
    const token = visit.parameters['token'] ?? '';
    const link = await usablePersonalLink(visit.desk, tokens, token);
    if ('refused' in link) return ended(link);
    const onward = onwardIn(field(visit.query, 'vidare'));
    if (visit.who?.accountId === link.accountId) return redirect(onward);
    return page('accounts/entrance', {
      title: { key: `accounts.entrance.title.${link.purpose}` }, // words: accounts.entrance.title.*
      crumbs: [],
      purpose: link.purpose,
      reach: await reachIn(visit, link),
      email: (await visit.desk.accounts.byId(link.accountId))?.email ?? '',
      other: visit.who?.email ?? null,
      expiresOn: dayInSweden(Date.parse(link.expiresAt)),
      entrancePath: entrancePath(token),
      onward,
    });
  });

  room.ask(entrancePath(':token'), { act: 'session.begin' }, async (visit) => {
    const link = await usablePersonalLink(visit.desk, tokens, visit.parameters['token'] ?? '');
    if ('refused' in link) return ended(link);
    const onward = onwardIn(field(visit.form, 'vidare'));
    const person = await visit.desk.accounts.byId(link.accountId);
    const standing = await visit.desk.accounts.standing(link.accountId);
    if (person === null || standing === null) return ended(refuse('account.personalLinkEnded'));
    if (visit.who?.accountId === link.accountId) return redirect(onward);
    return mustSignIn(person, standing.hasPassword, link)
      ? redirect(`${signInPath}?vidare=${encodeURIComponent(onward)}`, { session: 'end' })
      : redirect(onward, { session: { begin: link.accountId, byLink: link.id } });
  });

  room.act(myLinksPath, { act: 'account.readOwn' }, async (visit) => {
    const [link] = (await ownLinks(visit)).filter(({ id }) => id === field(visit.form, 'link'));
    if (link === undefined) return refuse('access.notFound');
    await endPersonalLink(visit.desk, link, await loggedUnder(visit, link));
    return redirect(myPath);
  });
}

/** The one förbund that the link is for; null where it is for every one that named the account. */
async function reachIn<D extends EntranceDesk>(
  { desk, today }: Visit<D>,
  { organisationId }: PersonalLink,
): Promise<string | null> {
  const [owner] = organisationId === null ? [] : await desk.organisations.byIds([organisationId]);
  return owner === undefined ? null : nameOn(owner, today);
}

const onwardIn = (asked: string): string => ownAddress(asked) ?? waitingPath;

const ended = (refusal: Refusal): Answer =>
  page('accounts/entrance-ended', { title: { key: 'accounts.entrance.ended' }, crumbs: [], signInPath }, [
    refusal,
  ]);

/** The links of whoever asks that can still be used. */
async function ownLinks<D extends AccountsDesk>({ desk, who }: Visit<D>): Promise<readonly PersonalLink[]> {
  if (who === null) return [];
  const links = await desk.accounts.personalLinksOf(who.accountId);
  return links.filter((link) => isUsable(link, desk.now));
}

/** What the page of one's own account tells of them. */
export async function myLinks<D extends EntranceDesk>(visit: Visit<D>) {
  const links = await ownLinks(visit);
  const owners = await visit.desk.organisations.byIds(
    links.flatMap(({ organisationId }) => organisationId ?? []),
  );
  return links.map(({ id, purpose, organisationId, expiresAt }) => {
    const owner = owners.find((each) => each.id === organisationId);
    return {
      ...{ id, purpose, expiresOn: dayInSweden(Date.parse(expiresAt)) },
      reach: owner === undefined ? null : nameOn(owner, visit.today),
    };
  });
}

/** The log names an organisation for every entry: the link's own, else the one that the account's first role is in. */
async function loggedUnder<D extends AccountsDesk>({ desk }: Visit<D>, link: PersonalLink): Promise<string> {
  return link.organisationId ?? (await desk.accounts.homeOf(link.accountId));
}
