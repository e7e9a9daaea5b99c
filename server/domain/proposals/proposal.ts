// A proposed statute on its way from draft to in force: what it proposes, how it is to be adopted, and when it is to apply.
import type { ClauseName } from '../comparison/amending-names.ts';
import type { ProposedWording } from '../comparison/merge-amendments.ts';
import type { Choice } from '../comparison/merge-conflicts.ts';
import type { ReadText } from '../comparison/pieces.ts';
import type { Day } from '../language/dates.ts';
import type { Party } from '../organisations/membership.ts';
import type { Reading } from '../statutes/statute.ts';
import type { OpenReference } from './reference-following.ts';

/** A förbund's first statute (there is no board and no earlier version), a change of one, or of the network's bylaws. */
export const proposalKinds = ['revision', 'formation', 'bylaws'] as const;
export type ProposalKind = (typeof proposalKinds)[number];

/** What is stored. In force, not yet in force and superseded are told by the version's place in time. */
export const proposalStates = [
  'draft',
  'consultation',
  'boardApproved',
  'outForRatification',
  'ratified',
  'lapsed',
  'withdrawn',
] as const;
export type ProposalState = (typeof proposalStates)[number];

/** Members adopt the whole text as it is attached, or its amendments (which can then be carried over to a newer text). */
export const adoptionForms = ['whole', 'amendments'] as const;
export type AdoptionForm = (typeof adoptionForms)[number];

/** Why a clause is changed matters to whoever votes on it; suggested by the comparison, corrected by people. */
export const amendmentNatures = ['substantive', 'consequential', 'editorial'] as const;
export type AmendmentNature = (typeof amendmentNatures)[number];

export const amendmentKinds = ['change', 'insert', 'repeal', 'redesignate', 'move', 'outside'] as const;
export type AmendmentKind = (typeof amendmentKinds)[number];

/** What an amendment of kind `outside` is of: the title, the lines before or after the clauses, a chapter's rubric. */
export const outsideParts = ['title', 'opening', 'closing', 'chapter'] as const;
export type OutsidePart = (typeof outsideParts)[number];

/**
 * One proposed change of one clause, as data. `clause` is the target in the base version (null for `insert`), `proposed`
 * what it is called in the proposal (null for `repeal`). A clause that is both renumbered and reworded is one amendment
 * of kind `redesignate` with both wordings. `move`: the same number in another place or chapter, reworded or not.
 * `outside`: what stands outside the clauses, its lines as stycken; a title or the rubric of a chapter as `heading`, and
 * a chapter named by its first clause in `proposed`.
 */
export interface Amendment {
  readonly kind: AmendmentKind;
  /** Only for `outside`. */
  readonly part?: OutsidePart;
  readonly clause: ClauseName | null;
  readonly proposed: ClauseName | null;
  readonly currentWording: ProposedWording | null;
  readonly proposedWording: ProposedWording | null;
  /** Place among the proposal's clauses, from 0; null for `repeal`. */
  readonly position: number | null;
  readonly nature: AmendmentNature;
  /** The nature was set by somebody, not suggested. */
  readonly natureIsSet: boolean;
  readonly reason: string;
}

/** When it enters into force. Days are whole; a stated day that has passed when the last member adopts gives way to it. */
export type ForceRule =
  /** The day the last member adopts, though not before `earliest`. */
  | { readonly kind: 'whenAdopted'; readonly earliest: Day | null }
  /** The day the last member has both adopted and signed, though not before `earliest`. */
  | { readonly kind: 'whenAdoptedAndSigned'; readonly earliest: Day | null }
  /** A day that the decision states. */
  | { readonly kind: 'fixedDay'; readonly day: Day };

/** A fraction of the cost; whole numbers. */
export interface Share {
  readonly party: Party;
  /** Null for the whole part. */
  readonly memberId: string | null;
  readonly numerator: number;
  readonly denominator: number;
}

export interface Seats {
  readonly memberId: string;
  readonly ordinary: number;
  readonly alternates: number;
}

/** What follows when the proposal enters into force, as data: done by the program on that day's decision, not by hand. */
export interface Effects {
  /** Members that join or leave with it. */
  readonly joins: readonly { readonly memberId: string; readonly party: Party }[];
  readonly leaves: readonly { readonly memberId: string }[];
  readonly seats: readonly Seats[];
  readonly shares: readonly Share[];
}
export const noEffects: Effects = { joins: [], leaves: [], seats: [], shares: [] };

export interface BoardDecision {
  /** "Styrelsen"; in a formation whoever proposes: the founding members, or the old boards. */
  readonly body: string;
  readonly on: Day;
  readonly minutes: string;
  readonly registryNumber: string;
}

export interface Proposal {
  readonly id: string;
  readonly organisationId: string;
  readonly kind: ProposalKind;
  readonly state: ProposalState;
  readonly heading: string;
  readonly adoptedAs: AdoptionForm;
  readonly forceRule: ForceRule;
  readonly effects: Effects;
  /** Counts every change, so that two people cannot overwrite one another. */
  readonly revision: number;
  /** Its newest wording. */
  readonly textNumber: number;
  readonly board: BoardDecision | null;
  /** The version that it is to be carried over to while conflicts wait to be settled; null when none do. */
  readonly rebaseOnto: string | null;
  readonly rebaseChoices: ReadonlyMap<string, Choice>;
  /** The old text of the file it was read in from, until its changes are carried over to a version; null else. */
  readonly rebaseFrom: ReadText | null;
  /** The version it became. */
  readonly versionId: string | null;
  readonly begunAt: string;
  readonly changedAt: string;
  /** Why it was withdrawn or left to lapse. */
  readonly endedBecause: string | null;
}

export const textReasons = ['begun', 'edited', 'readIn', 'rebased', 'applied'] as const;
export type TextReason = (typeof textReasons)[number];

/** What carrying a proposal over to a newer version did that somebody should look at. */
export interface CarriedOver {
  /** Amendments that the newer version contains already; as they were against the old one. */
  readonly alreadyThere: readonly Amendment[];
  /** Those that a choice in a conflict gave up, or whose numbers were counted away; as they were against the old one. */
  readonly yielded: readonly Amendment[];
  /** References that lead elsewhere in the new text than where they were written to lead. */
  readonly references: readonly OpenReference[];
  /** Numbers that clauses have got which neither the proposal nor the newer version gave them. */
  readonly recounted: readonly string[];
}

/** A wording that the proposal has had: never changed once saved. */
export interface ProposalText {
  readonly proposalId: string;
  readonly number: number;
  /** Null in a formation. */
  readonly baseVersionId: string | null;
  readonly amendments: readonly Amendment[];
  readonly source: string;
  readonly reading: Reading;
  /** `wholeHash` of adopted-words.ts, of all that is proposed: not the hash of a version, which is of its clauses. */
  readonly textHash: string;
  readonly because: TextReason;
  /** Null where it was not carried over to its base, or there is nothing to tell of it. */
  readonly carriedOver: CarriedOver | null;
  readonly savedAt: string;
  readonly savedBy: string | null;
}
