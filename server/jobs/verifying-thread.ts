// The thread's program: the bytes of a file in, what can be said of them out.
import { parentPort } from 'node:worker_threads';
import { verifyPdf } from '../signing/verify.ts';
import { fileIdentities } from './file-identity.ts';
import type { Verified, VerifyTask } from './verifying.ts';

async function verified({ bytes, rootPem, at }: VerifyTask): Promise<Verified> {
  return { verification: await verifyPdf(bytes, { rootPem, at }), fileIds: fileIdentities(bytes) };
}

parentPort?.on('message', (task: VerifyTask) => {
  // A fault is not caught: it ends the thread, and whoever asked is told of it.
  void verified(task).then((result) => parentPort?.postMessage(result));
});
