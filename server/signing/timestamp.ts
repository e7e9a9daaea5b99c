// Time stamps (RFC 3161): what is asked, what an authority answers, and an authority of our own.
import { randomBytes } from 'node:crypto';
import { sha256, sha256Identifier } from './algorithms.ts';
import type { SealKey } from './certificate.ts';
import { cms } from './cms-words.ts';
import { certificateBytes, signedData, signWith } from './cms.ts';
import type { Element } from './der-reading.ts';
import { integerOf, isYes, malformed, onlyElement, partsOf } from './der-reading.ts';
import { generalizedTime, integer, octets, oid, sequence, tags, yes } from './der-writing.ts';
import { Broken } from './reasons.ts';
import { readTimestampToken } from './timestamp-reading.ts';

/** Asks an authority: a TimeStampReq in DER goes out, a TimeStampResp comes back. Over HTTP it is one POST. */
export type Timestamper = (request: Uint8Array) => Promise<Uint8Array>;

/** Says under which terms the local authority works; a number of our own (ITU-T X.667). */
const localPolicy = '2.25.90864198801223691572957487270653618140';

/** A token that says when bytes existed, from any authority; checked to be about them and about this question. */
export async function timestampOf(bytes: Uint8Array, ask: Timestamper): Promise<Buffer> {
  const nonce = integer(BigInt(`0x01${randomBytes(15).toString('hex')}`));
  const imprint = sequence(sha256Identifier, octets(sha256(bytes)));
  const response = partsOf(onlyElement(Buffer.from(await ask(sequence(integer(1), imprint, nonce, yes)))));
  const status = partsOf(response.take(tags.sequence)).take(tags.integer);
  // 0 is granted, 1 granted with modifications.
  if (integerOf(status) > 1n) throw new Broken('timestampWrong', { status: Number(integerOf(status)) });
  const token = response.take(tags.sequence).whole;
  response.end();
  const read = readTimestampToken(token);
  if (!read.isAbout(bytes) || read.nonce?.whole.equals(nonce) !== true) throw new Broken('timestampWrong');
  return token;
}

/**
 * An authority in this program, for installations without a better one. Whoever holds the root could make it lie:
 * it says when, to those who trust the installation.
 * @param now milliseconds since 1970
 */
export function localTimestamper(key: SealKey, rootPem: string, now: () => number): Timestamper {
  const certificates = [certificateBytes(key.certificatePem), certificateBytes(rootPem)];
  return (request) => {
    const { imprint, nonce } = readRequest(Buffer.from(request));
    const info = sequence(
      integer(1),
      oid(localPolicy),
      imprint.whole,
      integer((1n << 126n) | BigInt(`0x${randomBytes(15).toString('hex')}`)),
      generalizedTime(now()),
      // Accuracy: a second.
      sequence(integer(1)),
      ...(nonce === undefined ? [] : [nonce.whole]),
    );
    const token = signedData({
      contentType: cms.timestampInfo,
      content: info,
      ...signWith(key, cms.timestampInfo, sha256(info)),
      certificates,
      timestampToken: null,
    });
    return Promise.resolve(sequence(sequence(integer(0)), token));
  };
}

function readRequest(request: Buffer): { readonly imprint: Element; readonly nonce: Element | undefined } {
  const parts = partsOf(onlyElement(request));
  if (integerOf(parts.take(tags.integer)) !== 1n) throw malformed('request');
  const imprint = parts.take(tags.sequence);
  const nonce = parts.maybe(tags.integer);
  // We always send the certificates; who does not want them may throw them away.
  const wantsCertificates = parts.maybe(tags.boolean);
  if (wantsCertificates !== undefined) isYes(wantsCertificates);
  parts.end();
  return { imprint, nonce };
}
