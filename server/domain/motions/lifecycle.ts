// What can be done with a motion in which state, and what state it is in then: one table, asked by acts and by pages.
import type { Motion, MotionState } from './motion.ts';

export const motionActs = [
  'changeDraft',
  'endorse',
  'submit',
  'register',
  'admitLate',
  'refuseLate',
  'prepare',
  'issueOpinion',
  'placeOnAgenda',
  'takeOffAgenda',
  'decide',
  'followUp',
  'close',
  'withdraw',
] as const;
export type MotionAct = (typeof motionActs)[number];

/**
 * state → act → next state; what is not here cannot be done.
 * `decide` is the last att-sats' decision. A change of the text undoes the board's decision to send it.
 * From `decided`, `prepare` takes up again what was referred back or postponed.
 * Before that, `close` is only for a motion that came too late and was refused (see `canBeClosed`).
 */
export const lifecycle: Readonly<Record<MotionState, Readonly<Partial<Record<MotionAct, MotionState>>>>> = {
  draft: { changeDraft: 'draft', endorse: 'boardEndorsed' },
  boardEndorsed: { changeDraft: 'draft', endorse: 'boardEndorsed', submit: 'submitted' },
  submitted: {
    register: 'registered',
    admitLate: 'submitted',
    refuseLate: 'submitted',
    close: 'closed',
    withdraw: 'withdrawn',
  },
  registered: {
    admitLate: 'registered',
    refuseLate: 'registered',
    prepare: 'underPreparation',
    placeOnAgenda: 'onAgenda',
    close: 'closed',
    withdraw: 'withdrawn',
  },
  underPreparation: {
    admitLate: 'underPreparation',
    refuseLate: 'underPreparation',
    issueOpinion: 'opinionIssued',
    placeOnAgenda: 'onAgenda',
    close: 'closed',
    withdraw: 'withdrawn',
  },
  opinionIssued: {
    admitLate: 'opinionIssued',
    refuseLate: 'opinionIssued',
    issueOpinion: 'opinionIssued',
    placeOnAgenda: 'onAgenda',
    close: 'closed',
    withdraw: 'withdrawn',
  },
  onAgenda: {
    issueOpinion: 'onAgenda',
    takeOffAgenda: 'underPreparation',
    decide: 'decided',
    withdraw: 'withdrawn',
  },
  decided: { prepare: 'underPreparation', followUp: 'followedUp', close: 'closed' },
  followedUp: { followUp: 'followedUp', close: 'closed' },
  closed: {},
  withdrawn: { takeOffAgenda: 'withdrawn' },
};

/** The state after the act; null where it cannot be done now. */
export const next = (state: MotionState, act: MotionAct): MotionState | null => lifecycle[state][act] ?? null;

/** Is it still the mover's own, unseen by others? */
export const isDraft = (state: MotionState): boolean => state === 'draft' || state === 'boardEndorsed';

/** Is nothing left to do with it: decided, or never to be taken up? */
export const canBeClosed = ({ state, lateAdmission }: Pick<Motion, 'state' | 'lateAdmission'>): boolean =>
  next(state, 'close') !== null &&
  (state === 'decided' || state === 'followedUp' || lateAdmission === 'refused');

/** Does the network's board give its opinion on it? On members' motions, not on its own proposals. */
export const isForOpinion = ({ kind, state }: Pick<Motion, 'kind' | 'state'>): boolean =>
  kind === 'motion' && next(state, 'issueOpinion') !== null;

/** Is it to be registered? Not what came too late and will not be taken up. */
export const isToRegister = ({ state, lateAdmission }: Pick<Motion, 'state' | 'lateAdmission'>): boolean =>
  next(state, 'register') !== null && lateAdmission !== 'refused';
