// What other people's programs say of our documents: qpdf and poppler.
import { expect } from 'chai';
import { writePdf } from '../../server/pdf/write.ts';
import { everyKind, paperOf, paragraph, printing, roll, sealing } from '../support/papers.ts';
import { ask, pdfToolsMissing } from '../support/pdf-tools.ts';
import { skipWhenMissing } from '../support/requirements.ts';

/** The text as pdftotext gives it, on one line. */
const wordsOf = (bytes: Uint8Array): string =>
  ask('pdftotext', ['FILE', '-'], bytes).said.replace(/\s+/g, ' ');

describe('our documents in other programs', () => {
  let sealed: Uint8Array;
  let draft: Uint8Array;

  before(async function () {
    skipWhenMissing(this, pdfToolsMissing());
    sealed = await writePdf(paperOf([...everyKind, roll(45)]), sealing);
    draft = await writePdf(paperOf(everyKind, { isDraft: true }), printing);
  });

  it('are sound to qpdf', () => {
    for (const bytes of [sealed, draft]) {
      const { status, said } = ask('qpdf', ['--check', 'FILE'], bytes);
      expect(said).to.contain('No syntax or stream encoding errors');
      expect(status).to.equal(0);
    }
  });

  it('are tagged, titled and A4 on every page to pdfinfo', () => {
    const { said } = ask('pdfinfo', ['-l', '99', 'FILE'], sealed);
    expect(said).to.match(/Title: +Motion om att följa upp & berätta\n/);
    expect(said).to.match(/Tagged: +yes\n/);
    expect(said).to.match(/JavaScript: +no\n/);
    const sizes = said.match(/^Page +\d+ size:.*$/gm) ?? [];
    expect(sizes.length).to.be.greaterThan(3);
    expect(sizes.filter((line) => !line.includes('(A4)'))).to.deep.equal([]);
  });

  it('are read in order, with å, ä, ö and § whole, by their structure', () => {
    const { said } = ask('pdfinfo', ['-struct-text', 'FILE'], sealed);
    const order = [
      'Document',
      'Nätverket för samordning',
      'H1 (block)',
      'Motion om att följa upp & berätta',
      'Table (block)',
      '/Scope /Row',
      'Förslagsställare',
      'Link (inline)',
      '4 § och 12 a § förbundsordningen',
      'H2 (block)',
      'Bakgrund',
      'BlockQuote',
      'H4 (block)',
      '/ListNumbering /Decimal',
      'LI (block)',
      'Lbl (block)',
      '"1."',
      'LBody (block)',
      '/ListNumbering /LowerAlpha',
      'långvarigt sjukskrivna, samt',
      'Caption',
      'THead',
      '/Scope /Column',
      'Nuvarande lydelse',
      'TBody',
      'Förbund nummer 45',
      'Form',
    ];
    let at = 0;
    for (const words of order) {
      const found = said.indexOf(words, at);
      expect(found, words).to.be.greaterThan(-1);
      at = found;
    }
    expect(said.match(/Förbund nummer 1"/g)).to.have.length(1);
  });

  it('embed every font in part, with its characters, to pdffonts', () => {
    for (const bytes of [sealed, draft]) {
      const lines = ask('pdffonts', ['FILE'], bytes).said.trim().split('\n').slice(2);
      expect(lines.length).to.be.greaterThan(1);
      for (const line of lines) {
        expect(line).to.match(/^[A-Z]{6}\+SourceSerif4-\S+ +CID TrueType +Identity-H +yes yes yes /);
      }
    }
  });

  it('give whole words to pdftotext, with fi and fl, soft hyphens and non-breaking spaces', async () => {
    const words =
      'Finansiella flöden i effektiva afflärer, nns\u20112026, 4\u00a0§ och sam\u00adordnings\u00adförbund. Filen ﬁnns.';
    const text = wordsOf(await writePdf(paperOf([paragraph(words)]), printing));
    expect(text).to.contain(
      'Finansiella flöden i effektiva afflärer, nns-2026, 4 § och samordningsförbund. Filen finns.',
    );
  });

  it('keep what the font has no letter for, behind the sign that is shown for it', async () => {
    const bytes = await writePdf(paperOf([paragraph('Namnet 漢字 och 😀 står kvar.')]), printing);
    expect(wordsOf(bytes)).to.contain('Namnet 漢字 och 😀 står kvar.');
  });

  it('give a word whole that a soft hyphen divides at the end of a line', async () => {
    const words = `Här står ${'långa '.repeat(11)}sam\u00adord\u00adnings\u00adför\u00adbunds\u00adord\u00adning\u00adar sist.`;
    const bytes = await writePdf(paperOf([paragraph(words)]), printing);
    expect(ask('pdftotext', ['FILE', '-'], bytes).said.replaceAll('\u00ad\n', '')).to.contain(
      'samordningsförbundsordningar sist.',
    );
    expect(ask('pdftotext', ['FILE', '-'], bytes).said).to.match(/\u00ad\n/);
  });

  it('say that a draft is one, in words and on every page', () => {
    const { said } = ask('pdftotext', ['FILE', '-'], draft);
    expect(said).to.contain('Utkast. Det här är inte den slutliga handlingen.');
    const pages = /Pages: +(\d+)/.exec(ask('pdfinfo', ['FILE'], draft).said)?.[1];
    for (let page = 1; page <= Number(pages); page += 1) {
      const [one, two] = [String(page), String(page)];
      const shown = ask('pdftotext', ['-raw', '-f', one, '-l', two, 'FILE', '-'], draft).said.replace(
        /\s/g,
        '',
      );
      expect(shown, `page ${one}`).to.contain('UTKAST');
    }
  });

  it('number their pages and name the document on those after the first', () => {
    const { said } = ask('pdftotext', ['-layout', 'FILE', '-'], sealed);
    const pages = said.split('\f').filter((page) => page.trim() !== '');
    for (const [index, page] of pages.entries()) {
      expect(page).to.contain(`Sida ${String(index + 1)} av ${String(pages.length)}`);
      expect(page).to.contain('Kontrollera dokumentet på stadga.example.org/verifiera');
      expect(page).to.match(/prov-2026-3 +· +2 mars 2026/);
    }
  });
});
