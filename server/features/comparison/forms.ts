// From the comparison's form to the two texts: pasted, uploaded, or a stored version.
import { refuse, type Refusal } from '../../domain/refusal.ts';
import { decodeText } from '../../office/text.ts';
import { field, type Form } from '../../web/body.ts';
import type { Upload } from '../../web/multipart.ts';

/** Longest text that is compared, in UTF-16 units. */
export const longestText = 1_000_000;

/** One side as given: a text, or the id of a version. */
export type Side = { readonly text: string } | { readonly versionId: string };

export type SideName = 'before' | 'after';

/** The side of a form: an uploaded file, else a pasted text, else a chosen version. Line ends become LF. */
export function sideIn(side: SideName, form: Form, uploads: ReadonlyMap<string, Upload>): Side | Refusal {
  const upload = uploads.get(`${side}File`);
  if (upload !== undefined && upload.bytes.length > 0) return textOf(upload, side);
  const text = field(form, `${side}Text`).replace(/\r\n/g, '\n');
  if (text.length > longestText) return refuse('comparison.tooLarge', `${side}Text`);
  if (text.trim() !== '') return { text };
  const versionId = field(form, `${side}Version`);
  return versionId === '' ? refuse('comparison.empty', `${side}Text`) : { versionId };
}

function textOf(upload: Upload, side: SideName): Side | Refusal {
  if (upload.bytes.length > 2 * longestText) return refuse('comparison.tooLarge', `${side}File`);
  const decoded = decodeText(upload.bytes);
  if ('refusal' in decoded) return refuse('comparison.binary', `${side}File`);
  if (decoded.text.length > longestText) return refuse('comparison.tooLarge', `${side}File`);
  if (decoded.text.trim() === '') return refuse('comparison.empty', `${side}File`);
  return { text: decoded.text };
}

export const views = ['rad', 'spalter'] as const;
export type View = (typeof views)[number];
export const viewIn = (form: Form): View => views.find((view) => view === field(form, 'vy')) ?? 'rad';
