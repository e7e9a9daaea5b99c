// Accounts as the sign-in sees them.
import type { Person } from '../../domain/permissions.ts';
import { isPassword } from './passwords.ts';
import type { AccountStore } from './store.ts';

/** Verifies addresses with passwords, and finds the person behind a session. */
export function identities(accounts: AccountStore) {
  return {
    async verify(email: string, password: string): Promise<Person | null> {
      const known = await accounts.byEmail(email.trim().toLowerCase());
      const isRight = await isPassword(password, known?.passwordHash ?? null);
      return isRight && known !== null ? known.person : null;
    },
    find: (accountId: string): Promise<Person | null> => accounts.byId(accountId),
  };
}
