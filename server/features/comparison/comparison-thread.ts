// The thread's program: a pair of texts in, their comparison out.
import { parentPort } from 'node:worker_threads';
import { comparePair, type Pair } from './pair.ts';

parentPort?.on('message', (pair: Pair) => {
  parentPort?.postMessage(comparePair(pair));
});
