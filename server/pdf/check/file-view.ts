// A PDF's objects as the rules see them: references followed, streams unpacked, pages in order; nothing here throws.
import { inflateSync } from 'node:zlib';
import { PDF, PdfArray, PdfDict, PdfName, PdfNumber, PdfRef, PdfStream, PdfString } from '@libpdf/core';
import type { PdfObject } from '@libpdf/core';

/** A fault. `page` counts from 1. */
export interface Finding {
  readonly rule: string;
  readonly message: string;
  readonly page?: number;
}

/** An object, or a reference to one, or nothing. */
export type Value = PdfObject | null | undefined;

export interface PageView {
  /** Counted from 1. */
  readonly number: number;
  /** The reference as text, by which structure elements name the page. */
  readonly key: string;
  readonly dict: PdfDict;
}

export interface FileView {
  readonly trailer: PdfDict;
  readonly catalog: PdfDict;
  readonly pages: readonly PageView[];
  readonly resolve: (value: Value) => PdfObject | null;
  /** The dictionary, also of a stream. */
  readonly dict: (value: Value) => PdfDict | null;
  readonly array: (value: Value) => readonly PdfObject[];
  readonly name: (value: Value) => string | null;
  readonly text: (value: Value) => string | null;
  readonly number: (value: Value) => number | null;
  /** A stream's bytes, unpacked; null if there are none, or they are packed in a way we never use, or are too large. */
  readonly bytes: (value: Value) => Uint8Array | null;
}

const largestFile = 200 * 1024 * 1024;
const largestStream = 64 * 1024 * 1024;
const longestChain = 16;

/** The file's objects, or a sentence that says why it cannot be read. */
export async function openView(bytes: Uint8Array): Promise<FileView | string> {
  if (bytes.length > largestFile) return 'The file is larger than 200 MB';
  if (!Buffer.from(bytes.subarray(0, 1024)).includes('%PDF-')) return 'The file does not begin as a PDF does';
  try {
    // Its lenient reading can go on without end in a damaged file.
    const pdf = await PDF.load(bytes, { lenient: false });
    if (pdf.recoveredViaBruteForce) return 'The file’s table of objects is damaged';
    const { trailer } = pdf.context.info;
    const view = viewOf(trailer, (reference) => pdf.context.resolve(reference));
    return view ?? 'The file has no catalog, or no pages';
  } catch (error) {
    return `The file cannot be read: ${error instanceof Error ? error.message : String(error)}`;
  }
}

function viewOf(trailer: PdfDict, follow: (reference: PdfRef) => PdfObject | null): FileView | null {
  const resolve = (value: Value): PdfObject | null => {
    let current = value;
    for (let step = 0; current instanceof PdfRef && step < longestChain; step += 1) current = follow(current);
    return current === undefined || current instanceof PdfRef ? null : current;
  };
  const dict = (value: Value): PdfDict | null => {
    const found = resolve(value);
    return found instanceof PdfDict ? found : null;
  };
  const array = (value: Value): readonly PdfObject[] => {
    const found = resolve(value);
    return found instanceof PdfArray ? found.toArray() : [];
  };
  const catalog = dict(trailer.get('Root'));
  if (catalog === null) return null;
  const view: FileView = {
    trailer,
    catalog,
    pages: pagesOf(catalog, dict, array),
    resolve,
    dict,
    array,
    name(value) {
      const found = resolve(value);
      return found instanceof PdfName ? found.value : null;
    },
    text(value) {
      const found = resolve(value);
      return found instanceof PdfString ? found.asString() : null;
    },
    number(value) {
      const found = resolve(value);
      return found instanceof PdfNumber ? found.value : null;
    },
    bytes(value) {
      const found = resolve(value);
      return found instanceof PdfStream ? unpacked(found, view) : null;
    },
  };
  return view.pages.length === 0 ? null : view;
}

function pagesOf(
  catalog: PdfDict,
  dict: (value: Value) => PdfDict | null,
  array: (value: Value) => readonly PdfObject[],
): readonly PageView[] {
  const pages: PageView[] = [];
  const seen = new Set<PdfDict>();
  const waiting: Value[] = [catalog.get('Pages')];
  while (waiting.length > 0) {
    const value = waiting.pop();
    const node = dict(value);
    if (node === null || seen.has(node)) continue;
    seen.add(node);
    if (node.has('Kids')) for (const kid of array(node.get('Kids')).toReversed()) waiting.push(kid);
    else pages.push({ number: pages.length + 1, key: keyOf(value), dict: node });
  }
  return pages;
}

/** What a reference is called, so that two of them can be compared. */
export const keyOf = (value: Value): string => (value instanceof PdfRef ? value.toString() : '');

function unpacked(stream: PdfStream, view: FileView): Uint8Array | null {
  const filters = stream.get('Filter');
  const names = view.name(filters) === null ? view.array(filters).map(view.name) : [view.name(filters)];
  if (names.length === 0) return stream.data;
  if (names.length > 1 || names[0] !== 'FlateDecode' || view.dict(stream.get('DecodeParms')) !== null)
    return null;
  try {
    return inflateSync(stream.data, { maxOutputLength: largestStream });
  } catch {
    // Damaged or too large: whoever asked reports that the stream cannot be read.
    return null;
  }
}
