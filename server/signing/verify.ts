// Verifying a sealed PDF: who signed, when, and whether anything at all has changed since.
import { X509Certificate } from 'node:crypto';
import { readCertificate } from './certificate-reading.ts';
import { cms } from './cms-words.ts';
import type { Signature } from './cms-reading.ts';
import { readSignature } from './cms-reading.ts';
import type { SignatureField } from './file/fields.ts';
import { signatureFields } from './file/fields.ts';
import { apply, readRevisions } from './file/revisions.ts';
import type { Objects, Revision } from './file/revisions.ts';
import { entryOf, referencesIn } from './file/values.ts';
import type { PdfObject } from './file/values.ts';
import { checkChanges } from './later-changes.ts';
import type { Reason } from './reasons.ts';
import { Broken, codesOfNotKnowing } from './reasons.ts';
import { readRevocationList } from './revocation.ts';
import type { PlacedSignature } from './signature-place.ts';
import { placeOf } from './signature-place.ts';
import type { TimestampToken } from './timestamp-reading.ts';
import { readTimestampToken } from './timestamp-reading.ts';
import type { Anchor } from './trust.ts';
import { checkChain, checkSigner, checkTimestampAuthority } from './trust.ts';

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

export interface Signer {
  /** The organisation's name, as the certificate says it. */
  readonly name: string | null;
  readonly organisationIdentifier: string | null;
  /** SHA-256, hexadecimal. */
  readonly certificateFingerprint: string;
  /** When, by the time stamp: an ISO instant. Null when nobody vouches for a time. */
  readonly sealedAt: string | null;
  /** Whether the signature is over the file as it is; an earlier one is over the file as it was. */
  readonly coversWholeFile: boolean;
  readonly field: string;
}

