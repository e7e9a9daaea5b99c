// A throw-away PostgreSQL cluster: one for a whole test run, started by the first test that asks for a database.
import { execFileSync, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, realpathSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';

/** A running cluster. `url(name)` addresses one of its databases; `pid` is the postmaster's, for tests that kill it. */
export interface Cluster {
  readonly pid: number;
  url(database: string): string;
  createDatabase(): Promise<string>;
  stop(): Promise<void>;
}

export interface ClusterOptions {
  /** True keeps fsync on, for tests about durability; they take a cluster of their own. Commits are never asynchronous. */
  readonly durable: boolean;
}

const superuser = 'stadga';
let shared: Promise<Cluster> | undefined;
let databases = 0;

/** The folder with initdb and postgres, newest major version first; undefined where no server is installed. */
export function findPostgres(): string | undefined {
  const versions = '/usr/lib/postgresql';
  const folders = existsSync(versions)
    ? readdirSync(versions)
        .sort((one, other) => Number(other) - Number(one))
        .map((version) => path.join(versions, version, 'bin'))
    : [];
  const onPath = (process.env['PATH'] ?? '').split(path.delimiter).filter((folder) => folder !== '');
  const found = [...folders, ...onPath].find(
    (folder) => existsSync(path.join(folder, 'initdb')) && existsSync(path.join(folder, 'postgres')),
  );
  // A link such as /usr/local/bin/initdb does not have the other programs beside it.
  return found === undefined ? undefined : path.dirname(realpathSync(path.join(found, 'initdb')));
}

/** Why no cluster can be started here, as a sentence for `skipWhenMissing`; undefined when one can. */
export function postgresMissing(): string | undefined {
  if (findPostgres() === undefined) return 'PostgreSQL is not installed (/usr/lib/postgresql/*/bin)';
  if (process.getuid?.() === 0 && accountOf('postgres') === undefined) {
    return 'there is no user postgres, and PostgreSQL does not run as root';
  }
  return undefined;
}

const emptied: string[] = [];

/** A fresh, empty database in the run's shared cluster; gives its URL. */
export async function createDatabase(): Promise<string> {
  shared ??= startCluster({ durable: false });
  return emptied.pop() ?? (await shared).createDatabase();
}

/** Empties a database of the shared cluster for the next one who asks: several times faster than making another. */
export async function giveBackDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(
    'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
  );
  await client.query('drop schema public cascade; create schema public');
  await client.end();
  emptied.push(url);
}

/** Stops the shared cluster, if any test started it. */
export async function stopSharedCluster(): Promise<void> {
  const running = shared;
  shared = undefined;
  emptied.length = 0;
  if (running !== undefined) await (await running).stop();
}

/** Starts a cluster in a temporary folder on a random loopback port. Throws when `postgresMissing()` has a reason. */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const missing = postgresMissing();
  const programs = findPostgres();
  if (missing !== undefined || programs === undefined) throw new Error(missing);
  const owner = process.getuid?.() === 0 ? accountOf('postgres') : undefined;
  const folder = mkdtempSync(path.join(tmpdir(), 'stadga-postgres-'));
  if (owner !== undefined) chownSync(folder, owner.uid, owner.gid);
  const files = path.join(folder, 'cluster');
  const asOwner = { ...owner, cwd: folder };

  execFileSync(
    path.join(programs, 'initdb'),
    [
      ...['-D', files, '-U', superuser, '--auth=trust', '--encoding=UTF8', '--locale=C.UTF-8', '--no-sync'],
      '--no-instructions',
    ],
    { ...asOwner, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const port = await freePort();
  const settings = [
    'listen_addresses=127.0.0.1',
    `port=${String(port)}`,
    'unix_socket_directories=',
    'max_connections=200',
    'shared_buffers=32MB',
    'log_min_messages=fatal',
    ...(options.durable ? [] : ['fsync=off', 'full_page_writes=off']),
  ];
  // A session of its own, so that Ctrl-C in the terminal reaches it only through the watch below.
  const server = spawn(
    path.join(programs, 'postgres'),
    ['-D', files, ...settings.flatMap((setting) => ['-c', setting])],
    { ...asOwner, stdio: 'ignore', detached: true },
  );
  const pid = server.pid;
  if (pid === undefined) throw new Error(`PostgreSQL could not be started from ${programs}`);
  const watch = watchOver(pid, folder);
  const url = (database: string): string =>
    `postgres://${superuser}@127.0.0.1:${String(port)}/${encodeURIComponent(database)}`;
  await answers(url('postgres'), server);
  server.unref();

  return {
    pid,
    url,
    async createDatabase() {
      databases += 1;
      const name = `test_${String(databases)}`;
      const client = new pg.Client({ connectionString: url('postgres') });
      await client.connect();
      await client.query(`create database ${name} template template0`);
      await client.end();
      return url(name);
    },
    async stop() {
      const ended = new Promise((resolve) => {
        if (server.exitCode !== null || server.signalCode !== null) resolve(undefined);
        else server.once('exit', resolve);
      });
      server.ref();
      // At once, without writing anything down: nothing in here will be read again.
      server.kill('SIGQUIT');
      await ended;
      watch.kill();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A shell that outlives us: when our end of its pipe closes, however we died, it stops the server and tidies up. */
function watchOver(pid: number, folder: string): ChildProcess {
  const watch = spawn(
    '/bin/sh',
    [
      ...['-c', 'read -r _; kill -INT "$1" 2>/dev/null; sleep 1; kill -QUIT "$1" 2>/dev/null; rm -rf "$2"'],
      ...['sh', String(pid), folder],
    ],
    { stdio: ['pipe', 'ignore', 'ignore'], detached: true },
  );
  watch.unref();
  return watch;
}

async function answers(url: string, server: ChildProcess): Promise<void> {
  for (let attempt = 0; attempt < 300; attempt += 1) {
    if (server.exitCode !== null) break;
    const client = new pg.Client({ connectionString: url });
    try {
      await client.connect();
      await client.end();
      return;
    } catch {
      // Refused until the server listens: that is what is being waited for.
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
  server.kill('SIGQUIT');
  throw new Error('The throw-away PostgreSQL cluster did not answer');
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => {
        if (address === null || typeof address === 'string') reject(new Error('No port was given'));
        else resolve(address.port);
      });
    });
  });
}

function accountOf(user: string): { uid: number; gid: number } | undefined {
  try {
    const number = (option: string): number =>
      Number(execFileSync('id', [option, user], { stdio: ['ignore', 'pipe', 'ignore'] }).toString());
    return { uid: number('-u'), gid: number('-g') };
  } catch {
    return undefined;
  }
}
