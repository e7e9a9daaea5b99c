// Reading a CMS signature strictly: one signer, and not a byte other than our own writer would have written.
import { hashNamed, hashOf, isSignatureOf, sha256, signatureIdentifier } from './algorithms.ts';
import type { Certificate } from './certificate-reading.ts';
import { readCertificate } from './certificate-reading.ts';
import { cms } from './cms-words.ts';
import { signedAttributes, signedData } from './cms.ts';
import type { Element } from './der-reading.ts';
import { childrenOf, malformed, oidOf, onlyElement, partsOf } from './der-reading.ts';
import { der, tags } from './der-writing.ts';
import { oneForm } from './ecdsa-form.ts';
import { Broken } from './reasons.ts';

/** A signature taken apart, its own value and its signer's certificate checked; the content and the trust are not. */
export interface Signature {
  /** What is carried within, if anything. */
  readonly content: Buffer | null;
  readonly signer: Certificate;
  /** All others that came along. */
  readonly others: readonly Certificate[];
  /** The value that a time stamp is about. */
  readonly value: Buffer;
  /** The DER of a TimeStampToken. */
  readonly timestampToken: Buffer | null;
  /** Whether the signed hash of the content is that of these pieces. */
  isAbout(...pieces: readonly Uint8Array[]): boolean;
}

const mostCertificates = 10;

/**
 * @param whole a ContentInfo and nothing else
 * @param contentType what the signature must be about
 * Throws Broken: 'signatureForm', 'signatureWrong', 'signingCertificate'.
 */
export function readSignature(whole: Buffer, contentType: string): Signature {
  const outer = partsOf(onlyElement(whole));
  if (oidOf(outer.take(tags.oid)) !== cms.signedData) throw malformed('contentInfo');
  const parts = partsOf(onlyElement(outer.take(0xa0).body));
  outer.end();

  // What is taken without a look is compared in the end.
  parts.take(tags.integer);
  parts.take(tags.set);
  const content = readContent(parts.take(tags.sequence), contentType);
  const certificates = childrenOf(parts.take(0xa0)).map(({ whole: bytes }) => bytes);
  const [signerInfo, ...moreSigners] = childrenOf(parts.take(tags.set));
  // Nothing else: no revocation lists within, which nobody here would check.
  parts.end();
  if (signerInfo === undefined || moreSigners.length > 0) throw malformed('signers');
  if (certificates.length > mostCertificates) throw malformed('certificates');

  const signer = readSigner(signerInfo, contentType);
  const { certificate, others } = signersCertificate(certificates, signer.issuer, signer.serial);
  const attributes = readAttributes(signer.attributes);
  if (oidOf(valueOf(attributes, cms.contentType)) !== contentType) throw malformed('contentType');
  // The time is the time stamp's; a second one could contradict it (EN 319 142-1, 6.3).
  if (contentType === cms.data && attributes.has(cms.signingTime)) throw malformed('signingTime');
  checkSigningCertificate(valueOf(attributes, cms.signingCertificate), certificate);
  // The attributes are signed as the set that they are, not under the number they bear (RFC 5652, 5.4).
  const signedBytes = der(tags.set, signer.attributes.body);
  if (!isSignatureOf(certificate.publicKey, signer.algorithm, signedBytes, signer.value)) {
    throw new Broken('signatureWrong');
  }
  const messageDigest = valueOf(attributes, cms.messageDigest);
  if (messageDigest.tag !== tags.octets) throw malformed('messageDigest');
  const { value, timestampToken } = signer;
  const ours = signedData({
    ...{ contentType, content, timestampToken },
    attributes: signedAttributes(contentType, messageDigest.body, certificate.der),
    signature: oneForm(certificate.publicKey, value),
    algorithm: signatureIdentifier(certificate.publicKey),
    certificates: [certificate, ...others].map(({ der: bytes }) => bytes),
  });
  if (!ours.equals(whole)) throw malformed('form');
  return {
    content,
    signer: certificate,
    others,
    value,
    timestampToken,
    isAbout: (...pieces) => sha256(...pieces).equals(messageDigest.body),
  };
}

