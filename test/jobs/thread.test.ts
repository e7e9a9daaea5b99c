// Slow work in a thread: answered in order, stopped when it takes too long, and a fault told to whoever asked.
import { expect } from 'chai';
import { threadPool } from '../../server/jobs/thread.ts';
import { faultOf } from '../support/databases.ts';

type Task =
  { readonly echo: string; readonly wait?: number } | { readonly wait: number } | { readonly fail: string };
const program = new URL('../support/echo-thread.ts', import.meta.url);

describe('a thread', () => {
  it('answers each piece of work, in order', async () => {
    const pool = threadPool<Task, string>(program, 5000);
    const outcomes = await Promise.all(['a', 'b', 'c'].map((echo) => pool.run({ echo })));
    expect(outcomes).to.deep.equal([{ result: 'a' }, { result: 'b' }, { result: 'c' }]);
    await pool.close();
  });

  it('is stopped when its work takes too long, and begins anew with the next', async () => {
    const pool = threadPool<Task, string>(program, 400);
    const [late, next] = [pool.run({ wait: 10_000 }), pool.run({ echo: 'next' })];
    expect(await late).to.equal('tookTooLong');
    expect(await next).to.deep.equal({ result: 'next' });
    await pool.close();
  });

  it('that was stopped is not heard: its late answer is not the next one’s', async () => {
    const limit = 500;
    const pool = threadPool<Task, string>(program, limit);
    expect(await pool.run({ echo: 'started' })).to.deep.equal({ result: 'started' });
    const [late, next] = [pool.run({ echo: 'late', wait: 50 }), pool.run({ echo: 'next' })];
    // Nothing is heard while this thread is busy: when it listens again the limit has passed and the answer waits.
    setImmediate(() => {
      const end = Date.now() + limit + 100;
      while (Date.now() < end);
    });
    expect(await late).to.equal('tookTooLong');
    expect(await next).to.deep.equal({ result: 'next' });
    await pool.close();
  });

  it('tells a fault to whoever asked, and goes on with the next', async () => {
    const pool = threadPool<Task, string>(program, 5000);
    const [failing, next] = [faultOf(pool.run({ fail: 'broken' })), pool.run({ echo: 'next' })];
    expect((await failing).message).to.equal('broken');
    expect(await next).to.deep.equal({ result: 'next' });
    await pool.close();
  });

  it('takes no more than its queue holds', async () => {
    const pool = threadPool<Task, string>(program, 5000, 1);
    const outcomes = await Promise.all(['a', 'b', 'c'].map((echo) => pool.run({ echo })));
    expect(outcomes).to.deep.equal([{ result: 'a' }, { result: 'b' }, 'busy']);
    await pool.close();
  });

  it('answers whoever waits when it is closed, and begins nothing afterwards', async () => {
    const pool = threadPool<Task, string>(program, 600_000);
    const waiting = [pool.run({ echo: 'a', wait: 600_000 }), pool.run({ echo: 'b' })];
    await pool.close();
    expect(await Promise.all([...waiting, pool.run({ echo: 'c' })])).to.deep.equal(['busy', 'busy', 'busy']);
  });
});
