// Starts the program as a newcomer does: the tree in an empty folder, `npm start`, and it answers. Then once more
// with a setting that cannot be used, which must end in one clear sentence.
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { trackedFiles } from './tracked-files.ts';

const patience = 180_000;
const root = path.resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(path.join(tmpdir(), 'stadga-start-'));

try {
  for (const file of trackedFiles(root)) cpSync(path.join(root, file), path.join(folder, 'tree', file));
  await answersOnItsOwn();
  await refusesABadSetting();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function answersOnItsOwn(): Promise<void> {
  const port = await freePort();
  const begun = performance.now();
  const program = npmStart({ PORT: String(port), DATA_DIR: path.join(folder, 'data') });
  try {
    while (!(await answers(port))) {
      if (hasEnded(program.process)) throw new Error(`npm start ended by itself:\n${program.said()}`);
      if (performance.now() - begun > patience)
        throw new Error(`npm start did not answer:\n${program.said()}`);
      await pause(200);
    }
    console.log(`npm start in an empty folder answered after ${seconds(begun)} s`);
  } finally {
    await stop(program.process);
  }
}

async function refusesABadSetting(): Promise<void> {
  const program = npmStart({ PORT: 'door', DATA_DIR: path.join(folder, 'data') });
  const begun = performance.now();
  while (!hasEnded(program.process)) {
    if (performance.now() - begun > 20_000) {
      await stop(program.process);
      throw new Error('npm start with PORT=door did not end');
    }
    await pause(50);
  }
  // npm adds lines of its own about the exit code.
  const sentences = program
    .said()
    .split('\n')
    .filter((line) => line.trim() !== '' && !/^(?:>|npm )/.test(line));
  if (program.process.exitCode === 0) throw new Error('npm start with PORT=door ended as if all were well');
  if (sentences.length !== 1 || sentences[0]?.includes('PORT') !== true) {
    throw new Error(
      `npm start with PORT=door should say one sentence about PORT, but said:\n${program.said()}`,
    );
  }
  console.log(`npm start with PORT=door says: ${sentences[0]}`);
}

interface Program {
  readonly process: ChildProcess;
  said(): string;
}

function npmStart(settings: Readonly<Record<string, string>>): Program {
  const { env } = process;
  // As from a bare shell: nothing of this project's npm run, and none of the settings of whoever checks.
  const kept = Object.entries(env).filter(
    ([name]) =>
      !/^(?:npm_(?:lifecycle|package|config_local)_|npm_(?:node_)?execpath|INIT_CWD|NODE_ENV)/.test(name),
  );
  const searchPath = (env['PATH'] ?? '')
    .split(path.delimiter)
    .filter((each) => !each.includes('node_modules'));
  const child = spawn('npm', ['start'], {
    cwd: path.join(folder, 'tree'),
    env: { ...Object.fromEntries(kept), PATH: searchPath.join(path.delimiter), ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
  return { process: child, said: () => said };
}

/** Asks npm to end, as an operator does. What is left of its processes after ten seconds is ended, and a fault. */
async function stop(program: ChildProcess): Promise<void> {
  if (program.pid === undefined) return;
  program.kill('SIGTERM');
  const begun = performance.now();
  while (groupLives(program.pid)) {
    if (performance.now() - begun > 10_000) {
      process.kill(-program.pid, 'SIGKILL');
      throw new Error(
        'npm start was stopped with SIGTERM, but its processes were still there after ten seconds',
      );
    }
    await pause(50);
  }
}

/** Whether npm, or anything that it started, is still there. */
function groupLives(leader: number): boolean {
  try {
    process.kill(-leader, 0);
    return true;
  } catch {
    // ESRCH: nobody is left.
    return false;
  }
}

function hasEnded(program: ChildProcess): boolean {
  return program.exitCode !== null || program.signalCode !== null;
}

async function answers(port: number): Promise<boolean> {
  try {
    const { status } = await fetch(`http://localhost:${port}/`);
    return status === 200;
  } catch {
    // Nobody listens yet.
    return false;
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, 'localhost', () => {
      const address = probe.address();
      probe.close(() => {
        if (address === null || typeof address === 'string') reject(new Error('No port was given'));
        else resolve(address.port);
      });
    });
  });
}

function seconds(begun: number): string {
  return ((performance.now() - begun) / 1000).toFixed(1);
}
