// Each test gets a database of its own with nothing in it, and no cluster outlives its run.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'chai';
import pg from 'pg';
import { forEachEngine } from './engines.ts';
import { postgresMissing } from './postgres.ts';
import { skipWhenMissing } from './requirements.ts';

async function tablesOf(url: string): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ name: string }>(
    "select table_name as name from information_schema.tables where table_schema = 'public'",
  );
  await client.query('create table left_behind (id text)');
  await client.end();
  return rows.length;
}

describe('databases for tests', () => {
  forEachEngine((engine) => {
    for (const turn of ['first', 'second', 'third']) {
      it(`are fresh in the ${turn} test`, async () => {
        const [one, other] = [await engine.url(), await engine.url()];
        expect(one).to.not.equal(other);
        if (engine.name === 'sqlite') expect(existsSync(one.slice('file:'.length))).to.be.false;
        else expect([await tablesOf(one), await tablesOf(other)]).to.deep.equal([0, 0]);
      });
    }
  });

  it('go away with a run that was killed', async function () {
    skipWhenMissing(this, postgresMissing());
    this.timeout(60_000).slow(10_000);
    const program = `import { startCluster } from ${JSON.stringify(path.join(import.meta.dirname, 'postgres.ts'))};
      const { pid } = await startCluster({ durable: true });
      process.stdout.write(String(pid), () => process.kill(process.pid, 'SIGKILL'));`;
    const child = spawn(process.execPath, ['--input-type=module-typescript', '--eval', program], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
    await new Promise((resolve) => child.once('close', resolve));
    const pid = Number(said);
    expect(pid).to.be.greaterThan(1);
    for (let waited = 0; waited < 10_000 && isAlive(pid); waited += 50) await pause(50);
    expect(isAlive(pid)).to.be.false;
  });
});

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    // ESRCH: it is gone.
    return false;
  }
}
