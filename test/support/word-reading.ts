// Reads the Word files that we write: their XML as a tree, and their paragraphs with every change accepted or rejected.
import { unzip } from './zip.ts';

export interface XmlElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly (XmlElement | string)[];
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const decoded = (text: string): string =>
  text.replace(/&(\w+);/g, (whole, name: string) => {
    const found = entities[name];
    if (found === undefined) throw new Error(`unknown entity ${whole}`);
    return found;
  });

/** The root of a well-formed document. @throws Error where it is not, or holds what XML may not hold */
export function readXml(xml: string): XmlElement {
  const bad = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.exec(xml);
  if (bad !== null || !xml.isWellFormed())
    throw new Error(`no character of XML: ${JSON.stringify(bad?.[0])}`);
  const top: XmlElement & { readonly children: (XmlElement | string)[] } = {
    ...{ name: '', children: [] },
    attributes: new Map(),
  };
  const open = [top];
  let from = 0;
  const here = (): typeof top => open.at(-1) ?? top;
  for (const tag of xml.matchAll(/<\?[^>]*\?>|<(\/?)([\w:]+)((?:\s+[\w:]+="[^"<]*")*)\s*(\/?)>/g)) {
    const text = xml.slice(from, tag.index);
    if (text.includes('<') || text.includes(']]>')) throw new Error(`not well formed: ${text.slice(0, 80)}`);
    if (text !== '') here().children.push(decoded(text));
    from = tag.index + tag[0].length;
    const [, closing, name, attributes = '', alone] = tag;
    if (name === undefined) continue;
    if (closing === '/') {
      if (open.pop()?.name !== name) throw new Error(`</${name}> closes another`);
      continue;
    }
    const pairs = [...attributes.matchAll(/([\w:]+)="([^"]*)"/g)].map(
      ([, key = '', value = '']) => [key, decoded(value)] as const,
    );
    const attributesOf = new Map(pairs);
    if (attributesOf.size !== pairs.length) throw new Error(`an attribute twice in <${name}>`);
    const element = { name, attributes: attributesOf, children: [] };
    here().children.push(element);
    if (alone !== '/') open.push(element);
  }
  const roots = top.children.filter((child) => typeof child !== 'string');
  const [root] = roots;
  if (open.length !== 1 || roots.length !== 1 || root === undefined || xml.slice(from).trim() !== '')
    throw new Error('not one whole element');
  return root;
}

export const kids = (element: XmlElement | undefined): readonly XmlElement[] =>
  (element?.children ?? []).filter((child) => typeof child !== 'string');
export const all = (root: XmlElement, name: string): readonly XmlElement[] =>
  [...within(root)].filter((element) => element.name === name);
/** All words within it, deleted ones too. */
export const textIn = (element: XmlElement): string =>
  element.children.map((child) => (typeof child === 'string' ? child : textIn(child))).join('');
export const kid = (element: XmlElement | undefined, name: string): XmlElement | undefined =>
  kids(element).find((child) => child.name === name);

/** The element and all within it, in order. */
export function* within(element: XmlElement): Generator<XmlElement> {
  yield element;
  for (const child of kids(element)) yield* within(child);
}

/** The parts of a Word file by name, as trees. */
export const wordParts = (bytes: Uint8Array): ReadonlyMap<string, XmlElement> =>
  new Map([...unzip(Buffer.from(bytes))].map(([name, content]) => [name, readXml(content.toString('utf8'))]));

export function bodyOf(bytes: Uint8Array): XmlElement {
  const body = kid(wordParts(bytes).get('word/document.xml'), 'w:body');
  if (body === undefined) throw new Error('no body');
  return body;
}

const gone = {
  accepted: new Set(['w:del', 'w:moveFrom']),
  rejected: new Set(['w:ins', 'w:moveTo']),
} as const;

/** What the paragraphs read when every change is settled; a paragraph whose end goes joins the next. */
export function settledParagraphs(body: XmlElement, as: 'accepted' | 'rejected'): readonly string[] {
  const paragraphs: string[] = [];
  let text = '';
  for (const paragraph of kids(body).filter(({ name }) => name === 'w:p')) {
    text += wordsOf(paragraph, as);
    const end = kids(kid(kid(paragraph, 'w:pPr'), 'w:rPr'));
    if (end.some(({ name }) => gone[as].has(name))) continue;
    paragraphs.push(text);
    text = '';
  }
  return text === '' ? paragraphs : [...paragraphs, text];
}

function wordsOf(element: XmlElement, as: 'accepted' | 'rejected'): string {
  if (gone[as].has(element.name) || element.name === 'w:pPr') return '';
  if (element.name === 'w:tab') return '\t';
  if (element.name === 'w:br') return '\n';
  if (element.name === 'w:t' || element.name === 'w:delText')
    return element.children.map((child) => (typeof child === 'string' ? child : '')).join('');
  return kids(element)
    .map((child) => wordsOf(child, as))
    .join('');
}
