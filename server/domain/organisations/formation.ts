// What a förbund must have to be formed, and what is missing when a member leaves.
import { parties, type Party } from './membership.ts';

/** A förbund has Försäkringskassan, Arbetsförmedlingen, at least one region and at least one kommun (3–4 §§ lag 2003:1210). */
export const neededParties = parties.filter((party) => party !== 'none');

/** The parts that these members do not stand for. */
export function missingParties(members: readonly { readonly party: Party }[]): readonly Party[] {
  return neededParties.filter((party) => !members.some((member) => member.party === party));
}
