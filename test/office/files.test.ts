// Files of every kind and of no kind: each gives its text, or a refusal that says what to do; none stops the program.
import { constants, deflateRawSync } from 'node:zlib';
import { expect } from 'chai';
import fc from 'fast-check';
import { files, largestFile, type Files } from '../../server/office/files.ts';
import { para, part, wordEntries, wordFile, zipOf } from '../support/word-files.ts';
import { pdfOf } from '../support/pdf-files.ts';

describe('a file', () => {
  let reader: Files;
  before(() => {
    reader = files();
  });
  after(() => reader.close());

  const read = async (bytes: Buffer): Promise<string> => {
    const answer = await reader.textOfFile(bytes, 'file');
    return 'refused' in answer ? answer.refused : answer.text;
  };
  const word = (body: string): Promise<Buffer> => wordFile({ body });

  it('is told by its bytes, whatever its name says', async () => {
    const sentence = '1 § Ändamål är att samordna insatser i Granby och Grandal.';
    expect(await read(Buffer.from(sentence))).to.equal(sentence);
    expect(await read(Buffer.from(sentence, 'latin1'))).to.equal(sentence);
    expect(await read(await word(para(sentence)))).to.equal(`${sentence}\n`);
    expect(await read(await pdfOf((document) => document.text(sentence)))).to.include('Ändamål');
    expect(
      await read(Buffer.concat([Buffer.from('\n'), await pdfOf((document) => document.text(sentence))])),
    ).to.include('Ändamål');
    expect(await read(Buffer.from('BM är ett förbund i Granby.'))).to.include('BM är');
  });

  const oldOffice = Buffer.from('d0cf11e0a1b11ae1', 'hex');
  const rejected: readonly (readonly [what: string, bytes: () => Buffer | Promise<Buffer>, code: string])[] =
    [
      ['an old Word file', () => Buffer.concat([oldOffice, Buffer.alloc(600)]), 'file.oldWord'],
      [
        'a locked Word file',
        () => Buffer.concat([oldOffice, Buffer.from('EncryptedPackage', 'utf16le')]),
        'file.locked',
      ],
      [
        'an OpenDocument text',
        () => zipOf({ mimetype: 'application/vnd.oasis.opendocument.text', 'content.xml': '<x/>' }),
        'file.openDocument',
      ],
      ['a rich text', () => Buffer.from('{\\rtf1 hej}'), 'file.richText'],
      ['a picture', () => Buffer.from('89504e470d0a1a0a0000', 'hex'), 'file.picture'],
      ['a package', () => zipOf({ 'a.txt': 'hej' }), 'file.packed'],
      [
        'a spreadsheet',
        () => zipOf({ ...wordEntries({ body: '' }), 'word/document.xml': '<workbook xmlns="x"/>' }),
        'file.unknown',
      ],
      ['bytes of no text', () => Buffer.from([1, 2, 3, 0, 5, 6, 7, 8, 9]), 'file.unknown'],
      ['a PDF of pictures', () => pdfOf((document) => document.rect(9, 9, 99, 99).fill()), 'file.scanned'],
      [
        'a scanned PDF with page numbers',
        () => pdfOf((document) => document.rect(9, 9, 99, 99).fill().text('Sida 1', 72, 700)),
        'file.scanned',
      ],
      [
        'a locked PDF',
        () => pdfOf((document) => document.text('hemligt'), { userPassword: 'x', pdfVersion: '1.7' }),
        'file.locked',
      ],
      [
        'a cut off PDF',
        async () => (await pdfOf((document) => document.text('hej'))).subarray(0, 40),
        'file.broken',
      ],
      ['a cut off Word file', async () => (await word(para('hej'))).subarray(0, 300), 'file.broken'],
      ['more than fits', () => Buffer.alloc(largestFile + 1, 0x61), 'file.tooLarge'],
    ];
  for (const [what, bytes, code] of rejected) {
    it(`that is ${what} is refused, and said so`, async () => {
      expect(await read(await bytes())).to.equal(code);
    });
  }

  describe('made to harm', () => {
    const withDocument = (document: string): Promise<Buffer> =>
      zipOf({ ...wordEntries({ body: '' }), 'word/document.xml': document });

    it('by entities of its own is refused unread', async () => {
      const bomb = `<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>${part('document', '<w:body>&b;</w:body>').replace(/^<\?.*?\?>/, '')}`;
      expect(await read(await withDocument(bomb))).to.equal('file.broken');
      expect(await read(await withDocument(part('document', '<w:body>&b;</w:body>')))).to.equal(
        'file.broken',
      );
    });

    it('by depth is refused', async () => {
      const deep = '<w:sdt><w:sdtContent>'.repeat(100_000);
      expect(await read(await word(`${deep}${deep.replaceAll('<', '</')}`))).to.equal('file.broken');
    });

    it('by what it unpacks to is refused, whether it owns up to its size or not', async () => {
      const entries = {
        ...wordEntries({ body: '' }),
        'word/document.xml': part('document', ' '.repeat(70_000_000)),
      };
      const bomb = await zipOf(entries);
      expect(bomb.length).to.be.lessThan(200_000);
      expect(await read(bomb)).to.equal('file.tooLarge');
      // The same with a lie about its size: unpacking stops where the lie is found out.
      const size = Buffer.alloc(4);
      size.writeUInt32LE(Buffer.byteLength(entries['word/document.xml']));
      const lie = Buffer.from(bomb);
      for (let at = lie.indexOf(size); at >= 0; at = lie.indexOf(size, at + 1)) lie.writeUInt32LE(900, at);
      expect(await read(lie)).to.equal('file.broken');
    });

    it('by names that lead out of it, or one name twice, gives nothing else than its text', async () => {
      expect(
        await read(await zipOf({ ...wordEntries({ body: para('hej') }), '../../etc/passwd': 'x' })),
      ).to.equal('file.broken');
      const relations = wordEntries({ body: para('hej') })['_rels/.rels'] ?? '';
      expect(
        await read(
          await zipOf({
            ...wordEntries({ body: para('hej') }),
            '_rels/.rels': relations.replace('word/document.xml', '../../../../etc/passwd'),
          }),
        ),
      ).to.equal('file.broken');
      const twice = await zipOf({
        ...wordEntries({ body: para('hej') }),
        'word/document.xmm': part('document', ''),
      });
      const name = Buffer.from('word/document.xmm');
      for (let at = twice.indexOf(name); at >= 0; at = twice.indexOf(name, at + 1))
        twice.write('l', at + name.length - 1);
      expect(await read(twice)).to.equal('file.broken');
    });

    it('by a stream that unpacks into gigabytes is stopped, and the next file is read', async function () {
      this.timeout(30_000);
      expect(await read(pdfOfStream(packedSpaces(3_000)))).to.equal('file.takesTooLong');
      expect(await read(await word(para('hej')))).to.equal('hej\n');
    });
  });

  it('of any bytes, or damaged anywhere, never stops the program', async function () {
    this.timeout(60_000);
    const whole = [
      await word(para('1 § hej') + para('då').repeat(20)),
      await pdfOf((document) => document.text('1 § hej på dig och alla andra')),
    ];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...whole),
        fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 8 }),
        async (bytes, damages) => {
          const damaged = Buffer.from(bytes);
          for (const [at, byte] of damages) damaged[at % damaged.length] = byte;
          expect(await read(damaged)).to.be.a('string');
        },
      ),
      { numRuns: 150 },
    );
  });
});

/** Megabytes of spaces as a zlib stream: the same block again and again. */
function packedSpaces(megabytes: number): Buffer {
  const block = deflateRawSync(Buffer.alloc(1_000_000, 0x20), {
    level: 9,
    finishFlush: constants.Z_FULL_FLUSH,
  });
  return Buffer.concat([
    Buffer.from([0x78, 0x9c]),
    ...Array.from({ length: megabytes }, () => block),
    Buffer.from([3, 0, 0, 0, 0, 0]),
  ]);
}

/** A PDF of one page with this stream as its content. */
function pdfOfStream(stream: Buffer): Buffer {
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<<>>>>',
    `<</Filter/FlateDecode/Length ${String(stream.length)}>>stream\n${stream.toString('latin1')}\nendstream`,
  ];
  const body = objects.map((object, index) => `${String(index + 1)} 0 obj\n${object}\nendobj\n`).join('');
  return Buffer.from(`%PDF-1.4\n${body}trailer<</Size 5/Root 1 0 R>>\n%%EOF\n`, 'latin1');
}
