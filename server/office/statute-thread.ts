// The thread's program: a text in, the statute that it reads as out.
import { parentPort } from 'node:worker_threads';
import { readStatute } from '../domain/statutes/parse/read-statute.ts';

parentPort?.on('message', (source: string) => {
  parentPort?.postMessage(readStatute(source));
});
