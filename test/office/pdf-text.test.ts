// PDFs in: lines in reading order from places on pages, whatever program placed them.
import { expect } from 'chai';
import { readStatute } from '../../server/domain/statutes/parse/read-statute.ts';
import { textHash } from '../../server/domain/statutes/identity.ts';
import { statuteBlocks } from '../../server/domain/statutes/document.ts';
import { linesOfPage, usualPitch } from '../../server/office/pdf-lines.ts';
import { textOfPdf } from '../../server/office/pdf-text.ts';
import { writePdf } from '../../server/pdf/write.ts';
import { granbyTexts } from '../support/cast.ts';
import { paperOf, printing } from '../support/papers.ts';
import { pdfOf } from '../support/pdf-files.ts';

const draw = async (content: (document: PDFKit.PDFDocument) => void): Promise<string> =>
  (await textOfPdf(await pdfOf(content))).text;

const sentence = 'Förbundet ska svara för finansiell samordning inom området och följa upp den.';

describe('a PDF', () => {
  for (const [from, source] of Object.entries(granbyTexts)) {
    it(`that Stadga itself prints is read back word for word (${from})`, async () => {
      const reading = readStatute(source);
      const file = await writePdf(paperOf(statuteBlocks(reading.clauses)), printing);
      const { text, pagesWithoutText } = await textOfPdf(file);
      expect(textHash(readStatute(text))).to.equal(textHash(reading));
      expect(pagesWithoutText).to.deep.equal([]);
    });
  }

  it('may have more pieces on a line, and more lines, than a call may have arguments', () => {
    const wide = Array.from({ length: 130_000 }, (_, x) => ({ text: 'a', x, y: 1, width: 1, size: 1 }));
    expect(linesOfPage(wide).map(({ text }) => text.length)).to.deep.equal([130_000]);
    const high = wide.map((piece) => ({ ...piece, x: 1, y: piece.x * 2 }));
    expect(linesOfPage(high)).to.have.length(130_000);
    expect(usualPitch([linesOfPage(high)])).to.equal(2);
  });

  it('gives an empty line for a larger gap, an indent for an indent, and a form feed between pages', async () => {
    const text = await draw((document) => {
      document.fontSize(11).text('1 § Ändamål', 72, 100);
      document.text('Första raden av ett stycke som är', 72, 130).text('bruten här.', 72, 144);
      document.text('a) en punkt', 94, 158);
      document.text('Nästa stycke.', 72, 186).text('Och mer.', 72, 200).text('Och mer.', 72, 214);
      document.addPage().text('Ny sida med text.', 72, 100);
    });
    expect(text).to.equal(
      '1 § Ändamål\n\nFörsta raden av ett stycke som är\nbruten här.\n    a) en punkt\n\nNästa stycke.\nOch mer.\nOch mer.\n\fNy sida med text.\n',
    );
  });

  it('reads two columns of running text one after the other, under a title over both', async () => {
    const text = await draw((document) => {
      document
        .fontSize(9)
        .text('Förbundsordning för ett förbund som har en lång titel över båda spalterna', 72, 60);
      for (let line = 0; line < 12; line += 1) {
        document.text(`Vänster spalt, rad ${String(line)}, med text.`, 72, 100 + line * 12, {
          lineBreak: false,
        });
        document.text(`Höger spalt, rad ${String(line)}, med text.`, 320, 100 + line * 12, {
          lineBreak: false,
        });
      }
    });
    const lines = text.split('\n').filter((line) => line !== '');
    expect(lines[1]).to.equal('Vänster spalt, rad 0, med text.');
    expect(lines[12]).to.equal('Vänster spalt, rad 11, med text.');
    expect(lines[13]).to.equal('Höger spalt, rad 0, med text.');
  });

  it('reads a table row by row, with its cells apart', async () => {
    const text = await draw((document) => {
      for (let row = 0; row < 12; row += 1) {
        document.fontSize(10).text(`Kommun ${String(row)}`, 72, 100 + row * 14, { lineBreak: false });
        document.text('2024-05-06', 250, 100 + row * 14, { lineBreak: false });
        document.text('§ 41', 400, 100 + row * 14, { lineBreak: false });
      }
    });
    expect(text.split('\n')[3]).to.equal('Kommun 3\t2024-05-06\t§ 41');
  });

  it('says once what was printed twice to look bold, and keeps raised marks in their row', async () => {
    const text = await draw((document) => {
      document.fontSize(12).text('Rubrik som är fet', 72, 100, { lineBreak: false });
      document.text('Rubrik som är fet', 72.3, 100, { lineBreak: false });
      document.text('Texten har en not', 72, 130, { lineBreak: false });
      const end = 72 + document.widthOfString('Texten har en not');
      document.fontSize(7).text('1', end, 128);
      document.fontSize(12).text('Nästa rad.', 72, 146).text('Nästa rad igen.', 72, 162);
    });
    expect(text.split('\n').filter((line) => line !== '')).to.deep.equal([
      'Rubrik som är fet',
      'Texten har en not¹',
      'Nästa rad.',
      'Nästa rad igen.',
    ]);
  });

  it('is read on a page that is shown turned, and tells which pages are pictures', async () => {
    const file = await pdfOf((document) => {
      document.text(sentence, 72, 100);
      document.addPage().rect(72, 72, 200, 200).fill('grey');
      document.addPage({ size: 'A4', layout: 'landscape' }).fillColor('black').text(sentence, 72, 100);
    });
    const { text, pagesWithoutText } = await textOfPdf(file);
    expect(text.match(/Förbundet ska svara/g)).to.have.lengthOf(2);
    expect(pagesWithoutText).to.deep.equal([2]);
  });
});
