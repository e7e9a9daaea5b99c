// Times programs beside each other: turn about in one process, so that what else the machine does meets them all.

import v8 from 'node:v8';
import vm from 'node:vm';
import { Worker } from 'node:worker_threads';
import type { TextPair } from './generated.ts';
import { referencePrograms, type ReferenceName } from './reference-programs.ts';

/** Milliseconds of one run. `rounds` 0: no result within the bound, and `ms` is the bound. */
export interface Timing {
  readonly ms: number;
  readonly rounds: number;
  /** Of each round, in order. */
  readonly each: readonly number[];
}

const rounds = 7;
/** A reference program that needs longer is run once, in a thread. */
const slow = 5000;
/** A round of a small text is that many runs in a row. */
const leastRound = 50;
/** Milliseconds that a small program is run before it is timed, so that it is compiled: ours is the larger program. */
const warmUpTime = 1500;

export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}

/** Ours and the reference programs over the same pairs of texts. `bound` is in milliseconds. */
export async function timeBeside<Name extends string>(
  ours: Readonly<Record<Name, () => unknown>>,
  references: readonly ReferenceName[],
  pairs: readonly TextPair[],
  bound: number,
): Promise<Record<Name | ReferenceName, Timing>> {
  const timings = new Map<string, Timing>();
  const running = new Map<string, () => unknown>(Object.entries(ours));
  for (const name of references) {
    const alone = await timeInThread(name, pairs, bound);
    if (alone === null) timings.set(name, { ms: bound, rounds: 0, each: [] });
    else if (alone > slow) timings.set(name, { ms: alone, rounds: 1, each: [alone] });
    else running.set(name, () => pairs.map(({ before, after }) => referencePrograms[name](before, after)));
  }
  const repeats = new Map<string, number>();
  for (const [name, program] of running)
    repeats.set(name, Math.max(1, Math.ceil(leastRound / warmUp(program))));
  const each = new Map<string, number[]>([...running.keys()].map((name) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, program] of running) each.get(name)?.push(timeRuns(program, repeats.get(name) ?? 1));
  }
  for (const [name, list] of each) timings.set(name, { ms: median(list), rounds, each: list });
  return Object.fromEntries(timings) as Record<Name | ReferenceName, Timing>;
}

function timeRuns(program: () => unknown, repeats: number): number {
  const begun = performance.now();
  for (let run = 0; run < repeats; run += 1) program();
  return (performance.now() - begun) / repeats;
}

/** Milliseconds of a run once the program has been compiled. */
function warmUp(program: () => unknown): number {
  let last = timeRuns(program, 1);
  for (let spent = last; spent < warmUpTime && last < 50; spent += last) last = timeRuns(program, 1);
  return Math.max(last, 0.001);
}

/** Null where it gave no result within the bound and was ended. */
function timeInThread(
  name: ReferenceName,
  pairs: readonly TextPair[],
  bound: number,
): Promise<number | null> {
  const [first] = pairs;
  // Many pairs are many small ones: each of them ends.
  if (first === undefined || pairs.length > 1) return Promise.resolve(0);
  const { promise, resolve, reject } = Promise.withResolvers<number | null>();
  const worker = new Worker(new URL('reference-thread.ts', import.meta.url), {
    workerData: { name, ...first },
  });
  const timer = setTimeout(() => {
    resolve(null);
  }, bound);
  worker.once('message', resolve);
  // Out of memory is no result either.
  worker.once('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') resolve(null);
    else reject(error);
  });
  return promise.finally(async () => {
    clearTimeout(timer);
    await worker.terminate();
  });
}

/** The median of the rounds' own ratios; of the medians where one of the two was run otherwise. */
export function ratioOf(ours: Timing, other: Timing): number {
  if (other.rounds !== ours.rounds) return ours.ms / other.ms;
  return median(ours.each.map((ms, round) => ms / (other.each[round] ?? NaN)));
}

/** Most memory held during a run beyond what was held before it, garbage that was not yet collected included. MB. */
export function extraMemory(program: () => unknown): number {
  v8.setFlagsFromString('--expose-gc');
  const collect = vm.runInNewContext('gc') as () => void;
  collect();
  const start = process.memoryUsage();
  const profiler = new v8.GCProfiler();
  profiler.start();
  const result = program();
  const end = process.memoryUsage();
  const { statistics } = profiler.stop();
  const held = statistics.map(
    ({ beforeGC }) => beforeGC.heapStatistics.usedHeapSize + beforeGC.heapStatistics.externalMemory,
  );
  const most = Math.max(end.heapUsed + end.external, ...held);
  return result === undefined ? NaN : (most - start.heapUsed - start.external) / 1e6;
}
