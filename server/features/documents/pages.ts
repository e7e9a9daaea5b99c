// What the documents' templates are told: the wait for a file, and the verdict over one.
import { dayInSweden } from '../../domain/language/dates.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { page, type Page, type PageModel, type Title } from '../../web/answer.ts';
import type { Verification } from '../../signing/verify.ts';
import { rootPath, verifyPath } from './paths.ts';
import type { Job } from './records.ts';
import type { Verdict } from './verdict.ts';

/** Where the page of a document stands. */
export interface DocumentPlace {
  readonly title: Title;
  readonly crumbs: PageModel['crumbs'];
  /** The page that the document belongs to. */
  readonly path: string;
}

/** The page while the document is made, or when it could not be. */
export function waitingPage({ title, crumbs, path }: DocumentPlace, job: Job, before: number): Page {
  const isFailed = job.state === 'failed';
  return page(
    isFailed ? 'documents/failed' : 'documents/waiting',
    {
      title,
      crumbs,
      subjectPath: path,
      before,
      isRunning: job.state === 'running',
      reference: job.reference,
    },
    [] as readonly Refusal[],
    isFailed ? 500 : 202,
  );
}

/** A file that was asked about, and what was found. */
export interface Asked {
  readonly verdict: Verdict;
  readonly verification: Verification;
  readonly sha256: string;
  /** As whoever sent it calls it. */
  readonly fileName: string;
}

/** The form for a file, with the verdict over the last one above it. */
export function verifyPage(
  asked: Asked | null,
  rootFingerprint: string | null,
  refusals: readonly Refusal[],
): Page {
  return page(
    'documents/verify',
    {
      title: {
        key: asked === null ? 'documents.verify.title' : `documents.verdict.${asked.verdict.kind}.title`,
      }, // words: documents.verdict.*
      crumbs: asked === null ? [] : [{ key: 'documents.verify.title', path: verifyPath }],
      verifyPath,
      rootPath,
      rootFingerprint,
      asked: asked === null ? null : askedModel(asked),
    },
    refusals,
  );
}

function askedModel({ verdict, verification, sha256, fileName }: Asked) {
  const { document } = verdict;
  const isOurs = verification.verdict === 'valid';
  return {
    kind: verdict.kind,
    fileName: fileName.normalize('NFC').replace(/\p{C}/gu, '').slice(0, 200),
    sha256,
    // What a signature says of itself is believed only when everything about it holds.
    signers: isOurs
      ? verification.signers.map(({ name, organisationIdentifier, sealedAt }) => ({
          name,
          identifier: organisationIdentifier,
          sealed: sealedAt === null ? null : momentOf(sealedAt),
        }))
      : [],
    document:
      document === null
        ? null
        : {
            title: document.title,
            kind: document.kind,
            path: document.path,
            registryNumber: document.registryNumber,
            issued: momentOf(document.issuedAt),
            sha256: document.sha256,
          },
    reasons: [...new Set(verification.reasons.map(({ code }) => code))],
  };
}

const clock = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Stockholm',
  hour: '2-digit',
  minute: '2-digit',
});

/** Day and time in Sweden of an ISO instant. */
const momentOf = (instant: string) => ({
  day: dayInSweden(Date.parse(instant)),
  time: clock.format(Date.parse(instant)).replace(':', '.'),
});
