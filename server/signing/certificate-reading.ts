// Reading a certificate: whose it is, what it may be used for, and every byte accounted for.
import type { KeyObject } from 'node:crypto';
import { isSignatureOf, publicKeyOf, sha256 } from './algorithms.ts';
import { names, uses } from './certificate-words.ts';
import type { Element } from './der-reading.ts';
import {
  bitsOf,
  childrenOf,
  flagsOf,
  integerOf,
  isYes,
  malformed,
  oidOf,
  onlyElement,
  partsOf,
  timeOf,
} from './der-reading.ts';
import { tags } from './der-writing.ts';

export interface Certificate {
  readonly der: Buffer;
  readonly serial: Element;
  readonly issuer: Element;
  readonly subject: Element;
  /** The organisation's name, else the common name. */
  readonly name: string | null;
  readonly organisationIdentifier: string | null;
  /** Milliseconds since 1970; both ends are within. */
  readonly from: number;
  readonly to: number;
  readonly publicKey: KeyObject;
  readonly isAuthority: boolean;
  readonly keyUsage: readonly number[];
  readonly extendedKeyUsage: { readonly isCritical: boolean; readonly purposes: readonly string[] } | null;
  /** SHA-256 of the whole certificate, hexadecimal. */
  readonly fingerprint: string;
  isIssuedBy(issuer: Certificate): boolean;
}

/** Throws Broken 'signatureForm' when the bytes are not one certificate that we understand wholly. */
export function readCertificate(bytes: Buffer): Certificate {
  const outer = partsOf(onlyElement(bytes));
  const signed = outer.take(tags.sequence);
  const algorithm = outer.take(tags.sequence);
  const signature = bitsOf(outer.take(tags.bits));
  outer.end();

  const body = partsOf(signed);
  const version = onlyElement(body.take(0xa0).body);
  const serial = body.take(tags.integer);
  const innerAlgorithm = body.take(tags.sequence);
  if (integerOf(version) !== 2n || !innerAlgorithm.whole.equals(algorithm.whole))
    throw malformed('certificate');
  integerOf(serial);
  const issuer = body.take(tags.sequence);
  const validity = partsOf(body.take(tags.sequence));
  const [from, to] = [takeTime(validity), takeTime(validity)];
  validity.end();
  const subject = body.take(tags.sequence);
  const publicKey = publicKeyOf(body.take(tags.sequence).whole);
  const extensions = readExtensions(onlyElement(body.take(0xa3).body));
  body.end();

  const subjectNames = readNames(subject);
  return {
    der: bytes,
    serial,
    issuer,
    subject,
    name: subjectNames.get(names.organisation) ?? subjectNames.get(names.commonName) ?? null,
    organisationIdentifier: subjectNames.get(names.organisationIdentifier) ?? null,
    from,
    to,
    publicKey,
    ...extensions,
    fingerprint: sha256(bytes).toString('hex'),
    isIssuedBy: (by) =>
      issuer.whole.equals(by.subject.whole) &&
      isSignatureOf(by.publicKey, algorithm, signed.whole, signature),
  };
}

function takeTime(parts: ReturnType<typeof partsOf>): number {
  return timeOf(parts.maybe(tags.utcTime) ?? parts.take(tags.generalizedTime));
}

type Uses = Pick<Certificate, 'isAuthority' | 'keyUsage' | 'extendedKeyUsage'>;

function readExtensions(list: Element): Uses {
  if (list.tag !== tags.sequence) throw malformed('extensions');
  const seen = new Set<string>();
  let found: Uses = { isAuthority: false, keyUsage: [], extendedKeyUsage: null };
  for (const child of childrenOf(list)) {
    const parts = partsOf(child);
    const name = oidOf(parts.take(tags.oid));
    const critical = parts.maybe(tags.boolean);
    const value = onlyElement(parts.take(tags.octets).body);
    parts.end();
    if (seen.has(name)) throw malformed('extensions');
    seen.add(name);
    const isCritical = critical !== undefined && isYes(critical);
    if (name === uses.basicConstraints) found = { ...found, ...readConstraints(value) };
    else if (name === uses.keyUsage) found = { ...found, keyUsage: flagsOf(value) };
    else if (name === uses.extendedKeyUsage) {
      found = { ...found, extendedKeyUsage: { isCritical, purposes: childrenOf(value).map(oidOf) } };
    } else if (isCritical) throw malformed('criticalExtension');
  }
  return found;
}

function readConstraints(value: Element): Pick<Uses, 'isAuthority'> {
  const parts = partsOf(value);
  const authority = parts.maybe(tags.boolean);
  // How many authorities may stand below: none ever does, see trust.ts.
  parts.maybe(tags.integer);
  parts.end();
  return { isAuthority: authority !== undefined && isYes(authority) };
}

/** The first value of each kind of name. */
function readNames(subject: Element): Map<string, string> {
  const found = new Map<string, string>();
  for (const set of childrenOf(subject)) {
    for (const attribute of childrenOf(set)) {
      const [kind, value] = childrenOf(attribute);
      if (kind === undefined || value === undefined) throw malformed('name');
      const name = oidOf(kind);
      const encoding = value.tag === tags.utf8 ? 'utf8' : 'latin1';
      if (!found.has(name)) found.set(name, value.body.toString(encoding));
    }
  }
  return found;
}
