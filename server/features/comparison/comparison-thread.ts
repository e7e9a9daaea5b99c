// The thread's program: a pair of texts in, their comparison out.
import { parentPort } from 'node:worker_threads';
import { compareTexts } from '../../domain/comparison/texts.ts';
import type { Pair } from './comparer.ts';

parentPort?.on('message', ({ before, after }: Pair) => {
  parentPort?.postMessage(compareTexts(before, after));
});
