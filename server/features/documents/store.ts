// All SQL of issued documents: the jobs that make them and the files themselves.
import type { Queries } from '../../database/engine.ts';
import type { DocumentKind, DocumentOrder, IssuedDocument, Job, JobState } from './records.ts';

export interface DocumentStore {
  /** Queues the making of a document; one that was ordered before is left as it is. */
  order(id: string, order: DocumentOrder, now: string): Promise<void>;
  job(kind: DocumentKind, subjectId: string): Promise<Job | null>;
  issued(kind: DocumentKind, subjectId: string): Promise<IssuedDocument | null>;
  /** The file's bytes. */
  bytes(id: string): Promise<Buffer | null>;
}

/** @param ordered told of every order, inside its transaction */
export function documentStore(queries: Queries, ordered: (queries: Queries) => void): DocumentStore {
  const headers = () =>
    queries
      .selectFrom('issued_documents')
      .select([
        'id',
        'organisation_id',
        'kind',
        'subject_id',
        'title',
        'file_name',
        'path',
        'registry_number',
        'sha256',
        'expected_signers',
        'issued_at',
      ]);
  return {
    async order(id, { kind, organisationId, subjectId }, now) {
      await queries
        .insertInto('jobs')
        .values({
          id,
          organisation_id: organisationId,
          kind,
          subject_id: subjectId,
          state: 'queued',
          attempts: 0,
          queued_at: now,
          due_at: now,
          finished_at: null,
          reference: null,
        })
        .onConflict((clash) => clash.columns(['kind', 'subject_id']).doNothing())
        .execute();
      ordered(queries);
    },
    async job(kind, subjectId) {
      const row = await queries
        .selectFrom('jobs')
        .selectAll()
        .where('kind', '=', kind)
        .where('subject_id', '=', subjectId)
        .executeTakeFirst();
      return row === undefined ? null : jobOf(row);
    },
    async issued(kind, subjectId) {
      const row = await headers()
        .where('kind', '=', kind)
        .where('subject_id', '=', subjectId)
        .executeTakeFirst();
      return row === undefined ? null : issuedOf(row);
    },
    async bytes(id) {
      const row = await queries
        .selectFrom('issued_documents')
        .select('bytes')
        .where('id', '=', id)
        .executeTakeFirst();
      return row?.bytes ?? null;
    },
  };
}

interface JobRow {
  readonly id: string;
  readonly organisation_id: string;
  readonly kind: string;
  readonly subject_id: string;
  readonly state: string;
  readonly attempts: number;
  readonly queued_at: string;
  readonly due_at: string;
  readonly reference: string | null;
}

// The check constraints of the tables are what makes these readings of text columns true.
function jobOf(row: JobRow): Job {
  return {
    id: row.id,
    organisationId: row.organisation_id,
    kind: row.kind as DocumentKind,
    subjectId: row.subject_id,
    state: row.state as JobState,
    attempts: row.attempts,
    queuedAt: row.queued_at,
    dueAt: row.due_at,
    reference: row.reference,
  };
}

function issuedOf(row: {
  readonly id: string;
  readonly organisation_id: string;
  readonly kind: string;
  readonly subject_id: string;
  readonly title: string;
  readonly file_name: string;
  readonly path: string;
  readonly registry_number: string | null;
  readonly sha256: string;
  readonly expected_signers: string;
  readonly issued_at: string;
}): IssuedDocument {
  return {
    id: row.id,
    organisationId: row.organisation_id,
    kind: row.kind as DocumentKind,
    subjectId: row.subject_id,
    title: row.title,
    fileName: row.file_name,
    path: row.path,
    registryNumber: row.registry_number,
    sha256: row.sha256,
    expectedSigners: JSON.parse(row.expected_signers) as readonly string[],
    issuedAt: row.issued_at,
  };
}
