// What is stored beside a proposal: consultations, rounds, answers, attachments and members' contacts.
import type { Day } from '../../domain/language/dates.ts';
import type { CarriedOver, Proposal, ProposalText } from '../../domain/proposals/proposal.ts';
import type { Round } from '../../domain/proposals/ratification.ts';

/** A wording without its text: what lists need. */
export type TextHeader = Omit<ProposalText, 'source' | 'reading' | 'amendments' | 'carriedOver'>;

/** A wording that was carried over to its base, with what there is to tell of it. */
export interface Carrying extends Pick<ProposalText, 'number' | 'baseVersionId'> {
  readonly carriedOver: CarriedOver;
}

export interface StoredRound extends Round {
  /** ISO instant. */
  readonly dispatchedAt: string;
  /** Account id; null for the program. */
  readonly dispatchedBy: string | null;
  /** What else the members were told: the proposal may be given others when it is revised. */
  readonly terms: Pick<Proposal, 'heading' | 'effects' | 'board'>;
}

export interface Consultation {
  readonly id: string;
  readonly proposalId: string;
  readonly textNumber: number;
  readonly answerBy: Day;
  readonly openedAt: string;
  readonly openedBy: string | null;
  /** What else the members were told: the proposal may be given others. */
  readonly terms: Pick<Proposal, 'heading' | 'adoptedAs' | 'forceRule' | 'effects'>;
}

export interface ConsultationComment {
  readonly id: string;
  readonly consultationId: string;
  readonly memberId: string;
  /** The clause's anchor in the text that was sent; empty for the whole. */
  readonly clause: string;
  readonly text: string;
  /** Empty where none is proposed. */
  readonly proposedWording: string;
  readonly at: string;
  readonly by: string | null;
}

export const replyOutcomes = ['accepted', 'declined', 'noted'] as const;
export type ReplyOutcome = (typeof replyOutcomes)[number];

/** The newest reply to a comment counts. */
export interface CommentReply {
  readonly id: string;
  readonly commentId: string;
  readonly outcome: ReplyOutcome;
  readonly text: string;
  readonly at: string;
  readonly by: string | null;
}

/** A file that evidences an answer, without its bytes. */
export interface Attachment {
  readonly id: string;
  readonly organisationId: string;
  readonly name: string;
  readonly mediaType: string;
  readonly sha256: string;
  readonly addedAt: string;
  readonly addedBy: string | null;
}

/** Whom a förbund writes to at a member: it speaks for the member in this förbund's matters only. */
export interface MemberContact {
  readonly id: string;
  readonly organisationId: string;
  readonly memberId: string;
  readonly accountId: string;
  readonly namedAt: string;
  readonly endedAt: string | null;
}

/** A meeting's decision on a proposal of bylaws. */
export interface MeetingAdoption {
  readonly id: string;
  readonly proposalId: string;
  readonly textNumber: number;
  readonly meetingId: string;
  readonly clauseId: string;
  readonly outcome: 'adopted' | 'rejected';
  readonly votes: { readonly for: number; readonly against: number } | null;
  readonly decidedOn: Day;
  readonly minutes: string;
  readonly recordedAt: string;
  readonly recordedBy: string | null;
}

/** One that is stored, with what the meeting calls itself: "Årsmötet". */
export interface StoredMeetingAdoption extends MeetingAdoption {
  readonly body: string;
}

/** Which att-sats of a motion carries which proposal of bylaws. */
export interface ClauseProposal {
  readonly organisationId: string;
  readonly proposalId: string;
  readonly motionId: string;
  readonly clauseId: string;
}
