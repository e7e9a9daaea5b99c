// Who has signed what all adopted, and who is missing: counted from what is recorded of each member's signature.
import type { Round, RoundMember, Signature, SignatureRow } from './ratification.ts';

export interface SignatureTally {
  /** Those that stand, by member. */
  readonly signed: ReadonlyMap<string, Signature>;
  /** In the order of the letter. */
  readonly missing: readonly RoundMember[];
  readonly isComplete: boolean;
  /** The standing one that was recorded last, which another person confirms when there is none missing. */
  readonly last: Signature | null;
}

/** @param rows of this round, in the order they were recorded; of one member the last counts */
export function signaturesOf(
  { members }: Pick<Round, 'members'>,
  rows: readonly SignatureRow[],
): SignatureTally {
  const newest = new Map(rows.map((row) => [row.memberId, row]));
  const standing = rows.filter(
    (row): row is Signature => row.signedOn !== null && newest.get(row.memberId) === row,
  );
  const signed = new Map(standing.map((row) => [row.memberId, row]));
  const missing = members.filter(({ memberId }) => !signed.has(memberId));
  return {
    ...{ signed, missing },
    isComplete: members.length > 0 && missing.length === 0,
    last: standing.at(-1) ?? null,
  };
}
