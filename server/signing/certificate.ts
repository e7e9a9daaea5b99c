// Making certificates: the root of this installation, an organisation's seal and the time stamp authority.
import { X509Certificate, createPublicKey, generateKeyPairSync, randomBytes } from 'node:crypto';
import { privateKeyOf, sha256, signatureIdentifier, signSha256 } from './algorithms.ts';
import { readCertificate } from './certificate-reading.ts';
import {
  bits,
  certificateTime,
  context,
  der,
  flags,
  integer,
  octets,
  oid,
  sequence,
  setOf,
  tags,
  utf8,
  yes,
} from './der-writing.ts';
import { names, uses } from './certificate-words.ts';

/** A key and the certificate that says whose it is. */
export interface SealKey {
  readonly certificatePem: string;
  /** PKCS #8, DER. */
  readonly privateKey: Uint8Array;
}

/** Who a certificate is about. */
export interface Holder {
  /** As it is to be read: NFC, without control characters. */
  readonly name: string;
  /** What stays the same when the name changes: an organisation number or an id of ours. */
  readonly identifier: string;
}

const year = 365.25 * 24 * 60 * 60 * 1000;
const rootYears = 25;
const leafYears = 10;

/** A fresh private key on P-256, PKCS #8. The one thing here that is not decided by its input, with the serial numbers. */
export function newPrivateKey(): Uint8Array {
  return generateKeyPairSync('ec', { namedCurve: 'prime256v1' }).privateKey.export({
    format: 'der',
    type: 'pkcs8',
  });
}

/** @param now milliseconds since 1970 */
export function makeRoot(holder: Holder, now: number, privateKey = newPrivateKey()): SealKey {
  const name = nameOf(holder);
  return certificate({
    issuer: { name, privateKey, publicKey: publicKeyBytes(privateKey) },
    subject: name,
    privateKey,
    from: now,
    to: now + rootYears * year,
    extensions: [
      extension(uses.basicConstraints, true, sequence(yes, integer(0))),
      extension(uses.keyUsage, true, flags(uses.keyCertSign, uses.crlSign)),
    ],
  });
}

/** The certificate by which an organisation seals. It outlives neither ten years nor its root. */
export function issueSeal(
  root: SealKey,
  organisation: Holder,
  now: number,
  privateKey = newPrivateKey(),
): SealKey {
  return issue(root, organisation, now, privateKey, [
    extension(uses.keyUsage, true, flags(uses.digitalSignature, uses.nonRepudiation)),
  ]);
}

/** The certificate of the local time stamp authority. */
export function issueTimestampAuthority(
  root: SealKey,
  authority: Holder,
  now: number,
  privateKey = newPrivateKey(),
): SealKey {
  return issue(root, authority, now, privateKey, [
    extension(uses.keyUsage, true, flags(uses.digitalSignature)),
    // RFC 3161, 2.3: critical, and nothing but time stamping.
    extension(uses.extendedKeyUsage, true, sequence(oid(uses.timeStamping))),
  ]);
}

function issue(
  root: SealKey,
  holder: Holder,
  now: number,
  privateKey: Uint8Array,
  extensions: readonly Buffer[],
): SealKey {
  const issuer = readCertificate(new X509Certificate(root.certificatePem).raw);
  return certificate({
    issuer: {
      name: issuer.subject.whole,
      privateKey: root.privateKey,
      publicKey: publicKeyBytes(root.privateKey),
    },
    subject: nameOf(holder),
    privateKey,
    from: now,
    to: Math.min(now + leafYears * year, issuer.to),
    extensions: [extension(uses.basicConstraints, true, sequence()), ...extensions],
  });
}

interface Draft {
  readonly issuer: { readonly name: Buffer; readonly privateKey: Uint8Array; readonly publicKey: Buffer };
  readonly subject: Buffer;
  readonly privateKey: Uint8Array;
  readonly from: number;
  readonly to: number;
  readonly extensions: readonly Buffer[];
}

function certificate({ issuer, subject, privateKey, from, to, extensions }: Draft): SealKey {
  const signer = privateKeyOf(issuer.privateKey);
  const algorithm = signatureIdentifier(signer);
  const publicKey = publicKeyBytes(privateKey);
  const body = sequence(
    context(0, integer(2)),
    integer(randomSerial()),
    algorithm,
    issuer.name,
    sequence(certificateTime(from), certificateTime(to)),
    subject,
    publicKey,
    context(
      3,
      sequence(
        ...extensions,
        extension(uses.subjectKeyIdentifier, false, octets(keyIdentifier(publicKey))),
        extension(uses.authorityKeyIdentifier, false, sequence(der(0x80, keyIdentifier(issuer.publicKey)))),
      ),
    ),
  );
  const whole = sequence(body, algorithm, bits(signSha256(signer, body)));
  return { certificatePem: new X509Certificate(whole).toString(), privateKey };
}

/** 126 random bits: positive, and never the same twice. */
const randomSerial = (): bigint => (1n << 126n) | BigInt(`0x${randomBytes(15).toString('hex')}`);

const keyIdentifier = (publicKey: Buffer): Buffer => sha256(publicKey).subarray(0, 20);

const publicKeyBytes = (privateKey: Uint8Array): Buffer =>
  createPublicKey(privateKeyOf(privateKey)).export({ format: 'der', type: 'spki' });

const extension = (name: string, isCritical: boolean, value: Buffer): Buffer =>
  sequence(oid(name), ...(isCritical ? [yes] : []), octets(value));

/** The name is given twice, since some readers show the organisation and some the common name. */
function nameOf({ name, identifier }: Holder): Buffer {
  for (const text of [name, identifier]) {
    if (text === '' || text !== text.normalize('NFC') || /\p{C}/u.test(text)) {
      throw new Error(`A certificate cannot name ${JSON.stringify(text)}`);
    }
  }
  const attribute = (kind: string, value: Buffer): Buffer => setOf(sequence(oid(kind), value));
  return sequence(
    attribute(names.country, der(tags.printable, Buffer.from('SE'))),
    attribute(names.organisation, utf8(name)),
    attribute(names.organisationIdentifier, utf8(identifier)),
    attribute(names.commonName, utf8(name)),
  );
}
