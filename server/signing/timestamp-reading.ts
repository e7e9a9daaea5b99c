// Reading a time stamp token (RFC 3161): when, about what, and by whom.
import type { Hash } from './algorithms.ts';
import { hashNamed, hashOf } from './algorithms.ts';
import type { Signature } from './cms-reading.ts';
import { readSignature } from './cms-reading.ts';
import { cms } from './cms-words.ts';
import type { Element } from './der-reading.ts';
import { integerOf, malformed, onlyElement, partsOf, timeOf } from './der-reading.ts';
import { tags } from './der-writing.ts';
import { Broken } from './reasons.ts';

export interface TimestampToken {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly nonce: Element | undefined;
  readonly signature: Signature;
  isAbout(...pieces: readonly Uint8Array[]): boolean;
}

/** Throws Broken when the token is malformed or its authority's signature is wrong; trust is not asked here. */
export function readTimestampToken(token: Buffer): TimestampToken {
  const signature = readSignature(token, cms.timestampInfo);
  if (signature.content === null || !signature.isAbout(signature.content)) throw new Broken('timestampWrong');
  const info = partsOf(onlyElement(signature.content));
  if (integerOf(info.take(tags.integer)) !== 1n) throw malformed('version');
  info.take(tags.oid);
  const { hash, digest } = readImprint(info.take(tags.sequence));
  info.take(tags.integer);
  const at = timeOf(info.take(tags.generalizedTime));
  // Accuracy, ordering, nonce, authority's name and extensions may follow; all of them are signed.
  info.maybe(tags.sequence);
  info.maybe(tags.boolean);
  const nonce = info.maybe(tags.integer);
  info.maybe(0xa0);
  info.end();
  return { at, nonce, signature, isAbout: (...pieces) => hashOf(hash, ...pieces).equals(digest) };
}

function readImprint(imprint: Element): { readonly hash: Hash; readonly digest: Buffer } {
  const parts = partsOf(imprint);
  const hash = hashNamed(parts.take(tags.sequence));
  const digest = parts.take(tags.octets).body;
  parts.end();
  return { hash, digest };
}
