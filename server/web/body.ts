// The body of a request: forms and uploads, bounded, in records that no input can poison.
import express, { type Request, type RequestHandler } from 'express';
import multer from 'multer';

/** Fields by name; a name that came twice is a list. No prototype. */
export type Form = Readonly<Record<string, string | readonly string[]>>;

export interface Upload {
  readonly name: string;
  readonly bytes: Buffer;
}

/** Past these a request is cut off; the texts' own limits are lower, so that what was typed beside it is kept. */
const hardLimit = { file: 8_000_000, field: 8_000_000, ordinaryForm: 256_000 } as const;

const multipart = multer({
  storage: multer.memoryStorage(),
  limits: {
    fileSize: hardLimit.file,
    fieldSize: hardLimit.field,
    files: 4,
    fields: 200,
    parts: 204,
    fieldNameSize: 100,
  },
  defParamCharset: 'utf8',
});

/** What a route expects: an ordinary form (256 kB), or whole texts and files (read as multipart). */
export type BodySize = 'form' | 'texts';

export function bodyReader(size: BodySize): RequestHandler {
  return size === 'texts' ? multipart.any() : ordinary;
}

const ordinary = express.urlencoded({ extended: false, limit: hardLimit.ordinaryForm, parameterLimit: 1000 });

export function formBody(input: unknown): Form {
  const form = Object.create(null) as Record<string, string | readonly string[]>;
  if (typeof input !== 'object' || input === null) return form;
  for (const [name, value] of Object.entries(input)) {
    if (typeof value === 'string') form[name] = value;
    else if (Array.isArray(value)) form[name] = value.filter((each) => typeof each === 'string');
  }
  return form;
}

/** The uploaded files by field; a file input left empty is no upload. */
export function readUpload(request: Request): ReadonlyMap<string, Upload> {
  const files = Array.isArray(request.files) ? request.files : [];
  return new Map(
    files
      .filter((file) => file.originalname !== '' || file.size > 0)
      .map((file) => [file.fieldname, { name: file.originalname, bytes: file.buffer }]),
  );
}

/** Does any name or value hold a zero byte? No browser sends one, and PostgreSQL cannot store it. */
export function holdsZero(form: Form): boolean {
  return Object.entries(form).some(([name, value]) =>
    [name, value].flat().some((text) => text.includes('\0')),
  );
}

/** The one value of a field; the last where it came twice, '' where it did not come. */
export function field(form: Form, name: string): string {
  const value = form[name];
  return typeof value === 'string' ? value : (value?.at(-1) ?? '');
}

/** All values of a field, in the order they came. */
export function fields(form: Form, name: string): readonly string[] {
  const value = form[name];
  return value === undefined ? [] : typeof value === 'string' ? [value] : value;
}
