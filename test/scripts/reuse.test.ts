// Reuse as a program: what it prints as JSON and as text, and how it ends.
import { expect } from 'chai';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pdfOf } from '../support/pdf-files.ts';
import { para, wordFile } from '../support/word-files.ts';

const program = path.resolve(import.meta.dirname, '../../scripts/reuse.ts');
const run = (...args: string[]): { status: number | null; stdout: string; stderr: string } =>
  spawnSync(process.execPath, [program, ...args], { encoding: 'utf8' });

const plan = 'Förbundet ska varje år ta fram en plan för stödet till unga vuxna.';
const habit = 'Vid planeringen ska den enskildes egna erfarenheter tas till vara och redovisas öppet.';

describe('reuse', () => {
  let folder: string;
  let files: readonly [string, string];
  const write = (name: string, content: string | Uint8Array): string => {
    const file = path.join(folder, name);
    writeFileSync(file, content);
    return file;
  };

  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'stadga-reuse-'));
    files = [
      write('a.txt', `4 § Ändamål\n\n${plan}\n`),
      write(
        'b.txt',
        `Kapitel 2 Mål\n\n5 § Syfte\n\n${plan} ${habit}\n\nDetta har ingen annan skrivit förut.\n`,
      ),
    ];
  });
  after(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('prints pairs and what is new as JSON', () => {
    const [a, b] = files;
    const { status, stdout } = run(a, b, '--json');
    expect(status).to.equal(0);
    expect(JSON.parse(stdout)).to.deep.equal({
      shared: [
        {
          from: { file: a, clause: '4', paragraph: 1 },
          to: { file: b, clause: '5', chapter: '2', paragraph: 1 },
          relation: 'fused',
          sharedWords: 13,
          containment: 1,
        },
      ],
      new: [{ file: b, clause: '5', chapter: '2', paragraph: 2 }],
    });
  });

  it('prints them in words', () => {
    expect(run(...files).stdout).to.equal(
      'a.txt 4 § 1 st.  stands in  b.txt 2 kap. 5 § 1 st.  (13 words, 100 %)\nb.txt 2 kap. 5 § 2 st.  stands nowhere else\n',
    );
  });

  it('reads Word files and PDFs as well as text files', async () => {
    const word = write('a.docx', await wordFile({ body: para('4 § Ändamål') + para(plan) }));
    const pdf = write(
      'a.pdf',
      await pdfOf((document) => {
        document.text('4 § Ändamål', 72, 100).text(plan, 72, 130);
      }),
    );
    for (const file of [word, pdf]) {
      expect(run(file, files[1]).stdout).to.equal(
        `${path.basename(file)} 4 § 1 st.  stands in  b.txt 2 kap. 5 § 1 st.  (13 words, 100 %)\nb.txt 2 kap. 5 § 2 st.  stands nowhere else\n`,
      );
    }
  });

  it('says what it cannot do', () => {
    const [a] = files;
    for (const args of [[], [a], [a, path.join(folder, 'missing')], [a, folder], [a, a, '--what']])
      expect(run(...args), args.join(' ')).to.include({ status: 2, stdout: '' });
    const bytes = write('bytes', Uint8Array.of(0, 1, 2, 255));
    expect(run(a, bytes).stderr).to.equal(`${bytes} is not a text file.\n`);
  });
});