export interface Timestamp {
  /** About a signature, or about the whole document. */
  readonly about: 'signature' | 'document';
  readonly at: string;
  readonly authority: string | null;
  readonly certificateFingerprint: string;
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
const clockSkew = 5 * 60 * 1000;

/** Verifies any bytes; whatever they are, the answer is a verification, and takes time and memory in proportion to them. */
export function verifyPdf(bytes: Uint8Array, options: VerifyOptions): Promise<Verification> {
  return new Promise((resolve) => {
    resolve(verified(Buffer.from(bytes), options));
  });
}

function verified(bytes: Buffer, options: VerifyOptions): Verification {
  const anchor = anchorOf(options);
  const findings: Findings = { signers: [], timestamps: [], reasons: [] };
  findings.reasons.push(
    ...whenBroken(() => {
      examine(bytes, anchor, options, findings);
    }),
  );
  if (options.rootPem === null) findings.reasons.push({ code: 'noRoot', facts: {} });
  const isKnown = findings.reasons.length === 0;
  const isBroken = findings.reasons.some(({ code }) => !codesOfNotKnowing.includes(code));
  return { verdict: isBroken ? 'invalid' : isKnown ? 'valid' : 'unknown', ...findings };
}

interface Findings {
  readonly signers: Signer[];
  readonly timestamps: Timestamp[];
  readonly reasons: Reason[];
}

function whenBroken(work: () => void, facts: Reason['facts'] = {}): readonly Reason[] {
  try {
    work();
    return [];
  } catch (fault) {
    if (!(fault instanceof Broken)) throw fault;
    return [{ code: fault.reason.code, facts: { ...facts, ...fault.reason.facts } }];
  }
}

function examine(bytes: Buffer, anchor: Anchor | null, options: VerifyOptions, findings: Findings): void {
  const revisions = readRevisions(bytes);
  const last = revisions.at(-1);
  if (last === undefined) throw new Broken('unreadable', { at: 0 });
  const objects = new Map<number, PdfObject>();
  for (const revision of revisions) apply(revision, objects);

  const fields = signatureFields(objects, last.trailer).filter(({ signature }) => signature !== null);
  const expected = options.expectSigners ?? 0;
  if (fields.length === 0) {
    findings.reasons.push({ code: 'unsigned', facts: {} });
    checkExpected(0, expected, findings);
    return;
  }
  checkNoneBeside(objects, fields);
  const placed = fields
    .flatMap((field, index) => {
      let place: PlacedSignature | undefined;
      findings.reasons.push(
        ...whenBroken(
          () => {
            place = placeOf(bytes, revisions, objects, field);
          },
          { signature: index + 1 },
        ),
      );
      return place === undefined ? [] : [place];
    })
    .sort((left, right) => left.revision - right.revision);
  placed.forEach((place, index) => {
    const isWhole = place.revision === revisions.length - 1 && place.end === bytes.length;
    findings.reasons.push(
      ...whenBroken(
        () => {
          checkSignature(place, isWhole, anchor, options, findings);
        },
        { signature: index + 1 },
      ),
    );
  });
  checkHistory(revisions, placed, findings);
  checkCovered(bytes, placed, fields.length, findings);
  checkExpected(findings.signers.length, expected, findings);
}

function checkExpected(found: number, expected: number, findings: Findings): void {
  if (found < expected) findings.reasons.push({ code: 'fewerSigners', facts: { found, expected } });
}

function anchorOf({ rootPem, revokedPem }: VerifyOptions): Anchor | null {
  if (rootPem === null) return null;
  const root = readCertificate(new X509Certificate(rootPem).raw);
  return { root, revoked: revokedPem === undefined ? null : readRevocationList(revokedPem, root) };
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

/** The last signature covers the file to its last byte. */
function checkCovered(
  bytes: Buffer,
  placed: readonly PlacedSignature[],
  count: number,
  findings: Findings,
): void {
  const end = placed.at(-1)?.end ?? 0;
  // Where a signature has no place, that is the reason already.
  if (placed.length === count && end !== bytes.length) {
    findings.reasons.push({ code: 'notCovered', facts: { from: end } });
  }
}

/** What came behind a signature must be allowed. */
function checkHistory(
  revisions: readonly Revision[],
  placed: readonly PlacedSignature[],
  findings: Findings,
): void {
  const firstSigned = placed[0]?.revision ?? Infinity;
  const objects = new Map<number, PdfObject>();
  const mentioned = new Set<number>();
  revisions.forEach((revision, index) => {
    const earlier = revisions[index - 1];
    if (earlier !== undefined && index > firstSigned) {
      findings.reasons.push(
        ...whenBroken(
          () => {
            checkChanges({ objects, mentioned, revision: earlier }, revision);
          },
          { revision: index + 1 },
        ),
      );
    }
    apply(revision, objects);
    for (const object of revision.changes.values())
      if (object !== null) referencesIn(object.value, mentioned);
  });
}

function checkSignature(
  place: PlacedSignature,
  coversWholeFile: boolean,
  anchor: Anchor | null,
  options: VerifyOptions,
  findings: Findings,
): void {
  if (place.kind === 'timestamp') {
    const token = readTimestampToken(place.cms);
    findings.timestamps.push(timestampFrom(token, 'document'));
    if (!token.isAbout(...place.covered)) throw new Broken('contentChanged');
    checkToken(token, anchor, options);
    return;
  }
  const signature = readSignature(place.cms, cms.data);
  const token = signature.timestampToken === null ? null : readTimestampToken(signature.timestampToken);
  findings.signers.push(signerFrom(signature, token, place.field.name, coversWholeFile));
  if (token !== null) findings.timestamps.push(timestampFrom(token, 'signature'));
  if (signature.content !== null) throw new Broken('signatureForm', { what: 'content' });
  if (!signature.isAbout(...place.covered)) throw new Broken('contentChanged');
  checkSigner(signature.signer);
  if (token !== null) {
    if (!token.isAbout(signature.value)) throw new Broken('timestampWrong');
    checkToken(token, anchor, options);
  }
  checkChain(signature.signer, signature.others, token?.at ?? options.at ?? null, anchor);
  if (token === null) throw new Broken('timestampMissing');
}

function checkToken(token: TimestampToken, anchor: Anchor | null, { at }: VerifyOptions): void {
  const { signer, others } = token.signature;
  checkTimestampAuthority(signer);
  checkChain(signer, others, token.at, anchor);
  if (at !== undefined && token.at > at + clockSkew) throw new Broken('timestampInFuture');
}

function signerFrom(
  { signer }: Signature,
  token: TimestampToken | null,
  field: string,
  coversWholeFile: boolean,
): Signer {
  return {
    name: signer.name,
    organisationIdentifier: signer.organisationIdentifier,
    certificateFingerprint: signer.fingerprint,
    sealedAt: token === null ? null : new Date(token.at).toISOString(),
    coversWholeFile,
    field,
  };
}

function timestampFrom(token: TimestampToken, about: Timestamp['about']): Timestamp {
  const { signer } = token.signature;
  return {
    about,
    at: new Date(token.at).toISOString(),
    authority: signer.name,
    certificateFingerprint: signer.fingerprint,
  };
}
