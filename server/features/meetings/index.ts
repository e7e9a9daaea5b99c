// The door of the meetings' room.
export { addAgendaItem, moveAgendaItem, removeAgendaItem } from './actions/agenda.ts';
export { castBallot, type BallotCast } from './actions/ballot.ts';
export {
  decideItem,
  decideMotionClause,
  raiseYrkande,
  withdrawYrkande,
  type ClauseDecided,
  type NewYrkande,
} from './actions/decisions.ts';
export { appointDelegate, declineMandate, issueMandateLink, type NewMandate } from './actions/delegates.ts';
export type { MeetingsDesk } from './actions/desk.ts';
export {
  appointOfficer,
  changeMeeting,
  dismissOfficer,
  planMeeting,
  summonMeeting,
  type NewOfficer,
  type WhenAndWhere,
} from './actions/planning.ts';
export {
  closePoll,
  giveCastingVote,
  openPoll,
  preparePoll,
  rerunPoll,
  sealPoll,
  type PollAsked,
} from './actions/polls.ts';
export {
  adjournMeeting,
  checkIn,
  checkOut,
  closeMeeting,
  openMeeting,
  resumeMeeting,
} from './actions/sitting.ts';
export { meetingPath, meetingsPath, pollPath } from './paths.ts';
export { meetingStore, type KeptManifests, type MeetingStore } from './store.ts';
export { attestMinutes, minutesToIssue } from './actions/attestation.ts';
export { meetingsWaiting } from './waiting.ts';
export { meetingsRoutes, type MeetingsDoors } from './routes.ts';
export { minutesNow } from './treated.ts';
