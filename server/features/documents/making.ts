// Making an issued document: a claimed job, the paper, print and seal in a thread, and one transaction for the result.
import { createHash } from 'node:crypto';
import type { Logger } from 'pino';
import type { Engine, Queries } from '../../database/engine.ts';
import type { Printing } from '../../jobs/printing.ts';
import type { Queue } from '../../jobs/worker.ts';
import { newReference } from '../../web/errors.ts';
import type { OrganisationStore } from '../organisations/index.ts';
import type { DocumentsDesk } from './actions.ts';
import type { Keys } from './keys.ts';
import type { DocumentKind, IssuedDocument, Job, PaperToIssue } from './records.ts';

export interface MakingDesk extends DocumentsDesk {
  readonly organisations: OrganisationStore;
}

export interface MakingTools<D extends MakingDesk> {
  readonly engine: Engine;
  readonly desk: (queries: Queries) => D;
  readonly papers: Papers<D>;
  readonly keys: Keys;
  readonly printing: Printing;
  readonly log: Logger;
  readonly now: () => number;
}

/** How each kind of document is composed: null when there is nothing (any longer) to issue. */
export type Papers<D> = Readonly<
  Record<DocumentKind, (desk: D, subjectId: string) => Promise<PaperToIssue | null>>
>;

/** What no second attempt would mend. */
class CannotBeMade extends Error {}

/** Milliseconds that a claim lasts unless it is held; after a kill the job is taken again when they are over. */
const claimFor = 6_000;
/** Milliseconds before the next attempt, after the first, second …; then it is given up. */
const pauses = [2_000, 10_000, 60_000, 300_000] as const;

/** The queue of documents to be made, over the table of jobs. */
export function documentQueue(
  tools: Pick<MakingTools<MakingDesk>, 'engine' | 'log' | 'now'> & {
    readonly desk: (queries: Queries) => DocumentsDesk;
  },
): Queue<Job> {
  const { engine, desk, now } = tools;
  const later = (milliseconds: number): string => new Date(now() + milliseconds).toISOString();
  const change = (work: (documents: DocumentsDesk['documents']) => Promise<void>): Promise<void> =>
    engine.write((transaction) => work(desk(transaction).documents));
  const told = ({ kind, subjectId, attempts }: Job, fault: unknown, what: string): string => {
    const reference = newReference();
    tools.log.error({ reference, kind, subjectId, attempt: attempts, err: fault }, what);
    return reference;
  };
  const giveUp = async (job: Job, fault: unknown): Promise<void> => {
    const reference = told(job, fault, 'a document could not be made');
    await change((documents) => documents.giveUp(job, reference, later(0)));
  };
  return {
    async take() {
      for (;;) {
        const job = await desk(engine.read).documents.due(later(0));
        if (job === null) return null;
        const until = later(claimFor);
        const isMine = await engine.write((transaction) => desk(transaction).documents.claim(job, until));
        if (!isMine) continue;
        const mine: Job = { ...job, state: 'running', attempts: job.attempts + 1, dueAt: until };
        // Begun as often as any may be, and nobody lived to tell how it went: it may be what ends them.
        if (job.state !== 'running' || job.attempts <= pauses.length) return mine;
        await giveUp(mine, new CannotBeMade('the program ended each time while making it'));
      }
    },
    hold: (job) => change((documents) => documents.hold(job, later(claimFor))),
    release: (job) => change((documents) => documents.putBack(job, later(0))),
    async failed(job, fault) {
      const pause = fault instanceof CannotBeMade ? undefined : pauses[job.attempts - 1];
      if (pause === undefined) {
        await giveUp(job, fault);
        return;
      }
      told(job, fault, 'a document is tried again later');
      await change((documents) => documents.putBack(job, later(pause)));
    },
  };
}

/** Makes the document of a job, once: when the file is there already, the job is only marked as done. */
export async function makeDocument<D extends MakingDesk>(tools: MakingTools<D>, job: Job): Promise<void> {
  const { engine, desk, now } = tools;
  const reading = desk(engine.read);
  const known = await reading.documents.issued(job.kind, job.subjectId);
  const made = known === null ? await sealed(tools, reading, job) : null;
  await engine.write(async (transaction) => {
    const writing = desk(transaction);
    if (made !== null && (await writing.documents.issue(made.document, made.bytes))) {
      await writing.record({
        kind: 'document.issued',
        organisationId: job.organisationId,
        subjectId: job.subjectId,
        facts: { document: made.document.id, kind: job.kind, sha256: made.document.sha256 },
      });
    }
    await writing.documents.finish(job, new Date(now()).toISOString());
  });
}

async function sealed<D extends MakingDesk>(
  tools: MakingTools<D>,
  desk: D,
  job: Job,
): Promise<{ readonly document: IssuedDocument; readonly bytes: Buffer }> {
  const toIssue = await tools.papers[job.kind](desk, job.subjectId);
  const [issuer] = await desk.organisations.byIds([job.organisationId]);
  if (toIssue === null || issuer === undefined) throw new CannotBeMade('there is nothing to issue');
  if (toIssue.paper.isDraft) throw new CannotBeMade('a draft is never issued');
  const { seal, timestamp, rootPem, signer } = await tools.keys.sealing(issuer, desk.today);
  const outcome = await tools.printing.seal({
    paper: toIssue.paper,
    signer: signer.name,
    seal,
    timestamp,
    rootPem,
    now: tools.now(),
  });
  if (typeof outcome === 'string') throw new Error(`the document was not printed: ${outcome}`);
  const { result } = outcome;
  if ('findings' in result)
    throw new CannotBeMade(`the gate found: ${result.findings.slice(0, 20).join('; ')}`);
  const bytes = Buffer.from(result.bytes);
  return {
    bytes,
    document: {
      ...{ id: desk.newId(), kind: job.kind, organisationId: job.organisationId, subjectId: job.subjectId },
      title: toIssue.paper.title,
      fileName: toIssue.fileName,
      path: toIssue.path,
      registryNumber: toIssue.paper.registryNumber,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      fileId: result.fileId,
      expectedSigners: [signer],
      issuedAt: new Date(tools.now()).toISOString(),
    },
  };
}
