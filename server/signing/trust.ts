// Whether a certificate leads to the root that we were given, at the time that counts, and may be used for what it was.
import type { Certificate } from './certificate-reading.ts';
import { uses } from './certificate-words.ts';
import type { RevocationList } from './revocation.ts';
import { Broken } from './reasons.ts';

export interface Anchor {
  readonly root: Certificate;
  readonly revoked: RevocationList | null;
}

const longestChain = 5;

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
 * Climbs from a certificate to the root through those that came along; every one of them must be needed, since
 * nothing vouches for the bytes of one that is not.
 * @param time milliseconds since 1970, or null when no time is known
 * @param anchor null when no root was given: then only the links that are there are checked
 * Throws Broken: 'untrusted', 'certificateTime'.
 */
export function checkChain(
  leaf: Certificate,
  others: readonly Certificate[],
  time: number | null,
  anchor: Anchor | null,
): void {
  const left = new Set(others);
  let current = leaf;
  for (let below = 0; ; below += 1) {
    checkTime(current, time);
    if (isSelfIssued(current)) break;
    const root = anchor?.root;
    const issuer = [...left, ...(root === undefined ? [] : [root])].find((each) =>
      isIssuer(each, current, below),
    );
    if (issuer === undefined || below >= longestChain) break;
    left.delete(issuer);
    current = issuer;
  }
  if (anchor === null) return;
  const { root } = anchor;
  // The root itself may have come along too; then it is the same, byte for byte.
  for (const each of [...left]) if (each.der.equals(root.der)) left.delete(each);
  if (!current.der.equals(root.der) || current === leaf || left.size > 0) throw new Broken('untrusted');
}

function isIssuer(candidate: Certificate, of: Certificate, below: number): boolean {
  return (
    candidate.isAuthority &&
    candidate.keyUsage.includes(uses.keyCertSign) &&
    candidate.pathLength >= below &&
    of.isIssuedBy(candidate)
  );
}

const isSelfIssued = ({ issuer, subject }: Certificate): boolean => issuer.whole.equals(subject.whole);

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
