// Members' adoption of a proposal: who must, what each has answered, and what is missing.
import type { Day } from '../language/dates.ts';
import type { Party } from '../organisations/membership.ts';
import type { AdoptionForm, ForceRule } from './proposal.ts';

/** One dispatch to the members. The wording, the rule and the list of who must adopt are frozen in it. */
export interface Round {
  readonly id: string;
  readonly organisationId: string;
  readonly proposalId: string;
  /** From 1; only the newest can be answered. */
  readonly number: number;
  readonly textNumber: number;
  /** The text's `wholeHash`. */
  readonly textHash: string;
  readonly adoptedAs: AdoptionForm;
  readonly forceRule: ForceRule;
  /** The wanted last day for answers. */
  readonly answerBy: Day | null;
  readonly dispatchedOn: Day;
  /** In the order of the letter. */
  readonly members: readonly RoundMember[];
}

/** A member that must adopt, as it was called and who decides for it, at dispatch. */
export interface RoundMember {
  readonly memberId: string;
  readonly name: string;
  /** "kommunfullmäktige", "regionfullmäktige", "Försäkringskassan". */
  readonly body: string;
  readonly party: Party;
}

/** What a member has answered; pending when it has not, was asked again, or its answer was recorded in error. */
export const memberAnswers = ['pending', 'adopted', 'adoptedDeviating', 'refused', 'referredBack'] as const;
export type MemberAnswer = (typeof memberAnswers)[number];

export const recordedAnswers = [
  'adopted',
  'adoptedDeviating',
  'refused',
  'referredBack',
  'askedAgain',
  'retracted',
] as const;
export type RecordedAnswer = (typeof recordedAnswers)[number];

/** One row of what a member answered; the newest counts. */
export interface AnswerRow {
  readonly id: string;
  readonly roundId: string;
  readonly memberId: string;
  readonly sequence: number;
  readonly answer: RecordedAnswer;
  /** Adopted on condition that the others decide alike: a yes. */
  readonly condition: 'none' | 'othersAlike';
  readonly decidedOn: Day | null;
  readonly minutes: string;
  readonly registryNumber: string;
  /** The text that the member handed in as what it adopted, with its `wholeHash`: the proposal's own or other words; null where none was. */
  readonly handedIn: { readonly source: string; readonly textHash: string } | null;
  readonly attachmentId: string | null;
  readonly note: string;
  readonly recordedAt: string;
  readonly recordedBy: string | null;
}

/** One row of what is recorded of a member's signature; the newest counts. */
export interface SignatureRow {
  readonly id: string;
  readonly memberId: string;
  readonly sequence: number;
  /** Null where the one before was recorded in error, and is taken back. */
  readonly signedOn: Day | null;
  readonly attachmentId: string | null;
  /** Why it was taken back; empty where it was not. */
  readonly note: string;
  readonly recordedAt: string;
  readonly recordedBy: string | null;
}

/** A signature that stands. */
export type Signature = SignatureRow & { readonly signedOn: Day };

/** The second person's word on the last signature. */
export interface SignatureConfirmation {
  readonly signatureId: string;
  readonly confirmedAt: string;
  readonly confirmedBy: string;
}

/** The second person's word on the last adoption. */
export interface Confirmation {
  readonly answerId: string;
  readonly confirmedAt: string;
  readonly confirmedBy: string;
}
