// The secret part of personal links: made from a link's id under the house's secret, so that no row of the database holds it.
import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';

export interface LinkTokens {
  /** What stands in the link's address. */
  readonly of: (linkId: string) => string;
  /** The link that an address names, where the house made it; else null. */
  readonly idIn: (token: string) => string | null;
}

/** @param secret the house's key secret; the key of these tokens is derived from it and used for nothing else */
export function linkTokens(secret: string): LinkTokens {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'stadga personal links 1', 32));
  const proof = (linkId: string): Buffer => createHmac('sha256', key).update(linkId).digest();
  return {
    of: (linkId) => `${linkId}.${proof(linkId).toString('base64url')}`,
    idIn(token) {
      const [, linkId, given] = /^([0-9a-z-]{1,64})\.([\w-]{43})$/.exec(token) ?? [];
      if (linkId === undefined || given === undefined) return null;
      const bytes = Buffer.from(given, 'base64url');
      const right = proof(linkId);
      return bytes.length === right.length && timingSafeEqual(bytes, right) ? linkId : null;
    },
  };
}
