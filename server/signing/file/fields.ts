// The signature fields of a form: filled or empty, wherever they stand in its tree.
import { Broken } from '../reasons.ts';
import type { Objects } from './revisions.ts';
import type { PdfDictionary, PdfObject, PdfValue } from './values.ts';
import { entryOf, nameIn } from './values.ts';

export interface SignatureField {
  readonly object: PdfObject & { readonly value: PdfDictionary };
  readonly name: string;
  /** The number of the signature's object, null when the field is empty. */
  readonly signature: number | null;
}

const mostFields = 10_000;

/** A value itself, or the value of the object that it refers to. */
export function resolved(objects: Objects, value: PdfValue | undefined): PdfValue | undefined {
  return value?.kind === 'reference' ? objects.get(value.to)?.value : value;
}

/** The catalog. Throws Broken 'unreadable' when there is none. */
export function catalogOf(
  objects: Objects,
  trailer: PdfDictionary,
): PdfObject & { readonly value: PdfDictionary } {
  const root = entryOf(trailer, 'Root');
  const catalog = root?.kind === 'reference' ? objects.get(root.to) : undefined;
  const value = catalog?.value;
  if (catalog === undefined || value?.kind !== 'dictionary' || nameIn(entryOf(value, 'Type')) !== 'Catalog') {
    throw new Broken('unreadable', { at: trailer.start });
  }
  return { ...catalog, value };
}

/** All signature fields in the order of the form. */
export function signatureFields(objects: Objects, trailer: PdfDictionary): readonly SignatureField[] {
  const form = resolved(objects, catalogOf(objects, trailer).value.entries.get('AcroForm'));
  const found: SignatureField[] = [];
  const seen = new Set<number>();
  const waiting = referencesOf(resolved(objects, entryOf(form, 'Fields'))).map((number) => ({
    number,
    kind: undefined as string | undefined,
    path: '',
  }));
  for (let field = waiting.shift(); field !== undefined; field = waiting.shift()) {
    const { number, path } = field;
    const object = objects.get(number);
    const value = object?.value;
    if (seen.has(number) || seen.size >= mostFields) throw new Broken('unreadable', { object: number });
    seen.add(number);
    if (object === undefined || value?.kind !== 'dictionary') continue;
    const own = value.entries.get('T');
    const title = own?.kind === 'string' ? textOf(own.bytes) : '';
    const name = path === '' || title === '' ? `${path}${title}` : `${path}.${title}`;
    const kind = nameIn(value.entries.get('FT')) ?? field.kind;
    const kids = referencesOf(resolved(objects, value.entries.get('Kids')));
    if (kids.length + waiting.length > mostFields) throw new Broken('tooLarge');
    waiting.push(...kids.map((kid) => ({ number: kid, kind, path: name })));
    if (kind !== 'Sig') continue;
    const signature = value.entries.get('V');
    // A field with kids keeps value and picture in two objects; ours are one, and only that is understood here.
    if (kids.length > 0 && signature !== undefined) throw new Broken('unreadable', { object: number });
    if (kids.length > 0) continue;
    if (signature !== undefined && signature.kind !== 'reference')
      throw new Broken('unreadable', { object: number });
    found.push({ object: { ...object, value }, name, signature: signature?.to ?? null });
  }
  return found;
}

/** The numbers in an array of references. */
export function referencesOf(value: PdfValue | undefined): readonly number[] {
  if (value?.kind !== 'array') return [];
  return value.items.flatMap((item) => (item.kind === 'reference' ? [item.to] : []));
}

/** A text string: UTF-16 with its mark, else the bytes as they are. */
function textOf(bytes: Buffer): string {
  if (bytes[0] !== 0xfe || bytes[1] !== 0xff || bytes.length % 2 !== 0) return bytes.toString('latin1');
  return Buffer.from(bytes.subarray(2)).swap16().toString('utf16le');
}
