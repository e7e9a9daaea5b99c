// The gate: nothing to say of our files, and something to say of each that is broken in one place.
import { PdfArray, PdfBool, PdfDict, PdfName, PdfNumber, PdfString } from '@libpdf/core';
import { expect } from 'chai';
import fc from 'fast-check';
import { checkPdf } from '../../server/pdf/check.ts';
import { writePdf } from '../../server/pdf/write.ts';
import { broken } from '../support/broken-pdf.ts';
import type { Breakable } from '../support/broken-pdf.ts';
import { everyKind, paperOf, roll, sealing } from '../support/papers.ts';
import { seal, signingWorld } from '../support/signing-world.ts';

const name = (text: string): PdfName => PdfName.of(text);
const words = (text: string): PdfString => PdfString.fromString(text);

/** The annotation of a kind on the first page that has one. */
function annotation(file: Breakable, kind: 'Link' | 'Widget'): PdfDict {
  const pages = file.array(file.dict(file.catalog.get('Pages')).get('Kids'));
  for (let index = 0; index < pages.length; index += 1) {
    const page = file.page(index);
    if (!page.has('Annots')) continue;
    for (const each of file.array(page.get('Annots'))) {
      if (file.dict(each).getName('Subtype')?.value === kind) return file.dict(each);
    }
  }
  throw new Error(`There is no ${kind}`);
}

const element = (file: Breakable, role: string): PdfDict => {
  const [first] = file.elements(role);
  if (first === undefined) throw new Error(`There is no ${role}`);
  return first;
};

const fontOf = (file: Breakable): PdfDict => {
  const fonts = file.dict(file.dict(file.page(0).get('Resources')).get('Font'));
  for (const [, font] of fonts) return file.dict(font);
  throw new Error('There is no font');
};

const metadata = (file: Breakable): PdfDict => file.dict(file.catalog.get('Metadata'));
const action = (entries: Record<string, Parameters<PdfArray['push']>[0]>): PdfDict => PdfDict.of(entries);

