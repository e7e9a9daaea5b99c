// Documents that quote or share a clause that is changed: what somebody may want to look at again ("berörs").
import type { PartialDate } from '../../domain/language/dates.ts';

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
