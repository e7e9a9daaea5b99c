// The thread's program: a paper in, its bytes out, printed, checked and sealed; keys are made and opened here too.
import { parentPort } from 'node:worker_threads';
import { checkPdf } from '../pdf/check.ts';
import { writePdf } from '../pdf/write.ts';
import { lock, unlock } from '../signing/at-rest.ts';
import { issueSeal, issueTimestampAuthority, makeRoot, type SealKey } from '../signing/certificate.ts';
import { sealPdf } from '../signing/pades.ts';
import { localTimestamper } from '../signing/timestamp.ts';
import { fileIdentities } from './file-identity.ts';
import type { KeyTask, LockedKey, PrintingTask, PrintPlaces, Sealed, SealTask } from './printing.ts';

/** Opened keys by their locked form: opening one takes a tenth of a second, on purpose. */
const opened = new Map<string, Uint8Array>();

function open({ certificatePem, lockedKey }: LockedKey, secret: string): SealKey {
  const privateKey = opened.get(lockedKey) ?? unlock(Buffer.from(lockedKey, 'base64'), secret);
  opened.set(lockedKey, privateKey);
  return { certificatePem, privateKey };
}

async function sealed(task: SealTask, places: PrintPlaces, secret: string): Promise<Sealed> {
  const printed = await writePdf(task.paper, { ...places, seal: { signer: task.signer } });
  const findings = await checkPdf(printed);
  if (findings.length > 0) return { findings: findings.map(({ rule, message }) => `${rule}: ${message}`) };
  const [fileId] = fileIdentities(printed);
  if (fileId === undefined) return { findings: ['the file has no identity'] };
  const authority = open(task.timestamp, secret);
  const bytes = await sealPdf(
    printed,
    { ...open(task.seal, secret), chainPem: [task.rootPem] },
    localTimestamper(authority, task.rootPem, () => task.now),
    task.now,
  );
  return { bytes, fileId };
}

function made({ purpose, holder, root, now }: KeyTask, secret: string): LockedKey {
  const key = keyFor(purpose, holder, root === null ? null : open(root, secret), now);
  return {
    certificatePem: key.certificatePem,
    lockedKey: Buffer.from(lock(key.privateKey, secret)).toString('base64'),
  };
}

function keyFor(
  purpose: KeyTask['purpose'],
  holder: KeyTask['holder'],
  root: SealKey | null,
  now: number,
): SealKey {
  if (purpose === 'root') return makeRoot(holder, now);
  if (root === null) throw new Error('only a root stands alone');
  return purpose === 'timestamp' ? issueTimestampAuthority(root, holder, now) : issueSeal(root, holder, now);
}

function opens(key: LockedKey, secret: string): boolean {
  try {
    open(key, secret);
    return true;
  } catch {
    // What was wrong is not told: the secret is another one, or the bytes are not what was stored.
    return false;
  }
}

async function answer(asked: PrintingTask): Promise<unknown> {
  switch (asked.do) {
    case 'print':
      return writePdf(asked.paper, { ...asked.places, seal: null });
    case 'seal':
      return sealed(asked.task, asked.places, asked.secret);
    case 'key':
      return made(asked.task, asked.secret);
    case 'unlock':
      return opens(asked.key, asked.secret);
  }
}

parentPort?.on('message', (asked: PrintingTask) => {
  // A fault is not caught: it ends the thread, and whoever asked is told of it.
  void answer(asked).then((result) => parentPort?.postMessage(result));
});
