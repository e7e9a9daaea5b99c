// A thread's program for tests: says what it is told, keeps busy, or fails.
import { parentPort } from 'node:worker_threads';

parentPort?.on(
  'message',
  (task: { readonly echo?: string; readonly wait?: number; readonly fail?: string }) => {
    if (task.fail !== undefined) throw new Error(task.fail);
    const end = Date.now() + (task.wait ?? 0);
    // Busy as a runaway comparison would be: nothing but stopping the thread ends it.
    while (Date.now() < end);
    parentPort?.postMessage(task.echo ?? '');
  },
);
