// Orders what is issued and sealed of a proposal, in the acts that it comes from.
import { orderDocument } from '../../documents/index.ts';
import type { ProposalsDesk } from '../actions/desk.ts';

/** Orders the proposal as it is sent, in the act that sends it. */
export const issueProposal = (
  desk: ProposalsDesk,
  round: { readonly id: string; readonly organisationId: string },
): Promise<void> =>
  orderDocument(desk, { kind: 'proposal', organisationId: round.organisationId, subjectId: round.id });

/** Orders the summary of each consultation, in the act by which the board decides: from then on no comment is answered. */
export async function issueSummaries(
  desk: ProposalsDesk,
  proposal: { readonly id: string; readonly organisationId: string },
): Promise<void> {
  for (const { id } of await desk.proposals.consultations(proposal.id))
    await orderDocument(desk, {
      kind: 'consultation',
      organisationId: proposal.organisationId,
      subjectId: id,
    });
}
