// What a förbund must have to be formed, and what is missing when a member leaves.
import { parties, type Party } from './membership.ts';

/** A förbund has Försäkringskassan, Arbetsförmedlingen, at least one region and at least one kommun (3–4 §§ lag 2003:1210). */
export const neededParties = parties.filter((party) => party !== 'none');

export interface PartyMember {
  readonly party: Party;
  /** A kommun that belongs to no region. */
  readonly isOutsideRegions?: boolean;
}

/**
 * The parts that these members do not stand for. No region is needed for a part of the area where a kommun takes part
 * that belongs to none (3 § as worded by SFS 2010:350): none at all, where that is so of every kommun.
 */
export function missingParties(members: readonly PartyMember[]): readonly Party[] {
  const kommuner = members.filter(({ party }) => party === 'municipalities');
  const isWithoutRegion =
    kommuner.length > 0 && kommuner.every(({ isOutsideRegions = false }) => isOutsideRegions);
  return neededParties.filter(
    (party) => !(party === 'regions' && isWithoutRegion) && !members.some((member) => member.party === party),
  );
}
