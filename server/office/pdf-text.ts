// From a PDF to the text of its pages: nothing is fetched, run or drawn, and pages without text are told.
import { getDocumentProxy } from 'unpdf';
import { linesOfPage, pageText, usualPitch, type Piece } from './pdf-lines.ts';
import { Unreadable } from './unreadable.ts';

/** A PDF's text, a form feed between its pages, and the numbers of the pages that hold none. */
export interface PdfText {
  readonly text: string;
  readonly pagesWithoutText: readonly number[];
}

const mostPages = 400;
const mostPieces = 400_000;
/** A page number or a stamp on each page of a scanned document is not its text. */
const fewestLetters = { onOnePage: 25, onSomePage: 60 } as const;

type Pdf = Awaited<ReturnType<typeof getDocumentProxy>>;

/** @throws Unreadable when it is damaged, locked, scanned or too large */
export async function textOfPdf(bytes: Uint8Array): Promise<PdfText> {
  const pdf = await opened(bytes);
  if (pdf.numPages > mostPages) throw new Unreadable('file.tooLarge');
  const pages: (readonly Piece[])[] = [];
  let count = 0;
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const pieces = await asBroken(piecesOf(pdf, number));
    count += pieces.length;
    if (count > mostPieces) throw new Unreadable('file.tooLarge');
    pages.push(pieces);
  }
  const letters = (pieces: readonly Piece[]): number =>
    pieces.reduce((sum, { text }) => sum + (text.match(/[\p{L}\p{N}]/gu)?.length ?? 0), 0);
  const most = Math.max(0, ...pages.map(letters));
  if (most < (pages.length < 2 ? fewestLetters.onOnePage : fewestLetters.onSomePage))
    throw new Unreadable('file.scanned');
  const lines = pages.map(linesOfPage);
  const pitch = usualPitch(lines);
  return {
    text: `${lines.map((page) => pageText(page, pitch)).join('\n\f')}\n`,
    pagesWithoutText: pages.flatMap((page, index) => (letters(page) === 0 ? [index + 1] : [])),
  };
}

async function opened(bytes: Uint8Array): Promise<Pdf> {
  try {
    return await getDocumentProxy(new Uint8Array(bytes), {
      ...{ verbosity: 0, isEvalSupported: false, useSystemFonts: false, disableFontFace: true },
      ...{ useWorkerFetch: false, enableXfa: false, stopAtErrors: false, maxImageSize: 1 },
    });
  } catch (fault) {
    const isLocked = fault instanceof Error && fault.name === 'PasswordException';
    throw new Unreadable(isLocked ? 'file.locked' : 'file.broken', fault);
  }
}

async function asBroken<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (fault) {
    throw new Unreadable('file.broken', fault);
  }
}

type Matrix = readonly [number, number, number, number, number, number];
const matrixOf = (values: readonly unknown[]): Matrix => {
  const [a, b, c, d, e, f] = values.map(Number);
  return [a ?? 1, b ?? 0, c ?? 0, d ?? 1, e ?? 0, f ?? 0];
};

/** The pieces of a page that read from left to right on it as it is shown; text set at an angle comes last, row by row. */
async function piecesOf(pdf: Pdf, number: number): Promise<readonly Piece[]> {
  const page = await pdf.getPage(number);
  const viewport = page.getViewport({ scale: 1 });
  const shown = matrixOf(viewport.transform);
  const content = await page.getTextContent();
  page.cleanup();
  const upright: Piece[] = [];
  const turned: Piece[] = [];
  for (const item of content.items) {
    if (!('str' in item) || item.str === '') continue;
    const own = matrixOf(item.transform as readonly unknown[]);
    const [a, b] = [shown[0] * own[0] + shown[2] * own[1], shown[1] * own[0] + shown[3] * own[1]];
    const size = Math.hypot(own[2], own[3]) || item.height || 1;
    const piece = {
      // Control characters are no text, and no database takes a zero.
      text: item.str.replace(/\p{Cc}+/gu, ' '),
      x: shown[0] * own[4] + shown[2] * own[5] + shown[4],
      y: shown[1] * own[4] + shown[3] * own[5] + shown[5],
      width: item.width,
      size,
    };
    if (![piece.x, piece.y, piece.width, piece.size].every(Number.isFinite)) continue;
    if (a > 0 && Math.abs(b) < a * 0.05) upright.push(piece);
    else turned.push(piece);
  }
  const bottom = upright.reduce((lowest, { y }) => Math.max(lowest, y), 0);
  const below = turned.map((piece, index) => ({ ...piece, x: 0, y: bottom + (index + 3) * 100 }));
  return [...upright, ...below];
}
