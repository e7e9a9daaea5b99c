// The test run in parts: nothing is left out, nothing is run twice, and a part that says nothing has failed.
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'chai';
import { inParts, outcomeIn } from '../../scripts/test-parts.ts';

const files = readdirSync(path.join('test', 'domain'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.test.ts'))
  .map((file) => path.join('test', 'domain', file));

describe('tests in parts', () => {
  it('have every file once, and the same parts each time', () => {
    const parts = inParts(files, 3);
    expect(parts).to.have.lengthOf(3);
    expect(parts.flat().toSorted()).to.deep.equal(files.toSorted());
    expect(inParts(files.toReversed(), 3)).to.deep.equal(parts);
    for (const part of parts) expect(part).not.to.have.lengthOf(0);
  });

  for (const [said, outcome] of [
    ['  ✔ one\n12 passed, 0 failed\n', { passed: 12, failed: 0, skipped: 0 }],
    ['3 passed, 2 failed, 1 skipped\n', { passed: 3, failed: 2, skipped: 1 }],
    ['12 passed, 0 failed\nSegmentation fault\n', { passed: 0, failed: 1, skipped: 0 }],
    ['', { passed: 0, failed: 1, skipped: 0 }],
  ] as const) {
    it(`tells ${JSON.stringify(outcome)} from ${JSON.stringify(said)}`, () => {
      expect(outcomeIn(said)).to.deep.equal(outcome);
    });
  }
});
