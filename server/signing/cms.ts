// Writing a CMS signature with one signer (RFC 5652), whose certificate is bound by its hash (RFC 5035).
import { X509Certificate } from 'node:crypto';
import { privateKeyOf, sha256, sha256Identifier, signatureIdentifier, signSha256 } from './algorithms.ts';
import { readCertificate } from './certificate-reading.ts';
import type { SealKey } from './certificate.ts';
import { cms } from './cms-words.ts';
import { context, integer, octets, oid, sequence, setOf } from './der-writing.ts';

export const certificateBytes = (pem: string): Buffer => new X509Certificate(pem).raw;

const attribute = (kind: string, value: Buffer): Buffer => sequence(oid(kind), setOf(value));

/**
 * What is really signed: the attributes about the content and the signer, as a SET OF. There is no signing time:
 * PAdES takes the time from the time stamp (EN 319 142-1, 6.3).
 * @param digest SHA-256 of the content
 */
export function signedAttributes(contentType: string, digest: Uint8Array, certificate: Buffer): Buffer {
  const { issuer, serial } = readCertificate(certificate);
  const issuerAndSerial = sequence(sequence(context(4, issuer.whole)), serial.whole);
  const bound = sequence(octets(sha256(certificate)), issuerAndSerial);
  return setOf(
    attribute(cms.contentType, oid(contentType)),
    attribute(cms.messageDigest, octets(digest)),
    attribute(cms.signingCertificate, sequence(sequence(bound))),
  );
}

interface SignatureParts {
  readonly contentType: string;
  /** The content itself, when it is carried within. */
  readonly content: Buffer | null;
  readonly attributes: Buffer;
  readonly signature: Buffer;
  /** AlgorithmIdentifier of the signature. */
  readonly algorithm: Buffer;
  /** The signer's first, then those who issued it. */
  readonly certificates: readonly Buffer[];
  /** What a time stamp authority answered about the signature. */
  readonly timestampToken: Buffer | null;
}

/** The whole signature, DER. */
export function signedData(parts: SignatureParts): Buffer {
  const [signerCertificate] = parts.certificates;
  if (signerCertificate === undefined) throw new Error('A signature needs its certificate');
  const { issuer, serial } = readCertificate(signerCertificate);
  const token = parts.timestampToken;
  const signer = sequence(
    integer(1),
    sequence(issuer.whole, serial.whole),
    sha256Identifier,
    asImplicit(0, parts.attributes),
    parts.algorithm,
    octets(parts.signature),
    ...(token === null ? [] : [asImplicit(1, setOf(attribute(cms.timestampToken, token)))]),
  );
  const content = parts.content === null ? [] : [context(0, octets(parts.content))];
  const body = sequence(
    // RFC 5652, 5.1: 3 when the content is anything but plain data.
    integer(parts.contentType === cms.data ? 1 : 3),
    setOf(sha256Identifier),
    sequence(oid(parts.contentType), ...content),
    asImplicit(0, setOf(...parts.certificates)),
    setOf(signer),
  );
  return sequence(oid(cms.signedData), context(0, body));
}

/** A set that bears a number instead of its own tag. */
function asImplicit(number: number, set: Buffer): Buffer {
  return Buffer.concat([Buffer.from([0xa0 | number]), set.subarray(1)]);
}

/** A signature by a key that is at hand: what it says, and by which algorithm. */
export function signWith(
  key: SealKey,
  contentType: string,
  digest: Uint8Array,
): Pick<SignatureParts, 'attributes' | 'signature' | 'algorithm'> {
  const attributes = signedAttributes(contentType, digest, certificateBytes(key.certificatePem));
  const privateKey = privateKeyOf(key.privateKey);
  return {
    attributes,
    signature: signSha256(privateKey, attributes),
    algorithm: signatureIdentifier(privateKey),
  };
}
