// The algorithms we sign with and accept: ECDSA on the NIST curves and RSA, with SHA-2; names and numbers in one place.
import { createHash, createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import type { Element } from './der-reading.ts';
import { malformed, oidOf, partsOf } from './der-reading.ts';
import { nothing, oid, sequence, tags } from './der-writing.ts';
import { oneForm } from './ecdsa-form.ts';

export type Hash = 'sha256' | 'sha384' | 'sha512';

const hashes: Readonly<Record<string, Hash>> = {
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
};
const ecdsaWith: Readonly<Record<string, Hash>> = {
  '1.2.840.10045.4.3.2': 'sha256',
  '1.2.840.10045.4.3.3': 'sha384',
  '1.2.840.10045.4.3.4': 'sha512',
};
const rsaWith: Readonly<Record<string, Hash>> = {
  '1.2.840.113549.1.1.11': 'sha256',
  '1.2.840.113549.1.1.12': 'sha384',
  '1.2.840.113549.1.1.13': 'sha512',
};

/** The AlgorithmIdentifier of SHA-256, without parameters (RFC 5754). */
export const sha256Identifier = sequence(oid('2.16.840.1.101.3.4.2.1'));

export const sha256 = (...parts: readonly Uint8Array[]): Buffer => hashOf('sha256', ...parts);

export function hashOf(hash: Hash, ...parts: readonly Uint8Array[]): Buffer {
  const state = createHash(hash);
  for (const part of parts) state.update(part);
  return state.digest();
}

/** Which hash an AlgorithmIdentifier names. */
export function hashNamed(identifier: Element): Hash {
  const { name, hasParameters } = identifierOf(identifier);
  const hash = hashes[name];
  if (hash === undefined || hasParameters === 'other') throw malformed('hash');
  return hash;
}

/** The AlgorithmIdentifier that goes with a key, the private or the public one; always with SHA-256. */
export function signatureIdentifier(key: KeyObject): Buffer {
  return key.asymmetricKeyType === 'ec'
    ? sequence(oid('1.2.840.10045.4.3.2'))
    : sequence(oid('1.2.840.113549.1.1.11'), nothing);
}

/** @param key PKCS #8 */
export const privateKeyOf = (key: Uint8Array): KeyObject =>
  createPrivateKey({ key: Buffer.from(key), format: 'der', type: 'pkcs8' });

export const signSha256 = (privateKey: KeyObject, message: Uint8Array): Buffer =>
  oneForm(privateKey, sign('sha256', message, privateKey));

/**
 * Whether a signature over a message is a public key's.
 * @param identifier the AlgorithmIdentifier beside the signature
 */
export function isSignatureOf(
  key: KeyObject,
  identifier: Element,
  message: Uint8Array,
  signature: Uint8Array,
): boolean {
  const { name, hasParameters } = identifierOf(identifier);
  const isEc = key.asymmetricKeyType === 'ec';
  if (hasParameters !== (isEc ? 'none' : 'null')) throw malformed('parameters');
  const hash = (isEc ? ecdsaWith : rsaWith)[name];
  if (hash === undefined) throw malformed('algorithm');
  return verify(hash, message, key, signature);
}

/** A public key from a certificate, if it is of a kind and a size we trust. */
export function publicKeyOf(subjectPublicKeyInfo: Buffer): KeyObject {
  const key = keyFrom(subjectPublicKeyInfo);
  const { modulusLength = 0, namedCurve = '' } = key.asymmetricKeyDetails ?? {};
  const isStrong =
    (key.asymmetricKeyType === 'ec' && ['prime256v1', 'secp384r1', 'secp521r1'].includes(namedCurve)) ||
    (key.asymmetricKeyType === 'rsa' && modulusLength >= 2048 && modulusLength <= 8192);
  if (!isStrong) throw malformed('key');
  return key;
}

function keyFrom(bytes: Buffer): KeyObject {
  try {
    return createPublicKey({ key: bytes, format: 'der', type: 'spki' });
  } catch {
    // OpenSSL says only that it could not decode it.
    throw malformed('key');
  }
}

function identifierOf(identifier: Element): { name: string; hasParameters: 'none' | 'null' | 'other' } {
  const parts = partsOf(identifier);
  const name = oidOf(parts.take(tags.oid));
  const parameters = parts.maybe(tags.nothing);
  parts.end();
  if (parameters === undefined) return { name, hasParameters: 'none' };
  return { name, hasParameters: parameters.body.length === 0 ? 'null' : 'other' };
}
