// Every document that the demo world issues, looked at by our own gate and by the programs of others, and with bytes of it changed.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from 'chai';
import { loadDemoWorld } from '../../scripts/demo-world.ts';
import { readConfig } from '../../server/config.ts';
import { buildHouse, type House } from '../../server/house.ts';
import { checkPdf } from '../../server/pdf/check.ts';
import { verifyPdf } from '../../server/signing/verify.ts';
import { freshSqlite } from '../support/engines.ts';
import { programsMissing } from '../support/programs.ts';
import { skipWhenMissing } from '../support/requirements.ts';

interface Paper {
  readonly name: string;
  readonly title: string;
  readonly kind: string;
  readonly bytes: Buffer;
  readonly file: string;
}

describe('the documents of the demo world', function () {
  this.timeout(120_000);
  let folder: string;
  let house: House;
  let rootPem: string;
  let papers: readonly Paper[];
  before(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'stadga-papers-'));
    const environment = { NODE_ENV: 'test', DEMO: 'off', LOG_LEVEL: 'error', DATABASE_URL: freshSqlite() };
    house = await buildHouse(readConfig({ ...environment, DATA_DIR: folder }));
    await loadDemoWorld(house);
    await house.worker.runAll();
    const { read } = house.engine;
    const rows = await read.selectFrom('issued_documents').selectAll().orderBy('file_name').execute();
    papers = rows.map(({ file_name: name, title, kind, bytes }, index) => {
      const file = path.join(folder, `${String(index)}.pdf`);
      writeFileSync(file, bytes);
      return { name, title, kind, bytes, file };
    });
    const root = await read
      .selectFrom('signing_keys')
      .select('certificate')
      .where('purpose', '=', 'root')
      .executeTakeFirstOrThrow();
    rootPem = root.certificate;
  });
  after(async () => {
    await house.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const ask = (program: string, ...parameters: readonly string[]): string =>
    execFileSync(program, parameters, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

  it('are all there: nine motions and proposals, the minutes, and every version of every statute', async () => {
    const versions = await house.desk(house.engine.read, null).statutes.allVersions();
    const counted = Object.groupBy(papers, ({ kind }) => kind);
    expect(counted['motion']).to.have.lengthOf(9);
    expect(counted['minutes']).to.have.lengthOf(1);
    expect(counted['statuteVersion']).to.have.lengthOf(versions.length);
    const undone = await house.engine.read
      .selectFrom('jobs')
      .select(['kind', 'state'])
      .where('state', '!=', 'done')
      .execute();
    expect(undone).to.deep.equal([]);
  });

  it('pass our own gate, and are valid under our root', async () => {
    for (const { name, bytes } of papers) {
      expect(await checkPdf(bytes), name).to.deep.equal([]);
      expect(await verifyPdf(bytes, { rootPem }), name).to.deep.include({ verdict: 'valid', reasons: [] });
    }
  });

  it('are sound, tagged, on A4 and bear their titles, by qpdf and pdfinfo', function () {
    skipWhenMissing(this, programsMissing('qpdf', 'pdfinfo'));
    for (const { name, title, file } of papers) {
      expect(ask('qpdf', '--check', file), name).to.include('No syntax or stream encoding errors found');
      const told = ask('pdfinfo', file);
      expect(told, name)
        .to.match(/^Tagged:\s+yes$/m)
        .and.match(/^Page size:.*\(A4\)$/m);
      expect(/^Title:\s+(.*)$/m.exec(told)?.[1], name).to.equal(title);
    }
  });

  it('are read in order by pdfinfo’s structure', function inOrder() {
    this.timeout(240_000);
    skipWhenMissing(this, programsMissing('pdfinfo'));
    for (const { name, file, title } of papers) {
      const told = ask('pdfinfo', '-struct-text', file).replace(/\s+/g, ' ');
      expect(told, name)
        .to.match(/^Document/)
        .and.include('H1');
      expect(told.indexOf(title.split(' ')[0] ?? ''), name).to.be.greaterThan(-1);
    }
  });

  it('are signed by certificates that pdfsig trusts by our root', function () {
    skipWhenMissing(this, programsMissing('pdfsig', 'certutil'));
    const store = `sql:${mkdtempSync(path.join(folder, 'nss-'))}`;
    writeFileSync(path.join(folder, 'root.pem'), rootPem);
    ask('certutil', '-N', '-d', store, '--empty-password');
    ask('certutil', ...['-A', '-d', store, '-n', 'root', '-t', 'C,C,C', '-i', path.join(folder, 'root.pem')]);
    for (const { name, file } of papers) {
      const told = ask('pdfsig', '-nssdir', store, file);
      expect(told, name).to.include('Signature is Valid').and.include('Certificate is Trusted');
      expect(told, name)
        .to.include('Total document signed')
        .and.not.match(/Invalid|not Trusted/i);
    }
  });

  it('are each rejected when one byte is changed, anywhere in the file', async function everyFile() {
    this.timeout(240_000);
    const changes = 200;
    for (const { name, bytes } of papers) {
      for (let change = 0; change < changes; change += 1) {
        const at = Math.floor(((change + 0.5) * bytes.length) / changes);
        const copy = Buffer.from(bytes);
        copy.writeUInt8(copy.readUInt8(at) ^ (1 << (change % 8)), at);
        const { verdict } = await verifyPdf(copy, { rootPem });
        expect(verdict, `${name} with byte ${String(at)} changed`).to.equal('invalid');
      }
    }
  });
});
