// The door of the proposals' room.
export { approveProposal, lapseProposal, reviseProposal, withdrawProposal } from './actions/board.ts';
export type { ProposalsDesk } from './actions/desk.ts';
export { beginProposal, changeTerms, changeText, type NewProposal, type Terms } from './actions/draft.ts';
export { rebaseOthers, settleRebase } from './actions/rebase.ts';
export { beginProposalPath, proposalPath, proposalsPath } from './paths.ts';
export { proposalsRoutes } from './routes.ts';
export { proposalStore, type ProposalStore } from './store.ts';
export type { ProposalsDoors } from './visits.ts';
