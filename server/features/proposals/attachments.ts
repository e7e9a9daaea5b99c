// Files that evidence a decision: told by their bytes, and refused where their name says something else.
import { createHash } from 'node:crypto';
import { refuse, type Refusal } from '../../domain/refusal.ts';
import { kindOfFile } from '../../office/file-kind.ts';
import type { Upload } from '../../web/multipart.ts';
import { by, type ProposalsDesk } from './actions/desk.ts';
import type { Attachment } from './records.ts';

/** Bytes of one file. */
export const largestAttachment = 7_000_000;
const longestName = 200;

const kinds = {
  pdf: { mediaType: 'application/pdf', extensions: ['pdf'] },
  png: { mediaType: 'image/png', extensions: ['png'] },
  jpeg: { mediaType: 'image/jpeg', extensions: ['jpg', 'jpeg'] },
  docx: {
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    extensions: ['docx'],
  },
} as const;
type Kind = keyof typeof kinds;

const beginsWith = (bytes: Buffer, mark: readonly number[]): boolean =>
  mark.every((byte, index) => bytes[index] === byte);

function kindOf(bytes: Buffer): Kind | null {
  if (beginsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'png';
  if (beginsWith(bytes, [0xff, 0xd8, 0xff])) return 'jpeg';
  const kind = kindOfFile(bytes);
  if (kind === 'pdf') return 'pdf';
  return kind === 'zip' && bytes.includes('word/document.xml') ? 'docx' : null;
}

/** The file's type by its bytes, or why it is not taken. @param field where the file stands in the form */
export function attachmentKind({ name, bytes }: Upload, field = 'attachment'): Kind | Refusal {
  if (bytes.length === 0) return refuse('attachment.empty', field);
  if (bytes.length > largestAttachment)
    return refuse('attachment.tooLarge', field, { max: largestAttachment / 1_000_000 });
  const kind = kindOf(bytes);
  if (kind === null) return refuse('attachment.type', field);
  const extension = /\.([^.]{1,10})$/u.exec(name)?.[1]?.toLowerCase();
  const known: readonly string[] = kinds[kind].extensions;
  return extension === undefined || known.includes(extension)
    ? kind
    : refuse('attachment.falseType', field, { name: shortened(name), type: kind });
}

/** A path, or marks that nobody sees, are no part of a name. */
const unseen = /[\p{Cc}\p{Cf}]/gu;
const cleaned = (name: string): string =>
  (name.split(/[/\\]/).at(-1) ?? '').normalize('NFC').replace(unseen, '').trim();

function shortened(name: string): string {
  const clean = cleaned(name);
  return clean.length <= longestName ? clean : `${clean.slice(0, longestName - 12)}…${clean.slice(-10)}`;
}

/** Stores a file in the act's own transaction; it is never changed or removed. */
export async function keepAttachment(
  desk: ProposalsDesk,
  organisationId: string,
  upload: Upload,
): Promise<Attachment | Refusal> {
  const kind = attachmentKind(upload);
  if (typeof kind === 'object') return kind;
  const name = shortened(upload.name);
  const attachment: Attachment = {
    id: desk.newId(),
    organisationId,
    name: name === '' ? `bilaga.${kinds[kind].extensions[0]}` : name,
    mediaType: kinds[kind].mediaType,
    sha256: createHash('sha256').update(upload.bytes).digest('hex'),
    addedAt: desk.now,
    addedBy: by(desk),
  };
  await desk.proposals.addAttachment(attachment, upload.bytes);
  return attachment;
}
