// Everything about issuing that is built once: threads, keys, the queue and its worker, and drafts printed on demand.
import type { Paper } from '../../domain/documents/blocks.ts';
import { refuse, type Refusal } from '../../domain/refusal.ts';
import { printing, type PrintPlaces } from '../../jobs/printing.ts';
import { verifying, type Verifying } from '../../jobs/verifying.ts';
import { worker, type Worker } from '../../jobs/worker.ts';
import { keys } from './keys.ts';
import { documentQueue, makeDocument, type MakingDesk, type MakingTools } from './making.ts';

export interface IssuingTools<D extends MakingDesk> extends Omit<MakingTools<D>, 'printing' | 'keys'> {
  readonly places: PrintPlaces;
  /** What private keys are locked with. */
  readonly secret: string;
}

/** Prints a draft where somebody waits for it: nothing is stored. */
export type PrintDraft = (paper: Paper) => Promise<{ readonly bytes: Buffer } | Refusal>;

export interface Issuing {
  readonly worker: Worker;
  readonly print: PrintDraft;
  readonly verifying: Verifying;
  /** Makes the installation's own keys where there are none. @returns false when the secret does not open them */
  begin(): Promise<boolean>;
  /** Makes a seal for each of these organisations that has none. */
  sealFor(organisationIds: readonly string[]): Promise<void>;
  /** The worker is stopped, then the threads. */
  close(): Promise<void>;
}

export function issuing<D extends MakingDesk>(tools: IssuingTools<D>): Issuing {
  const printer = printing(tools.places, tools.secret);
  const verifier = verifying();
  const making: MakingTools<D> = { ...tools, printing: printer, keys: keys({ ...tools, printing: printer }) };
  const documents = worker({
    queue: documentQueue(making),
    work: (job) => makeDocument(making, job),
    onFault: (fault) => {
      tools.log.error({ err: fault }, 'the queue of documents could not be read');
    },
  });
  return {
    worker: documents,
    async print(paper) {
      const outcome = await printer.print(paper);
      if (outcome === 'busy') return refuse('request.busy');
      if (outcome === 'tookTooLong') return refuse('document.takesTooLong');
      return { bytes: Buffer.from(outcome.result) };
    },
    verifying: verifier,
    begin: () => making.keys.begin(),
    async sealFor(organisationIds) {
      const desk = tools.desk(tools.engine.read);
      for (const organisation of await desk.organisations.byIds(organisationIds)) {
        await making.keys.sealing(organisation, desk.today);
      }
    },
    async close() {
      await documents.stop();
      await printer.close();
      await verifier.close();
    },
  };
}
