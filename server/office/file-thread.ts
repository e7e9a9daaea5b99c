// The thread's program: the bytes of a file in, its text out.
import { parentPort } from 'node:worker_threads';
import { readFile } from './file-reading.ts';

parentPort?.on('message', (bytes: Uint8Array) => {
  // A fault is not caught: it ends the thread, and whoever asked is told of it.
  void readFile(Buffer.from(bytes)).then((reading) => parentPort?.postMessage(reading));
});
