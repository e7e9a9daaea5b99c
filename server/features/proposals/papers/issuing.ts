// What is issued and sealed of a proposal: the wording of each dispatch, and the summary of each consultation.
import { isRefusal } from '../../../domain/refusal.ts';
import type { PaperToIssue } from '../../documents/index.ts';
import { ownerOf, type ProposalsDesk } from '../actions/desk.ts';
import { consultationPath, proposalPath } from '../paths.ts';
import { summaryPaper } from './consultation-summary.ts';
import { paperContent, type PaperTools } from './content.ts';
import { proposalPaper } from './proposal-paper.ts';

/** The proposal as a round sent it. */
export function proposalToIssue(tools: PaperTools) {
  return async (desk: ProposalsDesk, roundId: string): Promise<PaperToIssue | null> => {
    const round = await desk.proposals.round(roundId);
    const proposal = round === null ? null : await desk.proposals.byId(round.proposalId);
    if (round === null || proposal === null) return null;
    const content = await paperContent(desk, tools, proposal, round);
    if (isRefusal(content)) throw new Error(`the proposal could not be compared: ${content.refused}`);
    return {
      paper: proposalPaper(content, tools.documentWords),
      fileName: `${content.organisation.slug}-forslag-${String(round.number)}.pdf`,
      path: proposalPath(content.organisation, proposal.id),
    };
  };
}

/** What members said in a consultation, and what came of it. */
export async function consultationToIssue(
  desk: ProposalsDesk,
  consultationId: string,
): Promise<PaperToIssue | null> {
  const consultation = await desk.proposals.consultation(consultationId);
  const proposal = consultation === null ? null : await desk.proposals.byId(consultation.proposalId);
  if (consultation === null || proposal === null) return null;
  const organisation = await ownerOf(desk, proposal);
  return {
    paper: await summaryPaper(desk, proposal, consultation, false),
    fileName: `${organisation.slug}-samrad.pdf`,
    path: consultationPath(organisation, proposal.id),
  };
}
