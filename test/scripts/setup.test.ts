// scripts/setup.mjs installs when it must, does nothing when it need not, and never twice at once.
import { spawn } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';
import { expect } from 'chai';
import { plant, projectRoot } from '../house/planted.ts';

/** Stands in for npm: notes how it was called, takes a while, then leaves what `npm ci` would leave. */
const npm = `#!/bin/sh
echo "npm is talking"
echo "begin $*" >> calls
sleep 0.3
[ -f npm-fails ] && { echo "no network" >&2; exit 7; }
mkdir -p node_modules/.bin node_modules/node/bin
touch node_modules/.bin/node node_modules/node/bin/node
echo "end" >> calls
`;

const lock = (version: string): string =>
  JSON.stringify({
    packages: {
      '': { name: 'stadga' },
      'node_modules/node': { version, integrity: `sha512-${version}` },
      'node_modules/mocha': { version: '1.0.0', integrity: 'sha512-mocha', dev: true },
    },
  });

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

function project(): string {
  const root = plant({ 'package-lock.json': lock('24.0.0'), 'bin/npm': npm, 'package.json': '{}' });
  chmodSync(path.join(root, 'bin/npm'), 0o755);
  mkdirSync(path.join(root, 'scripts'));
  cpSync(path.join(projectRoot, 'scripts/setup.mjs'), path.join(root, 'scripts/setup.mjs'));
  return root;
}

function setup(
  root: string,
  settings: Readonly<Record<string, string>> = {},
  ...options: string[]
): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [path.join(root, 'scripts/setup.mjs'), ...options], {
      env: { PATH: `${path.join(root, 'bin')}:/usr/bin:/bin`, ...settings },
    });
    let out = '';
    let err = '';
    child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, out, err }));
  });
}

const calls = (root: string): readonly string[] =>
  existsSync(path.join(root, 'calls'))
    ? readFileSync(path.join(root, 'calls'), 'utf8').trim().split('\n')
    : [];

const call = (scope: string): readonly string[] => [
  `begin ci ${scope} --no-audit --no-fund --loglevel=error`,
  'end',
];

describe('setup', function () {
  this.slow(3000);

  it('installs once, and says so on stderr only', async () => {
    const root = project();
    const first = await setup(root);
    expect(first).to.include({ code: 0, out: '' });
    expect(first.err).to.include('Installing packages');
    expect(await setup(root)).to.deep.equal({ code: 0, out: '', err: '' });
    expect(calls(root)).to.deep.equal(call('--include=dev'));
  });

  it('installs again when the lock file has changed', async () => {
    const root = project();
    await setup(root);
    writeFileSync(path.join(root, 'package-lock.json'), lock('24.0.1'));
    await setup(root);
    expect(calls(root)).to.have.length(4);
  });

  it('believes npm’s own list of what is installed, and writes a new stamp', async () => {
    const root = project();
    await setup(root);
    writeFileSync(path.join(root, 'package-lock.json'), lock('24.0.1'));
    writeFileSync(path.join(root, 'node_modules/.package-lock.json'), lock('24.0.1'));
    mkdirSync(path.join(root, 'node_modules/mocha'));
    expect(await setup(root)).to.deep.equal({ code: 0, out: '', err: '' });
    expect(calls(root)).to.have.length(2);
  });

  it('in production leaves the packages for checks out, unless they are asked for', async () => {
    const root = project();
    await setup(root, { NODE_ENV: 'production' });
    await setup(root, { NODE_ENV: 'production' });
    expect(calls(root)).to.deep.equal(call('--omit=dev'));
    await setup(root, { NODE_ENV: 'production' }, '--all');
    expect(calls(root).slice(2)).to.deep.equal(call('--include=dev'));
    await setup(root, { NODE_ENV: 'production' });
    expect(calls(root)).to.have.length(4);
  });

  it('a failing npm is shown, with one clear sentence, and the next setup may try again', async () => {
    const root = project();
    writeFileSync(path.join(root, 'npm-fails'), '');
    const { code, out, err } = await setup(root);
    expect({ code, out }).to.deep.equal({ code: 1, out: '' });
    expect(err).to.include('no network');
    expect(err.trim().split('\n').at(-1)).to.equal(
      'The packages could not be installed: "npm ci" failed (exit code 7); its own words are above.',
    );
    expect(existsSync(path.join(root, '.setup.lock'))).to.be.false;
  });

  it('says so when there is no npm', async () => {
    const root = project();
    const { code, err } = await setup(root, { PATH: path.join(root, 'empty') });
    expect(code).to.equal(1);
    expect(err).to.include('no npm was found on this machine');
  });

  it('three at once install once', async () => {
    const root = project();
    const ended = await Promise.all([setup(root), setup(root), setup(root)]);
    expect(ended.map(({ code }) => code)).to.deep.equal([0, 0, 0]);
    expect(calls(root)).to.deep.equal(call('--include=dev'));
    expect(ended.filter(({ err }) => err.includes('Another setup'))).to.have.length(2);
  });

  it('passes by a setup that died at work', async () => {
    const root = project();
    const { pid } = spawn('/bin/true');
    await new Promise((resolve) => setTimeout(resolve, 100));
    writeFileSync(path.join(root, '.setup.lock'), `${pid} ${hostname()} 1`);
    expect(await setup(root)).to.include({ code: 0 });
    expect(calls(root)).to.deep.equal(call('--include=dev'));
  });
});
