// The gate for our Word files: whole and sound as a package, readable by everyone, changes tracked as Word expects them.
import { bodyOf, kid, kids, within, wordParts, type XmlElement } from './word-reading.ts';
import { unzip } from './zip.ts';

type Parts = ReadonlyMap<string, XmlElement>;

/** What is wrong with the file, as sentences; nothing when all is well. @throws Error when its XML is not well formed */
export function checkWord(bytes: Uint8Array): readonly string[] {
  const parts = wordParts(bytes);
  const body = bodyOf(bytes);
  return [
    ...packageFindings(parts, [...unzip(Buffer.from(bytes)).keys()]),
    ...propertyFindings(parts),
    ...styleFindings(parts, body),
    ...headingFindings(body),
    ...paragraphFindings(body),
    ...tableFindings(body),
    ...changeFindings(body),
  ];
}

const attribute = (element: XmlElement | undefined, name: string): string =>
  element?.attributes.get(name) ?? '';
const all = (root: XmlElement | undefined, name: string): readonly XmlElement[] =>
  root === undefined ? [] : [...within(root)].filter((element) => element.name === name);
const textOf = (element: XmlElement | undefined): string =>
  (element?.children ?? []).map((child) => (typeof child === 'string' ? child : textOf(child))).join('');
const saying = (isWrong: boolean, words: string): readonly string[] => (isWrong ? [words] : []);

