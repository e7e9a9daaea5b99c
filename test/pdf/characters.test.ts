// Any text as text that the font can show.
import { expect } from 'chai';
import { legible, substitute, tidy } from '../../server/pdf/characters.ts';
import { fontPath, openFonts } from '../../server/pdf/fonts.ts';
import { newFile } from '../../server/pdf/pdfkit.ts';
import type { Face } from '../../server/pdf/theme.ts';

const { covers } = openFonts(newFile(fontPath('regular'), {}));
const shown = (text: string): string =>
  legible(text, covers)
    .map((segment) => segment.text)
    .join('');
const meant = (text: string): string =>
  legible(text, covers)
    .map((segment) => segment.actual ?? segment.text)
    .join('');

describe('characters on paper', () => {
  it('keeps what the font has', () => {
    const text = '4 § Ändamål – ”å, ä och ö” … é ü ø æ ß ½ € → ✓ ☐ Κ Ж';
    expect(shown(text)).to.equal(text);
  });

  it('maps what looks the same, so that each glyph means one character', () => {
    expect(shown('ﬁnns ﬂöde \u2010 \u03bc \u2126 \u2206 \u02bc')).to.equal(
      'finns flöde - \u00b5 \u03a9 \u0394 ’',
    );
  });

  it('shows a substitute for what the font does not have, and keeps what it stands for', () => {
    for (const text of ['漢', '😀', '👩‍👩‍👧', 'ע', '≡']) {
      expect(shown(`a${text}b`), text).to.equal(`a${substitute}b`);
    }
    expect(meant('a漢b 🇸🇪')).to.equal('a漢b 🇸🇪');
  });

  it('never says a character that text must not hold', () => {
    expect(meant('a\ud800b\uffffc\ue000d\u{f0000}')).to.equal('a\ufffdb\ufffdc\ufffdd\ufffd');
    expect(shown('a\u0000b\tc\nd\u2028e')).to.equal('a b c d e');
  });

  it('leaves out what is invisible, such as marks that turn the direction of text', () => {
    expect(shown('a\u202eb\u2066c\u200bd\ufeffe\u200df')).to.equal('abcdef');
  });

  it('keeps what lines break by', () => {
    expect(shown('4\u00a0§ sam\u00adordning nns\u20112026')).to.equal(
      '4\u00a0§ sam\u00adordning nns\u20112026',
    );
  });

  it('tidies text for the fields of the file', () => {
    expect(tidy(' Motion\u0000 om\n sam\u00adordning\ud800 ')).to.equal('Motion om samordning\ufffd');
  });

  it('has the same letters in every face', () => {
    const faces: readonly Face[] = ['regular', 'italic', 'strong', 'strongItalic'];
    const fonts = openFonts(newFile(fontPath('regular'), {}));
    for (let codePoint = 0x20; codePoint < 0x3000; codePoint += 1) {
      const has = faces.map((face) => fonts.embedded(face).font.hasGlyphForCodePoint(codePoint));
      expect(new Set(has).size, codePoint.toString(16)).to.equal(1);
    }
  });
});
