// The place that is kept for the seal: an empty signature field whose picture is finished, so that sealing only adds the signature.
import type { Fonts } from './fonts.ts';
import { showText } from './fonts.ts';
import type { StyledText } from './lines.ts';
import { breakLines, unmarked } from './lines.ts';
import { pdfText } from './pdfkit.ts';
import type { PdfFile, Reference } from './pdfkit.ts';
import { colours } from './theme.ts';
import type { Face, Colour } from './theme.ts';

/** The field's name, by which the signing layer finds it. */
export const sealFieldName = 'Seal';

const padding = 12;
const barWidth = 4;

export interface SealWords {
  readonly signer: string;
  readonly verifyAt: string;
}

/** What the field says, to those who see it and to those who hear it. */
export const sealSentence = ({ signer, verifyAt }: SealWords): string =>
  `Elektroniskt stämplat av ${signer}. Kontrollera dokumentet på ${verifyAt}`;

/** A line of the picture, `baseline` in points below its top. */
interface PictureLine {
  readonly fragments: ReturnType<typeof breakLines>[number];
  readonly baseline: number;
}

export interface SealPicture {
  readonly width: number;
  readonly height: number;
  readonly lines: readonly PictureLine[];
  readonly sentence: string;
}

/** The picture's lines and its height, before there is a page for it. */
export function composeSeal(words: SealWords, width: number, fonts: Fonts): SealPicture {
  const parts: readonly [text: string, face: Face, size: number, colour: Colour, leading: number][] = [
    ['Elektroniskt stämplat av', 'regular', 9.3, colours.muted, 13],
    [words.signer, 'strong', 12, colours.accent, 16.5],
    [`Kontrollera dokumentet på ${words.verifyAt}`, 'regular', 9.3, colours.muted, 13],
  ];
  let top = padding;
  const lines = parts.flatMap(([text, face, size, colour, leading]): PictureLine[] => {
    const styled: StyledText = { text, look: { face, size, colour, ...unmarked } };
    return breakLines([styled], padding + barWidth, width - 2 * padding - barWidth, fonts).map(
      (fragments) => {
        top += leading;
        return { fragments, baseline: top - leading * 0.28 };
      },
    );
  });
  return { width, height: top + padding, lines, sentence: sealSentence(words) };
}

/** Adds the field to the current page and to the file's form; returns the widget, which still needs /StructParent and an end. */
export function addSealField(
  file: PdfFile,
  fonts: Fonts,
  picture: SealPicture,
  place: { readonly left: number; readonly bottom: number },
): Reference {
  const right = place.left + picture.width;
  const widget = file.ref({
    Type: 'Annot',
    Subtype: 'Widget',
    FT: 'Sig',
    T: pdfText(sealFieldName),
    TU: pdfText(picture.sentence),
    // Printed, and not to be moved.
    F: 132,
    Rect: [place.left, place.bottom, right, place.bottom + picture.height],
    P: file.page.dictionary,
    AP: { N: appearance(file, fonts, picture) },
  });
  file.page.annotations.push(widget);
  // Signatures will exist, and the file may only be added to.
  const form = file.ref({ Fields: [widget], SigFlags: 3 });
  form.end();
  file._root.data['AcroForm'] = form;
  file.endAcroForm = () => undefined;
  return widget;
}

function appearance(file: PdfFile, fonts: Fonts, { width, height, lines }: SealPicture): Reference {
  const used: Record<string, Reference> = {};
  const operators = [
    `${colours.soft.join(' ')} rg 0 0 ${width.toFixed(2)} ${height.toFixed(2)} re f`,
    `${colours.accent.join(' ')} rg 0 0 ${String(barWidth)} ${height.toFixed(2)} re f`,
  ];
  for (const { fragments, baseline } of lines) {
    for (const { text, look, left } of fragments) {
      const font = fonts.embedded(look.face);
      used[font.id] = font.ref();
      const shown = showText(font, text, look.size, { x: left, y: height - baseline, direction: 1 });
      operators.push(`BT ${look.colour.join(' ')} rg`, shown, 'ET');
    }
  }
  const form = file.ref({
    Type: 'XObject',
    Subtype: 'Form',
    BBox: [0, 0, width, height],
    Resources: { Font: used },
  });
  form.write(operators.join('\n'));
  form.end();
  return form;
}
