// What Stadga asks of pdfkit: objects, pages, fonts and the file around them. Its types leave out half of it.
import PDFDocument from 'pdfkit';

/** An object of the file that can be referred to before it is written. */
export interface Reference {
  readonly data: Record<string, unknown>;
  write(chunk: string | Uint8Array): void;
  end(): void;
}

export interface GlyphPosition {
  readonly xAdvance: number;
  readonly advanceWidth: number;
  readonly xOffset: number;
  readonly yOffset: number;
}

/** An embedded font; widths and positions are in thousandths of the size. */
export interface EmbeddedFont {
  readonly id: string;
  readonly font: { hasGlyphForCodePoint(codePoint: number): boolean };
  ref(): Reference;
  encode(text: string): readonly [glyphs: readonly string[], positions: readonly GlyphPosition[]];
  widthOfString(text: string, size: number): number;
}

interface Bookmark {
  addItem(
    title: string,
    place: { readonly fit: false; readonly top: number; readonly left: number },
  ): Bookmark;
}

export interface PdfFile extends NodeJS.ReadableStream {
  readonly page: {
    readonly dictionary: Reference;
    readonly fonts: Record<string, Reference>;
    readonly annotations: Reference[];
  };
  readonly outline: Bookmark;
  readonly _root: { readonly data: Record<string, unknown> & { readonly Names: Reference } };
  readonly _font: EmbeddedFont;
  _id: Uint8Array;
  /** Writes Info into the metadata, unescaped; replaced by ours. */
  _addInfo: () => void;
  /** Expects fields of pdfkit's own kinds; replaced, since ours is a signature. */
  endAcroForm: () => void;
  font(path: string): PdfFile;
  ref(contents: Record<string, unknown>): Reference;
  addPage(): PdfFile;
  addContent(operators: string): PdfFile;
  appendXML(xml: string): void;
  end(): void;
}

/** A string object; a bare string becomes a name. */
// eslint-disable-next-line @typescript-eslint/no-wrapper-object-types
export const pdfText = (text: string): String => new String(text);

/** An A4 file in Swedish without pages, as PDF/A-2a. */
export function newFile(fontPath: string, info: Readonly<Record<string, string | Date>>): PdfFile {
  const made: unknown = new PDFDocument({
    size: 'A4',
    margin: 0,
    pdfVersion: '1.7',
    subset: 'PDF/A-2a',
    lang: 'sv-SE',
    displayTitle: true,
    autoFirstPage: false,
    font: fontPath,
    info: { ...info },
  });
  return made as PdfFile;
}

/** The file's bytes, once it has ended. */
export async function bytesOf(file: PdfFile): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of file) chunks.push(chunk as unknown as Uint8Array);
  return new Uint8Array(Buffer.concat(chunks));
}
