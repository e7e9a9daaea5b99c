// The root's list of certificates that no longer count (RFC 5280, 5): made here, and read when a file is verified.
import { X509Certificate } from 'node:crypto';
import { isSignatureOf, privateKeyOf, signatureIdentifier, signSha256 } from './algorithms.ts';
import type { Certificate } from './certificate-reading.ts';
import { readCertificate } from './certificate-reading.ts';
import type { SealKey } from './certificate.ts';
import { bitsOf, childrenOf, integerOf, malformed, onlyElement, partsOf, timeOf } from './der-reading.ts';
import { bits, certificateTime, integer, sequence, tags } from './der-writing.ts';
import { Broken } from './reasons.ts';

export interface RevocationList {
  /** The serial number's DER in hexadecimal → milliseconds since 1970. */
  readonly revoked: ReadonlyMap<string, number>;
}

export interface Revoked {
  readonly certificatePem: string;
  /** Milliseconds since 1970; what was sealed before still stands. */
  readonly since: number;
}

const daysUntilNext = 30;

/** The list in PEM, signed by the root. @param now milliseconds since 1970 */
export function revocationList(root: SealKey, revoked: readonly Revoked[], now: number): string {
  const issuer = readCertificate(new X509Certificate(root.certificatePem).raw);
  const privateKey = privateKeyOf(root.privateKey);
  const algorithm = signatureIdentifier(privateKey);
  const entries = revoked.map(({ certificatePem, since }) =>
    sequence(readCertificate(new X509Certificate(certificatePem).raw).serial.whole, certificateTime(since)),
  );
  const body = sequence(
    integer(1),
    algorithm,
    issuer.subject.whole,
    certificateTime(now),
    certificateTime(now + daysUntilNext * 24 * 60 * 60 * 1000),
    // RFC 5280, 5.1.2.6: an empty list is left out.
    ...(entries.length === 0 ? [] : [sequence(...entries)]),
  );
  const whole = sequence(body, algorithm, bits(signSha256(privateKey, body)));
  const lines = whole.toString('base64').match(/.{1,64}/gu) ?? [];
  return `-----BEGIN X509 CRL-----\n${lines.join('\n')}\n-----END X509 CRL-----\n`;
}

/** Throws Broken 'revocationList' when it is not the root's own. */
export function readRevocationList(pem: string, root: Certificate): RevocationList {
  const encoded = /-----BEGIN X509 CRL-----([A-Za-z0-9+/=\s]+)-----END X509 CRL-----/u.exec(pem)?.[1];
  const outer = partsOf(onlyElement(Buffer.from(encoded ?? '', 'base64')));
  const signed = outer.take(tags.sequence);
  const algorithm = outer.take(tags.sequence);
  const signature = bitsOf(outer.take(tags.bits));
  outer.end();
  if (!isSignatureOf(root.publicKey, algorithm, signed.whole, signature)) throw new Broken('revocationList');

  const parts = partsOf(signed);
  if (integerOf(parts.take(tags.integer)) !== 1n) throw malformed('version');
  parts.take(tags.sequence);
  if (!parts.take(tags.sequence).whole.equals(root.subject.whole)) throw new Broken('revocationList');
  const takeTime = (): ReturnType<typeof parts.maybe> =>
    parts.maybe(tags.utcTime) ?? parts.maybe(tags.generalizedTime);
  takeTime();
  takeTime();
  const entries = parts.maybe(tags.sequence);
  parts.maybe(0xa0);
  parts.end();
  const revoked = new Map<string, number>();
  for (const entry of entries === undefined ? [] : childrenOf(entries)) {
    const [serial, time] = childrenOf(entry);
    if (serial === undefined || time === undefined) throw malformed('revocation');
    revoked.set(serial.whole.toString('hex'), timeOf(time));
  }
  return { revoked };
}
