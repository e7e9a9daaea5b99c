// Installs the packages of package-lock.json when they are missing or have changed; otherwise does nothing, fast.
//
// Plain JavaScript with no dependencies, since it runs before there are any, on the machine's own Node (20 or
// newer). Everything it says goes to stderr, so that `npm run -s parse -- FILE > out.json` stays clean.
// `--all` installs the packages for checks and tests also under NODE_ENV=production.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const oldestNode = 20;
const lockIsStaleAfter = 15 * 60 * 1000;

const root = path.dirname(path.dirname(realpathSync(fileURLToPath(import.meta.url))));
const lockFile = path.join(root, 'package-lock.json');
const modules = path.join(root, 'node_modules');
const stampFile = path.join(modules, '.stadga-setup');
const queueFile = path.join(root, '.setup.lock');

const withChecks = process.env.NODE_ENV !== 'production' || process.argv.includes('--all');

main();

function main() {
  const [major] = process.versions.node.split('.');
  if (Number(major) < oldestNode) {
    refuse(
      `Stadga needs Node ${oldestNode} or newer to install itself; this is Node ${process.versions.node}.`,
    );
  }
  if (!existsSync(lockFile)) refuse(`Stadga cannot be installed: package-lock.json is missing in ${root}.`);
  if (isInstalled()) return;
  takeTurn();
  try {
    // Whoever held the turn before us may have done the work.
    if (!isInstalled()) install();
  } finally {
    rmSync(queueFile, { force: true });
  }
}

/** Whether node_modules holds what package-lock.json asks for. A stamp answers at once, else npm's own list does. */
function isInstalled() {
  if (
    !existsSync(path.join(modules, '.bin', 'node')) ||
    !existsSync(path.join(modules, 'node', 'bin', 'node'))
  ) {
    return false;
  }
  const wanted = fingerprint();
  const stamp = readIfThere(stampFile).trim().split(' ');
  if (stamp[0] === wanted && (stamp[1] === 'all' || !withChecks)) return true;
  // `npm install NAME` by hand leaves node_modules right but our stamp old: then only the stamp is renewed.
  const scope = ['all', 'production'].find(holdsEverything);
  if (scope === undefined || (withChecks && scope !== 'all')) return false;
  writeFileSync(stampFile, `${wanted} ${scope}\n`);
  return true;
}

function fingerprint() {
  return createHash('sha256').update(readFileSync(lockFile)).digest('hex');
}

/** Compares package-lock.json with node_modules/.package-lock.json, which npm writes last when it has succeeded. */
function holdsEverything(scope) {
  const text = readIfThere(path.join(modules, '.package-lock.json'));
  if (text === '') return false;
  const installed = JSON.parse(text).packages;
  for (const [where, asked] of Object.entries(JSON.parse(readFileSync(lockFile, 'utf8')).packages)) {
    if (where === '' || asked.link) continue;
    if (scope === 'production' && (asked.dev || asked.devOptional)) continue;
    const found = installed[where];
    if (found === undefined) {
      // Optional packages for other platforms are rightly absent.
      if (asked.optional) continue;
      return false;
    }
    if (found.version !== asked.version || found.integrity !== asked.integrity) return false;
    if (!asked.optional && !existsSync(path.join(root, where))) return false;
  }
  return true;
}

function install() {
  say(withChecks ? 'Installing packages …' : 'Installing packages for production …');
  const scope = withChecks ? '--include=dev' : '--omit=dev';
  // npm must not run on the very Node that it is about to remove from node_modules.
  const searchPath = (process.env.PATH ?? '')
    .split(path.delimiter)
    .filter((folder) => !folder.includes(`${path.sep}node_modules${path.sep}.bin`))
    .join(path.delimiter);
  const npm = spawnSync('npm', ['ci', scope, '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    env: { ...process.env, PATH: searchPath },
    shell: process.platform === 'win32',
  });
  if (npm.error?.code === 'ENOENT') {
    refuse('Stadga needs npm to install its packages, and no npm was found on this machine.');
  }
  if (npm.status !== 0) {
    const how = npm.error?.message ?? (npm.signal ? `stopped by ${npm.signal}` : `exit code ${npm.status}`);
    refuse(`The packages could not be installed: "npm ci" failed (${how}); its own words are above.`);
  }
  if (!existsSync(path.join(modules, 'node', 'bin', 'node'))) {
    refuse(
      'The packages are installed but without their Node runtime: the install script of "node" did not run.',
    );
  }
  writeFileSync(stampFile, `${fingerprint()} ${withChecks ? 'all' : 'production'}\n`);
}

/** Waits until no other setup of this folder is at work, then holds the turn. A dead holder is passed by. */
function takeTurn() {
  const me = `${process.pid} ${hostname()} ${process.hrtime.bigint()}`;
  let told = false;
  for (;;) {
    try {
      writeFileSync(queueFile, me, { flag: 'wx' });
      // Two that pass by the same dead holder may both believe that it is their turn; the last writer is right.
      sleep(20);
      if (readIfThere(queueFile) === me) return;
    } catch (error) {
      if (error.code !== 'EEXIST') {
        refuse(`The packages cannot be installed: ${root} cannot be written to (${error.code}).`);
      }
    }
    const holder = readIfThere(queueFile);
    if (holder !== '' && isDead(holder)) {
      if (readIfThere(queueFile) === holder) rmSync(queueFile, { force: true });
      continue;
    }
    if (!told) say('Another setup is installing the packages; waiting for it …');
    told = true;
    sleep(200);
  }
}

function isDead(holder) {
  const [pid, host] = holder.split(' ');
  if (host !== hostname()) {
    return Date.now() - (statSync(queueFile, { throwIfNoEntry: false })?.mtimeMs ?? 0) > lockIsStaleAfter;
  }
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    return error.code === 'ESRCH';
  }
}

function readIfThere(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

function sleep(milliseconds) {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}

function say(sentence) {
  process.stderr.write(`${sentence}\n`);
}

function refuse(sentence) {
  say(sentence);
  rmIfOurs();
  process.exit(1);
}

function rmIfOurs() {
  if (readIfThere(queueFile).startsWith(`${process.pid} ${hostname()} `)) rmSync(queueFile, { force: true });
}
