// docs/lifecycle.md is what the tables say, and every state of a table can be reached.
import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { lifecycleFile, lifecyclePage } from '../../scripts/lifecycle.ts';
import { meetingLifecycle, pollLifecycle } from '../../server/domain/meetings/lifecycle.ts';
import { lifecycle as motionLifecycle } from '../../server/domain/motions/lifecycle.ts';

describe('the lifecycles', () => {
  it('are drawn in docs/lifecycle.md as they are (scripts/lifecycle.ts draws them)', () => {
    expect(readFileSync(lifecycleFile, 'utf8')).to.equal(lifecyclePage());
  });

  for (const [name, table, first] of [
    ['motion', motionLifecycle, 'draft'],
    ['meeting', meetingLifecycle, 'planned'],
    ['poll', pollLifecycle, 'prepared'],
  ] as const) {
    it(`of a ${name} reach every state`, () => {
      const known: Readonly<Record<string, Readonly<Partial<Record<string, string>>>>> = table;
      const reached = new Set<string>([first]);
      for (const state of reached)
        for (const next of Object.values(known[state] ?? {})) if (next !== undefined) reached.add(next);
      expect([...reached].toSorted()).to.deep.equal(Object.keys(known).toSorted());
    });
  }
});
