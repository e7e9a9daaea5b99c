// The program is killed while it seals: after the next start the file comes, once, and the keys are the same.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { readConfig } from '../../../server/config.ts';
import { openDatabase } from '../../../server/database/open.ts';
import { readInVersion } from '../../../server/features/statutes/index.ts';
import { isRefusal } from '../../../server/domain/refusal.ts';
import { buildHouse } from '../../../server/house.ts';
import { verifyPdf } from '../../../server/signing/verify.ts';
import { fillWorld } from '../../support/cast.ts';
import { known } from '../../support/days.ts';
import { forEachEngine } from '../../support/engines.ts';

const program = fileURLToPath(new URL('../../../server/main.ts', import.meta.url));
const address = '/forbund/granby/forbundsordning/lydelser/4/handling';
const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

/** A statute of some hundred pages: its sealing takes long enough to be hit. */
const long = (): string =>
  [
    'Förbundsordning för Samordningsförbundet Granby\n',
    ...Array.from({ length: 700 }, (_, index) =>
      [
        `${String(index + 1)} § Rubrik ${String(index + 1)}`,
        'Förbundet ska svara för finansiell samordning mellan medlemmarna. '.repeat(8),
        '',
      ].join('\n'),
    ),
  ].join('\n');

interface Program {
  readonly child: ChildProcess;
  readonly origin: string;
}

describe('the program, killed while it seals', () => {
  forEachEngine((under) => {
    let dataDir: string;
    let url: string;
    const running: ChildProcess[] = [];
    const environment = () => ({
      PATH: process.env['PATH'],
      ...{
        NODE_ENV: 'test',
        DEMO: 'off',
        LOG_LEVEL: 'error',
        DATABASE_URL: url,
        DATA_DIR: dataDir,
        PORT: '0',
      },
    });

    beforeEach(async function fill() {
      this.timeout(60_000);
      dataDir = mkdtempSync(path.join(tmpdir(), 'stadga-killed-'));
      url = await under.url();
      const house = await buildHouse(readConfig(environment()));
      const { granby } = await fillWorld(house);
      await house.worker.runAll();
      const saved = await house.engine.write((transaction) =>
        readInVersion(house.desk(transaction, null), granby, {
          source: long(),
          effectiveFrom: known('2025-01-01'),
          decisions: [],
        }),
      );
      if (isRefusal(saved)) throw new Error(saved.refused);
      await house.close();
    });
    afterEach(async () => {
      for (const child of running.splice(0)) {
        if (child.exitCode !== null || child.signalCode !== null) continue;
        child.kill('SIGKILL');
        await once(child, 'exit');
      }
      rmSync(dataDir, { recursive: true, force: true });
    });

    async function start(): Promise<Program> {
      const child = spawn(process.execPath, [program], {
        env: environment(),
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      running.push(child);
      for await (const said of child.stdout as AsyncIterable<Buffer>) {
        const origin = /answers at (\S+)/.exec(said.toString())?.[1];
        if (origin !== undefined) return { child, origin };
      }
      throw new Error('the program did not start');
    }
    const rowsOf = async () => {
      const engine = await openDatabase(url);
      try {
        const jobs = await engine.read.selectFrom('jobs').selectAll().execute();
        const issued = await engine.read.selectFrom('issued_documents').selectAll().execute();
        const keys = await engine.read.selectFrom('signing_keys').select(['id', 'purpose']).execute();
        return { jobs, issued, keys };
      } finally {
        await engine.close();
      }
    };

    it('makes the file after the next start, once', async function killAndStart() {
      this.timeout(90_000);
      const first = await start();
      const engine = await openDatabase(url);
      for (;;) {
        const job = await engine.read
          .selectFrom('jobs')
          .select('id')
          .where('state', '=', 'running')
          .executeTakeFirst();
        if (job !== undefined) break;
        await pause(5);
      }
      first.child.kill('SIGKILL');
      await once(first.child, 'exit');
      await engine.close();
      const killed = await rowsOf();
      expect(killed.issued).to.have.lengthOf(4);
      expect(killed.jobs.filter(({ state }) => state === 'running')).to.have.lengthOf(1);

      const second = await start();
      let response = await fetch(`${second.origin}${address}`);
      expect(response.status).to.equal(202);
      while (response.status === 202) {
        await response.arrayBuffer();
        await pause(200);
        response = await fetch(`${second.origin}${address}`);
      }
      expect(response.status).to.equal(200);
      const bytes = Buffer.from(await response.arrayBuffer());
      const rootPem = await (await fetch(`${second.origin}/verifiera/rot.pem`)).text();
      expect((await verifyPdf(bytes, { rootPem })).verdict).to.equal('valid');
      second.child.kill('SIGTERM');
      expect((await once(second.child, 'exit'))[0]).to.equal(0);
      const after = await rowsOf();
      expect(after.issued).to.have.lengthOf(5);
      expect(after.jobs.map(({ state }) => state)).to.deep.equal(Array.from({ length: 5 }, () => 'done'));
      expect(after.keys.filter(({ purpose }) => purpose === 'root')).to.deep.equal(
        killed.keys.filter(({ purpose }) => purpose === 'root'),
      );
    });

    it('puts the job back or ends it when it is told to stop', async function stopInTime() {
      this.timeout(90_000);
      const { child, origin } = await start();
      expect((await fetch(`${origin}${address}`)).status).to.equal(202);
      child.kill('SIGTERM');
      expect((await once(child, 'exit'))[0]).to.equal(0);
      const { jobs, issued } = await rowsOf();
      const states = new Set(jobs.map(({ state }) => state));
      expect(states.has('running')).to.equal(false);
      expect(issued).to.have.lengthOf(states.has('queued') ? 4 : 5);
    });
  });

  it('does not start with another secret than its keys were made under, and says so in one sentence', async () => {
    const dataDir = mkdtempSync(path.join(tmpdir(), 'stadga-secret-'));
    const settings = {
      PATH: process.env['PATH'],
      ...{ NODE_ENV: 'test', DEMO: 'off', LOG_LEVEL: 'error', DATA_DIR: dataDir, PORT: '0' },
    };
    const house = await buildHouse(
      readConfig({ ...settings, KEY_SECRET: 'one secret that is long enough for keys' }),
    );
    await house.worker.begin();
    await house.close();
    const child = spawn(process.execPath, [program], {
      env: { ...settings, KEY_SECRET: 'another secret that is long enough too' },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    const said: string[] = [];
    child.stderr.on('data', (bytes: Buffer) => said.push(bytes.toString()));
    expect((await once(child, 'close'))[0]).to.equal(1);
    expect(said.join('')).to.match(/^Stadga cannot start: KEY_SECRET is not the one [^\n]+\.\n$/);
    rmSync(dataDir, { recursive: true, force: true });
  }).timeout(30_000);
});
