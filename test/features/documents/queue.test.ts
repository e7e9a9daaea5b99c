// The queue of documents on both engines: claimed by one at a time, taken again after a kill, tried later, given up.
import { expect } from 'chai';
import { pino } from 'pino';
import type { Engine, Queries } from '../../../server/database/engine.ts';
import { newId } from '../../../server/database/identity.ts';
import { documentStore, type DocumentsDesk } from '../../../server/features/documents/index.ts';
import { documentQueue } from '../../../server/features/documents/making.ts';
import { day } from '../../../server/domain/language/dates.ts';
import { addOrganisation, instant, opener } from '../../support/databases.ts';
import { forEachEngine } from '../../support/engines.ts';

describe('the queue of documents', () => {
  forEachEngine((under) => {
    const databases = opener(under);

    async function prepared(subjects: readonly string[]) {
      const engine: Engine = await databases.migrated();
      const clock = { now: instant };
      const told: { readonly reference?: string; readonly msg: string }[] = [];
      const desk = (queries: Queries): DocumentsDesk => ({
        who: null,
        today: day('2026-03-02') ?? expect.fail('no such day'),
        now: new Date(clock.now).toISOString(),
        newId: () => newId(clock.now),
        record: () => expect.fail('the queue tells the log nothing'),
        serialise: (key) => engine.write((transaction) => engine.serialise(transaction, key)),
        documents: documentStore(queries, () => undefined),
      });
      const log = pino(
        { level: 'error' },
        { write: (line: string) => void told.push(JSON.parse(line) as (typeof told)[number]) },
      );
      const queue = documentQueue({ engine, desk, log, now: () => clock.now });
      await engine.write(async (transaction) => {
        const organisationId = await addOrganisation(transaction, 'granby');
        for (const subjectId of subjects) {
          clock.now += 1;
          const order = { kind: 'motion', organisationId, subjectId } as const;
          await documentStore(transaction, () => undefined).order(
            newId(clock.now),
            order,
            new Date(clock.now).toISOString(),
          );
        }
      });
      const documents = desk(engine.read).documents;
      const state = async (subjectId: string) => (await documents.job('motion', subjectId))?.state;
      return { queue, clock, told, documents, state, engine };
    }
    const must = <T>(job: T | null): T => job ?? expect.fail('no job');

    it('gives each job to one, the longest waiting first', async () => {
      const { queue } = await prepared(['a', 'b', 'c']);
      const taken = await Promise.all(Array.from({ length: 10 }, () => queue.take()));
      const subjects = taken.flatMap((job) => (job === null ? [] : [job.subjectId]));
      expect(subjects.toSorted()).to.deep.equal(['a', 'b', 'c']);
    });

    it('orders a document once, however often', async () => {
      const { engine, documents, queue } = await prepared(['a']);
      const { organisationId } = must(await documents.job('motion', 'a'));
      await engine.write((transaction) =>
        documentStore(transaction, () => undefined).order(
          'another',
          { kind: 'motion', organisationId, subjectId: 'a' },
          new Date(instant).toISOString(),
        ),
      );
      must(await queue.take());
      expect(await queue.take()).to.equal(null);
    });

    it('gives a job to nobody else while it is held, and to the next when whoever had it is gone', async () => {
      const { queue, clock } = await prepared(['a']);
      const mine = must(await queue.take());
      clock.now += 4_000;
      await queue.hold(mine);
      clock.now += 4_000;
      expect(await queue.take()).to.equal(null);
      clock.now += 2_000;
      const theirs = must(await queue.take());
      expect([theirs.subjectId, theirs.attempts]).to.deep.equal(['a', 2]);
      // Whoever lost it changes nothing any more.
      await queue.hold(mine);
      await queue.release(mine);
      await queue.failed(mine, new Error('late'));
      clock.now += 5_000;
      expect(await queue.take()).to.equal(null);
    });

    it('gives up what ends whoever makes it, and lets the others past meanwhile', async () => {
      const { queue, clock, told, documents, state } = await prepared(['deadly', 'b']);
      expect(must(await queue.take()).subjectId).to.equal('deadly');
      // Killed: nobody holds it, and nobody tells that it failed.
      clock.now += 7_000;
      const past = must(await queue.take());
      expect(past.subjectId).to.equal('b');
      await queue.release(past);
      const taken: string[] = [];
      for (let kill = 0; kill < 20; kill += 1) {
        clock.now += 7_000;
        const job = await queue.take();
        if (job?.subjectId === 'deadly') taken.push(job.subjectId);
        else if (job !== null) await queue.release(job);
      }
      expect(taken).to.have.lengthOf(4);
      expect([await state('deadly'), await state('b')]).to.deep.equal(['failed', 'queued']);
      expect(must(await documents.job('motion', 'deadly')).reference).to.equal(told.at(-1)?.reference);
      expect(told).to.have.lengthOf(1);
    });

    it('gives a job that was put back at once', async () => {
      const { queue } = await prepared(['a']);
      await queue.release(must(await queue.take()));
      expect(must(await queue.take()).subjectId).to.equal('a');
    });

    it('tries again later and later, then gives up with a reference that the log knows', async () => {
      const { queue, clock, told, documents, state } = await prepared(['a']);
      const pauses = [2_000, 10_000, 60_000, 300_000];
      for (const pause of pauses) {
        await queue.failed(must(await queue.take()), new Error('broken'));
        expect(await state('a')).to.equal('queued');
        clock.now += pause - 1;
        expect(await queue.take(), String(pause)).to.equal(null);
        clock.now += 1;
      }
      await queue.failed(must(await queue.take()), new Error('broken'));
      expect(await state('a')).to.equal('failed');
      clock.now += 1e9;
      expect(await queue.take()).to.equal(null);
      const job = must(await documents.job('motion', 'a'));
      expect(job.reference).to.match(/^[0-9A-F]{5}-[0-9A-F]{5}$/);
      expect(told.at(-1)?.reference).to.equal(job.reference);
      expect(told).to.have.lengthOf(5);
    });

    it('takes up again at a new start what was given up', async () => {
      const { queue, clock, engine, state } = await prepared(['a']);
      while ((await state('a')) !== 'failed') {
        await queue.failed(must(await queue.take()), new Error('broken'));
        clock.now += 300_000;
      }
      await engine.write((transaction) =>
        documentStore(transaction, () => undefined).reopen(new Date(clock.now).toISOString()),
      );
      expect(must(await queue.take()).attempts).to.equal(1);
    });

    it('counts who stands before, until they are done', async () => {
      const { documents, queue, engine } = await prepared(['a', 'b', 'c']);
      const before = async (subjectId: string) =>
        documents.before(must(await documents.job('motion', subjectId)));
      expect([await before('a'), await before('b'), await before('c')]).to.deep.equal([0, 1, 2]);
      const first = must(await queue.take());
      expect(await before('c')).to.equal(2);
      await engine.write((transaction) =>
        documentStore(transaction, () => undefined).finish(first, new Date(instant).toISOString()),
      );
      expect(await before('c')).to.equal(1);
    });
  });
});
