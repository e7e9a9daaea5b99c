// Breaks a document of ours in one place, so that a test can see that the gate notices.
import { PDF, PdfArray, PdfDict, PdfRef, PdfStream } from '@libpdf/core';
import type { PdfObject } from '@libpdf/core';
import { inflateSync } from 'node:zlib';

export interface Breakable {
  readonly pdf: PDF;
  readonly catalog: PdfDict;
  readonly trailer: PdfDict;
  /** The dictionary behind a value. @throws Error when there is none */
  readonly dict: (value: PdfObject | undefined) => PdfDict;
  readonly array: (value: PdfObject | undefined) => PdfArray;
  readonly page: (index: number) => PdfDict;
  /** The elements of a role, in the order of the file. */
  readonly elements: (role: string) => readonly PdfDict[];
  /** Replaces text in a stream that is packed or not. @throws Error when the text is not in it */
  readonly rewrite: (stream: PdfDict, from: string | RegExp, to: string) => void;
  /** A page's content, as a stream to rewrite. */
  readonly content: (index: number) => PdfDict;
}

/** The file after the change, saved whole. */
export async function broken(bytes: Uint8Array, change: (file: Breakable) => void): Promise<Uint8Array> {
  const pdf = await PDF.load(bytes);
  change(breakable(pdf));
  return pdf.save();
}

function breakable(pdf: PDF): Breakable {
  const { trailer } = pdf.context.info;
  const resolve = (value: PdfObject | undefined): PdfObject | null | undefined =>
    value instanceof PdfRef ? pdf.context.resolve(value) : value;
  const dict = (value: PdfObject | undefined): PdfDict => {
    const found = resolve(value);
    if (!(found instanceof PdfDict)) throw new Error('No dictionary there');
    return found;
  };
  const array = (value: PdfObject | undefined): PdfArray => {
    const found = resolve(value);
    if (!(found instanceof PdfArray)) throw new Error('No array there');
    return found;
  };
  const catalog = dict(trailer.get('Root'));
  const page = (index: number): PdfDict => dict(array(dict(catalog.get('Pages')).get('Kids')).at(index));
  const elements = (role: string): readonly PdfDict[] => {
    const found: PdfDict[] = [];
    const visit = (value: PdfObject): void => {
      const element = resolve(value);
      if (!(element instanceof PdfDict) || element.getName('Type')?.value === 'OBJR') return;
      if (element.getName('S')?.value === role) found.push(element);
      const kids = resolve(element.get('K'));
      if (kids instanceof PdfArray) for (const kid of kids) visit(kid);
    };
    visit(dict(catalog.get('StructTreeRoot')));
    return found;
  };
  return {
    pdf,
    catalog,
    trailer,
    dict,
    array,
    page,
    elements,
    content: (index) => dict(page(index).get('Contents')),
    rewrite(stream, from, to) {
      if (!(stream instanceof PdfStream)) throw new Error('No stream there');
      const isPacked = stream.has('Filter');
      const before = Buffer.from(isPacked ? inflateSync(stream.data) : stream.data).toString('latin1');
      const after = before.replace(from, to);
      if (after === before) throw new Error('The text to replace is not in the stream');
      stream.delete('Filter');
      stream.setData(Buffer.from(after, 'latin1'));
    },
  };
}
