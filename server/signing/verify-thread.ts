// The thread that verifies uploads: bytes and options come in, a verification goes out.
import { parentPort } from 'node:worker_threads';
import type { VerifyOptions } from './verify.ts';
import { verifyPdf } from './verify.ts';

/** What the thread is asked. */
export interface VerificationRequest {
  readonly bytes: Uint8Array;
  readonly options: VerifyOptions;
}

const port = parentPort;
port?.on('message', ({ bytes, options }: VerificationRequest) => {
  void verifyPdf(bytes, options).then((verification) => {
    port.postMessage(verification);
  });
});
