// One signature of a file: its form, what it is about, who made it and when, and whether all that leads to the root.
import type { Certificate } from './certificate-reading.ts';
import { cms } from './cms-words.ts';
import type { Signature } from './cms-reading.ts';
import { readSignature } from './cms-reading.ts';
import { Broken } from './reasons.ts';
import type { PlacedSignature } from './signature-place.ts';
import type { TimestampToken } from './timestamp-reading.ts';
import { readTimestampToken } from './timestamp-reading.ts';
import type { Anchor } from './trust.ts';
import { checkChain, checkNotRevoked, checkSigner, checkTimestampAuthority } from './trust.ts';

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

/** What the signatures of a file say, as they are read. */
export interface Said {
  readonly signers: Signer[];
  readonly timestamps: Timestamp[];
}

const clockSkew = 5 * 60 * 1000;

/**
 * Notes what a signature says, then checks it.
 * @param at the time of asking, milliseconds since 1970: no time stamp may be later
 * Throws Broken.
 */
export function checkSignature(
  place: PlacedSignature,
  coversWholeFile: boolean,
  anchor: Anchor | null,
  at: number | null,
  said: Said,
): void {
  if (place.kind === 'timestamp') {
    const token = readTimestampToken(place.cms);
    said.timestamps.push(timestampFrom(token, 'document'));
    if (!token.isAbout(...place.covered)) throw new Broken('contentChanged');
    checkToken(token, anchor, at);
    return;
  }
  const signature = readSignature(place.cms, cms.data);
  const token = signature.timestampToken === null ? null : readTimestampToken(signature.timestampToken);
  said.signers.push(signerFrom(signature, token, place.field.name, coversWholeFile));
  if (token !== null) said.timestamps.push(timestampFrom(token, 'signature'));
  if (signature.content !== null) throw new Broken('signatureForm', { what: 'content' });
  if (!signature.isAbout(...place.covered)) throw new Broken('contentChanged');
  checkSigner(signature.signer);
  if (token !== null) {
    if (!token.isAbout(signature.value)) throw new Broken('timestampWrong');
    checkToken(token, anchor, at);
  }
  const time = token?.at ?? at;
  checkChain(signature.signer, signature.others, time, anchor);
  checkNotRevoked(signature.signer, time, anchor);
  if (token === null) throw new Broken('timestampMissing');
}

function checkToken(token: TimestampToken, anchor: Anchor | null, at: number | null): void {
  const { signer, others } = token.signature;
  checkTimestampAuthority(signer);
  checkChain(signer, others, token.at, anchor);
  // Whoever has the key of an authority can stamp any time: once it is revoked, no time that it says counts.
  checkNotRevoked(signer, null, anchor);
  if (at !== null && token.at > at + clockSkew) throw new Broken('timestampInFuture');
}

function signerFrom(
  { signer }: Signature,
  token: TimestampToken | null,
  field: string,
  coversWholeFile: boolean,
): Signer {
  return {
    ...holderOf(signer),
    certificateFingerprint: signer.fingerprint,
    sealedAt: token === null ? null : new Date(token.at).toISOString(),
    coversWholeFile,
    field: shown(field),
  };
}

function timestampFrom(token: TimestampToken, about: Timestamp['about']): Timestamp {
  const { signer } = token.signature;
  return {
    about,
    at: new Date(token.at).toISOString(),
    authority: holderOf(signer).name,
    certificateFingerprint: signer.fingerprint,
  };
}

function holderOf(certificate: Certificate): Pick<Signer, 'name' | 'organisationIdentifier'> {
  const { name, organisationIdentifier } = certificate;
  return {
    name: name === null ? null : shown(name),
    organisationIdentifier: organisationIdentifier === null ? null : shown(organisationIdentifier),
  };
}

/** A stranger's words may hold anything: nothing that steers a terminal or turns the direction of reading is handed on. */
const shown = (text: string): string => text.replace(/\p{C}/gu, '\ufffd');
