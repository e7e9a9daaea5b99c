// How often somebody may try to sign in: counted before the password is looked at, so that guesses at once count too.
import { RateLimiterMemory } from 'rate-limiter-flexible';

export interface Throttle {
  /** Counts an attempt. @returns whether it may be made */
  mayTry(account: string, address: string): Promise<boolean>;
  /** Forgets the attempts of this address on the account after a right password. */
  succeeded(account: string, address: string): Promise<void>;
}

const quarter = 15 * 60;

export function signInThrottle(): Throttle {
  // From one address on one account few; on one account from everywhere more, so that nobody can be shut out by guessing a few times;
  // from one address many, since a whole office may share it.
  const limits = [
    {
      limiter: new RateLimiterMemory({ points: 10, duration: quarter }),
      key: (account: string, address: string) => `${address} ${account}`,
    },
    { limiter: new RateLimiterMemory({ points: 200, duration: quarter }), key: (account: string) => account },
    {
      limiter: new RateLimiterMemory({ points: 300, duration: quarter }),
      key: (_: string, address: string) => address,
    },
  ] as const;
  return {
    async mayTry(account, address) {
      let may = true;
      for (const { limiter, key } of limits) {
        // penalty() counts without refusing, so the answer is ours to read.
        const { consumedPoints } = await limiter.penalty(key(account, address));
        if (consumedPoints > limiter.points) may = false;
      }
      return may;
    },
    async succeeded(account, address) {
      for (const { limiter, key } of limits) await limiter.reward(key(account, address));
      await limits[0].limiter.delete(limits[0].key(account, address));
    },
  };
}
