// Does queued jobs one after another: each is claimed for a while, done, and tried again later where it failed.

/** Where jobs wait. Whoever claims one has it until its time is out; somebody else takes it then. */
export interface Queue<J> {
  /** Claims the next job that is due; null when none is. */
  readonly take: () => Promise<J | null>;
  /** Keeps a claimed job for another while. */
  readonly hold: (job: J) => Promise<void>;
  /** Puts a job that was not finished back, to be taken at once. */
  readonly release: (job: J) => Promise<void>;
  /** Told that a job failed: it is put back for later, or given up. */
  readonly failed: (job: J, fault: unknown) => Promise<void>;
}

export interface Worker {
  /** Looks for jobs from now on. */
  start(): void;
  /** There may be a job: look now instead of at the next turn. */
  nudge(): void;
  /** Does what is due now, and returns when nothing more is. @returns how many jobs were begun */
  runAll(): Promise<number>;
  /** Takes no more; what is being done is finished, or put back when that takes too long. */
  stop(): Promise<void>;
}

export interface WorkerTools<J> {
  readonly queue: Queue<J>;
  /** Does the job and marks it as done, both or neither. It may come again: what is done already is done once. */
  readonly work: (job: J) => Promise<void>;
  /** Told of faults of the queue itself; a job's own go to `failed`. */
  readonly onFault: (fault: unknown) => void;
  /** Milliseconds between looks when nobody nudges, and between holds of a job in hand. */
  readonly turn?: number;
  readonly holdEvery?: number;
  /** Milliseconds that stopping waits for the job in hand. */
  readonly patience?: number;
}

export function worker<J>(tools: WorkerTools<J>): Worker {
  const { queue, turn = 1000, holdEvery = 2000, patience = 8000 } = tools;
  let isStopping = false;
  let isNudged = false;
  let wake: (() => void) | null = null;
  let inHand: J | null = null;
  let looping: Promise<void> = Promise.resolve();

  const faultsTold = async (work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (fault) {
      tools.onFault(fault);
    }
  };

  const doJob = async (job: J): Promise<void> => {
    const holding = setInterval(() => void faultsTold(() => queue.hold(job)), holdEvery);
    try {
      await tools.work(job);
    } catch (fault) {
      await faultsTold(() => queue.failed(job, fault));
    } finally {
      clearInterval(holding);
    }
  };

  /** @returns whether there was a job */
  const doNext = async (): Promise<boolean> => {
    const job = await queue.take();
    if (job === null) return false;
    inHand = job;
    await doJob(job);
    inHand = null;
    return true;
  };

  const rest = (): Promise<void> =>
    new Promise((resolve) => {
      if (isNudged || isStopping) {
        resolve();
        return;
      }
      const timer = setTimeout(resolve, turn);
      timer.unref();
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  const loop = async (): Promise<void> => {
    while (!isStopping) {
      isNudged = false;
      await faultsTold(async () => {
        while (!isStopping && (await doNext()));
      });
      await rest();
    }
  };

  return {
    start() {
      looping = loop();
    },
    nudge() {
      isNudged = true;
      wake?.();
    },
    async runAll() {
      let count = 0;
      while (await doNext()) count += 1;
      return count;
    },
    async stop() {
      isStopping = true;
      wake?.();
      let timer: NodeJS.Timeout | undefined;
      const patienceOver = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, patience);
      });
      await Promise.race([looping, patienceOver]);
      clearTimeout(timer);
      if (inHand !== null) await queue.release(inHand);
    },
  };
}
