// From the comparison's form to the two texts: pasted, uploaded, or a stored version.
import { isRefusal, refuse, type Refusal } from '../../domain/refusal.ts';
import type { FileText, TextOfFile } from '../../office/files.ts';
import { field, type Form } from '../../web/body.ts';
import type { Upload } from '../../web/multipart.ts';

/** Longest text that is compared, in UTF-16 units. */
export const longestText = 1_000_000;

/** One side as given: a text, with the pages of its file that were pictures, or the id of a version. */
export type Side =
  { readonly text: string; readonly picturePages?: readonly number[] } | { readonly versionId: string };

export type SideName = 'before' | 'after';
export type Sides = Readonly<Record<SideName, Side | Refusal>>;

/**
 * The two sides of a form. A Word file with tracked changes that stands alone is both: as it was, and with the
 * changes accepted; beside another text it is read with the changes accepted.
 */
export async function sidesIn(
  form: Form,
  uploads: ReadonlyMap<string, Upload>,
  textOfFile: TextOfFile,
): Promise<Sides> {
  const [before, after] = [
    await givenIn('before', form, uploads, textOfFile),
    await givenIn('after', form, uploads, textOfFile),
  ];
  const alone = before === null ? after : after === null ? before : null;
  if (alone !== null && 'file' in alone && alone.file.before !== null)
    return { before: textSide(alone.file.before, 'before'), after: textSide(alone.file.text, 'after') };
  return { before: sideOf(before, 'before'), after: sideOf(after, 'after') };
}

type Given = { readonly file: FileText } | Side | Refusal;

/** What was given for a side: an uploaded file, else a pasted text, else a chosen version; null for nothing. Line ends become LF. */
async function givenIn(
  side: SideName,
  form: Form,
  uploads: ReadonlyMap<string, Upload>,
  textOfFile: TextOfFile,
): Promise<Given | null> {
  const upload = uploads.get(`${side}File`);
  if (upload !== undefined && upload.bytes.length > 0) {
    const file = await textOfFile(upload.bytes, `${side}File`);
    return isRefusal(file) ? file : { file };
  }
  const text = field(form, `${side}Text`).replace(/\r\n/g, '\n');
  if (text.length > longestText) return refuse('comparison.tooLarge', `${side}Text`);
  if (text.trim() !== '') return { text };
  const versionId = field(form, `${side}Version`);
  return versionId === '' ? null : { versionId };
}

function sideOf(given: Given | null, side: SideName): Side | Refusal {
  if (given === null) return refuse('comparison.empty', `${side}Text`);
  if (!('file' in given)) return given;
  const { text, pagesWithoutText } = given.file;
  const found = textSide(text, side);
  return isRefusal(found) || pagesWithoutText.length === 0
    ? found
    : { ...found, picturePages: pagesWithoutText };
}

function textSide(text: string, side: SideName): Side | Refusal {
  if (text.length > longestText) return refuse('comparison.tooLarge', `${side}File`);
  return text.trim() === '' ? refuse('comparison.empty', `${side}File`) : { text };
}
