// Sealing a PDF (PAdES B-T) by a further revision: prepare, sign elsewhere or here, embed; earlier bytes stay as they are.
import { sha256 } from './algorithms.ts';
import type { SealKey } from './certificate.ts';
import { cms } from './cms-words.ts';
import { certificateBytes, signedData, signWith } from './cms.ts';
import type { Written } from './file/appending.ts';
import { appended, withEntries } from './file/appending.ts';
import { catalogOf, resolved, signatureFields } from './file/fields.ts';
import { newField } from './file/new-field.ts';
import { apply, readRevisions } from './file/revisions.ts';
import type { Objects, Revision } from './file/revisions.ts';
import type { PdfObject } from './file/values.ts';
import { entryOf, numberIn } from './file/values.ts';
import type { Timestamper } from './timestamp.ts';
import { timestampOf } from './timestamp.ts';

/** Who signs: the key, its certificate and the certificates above it, the root last. */
export interface Seal extends SealKey {
  readonly chainPem: readonly string[];
}

/** A file with an empty place for a signature. May be stored while somebody else signs. */
export interface Prepared {
  readonly bytes: Uint8Array;
  /** SHA-256 of everything but the place. */
  readonly digest: Uint8Array;
  /** The place: from its `<` to behind its `>`. */
  readonly from: number;
  readonly to: number;
}

/** Bytes kept for a signature with its certificates and time stamp; ours take about four thousand. */
const placeLength = 12_000;

/**
 * Fills the first empty signature field, or a new invisible one when there is none.
 * There is no DocMDP: it would forbid adding a field, such as an archive's time stamp, and our own verification
 * allows less than it does (docs/decisions/0009).
 * @param now milliseconds since 1970; becomes the time that the signer claims, beside the time stamp's
 */
export function prepare(pdf: Uint8Array, now: number): Prepared {
  const file = Buffer.from(pdf);
  const revisions = readRevisions(file);
  const last = revisions.at(-1);
  if (last === undefined) throw new Error('A file without a revision');
  const objects = new Map<number, PdfObject>();
  for (const revision of revisions) apply(revision, objects);

  const number = [...objects.keys()].reduce(
    (highest, each) => Math.max(highest, each + 1),
    numberIn(entryOf(last.trailer, 'Size')) ?? 0,
  );
  const empty = signatureFields(objects, last.trailer).find(({ signature }) => signature === null);
  const changed =
    empty === undefined
      ? newField(objects, last.trailer, number)
      : [
          {
            number: empty.object.number,
            text: withEntries(empty.object, empty.object.value, { V: `${number} 0 R` }),
          },
          ...flagged(objects, last),
        ];
  const bytes = appended(file, last, [...changed, { number, text: signatureDictionary(now) }]);
  return measured(bytes, file.length);
}

/** SigFlags 3: there are signatures, and the file may only be appended to. */
function flagged(objects: Objects, last: Revision): readonly Written[] {
  const catalog = catalogOf(objects, last.trailer);
  const entry = catalog.value.entries.get('AcroForm');
  const form = resolved(objects, entry);
  if (form?.kind !== 'dictionary') throw new Error('A form with fields is not a dictionary');
  if (numberIn(form.entries.get('SigFlags')) === 3) return [];
  const owner = entry?.kind === 'reference' ? objects.get(entry.to) : catalog;
  if (owner === undefined) throw new Error('The form is nowhere');
  const text = withEntries(owner, form, { SigFlags: '3' });
  return owner === catalog
    ? [
        {
          number: catalog.number,
          text: withEntries(catalog, catalog.value, { AcroForm: text.toString('latin1') }),
        },
      ]
    : [{ number: owner.number, text }];
}

const rangeWidth = 10;
const emptyRange = `[0 ${'0'.repeat(rangeWidth)} ${'0'.repeat(rangeWidth)} ${'0'.repeat(rangeWidth)}]`;

function signatureDictionary(now: number): Buffer {
  const claimed = new Date(now).toISOString().slice(0, 19).replace(/\D/gu, '');
  return Buffer.from(
    '<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached\n' +
      `/M (D:${claimed}+00'00') /ByteRange ${emptyRange}\n/Contents <${'0'.repeat(placeLength * 2)}> >>`,
  );
}

function measured(bytes: Buffer, start: number): Prepared {
  const from = bytes.indexOf('/Contents <0000', start) + '/Contents '.length;
  const to = from + placeLength * 2 + 2;
  const rangeAt = bytes.lastIndexOf(emptyRange, from);
  const range = `[0 ${[from, to, bytes.length - to].join(' ')}]`;
  bytes.write(range.padEnd(emptyRange.length), rangeAt, 'latin1');
  return { bytes, from, to, digest: sha256(bytes.subarray(0, from), bytes.subarray(to)) };
}

/**
 * Puts a signature into its place.
 * @param signature CMS, DER, over the digest that `prepare` gave
 */
export function embed(prepared: Prepared, signature: Uint8Array): Uint8Array {
  const bytes = Buffer.from(prepared.bytes);
  const room = prepared.to - prepared.from - 2;
  const digits = Buffer.from(signature).toString('hex').toUpperCase();
  if (digits.length > room)
    throw new Error(`The signature has ${signature.length} bytes, room for ${room / 2}`);
  bytes.write(digits, prepared.from + 1, 'latin1');
  return bytes;
}

/**
 * Seals a PDF: the file with one more revision.
 * @param now milliseconds since 1970
 * Throws Broken when the file is not one that we can read wholly, or the authority's answer is no.
 */
export async function sealPdf(
  pdf: Uint8Array,
  seal: Seal,
  stamp: Timestamper,
  now = Date.now(),
): Promise<Uint8Array> {
  const prepared = prepare(pdf, now);
  const signature = signWith(seal, cms.data, prepared.digest);
  const whole = signedData({
    contentType: cms.data,
    content: null,
    ...signature,
    certificates: [seal.certificatePem, ...seal.chainPem].map(certificateBytes),
    timestampToken: await timestampOf(signature.signature, stamp),
  });
  return embed(prepared, whole);
}
