// Orders what is issued and sealed of a proposal, in the acts that it comes from.
import { orderDocument } from '../../documents/index.ts';
import type { ProposalsDesk } from '../actions/desk.ts';
import type { ConsultationComment } from '../records.ts';

/** Orders the proposal as it is sent, in the act that sends it. */
export const issueProposal = (
  desk: ProposalsDesk,
  round: { readonly id: string; readonly organisationId: string },
): Promise<void> =>
  orderDocument(desk, { kind: 'proposal', organisationId: round.organisationId, subjectId: round.id });

/**
 * Orders the summary of each consultation, in the act after which nothing in it can change: the text is sent to the
 * members, adopted or refused by a meeting, or withdrawn. From then on no comment in it is answered
 * (`summarisedConsultations`), also where the proposal is drafted anew.
 */
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

/** The consultations whose summary has been ordered: what is sealed is answered no more. */
export async function summarisedConsultations(
  { proposals, documents }: Pick<ProposalsDesk, 'proposals' | 'documents'>,
  { id: proposalId }: { readonly id: string },
): Promise<ReadonlySet<string>> {
  const ids: string[] = [];
  for (const { id } of await proposals.consultations(proposalId))
    if ((await documents.job('consultation', id)) !== null) ids.push(id);
  return new Set(ids);
}

/** The comments that await the förbund's answer, and can still have one. */
export async function unansweredComments(
  desk: Pick<ProposalsDesk, 'proposals' | 'documents'>,
  proposal: { readonly id: string },
): Promise<readonly ConsultationComment[]> {
  const sealed = await summarisedConsultations(desk, proposal);
  const replied = new Set((await desk.proposals.replies(proposal.id)).map(({ commentId }) => commentId));
  return (await desk.proposals.comments(proposal.id)).filter(
    ({ id, consultationId }) => !replied.has(id) && !sealed.has(consultationId),
  );
}
