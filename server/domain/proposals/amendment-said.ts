// What people say of a proposal's amendments: why each is made, and whether it changes anything in substance.
import { keyOf } from '../comparison/amending-names.ts';
import type { Amendment, AmendmentNature } from './proposal.ts';

/** By `amendmentKey`; what is not named stays as it is. */
export interface Said {
  /** Null leaves the nature to be suggested again. */
  readonly natures?: ReadonlyMap<string, AmendmentNature | null>;
  readonly reasons?: ReadonlyMap<string, string>;
}

/** UTF-16 units of one reason. */
export const longestAmendmentReason = 5_000;

/** Names an amendment in a form: the clause as the proposal calls it, a repealed one as it was called. */
export function amendmentKey({ kind, part, clause, proposed }: Amendment): string {
  if (kind === 'outside') return `${part ?? ''} ${proposed?.chapter ?? ''}`.trim();
  if (proposed !== null) return keyOf(proposed);
  return clause === null ? '' : `- ${keyOf(clause)}`;
}

/** The amendments with what is said of them. A nature that somebody has set is no longer a suggestion. */
export function withSaid(amendments: readonly Amendment[], { natures, reasons }: Said): readonly Amendment[] {
  return amendments.map((amendment) => {
    const key = amendmentKey(amendment);
    const nature = natures?.get(key);
    return {
      ...amendment,
      reason: reasons?.get(key) ?? amendment.reason,
      ...(nature === undefined || nature === null ? {} : { nature, natureIsSet: true }),
    };
  });
}

/** Earlier amendments, of which the natures that are left to be suggested again are no longer set. */
export function withoutNatures(amendments: readonly Amendment[], { natures }: Said): readonly Amendment[] {
  return amendments.map((amendment) =>
    natures?.get(amendmentKey(amendment)) === null ? { ...amendment, natureIsSet: false } : amendment,
  );
}
