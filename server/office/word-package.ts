// The parts of a Word file that hold its text, found by their relationships, not by their usual names.
import { Unreadable } from './unreadable.ts';
import { elementsIn, parseXml, type Element } from './xml.ts';
import { openZip, type Zip } from './zip.ts';

export interface WordParts {
  readonly document: Element;
  readonly numbering: Element | null;
  readonly styles: Element | null;
  readonly footnotes: Element | null;
  readonly endnotes: Element | null;
}

/** @throws Unreadable when it is no Word file, damaged, locked or too large */
export async function openWord(bytes: Buffer): Promise<WordParts> {
  const zip = await openZip(bytes);
  const main = (await relationsOf(zip, '')).get('officeDocument');
  if (main === undefined) throw new Unreadable(await kindOfPackage(zip));
  const document = await partAt(zip, main);
  if (document === null) throw new Unreadable('file.broken');
  if (document.name !== 'w:document') throw new Unreadable('file.unknown');
  const relations = await relationsOf(zip, main);
  const part = async (kind: string): Promise<Element | null> => {
    const path = relations.get(kind);
    return path === undefined ? null : partAt(zip, path);
  };
  return {
    document,
    numbering: await part('numbering'),
    styles: await part('styles'),
    footnotes: await part('footnotes'),
    endnotes: await part('endnotes'),
  };
}

async function kindOfPackage(zip: Zip): Promise<'file.openDocument' | 'file.packed' | 'file.broken'> {
  const mimeType = (await zip.read('mimetype'))?.toString('latin1') ?? '';
  if (mimeType.startsWith('application/vnd.oasis.opendocument')) return 'file.openDocument';
  return zip.names.includes('[Content_Types].xml') ? 'file.broken' : 'file.packed';
}

async function partAt(zip: Zip, path: string): Promise<Element | null> {
  const bytes = await zip.read(path);
  return bytes === null ? null : parseXml(decoded(bytes));
}

/** XML is UTF-8 unless its first bytes say UTF-16. */
function decoded(bytes: Buffer): string {
  const isLittle = bytes[0] === 0xff && bytes[1] === 0xfe;
  const isBig = bytes[0] === 0xfe && bytes[1] === 0xff;
  return new TextDecoder(isLittle ? 'utf-16le' : isBig ? 'utf-16be' : 'utf-8').decode(bytes);
}

/** The targets within the file of a part's relationships, by kind: the last word of their type. '' is the package itself. */
async function relationsOf(zip: Zip, part: string): Promise<ReadonlyMap<string, string>> {
  const folder = part.slice(0, part.lastIndexOf('/') + 1);
  const element = await partAt(zip, `${folder}_rels/${part.slice(folder.length)}.rels`);
  const found = new Map<string, string>();
  for (const { attributes } of element === null ? [] : elementsIn(element, 'Relationship')) {
    const [type, target] = [attributes.get('Type') ?? '', attributes.get('Target') ?? ''];
    const kind = type.slice(type.lastIndexOf('/') + 1);
    if (attributes.get('TargetMode') !== 'External' && !found.has(kind))
      found.set(kind, within(folder, target));
  }
  return found;
}

/** A target against the folder of the part that names it. What leads out of the file names nothing in it. */
function within(folder: string, target: string): string {
  const path: string[] = target.startsWith('/') ? [] : folder.split('/').filter((name) => name !== '');
  for (const name of target.split('/')) {
    if (name === '..') path.pop();
    else if (name !== '' && name !== '.') path.push(name);
  }
  return path.join('/');
}
