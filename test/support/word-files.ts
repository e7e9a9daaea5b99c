// Word files for tests, made part by part: what is in them is what the test says, and nothing else.
import JSZip from 'jszip';

const namespaces =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" ' +
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" ' +
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" ' +
  'xmlns:v="urn:schemas-microsoft-com:vml"';
const relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

export interface WordParts {
  /** What stands in the body. */
  readonly body: string;
  readonly numbering?: string;
  readonly styles?: string;
  readonly footnotes?: string;
}

/** The XML of a part around its content. */
export const part = (name: string, content: string): string =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:${name} ${namespaces}>${content}</w:${name}>`;

/** The entries of a Word file by name. */
export function wordEntries({ body, ...rest }: WordParts): Record<string, string> {
  const parts = Object.entries(rest);
  return {
    '[Content_Types].xml': contentTypes(['document', ...parts.map(([name]) => name)]),
    '_rels/.rels': relations([['officeDocument', 'word/document.xml']]),
    'word/document.xml': part('document', `<w:body>${body}</w:body>`),
    'word/_rels/document.xml.rels': relations(parts.map(([name]) => [name, `${name}.xml`])),
    ...Object.fromEntries(parts.map(([name, content]) => [`word/${name}.xml`, part(name, content)])),
  };
}

const contentTypes = (names: readonly string[]): string =>
  `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${names
    .map(
      (name) =>
        `<Override PartName="/word/${name}.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.${name === 'document' ? 'document.main' : name}+xml"/>`,
    )
    .join('')}</Types>`;

const relations = (targets: readonly (readonly [kind: string, target: string])[]): string =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${targets
    .map(
      ([kind, target], index) =>
        `<Relationship Id="r${String(index)}" Type="${relation}/${kind}" Target="${target}"/>`,
    )
    .join('')}</Relationships>`;

export async function zipOf(entries: Readonly<Record<string, string | Buffer>>): Promise<Buffer> {
  const zip = new JSZip();
  for (const [name, content] of Object.entries(entries)) zip.file(name, content, { createFolders: false });
  return zip.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' });
}

export const wordFile = (parts: WordParts): Promise<Buffer> => zipOf(wordEntries(parts));

/** A run of text. */
export const run = (text: string): string => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;

/** A paragraph of runs, with properties. */
export const para = (content: string, properties = ''): string =>
  `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}${content.startsWith('<') ? content : run(content)}</w:p>`;

/** Properties that number a paragraph. */
export const numbered = (list: number, level = 0): string =>
  `<w:numPr><w:ilvl w:val="${String(level)}"/><w:numId w:val="${String(list)}"/></w:numPr>`;

/** A level of a list. */
export const level = (index: number, format: string, text: string, rest = ''): string =>
  `<w:lvl w:ilvl="${String(index)}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/>${rest}</w:lvl>`;

const changed = 'w:id="9" w:author="Någon" w:date="2026-01-01T00:00:00Z"';
export const inserted = (content: string): string =>
  `<w:ins ${changed}>${content.startsWith('<') ? content : run(content)}</w:ins>`;
export const deleted = (text: string): string =>
  `<w:del ${changed}><w:r><w:delText xml:space="preserve">${text}</w:delText></w:r></w:del>`;
/** Properties that say the paragraph's end was inserted or deleted. */
export const endInserted = `<w:rPr><w:ins ${changed}/></w:rPr>`;
export const endDeleted = `<w:rPr><w:del ${changed}/></w:rPr>`;
