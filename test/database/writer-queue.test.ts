// One writer at a time: nothing joins another's transaction, nothing waits for itself, nothing acknowledged is lost.
import { expect } from 'chai';
import type { Engine, Writing } from '../../server/database/engine.ts';
import { newId } from '../../server/database/identity.ts';
import { writerQueue } from '../../server/database/writer-queue.ts';
import { accountStore } from '../../server/features/accounts/index.ts';
import { addAccount, faultOf, instant, opener } from '../support/databases.ts';
import { forEachEngine } from '../support/engines.ts';

const add = async (transaction: Writing, email: string): Promise<void> => {
  await addAccount(transaction, newId(instant), email);
};
const emails = async (engine: Engine): Promise<readonly string[]> =>
  (await engine.read.selectFrom('accounts').select('email').orderBy('email').execute()).map(
    ({ email }) => email,
  );
const soon = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
const numbered = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index);

describe('writing', () => {
  forEachEngine((under) => {
    const databases = opener(under);

    it('a session is saved while another request writes, without deadlock and without joining it', async () => {
      const engine = await databases.migrated();
      const row = { idHash: 'hash', accountId: null, content: '{}', expiresAt: '2026-03-02T10:00:00.000Z' };
      const [begun, released] = [Promise.withResolvers<undefined>(), Promise.withResolvers<undefined>()];
      const request = engine.write(async (transaction) => {
        await add(transaction, 'undone@stadga.example');
        begun.resolve(undefined);
        await released.promise;
        throw new Error('refused');
      });
      await begun.promise;
      const saving = engine.write((transaction) => accountStore(transaction).saveSession(row));
      await soon();
      released.resolve(undefined);
      expect((await faultOf(request)).message).to.equal('refused');
      await saving;
      expect(await accountStore(engine.read).session('hash')).to.deep.equal(row);
      expect(await emails(engine)).to.deep.equal([]);
    });

    it('a write begun inside a write is refused at once, and the outer one fails with it', async () => {
      const engine = await databases.migrated();
      const nested = engine.write(async (transaction) => {
        await add(transaction, 'outer@stadga.example');
        await engine.write((inner) => add(inner, 'inner@stadga.example'));
      });
      expect((await faultOf(nested)).message).to.match(/inside a write/);
      expect(await emails(engine)).to.deep.equal([]);
      await engine.write((transaction) => add(transaction, 'next@stadga.example'));
      expect(await emails(engine)).to.deep.equal(['next@stadga.example']);
    });

    it('a rollback never takes a row that another was told is saved (200 interleaved)', async () => {
      const engine = await databases.migrated();
      const outcomes = await Promise.all(
        numbered(200).map((number) =>
          engine
            .write(async (transaction) => {
              if (number % 3 === 0) await soon();
              await add(transaction, `${String(number).padStart(3, '0')}@stadga.example`);
              if (number % 2 === 1) await soon();
              if (number % 2 === 1) throw new Error('refused');
              return number;
            })
            .catch((fault: unknown) => {
              expect(fault).to.have.property('message', 'refused');
              return null;
            }),
        ),
      );
      const acknowledged = outcomes.filter((number) => number !== null);
      expect(acknowledged).to.have.lengthOf(100);
      expect(await emails(engine)).to.deep.equal(
        acknowledged.map((number) => `${String(number).padStart(3, '0')}@stadga.example`),
      );
    });

    it('50 writers at once all get through', async () => {
      const engine = await databases.migrated();
      await Promise.all(
        numbered(50).map((number) =>
          engine.write(async (transaction) => {
            const before = await transaction.selectFrom('accounts').select('id').execute();
            await soon();
            await add(transaction, `${String(number)}@stadga.example`);
            return before.length;
          }),
        ),
      );
      expect(await emails(engine)).to.have.lengthOf(50);
    });

    it('readers see nothing of what is not committed', async () => {
      const engine = await databases.migrated();
      await engine.write(async (transaction) => {
        await add(transaction, 'a@stadga.example');
        expect(await emails(engine)).to.deep.equal([]);
      });
      expect(await emails(engine)).to.deep.equal(['a@stadga.example']);
    });
  });
});

describe("the writer's queue", () => {
  it('keeps the order, one at a time, also behind a failure', async () => {
    const inTurn = writerQueue();
    const told: string[] = [];
    const piece = (name: string, fails = false) =>
      inTurn(async () => {
        told.push(`${name} begins`);
        await soon();
        told.push(`${name} ends`);
        if (fails) throw new Error(name);
        return name;
      });
    const [a, b, c] = [piece('a'), piece('b', true), piece('c')];
    expect((await faultOf(b)).message).to.equal('b');
    expect(await Promise.all([a, c])).to.deep.equal(['a', 'c']);
    expect(told).to.deep.equal(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
  });
});
