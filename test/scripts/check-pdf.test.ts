// The gate as a program: what it prints, and how it ends.
import { expect } from 'chai';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { writePdf } from '../../server/pdf/write.ts';
import { broken } from '../support/broken-pdf.ts';
import { everyKind, paperOf, printing } from '../support/papers.ts';

const program = path.resolve(import.meta.dirname, '../../scripts/check-pdf.ts');
const run = (...args: string[]): { status: number | null; stdout: string; stderr: string } =>
  spawnSync(process.execPath, [program, ...args], { encoding: 'utf8' });

describe('check-pdf', () => {
  let folder: string;
  const write = (name: string, bytes: Uint8Array): string => {
    const file = path.join(folder, name);
    writeFileSync(file, bytes);
    return file;
  };

  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'stadga-check-pdf-'));
  });
  after(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('ends well with a sound file', async () => {
    const file = write('sound.pdf', await writePdf(paperOf(everyKind), printing));
    expect(run(file)).to.include({ status: 0, stdout: `${file}: nothing to remark.\n` });
    expect(JSON.parse(run(file, '--json').stdout)).to.deep.equal({ file, findings: [] });
  });

  it('tells what is wrong, and ends with 1', async () => {
    const sound = await writePdf(paperOf(everyKind), printing);
    const file = write('broken.pdf', await broken(sound, (each) => each.page(0).delete('Tabs')));
    expect(run(file)).to.include({
      status: 1,
      stdout: 'tab-order, page 1: The tab order does not follow the structure\n',
    });
    const { status, stdout } = run(file, '--json');
    expect(status).to.equal(1);
    expect(JSON.parse(stdout)).to.have.nested.property('findings[0].page', 1);
  });

  it('ends with 2 when there is no file, or none that can be read', () => {
    expect(run().status).to.equal(2);
    expect(run('--what', 'x').status).to.equal(2);
    expect(run(path.join(folder, 'missing.pdf')).status).to.equal(2);
    expect(run(write('text.pdf', Buffer.from('Hej'))).status).to.equal(2);
  });
});
