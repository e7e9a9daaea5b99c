// Merging at the command line: the merged text, the conflicts and how they are settled, and many versions at once.
import { expect } from 'chai';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const program = path.resolve(import.meta.dirname, '../../scripts/merge.ts');
const base =
  '1 § Säte\nFörbundet har sitt säte i Granby kommun.\n\n2 § Styrelse\nStyrelsen har fem ledamöter som medlemmarna utser.\n';

describe('merge', () => {
  let folder: string;
  const file = (name: string, from: string, to: string): string => {
    const written = path.join(folder, name);
    writeFileSync(written, base.replace(from, to));
    return written;
  };
  const run = (...args: string[]): { status: number | null; stdout: string; stderr: string } =>
    spawnSync(process.execPath, [program, ...args], { encoding: 'utf8' });

  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'stadga-merge-'));
  });
  after(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('prints the merged text', () => {
    const merged = run(file('base', '', ''), file('one', 'Granby', 'Sundsele'), file('two', 'fem', 'sex'));
    expect(merged).to.include({ status: 0, stderr: '' });
    expect(merged.stdout).to.equal(base.replace('Granby', 'Sundsele').replace('fem', 'sex'));
  });

  it('tells of conflicts, and settles them as it is told', () => {
    const files = [file('base', '', ''), file('one', 'fem', 'sex'), file('two', 'fem', 'sju')];
    const asked = run(...files);
    expect(asked).to.include({ status: 1, stdout: '' });
    expect(asked.stderr).to.equal('u2.1  wording  2 §\n  base    "fem"\n  ours    "sex"\n  theirs  "sju"\n');
    expect(run(...files, '--settle', 'u2.1=theirs').stdout).to.include('har sju ledamöter');
    expect(run(...files, '--settle', 'u2.1=minst fem').stdout).to.include('har minst fem ledamöter');
  });

  it('carries many versions into one, and names those that meet an earlier one', () => {
    const other = file('three', 'utser', 'väljer');
    const second = file('two', 'fem', 'sju');
    const many = run(file('base', '', ''), file('one', 'fem', 'sex'), second, other);
    expect(many.status).to.equal(1);
    expect(many.stdout).to.include('har sex ledamöter som medlemmarna väljer');
    expect(many.stderr).to.include(`${second} is left out:\nu2.1  wording`).and.to.not.include(other);
  });

  it('says how it is used', () => {
    const one = file('base', '', '');
    for (const args of [[], [one, one], [one, one, one, '--settle', 'nonsense'], [one, one, one, '--json']])
      expect(run(...args).stderr).to.include('Usage:');
  });
}).timeout(30_000);
