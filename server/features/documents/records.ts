// Issued documents, the jobs that make them, and the keys they are sealed with, as they are stored.
import type { Paper } from '../../domain/documents/blocks.ts';

export const documentKinds = ['motion', 'statuteVersion', 'minutes', 'proposal', 'consultation'] as const;
export type DocumentKind = (typeof documentKinds)[number];

/** What is to be made once. `organisationId` is the issuer: the owner of the seal. */
export interface DocumentOrder {
  readonly kind: DocumentKind;
  readonly organisationId: string;
  readonly subjectId: string;
}

/** A paper ready to be printed and sealed, and the page it belongs to. */
export interface PaperToIssue {
  readonly paper: Paper;
  /** What the file is called where it is saved: "nns-2026-3-motion.pdf". */
  readonly fileName: string;
  readonly path: string;
}

export type JobState = 'queued' | 'running' | 'done' | 'failed';

export interface Job extends DocumentOrder {
  readonly id: string;
  readonly state: JobState;
  /** How many times it was begun. */
  readonly attempts: number;
  readonly queuedAt: string;
  /** Queued: not before this instant. Running: until this instant it is somebody's. */
  readonly dueAt: string;
  /** What finds the fault in the operator's log; null unless it failed. */
  readonly reference: string | null;
}

/** An issued file without its bytes. */
export interface IssuedDocument extends DocumentOrder {
  readonly id: string;
  readonly title: string;
  readonly fileName: string;
  readonly path: string;
  readonly registryNumber: string | null;
  /** SHA-256 of the file, hexadecimal. */
  readonly sha256: string;
  /** The identity that the file carries in its trailers, hexadecimal. */
  readonly fileId: string;
  /** Whose seals the file carries, in order. */
  readonly expectedSigners: readonly Signer[];
  readonly issuedAt: string;
}

/** Who seals, as a certificate names them: the name of that day, and what stays the same when it changes. */
export interface Signer {
  readonly name: string;
  readonly identifier: string;
}

export type KeyPurpose = 'root' | 'timestamp' | 'seal';

/** A key and its certificate. The private key is locked with the secret of the settings. */
export interface StoredKey {
  readonly id: string;
  /** Whose seal it is; null for the root and the time stamp authority, which are the installation's. */
  readonly organisationId: string | null;
  readonly purpose: KeyPurpose;
  readonly certificatePem: string;
  /** Base64. */
  readonly lockedKey: string;
  readonly madeAt: string;
}
