// The larger engine: two transactions that wait for each other's keys are both done in the end, each once.
import { expect } from 'chai';
import type { Engine, Writing } from '../../../server/database/engine.ts';
import { openDatabase } from '../../../server/database/open.ts';
import { createDatabase, postgresMissing } from '../../support/postgres.ts';
import { skipWhenMissing } from '../../support/requirements.ts';

describe('PostgreSQL: transactions that wait for each other', () => {
  let engine: Engine;
  before(function () {
    skipWhenMissing(this, postgresMissing());
  });
  beforeEach(async () => {
    engine = await openDatabase(await createDatabase());
  });
  afterEach(() => engine.close());

  it('are begun again, and both are done', async () => {
    let holding = 0;
    let attempts = 0;
    const done: string[] = [];
    /** Holds the first key until the other has its own, the first time; then asks for the other's. */
    const cross = (first: string, second: string) =>
      engine.write(async (transaction: Writing) => {
        attempts += 1;
        await engine.serialise(transaction, first);
        holding += 1;
        for (let waited = 0; holding < 2 && waited < 500; waited += 1)
          await new Promise((resolve) => setTimeout(resolve, 5));
        await engine.serialise(transaction, second);
        return first;
      });
    await Promise.all([
      cross('one', 'other').then((name) => done.push(name)),
      cross('other', 'one').then((name) => done.push(name)),
    ]);
    expect(done.toSorted()).to.deep.equal(['one', 'other']);
    expect(attempts).to.be.greaterThan(2);
  });

  it('are not begun again for a fault of their own', async () => {
    let attempts = 0;
    const failing = engine.write(() => {
      attempts += 1;
      return Promise.reject(new Error('a fault of its own'));
    });
    let fault: unknown = null;
    await failing.catch((thrown: unknown) => (fault = thrown));
    expect(fault).to.be.instanceOf(Error);
    expect(attempts).to.equal(1);
  });
});
