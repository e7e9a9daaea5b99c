// Telling after the commit: not before, not when it was rolled back, and not for a write that marked nothing.
import { expect } from 'chai';
import { afterCommit } from '../../server/jobs/after-commit.ts';
import { faultOf, opener } from '../support/databases.ts';
import { forEachEngine } from '../support/engines.ts';

describe('what waits for a commit', () => {
  forEachEngine((under) => {
    const databases = opener(under);

    it('is told once it is committed, if it was marked', async () => {
      const told: string[] = [];
      const { engine, mark } = afterCommit(await databases.migrated(), () => void told.push('told'));
      const result = await engine.write((transaction) => {
        mark(transaction);
        expect(told).to.deep.equal([]);
        return Promise.resolve('done');
      });
      expect([result, ...told]).to.deep.equal(['done', 'told']);
      await engine.write(() => Promise.resolve());
      const fault = await faultOf(
        engine.write((transaction) => {
          mark(transaction);
          return Promise.reject(new Error('rolled back'));
        }),
      );
      expect([fault.message, ...told]).to.deep.equal(['rolled back', 'told']);
    });
  });
});
