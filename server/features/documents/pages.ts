// What the documents' templates are told: the wait for a file, and the verdict over one.
import type { Refusal } from '../../domain/refusal.ts';
import { page, type Page, type PageModel, type Title } from '../../web/answer.ts';
import type { Job } from './records.ts';

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
