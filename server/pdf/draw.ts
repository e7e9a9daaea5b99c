// Draws placed strips on pages: shapes behind, then the text in reading order, every piece tagged or an artifact.
import type { Fonts } from './fonts.ts';
import { showText } from './fonts.ts';
import type { Look } from './lines.ts';
import { pdfText } from './pdfkit.ts';
import type { PdfFile, Reference } from './pdfkit.ts';
import type { PlacedStrip } from './pages.ts';
import type { Element, StructureTree } from './structure.ts';
import type { Decoration, Piece } from './strips.ts';
import { behind, linesOf } from './marks.ts';
import { number } from './numbers.ts';
import { page as paper } from './theme.ts';
import type { Colour } from './theme.ts';

/** A piece and its baseline, in points below the page's top edge. */
export type PlacedPiece = Pick<Piece, 'text' | 'look' | 'left' | 'width'> & { readonly baseline: number };

export interface Pen {
  readonly file: PdfFile;
  readonly fonts: Fonts;
}

/** Artifacts that are not content: shapes behind the text, and a table's repeated head. */
export function drawArtifacts(pen: Pen, placed: readonly PlacedStrip[]): void {
  const shapes = [...extents(placed)].flatMap(([decoration, extent]) => shape(decoration, extent));
  if (shapes.length > 0) artifact(pen.file, 'Layout', shapes);
  const repeated = placed.filter(({ isRepeated }) => isRepeated).flatMap(placedPieces);
  if (repeated.length > 0) artifact(pen.file, 'Pagination', textOperators(pen, repeated));
}

/** What is read, in reading order; consecutive pieces of one element are one stretch of content. */
export function drawContent(pen: Pen, placed: readonly PlacedStrip[], tree: StructureTree): void {
  const { file } = pen;
  const here = file.page.dictionary;
  const pieces = placed.filter(({ isRepeated }) => !isRepeated).flatMap(placedPieces);
  pieces.sort((one, other) => one.order - other.order);
  const operators: string[] = [];
  let from = 0;
  while (from < pieces.length) {
    const element = pieces[from]?.element;
    if (element === undefined) break;
    let to = from;
    while (pieces[to]?.element === element) to += 1;
    const stretch = pieces.slice(from, to);
    const said = pieces[from]?.actual ?? null;
    // Said here too, since not every program asks the structure what the letters stand for.
    const actualText = said === null ? '' : ` /ActualText <FEFF${utf16(said)}>`;
    operators.push(
      `/${element.role} <</MCID ${String(tree.mark(element, here))}${actualText}>> BDC`,
      ...textOperators(pen, stretch),
      'EMC',
    );
    for (const piece of stretch) {
      const { link } = piece.look;
      if (link !== null)
        annotate(pen, piece, link, (annotation) => tree.attach(linkOf(element), annotation, here));
    }
    from = to;
  }
  if (operators.length > 0) file.addContent(operators.join('\n'));
}

/** Marks operators as an artifact, with its kind. */
export function artifact(
  file: PdfFile,
  type: 'Layout' | 'Pagination',
  operators: readonly string[],
  subtype?: 'Header' | 'Footer' | 'Watermark',
): void {
  const kind = subtype === undefined ? '' : ` /Subtype /${subtype}`;
  file.addContent([`/Artifact <</Type /${type}${kind}>> BDC`, ...operators, 'EMC'].join('\n'));
}

/** Operators that show pieces, each in its look. */
export function textOperators(
  { file, fonts }: Pen,
  pieces: readonly Omit<PlacedPiece, 'width'>[],
): readonly string[] {
  const operators: string[] = [];
  const shownAt = (text: string, left: number, baseline: number, { face, size }: Look): string => {
    const font = fonts.embedded(face);
    file.page.fonts[font.id] ??= font.ref();
    return showText(font, text, size, { x: left, y: baseline, direction: -1 });
  };
  let colour: Colour | null = null;
  for (const { text, look, left, baseline } of pieces) {
    if (look.isUnseen) {
      operators.push('BT', '1 Tz', shownAt(text, left, baseline, look), '100 Tz', 'ET');
      continue;
    }
    const width = look.mark === null ? 0 : fonts.width(text.trimEnd(), look.face, look.size);
    if (look.mark !== null) {
      operators.push(...behind(look.mark.kind, left, baseline, width, look.size));
      colour = null;
    }
    if (look.colour !== colour) operators.push(`${look.colour.join(' ')} rg`);
    ({ colour } = look);
    operators.push('BT', shownAt(text, left, baseline, look), 'ET');
    if (look.mark !== null) operators.push(...linesOf(look.mark.kind, left, baseline, width, look.size));
    if (look.link !== null)
      operators.push(...underline(left, baseline, fonts.width(text.trimEnd(), look.face, look.size)));
  }
  return operators;
}

/** A substitute in a link is a Span within it. */
const linkOf = (element: Element): Element =>
  element.role === 'Span' ? (element.parent ?? element) : element;

const placedPieces = ({ strip, top }: PlacedStrip): (Piece & { baseline: number })[] =>
  strip.pieces.map((piece) => ({ ...piece, baseline: top + strip.baseline }));

const utf16 = (text: string): string => Buffer.from(text, 'utf16le').swap16().toString('hex').toUpperCase();

const underline = (left: number, baseline: number, width: number): readonly string[] => [
  `${number(left)} ${number(baseline + 1.4)} ${number(width)} 0.5 re f`,
];

function annotate(
  { file }: Pen,
  { left, width, baseline, look }: PlacedPiece,
  link: { readonly address: string; readonly words: string },
  attach: (annotation: Reference) => number,
): void {
  const annotation = file.ref({
    Type: 'Annot',
    Subtype: 'Link',
    Rect: [
      left,
      paper.height - baseline - look.size * 0.3,
      left + width,
      paper.height - baseline + look.size * 0.9,
    ],
    Border: [0, 0, 0],
    F: 4,
    Contents: pdfText(link.words),
    A: { S: 'URI', URI: pdfText(link.address) },
  });
  annotation.data['StructParent'] = attach(annotation);
  file.page.annotations.push(annotation);
  annotation.end();
}

interface Extent {
  readonly top: number;
  readonly bottom: number;
}

/** How far each decoration reaches on this page; the outer ones first. */
function extents(placed: readonly PlacedStrip[]): ReadonlyMap<Decoration, Extent> {
  const found = new Map<Decoration, Extent>();
  for (const { strip, top } of placed) {
    for (const decoration of strip.decorations) {
      const before = found.get(decoration);
      found.set(decoration, { top: before?.top ?? top, bottom: top + strip.height });
    }
  }
  return found;
}

function shape({ kind, left, width, colour }: Decoration, { top, bottom }: Extent): readonly string[] {
  const [y, height] = kind === 'lineBelow' ? [bottom - 0.35, 0.7] : [top, bottom - top];
  return [`${colour.join(' ')} rg`, `${[left, y, width, height].map(number).join(' ')} re f`];
}
