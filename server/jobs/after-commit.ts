// An engine that tells after each commit in which something was marked: what waits for the commit need not be looked for.
import type { Engine, Queries } from '../database/engine.ts';

export interface Marking {
  /** The same engine; its writes tell when they are committed, if they were marked. */
  readonly engine: Engine;
  /** Marks the transaction of these queries. */
  readonly mark: (queries: Queries) => void;
}

export function afterCommit(engine: Engine, tell: () => void): Marking {
  const marked = new WeakSet<Queries>();
  return {
    mark: (queries) => marked.add(queries),
    engine: {
      ...engine,
      async write(work) {
        const done = await engine.write(async (transaction) => {
          const result = await work(transaction);
          return { result, isMarked: marked.has(transaction) };
        });
        if (done.isMarked) tell();
        return done.result;
      },
    },
  };
}
