// Reads the little XML that metadata is: whether it is well formed, and the text of an element.

const token =
  /<\?[\s\S]*?\?>|<!--[\s\S]*?-->|<(\/?)([\w:.-]+)((?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|([^<]+)|(<)/g;
const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Whether tags match and every & begins an entity; no document type is allowed. */
export function isWellFormed(xml: string): boolean {
  const open: string[] = [];
  for (const [, slash, name, attributes, isClosed, text, stray] of xml.matchAll(token)) {
    if (stray !== undefined) return false;
    if (!ampersandsAreEntities(text ?? attributes ?? '')) return false;
    if (name === undefined || isClosed === '/') continue;
    if (slash === '/') {
      if (open.pop() !== name) return false;
    } else open.push(name);
  }
  return open.length === 0;
}

/** The text of the first such element, markup within it left out; null if there is none. */
export function textOfElement(xml: string, name: string): string | null {
  const inner = new RegExp(`<${name}(?:\\s[^>]*)?>([\\s\\S]*?)</${name}>`).exec(xml)?.[1];
  return inner === undefined ? null : plainText(inner);
}

/** The text of the first entry of a list in such an element: a title's default, the first creator. */
export function firstEntry(xml: string, name: string): string | null {
  const inner = new RegExp(`<${name}(?:\\s[^>]*)?>([\\s\\S]*?)</${name}>`).exec(xml)?.[1];
  const entry = /<rdf:li(?:\s[^>]*)?>([\s\S]*?)<\/rdf:li>/.exec(inner ?? '')?.[1];
  return entry === undefined ? null : plainText(entry);
}

const ampersandsAreEntities = (text: string): boolean =>
  !/&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);)/i.test(text);

const plainText = (markup: string): string =>
  markup
    .replace(/<[^>]*>/g, '')
    .replace(
      /&(?:(amp|lt|gt|quot|apos)|#(\d+)|#x([\da-f]+));/gi,
      (_, name?: string, decimal?: string, hex?: string) =>
        name === undefined
          ? character(decimal === undefined ? parseInt(hex ?? '0', 16) : Number(decimal))
          : (entities[name] ?? ''),
    )
    .trim();

const character = (codePoint: number): string =>
  codePoint <= 0x10ffff ? String.fromCodePoint(codePoint) : '';
