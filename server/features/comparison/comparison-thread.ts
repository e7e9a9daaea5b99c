// The thread's program: a pair of texts in, their comparison or their amending sentence out.
import { parentPort } from 'node:worker_threads';
import { resultOf, type Result, type Task } from './comparer.ts';
import { keyOf } from './pair.ts';

/** A pair's amending sentence is asked for right after its comparison. */
let last: { readonly key: string; readonly result: Result } | null = null;

parentPort?.on('message', (task: Task) => {
  const key = keyOf(task.pair);
  const result = resultOf(task, last?.key === key ? last.result : null);
  if (task.amended === null) last = { key, result };
  parentPort?.postMessage(result);
});
