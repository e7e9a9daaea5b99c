// All SQL of issued documents: the jobs that make them and the files themselves.
import type { Queries } from '../../database/engine.ts';
import type {
  DocumentKind,
  DocumentOrder,
  IssuedDocument,
  Job,
  JobState,
  KeyPurpose,
  Signer,
  StoredKey,
} from './records.ts';

export interface DocumentStore {
  /** Queues the making of a document; one that was ordered before is left as it is. */
  order(id: string, order: DocumentOrder, now: string): Promise<void>;
  job(kind: DocumentKind, subjectId: string): Promise<Job | null>;
  /** What documents of a kind were ordered of. */
  orderedSubjects(kind: DocumentKind): Promise<ReadonlySet<string>>;
  issued(kind: DocumentKind, subjectId: string): Promise<IssuedDocument | null>;
  /** The file with exactly these bytes. */
  issuedBySha256(sha256: string): Promise<IssuedDocument | null>;
  /** A file that carries one of these identities: what an altered copy was made from. */
  issuedByFileIds(fileIds: readonly string[]): Promise<IssuedDocument | null>;
  /** The file's bytes. */
  bytes(id: string): Promise<Buffer | null>;
  /** Stores an issued file; false when the document was issued already, and nothing is stored. */
  issue(document: IssuedDocument, bytes: Buffer): Promise<boolean>;
  /** The job that has been due longest of those that may be begun now; null when there is none. */
  due(now: string): Promise<Job | null>;
  /** Begins a job as it was found, for whoever comes first: false for everybody else. It is theirs until `until`. */
  claim(job: Job, until: string): Promise<boolean>;
  /** Keeps a claim that still stands. */
  hold(job: Job, until: string): Promise<void>;
  /** Puts a claimed job back, to be begun at `due`. */
  putBack(job: Job, due: string): Promise<void>;
  finish(job: Job, now: string): Promise<void>;
  giveUp(job: Job, reference: string, now: string): Promise<void>;
  /** How many jobs stand before this one, which is queued: those in hand, and those due before it. */
  before(job: Job): Promise<number>;
  /** Queues every job that was given up once more. */
  reopen(now: string): Promise<void>;
  /** The newest key for a purpose; of an organisation where it is a seal. */
  key(purpose: KeyPurpose, organisationId: string | null): Promise<StoredKey | null>;
  addKey(key: StoredKey): Promise<void>;
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
        'file_id',
        'expected_signers',
        'issued_at',
      ]);
  /** A running job as it was claimed: nothing once somebody else has taken it. */
  const claimed = (job: Job) =>
    queries
      .updateTable('jobs')
      .where('id', '=', job.id)
      .where('state', '=', 'running')
      .where('attempts', '=', job.attempts);
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
    async orderedSubjects(kind) {
      const rows = await queries.selectFrom('jobs').select('subject_id').where('kind', '=', kind).execute();
      return new Set(rows.map(({ subject_id }) => subject_id));
    },
    async issued(kind, subjectId) {
      const row = await headers()
        .where('kind', '=', kind)
        .where('subject_id', '=', subjectId)
        .executeTakeFirst();
      return row === undefined ? null : issuedOf(row);
    },
    async issuedBySha256(sha256) {
      const row = await headers().where('sha256', '=', sha256).executeTakeFirst();
      return row === undefined ? null : issuedOf(row);
    },
    async issuedByFileIds(fileIds) {
      if (fileIds.length === 0) return null;
      const row = await headers()
        .where('file_id', 'in', fileIds)
        .orderBy('issued_at')
        .limit(1)
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
    async issue(document, bytes) {
      const result = await queries
        .insertInto('issued_documents')
        .values({
          id: document.id,
          organisation_id: document.organisationId,
          kind: document.kind,
          subject_id: document.subjectId,
          title: document.title,
          file_name: document.fileName,
          path: document.path,
          registry_number: document.registryNumber,
          sha256: document.sha256,
          file_id: document.fileId,
          bytes,
          expected_signers: JSON.stringify(document.expectedSigners),
          issued_at: document.issuedAt,
        })
        .onConflict((clash) => clash.columns(['kind', 'subject_id']).doNothing())
        .executeTakeFirst();
      return result.numInsertedOrUpdatedRows === 1n;
    },
    async due(now) {
      const row = await queries
        .selectFrom('jobs')
        .selectAll()
        .where('state', 'in', ['queued', 'running'])
        .where('due_at', '<=', now)
        // By when it is due, not when it was ordered: what is taken again and again lets the others past.
        .orderBy('due_at')
        .orderBy('id')
        .limit(1)
        .executeTakeFirst();
      return row === undefined ? null : jobOf(row);
    },
    async claim(job, until) {
      const result = await queries
        .updateTable('jobs')
        .set({ state: 'running', attempts: job.attempts + 1, due_at: until })
        .where('id', '=', job.id)
        .where('state', '=', job.state)
        .where('attempts', '=', job.attempts)
        .where('due_at', '=', job.dueAt)
        .executeTakeFirst();
      return result.numUpdatedRows === 1n;
    },
    async hold(job, until) {
      await claimed(job).set({ due_at: until }).execute();
    },
    async putBack(job, due) {
      await claimed(job).set({ state: 'queued', due_at: due }).execute();
    },
    async finish(job, now) {
      // Also when somebody else has claimed it since: what they will find is done.
      await queries
        .updateTable('jobs')
        .set({ state: 'done', finished_at: now })
        .where('id', '=', job.id)
        .execute();
    },
    async giveUp(job, reference, now) {
      await claimed(job).set({ state: 'failed', finished_at: now, reference }).execute();
    },
    async before(job) {
      const row = await queries
        .selectFrom('jobs')
        .select((count) => count.fn.countAll<number | string>().as('count'))
        .where('id', '!=', job.id)
        .where((either) =>
          either.or([
            either('state', '=', 'running'),
            either.and([
              either('state', '=', 'queued'),
              either.or([
                either('due_at', '<', job.dueAt),
                either.and([either('due_at', '=', job.dueAt), either('id', '<', job.id)]),
              ]),
            ]),
          ]),
        )
        .executeTakeFirstOrThrow();
      return Number(row.count);
    },
    async reopen(now) {
      await queries
        .updateTable('jobs')
        .set({ state: 'queued', attempts: 0, due_at: now, finished_at: null, reference: null })
        .where('state', '=', 'failed')
        .execute();
    },
    async key(purpose, organisationId) {
      const row = await queries
        .selectFrom('signing_keys')
        .selectAll()
        .where('purpose', '=', purpose)
        .where('organisation_id', organisationId === null ? 'is' : '=', organisationId)
        .orderBy('made_at', 'desc')
        .orderBy('id', 'desc')
        .limit(1)
        .executeTakeFirst();
      return row === undefined
        ? null
        : {
            id: row.id,
            organisationId: row.organisation_id,
            purpose,
            certificatePem: row.certificate,
            lockedKey: row.private_key,
            madeAt: row.made_at,
          };
    },
    async addKey(key) {
      await queries
        .insertInto('signing_keys')
        .values({
          id: key.id,
          organisation_id: key.organisationId,
          purpose: key.purpose,
          certificate: key.certificatePem,
          private_key: key.lockedKey,
          made_at: key.madeAt,
        })
        .execute();
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
  readonly file_id: string;
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
    fileId: row.file_id,
    expectedSigners: JSON.parse(row.expected_signers) as readonly Signer[],
    issuedAt: row.issued_at,
  };
}
