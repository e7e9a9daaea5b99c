// What is said of a file, as a table: what the registry knows against what cryptography found.
import { expect } from 'chai';
import { verdictOf, type VerdictKind } from '../../../server/features/documents/verdict.ts';
import type { IssuedDocument } from '../../../server/features/documents/index.ts';
import type { ReasonCode } from '../../../server/signing/reasons.ts';
import type { Verification } from '../../../server/signing/verify.ts';

const document: IssuedDocument = {
  ...{ id: 'd', kind: 'motion', organisationId: 'o', subjectId: 's', title: 'Motion', fileName: 'm.pdf' },
  ...{ path: '/m', registryNumber: null, sha256: 'a'.repeat(64), fileId: 'b'.repeat(32) },
  ...{ expectedSigners: [], issuedAt: '2026-03-02T09:00:00.000Z' },
};

const found = (
  verdict: Verification['verdict'],
  codes: readonly ReasonCode[] = [],
  isSigned = true,
): { readonly verification: Verification } => ({
  verification: {
    verdict,
    signers: isSigned
      ? [
          {
            name: 'Granby',
            organisationIdentifier: null,
            certificateFingerprint: 'c',
            sealedAt: null,
            coversWholeFile: true,
            field: 'Seal',
          },
        ]
      : [],
    timestamps: [],
    reasons: codes.map((code) => ({ code, facts: {} })),
  },
});

describe('the verdict over a file', () => {
  for (const [what, registered, alike, verified, kind] of [
    ['issued here, and its seal holds', true, false, found('valid'), 'genuine'],
    ['issued here, but its seal does not', true, false, found('invalid', ['untrusted']), 'unconfirmed'],
    ['issued here, and nothing to check against', true, false, found('unknown', ['noRoot']), 'unconfirmed'],
    ['sealed here, but not in the registry', false, false, found('valid'), 'unregistered'],
    ['sealed here again, beside the one in the registry', false, true, found('valid'), 'unregistered'],
    ['made from one of ours, unsealed', false, true, found('invalid', ['unsigned'], false), 'altered'],
    ['made from one of ours, unreadable', false, true, found('invalid', ['unreadable'], false), 'altered'],
    ['sealed by somebody and changed since', false, false, found('invalid', ['contentChanged']), 'altered'],
    ['sealed by somebody we do not know', false, false, found('invalid', ['untrusted']), 'unknown'],
    ['unreadable', false, false, found('invalid', ['unreadable'], false), 'unknown'],
    ['without a seal', false, false, found('invalid', ['unsigned'], false), 'unknown'],
  ] as const satisfies readonly (readonly [
    string,
    boolean,
    boolean,
    ReturnType<typeof found>,
    VerdictKind,
  ])[]) {
    it(`${what}: ${kind}`, () => {
      const verdict = verdictOf(registered ? document : null, alike ? document : null, verified);
      expect(verdict).to.deep.equal({ kind, document: registered || alike ? document : null });
    });
  }
});