const faults: readonly [rule: string, what: string, change: (file: Breakable) => void][] = [
  ['language', 'no language', ({ catalog }) => catalog.delete('Lang')],
  [
    'language',
    'a language that is none',
    ({ catalog }) => {
      catalog.set('Lang', words('svenska!'));
    },
  ],
  ['title', 'no title', ({ dict, trailer }) => dict(trailer.get('Info')).delete('Title')],
  ['title', 'the file name in the title bar', ({ catalog }) => catalog.delete('ViewerPreferences')],
  ['output-intent', 'no output intent', ({ catalog }) => catalog.delete('OutputIntents')],
  [
    'output-intent',
    'a profile that is none',
    (file) => {
      file.rewrite(
        file.dict(file.dict(file.array(file.catalog.get('OutputIntents')).at(0)).get('DestOutputProfile')),
        'acsp',
        'acsq',
      );
    },
  ],
  ['metadata', 'no metadata', ({ catalog }) => catalog.delete('Metadata')],
  [
    'metadata',
    'metadata that are not XML',
    (file) => {
      file.rewrite(metadata(file), '&amp;', '&');
    },
  ],
  [
    'metadata',
    'another title in the metadata',
    (file) => {
      file.rewrite(metadata(file), 'Motion om', 'Notion om');
    },
  ],
  [
    'metadata',
    'another issuer in the metadata',
    (file) => {
      file.rewrite(metadata(file), /<rdf:Seq><rdf:li>N/, '<rdf:Seq><rdf:li>M');
    },
  ],
  [
    'metadata',
    'another date in the metadata',
    (file) => {
      file.rewrite(metadata(file), 'CreateDate>2026', 'CreateDate>2025');
    },
  ],
  [
    'metadata',
    'another date of change',
    ({ dict, trailer }) => {
      dict(trailer.get('Info')).set('ModDate', words('D:20260302093016Z'));
    },
  ],
  [
    'metadata',
    'no word of PDF/UA',
    (file) => {
      file.rewrite(metadata(file), 'pdfuaid:part>1<', 'pdfuaid:part>9<');
    },
  ],
  [
    'metadata',
    'another conformance',
    (file) => {
      file.rewrite(metadata(file), 'conformance>A<', 'conformance>B<');
    },
  ],
  [
    'metadata',
    'a property that is not described',
    (file) => {
      file.rewrite(metadata(file), 'namespaceURI>http', 'namespaceURI>ftp');
    },
  ],
  [
    'javascript',
    'a script when it is opened',
    ({ catalog }) => {
      catalog.set('OpenAction', action({ S: name('JavaScript'), JS: words('app.alert(1)') }));
    },
  ],
  [
    'javascript',
    'a script among the names',
    ({ dict, catalog }) => {
      dict(catalog.get('Names')).set('JavaScript', PdfDict.of({ Names: PdfArray.of() }));
    },
  ],
  [
    'actions',
    'an address to go to when it is opened',
    ({ catalog }) => {
      catalog.set('OpenAction', action({ S: name('GoTo') }));
    },
  ],
  [
    'actions',
    'a link that starts a program',
    (file) => {
      annotation(file, 'Link').set('A', action({ S: name('Launch') }));
    },
  ],
  [
    'actions',
    'a link to a script',
    (file) => {
      annotation(file, 'Link').set('A', action({ S: name('URI'), URI: words('javascript:alert(1)') }));
    },
  ],
  [
    'actions',
    'an action on a page',
    (file) => {
      file.page(0).set('AA', PdfDict.of({}));
    },
  ],
  [
    'actions',
    'a form of another kind',
    (file) => {
      file.dict(file.catalog.get('AcroForm')).set('XFA', PdfArray.of());
    },
  ],
  [
    'optional-content',
    'layers',
    ({ catalog }) => {
      catalog.set('OCProperties', PdfDict.of({}));
    },
  ],
  [
    'optional-content',
    'a hidden part of the content',
    (file) => {
      file.rewrite(file.content(0), '/Artifact <</Type /Layout>> BDC', '/OC /Layer BDC /Artifact BMC EMC');
    },
  ],
  [
    'embedded-files',
    'a file within the file',
    ({ dict, catalog }) => {
      dict(catalog.get('Names')).set('EmbeddedFiles', PdfDict.of({}));
    },
  ],
  [
    'external-streams',
    'a stream outside the file',
    (file) => {
      file.content(0).set('F', words('other.bin'));
    },
  ],
  [
    'annotations',
    'fields that the reader must draw',
    (file) => {
      file.dict(file.catalog.get('AcroForm')).set('NeedAppearances', PdfBool.TRUE);
    },
  ],
  ['structure', 'no structure', ({ catalog }) => catalog.delete('StructTreeRoot')],
  ['structure', 'no mark that it is marked', ({ catalog }) => catalog.delete('MarkInfo')],
  [
    'structure',
    'an element that nobody reaches',
    (file) => {
      element(file, 'Document').set(
        'K',
        PdfArray.of(...file.array(element(file, 'Document').get('K')).toArray().slice(1)),
      );
    },
  ],
  [
    'structure',
    'no Document at the top',
    (file) => {
      element(file, 'Document').set('S', name('Part'));
    },
  ],
  [
    'structure',
    'an element that no standard knows',
    (file) => {
      element(file, 'P').set('S', name('Stycke'));
    },
  ],
  [
    'structure',
    'a parent that is not the parent',
    (file) => {
      element(file, 'H1').set('P', element(file, 'Table'));
    },
  ],
  [
    'structure',
    'an element within itself',
    (file) => {
      file
        .array(element(file, 'Document').get('K'))
        .push(file.pdf.context.getRef(element(file, 'Document')) ?? element(file, 'Document'));
    },
  ],
  [
    'structure',
    'content that the page does not have',
    (file) => {
      file.array(element(file, 'H1').get('K')).push(PdfNumber.of(99_999));
    },
  ],
  [
    'structure',
    'content of two elements',
    (file) => {
      element(file, 'H1').set(
        'K',
        PdfArray.of(...file.array(element(file, 'H1').get('K')), ...file.array(element(file, 'P').get('K'))),
      );
    },
  ],
  [
    'structure',
    'an element that is nothing',
    (file) => {
      file.array(element(file, 'Document').get('K')).push(words('nothing'));
    },
  ],
  [
    'parent-tree',
    'no way back from content',
    (file) => {
      file.dict(file.catalog.get('StructTreeRoot')).delete('ParentTree');
    },
  ],
  ['parent-tree', 'a page without a key', (file) => file.page(0).delete('StructParents')],
  [
    'parent-tree',
    'another way back from an annotation',
    (file) => {
      annotation(file, 'Link').set('StructParent', PdfNumber.of(0));
    },
  ],
  [
    'untagged-content',
    'text that is not tagged',
    (file) => {
      file.rewrite(file.content(0), /^/, 'BT /F1 11 Tf <0001> Tj ET\n');
    },
  ],
  [
    'untagged-content',
    'a shape that is not tagged',
    (file) => {
      file.rewrite(file.content(0), /^/, '0 0 10 10 re f\n');
    },
  ],
  [
    'untagged-content',
    'a mark without a number',
    (file) => {
      file.rewrite(file.content(0), /\/H1 <<\/MCID \d+>> BDC/, '/H1 BMC');
    },
  ],
  [
    'mixed-content',
    'an artifact within text',
    (file) => {
      file.rewrite(file.content(0), /(\/H1 <<\/MCID \d+>> BDC)/, '$1 /Artifact BMC EMC');
    },
  ],
  [
    'mixed-content',
    'text within an artifact',
    (file) => {
      file.rewrite(file.content(0), /(\/H1 <<\/MCID \d+>> BDC[\s\S]*?EMC)/, '/Artifact BMC $1 EMC');
    },
  ],
  [
    'content',
    'the same number twice',
    (file) => {
      file.rewrite(file.content(0), /(\/H1 <<\/MCID )\d+/, '$10');
    },
  ],
  [
    'content',
    'a mark that never ends',
    (file) => {
      file.rewrite(file.content(0), /EMC\s*$/, '');
    },
  ],
  [
    'content',
    'an end too many',
    (file) => {
      file.rewrite(file.content(0), /$/, ' EMC');
    },
  ],
  [
    'content',
    'brackets that do not match',
    (file) => {
      file.rewrite(file.content(0), /\] TJ/, '>> TJ');
    },
  ],
  [
    'content',
    'a form that is drawn',
    (file) => {
      file.rewrite(file.content(0), 'EMC', '/Fm1 Do EMC');
    },
  ],
  [
    'content',
    'content that cannot be unpacked',
    (file) => {
      file.content(0).set('Filter', name('LZWDecode'));
    },
  ],
  [
    'colour',
    'a colour for printing presses',
    (file) => {
      file.rewrite(file.content(0), 'EMC', '0 0 0 1 k EMC');
    },
  ],
  [
    'notdef',
    'a glyph that is not there',
    (file) => {
      file.rewrite(file.content(0), /<[\da-f]{4}/, '<0000');
    },
  ],
  [
    'fonts',
    'a glyph that means nothing',
    (file) => {
      file.rewrite(file.content(0), /<[\da-f]{4}/, '<fff0');
    },
  ],
  [
    'fonts',
    'a font that is not embedded',
    (file) =>
      file
        .dict(file.dict(file.array(fontOf(file).get('DescendantFonts')).at(0)).get('FontDescriptor'))
        .delete('FontFile2'),
  ],
  ['fonts', 'no characters', (file) => fontOf(file).delete('ToUnicode')],
  [
    'fonts',
    'codes that mean nothing',
    (file) => {
      file.rewrite(file.dict(fontOf(file).get('ToUnicode')), /<0041>|<0065>|<0020>/, '<>');
    },
  ],
  [
    'fonts',
    'a font of the reader',
    (file) => {
      fontOf(file).set('Subtype', name('Type1'));
    },
  ],
  [
    'fonts',
    'no map to glyphs',
    (file) => file.dict(file.array(fontOf(file).get('DescendantFonts')).at(0)).delete('CIDToGIDMap'),
  ],
  [
    'headings',
    'a level that is left out',
    (file) => {
      element(file, 'H2').set('S', name('H4'));
    },
  ],
  [
    'headings',
    'two titles',
    (file) => {
      element(file, 'H2').set('S', name('H1'));
    },
  ],
  [
    'headings',
    'no title',
    (file) => {
      element(file, 'H1').set('S', name('P'));
    },
  ],
  [
    'tables',
    'no headers',
    (file) => {
      for (const header of file.elements('TH')) header.set('S', name('TD'));
    },
  ],
  ['tables', 'a header of nothing', (file) => element(file, 'TH').delete('A')],
  [
    'tables',
    'a row that is too short',
    (file) => {
      const row = file.elements('TR').at(-1);
      file.array(row?.get('K')).pop();
    },
  ],
  [
    'tables',
    'a paragraph in a table',
    (file) => {
      element(file, 'TR').set('S', name('P'));
    },
  ],
  [
    'tables',
    'a row outside a table',
    (file) => {
      element(file, 'Table').set('S', name('Div'));
    },
  ],
  [
    'lists',
    'an item that is none',
    (file) => {
      element(file, 'LI').set('S', name('Div'));
    },
  ],
  [
    'lists',
    'an item without a body',
    (file) => {
      element(file, 'LBody').set('S', name('P'));
    },
  ],
  ['lists', 'no word of how it is numbered', (file) => element(file, 'L').delete('A')],
  [
    'lists',
    'a list of nothing',
    (file) => {
      element(file, 'L').set('K', PdfArray.of());
    },
  ],
  [
    'alternate-text',
    'a figure without words',
    (file) => {
      element(file, 'BlockQuote').set('S', name('Figure'));
    },
  ],
  ['tab-order', 'another tab order', (file) => file.page(0).delete('Tabs')],
  [
    'annotations',
    'a link without words',
    (file) => {
      annotation(file, 'Link').set('Contents', words(''));
    },
  ],
  [
    'annotations',
    'a link of no element',
    (file) => {
      element(file, 'Link').set(
        'K',
        PdfArray.of(...file.array(element(file, 'Link').get('K')).toArray().slice(0, 1)),
      );
    },
  ],
  [
    'annotations',
    'a link in a paragraph',
    (file) => {
      element(file, 'Link').set('S', name('P'));
    },
  ],
  [
    'annotations',
    'a link that is not printed',
    (file) => {
      annotation(file, 'Link').set('F', PdfNumber.of(2));
    },
  ],
  [
    'annotations',
    'an annotation of another kind',
    (file) => {
      annotation(file, 'Link').set('Subtype', name('Text'));
    },
  ],
  ['annotations', 'a field without words', (file) => annotation(file, 'Widget').delete('TU')],
  ['annotations', 'a field without a picture', (file) => annotation(file, 'Widget').delete('AP')],
  ['annotations', 'an annotation that is gone from its page', (file) => file.page(0).delete('Annots')],
];

