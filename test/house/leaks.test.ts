// No file of the project has a secret, a path of somebody's machine or the address of a registry in it.
import { expect } from 'chai';
import { trackedFiles } from '../../scripts/checks/tracked-files.ts';
import { leakFaults } from './leaks.ts';
import { plant, projectRoot } from './planted.ts';

// In pieces, so that this file is not found itself.
const planted: readonly [fault: string, text: string][] = [
  ['a private key', ['-----BEGIN', 'RSA PRIVATE', 'KEY-----'].join(' ')],
  ['an access token', `const token = '${['gh', 'p_'].join('')}${'a1'.repeat(18)}';`],
  ['a password in an address', ['postgres:/', '/stadga:hemligt', '@localhost/stadga'].join('')],
  ['a path of somebody’s machine', ['see /ho', 'me/anyone/notes'].join('')],
  ['a path of somebody’s machine', ["'/wo", "rk/place'"].join('')],
  ['the address of a registry', ['https://regis', 'try.npmjs.org/express'].join('')],
  ['a package’s address in the lock file', ['"resol', 'ved": "https:', '//example.org/a.tgz"'].join('')],
];

describe('leaks', () => {
  it('there are none', () => {
    const files = trackedFiles(projectRoot);
    expect(files).to.include('package.json');
    expect(leakFaults(projectRoot, files)).to.deep.equal([]);
  });

  for (const [fault, text] of planted) {
    it(`${fault} is seen: ${text.slice(0, 12)} …`, () => {
      expect(leakFaults(plant({ 'a.ts': `\n${text}\n` }), ['a.ts'])).to.deep.equal([
        `a.ts:2 contains ${fault}`,
      ]);
    });
  }

  it('what is no leak is left alone', () => {
    const text =
      "postgres://stadga@127.0.0.1:5432/a https://example.org/homework/x `a://${user}:${word}@b` 'team/work/x'";
    expect(leakFaults(plant({ 'a.ts': text }), ['a.ts'])).to.deep.equal([]);
  });
});
