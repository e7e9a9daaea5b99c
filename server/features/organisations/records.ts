// Organisations, memberships and successions as they are stored.
import type { PartialDate } from '../../domain/language/dates.ts';
import type { Membership } from '../../domain/organisations/membership.ts';
import type { Organisation } from '../../domain/organisations/organisation.ts';
import type { SeatRow } from '../../domain/organisations/seats.ts';
import type { ShareRow } from '../../domain/organisations/shares.ts';
import type { WithdrawalNotice } from '../../domain/organisations/withdrawal.ts';

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

/** All that is known of one organisation: its members, seats and shares, what became of it, and where it is a member itself. */
export interface OrganisationFacts {
  readonly organisation: StoredOrganisation;
  readonly memberships: readonly StoredMembership[];
  readonly memberOf: readonly StoredMembership[];
  readonly successions: readonly Succession[];
  readonly seats: readonly SeatRow[];
  readonly shares: readonly ShareRow[];
  readonly withdrawals: readonly WithdrawalNotice[];
  /** Every organisation that the rows above name. */
  readonly others: readonly StoredOrganisation[];
}
