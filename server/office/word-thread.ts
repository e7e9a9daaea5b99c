// The thread's program: what to write in, a Word file out.
import { parentPort } from 'node:worker_threads';
import { writeWordFile, type WordTask } from './word.ts';

parentPort?.on('message', (task: WordTask) => {
  // A fault is not caught: it ends the thread, and whoever asked is told of it.
  void writeWordFile(task).then((bytes) => parentPort?.postMessage(bytes));
});
