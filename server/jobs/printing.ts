// Printing, sealing and making keys in threads: nothing of it keeps a page waiting.
import type { Paper } from '../domain/documents/blocks.ts';
import { threadPool, type Outcome } from './thread.ts';

/** What is printed on every paper of this installation. */
export interface PrintPlaces {
  /** Where anyone can check a file. */
  readonly verifyAt: string;
  /** What an address inside Stadga begins with on paper. */
  readonly baseUrl: string;
}

/** A key as it is stored: its private half locked (base64). */
export interface LockedKey {
  readonly certificatePem: string;
  readonly lockedKey: string;
}

export interface SealTask {
  readonly paper: Paper;
  readonly signer: string;
  readonly seal: LockedKey;
  readonly timestamp: LockedKey;
  readonly rootPem: string;
  readonly now: number;
}

export interface KeyTask {
  readonly purpose: 'root' | 'timestamp' | 'seal';
  readonly holder: { readonly name: string; readonly identifier: string };
  /** Null for the root itself. */
  readonly root: LockedKey | null;
  readonly now: number;
}

/** A sealed file with the identity that its trailer carries, or what the gate found wrong with it before it was sealed. */
export type Sealed =
  { readonly bytes: Uint8Array; readonly fileId: string } | { readonly findings: readonly string[] };

export type PrintingTask =
  | { readonly do: 'print'; readonly paper: Paper; readonly places: PrintPlaces }
  | { readonly do: 'seal'; readonly task: SealTask; readonly places: PrintPlaces; readonly secret: string }
  | { readonly do: 'key'; readonly task: KeyTask; readonly secret: string }
  | { readonly do: 'unlock'; readonly key: LockedKey; readonly secret: string };

export interface Printing {
  /** A paper as a PDF without a seal. */
  print(paper: Paper): Promise<Outcome<Uint8Array>>;
  seal(task: SealTask): Promise<Outcome<Sealed>>;
  makeKey(task: KeyTask): Promise<Outcome<LockedKey>>;
  /** Does the secret of the settings open this key? */
  opens(key: LockedKey): Promise<Outcome<boolean>>;
  close(): Promise<void>;
}

const program = new URL('./printing-thread.ts', import.meta.url);
/** Milliseconds for a job, which nobody waits for, and for what somebody waits for on a page. */
const [jobLimit, pageLimit] = [180_000, 20_000];

/** @param secret what private keys are locked with */
export function printing(places: PrintPlaces, secret: string): Printing {
  const jobs = threadPool<PrintingTask, unknown>(program, jobLimit);
  const pages = threadPool<PrintingTask, unknown>(program, pageLimit, 8);
  // The thread answers each task with the one thing that goes with it.
  return {
    print: (paper) => pages.run({ do: 'print', paper, places }) as Promise<Outcome<Uint8Array>>,
    seal: (task) => jobs.run({ do: 'seal', task, places, secret }) as Promise<Outcome<Sealed>>,
    makeKey: (task) => jobs.run({ do: 'key', task, secret }) as Promise<Outcome<LockedKey>>,
    opens: (key) => jobs.run({ do: 'unlock', key, secret }) as Promise<Outcome<boolean>>,
    async close() {
      await Promise.all([jobs.close(), pages.close()]);
    },
  };
}
