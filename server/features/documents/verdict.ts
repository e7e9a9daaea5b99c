// What is said of a file that somebody asks about: the registry first, then what cryptography found.
import type { Verified } from '../../jobs/verifying.ts';
import type { ReasonCode } from '../../signing/reasons.ts';
import type { IssuedDocument } from './records.ts';

/**
 * `genuine`: byte for byte a file that was issued here, and its seal holds.
 * `unconfirmed`: issued here byte for byte, but its seal could not be confirmed.
 * `altered`: made from a file that was issued here, or changed since somebody sealed it.
 * `unregistered`: our seal holds, but no such file is in the registry.
 * `unknown`: not issued here.
 */
export type VerdictKind = 'genuine' | 'unconfirmed' | 'altered' | 'unregistered' | 'unknown';

export interface Verdict {
  readonly kind: VerdictKind;
  /** The document it is, or was made from. */
  readonly document: IssuedDocument | null;
}

/** Reasons that show a change since a signature was made, whoever made it. */
const changes: ReadonlySet<ReasonCode> = new Set([
  'contentChanged',
  'laterChange',
  'notCovered',
  'fewerSigners',
  'byteRange',
  'gap',
  'strayBytes',
  'signatureWrong',
] as const);

/**
 * @param registered the issued file with exactly these bytes
 * @param alike an issued file whose identity these bytes carry
 */
export function verdictOf(
  registered: IssuedDocument | null,
  alike: IssuedDocument | null,
  { verification }: Pick<Verified, 'verification'>,
): Verdict {
  const isValid = verification.verdict === 'valid';
  if (registered !== null) return { kind: isValid ? 'genuine' : 'unconfirmed', document: registered };
  if (isValid) return { kind: 'unregistered', document: alike };
  const isChanged =
    verification.signers.length > 0 && verification.reasons.some(({ code }) => changes.has(code));
  return { kind: alike !== null || isChanged ? 'altered' : 'unknown', document: alike };
}