function packageFindings(parts: Parts, names: readonly string[]): readonly string[] {
  const typed = new Set(
    all(parts.get('[Content_Types].xml'), 'Override').map((each) => attribute(each, 'PartName').slice(1)),
  );
  const links = all(parts.get('word/_rels/document.xml.rels'), 'Relationship');
  const external = links.filter((each) => attribute(each, 'TargetMode') === 'External');
  const ids = new Set(links.map((each) => attribute(each, 'Id')));
  const used = [
    ...within(parts.get('word/document.xml') ?? { name: '', attributes: new Map(), children: [] }),
  ]
    .map((each) => each.attributes.get('r:id'))
    .filter((id) => id !== undefined);
  return [
    ...saying(names[0] !== '[Content_Types].xml', 'the content types are not first'),
    ...saying(new Set(names).size !== names.length, 'a part is there twice'),
    ...names
      .filter((name) => !name.endsWith('.rels') && name !== '[Content_Types].xml' && !typed.has(name))
      .map((name) => `${name} has no content type`),
    ...[...typed].filter((name) => !parts.has(name)).map((name) => `${name} is not there`),
    ...links
      .filter((each) => !external.includes(each) && !parts.has(`word/${attribute(each, 'Target')}`))
      .map((each) => `${attribute(each, 'Target')} is not there`),
    ...external
      .filter((each) => !/^https?:\/\//.test(attribute(each, 'Target')))
      .map((each) => `leads to ${attribute(each, 'Target')}`),
    ...used.filter((id) => !ids.has(id)).map((id) => `${id} is no relationship`),
  ];
}

function propertyFindings(parts: Parts): readonly string[] {
  const core = parts.get('docProps/core.xml');
  const language = all(parts.get('word/styles.xml'), 'w:lang').map((each) => attribute(each, 'w:val'));
  return [
    ...['dc:title', 'dc:creator', 'dc:subject', 'dcterms:created', 'dcterms:modified'].flatMap((name) =>
      saying(textOf(kid(core, name)).trim() === '', `no ${name}`),
    ),
    ...saying(textOf(kid(core, 'dc:language')) !== 'sv-SE', 'the properties say no language'),
    ...saying(language[0] !== 'sv-SE', 'the text has no language'),
  ];
}

function styleFindings(parts: Parts, body: XmlElement): readonly string[] {
  const known = new Set(
    all(parts.get('word/styles.xml'), 'w:style').map((each) => attribute(each, 'w:styleId')),
  );
  const used = ['w:pStyle', 'w:rStyle', 'w:tblStyle'].flatMap((name) =>
    all(body, name).map((each) => attribute(each, 'w:val')),
  );
  return [...new Set(used)].filter((id) => !known.has(id)).map((id) => `no style ${id}`);
}

const styleOf = (paragraph: XmlElement): string =>
  attribute(kid(kid(paragraph, 'w:pPr'), 'w:pStyle'), 'w:val');
const wordsOf = (paragraph: XmlElement): string =>
  [...all(paragraph, 'w:t'), ...all(paragraph, 'w:delText')].map(textOf).join('');

function headingFindings(body: XmlElement): readonly string[] {
  let before = 0;
  return all(body, 'w:p').flatMap((paragraph) => {
    const level = Number(/^Heading(\d)$/.exec(styleOf(paragraph))?.[1] ?? 0);
    if (level === 0) return [];
    const isJump = level > before + 1;
    before = level;
    return saying(isJump, `a heading jumps to level ${String(level)}: ${wordsOf(paragraph)}`);
  });
}

/** Space is made by styles: a paragraph without a letter to see would be announced as empty. */
function paragraphFindings(body: XmlElement): readonly string[] {
  return all(body, 'w:p').flatMap((paragraph) =>
    saying(wordsOf(paragraph).trim() === '', `an empty paragraph in style ${styleOf(paragraph)}`),
  );
}

function tableFindings(body: XmlElement): readonly string[] {
  return all(body, 'w:tbl').flatMap((table) => {
    const rows = kids(table).filter(({ name }) => name === 'w:tr');
    const columns = kids(kid(table, 'w:tblGrid')).length;
    const properties = kid(table, 'w:tblPr');
    return [
      ...saying(kid(kid(rows[0], 'w:trPr'), 'w:tblHeader') === undefined, 'a table without a head row'),
      ...saying(
        rows.slice(1).some((row) => kid(kid(row, 'w:trPr'), 'w:tblHeader') !== undefined),
        'a table with a head among its rows',
      ),
      ...saying(attribute(kid(properties, 'w:tblCaption'), 'w:val') === '', 'a table without a name'),
      ...saying(attribute(kid(properties, 'w:tblLook'), 'w:firstRow') !== '1', 'a table that hides its head'),
      ...rows.flatMap((row) => {
        const cells = kids(row).filter(({ name }) => name === 'w:tc');
        return [
          ...saying(cells.length !== columns, 'a row with cells missing'),
          ...cells.flatMap((cell) => saying(kids(cell).at(-1)?.name !== 'w:p', 'a cell without a paragraph')),
        ];
      }),
    ];
  });
}

const changes = new Set(['w:ins', 'w:del', 'w:moveFrom', 'w:moveTo', 'w:pPrChange']);
const starts = ['w:moveFromRangeStart', 'w:moveToRangeStart'] as const;

function changeFindings(body: XmlElement): readonly string[] {
  const elements = [...within(body)];
  const tracked = elements.filter(({ name }) => changes.has(name) || starts.some((start) => start === name));
  const ids = tracked.map((each) => attribute(each, 'w:id'));
  const names = starts.map((start) => all(body, start).map((each) => attribute(each, 'w:name')));
  const [from = [], to = []] = names;
  const ends = starts.flatMap((start) => {
    const opened = all(body, start).map((each) => attribute(each, 'w:id'));
    const closed = all(body, start.replace('Start', 'End')).map((each) => attribute(each, 'w:id'));
    return saying(opened.join() !== closed.join(), `${start} and its ends differ`);
  });
  const last = kids(body)
    .filter(({ name }) => name === 'w:p')
    .at(-1);
  return [
    ...tracked.flatMap((each) =>
      saying(
        attribute(each, 'w:author') === '' ||
          !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(attribute(each, 'w:date')),
        `${each.name} says not who or when`,
      ),
    ),
    ...saying(new Set(ids).size !== ids.length, 'two changes with one number'),
    ...saying(
      new Set(from).size !== from.length || from.toSorted().join() !== to.toSorted().join(),
      'a move without its other place',
    ),
    ...ends,
    ...all(body, 'w:del').flatMap((each) =>
      saying(all(each, 'w:t').length > 0, 'text in w:del is no w:delText'),
    ),
    ...saying(
      all(body, 'w:delText').length !== all(body, 'w:del').flatMap((each) => all(each, 'w:delText')).length,
      'w:delText outside w:del',
    ),
    ...saying(
      kids(kid(kid(last, 'w:pPr'), 'w:rPr')).some(({ name }) => changes.has(name)),
      'the end of the last paragraph is tracked',
    ),
  ];
}
