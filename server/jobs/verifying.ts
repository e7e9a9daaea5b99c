// Verifying files of strangers in a thread of its own, bounded in time and number.
import type { Verification } from '../signing/verify.ts';
import { threadPool, type Outcome } from './thread.ts';

export interface VerifyTask {
  readonly bytes: Uint8Array;
  readonly rootPem: string | null;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** What cryptography says of a file, and the identities it carries. */
export interface Verified {
  readonly verification: Verification;
  readonly fileIds: readonly string[];
}

export interface Verifying {
  verify(task: VerifyTask): Promise<Outcome<Verified>>;
  close(): Promise<void>;
}

export function verifying(): Verifying {
  const pool = threadPool<VerifyTask, Verified>(new URL('./verifying-thread.ts', import.meta.url), 20_000, 8);
  return { verify: (task) => pool.run(task), close: () => pool.close() };
}
