// What a motion is: att-satser that are each decided alone, a rationale, quoted clauses, and who moves it.
import type { Day } from '../language/dates.ts';

/** A member's motion, or a proposal of the network's own board (proposition). */
export type MotionKind = 'motion' | 'boardProposal';

export const motionStates = [
  'draft',
  'boardEndorsed',
  'submitted',
  'registered',
  'underPreparation',
  'opinionIssued',
  'onAgenda',
  'decided',
  'followedUp',
  'closed',
  'withdrawn',
] as const;
export type MotionState = (typeof motionStates)[number];

/** One att-sats: an operative sentence that is decided alone. Its text begins with "att". */
export interface ResolutionClause {
  readonly id: string;
  readonly text: string;
  /** The change of the network's bylaws that it asks for; absent where it asks for something else. */
  readonly amendment?: CarriedAmendment;
}

/** A change of the network's bylaws as data: written in the motion, or a proposal that the network's board has drafted. */
export type CarriedAmendment = WordingAmendment | CarriedProposal;

/** One clause in new words, as somebody writes a clause, against a version where it has the words of `clauseHash`. */
export interface WordingAmendment {
  readonly kind: 'wording';
  readonly versionId: string;
  readonly anchor: string;
  readonly clauseHash: string;
  readonly wording: string;
  /** From when it is to apply; null: from when it is adopted. */
  readonly from: Day | null;
}

/** A proposal of bylaws with the words of `textHash`. */
export interface CarriedProposal {
  readonly kind: 'proposal';
  readonly proposalId: string;
  readonly textHash: string;
}

/** A pinned quotation: which clause, of which version of whose statute, with the hash of its words when it was quoted. */
export interface Citation {
  readonly id: string;
  readonly organisationId: string;
  readonly versionId: string;
  /** The clause's fragment: 'p4', 'k2p4'. */
  readonly anchor: string;
  /** SHA-256 of the clause's wording, hexadecimal. */
  readonly clauseHash: string;
}

/** What is written in a motion. `rationale` is Markdown. */
export interface MotionContent {
  readonly heading: string;
  readonly clauses: readonly ResolutionClause[];
  readonly rationale: string;
  readonly citations: readonly Citation[];
}

/** The förbund's own board decides to send the motion: the day and the § of its minutes. */
export interface Endorsement {
  readonly on: Day;
  readonly minutes: string;
}

/** Another förbund that moves the motion too; it does once its own board has decided so. */
export interface CoMover {
  readonly organisationId: string;
  readonly endorsement: Endorsement | null;
}

/** Numbers of a network and year, without gaps; board proposals have a series of their own. */
export interface MotionNumber {
  readonly year: number;
  readonly sequence: number;
}

/** A late motion is admitted or refused by a decision; until then it is pending, never silently dropped. */
export type LateAdmission = 'pending' | 'admitted' | 'refused';

export interface Motion {
  readonly id: string;
  readonly networkId: string;
  /** Who moves it: a förbund; for a board proposal the network itself. */
  readonly moverId: string;
  readonly kind: MotionKind;
  readonly state: MotionState;
  readonly content: MotionContent;
  /** Counts the changes, so that two people cannot overwrite one another. */
  readonly revision: number;
  readonly endorsement: Endorsement | null;
  readonly coMovers: readonly CoMover[];
  readonly number: MotionNumber | null;
  /** ISO instant. */
  readonly submittedAt: string | null;
  /** Null: it came in time. */
  readonly lateAdmission: LateAdmission | null;
  /** The meeting it is placed on, or was decided by. */
  readonly meetingId: string | null;
}

export const recommendations = [
  'recommendApproval',
  'recommendRejection',
  'recommendAnswered',
  'recommendApprovalWithChange',
] as const;
/** What the network's board recommends the meeting to decide. */
export type Recommendation = (typeof recommendations)[number];

/** The board's opinion on one att-sats. */
export interface BoardOpinion {
  readonly clauseId: string;
  readonly recommendation: Recommendation;
  readonly reason: string;
}

export const outcomes = ['approved', 'rejected', 'answered', 'referredBack', 'postponed'] as const;
export type Outcome = (typeof outcomes)[number];

/** The meeting's decision on one att-sats. */
export interface ClauseDecision {
  readonly clauseId: string;
  readonly meetingId: string;
  readonly outcome: Outcome;
  /** What was approved instead, where the meeting changed the words; null otherwise. */
  readonly wording: string | null;
  /** Votes of the poll that settled it; null where it was decided by acclamation. */
  readonly votes: { readonly yes: number; readonly no: number; readonly abstain: number } | null;
  readonly pollId: string | null;
  /** ISO instant. */
  readonly decidedAt: string;
}

/** What became of a decided motion. */
export interface FollowUp {
  readonly text: string;
  /** ISO instant. */
  readonly at: string;
}
