// Reads a page strictly: the small part of HTML that our templates write, where no two parsers can disagree.

/** An element with its attributes and what stands in it. */
export interface Element {
  readonly tag: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly (Element | string)[];
}

const voids = new Set(['meta', 'link', 'input', 'br', 'hr', 'img']);
const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  '#x27': "'",
  '#x60': '`',
  '#x3D': '=',
  nbsp: '\u00a0',
};

/** A page that is outside the strict grammar: something that a browser might read otherwise than we do. */
export class LooseMarkup extends Error {
  override readonly name = 'LooseMarkup';
}

function decode(text: string): string {
  return text.replace(/&([^;\s&]*;)?/g, (whole, name: string | undefined) => {
    const character = name === undefined ? undefined : entities[name.slice(0, -1)];
    if (character === undefined)
      throw new LooseMarkup(`a bare ampersand: ${JSON.stringify(text.slice(0, 80))} (${whole})`);
    return character;
  });
}

interface Open {
  readonly tag: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: (Element | string)[];
}

const piece =
  /<\/([a-z][a-z0-9-]*)>|<([a-z][a-z0-9-]*)((?:\s+[a-zA-Z][a-zA-Z0-9-]*(?:="[^"<>]*")?)*)\s*>|([^<>]+)/y;
const attribute = /([a-zA-Z][a-zA-Z0-9-]*)(?:="([^"]*)")?/g;

/**
 * The page as a tree. Every tag is closed where it was opened, every attribute is quoted, every & < > of a text is an entity.
 * @throws LooseMarkup for anything else: a comment, a raw < or &, an unquoted or doubled attribute, a script with a text
 */
export function readMarkup(html: string): Element {
  const prefix = /^\s*<!doctype html>\s*/.exec(html);
  if (prefix === null) throw new LooseMarkup('no doctype');
  const top: Open = { tag: '#page', attributes: new Map(), children: [] };
  const stack: Open[] = [top];
  for (let at = prefix[0].length; at < html.length; at = piece.lastIndex) {
    piece.lastIndex = at;
    const [whole, closed, opened, attributes, text] = piece.exec(html) ?? [];
    const current = stack.at(-1);
    if (whole === undefined || current === undefined)
      throw new LooseMarkup(`at ${String(at)}: ${JSON.stringify(html.slice(at, at + 80))}`);
    if (text !== undefined) {
      if (current.tag === 'script' || current.tag === 'style')
        throw new LooseMarkup(`${current.tag} with a text`);
      current.children.push(decode(text));
    } else if (opened !== undefined) {
      const element: Open = { tag: opened, attributes: readAttributes(attributes ?? ''), children: [] };
      current.children.push(element);
      if (!voids.has(opened)) stack.push(element);
    } else {
      if (current.tag !== closed) throw new LooseMarkup(`</${closed ?? ''}> closes <${current.tag}>`);
      stack.pop();
    }
  }
  if (stack.length !== 1) throw new LooseMarkup(`<${stack.at(-1)?.tag ?? ''}> is never closed`);
  const [root] = top.children.filter((child) => typeof child !== 'string');
  if (root === undefined) throw new LooseMarkup('an empty page');
  return root;
}

function readAttributes(source: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [, name = '', value = ''] of source.matchAll(attribute)) {
    if (found.has(name)) throw new LooseMarkup(`the attribute ${name} twice`);
    found.set(name, decode(value));
  }
  return found;
}

/** The element and all elements in it, in the order of the page. */
export function* elementsOf(element: Element): Generator<Element> {
  yield element;
  for (const child of element.children) if (typeof child !== 'string') yield* elementsOf(child);
}

/** All its text, white space as it stands. */
export function textOf(element: Element): string {
  return element.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('');
}

/** The tags and names of attributes in order: what no text may ever change. */
export function skeletonOf(element: Element): readonly string[] {
  return [...elementsOf(element)].map(({ tag, attributes }) => [tag, ...attributes.keys()].join(' '));
}
