// The thread's program: a pair of texts in, their comparison out.
import { parentPort } from 'node:worker_threads';
import { compareTexts, type Pair } from './comparer.ts';

parentPort?.on('message', (pair: Pair) => {
  parentPort?.postMessage(compareTexts(pair));
});
