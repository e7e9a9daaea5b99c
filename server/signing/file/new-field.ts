// A further signature field where none was reserved: without extent, so that it shows and hides nothing.
import type { Written } from './appending.ts';
import { withEntries, withItem } from './appending.ts';
import { catalogOf, referencesOf, resolved, signatureFields } from './fields.ts';
import type { Objects } from './revisions.ts';
import type { PdfDictionary, PdfObject, PdfValue } from './values.ts';
import { entryOf, nameIn } from './values.ts';

/**
 * The new field's object and the objects that mention it: the form and the first page.
 * @param signature the number of the signature's object; the field's is the next one
 */
export function newField(objects: Objects, trailer: PdfDictionary, signature: number): readonly Written[] {
  const number = signature + 1;
  const page = firstPage(objects, trailer);
  const name = freeName(signatureFields(objects, trailer).map((field) => field.name));
  const text =
    `<< /Type /Annot /Subtype /Widget /FT /Sig /T (${name}) /V ${signature} 0 R\n` +
    `/F 132 /Rect [0 0 0 0] /P ${page.number} 0 R >>`;
  return [
    ...withMention(objects, page, 'Annots', number),
    ...mentionInForm(objects, catalogOf(objects, trailer), number),
    { number, text: Buffer.from(text) },
  ];
}

function mentionInForm(
  objects: Objects,
  catalog: PdfObject & { readonly value: PdfDictionary },
  number: number,
): readonly Written[] {
  const entry = catalog.value.entries.get('AcroForm');
  if (entry === undefined) {
    const form = `<< /SigFlags 3 /Fields [${number} 0 R] >>`;
    return [{ number: catalog.number, text: withEntries(catalog, catalog.value, { AcroForm: form }) }];
  }
  const owner = entry.kind === 'reference' ? objects.get(entry.to) : catalog;
  const form = entry.kind === 'reference' ? owner?.value : entry;
  if (owner === undefined || form?.kind !== 'dictionary') throw new Error('The form is not a dictionary');
  const fields = form.entries.get('Fields');
  const own =
    fields?.kind === 'reference' ? withMention(objects, { ...owner, value: form }, 'Fields', number) : [];
  const list = own.length > 0 ? {} : { Fields: listWith(owner.source, fields, number) };
  const text = withEntries(owner, form, { SigFlags: '3', ...list });
  const whole =
    owner === catalog ? withEntries(catalog, catalog.value, { AcroForm: text.toString('latin1') }) : text;
  return [...own, { number: owner.number, text: whole }];
}

/** An object with one more reference in a list of its, which may be an object of its own. */
function withMention(objects: Objects, owner: PdfObject, key: string, number: number): readonly Written[] {
  if (owner.value.kind !== 'dictionary') throw new Error(`Object ${owner.number} is not a dictionary`);
  const list = owner.value.entries.get(key);
  const apart = list?.kind === 'reference' ? objects.get(list.to) : undefined;
  if (apart !== undefined) {
    return [{ number: apart.number, text: withItem(apart.source, apart.value, `${number} 0 R`) }];
  }
  const text = listWith(owner.source, list, number);
  return [{ number: owner.number, text: withEntries(owner, owner.value, { [key]: text }) }];
}

const listWith = (source: Buffer, list: PdfValue | undefined, number: number): string =>
  list === undefined ? `[${number} 0 R]` : withItem(source, list, `${number} 0 R`).toString('latin1');

function firstPage(objects: Objects, trailer: PdfDictionary): PdfObject {
  let entry = catalogOf(objects, trailer).value.entries.get('Pages');
  for (let depth = 0; depth < 50 && entry?.kind === 'reference'; depth += 1) {
    const node = objects.get(entry.to);
    if (node !== undefined && nameIn(entryOf(node.value, 'Type')) === 'Page') return node;
    const [first] = referencesOf(resolved(objects, entryOf(node?.value, 'Kids')));
    entry = first === undefined ? undefined : { kind: 'reference', to: first, start: 0, end: 0 };
  }
  throw new Error('The file has no first page');
}

function freeName(taken: readonly string[]): string {
  let count = 1;
  while (taken.includes(`Seal ${count}`)) count += 1;
  return `Seal ${count}`;
}
