// Multipart forms with their files: flat names, everything bounded together, nothing on disk.
import busboy from 'busboy';
import type { Request, RequestHandler } from 'express';
import { refuse, type Refusal } from '../domain/refusal.ts';

export interface Upload {
  readonly name: string;
  readonly bytes: Buffer;
}

/** Why a body was not taken, as the middleware raises it. */
export class BodyRefused extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.refused);
    this.refusal = refusal;
  }
}

/** Past this a request is cut off; the texts' own limits are lower, so that what was typed beside them is kept. */
const mostBytes = 8_000_000;
/** So many at once: together they stay within what a small machine holds. */
const mostAtOnce = 24;

const limits = {
  fieldNameSize: 100,
  fieldSize: mostBytes,
  fileSize: mostBytes,
  // The largest form of ours: two people's changes of fifty att-satser, each with its choice.
  fields: 400,
  files: 4,
  parts: 404,
} as const;

const uploads = new WeakMap<Request, ReadonlyMap<string, Upload>>();

/** The uploaded files of a request by field; a file input left empty is no upload. */
export function uploadsOf(request: Request): ReadonlyMap<string, Upload> {
  return uploads.get(request) ?? new Map<string, Upload>();
}

const refusedBodies = new WeakMap<Request, Refusal>();

/** Why the body was not taken, where the route answers that itself; null where it was. */
export const refusalOfBody = (request: Request): Refusal | null => refusedBodies.get(request) ?? null;

/**
 * Reads a multipart body into `request.body` and the uploads; other bodies are left alone.
 * @param isTold a body that is not taken is told to the route instead of raised, with the fields that came before what
 *   was too large: where the files stand last in a form, nothing that was typed is lost
 */
export function multipartReader(isTold = false): RequestHandler {
  let reading = 0;
  return (request, _, toNext) => {
    const next = (fault?: unknown): void => {
      if (isTold && fault instanceof BodyRefused) {
        refusedBodies.set(request, fault.refusal);
        toNext();
      } else toNext(fault);
    };
    if (request.is('multipart/form-data') === false) {
      next();
      return;
    }
    if (!isTold && Number(request.headers['content-length'] ?? 0) > mostBytes) {
      next(new BodyRefused(refuse('request.tooLarge')));
      return;
    }
    if (reading >= mostAtOnce) {
      next(new BodyRefused(refuse('request.busy')));
      return;
    }
    reading += 1;
    readBody(request).then(
      () => {
        reading -= 1;
        next();
      },
      (fault: unknown) => {
        reading -= 1;
        next(fault);
      },
    );
  };
}

function readBody(request: Request): Promise<void> {
  return new Promise((resolve, reject) => {
    const fields = new Map<string, string[]>();
    const files = new Map<string, Upload>();
    const parser = parserOf(request);
    if (parser === null) {
      reject(new BodyRefused(refuse('request.unreadable')));
      return;
    }
    let bytes = 0;
    const keepFields = (): void => {
      const body = Object.create(null) as Record<string, unknown>;
      for (const [name, values] of fields) body[name] = values.length === 1 ? values[0] : values;
      request.body = body;
    };
    const stop = (refusal: Refusal): void => {
      request.unpipe(parser);
      request.resume();
      keepFields();
      reject(new BodyRefused(refusal));
    };
    const tooLarge = (): void => {
      stop(refuse('request.tooLarge'));
    };
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > mostBytes) tooLarge();
    });
    request.on('aborted', () => {
      stop(refuse('request.unreadable'));
    });
    parser.on('field', (name: string | undefined, value, { nameTruncated, valueTruncated }) => {
      if (name === undefined) stop(refuse('request.unreadable'));
      else if (nameTruncated || valueTruncated) tooLarge();
      else fields.set(name, [...(fields.get(name) ?? []), value]);
    });
    parser.on('file', (name: string | undefined, stream, { filename }) => {
      // A body that ends inside a file is told on the file's own stream; unheard, it would stop the program.
      stream.on('error', () => {
        stop(refuse('request.unreadable'));
      });
      if (name === undefined) {
        stream.resume();
        stop(refuse('request.unreadable'));
        return;
      }
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('limit', tooLarge);
      stream.on('close', () => {
        const content = Buffer.concat(chunks);
        // What browsers send for a file input left empty has neither a name nor bytes.
        const fileName = filename ?? '';
        if (fileName !== '' || content.length > 0) files.set(name, { name: fileName, bytes: content });
      });
    });
    for (const event of ['partsLimit', 'filesLimit', 'fieldsLimit'] as const) parser.on(event, tooLarge);
    parser.on('error', () => {
      stop(refuse('request.unreadable'));
    });
    parser.on('close', () => {
      keepFields();
      uploads.set(request, files);
      resolve();
    });
    request.pipe(parser);
  });
}

function parserOf(request: Request): busboy.Busboy | null {
  try {
    return busboy({ headers: request.headers, limits, defParamCharset: 'utf8' });
  } catch {
    // Busboy throws for a content type without a boundary or with an unknown charset: the client's mistake, told as such.
    return null;
  }
}
