// Where a signature stands in a file and what it covers: exactly everything but the hexadecimal digits of its own value.
import type { SignatureField } from './file/fields.ts';
import type { Objects, Revision } from './file/revisions.ts';
import { entryOf, nameIn, numberIn } from './file/values.ts';
import type { PdfObject } from './file/values.ts';
import { firstElement } from './der-reading.ts';
import { Broken } from './reasons.ts';

export interface PlacedSignature {
  readonly field: SignatureField;
  readonly kind: 'signature' | 'timestamp';
  /** The CMS signature, DER. */
  readonly cms: Buffer;
  /** What it is about: the bytes before and behind its value. */
  readonly covered: readonly [Buffer, Buffer];
  /** Where what is covered ends. */
  readonly end: number;
  /** The index of the revision that it ends. */
  readonly revision: number;
}

const kinds: Readonly<Record<string, PlacedSignature['kind']>> = {
  'ETSI.CAdES.detached': 'signature',
  'ETSI.RFC3161': 'timestamp',
};

const largestSignature = 256 * 1024;

/** Throws Broken: 'byteRange', 'gap', 'signatureForm', 'tooLarge'. */
export function placeOf(
  bytes: Buffer,
  revisions: readonly Revision[],
  objects: Objects,
  field: SignatureField,
): PlacedSignature {
  const object = field.signature === null ? undefined : objects.get(field.signature);
  const kind = kinds[nameIn(entryOf(object?.value, 'SubFilter')) ?? ''];
  if (object === undefined || object.isInObjectStream || object.stream !== null || kind === undefined) {
    throw new Broken('signatureForm', { what: 'dictionary' });
  }
  if (nameIn(entryOf(object.value, 'Filter')) === undefined)
    throw new Broken('signatureForm', { what: 'dictionary' });
  const { from, to, end } = rangeOf(object);
  const contents = entryOf(object.value, 'Contents');
  // The gap is the value's own token, from `<` to `>`: nothing else may hide there.
  if (contents?.kind !== 'string' || !contents.isHex || contents.start !== from || contents.end !== to) {
    throw new Broken('gap');
  }
  const revision = revisions.findIndex((each) => each.endOfMark === end || each.end === end);
  if (revision < 0 || revisions[revision]?.changes.get(object.number) !== object)
    throw new Broken('byteRange');
  return {
    ...{ field, kind, revision, end },
    cms: signatureIn(bytes.subarray(from + 1, to - 1)),
    covered: [bytes.subarray(0, from), bytes.subarray(to, end)],
  };
}

function rangeOf(object: PdfObject): { readonly from: number; readonly to: number; readonly end: number } {
  const range = entryOf(object.value, 'ByteRange');
  const numbers = range?.kind === 'array' ? range.items.map(numberIn) : [];
  const [first, from, to, length] = numbers;
  const isWhole = numbers.length === 4 && numbers.every((number) => Number.isSafeInteger(number));
  if (
    !isWhole ||
    first !== 0 ||
    from === undefined ||
    to === undefined ||
    length === undefined ||
    from >= to
  ) {
    throw new Broken('byteRange');
  }
  return { from, to, end: to + length };
}

/** The value and then zeros: capital digits, nothing between them. Every other way to write it is a change. */
function signatureIn(digits: Buffer): Buffer {
  const text = digits.toString('latin1');
  if (text.length % 2 !== 0 || !/^[\dA-F]+$/u.test(text)) throw new Broken('gap');
  const bytes = Buffer.from(text, 'hex');
  const { whole } = firstElement(bytes);
  if (whole.length > largestSignature) throw new Broken('tooLarge');
  if (bytes.subarray(whole.length).some((byte) => byte !== 0)) throw new Broken('gap');
  return whole;
}
