// What every act is given: who asks, what day it is, and the means to name rows and tell the log.
import type { Day } from '../domain/language/dates.ts';
import type { Happening } from '../domain/log/entry.ts';
import type { Who } from '../domain/permissions.ts';

export interface Desk {
  readonly who: Who;
  /** The calendar day in Sweden. */
  readonly today: Day;
  /** The instant, ISO in UTC. */
  readonly now: string;
  readonly newId: () => string;
  /** Tells the log, in the same transaction. @throws Error outside a write */
  readonly record: (happening: Happening) => Promise<void>;
  /** Waits until no other write holds the key. @throws Error outside a write */
  readonly serialise: (key: string) => Promise<void>;
}
