// A meeting of the network: its agenda, its officers, and the polls that decide.
import type { Day } from '../language/dates.ts';
import type { TieRule } from '../organisations/rules.ts';

export const meetingStates = ['planned', 'summoned', 'open', 'adjourned', 'closed', 'attested'] as const;
export type MeetingState = (typeof meetingStates)[number];

export interface Meeting {
  readonly id: string;
  readonly networkId: string;
  /** Its address: "nns-2027". */
  readonly slug: string;
  readonly kind: 'annual' | 'extra';
  readonly name: string;
  readonly day: Day;
  /** "10.00", as typed; may be empty. */
  readonly time: string;
  readonly place: string;
  readonly state: MeetingState;
  readonly revision: number;
  readonly openedAt: string | null;
  readonly closedAt: string | null;
  readonly attestedAt: string | null;
}

/** What an item is for: the standing ones by name, a motion or board proposal, or anything else. */
export const itemKinds = [
  'opening',
  'votingRoll',
  'dulySummoned',
  'officers',
  'attesters',
  'agenda',
  'motion',
  'other',
  'closing',
] as const;
export type ItemKind = (typeof itemKinds)[number];

/** An item of the agenda. `motionId` where it treats a motion or a board proposal. */
export interface AgendaItem {
  readonly id: string;
  readonly meetingId: string;
  readonly kind: ItemKind;
  /** From 1; the § of the minutes. */
  readonly position: number;
  readonly heading: string;
  readonly motionId: string | null;
  /** What the meeting decided where it is no motion; empty until then. */
  readonly decision: string;
}

export const duties = ['chair', 'secretary', 'attester'] as const;
export type Duty = (typeof duties)[number];

/** Who serves at the meeting. `accountId` for whoever certifies the minutes here. */
export interface Officer {
  readonly id: string;
  readonly duty: Duty;
  /** As printed in the minutes. */
  readonly name: string;
  readonly accountId: string | null;
  /** Why, where somebody took another's place after the meeting; empty otherwise. */
  readonly reason: string;
}

/** A förbund's delegate and the delegate's alternate, as its own secretary appointed them. */
export interface Mandate {
  readonly meetingId: string;
  readonly organisationId: string;
  readonly delegateId: string;
  readonly alternateId: string | null;
  /** As printed in the minutes; empty where not given. */
  readonly delegateName: string;
  readonly alternateName: string;
  readonly votes: number;
}

export type Represented = 'delegate' | 'alternate';

/** One change of the voting roll: a förbund's delegate (or alternate) comes or goes. Never changed; the roll is their sum. */
export interface RollEvent {
  readonly id: string;
  readonly meetingId: string;
  readonly organisationId: string;
  readonly act: 'checkIn' | 'checkOut';
  readonly accountId: string;
  readonly represented: Represented;
  /** Who it was, as the mandate named them then; empty where not given. Mandates are given to others afterwards. */
  readonly name: string;
  /** Why, where the roll is corrected; empty otherwise. */
  readonly reason: string;
  readonly at: string;
}

/** Who may vote, with how many votes. */
export interface RollRow {
  readonly organisationId: string;
  readonly name: string;
  readonly accountId: string;
  readonly votes: number;
}

/** A share of the votes cast that is needed, as a whole-number fraction. More than it where `isExceeded`, at least it otherwise. */
export interface Majority {
  readonly numerator: number;
  readonly denominator: number;
  readonly isExceeded: boolean;
  /** Whoever abstains counts among those who voted. */
  readonly countsAbstentions?: true;
}

/** `counter` picks what meets the main proposal; `main` is what an att-sats is decided by. */
export const pollPurposes = ['main', 'counter'] as const;
export type PollPurpose = (typeof pollPurposes)[number];

/** What a poll was opened on: frozen, hashed and logged. Everything later reads only this. */
export interface RollManifest {
  readonly pollId: string;
  readonly meetingId: string;
  readonly purpose: PollPurpose;
  readonly question: string;
  /** The exact text being decided. */
  readonly text: string;
  readonly yesMeans: string;
  readonly noMeans: string;
  readonly method: 'open';
  readonly majority: Majority;
  readonly tieRule: TieRule;
  /** Least number of votes present that the poll needs; 0 where none is set. */
  readonly quorum: number;
  readonly roll: readonly RollRow[];
  readonly openedAt: string;
}

export const pollStates = ['prepared', 'open', 'closed', 'sealed', 'rerun'] as const;
export type PollState = (typeof pollStates)[number];

export interface Poll {
  readonly id: string;
  readonly meetingId: string;
  readonly networkId: string;
  readonly agendaItemId: string;
  readonly motionId: string | null;
  /** The att-sats; null where the item is no motion. */
  readonly clauseId: string | null;
  readonly purpose: PollPurpose;
  readonly state: PollState;
  readonly question: string;
  readonly text: string;
  readonly yesMeans: string;
  readonly noMeans: string;
  readonly majority: Majority;
  readonly tieRule: TieRule;
  readonly quorum: number;
  readonly manifest: RollManifest | null;
  readonly manifestHash: string | null;
  readonly closedAt: string | null;
  readonly closedBy: string | null;
  readonly sealedAt: string | null;
  readonly sealedBy: string | null;
  /** What it came to, once sealed. */
  readonly result: PollResult | null;
  /** The poll that this one does again, and why. */
  readonly rerunOf: string | null;
  readonly reason: string;
  /** How the chair settles a tie, where the tie rule leaves it to the chair. */
  readonly castingVote: 'yes' | 'no' | null;
}

export const choices = ['yes', 'no', 'abstain'] as const;
export type Choice = (typeof choices)[number];

/** An open vote, cast once. Never changed. */
export interface Ballot {
  readonly id: string;
  readonly pollId: string;
  /** The förbund that votes. */
  readonly organisationId: string;
  readonly accountId: string;
  readonly choice: Choice;
  readonly votes: number;
  /** The form's idempotency key, 128 bits in hexadecimal. */
  readonly key: string;
  /** What the delegate is shown and can name. */
  readonly receipt: string;
  readonly castAt: string;
}

/** What a closed poll came to. Ballots' votes, not ballots. */
export interface Tally {
  readonly yes: number;
  readonly no: number;
  readonly abstain: number;
  readonly notVoted: number;
  readonly outcome: 'carried' | 'rejected' | 'tie' | 'noResult';
}

/** What a sealed poll decided, and what settled it. */
export interface PollResult {
  readonly tally: Tally;
  readonly outcome: 'carried' | 'rejected' | 'noResult';
  readonly settledBy: 'votes' | 'castingVote' | 'rejection' | 'drawingOfLots';
  /** The lot drawn, hexadecimal: anybody can draw it again from the manifest's hash and the receipts. */
  readonly lot: string | null;
}

export const yrkandeKinds = ['approve', 'reject', 'amend', 'add', 'referBack', 'postpone'] as const;
export type YrkandeKind = (typeof yrkandeKinds)[number];

/** A proposal raised at the meeting about an att-sats. `text` for what amends or adds. */
export interface Yrkande {
  readonly id: string;
  readonly meetingId: string;
  readonly motionId: string;
  readonly clauseId: string;
  readonly kind: YrkandeKind;
  readonly byOrganisationId: string | null;
  readonly text: string;
  readonly isWithdrawn: boolean;
}

/** An attester certified the minutes: exactly the text with this hash. */
export interface Attestation {
  readonly accountId: string;
  readonly minutesHash: string;
  readonly at: string;
}
