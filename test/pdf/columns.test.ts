// Two texts beside each other on paper: a table with its head on every page, and marked words that are said.
import { expect } from 'chai';
import { checkPdf } from '../../server/pdf/check.ts';
import { openView, type FileView } from '../../server/pdf/check/file-view.ts';
import { writePdf } from '../../server/pdf/write.ts';
import { columns, paperOf, printing } from '../support/papers.ts';
import { ask, pdfToolsMissing } from '../support/pdf-tools.ts';
import { skipWhenMissing } from '../support/requirements.ts';

const long = async (): Promise<Uint8Array> => writePdf(paperOf([columns(60)]), printing);

async function viewOf(bytes: Uint8Array): Promise<FileView> {
  const view = await openView(bytes);
  if (typeof view === 'string') throw new Error(view);
  return view;
}

describe('two columns on paper', () => {
  it('pass the gate over many pages', async () => {
    const bytes = await long();
    expect(await checkPdf(bytes)).to.deep.equal([]);
    expect((await viewOf(bytes)).pages.length).to.be.greaterThan(3);
  });

  it('have their titles on every page', async function () {
    skipWhenMissing(this, pdfToolsMissing());
    const bytes = await long();
    const pages = ask('pdftotext', ['FILE', '-'], bytes).said.split('\f').slice(0, -1);
    for (const page of pages) expect(page).to.include('Nuvarande lydelse').and.include('Föreslagen lydelse');
  });

  it('say in the structure which cells are heads, and what is struck', async function () {
    skipWhenMissing(this, pdfToolsMissing());
    const bytes = await writePdf(paperOf([columns(1)]), printing);
    const structure = ask('pdfinfo', ['-struct-text', 'FILE'], bytes).said;
    expect(structure).to.match(/TH[^"]*\/Scope \/Column[^"]*"Nuvarande lydelse"/);
    expect(structure).to.match(/\/TextDecorationType \/LineThrough[^k]*"kan"/);
  });

  it('say what is gone and what is new, where it stands', async function () {
    skipWhenMissing(this, pdfToolsMissing());
    const said = ask('pdftotext', ['FILE', '-'], await writePdf(paperOf([columns(1)]), printing)).said;
    expect(said.replace(/\s+/g, ' '))
      .to.include('Förbundet borttaget: kan slut. verka.')
      .and.include('Förbundet tillagt: ska slut. verka.');
  });

  it('never jump a line in one column for a gap in the other', async () => {
    const row = (before: readonly string[], after: readonly string[]) => ({
      before: before.map((text) => ({ kind: 'paragraph', runs: [{ text }] }) as const),
      after: after.map((text) => ({ kind: 'paragraph', runs: [{ text }] }) as const),
    });
    const words = 'Ett stycke som tar flera rader i sin spalt, '.repeat(4);
    const baselines = async (after: readonly string[]): Promise<number> => {
      const head = ['Före', 'Efter'] as const;
      const block = { kind: 'columns', caption: 'x', head, rows: [row([words], after)] } as const;
      const view = await viewOf(await writePdf(paperOf([block]), printing));
      const content = Buffer.from(view.bytes(view.pages[0]?.dict.get('Contents')) ?? []).toString('latin1');
      const left = [...content.matchAll(/ 82 ([\d.]+) Tm/g)].map(([, y]) => Number(y)).slice(-4);
      return Math.max(...left) - Math.min(...left);
    };
    expect(await baselines(['a', 'b'])).to.be.closeTo(await baselines(['a']), 0.1);
  });
});
