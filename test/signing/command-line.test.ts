// The command line: what it prints, and how it ends.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { plainFile, revised } from '../support/signing-files.ts';
import { seal, signingWorld } from '../support/signing-world.ts';

const script = fileURLToPath(new URL('../../scripts/verify-pdf.ts', import.meta.url));

describe('verify-pdf', function () {
  this.timeout(60_000);
  const world = signingWorld();
  let folder: string;
  let file: string;
  let forged: string;
  let root: string;
  before(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'stadga-verify-'));
    const bytes = await seal(world, plainFile());
    file = written('sealed.pdf', bytes);
    forged = written('forged.pdf', revised(bytes, {}));
    root = written('root.pem', world.root.certificatePem);
  });
  after(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  const written = (name: string, bytes: string | Uint8Array): string => {
    const place = path.join(folder, name);
    writeFileSync(place, bytes);
    return place;
  };
  const run = (
    ...parameters: readonly string[]
  ): { status: number | null; stdout: string; stderr: string } => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...parameters], {
      encoding: 'utf8',
    });
    return { status, stdout, stderr };
  };
  const verdictOf = (stdout: string): unknown => (JSON.parse(stdout) as { verdict: unknown }).verdict;

  it('ends well only for a valid file', () => {
    const valid = run(file, '--json', '--root', root, '--expect-signers', '1');
    expect([valid.status, verdictOf(valid.stdout)]).to.deep.equal([0, 'valid']);
    expect(Object.keys(JSON.parse(valid.stdout) as object)).to.have.members([
      'verdict',
      'signers',
      'timestamps',
      'reasons',
    ]);
    const unknown = run(file, '--json');
    expect([unknown.status, verdictOf(unknown.stdout)]).to.deep.equal([1, 'unknown']);
    const invalid = run(forged, '--json', '--root', root);
    expect([invalid.status, verdictOf(invalid.stdout)]).to.deep.equal([1, 'invalid']);
    const fewer = run(file, '--json', '--root', root, '--expect-signers', '2');
    expect([fewer.status, verdictOf(fewer.stdout)]).to.deep.equal([1, 'invalid']);
  });

  it('says in words who sealed, and what is wrong', () => {
    expect(run(file, '--root', root).stdout)
      .to.include('Giltig')
      .and.to.include('Samordningsförbundet Ån & Älven (SE-000000-0001)');
    expect(run(forged, '--root', root).stdout)
      .to.include('Inte giltig')
      .and.to.include('efter den sista underskriften');
  });

  it('explains itself when it is asked wrongly', () => {
    for (const parameters of [
      [],
      [file, file],
      [file, '--nonsense'],
      [file, '--expect-signers', 'two'],
      ['missing.pdf'],
      [file, '--root', file],
    ]) {
      const { status, stderr, stdout } = run(...parameters);
      expect([status, stdout], parameters.join(' ')).to.deep.equal([2, '']);
      expect(stderr).not.to.equal('').and.not.to.include('at ');
    }
  });
});
