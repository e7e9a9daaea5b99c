// Slow pure work in a thread that can be stopped: plain data in, plain data out, never a database.
import { Worker } from 'node:worker_threads';

/** What came of the work: its result, that it took longer than it was given, or that too much was waiting already. */
export type Outcome<T> = { readonly result: T } | 'tookTooLong' | 'busy';

export interface ThreadPool<I, O> {
  run(input: I): Promise<Outcome<O>>;
  /** Ends the thread. What was under way or waiting, and what comes afterwards, is answered 'busy'. */
  close(): Promise<void>;
}

interface Waiting<I, O> {
  readonly input: I;
  readonly resolve: (outcome: Outcome<O>) => void;
  readonly reject: (fault: Error) => void;
}

/** Milliseconds between looks at how much memory the work has taken. */
const memoryPeriod = 100;

/**
 * One thread that does one piece of work at a time; it is started at the first, and anew after one that had to be stopped.
 * @param module the thread's program: it answers each message with one message
 * @param limit milliseconds for one piece of work
 * @param longestQueue work beyond this many waiting is not begun
 * @param mostMemory bytes that the program may grow by during one piece of work: buffers are not in the thread's heap
 */
export function threadPool<I, O>(
  module: URL,
  limit: number,
  longestQueue = 20,
  mostMemory = Infinity,
): ThreadPool<I, O> {
  let worker: Worker | null = null;
  let current: (Waiting<I, O> & { readonly timer: NodeJS.Timeout; readonly watch: NodeJS.Timeout }) | null =
    null;
  let queue: Waiting<I, O>[] = [];
  let isClosed = false;

  const start = (): Worker => {
    const started = new Worker(module, { resourceLimits: { maxOldGenerationSizeMb: 1024 } });
    started.unref();
    // A thread that was stopped may still be heard: what it says then is nobody's answer.
    started.on('message', (result: O) => {
      if (worker !== started) return;
      finish((waiting) => {
        waiting.resolve({ result });
      });
    });
    started.on('error', (fault) => {
      if (worker !== started) return;
      worker = null;
      const cause = fault instanceof Error ? fault : new Error(String(fault));
      finish((waiting) => {
        if ('code' in cause && cause.code === 'ERR_WORKER_OUT_OF_MEMORY') waiting.resolve('tookTooLong');
        else waiting.reject(cause);
      });
    });
    return started;
  };

  const finish = (answer: (waiting: Waiting<I, O>) => void): void => {
    const done = current;
    if (done === null) return;
    clearTimeout(done.timer);
    clearInterval(done.watch);
    current = null;
    answer(done);
    next();
  };

  const next = (): void => {
    const waiting = current === null ? queue.shift() : undefined;
    if (waiting === undefined) return;
    worker ??= start();
    const stop = (): void => {
      const stopped = worker;
      worker = null;
      void stopped?.terminate();
      finish((late) => {
        late.resolve('tookTooLong');
      });
    };
    const timer = setTimeout(stop, limit);
    const atFirst = process.memoryUsage.rss();
    const watch = setInterval(() => {
      if (process.memoryUsage.rss() - atFirst > mostMemory) stop();
    }, memoryPeriod).unref();
    current = { ...waiting, timer, watch };
    worker.postMessage(waiting.input);
  };

  return {
    run: (input) =>
      new Promise((resolve, reject) => {
        if (isClosed || queue.length >= longestQueue) {
          resolve('busy');
          return;
        }
        queue.push({ input, resolve, reject });
        next();
      }),
    async close() {
      isClosed = true;
      const [stopped, left] = [worker, queue];
      worker = null;
      queue = [];
      finish((waiting) => {
        waiting.resolve('busy');
      });
      for (const waiting of left) waiting.resolve('busy');
      await stopped?.terminate();
    },
  };
}
