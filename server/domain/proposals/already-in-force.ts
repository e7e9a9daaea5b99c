// A proposal of which nothing is left, as all that it says is in the newest version: it ends, since it can change nothing more.
import type { Proposal, ProposalText } from './proposal.ts';

/** Kept with the proposal, and told to those who were asked: Swedish, like all that is. */
export const alreadyInForce =
  'Redan genomfört: allt som föreslogs finns i den lydelse som har antagits sedan förslaget skickades.';

/** Would it become a version that says what its base says, with nothing that follows? A first statute has no base. */
export function isAlreadyInForce(
  { effects: { joins, leaves, seats, shares } }: Pick<Proposal, 'effects'>,
  { baseVersionId, amendments }: Pick<ProposalText, 'baseVersionId' | 'amendments'>,
): boolean {
  const follows = joins.length + leaves.length + seats.length + shares.length;
  return baseVersionId !== null && amendments.length === 0 && follows === 0;
}
