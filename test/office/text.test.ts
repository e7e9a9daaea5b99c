// Text files as different programs save them, and files that are no text at all.
import { expect } from 'chai';
import fc from 'fast-check';
import { decodeText } from '../../server/office/text.ts';

const words = '4 § Förbundets ändamål – å, ä och ö';
const bigEndian = (text: string): Uint8Array => Buffer.from(text, 'utf16le').swap16();

describe('decoding a text file', () => {
  it('reads UTF-8, and keeps a byte order mark so that offsets hold', () => {
    expect(decodeText(Buffer.from(words))).to.deep.equal({ text: words, encoding: 'utf-8' });
    expect(decodeText(Buffer.from(`\ufeff${words}`))).to.deep.equal({
      text: `\ufeff${words}`,
      encoding: 'utf-8',
    });
  });

  it('reads UTF-16 with and without a byte order mark', () => {
    expect(decodeText(Buffer.from(`\ufeff${words}`, 'utf16le'))).to.deep.equal({
      text: `\ufeff${words}`,
      encoding: 'utf-16le',
    });
    expect(decodeText(bigEndian(`\ufeff${words}`))).to.deep.equal({
      text: `\ufeff${words}`,
      encoding: 'utf-16be',
    });
    expect(decodeText(Buffer.from('4 § Ändamål', 'utf16le'))).to.deep.equal({
      text: '4 § Ändamål',
      encoding: 'utf-16le',
    });
    expect(decodeText(bigEndian('4 § Ändamål'))).to.deep.equal({ text: '4 § Ändamål', encoding: 'utf-16be' });
  });

  it('takes other bytes for Windows-1252', () => {
    expect(decodeText(Buffer.from('4 § Ändamål', 'latin1'))).to.deep.equal({
      text: '4 § Ändamål',
      encoding: 'windows-1252',
    });
    expect(decodeText(Uint8Array.of(0x96, 0x20, 0xe5))).to.deep.equal({
      text: '– å',
      encoding: 'windows-1252',
    });
  });

  it('refuses what is no text', () => {
    for (const bytes of [
      Buffer.from('%PDF-1.7\n%âãÏÓ', 'latin1'),
      Uint8Array.of(0x50, 0x4b, 0x03, 0x04, 0x14, 0x00),
      Buffer.from('{\\rtf1 hej}'),
      Buffer.from('text\0text'),
      Uint8Array.from({ length: 200 }, (_, index) => index % 32),
      Uint8Array.of(0xff, 0xfe, 0x00, 0xd8, 0x41, 0x00),
    ])
      expect(decodeText(bytes)).to.deep.equal({ refusal: 'binary' });
  });

  it('reads an empty file as an empty text', () => {
    expect(decodeText(new Uint8Array())).to.deep.equal({ text: '', encoding: 'utf-8' });
  });

  it('gives back any text of letters', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-zåäöA-ZÅÄÖ0-9 §.,\n–]{0,200}$/), (text) => {
        expect(decodeText(Buffer.from(text))).to.deep.equal({ text, encoding: 'utf-8' });
        expect(decodeText(Buffer.from(`\ufeff${text}`, 'utf16le'))).to.deep.equal({
          text: `\ufeff${text}`,
          encoding: 'utf-16le',
        });
      }),
    );
  });
});
