// Verifying a sealed PDF: who signed, when, and whether anything at all has changed since.
import { X509Certificate } from 'node:crypto';
import { readCertificate } from './certificate-reading.ts';
import type { SignatureField } from './file/fields.ts';
import { signatureFields } from './file/fields.ts';
import { apply, readRevisions } from './file/revisions.ts';
import type { Objects } from './file/revisions.ts';
import { entryOf } from './file/values.ts';
import type { PdfObject } from './file/values.ts';
import { checkHistory } from './history.ts';
import type { Reason } from './reasons.ts';
import { Broken, codesOfNotKnowing, noting } from './reasons.ts';
import { readRevocationList } from './revocation.ts';
import { checkSignature } from './signature-check.ts';
import type { Said, Signer, Timestamp } from './signature-check.ts';
import type { PlacedSignature } from './signature-place.ts';
import { placeOf } from './signature-place.ts';
import type { Anchor } from './trust.ts';

export interface VerifyOptions {
  /** The root to trust; without one nobody is known and the verdict is at best unknown. */
  readonly rootPem: string | null;
  /** The root's list of revoked certificates. */
  readonly revokedPem?: string;
  /** How many signers the file was issued with; fewer means that it was rolled back. */
  readonly expectSigners?: number;
  /** The time of asking, milliseconds since 1970: no time stamp may be later. */
  readonly at?: number;
}

export interface Verification {
  readonly verdict: 'valid' | 'invalid' | 'unknown';
  /** In the order of signing. What they say is to be believed only when the verdict is valid. */
  readonly signers: readonly Signer[];
  readonly timestamps: readonly Timestamp[];
  /** Empty when the verdict is valid. */
  readonly reasons: readonly Reason[];
}

/** Each is a hash over the whole file. */
const mostSignatures = 50;

/** Verifies any bytes; whatever they are, the answer is a verification, and takes time and memory in proportion to them. */
export function verifyPdf(bytes: Uint8Array, options: VerifyOptions): Promise<Verification> {
  return new Promise((resolve) => {
    resolve(verified(Buffer.from(bytes), options));
  });
}

function verified(bytes: Buffer, options: VerifyOptions): Verification {
  const anchor = anchorOf(options);
  const findings: Findings = { signers: [], timestamps: [], reasons: [] };
  noting(findings.reasons, {}, () => {
    examine(bytes, anchor, options, findings);
  });
  if (anchor === null) findings.reasons.push({ code: 'noRoot', facts: {} });
  const isKnown = findings.reasons.length === 0;
  const isBroken = findings.reasons.some(({ code }) => !codesOfNotKnowing.includes(code));
  return { verdict: isBroken ? 'invalid' : isKnown ? 'valid' : 'unknown', ...findings };
}

interface Findings extends Said {
  readonly reasons: Reason[];
}

function anchorOf({ rootPem, revokedPem }: VerifyOptions): Anchor | null {
  if (rootPem === null) return null;
  const root = readCertificate(new X509Certificate(rootPem).raw);
  return { root, revoked: revokedPem === undefined ? null : readRevocationList(revokedPem, root) };
}

function examine(bytes: Buffer, anchor: Anchor | null, options: VerifyOptions, findings: Findings): void {
  const revisions = readRevisions(bytes);
  const objects = new Map<number, PdfObject>();
  for (const revision of revisions) apply(revision, objects);
  const trailer = revisions.at(-1)?.trailer;
  if (trailer === undefined) throw new Broken('unreadable', { at: 0 });
  const fields = signatureFields(objects, trailer).filter(({ signature }) => signature !== null);
  checkNoneBeside(objects, fields);

  const { reasons } = findings;
  const placed: PlacedSignature[] = [];
  fields.forEach((field, index) => {
    noting(reasons, { signature: index + 1 }, () => {
      placed.push(placeOf(bytes, revisions, objects, field));
    });
  });
  placed.sort((left, right) => left.revision - right.revision);
  placed.forEach((place, index) => {
    noting(reasons, { signature: index + 1 }, () => {
      checkSignature(place, place.end === bytes.length, anchor, options.at ?? null, findings);
    });
  });
  const [first] = placed;
  const last = placed.at(-1);
  if (first !== undefined) for (const reason of checkHistory(revisions, first.revision)) reasons.push(reason);
  // Where a signature has no place, that is the reason already.
  if (last !== undefined && placed.length === fields.length && last.end !== bytes.length) {
    reasons.push({ code: 'notCovered', facts: { from: last.end } });
  }
  checkNumber(fields.length > placed.length ? null : placed, options.expectSigners ?? 0, reasons);
}

/** A time stamp alone says that a document existed, not whose it is. */
function checkNumber(placed: readonly PlacedSignature[] | null, expected: number, reasons: Reason[]): void {
  if (placed === null) return;
  const found = placed.filter(({ kind }) => kind === 'signature').length;
  if (found === 0) reasons.push({ code: 'unsigned', facts: {} });
  if (found < expected) reasons.push({ code: 'fewerSigners', facts: { found, expected } });
}

/** Whatever looks like a signature must be the value of a field, and of one only. */
function checkNoneBeside(objects: Objects, fields: readonly SignatureField[]): void {
  if (fields.length > mostSignatures) throw new Broken('tooLarge');
  const known = new Set(fields.map(({ signature }) => signature));
  const names = new Set(fields.map(({ name }) => name));
  if (known.size !== fields.length || names.size !== fields.length) {
    throw new Broken('signatureForm', { what: 'shared' });
  }
  for (const { number, value } of objects.values()) {
    if (entryOf(value, 'ByteRange') !== undefined && !known.has(number)) {
      throw new Broken('signatureForm', { what: 'beside', object: number });
    }
  }
}
