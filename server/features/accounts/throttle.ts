// How often somebody may try to sign in: by account and by address, so that neither guessing nor spraying pays.
import { RateLimiterMemory } from 'rate-limiter-flexible';

export interface Throttle {
  /** Counts a failed attempt. */
  failed(account: string, address: string): Promise<void>;
  /** Has either been tried too often lately? */
  isShut(account: string, address: string): Promise<boolean>;
  /** Forgets the account's failures after a right password. */
  succeeded(account: string): Promise<void>;
}

export function signInThrottle(): Throttle {
  const byAccount = new RateLimiterMemory({ keyPrefix: 'account', points: 10, duration: 15 * 60 });
  const byAddress = new RateLimiterMemory({ keyPrefix: 'address', points: 50, duration: 15 * 60 });
  return {
    async failed(account, address) {
      await byAccount.penalty(account);
      await byAddress.penalty(address);
    },
    async isShut(account, address) {
      const [forAccount, forAddress] = [await byAccount.get(account), await byAddress.get(address)];
      return (
        (forAccount?.consumedPoints ?? 0) >= byAccount.points ||
        (forAddress?.consumedPoints ?? 0) >= byAddress.points
      );
    },
    async succeeded(account) {
      await byAccount.delete(account);
    },
  };
}
