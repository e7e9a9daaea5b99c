// The file's metadata as XML: title, issuer, dates, and that it is both PDF/A-2a and PDF/UA-1.
import { tidy } from './characters.ts';

export interface FileFacts {
  readonly title: string;
  readonly issuer: string;
  readonly subject: string;
  readonly made: Date;
}

const description = (namespaces: Readonly<Record<string, string>>, inner: string): string => {
  const declared = Object.entries(namespaces).map(([prefix, address]) => ` xmlns:${prefix}="${address}"`);
  return `<rdf:Description rdf:about=""${declared.join('')}>${inner}</rdf:Description>`;
};

/** A property that PDF/A does not know must be described: the part of PDF/UA. */
const describedPart = `<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Indicates, which part of ISO 14289 standard is followed</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>`;

/** The descriptions that go into the metadata; whole seconds, as in Info. */
export function xmp({ title, issuer, subject, made }: FileFacts): string {
  const inSwedish = (words: string): string =>
    `<rdf:Alt><rdf:li xml:lang="x-default">${escaped(words)}</rdf:li><rdf:li xml:lang="sv-SE">${escaped(words)}</rdf:li></rdf:Alt>`;
  const instant = made.toISOString().replace(/\.\d+Z$/, 'Z');
  return [
    description(
      { dc: 'http://purl.org/dc/elements/1.1/' },
      `<dc:format>application/pdf</dc:format><dc:language><rdf:Bag><rdf:li>sv-SE</rdf:li></rdf:Bag></dc:language>` +
        `<dc:title>${inSwedish(title)}</dc:title><dc:creator><rdf:Seq><rdf:li>${escaped(issuer)}</rdf:li></rdf:Seq></dc:creator>` +
        `<dc:description>${inSwedish(subject)}</dc:description>`,
    ),
    description(
      { xmp: 'http://ns.adobe.com/xap/1.0/' },
      `<xmp:CreateDate>${instant}</xmp:CreateDate><xmp:ModifyDate>${instant}</xmp:ModifyDate>` +
        `<xmp:MetadataDate>${instant}</xmp:MetadataDate><xmp:CreatorTool>Stadga</xmp:CreatorTool>`,
    ),
    description({ pdf: 'http://ns.adobe.com/pdf/1.3/' }, '<pdf:Producer>Stadga</pdf:Producer>'),
    description({ pdfuaid: 'http://www.aiim.org/pdfua/ns/id/' }, '<pdfuaid:part>1</pdfuaid:part>'),
    description(
      {
        pdfaExtension: 'http://www.aiim.org/pdfa/ns/extension/',
        pdfaSchema: 'http://www.aiim.org/pdfa/ns/schema#',
        pdfaProperty: 'http://www.aiim.org/pdfa/ns/property#',
      },
      describedPart,
    ),
  ].join('\n');
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const escaped = (text: string): string =>
  tidy(text).replace(/[&<>"]/g, (character) => entities[character] ?? '');
