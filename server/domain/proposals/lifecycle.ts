// What can be done with a proposal in which state, and what state it is in then: one table, asked by acts and by pages.
import type { Proposal, ProposalState } from './proposal.ts';

export const proposalActs = [
  'change',
  'openConsultation',
  'comment',
  'reply',
  'closeConsultation',
  'approve',
  'dispatch',
  'answer',
  'askAgain',
  'retractAnswer',
  'confirm',
  'recordMeeting',
  'sign',
  'enact',
  'revise',
  'rebase',
  'withdraw',
  'lapse',
] as const;
export type ProposalAct = (typeof proposalActs)[number];

/**
 * state → act → next state; what is not here cannot be done.
 * A change of the text undoes the board's approval. `confirm` is the second person's word on the last member's adoption;
 * `recordMeeting` a meeting's decision on bylaws, which ratifies when it is the last that the bylaws ask for;
 * `enact` makes it a version once its day is known. From `outForRatification`, `revise` ends the round.
 * `rebase` carries it over to a newer version, or leaves it waiting for its conflicts to be settled; what the members
 * have before them then is superseded (`isSuperseded`), and `revise` takes it back. What has become a version can be
 * changed by no act.
 */
export const lifecycle: Readonly<
  Record<ProposalState, Readonly<Partial<Record<ProposalAct, ProposalState>>>>
> = {
  draft: {
    change: 'draft',
    rebase: 'draft',
    openConsultation: 'consultation',
    reply: 'draft',
    approve: 'boardApproved',
    recordMeeting: 'draft',
    withdraw: 'withdrawn',
  },
  consultation: {
    change: 'consultation',
    rebase: 'consultation',
    comment: 'consultation',
    reply: 'consultation',
    closeConsultation: 'draft',
    withdraw: 'withdrawn',
  },
  boardApproved: {
    change: 'draft',
    rebase: 'draft',
    approve: 'boardApproved',
    dispatch: 'outForRatification',
    recordMeeting: 'boardApproved',
    revise: 'draft',
    withdraw: 'withdrawn',
  },
  outForRatification: {
    answer: 'outForRatification',
    askAgain: 'outForRatification',
    retractAnswer: 'outForRatification',
    confirm: 'ratified',
    rebase: 'outForRatification',
    revise: 'draft',
    withdraw: 'withdrawn',
    lapse: 'lapsed',
  },
  ratified: { sign: 'ratified', enact: 'ratified', rebase: 'ratified', revise: 'draft', lapse: 'lapsed' },
  lapsed: {},
  withdrawn: {},
};

/** The state after the act; null where it cannot be done now. */
export const next = (state: ProposalState, act: ProposalAct): ProposalState | null =>
  lifecycle[state][act] ?? null;

/** Is its wording still the förbund's own to change? */
export const isOpen = (state: ProposalState): boolean => next(state, 'change') !== null;

/**
 * Does what the members were sent no longer hold? Another version came between, and this one could not be carried over
 * to it as it was adopted: it is revised and sent again.
 */
export const isSuperseded = ({ state, rebaseOnto }: Pick<Proposal, 'state' | 'rebaseOnto'>): boolean =>
  rebaseOnto !== null && (state === 'outForRatification' || state === 'ratified');
