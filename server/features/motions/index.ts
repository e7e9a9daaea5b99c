// The door of the motions' room.
export { amendClause } from './actions/amendment.ts';
export type { MeetingAhead, MeetingsAhead, MotionsDesk } from './actions/desk.ts';
export {
  addCoMover,
  beginMotion,
  changeDraft,
  citeClause,
  confirmCoMover,
  endorseMotion,
  withdrawMotion,
} from './actions/draft.ts';
export {
  closeMotion,
  decideClause,
  decideLateAdmission,
  followUp,
  issueOpinion,
  placeOnAgenda,
  prepareMotion,
  registerMotion,
  takeOffAgenda,
} from './actions/handling.ts';
export { submitMotion } from './actions/submission.ts';
export { motionById, motionsForAgenda, motionsOfMeeting, numberText } from './reading.ts';
export { motionToIssue } from './paper.ts';
export { beginMotionPath, motionPath, motionsPath } from './paths.ts';
export { motionsRoutes } from './routes.ts';
export { motionStore, type MotionStore } from './store.ts';
export type { MotionsDoors } from './visits.ts';
export { motionsWaiting } from './waiting.ts';