function readContent(info: Element, contentType: string): Buffer | null {
  const parts = partsOf(info);
  if (oidOf(parts.take(tags.oid)) !== contentType) throw malformed('contentType');
  const wrapped = parts.maybe(0xa0);
  parts.end();
  if (wrapped === undefined) return null;
  const content = onlyElement(wrapped.body);
  if (content.tag !== tags.octets) throw malformed('content');
  return content.body;
}

interface Signer {
  readonly issuer: Element;
  readonly serial: Element;
  readonly attributes: Element;
  readonly algorithm: Element;
  readonly value: Buffer;
  readonly timestampToken: Buffer | null;
}

function readSigner(info: Element, contentType: string): Signer {
  const parts = partsOf(info);
  parts.take(tags.integer);
  const who = partsOf(parts.take(tags.sequence));
  const [issuer, serial] = [who.take(tags.sequence), who.take(tags.integer)];
  who.end();
  parts.take(tags.sequence);
  const attributes = parts.take(0xa0);
  const algorithm = parts.take(tags.sequence);
  const value = parts.take(tags.octets).body;
  // Nobody stamps a time stamp: whatever stood here could have been put there by anybody.
  const unsigned = contentType === cms.data ? parts.maybe(0xa1) : undefined;
  parts.end();
  return {
    ...{ issuer, serial, attributes, algorithm, value },
    timestampToken: unsigned === undefined ? null : readUnsigned(unsigned),
  };
}

/** The one unsigned attribute that we know, a time stamp: any other could be added by anybody. */
function readUnsigned(unsigned: Element): Buffer {
  const attributes = readAttributes(unsigned);
  if (attributes.size !== 1) throw malformed('unsignedAttributes');
  return valueOf(attributes, cms.timestampToken).whole;
}

/** Each kind once, with one value, in DER's order. */
function readAttributes(set: Element): Map<string, Element> {
  const found = new Map<string, Element>();
  let before: Buffer | null = null;
  for (const attribute of childrenOf(set)) {
    if (before !== null && Buffer.compare(before, attribute.whole) >= 0) throw malformed('order');
    before = attribute.whole;
    const parts = partsOf(attribute);
    const kind = oidOf(parts.take(tags.oid));
    const [value, ...more] = childrenOf(parts.take(tags.set));
    parts.end();
    if (value === undefined || more.length > 0 || found.has(kind)) throw malformed('attributes');
    found.set(kind, value);
  }
  return found;
}

function valueOf(attributes: ReadonlyMap<string, Element>, kind: string): Element {
  const value = attributes.get(kind);
  if (value === undefined) throw malformed('attributes');
  return value;
}

function signersCertificate(
  certificates: readonly Buffer[],
  issuer: Element,
  serial: Element,
): { readonly certificate: Certificate; readonly others: readonly Certificate[] } {
  const read = certificates.map(readCertificate);
  const own = read.filter(
    (each) => each.issuer.whole.equals(issuer.whole) && each.serial.whole.equals(serial.whole),
  );
  const [certificate] = own;
  if (certificate === undefined || own.length > 1) throw new Broken('signingCertificate');
  return { certificate, others: read.filter((each) => each !== certificate) };
}

/** ESSCertIDv2: the first names the signer's certificate by its hash, so that no other can be put in its place. */
function checkSigningCertificate(value: Element, certificate: Certificate): void {
  const outer = partsOf(value);
  const [first] = childrenOf(outer.take(tags.sequence));
  if (first === undefined) throw malformed('signingCertificate');
  const parts = partsOf(first);
  const algorithm = parts.maybe(tags.sequence);
  const hash = parts.take(tags.octets).body;
  const name = algorithm === undefined ? 'sha256' : hashNamed(algorithm);
  if (!hashOf(name, certificate.der).equals(hash)) throw new Broken('signingCertificate');
}
