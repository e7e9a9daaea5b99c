// Source Serif 4 in the four faces that documents use: how wide text is, and the operators that show it.
import { fileURLToPath } from 'node:url';
import type { EmbeddedFont, PdfFile } from './pdfkit.ts';
import type { Face } from './theme.ts';

const names: Readonly<Record<Face, string>> = {
  regular: '400Regular',
  italic: '400Regular_Italic',
  strong: '600SemiBold',
  strongItalic: '600SemiBold_Italic',
};

/** Where a face's TTF is. pdfkit parses a font once per path, but at every call under a registered name. */
export const fontPath = (face: Face): string =>
  fileURLToPath(
    import.meta.resolve(`@expo-google-fonts/source-serif-4/${names[face]}/SourceSerif4_${names[face]}.ttf`),
  );

export interface Fonts {
  /** Width in points. */
  readonly width: (text: string, face: Face, size: number) => number;
  /** Whether all faces have a letter for it; they cover the same. */
  readonly covers: (codePoint: number) => boolean;
  /** The embedded font of a face, now part of the file. */
  readonly embedded: (face: Face) => EmbeddedFont;
}

/** The faces in this file, opened when first used. */
export function openFonts(file: PdfFile): Fonts {
  const opened = new Map<Face, EmbeddedFont>();
  const widths = new Map<Face, Map<string, number>>();
  const embedded = (face: Face): EmbeddedFont => {
    const known = opened.get(face);
    if (known !== undefined) return known;
    const font = file.font(fontPath(face))._font;
    opened.set(face, font);
    return font;
  };
  const widthsOf = (face: Face): Map<string, number> => {
    const known = widths.get(face);
    if (known !== undefined) return known;
    const empty = new Map<string, number>();
    widths.set(face, empty);
    return empty;
  };
  return {
    embedded,
    covers: (codePoint) => embedded('regular').font.hasGlyphForCodePoint(codePoint),
    width(text, face, size) {
      const known = widthsOf(face);
      const width = known.get(text) ?? embedded(face).widthOfString(text, 1);
      known.set(text, width);
      return width * size;
    },
  };
}

const rounded = (value: number): number => Math.round(value * 1000) / 1000;

/**
 * The operators between BT and ET that show `text` with its baseline beginning at (x, y).
 * @param direction 1 where y grows upwards, as in a form; -1 where pdfkit has turned the page upside down
 */
export function showText(
  font: EmbeddedFont,
  text: string,
  size: number,
  { x, y, direction }: { readonly x: number; readonly y: number; readonly direction: 1 | -1 },
): string {
  const [glyphs, positions] = font.encode(text);
  const operators = [`/${font.id} ${String(size)} Tf`];
  let pen = x;
  let shown = '';
  let hex = '';
  const closeHex = (adjustment: number): void => {
    if (hex !== '') shown += `<${hex}>`;
    hex = '';
    if (adjustment !== 0) shown += String(adjustment);
  };
  const flush = (): void => {
    closeHex(0);
    if (shown !== '') operators.push(`[${shown}] TJ`);
    shown = '';
  };
  const moveTo = (left: number, rise: number): void => {
    operators.push(
      `1 0 0 ${String(direction)} ${String(rounded(left))} ${String(rounded(y + direction * rise))} Tm`,
    );
  };
  moveTo(pen, 0);
  for (const [index, position] of positions.entries()) {
    const isMoved = position.xOffset !== 0 || position.yOffset !== 0;
    if (isMoved) {
      flush();
      moveTo(pen + (position.xOffset * size) / 1000, (position.yOffset * size) / 1000);
    }
    hex += glyphs[index] ?? '';
    pen += (position.xAdvance * size) / 1000;
    if (isMoved) {
      flush();
      moveTo(pen, 0);
    } else {
      const adjustment = rounded(position.advanceWidth - position.xAdvance);
      if (adjustment !== 0) closeHex(adjustment);
    }
  }
  flush();
  return operators.join('\n');
}
