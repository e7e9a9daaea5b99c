// What is done once a day: at the start, on the next day, again after a fault, and never twice at once.
import { expect } from 'chai';
import { daily } from '../../server/jobs/daily.ts';

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));
async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await pause(2);
}

describe('what is done once a day', () => {
  it('is done at the start, and again when the day is another', async () => {
    let day = '2026-03-28';
    const done: string[] = [];
    const each = daily(
      () => day,
      () => Promise.resolve(void done.push(day)),
      () => undefined,
      3,
    );
    each.start();
    await until(() => done.length === 1);
    await pause(20);
    expect(done).to.deep.equal(['2026-03-28']);
    day = '2026-03-29';
    await until(() => done.length === 2);
    await each.stop();
    day = '2026-03-30';
    await pause(15);
    expect(done).to.deep.equal(['2026-03-28', '2026-03-29']);
  });

  it('is tried again when it failed, and its fault is told', async () => {
    const faults: unknown[] = [];
    let attempts = 0;
    const each = daily(
      () => '2026-03-28',
      () => {
        attempts += 1;
        return attempts < 3 ? Promise.reject(new Error('broken')) : Promise.resolve();
      },
      (fault) => faults.push(fault),
      3,
    );
    each.start();
    await until(() => attempts === 3);
    await pause(15);
    await each.stop();
    expect([attempts, faults.length]).to.deep.equal([3, 2]);
  });

  it('is never begun while it is under way, and stopping waits for it', async () => {
    let begun = 0;
    let ended = 0;
    const each = daily(
      () => String(begun),
      async () => {
        begun += 1;
        await pause(30);
        ended += 1;
      },
      () => undefined,
      3,
    );
    each.start();
    await pause(15);
    expect(begun).to.equal(1);
    await each.stop();
    expect(ended).to.equal(1);
  });
});
