// Whom an account stands for: without mail, whoever handed over its link could have used that link.

/** What is known of an account, beside its address and roles. */
export interface Standing {
  /** The förbund whose own people handed over the account's link; null where the operator of the house did. */
  readonly vouchedBy: string | null;
  readonly hasPassword: boolean;
}

/** Can the account hold something of the organisation's? One that a förbund vouches for, only that förbund's. */
export const standsFor = ({ vouchedBy }: Standing, organisationId: string): boolean =>
  vouchedBy === null || vouchedBy === organisationId;

/**
 * Does a link that the förbund hands over choose the password? Of an account that it opened itself and nobody has
 * used: otherwise a förbund could take over somebody's account by naming its address.
 */
export const isOpenedBy = ({ vouchedBy, hasPassword }: Standing, organisationId: string): boolean =>
  vouchedBy === organisationId && !hasPassword;

/**
 * Can the account serve at a meeting of the network? One that a förbund vouches for, while that förbund has named it
 * to the meeting: everybody there sees for whom it stands.
 */
export const servesAt = ({ vouchedBy }: Standing, networkId: string, namedBy: ReadonlySet<string>): boolean =>
  vouchedBy === null || vouchedBy === networkId || namedBy.has(vouchedBy);
