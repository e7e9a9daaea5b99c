// What is done once a day: looked at each hour, and done when the day is another than when it was done last.

export interface Daily {
  /** Does it now, and every day from now on. */
  start(): void;
  stop(): Promise<void>;
}

/**
 * @param today the calendar day in Sweden
 * @param work done at least once a day, and after each start: what was done already is done once
 */
export function daily(
  today: () => string,
  work: () => Promise<void>,
  onFault: (fault: unknown) => void,
  every = 3_600_000,
): Daily {
  let doneOn: string | null = null;
  let underWay: Promise<void> | null = null;
  let timer: NodeJS.Timeout | undefined;
  const look = async (): Promise<void> => {
    const day = today();
    if (day === doneOn) return;
    try {
      await work();
      doneOn = day;
    } catch (fault) {
      onFault(fault);
    }
  };
  const turn = (): void => {
    underWay ??= look().finally(() => {
      underWay = null;
    });
  };
  return {
    start() {
      turn();
      timer = setInterval(turn, every);
      timer.unref();
    },
    async stop() {
      clearInterval(timer);
      await underWay;
    },
  };
}
