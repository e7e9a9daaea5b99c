// One writer at a time: work waits its turn, and a write inside a write is found out instead of waiting for itself.
import { AsyncLocalStorage } from 'node:async_hooks';

const insideWrite = new AsyncLocalStorage<true>();

/** Runs the work marked as a write. @throws Error when a write is already going on around it. */
export function asWrite<T>(work: () => Promise<T>): Promise<T> {
  if (insideWrite.getStore() === true) {
    return Promise.reject(new Error('a write was begun inside a write: it would wait for itself'));
  }
  return insideWrite.run(true, work);
}

/** A queue that runs one piece of work at a time, in the order they came; a failure does not stop those behind it. */
export function writerQueue(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = last.then(work);
    // Whoever asked for the work is told of its failure through `mine`; the queue only needs to know that it ended.
    last = mine.then(
      () => undefined,
      () => undefined,
    );
    return mine;
  };
}
