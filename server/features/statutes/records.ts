// Versions, decisions and drafts as they are stored.
import type { PartialDate } from '../../domain/language/dates.ts';
import type { SettlementKind } from '../../domain/statutes/doubts.ts';
import type { Reading } from '../../domain/statutes/statute.ts';

export type StatuteKind = 'forbundsordning' | 'bylaws';

/** Whether members' decisions are evidenced here, or the text was only read in from history. */
export type Evidence = 'readIn' | 'ratified';

export interface Decision {
  readonly body: string;
  readonly on: PartialDate | null;
  readonly minutes: string | null;
  /** The member's own number of the matter, and the extract of its minutes; only where they are evidenced here. */
  readonly registryNumber?: string | null;
  readonly attachmentId?: string | null;
  /** When the member signed what it adopted, with the signed page; only where the text's rule asked for it. */
  readonly signature?: { readonly on: PartialDate; readonly attachmentId: string | null } | null;
}

/** What lists and the timeline need of a version. */
export interface VersionHeader {
  readonly id: string;
  readonly organisationId: string;
  readonly sequence: number;
  readonly title: string | null;
  readonly effectiveFrom: PartialDate | null;
  readonly evidence: Evidence;
  readonly textHash: string;
  readonly savedAt: string;
  /** The proposal that became it; null where it was read in. */
  readonly proposalId: string | null;
  /** The version whose slip it mends; null where it is none's correction. */
  readonly correctsVersionId: string | null;
}

/** A version's text: the source as it was given, byte for byte as decoded, and how it was read. */
export interface VersionText {
  readonly source: string;
  readonly reading: Reading;
}

export interface NewVersion extends Omit<VersionHeader, 'sequence'>, VersionText {
  readonly statuteId: string;
  readonly savedBy: string | null;
  readonly decisions: readonly (Decision & { readonly id: string })[];
}

/**
 * What an old draft proposes to amend: the version it began from, and its file's text before the tracked changes, if told.
 * Changes that are read in now begin a proposal instead.
 */
export interface Base {
  readonly versionId: string;
  readonly source: string | null;
}

export interface Draft {
  readonly id: string;
  readonly organisationId: string;
  readonly source: string;
  readonly effectiveFrom: PartialDate | null;
  readonly decisions: readonly Decision[];
  readonly revision: number;
  readonly changedAt: string;
  readonly changedBy: string | null;
  /** The version it became; null while it is a draft. */
  readonly versionId: string | null;
  /** Null where a text is read in as it is; else the draft can go on as a proposal. */
  readonly base: Base | null;
}

/** What is said of some doubts. */
export interface SettlingCommand {
  readonly doubts: readonly string[];
  readonly settlement: SettlementKind;
  readonly note: string;
}
