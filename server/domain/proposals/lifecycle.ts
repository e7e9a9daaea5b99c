// What can be done with a proposal in which state, and what state it is in then: one table, asked by acts and by pages.
import { refuse, type Refusal } from '../refusal.ts';
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
  'adoptByMeeting',
  'rejectByMeeting',
  'sign',
  'retractSignature',
  'confirmSignatures',
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
 * `confirmSignatures` that on the last signature. Of bylaws, `recordMeeting` is a meeting's adoption after which another
 * is still needed, `adoptByMeeting` the last that they ask for, `rejectByMeeting` a meeting's no.
 * `enact` makes it a version once its day is known. From `outForRatification`, `revise` ends the round.
 * `rebase` carries it over to a newer version, or leaves it waiting for its conflicts to be settled; what the members
 * have before them then is superseded, and `conditions` say what that opens and shuts. What has become a version can be
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
    adoptByMeeting: 'ratified',
    rejectByMeeting: 'withdrawn',
    withdraw: 'withdrawn',
  },
  consultation: {
    change: 'consultation',
    rebase: 'consultation',
    comment: 'consultation',
    reply: 'consultation',
    closeConsultation: 'draft',
    rejectByMeeting: 'withdrawn',
    withdraw: 'withdrawn',
  },
  boardApproved: {
    change: 'draft',
    rebase: 'draft',
    approve: 'boardApproved',
    dispatch: 'outForRatification',
    recordMeeting: 'boardApproved',
    adoptByMeeting: 'ratified',
    rejectByMeeting: 'withdrawn',
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
  ratified: {
    sign: 'ratified',
    retractSignature: 'ratified',
    confirmSignatures: 'ratified',
    enact: 'ratified',
    rebase: 'ratified',
    revise: 'draft',
    lapse: 'lapsed',
  },
  lapsed: {},
  withdrawn: {},
};

/**
 * `fallen`: only once what the members adopted can no longer apply by their decisions, since another version came between
 * (`isSuperseded`) or somebody who must adopt it was not asked. `standing`: only until another version came between.
 */
export type Condition = 'fallen' | 'standing';

/** What else the acts of the table ask for: what all have adopted is theirs, and the board's again only once it has fallen. */
export const conditions: Readonly<
  Partial<Record<ProposalState, Readonly<Partial<Record<ProposalAct, Condition>>>>>
> = {
  outForRatification: {
    answer: 'standing',
    askAgain: 'standing',
    retractAnswer: 'standing',
    confirm: 'standing',
  },
  ratified: {
    sign: 'standing',
    retractSignature: 'standing',
    confirmSignatures: 'standing',
    enact: 'standing',
    revise: 'fallen',
    lapse: 'fallen',
  },
};

/** The state after the act; null where the table knows of none. */
export const next = (state: ProposalState, act: ProposalAct): ProposalState | null =>
  lifecycle[state][act] ?? null;

export type Standing = Pick<Proposal, 'state' | 'rebaseOnto' | 'versionId'> & {
  /** Must somebody adopt it who was not asked? Told where an act asks for it (`asksForFallen`). */
  readonly hasUnasked?: boolean;
};

/** Can the act be done only with what has fallen? */
export const asksForFallen = (state: ProposalState, act: ProposalAct): boolean =>
  conditions[state]?.[act] === 'fallen';

/** Why the act cannot be done with the proposal as it stands; null where it can. Acts and pages ask this alike. */
export function actFault(proposal: Standing, act: ProposalAct): Refusal | null {
  const { state, versionId } = proposal;
  if (next(state, act) === null || versionId !== null) return refuse('proposal.notNow');
  const condition = conditions[state]?.[act];
  const isFallen = isSuperseded(proposal) || proposal.hasUnasked === true;
  if (condition === 'fallen') return isFallen ? null : refuse('proposal.notNow');
  return condition === 'standing' && isSuperseded(proposal) ? refuse('ratification.superseded') : null;
}

/** Can it be done with the proposal as it stands? */
export const allows = (proposal: Standing, act: ProposalAct): boolean => actFault(proposal, act) === null;

/** Is its wording still the förbund's own to change? */
export const isOpen = (state: ProposalState): boolean => next(state, 'change') !== null;

/**
 * Does what the members were sent no longer hold? Another version came between, and this one could not be carried over
 * to it as it was adopted: it is revised and sent again.
 */
export const isSuperseded = ({ state, rebaseOnto }: Pick<Proposal, 'state' | 'rebaseOnto'>): boolean =>
  rebaseOnto !== null && (state === 'outForRatification' || state === 'ratified');
