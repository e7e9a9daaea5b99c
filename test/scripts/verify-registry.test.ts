// `verify-pdf --registry`: the registry of the environment's database is asked about a file, too.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { openApp, type TestApp } from '../support/app.ts';
import { forEachEngine } from '../support/engines.ts';

const script = fileURLToPath(new URL('../../scripts/verify-pdf.ts', import.meta.url));

describe('verify-pdf --registry', () => {
  forEachEngine((under) => {
    let app: TestApp;
    let url: string;
    let folder: string;
    beforeEach(async () => {
      url = await under.url();
      app = await openApp(url);
      await app.house.worker.runAll();
      folder = mkdtempSync(path.join(tmpdir(), 'stadga-registry-'));
    });
    afterEach(async () => {
      await app.close();
      rmSync(folder, { recursive: true, force: true });
    });

    it('knows what was issued, what was altered, and what it has never seen', async function askThrice() {
      this.timeout(30_000);
      const ask = (bytes: Buffer) => {
        const file = path.join(folder, 'asked.pdf');
        writeFileSync(file, bytes);
        const { stdout, status } = spawnSync(process.execPath, [script, file, '--registry', '--json'], {
          env: { PATH: process.env['PATH'], DATABASE_URL: url, DATA_DIR: folder },
          encoding: 'utf8',
        });
        const said = JSON.parse(stdout) as {
          readonly verdict: string;
          readonly registered: { readonly path: string } | null;
          readonly alike: { readonly path: string } | null;
        };
        return [said.verdict, said.registered?.path ?? null, said.alike?.path ?? null, status];
      };
      const version = '/forbund/granby/forbundsordning/lydelser/1';
      const bytes = (await app.stranger.get(`${version}/handling`)).body as Buffer;
      expect(ask(bytes)).to.deep.equal(['valid', version, version, 0]);
      const unsealed = bytes.subarray(0, bytes.indexOf('%%EOF') + 6);
      expect(ask(unsealed)).to.deep.equal(['invalid', null, version, 1]);
      expect(ask(Buffer.from('%PDF-1.7'))).to.deep.equal(['invalid', null, null, 1]);
      const { rows } = await app.house.engine.read
        .selectFrom('issued_documents')
        .select((count) => count.fn.countAll<number | string>().as('rows'))
        .executeTakeFirstOrThrow();
      expect(Number(rows)).to.equal(4);
    });
  });
});
