// Documents that quote or share a clause that is changed: what somebody may want to look at again ("berörs").
import type { Day, PartialDate } from '../../domain/language/dates.ts';
import type { Reading } from '../../domain/statutes/statute.ts';
import type { VersionHeader } from './records.ts';

/** One of them, as lists show it. */
export type AffectedDocument =
  | {
      readonly kind: 'motion';
      readonly heading: string;
      readonly path: string;
      readonly mover: string;
      readonly state: string;
      /** The clauses quoted, as the version changed names them. */
      readonly clauses: readonly string[];
    }
  | {
      readonly kind: 'statute';
      readonly owner: string;
      readonly path: string;
      readonly reference: string;
      /** The clause whose words it shares. */
      readonly clauses: readonly string[];
      /** Since when the text that has them is in force. */
      readonly since: PartialDate | null;
    };

/** A text that is changed: the version it was, and how it reads afterwards. */
export interface ChangedText {
  readonly base: VersionHeader;
  readonly before: Pick<Reading, 'clauses'>;
  readonly after: Pick<Reading, 'clauses'>;
}

/** Documents that quote or share the clauses that a text no longer has as its base had them. */
export type AskAffected = (changed: ChangedText, on: Day) => Promise<readonly AffectedDocument[]>;
