// Whether a certificate leads to the root that we were given, at the time that counts, and may be used for what it was.
import type { Certificate } from './certificate-reading.ts';
import { uses } from './certificate-words.ts';
import { malformed } from './der-reading.ts';
import type { RevocationList } from './revocation.ts';
import { Broken } from './reasons.ts';

export interface Anchor {
  readonly root: Certificate;
  readonly revoked: RevocationList | null;
}

/** The leaf may sign documents: it is no authority, and its key is for signatures. Throws Broken 'certificateUse'. */
export function checkSigner(certificate: Certificate): void {
  const { isAuthority, keyUsage, extendedKeyUsage } = certificate;
  const maySign = keyUsage.includes(uses.digitalSignature) || keyUsage.includes(uses.nonRepudiation);
  const isForTime = extendedKeyUsage?.purposes.includes(uses.timeStamping) === true;
  if (isAuthority || !maySign || isForTime) throw new Broken('certificateUse');
}

/** The leaf is for time stamps and nothing else (RFC 3161, 2.3). Throws Broken 'timestampWrong'. */
export function checkTimestampAuthority(certificate: Certificate): void {
  const { isAuthority, keyUsage, extendedKeyUsage } = certificate;
  const [purpose, ...more] = extendedKeyUsage?.purposes ?? [];
  const isForTime =
    extendedKeyUsage?.isCritical === true && purpose === uses.timeStamping && more.length === 0;
  if (isAuthority || !keyUsage.includes(uses.digitalSignature) || !isForTime)
    throw new Broken('timestampWrong');
}

/**
 * A root issues leaves and nothing between, so what comes along is the leaf and the root, each once: nothing vouches
 * for the bytes of any other.
 * @param time milliseconds since 1970, or null when no time is known
 * @param anchor null when no root was given: then only the times are checked
 * Throws Broken: 'untrusted', 'certificateTime', 'signatureForm'.
 */
export function checkChain(
  leaf: Certificate,
  others: readonly Certificate[],
  time: number | null,
  anchor: Anchor | null,
): void {
  for (const each of [leaf, ...others]) checkTime(each, time);
  if (anchor === null) return;
  const { root } = anchor;
  const isIssuer = root.isAuthority && root.keyUsage.includes(uses.keyCertSign) && leaf.isIssuedBy(root);
  if (!isIssuer) throw new Broken('untrusted');
  const [above, ...more] = others;
  if (above?.der.equals(root.der) !== true || more.length > 0) throw malformed('certificates');
}

function checkTime({ from, to }: Certificate, time: number | null): void {
  if (time !== null && (time < from || time > to)) throw new Broken('certificateTime');
}

/**
 * @param time when the certificate was used, milliseconds since 1970; null when it may never have been revoked at all
 * Throws Broken 'revoked'.
 */
export function checkNotRevoked(leaf: Certificate, time: number | null, anchor: Anchor | null): void {
  const revokedAt = anchor?.revoked?.revoked.get(leaf.serial.whole.toString('hex'));
  if (anchor === null || revokedAt === undefined || !leaf.isIssuedBy(anchor.root)) return;
  if (time === null || time >= revokedAt) {
    throw new Broken('revoked', { since: new Date(revokedAt).toISOString() });
  }
}
