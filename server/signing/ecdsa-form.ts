// The one form of an ECDSA signature: for every (r, s) that verifies, (r, n − s) does too, and only the lower is ours.
import type { KeyObject } from 'node:crypto';
import { integerOf, malformed, onlyElement, partsOf } from './der-reading.ts';
import { integer, sequence, tags } from './der-writing.ts';

/** The order n of each curve's group (FIPS 186-4, D.1.2). */
const orders: Readonly<Record<string, bigint>> = {
  prime256v1: 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n,
  secp384r1: BigInt(
    '0xffffffffffffffffffffffffffffffffffffffffffffffffc7634d81f4372ddf581a0db248b0a77aecec196accc52973',
  ),
  secp521r1: BigInt(
    `0x01${'f'.repeat(64)}fa51868783bf2f966b7fcc0148f709a5d03bb5c9b8899c47aebb6fb71e91386409`,
  ),
};

/**
 * The same signature as it is always written here; one by RSA is as it is, since there is no other.
 * @param key the private or the public one
 * Throws Broken 'signatureForm' when it is not two numbers.
 */
export function oneForm(key: KeyObject, signature: Buffer): Buffer {
  if (key.asymmetricKeyType !== 'ec') return signature;
  const order = orders[key.asymmetricKeyDetails?.namedCurve ?? ''];
  if (order === undefined) throw malformed('key');
  const parts = partsOf(onlyElement(signature));
  const [r, s] = [integerOf(parts.take(tags.integer)), integerOf(parts.take(tags.integer))];
  parts.end();
  if (s >= order) throw malformed('signature');
  return sequence(integer(r), integer(s > order / 2n ? order - s : s));
}
