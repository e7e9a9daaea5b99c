// Gathered writes: many acts in one transaction, where none can harm another and none is answered before the commit.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { sql } from 'kysely';
import type { Engine, Writing } from '../../server/database/engine.ts';
import { gatheredWrites } from '../../server/web/write.ts';
import { faultOf, opener } from '../support/databases.ts';
import { forEachEngine } from '../support/engines.ts';

const count = (length: number): readonly number[] => Array.from({ length }, (_, index) => index);
const note = async (transaction: Writing, number: number, beside: number | null = null): Promise<void> => {
  await sql`insert into noted (number, beside) values (${number}, ${beside})`.execute(transaction);
};
const noted = async (engine: Engine): Promise<readonly number[]> =>
  (await sql<{ number: number }>`select number from noted order by number`.execute(engine.read)).rows.map(
    ({ number }) => number,
  );
const always = (): boolean => true;
const soon = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('gathered writes', () => {
  forEachEngine((under) => {
    const databases = opener(under);
    /** A row beside which there must be another: looked after at the commit, so a commit can be made to fail. */
    const prepared = async (): Promise<Engine> => {
      const engine = await databases.empty();
      await engine.write((transaction) =>
        sql`create table noted (number integer primary key,
          beside integer references noted (number) deferrable initially deferred)`.execute(transaction),
      );
      return engine;
    };
    const counted = (engine: Engine) => {
      const begun: number[] = [];
      const write: Engine['write'] = (work) => {
        begun.push(begun.length);
        return engine.write(work);
      };
      return { begun, engine: { ...engine, write } };
    };

    it('share a transaction when they come at once, and each gets its own answer', async () => {
      const { begun, engine } = counted(await prepared());
      const gathered = gatheredWrites(engine);
      const answers = await Promise.all(
        count(150).map((number) =>
          gathered(async (transaction) => {
            await note(transaction, number);
            return `noted ${String(number)}`;
          }, always),
        ),
      );
      expect(answers).to.deep.equal(count(150).map((number) => `noted ${String(number)}`));
      expect(await noted(engine)).to.deep.equal(count(150));
      expect(begun).to.have.lengthOf(1);
    });

    it('are never more than two hundred in one', async () => {
      const { begun, engine } = counted(await prepared());
      const gathered = gatheredWrites(engine);
      const transactions = await Promise.all(
        count(450).map((number) =>
          gathered(async (transaction) => {
            await note(transaction, number);
            return begun.length;
          }, always),
        ),
      );
      expect(count(3).map((index) => transactions.filter((each) => each === index + 1).length)).to.deep.equal(
        [200, 200, 50],
      );
      expect(await noted(engine)).to.deep.equal(count(450));
    });

    it('a no or a fault of one undoes that one, whatever it had written, and no other', async () => {
      const engine = await prepared();
      const gathered = gatheredWrites(engine);
      const outcomes = await Promise.allSettled(
        count(100).map((number) =>
          gathered(
            async (transaction) => {
              await note(transaction, number);
              if (number % 5 === 1) throw new Error(`fault ${String(number)}`);
              // The same row again: on PostgreSQL every later query fails until the savepoint is gone back to.
              if (number % 5 === 2) await note(transaction, number);
              return number % 5 === 3 ? 'no' : 'yes';
            },
            (answer) => answer === 'yes',
          ),
        ),
      );
      expect(await noted(engine)).to.deep.equal(count(100).filter((number) => [0, 4].includes(number % 5)));
      for (const [number, outcome] of outcomes.entries()) {
        const told = outcome.status === 'fulfilled' ? outcome.value : 'fault';
        expect(told, String(number)).to.equal(['yes', 'fault', 'fault', 'no', 'yes'][number % 5]);
      }
      expect(outcomes[1]).to.have.nested.property('reason.message', 'fault 1');
    });

    it('who faults among others is tried once more alone, with what they did to be seen', async () => {
      const engine = await prepared();
      const gathered = gatheredWrites(engine);
      let tries = 0;
      const answers = await Promise.all([
        gathered(async (transaction) => {
          await note(transaction, 7);
          return 'first';
        }, always),
        gathered(async (transaction) => {
          tries += 1;
          const { rows } = await sql`select number from noted where number = 7`.execute(transaction);
          if (tries === 1) await note(transaction, 7);
          return rows.length === 1 ? 'there already' : 'alone';
        }, always),
      ]);
      expect(answers).to.deep.equal(['first', 'there already']);
      expect(tries).to.equal(2);
    });

    it('nobody is answered before the commit', async () => {
      const engine = await prepared();
      const gathered = gatheredWrites(engine);
      const released = Promise.withResolvers<undefined>();
      const told: number[] = [];
      const first = gathered(async (transaction) => {
        await note(transaction, 1);
        return 1;
      }, always).then(async (number) => {
        told.push(number);
        expect(await noted(engine), 'seen by others when it is answered').to.deep.equal([1, 2]);
      });
      const second = gathered(async (transaction) => {
        await released.promise;
        await note(transaction, 2);
        return 2;
      }, always);
      await new Promise((resolve) => setTimeout(resolve, 50));
      expect(told).to.deep.equal([]);
      expect(await noted(engine)).to.deep.equal([]);
      released.resolve(undefined);
      await Promise.all([first, second]);
      expect(told).to.deep.equal([1]);
    });

    it('all are told when the commit fails, nothing is saved, and the next go on', async () => {
      const engine = await prepared();
      const gathered = gatheredWrites(engine);
      const outcomes = await Promise.allSettled(
        count(10).map((number) =>
          gathered(async (transaction) => {
            await note(transaction, number, number === 4 ? 999 : null);
            return number;
          }, always),
        ),
      );
      expect(outcomes.map(({ status }) => status)).to.deep.equal(count(10).map(() => 'rejected'));
      expect(await noted(engine)).to.deep.equal([]);
      await gathered(async (transaction) => {
        await note(transaction, 1);
        return 1;
      }, always);
      expect(await noted(engine)).to.deep.equal([1]);
    });

    it('nothing more is done when the transaction itself is lost', async () => {
      const engine = await prepared();
      const gathered = gatheredWrites(engine);
      const outcomes = await Promise.allSettled([
        gathered(async (transaction) => {
          await note(transaction, 1);
          return 1;
        }, always),
        // What a full disk does of itself: the whole transaction is rolled back under the work.
        gathered(async (transaction) => {
          await sql`rollback`.execute(transaction);
          throw new Error('the disk is full');
        }, always),
        gathered(async (transaction) => {
          await note(transaction, 3);
          return 3;
        }, always),
      ]);
      expect(outcomes.map(({ status }) => status)).to.deep.equal(['rejected', 'rejected', 'rejected']);
      expect(await noted(engine)).to.deep.equal([]);
    });

    it('wait their turn behind other writes, and those behind them', async () => {
      const engine = await prepared();
      const gathered = gatheredWrites(engine);
      const told: string[] = [];
      const other = engine.write(async (transaction) => {
        await note(transaction, 100);
        await soon();
        told.push('other');
      });
      const mine = count(20).map((number) =>
        gathered(async (transaction) => {
          await note(transaction, number);
          return number;
        }, always),
      );
      await Promise.all([other, ...mine, engine.write((transaction) => note(transaction, 101))]);
      expect(told).to.deep.equal(['other']);
      expect(await noted(engine)).to.deep.equal([...count(20), 100, 101]);
    });

    it('a killed process loses nothing that it acknowledged', async function () {
      this.timeout(60_000);
      const url = await under.url();
      const engine = await databases.open(url);
      await engine.write((transaction) =>
        sql`create table noted (number integer primary key, beside integer)`.execute(transaction),
      );
      const acknowledged: number[] = [];
      for (const round of count(3)) {
        const program = fileURLToPath(new URL('../support/gathering-program.ts', import.meta.url));
        const child = spawn(process.execPath, [program, url, String(round * 1_000_000)], {
          stdio: ['ignore', 'pipe', 'inherit'],
        });
        const ended = once(child, 'close');
        const least = acknowledged.length + 20 + Math.floor(Math.random() * 200);
        for await (const line of createInterface({ input: child.stdout })) {
          acknowledged.push(Number(line));
          if (acknowledged.length >= least) child.kill('SIGKILL');
        }
        await ended;
      }
      const there = new Set(await noted(engine));
      expect(acknowledged.filter((number) => !there.has(number))).to.deep.equal([]);
      expect(acknowledged.length).to.be.at.least(60);
    });

    it('a write begun inside one of them fails with it alone', async () => {
      const engine = await prepared();
      const gathered = gatheredWrites(engine);
      const nested = gathered(async (transaction) => {
        await note(transaction, 1);
        await engine.write((inner) => note(inner, 2));
        return 1;
      }, always);
      const beside = gathered(async (transaction) => {
        await note(transaction, 3);
        return 3;
      }, always);
      expect((await faultOf(nested)).message).to.match(/inside a write/);
      expect(await beside).to.equal(3);
      expect(await noted(engine)).to.deep.equal([3]);
    });
  });
});