describe('the gate', () => {
  let sound: Uint8Array;

  before(async () => {
    sound = await writePdf(paperOf([...everyKind, roll(60)]), sealing);
  });

  it('has nothing to say of a sound file, also when it was saved by another program', async () => {
    expect(await checkPdf(sound)).to.deep.equal([]);
    expect(await checkPdf(await broken(sound, () => undefined))).to.deep.equal([]);
  });

  it('has nothing to say of a file once it is sealed', async () => {
    expect(await checkPdf(await seal(signingWorld(), sound))).to.deep.equal([]);
  });

  for (const [rule, what, change] of faults) {
    it(`finds ${what} (${rule})`, async () => {
      const findings = await checkPdf(await broken(sound, change));
      expect(findings.map((finding) => finding.rule)).to.include(rule);
    });
  }

  it('finds no identity (file-id)', async () => {
    const without = Buffer.from(Buffer.from(sound).toString('latin1').replace('/ID [', '/IX ['), 'latin1');
    expect((await checkPdf(without)).map(({ rule }) => rule)).to.deep.equal(['file-id']);
  });

  it('finds encryption', async () => {
    const text = Buffer.from(sound).toString('latin1');
    const at = text.lastIndexOf('/Root');
    const encrypted = Buffer.from(
      `${text.slice(0, at)}/Encrypt <</Filter /Standard>> ${text.slice(at)}`,
      'latin1',
    );
    expect((await checkPdf(encrypted)).map(({ rule }) => rule)).to.satisfy(
      (rules: readonly string[]) => rules.includes('encryption') || rules.includes('unreadable'),
    );
  });

  it('says on which page a fault is', async () => {
    const findings = await checkPdf(await broken(sound, (file) => file.page(1).delete('Tabs')));
    expect(findings).to.deep.equal([
      { rule: 'tab-order', message: 'The tab order does not follow the structure', page: 2 },
    ]);
  });

  it('says of what is no PDF, or is damaged, that it cannot be read', async () => {
    const half = sound.subarray(0, sound.length >> 1);
    for (const bytes of [new Uint8Array(), Buffer.from('Hej'), Buffer.from('%PDF-1.7\n%%EOF'), half]) {
      const findings = await checkPdf(bytes);
      expect(findings.map(({ rule }) => rule)).to.deep.equal(['unreadable']);
    }
  });

  it('answers whatever bytes it is given', async () => {
    const change = fc.record({ at: fc.nat(sound.length - 1), byte: fc.integer({ min: 0, max: 255 }) });
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 30 }), async (changes) => {
        const bytes = Uint8Array.from(sound);
        for (const { at, byte } of changes) bytes[at] = byte;
        expect(await checkPdf(bytes)).to.be.an('array');
      }),
      { numRuns: 40, interruptAfterTimeLimit: 5_000 },
    );
  });

  it('answers files that lead in circles', async () => {
    const circles = [
      '1 0 obj <</Type /Catalog /Pages 2 0 R /StructTreeRoot 1 0 R>> endobj 2 0 obj <</Type /Pages /Kids [2 0 R 2 0 R]>> endobj',
      '1 0 obj <</Type /Catalog /Pages 2 0 R /StructTreeRoot 4 0 R>> endobj 2 0 obj <</Type /Pages /Kids [3 0 R] /Count 1>> endobj 3 0 obj <</Type /Page /Parent 3 0 R>> endobj 4 0 obj <</K 5 0 R /ParentTree 4 0 R>> endobj 5 0 obj <</S /Document /P 4 0 R /K [5 0 R 6 0 R]>> endobj 6 0 obj 6 0 R endobj',
    ];
    for (const objects of circles) {
      const findings = await checkPdf(
        Buffer.from(
          `%PDF-1.7\n${objects.replaceAll(' endobj ', '\nendobj\n')}\ntrailer <</Root 1 0 R>>\n%%EOF`,
        ),
      );
      expect(findings.length).to.be.greaterThan(0);
    }
  });
});
