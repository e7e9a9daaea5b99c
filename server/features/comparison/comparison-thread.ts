// The thread's program: a pair of texts in, their comparison or their amending sentence out.
import { parentPort } from 'node:worker_threads';
import { resultOf, type Task } from './comparer.ts';

parentPort?.on('message', (task: Task) => {
  parentPort?.postMessage(resultOf(task));
});
