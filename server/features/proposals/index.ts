// The door of the proposals' room.
export { approveProposal, lapseProposal, reviseProposal, withdrawProposal } from './actions/board.ts';
export { askAgain, recordAnswer, retractAnswer, type NewAnswer } from './actions/answers.ts';
export {
  closeConsultation,
  comment,
  openConsultation,
  replyToComment,
  type NewComment,
} from './actions/consultation.ts';
export { endContact, nameContact } from './actions/contacts.ts';
export { enactWhenDue, forceOf } from './actions/enact.ts';
export { confirmRatification } from './actions/ratify.ts';
export { confirmSignatures, recordSignature, retractSignature } from './actions/signatures.ts';
export { membersToAsk } from './actions/must-adopt.ts';
export { dispatchProposal } from './actions/round.ts';
export type { ProposalsDesk } from './actions/desk.ts';
export { beginProposal, changeTerms, changeText, type NewProposal, type Terms } from './actions/draft.ts';
export {
  adoptionFault,
  awaitsMeeting,
  decisionBehind,
  meetingStanding,
  recordMeeting,
  rejectByMeeting,
  writeDecided,
  writtenIn,
  type AdoptingDesk,
  type DecisionBehind,
} from './actions/meeting.ts';
export { beginOfChanges, type ChangesReadIn } from './beginning.ts';
export { rebaseOthers, settleRebase } from './actions/rebase.ts';
export { attachmentPath, beginProposalPath, proposalPath, proposalsPath } from './paths.ts';
export type { MeetingAdoption } from './records.ts';
export { proposalsRoutes } from './routes.ts';
export { proposalStore, type ProposalStore } from './store.ts';
export type { ProposalsDoors } from './visits.ts';
export { consultationToIssue, proposalToIssue } from './papers/issuing.ts';
export { letterToEnclose } from './papers/enclosing.ts';
export { enclosurePaths } from './papers/enclosed.ts';
export { remindDue } from './papers/reminding.ts';
export { proposalsWaiting } from './waiting.ts';
