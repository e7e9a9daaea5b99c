// Comparing at the command line: each view, many cases at once, and what is said when something is wrong.
import { expect } from 'chai';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const program = path.resolve(import.meta.dirname, '../../scripts/compare.ts');
const run = (...args: string[]): { status: number | null; stdout: string; stderr: string } =>
  spawnSync(process.execPath, [program, ...args], { encoding: 'utf8' });

const older =
  'Förbundsordning för Samordningsförbundet Älvmarken\n\n1 § Säte\nFörbundet har sitt säte i Granby kommun.\n\n2 § Styrelse\nStyrelsen har fem ledamöter som medlemmarna utser.\n';
const newer = older.replace('fem ledamöter', 'sex ledamöter');

describe('compare', () => {
  let folder: string;
  const write = (name: string, text: string): string => {
    const file = path.join(folder, name);
    writeFileSync(file, text);
    return file;
  };
  let beforeFile: string;
  let afterFile: string;

  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'stadga-compare-'));
    beforeFile = write('before.txt', older);
    afterFile = write('after.txt', newer);
  });
  after(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('shows the changes in the line, and beside each other, in the words of the site', () => {
    const inline = run(beforeFile, afterFile);
    expect(inline.status).to.equal(0);
    expect(inline.stdout).to.include('Styrelsen har [-fem-]{+sex+} ledamöter');
    expect(inline.stdout).to.include('2 § Styrelse – ändrad');
    expect(run(beforeFile, afterFile, '--text').stdout).to.equal(inline.stdout);
    const columns = run(beforeFile, afterFile, '--columns').stdout;
    expect(columns.split('\n')[0]).to.match(/^\S.* \| \S/);
    expect(columns).to.include('[-fem-]').and.to.include('{+sex+}');
  });

  it('prints JSON whose segments give both texts', () => {
    const { segments, summary } = JSON.parse(run(beforeFile, afterFile, '--json').stdout) as {
      segments: [string, string][];
      summary: { changeGroups: number };
    };
    const side = (kind: string): string =>
      segments
        .filter(([each]) => each !== kind)
        .map(([, text]) => text)
        .join('');
    expect(side('+')).to.equal(older);
    expect(side('-')).to.equal(newer);
    expect(summary.changeGroups).to.equal(1);
  });

  it('says the amending sentence, or why there is none', () => {
    expect(run(beforeFile, afterFile, '--sentence').stdout).to.equal(
      'Härigenom föreskrivs i fråga om förbundsordningen för Samordningsförbundet Älvmarken att 2 § ska ha följande lydelse.\n\n' +
        '2 § Styrelse\nStyrelsen har sex ledamöter som medlemmarna utser.\n',
    );
    expect(run(beforeFile, beforeFile, '--sentence')).to.deep.include({
      status: 1,
      stdout: '',
      stderr: 'There is no amending sentence: nothing has changed in the clauses.\n',
    });
  });

  it('makes a page that needs nothing beside it, and lets no text of the files act', () => {
    const hostile = write('hostile.txt', newer.replace('Granby kommun', 'A & B <Granby "x" onload=1'));
    const { status, stdout } = run(beforeFile, hostile, '--html');
    expect(status).to.equal(0);
    expect(stdout.startsWith('<!doctype html>\n<html lang="sv"')).to.equal(true);
    expect(stdout).to.include('<title>Jämförelse: before.txt – hostile.txt</title>');
    expect(stdout).to.match(/<ins>.*sex.*<\/ins>/u);
    expect(stdout).to.include('A &amp; B').and.to.include('&lt;Granby').and.to.not.include('<Granby');
    expect(stdout).to.not.match(/<script|<link|<img|src=|url\(|@import|https?:|style="/u);
    expect(stdout.match(/<\/style>/g)).to.have.lengthOf(1);
    expect(stdout).to.include('Härigenom föreskrivs i fråga om förbundsordningen');
    const titles = [...stdout.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id ?? '');
    expect(titles.filter((id) => !stdout.includes(`id="${id}"`))).to.deep.equal([]);
  });

  it('does all good cases of a batch and tells of the bad ones by line', () => {
    const cases = [
      JSON.stringify({ name: 'first', before: older, after: newer }),
      'not JSON',
      JSON.stringify({ name: 'no texts' }),
      '',
      JSON.stringify({ name: 'last', before: 'a', after: 'a' }),
    ];
    const file = write('cases.jsonl', cases.join('\n'));
    const { status, stdout, stderr } = run('--batch', file);
    expect(status).to.equal(2);
    const printed = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { name: string });
    expect(printed.map(({ name }) => name)).to.deep.equal(['first', 'last']);
    expect(Object.keys(printed[0] ?? {})).to.deep.equal(['name', 'summary', 'clauses', 'moved', 'segments']);
    expect(stderr).to.equal(
      `${file} line 2 is not JSON.\n${file} line 3 needs "before" and "after" as texts.\n`,
    );
    const good = write('good.jsonl', `\uFEFF${cases[0] ?? ''}\r\n${cases[4] ?? ''}\r\n`);
    expect(run('--batch', good)).to.include({ status: 0, stderr: '' });
  });

  it('says in one sentence what is wrong with what was asked for, and on request how it is used', () => {
    const wrong = (...args: string[]): string => {
      const { status, stdout, stderr } = run(...args);
      expect(status).to.equal(2);
      expect(stdout).to.equal('');
      const [sentence = '', ...rest] = stderr.split(' Ask for --help');
      expect(rest).to.deep.equal([' to see how compare.ts is used.\n']);
      expect(sentence).to.match(/^[^\n]+\.$/);
      return sentence;
    };
    expect(wrong()).to.equal('Two files to compare are missing.');
    expect(wrong(beforeFile)).to.equal(`A second file to compare ${beforeFile} with is missing.`);
    expect(wrong(beforeFile, afterFile, '--json', '--text')).to.include('--json and --text');
    expect(wrong(beforeFile, afterFile, beforeFile)).to.include('3 were given');
    expect(wrong('--batch')).to.include('--batch');
    expect(wrong('--batch', beforeFile, afterFile)).to.include(afterFile);
    expect(wrong('--batch', beforeFile, '--html')).to.include('--html');
    expect(wrong(beforeFile, afterFile, '--colour')).to.equal("Unknown option '--colour'.");
    expect(wrong(beforeFile, afterFile, '-x')).to.equal("Unknown option '-x'.");
    expect(wrong(beforeFile, afterFile, '--json=yes')).to.include('--json');
    const { status, stdout, stderr } = run('--help');
    expect({ status, stderr }).to.deep.equal({ status: 0, stderr: '' });
    expect(stdout.startsWith('Usage: ')).to.equal(true);
  });

  it('says which file it cannot read, and why', () => {
    const missing = path.join(folder, 'missing.txt');
    expect(run(beforeFile, missing)).to.include({ status: 2, stderr: `Cannot read ${missing}: ENOENT.\n` });
    const picture = path.join(folder, 'picture.png');
    writeFileSync(picture, Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1]));
    const { status, stderr } = run(picture, afterFile);
    expect(status).to.equal(2);
    expect(stderr)
      .to.include(`Cannot read ${picture}. The file is a picture.`)
      .and.to.match(/^[^\n]+\n$/);
  });
}).timeout(30_000);
