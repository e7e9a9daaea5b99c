// Accounts as the sign-in sees them.
import type { Person } from '../../domain/permissions.ts';
import { isPassword } from './passwords.ts';
import type { AccountStore } from './store.ts';

const mostRemembered = 2000;

/**
 * Verifies addresses with passwords, and finds the person behind a session.
 * @param head the number of the log's newest entry: accounts and roles change only with one, so people are remembered until then
 */
export function identities(accounts: AccountStore, head: () => Promise<number>) {
  let people = new Map<string, Person | null>();
  let rememberedAt = -1;
  return {
    async verify(email: string, password: string): Promise<Person | null> {
      const known = await accounts.byEmail(email.trim().toLowerCase());
      const isRight = await isPassword(password, known?.passwordHash ?? null);
      return isRight && known !== null ? known.person : null;
    },
    async find(accountId: string): Promise<Person | null> {
      const now = await head();
      if (now !== rememberedAt || people.size > mostRemembered) {
        people = new Map();
        rememberedAt = now;
      }
      const known = people.get(accountId);
      if (known !== undefined) return known;
      const found = await accounts.byId(accountId);
      if (now === rememberedAt) people.set(accountId, found);
      return found;
    },
  };
}
