// Sees to it that the programs which tests need from the system are there: Chromium, the PostgreSQL server, and those that look into PDFs and certificates.
import { spawnSync } from 'node:child_process';
import { chromiumMissing } from '../test/support/chromium.ts';
import { findPostgres, postgresMissing } from '../test/support/postgres.ts';
import { missingPrograms, packageOf, programsMissing } from '../test/support/programs.ts';

/**
 * Installs what is missing with apt-get, where that exists and we are root. What cannot be had is said on stderr;
 * its tests are then skipped with the reason, or fail when CI=true.
 */
export function installTestPrograms(): void {
  const packages = [
    ...(chromiumMissing() === undefined ? [] : ['chromium']),
    ...(findPostgres() === undefined ? ['postgresql'] : []),
    ...new Set(missingPrograms().map((program) => packageOf[program])),
  ];
  if (packages.length > 0) {
    if (process.getuid?.() === 0 && hasAptGet()) aptInstall(packages);
    else say(`Not root, or no apt-get: cannot install ${packages.join(' and ')} here.`);
  }
  for (const reason of [chromiumMissing(), postgresMissing(), programsMissing(...missingPrograms())]) {
    if (reason !== undefined) say(`Some tests cannot run: ${reason}.`);
  }
}

function aptInstall(packages: readonly string[]): void {
  say(`Installing ${packages.join(' and ')} for the tests …`);
  const options = ['-o', 'DPkg::Lock::Timeout=300', '-qq'];
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const quiet = { env, stdio: ['ignore', 2, 2] } satisfies Parameters<typeof spawnSync>[2];
  spawnSync('apt-get', [...options, 'update'], quiet);
  for (const name of packages) {
    const result = spawnSync(
      'apt-get',
      [...options, 'install', '-y', '--no-install-recommends', name],
      quiet,
    );
    if (result.status !== 0) say(`apt-get could not install ${name}; its own words are above.`);
  }
}

function hasAptGet(): boolean {
  return spawnSync('apt-get', ['--version'], { stdio: 'ignore' }).status === 0;
}

function say(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
}
