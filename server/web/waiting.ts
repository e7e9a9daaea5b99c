// What waits for somebody: each room tells its own, and one page lists them all.
import type { Day } from '../domain/language/dates.ts';

export interface Waiting {
  /** A key of the words. */
  readonly what: string;
  readonly facts?: Readonly<Record<string, string | number>>;
  /** The days that the words name, which the page writes out. */
  readonly days?: Readonly<Record<string, Day>>;
  readonly path: string;
  /** The last day for it; null where there is none. */
  readonly by: Day | null;
  /** It asks for nothing: it is only good to know. */
  readonly isOnlyToKnow?: true;
}
