// Organisations, memberships and successions as they are stored.
import type { PartialDate } from '../../domain/language/dates.ts';
import type { Membership } from '../../domain/organisations/membership.ts';
import type { Organisation } from '../../domain/organisations/organisation.ts';

/** An organisation as stored; `revision` counts its changes, so that two people cannot overwrite one another. */
export interface StoredOrganisation extends Organisation {
  readonly note: string | null;
  readonly revision: number;
}

export interface StoredMembership extends Membership {
  readonly dissolvedOn: PartialDate | null;
  readonly revision: number;
}

export type SuccessionKind = 'merger' | 'operationsMoved';

export interface Succession {
  readonly id: string;
  readonly organisationId: string;
  readonly predecessorId: string;
  readonly kind: SuccessionKind;
  readonly on: PartialDate | null;
}
