// Members sorted by the part they belong to.
import type { Party } from '../../organisations/membership.ts';
import type { CheckedMember } from './finding.ts';

export const partiesOf = (members: readonly CheckedMember[]): ReadonlyMap<Party, readonly CheckedMember[]> =>
  Map.groupBy(members, ({ party }) => party);
