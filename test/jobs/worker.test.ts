// The worker: one job after another, a fault that stops nobody, a claim that is held, and a stop that loses nothing.
import { expect } from 'chai';
import { worker, type Queue, type WorkerTools } from '../../server/jobs/worker.ts';

/** Jobs in memory, and everything that was done with them, in order. */
function jobsIn(waiting: string[]) {
  const done: string[] = [];
  const queue: Queue<string> = {
    take: () => Promise.resolve(waiting.shift() ?? null),
    hold: (job) => Promise.resolve(void done.push(`held ${job}`)),
    release: (job) => Promise.resolve(void done.push(`released ${job}`)),
    failed: (job, fault) => Promise.resolve(void done.push(`failed ${job}: ${String(fault)}`)),
  };
  const tools: WorkerTools<string> = {
    queue,
    work: (job) => Promise.resolve(void done.push(`did ${job}`)),
    onFault: (fault) => void done.push(`fault ${String(fault)}`),
    ...{ turn: 60_000, holdEvery: 60_000, patience: 60_000 },
  };
  return { done, queue, tools, waiting };
}

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));
async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await pause(2);
}

describe('the worker', () => {
  it('does what is due, in order, and says how much', async () => {
    const { done, tools } = jobsIn(['a', 'b', 'c']);
    expect(await worker(tools).runAll()).to.equal(3);
    expect(done).to.deep.equal(['did a', 'did b', 'did c']);
  });

  it('goes on after a job that fails, and tells its fault', async () => {
    const { done, tools } = jobsIn(['a', 'b']);
    const work = (job: string): Promise<void> =>
      job === 'a' ? Promise.reject(new Error('broken')) : tools.work(job);
    await worker({ ...tools, work }).runAll();
    expect(done).to.deep.equal(['failed a: Error: broken', 'did b']);
  });

  it('looks at once when it is nudged, and otherwise at the next turn', async () => {
    const { done, tools, waiting } = jobsIn(['a']);
    const nudged = worker(tools);
    nudged.start();
    await until(() => done.length === 1);
    waiting.push('b');
    await pause(20);
    expect(done).to.deep.equal(['did a']);
    nudged.nudge();
    await until(() => done.length === 2);
    await nudged.stop();
    const turning = jobsIn([]);
    const patient = worker({ ...turning.tools, turn: 5 });
    patient.start();
    await pause(10);
    turning.waiting.push('c');
    await until(() => turning.done.length === 1);
    await patient.stop();
  });

  it('keeps looking when the queue cannot be read for a while', async () => {
    const { done, tools, queue } = jobsIn(['a']);
    let failures = 2;
    const take = (): Promise<string | null> => {
      failures -= 1;
      return failures >= 0 ? Promise.reject(new Error('away')) : queue.take();
    };
    const robust = worker({ ...tools, queue: { ...queue, take }, turn: 2 });
    robust.start();
    await until(() => done.includes('did a'));
    expect(done.filter((each) => each === 'fault Error: away')).to.have.lengthOf(2);
    await robust.stop();
  });

  it('holds its claim while a job takes long', async () => {
    const { done, tools } = jobsIn(['a']);
    await worker({ ...tools, holdEvery: 5, work: () => pause(40) }).runAll();
    expect(done.filter((each) => each === 'held a').length).to.be.greaterThan(1);
    const held = done.length;
    await pause(20);
    expect(done).to.have.lengthOf(held);
  });

  it('is stopped when the job in hand is done, and begins no other', async () => {
    const { done, tools } = jobsIn(['a', 'b']);
    let isBegun = false;
    const slow = worker({
      ...tools,
      async work(job) {
        isBegun = true;
        await pause(30);
        await tools.work(job);
      },
    });
    slow.start();
    await until(() => isBegun);
    await slow.stop();
    expect(done).to.deep.equal(['did a']);
    await pause(20);
    expect(done).to.deep.equal(['did a']);
  });

  it('puts the job in hand back when it takes too long to stop', async () => {
    const { done, tools } = jobsIn(['a']);
    let end: () => void = () => undefined;
    let isBegun = false;
    const endless = worker({
      ...tools,
      patience: 20,
      work: () =>
        new Promise((resolve) => {
          isBegun = true;
          end = resolve;
        }),
    });
    endless.start();
    await until(() => isBegun);
    await endless.stop();
    expect(done).to.deep.equal(['released a']);
    end();
  });
});
