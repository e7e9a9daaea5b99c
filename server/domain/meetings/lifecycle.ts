// What can be done with a meeting and with a poll in which state, and what state it is in then: two tables, asked by acts and by pages.
import type { MeetingState, PollState } from './meeting.ts';

export const meetingActs = [
  'change',
  'changeAgenda',
  'appointOfficer',
  'dismissOfficer',
  'appointDelegate',
  'summon',
  'open',
  'changeRoll',
  'decide',
  'adjourn',
  'resume',
  'close',
  'attest',
] as const;
export type MeetingAct = (typeof meetingActs)[number];

/**
 * state → act → next state; what is not here cannot be done.
 * `decide` is everything that only a sitting meeting does: yrkanden, polls, decisions. The roll begins to be taken
 * when delegates arrive, before the meeting is opened.
 * After it is closed officers are replaced, never dismissed.
 */
export const meetingLifecycle: Readonly<
  Record<MeetingState, Readonly<Partial<Record<MeetingAct, MeetingState>>>>
> = {
  planned: {
    change: 'planned',
    changeAgenda: 'planned',
    appointOfficer: 'planned',
    dismissOfficer: 'planned',
    appointDelegate: 'planned',
    summon: 'summoned',
  },
  summoned: {
    change: 'summoned',
    changeAgenda: 'summoned',
    appointOfficer: 'summoned',
    dismissOfficer: 'summoned',
    appointDelegate: 'summoned',
    changeRoll: 'summoned',
    open: 'open',
  },
  open: {
    changeAgenda: 'open',
    appointOfficer: 'open',
    dismissOfficer: 'open',
    appointDelegate: 'open',
    changeRoll: 'open',
    decide: 'open',
    adjourn: 'adjourned',
    close: 'closed',
  },
  adjourned: {
    appointOfficer: 'adjourned',
    dismissOfficer: 'adjourned',
    appointDelegate: 'adjourned',
    changeRoll: 'adjourned',
    resume: 'open',
  },
  closed: { appointOfficer: 'closed', attest: 'attested' },
  attested: {},
};

export const pollActs = ['change', 'open', 'vote', 'close', 'castVote', 'seal', 'rerun'] as const;
/** `castVote` is the chair's casting vote. */
export type PollAct = (typeof pollActs)[number];

export const pollLifecycle: Readonly<Record<PollState, Readonly<Partial<Record<PollAct, PollState>>>>> = {
  prepared: { change: 'prepared', open: 'open' },
  open: { vote: 'open', close: 'closed' },
  closed: { castVote: 'closed', seal: 'sealed', rerun: 'rerun' },
  sealed: { rerun: 'rerun' },
  rerun: {},
};

/** The meeting's state after the act; null where it cannot be done now. */
export const nextOfMeeting = (state: MeetingState, act: MeetingAct): MeetingState | null =>
  meetingLifecycle[state][act] ?? null;

/** The poll's state after the act; null where it cannot be done now. */
export const nextOfPoll = (state: PollState, act: PollAct): PollState | null =>
  pollLifecycle[state][act] ?? null;
