// The XML of Word files as a tree: namespaces resolved to the names we use, no document type, no entities of its own, bounded.
import { Unreadable } from './unreadable.ts';

export interface Element {
  /** With the prefix we use for its namespace ('w:p'), whatever prefix the file uses. */
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly Node[];
}
export type Node = Element | string;

const office = 'http://schemas.openxmlformats.org';
const strict = 'http://purl.oclc.org/ooxml';
const prefixes = new Map([
  ['', ''],
  ['http://www.w3.org/XML/1998/namespace', 'xml'],
  [`${office}/wordprocessingml/2006/main`, 'w'],
  [`${strict}/wordprocessingml/main`, 'w'],
  [`${office}/officeDocument/2006/math`, 'm'],
  [`${strict}/officeDocument/math`, 'm'],
  [`${office}/markup-compatibility/2006`, 'mc'],
  [`${office}/package/2006/relationships`, ''],
]);

/** Real files nest tables in text boxes to a depth of forty; what walks the tree calls itself as deep. */
const deepest = 400;
const mostNodes = 3_000_000;

type Scope = ReadonlyMap<string, string>;
interface Open {
  readonly name: string;
  readonly rawName: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: Node[];
  readonly scope: Scope;
}

const broken = (): Unreadable => new Unreadable('file.broken');

/** @throws Unreadable when it is not well formed, has a document type, or is too deep or too large */
export function parseXml(xml: string): Element {
  const root: Open = {
    ...{ name: '', rawName: '', attributes: new Map<string, string>(), children: [] },
    scope: new Map([
      ['', ''],
      ['xml', 'http://www.w3.org/XML/1998/namespace'],
    ]),
  };
  const open: Open[] = [root];
  const last = (): Open => open.at(-1) ?? root;
  let nodes = 0;
  let at = xml.startsWith('\ufeff') ? 1 : 0;
  const after = (mark: string, from: number): number => {
    const found = xml.indexOf(mark, from);
    if (found < 0) throw broken();
    return found + mark.length;
  };
  while (at < xml.length) {
    nodes += 1;
    if (nodes > mostNodes) throw new Unreadable('file.tooLarge');
    if (xml[at] !== '<') {
      const next = xml.indexOf('<', at);
      const end = next < 0 ? xml.length : next;
      last().children.push(withoutEntities(xml.slice(at, end)));
      at = end;
    } else if (xml.startsWith('<?', at)) at = after('?>', at);
    else if (xml.startsWith('<!--', at)) at = after('-->', at + 4);
    else if (xml.startsWith('<![CDATA[', at)) {
      const end = after(']]>', at);
      last().children.push(xml.slice(at + 9, end - 3));
      at = end;
    } else if (xml.startsWith('<!', at)) throw broken();
    else if (xml.startsWith('</', at)) {
      const end = after('>', at);
      if (open.length < 2 || xml.slice(at + 2, end - 1).trim() !== last().rawName) throw broken();
      open.pop();
      at = end;
    } else {
      const tag = readTag(xml, at, last().scope);
      const { element } = tag;
      last().children.push(element);
      if (!tag.isClosed) open.push(element);
      if (open.length > deepest) throw broken();
      at = tag.end;
    }
  }
  const [element, ...more] = root.children.filter((node): node is Element => typeof node !== 'string');
  if (open.length !== 1 || element === undefined || more.length > 0) throw broken();
  return element;
}

const namePart = /[^\s/>=]+/y;
const attributePart = /\s+([^\s/>=]+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/y;
const tagEnd = /\s*(\/?)>/y;

function readTag(xml: string, at: number, outer: Scope) {
  const match = (part: RegExp, from: number): RegExpExecArray | null => {
    part.lastIndex = from;
    return part.exec(xml);
  };
  const rawName = match(namePart, at + 1)?.[0];
  if (rawName === undefined) throw broken();
  let end = at + 1 + rawName.length;
  const raw: [string, string][] = [];
  for (let found = match(attributePart, end); found !== null; found = match(attributePart, end)) {
    raw.push([found[1] ?? '', withoutEntities(found[2] ?? found[3] ?? '')]);
    end += found[0].length;
  }
  const closing = match(tagEnd, end);
  if (closing === null) throw broken();
  const declared = raw.filter(([name]) => name === 'xmlns' || name.startsWith('xmlns:'));
  const scope =
    declared.length === 0
      ? outer
      : new Map([...outer, ...declared.map(([name, uri]) => [name.slice(6), uri] as const)]);
  const element: Open = {
    ...{ name: resolved(rawName, scope, true), rawName, children: [], scope },
    attributes: new Map(raw.map(([name, value]) => [resolved(name, scope, false), value])),
  };
  return { element, isClosed: closing[1] === '/', end: end + closing[0].length };
}

/** Unknown namespaces keep their prefix behind a mark, so that nothing passes for Word's own. */
function resolved(name: string, scope: Scope, isElement: boolean): string {
  const colon = name.indexOf(':');
  if (colon < 0 && !isElement) return name;
  const prefix = colon < 0 ? '' : name.slice(0, colon);
  const known = prefixes.get(scope.get(prefix) ?? `?${prefix}`);
  const local = name.slice(colon + 1);
  if (known === undefined) return `?${name}`;
  return known === '' ? local : `${known}:${local}`;
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function withoutEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    /&(?:#x([\da-f]{1,6})|#(\d{1,7})|([^;&]*))(;?)/gi,
    (_, hex?: string, decimal?: string, name?: string, end?: string) => {
      const number = hex !== undefined ? parseInt(hex, 16) : decimal !== undefined ? Number(decimal) : null;
      const character = number === null ? named[name ?? ''] : characterOf(number);
      if (character === undefined || end !== ';') throw broken();
      return character;
    },
  );
}

const characterOf = (code: number): string | undefined =>
  code === 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)
    ? undefined
    : String.fromCodePoint(code);

/** The children that are elements, of that name where one is given. */
export const elementsIn = (element: Element, name?: string): readonly Element[] =>
  element.children.filter(
    (node): node is Element => typeof node !== 'string' && (name === undefined || node.name === name),
  );

/** The first child of that name along a path of names. */
export function childAt(element: Element | undefined, ...path: readonly string[]): Element | undefined {
  let found = element;
  for (const name of path) {
    if (found === undefined) return undefined;
    found = elementsIn(found, name)[0];
  }
  return found;
}

/** The value of the child at a path: `<w:numId w:val="3"/>`. */
export const valueAt = (element: Element | undefined, ...path: readonly string[]): string | undefined =>
  childAt(element, ...path)?.attributes.get('w:val');

/** A switch that is on where it stands, unless it says otherwise: `<w:vanish/>`, `<w:vanish w:val="0"/>`. */
export const isOn = (element: Element | undefined, name: string): boolean => {
  const found = childAt(element, name);
  return found !== undefined && !['0', 'false', 'off', 'none'].includes(found.attributes.get('w:val') ?? '1');
};
