// The comparison at the command line: marked text, two columns, JSON, batches, and a plain no to what there is not.

import { expect } from 'chai';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const before = '1 § Säte\nFörbundet har sitt säte i Granby.\n\n2 § Lån\nFörbundet får inte ta upp lån.\n';
const after =
  '1 § Säte\nFörbundet har sitt säte i Sundsele.\n\n2 § Insyn\nMedlemmarna har full insyn i verksamheten.\n\n3 § Lån\nFörbundet får inte ta upp lån.\n';

describe('the command that compares', function () {
  this.slow(2000);
  const folder = mkdtempSync(path.join(tmpdir(), 'compare-'));
  const old = path.join(folder, 'before.txt');
  const fresh = path.join(folder, 'after.txt');
  const cases = path.join(folder, 'cases.jsonl');
  writeFileSync(old, before);
  writeFileSync(fresh, after);
  writeFileSync(
    cases,
    `${JSON.stringify({ name: 'ett', before, after })}\n${JSON.stringify({ name: 'två', before, after: before })}\n`,
  );

  this.afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  const run = (...parameters: string[]): { status: number | null; stdout: string; stderr: string } =>
    spawnSync(process.execPath, ['scripts/compare.ts', ...parameters], { encoding: 'utf8' });

  it('marks the words in the text', () => {
    const { stdout, status } = run(old, fresh, '--text');
    expect(status).to.equal(0);
    expect(stdout).to.contain('1 § Säte – ändrad\nFörbundet har sitt säte i [-Granby-]{+Sundsele+}.');
    expect(stdout).to.contain('2 § Insyn – ny\n{+Medlemmarna har full insyn i verksamheten.+}');
    expect(stdout).to.contain('3 § Lån (Nuvarande 2 §) – oförändrad');
  });

  it('sets old beside new', () => {
    const rows = run(old, fresh, '--columns')
      .stdout.split('\n')
      .map((line) => line.split('|').map((cell) => cell.trim()));
    expect(rows[0]).to.deep.equal(['Nuvarande lydelse', 'Föreslagen lydelse']);
    expect(rows).to.deep.include([
      'Förbundet har sitt säte i [-Granby-].',
      'Förbundet har sitt säte i {+Sundsele+}.',
    ]);
    expect(rows).to.deep.include(['', '2 § Insyn']);
    expect(rows).to.deep.include(['2 § Lån', '3 § Lån (Nuvarande 2 §)']);
  });

  it('gives one JSON value, or one a line for a batch', () => {
    const whole = JSON.parse(run(old, fresh, '--json').stdout) as Record<string, unknown>;
    expect(Object.keys(whole)).to.include.members(['engine', 'summary', 'clauses', 'moved', 'segments']);
    const lines = run('--batch', cases)
      .stdout.trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines.map((line) => line['name'])).to.deep.equal(['ett', 'två']);
    expect(lines[0]?.['segments']).to.deep.equal(whole['segments']);
    expect(lines[1]?.['segments']).to.deep.equal([['=', before]]);
  });

  it('says no in one sentence', () => {
    expect(run(old, fresh, '--nothing')).to.include({ status: 2, stdout: '' });
    expect(run(old, fresh, '--nothing').stderr).to.match(/^[^\n]*--nothing[^\n]*\n$/);
    expect(run(old).status).to.equal(2);
    expect(run(old, path.join(folder, 'missing.txt')).stderr).to.contain('missing.txt');
    writeFileSync(path.join(folder, 'bad.jsonl'), '{"name": 1}\n');
    expect(run('--batch', path.join(folder, 'bad.jsonl')).stderr).to.contain(
      'line 1 needs "before" and "after"',
    );
  });
});
