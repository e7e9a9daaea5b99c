// The parts of a Word file around its text: properties, header, footer, and the zip that holds them.
import JSZip from 'jszip';
import { numberingXml, stylesXml } from './word-styles.ts';
import { escaped, paragraph, run } from './word-xml.ts';

/** What a Word file says of itself. */
export interface WordTitle {
  readonly title: string;
  readonly subject: string;
  /** The instant it was made (ISO, UTC): the same file comes out whenever it is asked for. */
  readonly madeAt: string;
  /** Printed on every page, above the text and beside the number of the page. */
  readonly header: string;
  readonly footer: string;
}

export interface WordBody {
  /** What stands in `w:body`, without its section. */
  readonly xml: string;
  /** Addresses that the text leads to: the first is `rId100`. */
  readonly links: readonly string[];
}

export const firstLink = 100;

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packaged = 'http://schemas.openxmlformats.org/package/2006';
const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

const relationship = (id: string, type: string, target: string, isExternal = false): string =>
  `<Relationship Id="${id}" Type="${type}" Target="${escaped(target)}"${isExternal ? ' TargetMode="External"' : ''}/>`;
const relationships = (entries: readonly string[]): string =>
  `<Relationships xmlns="${packaged}/relationships">${entries.join('')}</Relationships>`;

/** The file. Throws where `madeAt` is no instant. */
export async function wordFile(told: WordTitle, body: WordBody): Promise<Uint8Array> {
  const made = new Date(told.madeAt);
  const instant = `${made.toISOString().slice(0, 19)}Z`;
  const zip = new JSZip();
  const put = (name: string, xml: string): void => {
    zip.file(name, declaration + xml, { date: made, createFolders: false });
  };
  put('[Content_Types].xml', contentTypes);
  put(
    '_rels/.rels',
    relationships([
      relationship('rId1', `${office}/officeDocument`, 'word/document.xml'),
      relationship('rId2', `${packaged}/relationships/metadata/core-properties`, 'docProps/core.xml'),
      relationship('rId3', `${office}/extended-properties`, 'docProps/app.xml'),
    ]),
  );
  put('docProps/core.xml', core(told, instant));
  put(
    'docProps/app.xml',
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>Stadga</Application></Properties>',
  );
  put('word/document.xml', document(body.xml));
  put('word/styles.xml', stylesXml);
  put('word/numbering.xml', numberingXml);
  put('word/settings.xml', settings);
  put('word/header1.xml', `<w:hdr xmlns:w="${main}">${paragraph('Header', run(told.header))}</w:hdr>`);
  put('word/footer1.xml', `<w:ftr xmlns:w="${main}">${footer(told.footer)}</w:ftr>`);
  put(
    'word/_rels/document.xml.rels',
    relationships([
      ...['styles', 'numbering', 'settings'].map((name, index) =>
        relationship(`rId${String(index + 1)}`, `${office}/${name}`, `${name}.xml`),
      ),
      relationship('rId4', `${office}/header`, 'header1.xml'),
      relationship('rId5', `${office}/footer`, 'footer1.xml'),
      ...body.links.map((address, index) =>
        relationship(`rId${String(firstLink + index)}`, `${office}/hyperlink`, address, true),
      ),
    ]),
  );
  return zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE', mimeType: `${word}.document` });
}

const contentTypes = `<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${[
  ['word/document.xml', `${word}.document.main+xml`],
  ['word/styles.xml', `${word}.styles+xml`],
  ['word/numbering.xml', `${word}.numbering+xml`],
  ['word/settings.xml', `${word}.settings+xml`],
  ['word/header1.xml', `${word}.header+xml`],
  ['word/footer1.xml', `${word}.footer+xml`],
  ['docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'],
  ['docProps/app.xml', 'application/vnd.openxmlformats-officedocument.extended-properties+xml'],
]
  .map(([name, type]) => `<Override PartName="/${name ?? ''}" ContentType="${type ?? ''}"/>`)
  .join('')}</Types>`;

const core = ({ title, subject }: WordTitle, instant: string): string =>
  [
    `<cp:coreProperties xmlns:cp="${packaged}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">`,
    `<dc:title>${escaped(title)}</dc:title><dc:subject>${escaped(subject)}</dc:subject>`,
    '<dc:creator>Stadga</dc:creator><cp:lastModifiedBy>Stadga</cp:lastModifiedBy><dc:language>sv-SE</dc:language>',
    ...['created', 'modified'].map(
      (name) => `<dcterms:${name} xsi:type="dcterms:W3CDTF">${instant}</dcterms:${name}>`,
    ),
    '</cp:coreProperties>',
  ].join('');

const settings = `<w:settings xmlns:w="${main}"><w:zoom w:percent="100"/><w:defaultTabStop w:val="1304"/><w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat><w:themeFontLang w:val="sv-SE"/></w:settings>`;

const footer = (words: string): string => {
  const field = (code: string): string =>
    `<w:fldSimple w:instr=" ${code} "><w:r><w:t>1</w:t></w:r></w:fldSimple>`;
  return paragraph('Footer', `${run(`${words}\tSida `)}${field('PAGE')}${run(' av ')}${field('NUMPAGES')}`);
};

/** A4 with margins of 2.5 centimetres. */
const document = (xml: string): string =>
  `<w:document xmlns:w="${main}" xmlns:r="${office}"><w:body>${xml}<w:sectPr><w:headerReference w:type="default" r:id="rId4"/><w:footerReference w:type="default" r:id="rId5"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1531" w:right="1418" w:bottom="1418" w:left="1418" w:header="680" w:footer="624" w:gutter="0"/></w:sectPr></w:body></w:document>`;
