// Where text is broken into lines.
import { expect } from 'chai';
import fc from 'fast-check';
import { fontPath, openFonts } from '../../server/pdf/fonts.ts';
import { breakLines, naturalWidth, unmarked } from '../../server/pdf/lines.ts';
import type { Look } from '../../server/pdf/lines.ts';
import { newFile } from '../../server/pdf/pdfkit.ts';

const fonts = openFonts(newFile(fontPath('regular'), {}));
const look: Look = { face: 'regular', size: 10, colour: [0, 0, 0], ...unmarked };
const strong: Look = { ...look, face: 'strong' };
const lines = (text: string, width: number): readonly string[] =>
  breakLines([{ text, look }], 0, width, fonts).map((line) =>
    line
      .map((fragment) => fragment.text)
      .join('')
      .trimEnd(),
  );

describe('lines of text', () => {
  it('break at spaces, and as late as there is room', () => {
    expect(lines('ett två tre', 1000)).to.deep.equal(['ett två tre']);
    expect(lines('ett två tre', fonts.width('ett två', 'regular', 10) + 0.5)).to.deep.equal([
      'ett två',
      'tre',
    ]);
  });

  it('are none for blank text', () => {
    expect(lines('', 100)).to.deep.equal([]);
    expect(lines(' \u0000 ', 100)).to.deep.equal([]);
  });

  it('never divide a number from its §, nor what a non-breaking space or hyphen joins', () => {
    expect(lines('enligt 12 a § här', 38)).to.deep.equal(['enligt', '12 a §', 'här']);
    expect(lines('nns\u20112026\u00a03', 10_000)).to.deep.equal(['nns-2026 3']);
    expect(lines('x nns\u20112026', fonts.width('x nns-', 'regular', 10) + 1)).to.deep.equal([
      'x',
      'nns-2',
      '026',
    ]);
  });

  it('break after a hyphen and at a soft hyphen, which then is seen', () => {
    const width = fonts.width('samordnings-', 'regular', 10) + 1;
    expect(lines('samordnings-förbund', width)).to.deep.equal(['samordnings-', 'förbund']);
    expect(lines('samordnings\u00adförbund', width)).to.deep.equal(['samordnings-', 'förbund']);
    expect(lines('samordnings\u00adförbund', 1000)).to.deep.equal(['samordningsförbund']);
  });

  it('say a hyphen at the end of a line as a soft one', () => {
    const width = fonts.width('samordnings-', 'regular', 10) + 1;
    const [first] = breakLines([{ text: 'samordnings\u00adförbund', look }], 0, width, fonts);
    expect(first?.at(-1)).to.include({ text: '-', actual: '\u00ad' });
  });

  it('divide a word that is wider than the line, and never lose a letter', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('a', 'å', 'W', ' ', '-', '/', '\u00ad', 'fi', '§', '4'), { maxLength: 60 }),
        fc.double({ min: 0.5, max: 200, noNaN: true }),
        (letters, width) => {
          const text = letters.join('');
          const kept = breakLines([{ text, look }], 0, width, fonts)
            .flat()
            .map((fragment) => (fragment.actual === null ? fragment.text : ''))
            .join('');
          expect(kept.replaceAll(' ', '')).to.equal(text.replace(/[ \u00ad]/g, ''));
        },
      ),
    );
  });

  it('stay within their width where no letter is wider', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 80 }),
        fc.double({ min: 20, max: 300, noNaN: true }),
        (text, width) => {
          for (const line of breakLines([{ text, look }], 5, width, fonts)) {
            const end = Math.max(...line.map((fragment) => fragment.left + fragment.width));
            expect(end).to.be.at.most(5 + width + 0.1);
          }
        },
      ),
    );
  });

  it('go on in another look without a break within a word', () => {
    const texts = [
      { text: 'samord', look },
      { text: 'ning', look: strong },
      { text: ' nu', look },
    ];
    const [first, second] = breakLines(texts, 0, fonts.width('samordning', 'strong', 10), fonts);
    expect(first?.map(({ text }) => text)).to.deep.equal(['samord', 'ning ']);
    expect(second?.map(({ text }) => text)).to.deep.equal(['nu']);
  });

  it('leave the space beside a link outside it', () => {
    const link: Look = { ...look, link: { address: 'https://example.org', words: 'dit' } };
    const [line] = breakLines(
      [
        { text: 'gå ', look },
        { text: 'dit ', look: link },
        { text: 'nu', look },
      ],
      0,
      500,
      fonts,
    );
    expect(line?.map(({ text }) => text)).to.deep.equal(['gå ', 'dit', ' nu']);
  });

  it('are measured as they are set', () => {
    const { line, word } = naturalWidth([{ text: 'ett längre ord', look }], fonts);
    expect(line).to.be.closeTo(fonts.width('ett längre ord', 'regular', 10), 0.2);
    expect(word).to.equal(fonts.width('längre', 'regular', 10));
  });
});
