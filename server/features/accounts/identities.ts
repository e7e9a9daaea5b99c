// Accounts as the sign-in sees them.
import { isUsable, reachOf, type PersonalLink } from '../../domain/accounts/personal-link.ts';
import type { Person } from '../../domain/permissions.ts';
import { isPassword } from './passwords.ts';
import type { AccountStore } from './store.ts';

const mostRemembered = 2000;

interface Remembered {
  readonly person: Person | null;
  /** The link that the session was begun by; null where it was none, or the link is not there. */
  readonly link: PersonalLink | null;
}

/**
 * Verifies addresses with passwords, and finds the person behind a session: as far as a link reaches where it was begun by one.
 * @param head the number of the log's newest entry: accounts, roles and links change only with one, so people are remembered until then
 */
export function identities(accounts: AccountStore, head: () => Promise<number>, now: () => number) {
  let people = new Map<string, Remembered>();
  let rememberedAt = -1;
  return {
    async verify(email: string, password: string): Promise<Person | null> {
      const known = await accounts.byEmail(email.trim().toLowerCase());
      const isRight = await isPassword(password, known?.passwordHash ?? null);
      return isRight && known !== null ? known.person : null;
    },
    async find(accountId: string, linkId: string | null): Promise<Person | null> {
      const newest = await head();
      if (newest !== rememberedAt || people.size > mostRemembered) {
        people = new Map();
        rememberedAt = newest;
      }
      const key = `${accountId} ${linkId ?? ''}`;
      const known = people.get(key) ?? {
        person: await accounts.byId(accountId),
        link: linkId === null ? null : await accounts.personalLink(linkId),
      };
      if (newest === rememberedAt) people.set(key, known);
      const { person, link } = known;
      if (linkId === null || person === null) return person;
      return link?.accountId === accountId && isUsable(link, new Date(now()).toISOString())
        ? reachOf(person, link)
        : null;
    },
  };
}
