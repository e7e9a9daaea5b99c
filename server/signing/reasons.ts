// Why a file is not valid: a closed list of codes with facts; the sentences live in the locales.

export const reasonCodes = [
  'notPdf',
  'tooLarge',
  'encrypted',
  'unreadable',
  'strayBytes',
  'unsigned',
  'fewerSigners',
  'byteRange',
  'gap',
  'notCovered',
  'contentChanged',
  'laterChange',
  'signatureForm',
  'signatureWrong',
  'signingCertificate',
  'certificateUse',
  'certificateTime',
  'revocationList',
  'revoked',
  'untrusted',
  'timestampWrong',
  'timestampInFuture',
  'timestampMissing',
  'noRoot',
] as const;
export type ReasonCode = (typeof reasonCodes)[number];

/** Nothing is broken, but something is not known: alone they make a verdict unknown, every other code makes it invalid. */
export const codesOfNotKnowing: readonly ReasonCode[] = ['timestampMissing', 'noRoot'];

export interface Reason {
  readonly code: ReasonCode;
  /** Byte offsets, object numbers, the number of the signature (from 1) and the like. */
  readonly facts: Readonly<Record<string, string | number>>;
}

/** What a reader of hostile bytes throws; verification turns it into a reason. */
export class Broken extends Error {
  readonly reason: Reason;

  constructor(code: ReasonCode, facts: Reason['facts'] = {}) {
    super(`${code} ${JSON.stringify(facts)}`);
    this.reason = { code, facts };
  }
}

/** Does work; when it finds something broken, that is noted with the facts about where, and nothing is thrown. */
export function noting(reasons: Reason[], facts: Reason['facts'], work: () => void): void {
  try {
    work();
  } catch (fault) {
    if (!(fault instanceof Broken)) throw fault;
    reasons.push({ code: fault.reason.code, facts: { ...facts, ...fault.reason.facts } });
  }
}
