// Writes a document as a PDF that everyone can read: one file that is both PDF/UA-1 and PDF/A-2a, the same bytes for the same document.
import { createHash } from 'node:crypto';
import type { Paper } from '../domain/documents/blocks.ts';
import { tidy } from './characters.ts';
import { boxed, composeBlocks } from './compose.ts';
import type { Composer } from './compose.ts';
import { drawArtifacts, drawContent } from './draw.ts';
import type { Pen } from './draw.ts';
import { fontPath, openFonts } from './fonts.ts';
import { drawFurniture, registryLine, typedAddress } from './furniture.ts';
import { bookmarks } from './bookmarks.ts';
import { paginate } from './pages.ts';
import type { PlacedStrip } from './pages.ts';
import { bytesOf, newFile } from './pdfkit.ts';
import type { PdfFile } from './pdfkit.ts';
import { addSealField, composeSeal, sealSentence } from './seal-field.ts';
import type { SealPicture } from './seal-field.ts';
import { addElement, alternate, newElement, structureTree } from './structure.ts';
import type { Element, StructureTree } from './structure.ts';
import { strip } from './strips.ts';
import type { Strip } from './strips.ts';
import { composeParagraph, textSetter } from './text.ts';
import type { Column } from './text.ts';
import { colours, headingStyles, page, space, styles, textWidth } from './theme.ts';
import { xmp } from './xmp.ts';

export interface PrintOptions {
  /** Whose seal the file will carry; a place is kept for it, as an empty signature field. */
  readonly seal: { readonly signer: string } | null;
  /** Where anyone can check the file, as an address. */
  readonly verifyAt: string;
  /** What an address inside Stadga begins with on paper: "https://…". */
  readonly baseUrl: string;
}

const draftSentence = 'Utkast. Det här är inte den slutliga handlingen.';

/** The document as a PDF. Throws when a draft should be sealed, or when `decidedAt` is no instant. */
export async function writePdf(paper: Paper, options: PrintOptions): Promise<Uint8Array> {
  if (paper.isDraft && options.seal !== null) throw new Error('A draft is never sealed');
  const made = new Date(paper.decidedAt);
  if (Number.isNaN(made.getTime())) throw new Error(`Not an instant: ${paper.decidedAt}`);
  const title = printedTitle(paper);

  const file = newFile(fontPath('regular'), {
    Title: title,
    Author: tidy(paper.issuer),
    Subject: tidy(paper.genre),
    Producer: 'Stadga',
    Creator: 'Stadga',
    CreationDate: made,
    ModDate: made,
  });
  file._id = createHash('sha256')
    .update(JSON.stringify([paper, options]))
    .digest()
    .subarray(0, 16);
  file._addInfo = () => {
    file.appendXML(xmp({ title, issuer: paper.issuer, subject: paper.genre, made }));
  };

  const bytes = bytesOf(file);
  const pen: Pen = { file, fonts: openFonts(file) };
  const tree = structureTree(file);
  const document = newElement(null, 'Document');
  const { strips, seal } = compose(paper, options, pen, document);
  draw(pen, tree, paginate(strips), { paper, options, seal });
  tree.finish(document);
  file.end();
  return bytes;
}

/** A document always has a title. */
const printedTitle = (paper: Paper): string =>
  [paper.title, paper.genre].map(tidy).find((words) => words !== '') ?? 'Handling';

function compose(
  paper: Paper,
  options: PrintOptions,
  { fonts }: Pen,
  document: Element,
): { readonly strips: readonly Strip[]; readonly seal: SealPicture | null } {
  const column: Column = { left: page.left, width: textWidth };
  const text = textSetter(fonts, options.baseUrl);
  const composer: Composer = { text, level: 1 };
  const put = (words: string, style: (typeof styles)[keyof typeof styles]): readonly Strip[] =>
    composeParagraph([{ text: words }], style, column, document, text);

  const issuer = put(paper.issuer, styles.issuer);
  const registry = put(registryLine(paper), styles.letterhead);
  const genre = put(paper.genre, styles.genre);
  const [genreTop] = genre;
  if (genreTop !== undefined) genreTop.gap = 46;
  const heading = text.set(
    [{ text: printedTitle(paper) }],
    headingStyles[1],
    column,
    addElement(document, 'H1'),
  );
  const [headingTop] = heading;
  if (headingTop !== undefined) headingTop.gap = headingStyles[1].above;
  const draft = paper.isDraft
    ? boxed(
        [{ text: draftSentence, strong: true }],
        styles.draft,
        column,
        document,
        text,
        colours.warningSurface,
        colours.warningLine,
      )
    : [];
  const [draftTop] = draft;
  if (draftTop !== undefined) draftTop.gap = headingStyles[1].below;
  const body = composeBlocks(paper.blocks, column, document, composer);
  const [bodyTop] = body;
  if (bodyTop !== undefined) bodyTop.gap = Math.max(bodyTop.gap, headingStyles[1].below);
  for (const each of [...issuer, ...registry, ...genre, ...heading, ...draft]) each.isKept = true;

  const strips = [...issuer, ...registry, ...genre, ...heading, ...draft, ...body];
  if (options.seal === null) return { strips, seal: null };
  const words = { signer: tidy(options.seal.signer), verifyAt: typedAddress(options.verifyAt) };
  const seal = composeSeal(words, textWidth, fonts);
  const last = strips.at(-1);
  // The seal stands with the last words of what it seals.
  if (last !== undefined) last.isKept = true;
  const form = addElement(document, 'Form', alternate(sealSentence(words)));
  return { strips: [...strips, strip(seal.height, 0, { gap: space.block * 2.4, seal: form })], seal };
}

function draw(
  pen: Pen,
  tree: StructureTree,
  pages: readonly (readonly PlacedStrip[])[],
  { paper, options, seal }: { paper: Paper; options: PrintOptions; seal: SealPicture | null },
): void {
  const { file } = pen;
  const outline = bookmarks(file);
  for (const [index, placed] of pages.entries()) {
    file.addPage();
    file.page.dictionary.data['Tabs'] = 'S';
    drawFurniture(pen, { paper, verifyAt: options.verifyAt, pages: pages.length }, index);
    drawArtifacts(pen, placed);
    drawContent(pen, placed, tree);
    for (const each of placed) {
      if (each.strip.bookmark !== null && !each.isRepeated) outline.add(each.strip.bookmark, each.top);
      if (each.strip.seal !== null && seal !== null) placeSeal(pen, tree, each, seal, options);
    }
  }
}

function placeSeal(
  { file, fonts }: { file: PdfFile } & Pen,
  tree: StructureTree,
  { strip: { seal: form }, top }: PlacedStrip,
  picture: SealPicture,
  options: PrintOptions,
): void {
  if (form === null || options.seal === null) return;
  const words = { signer: tidy(options.seal.signer), verifyAt: typedAddress(options.verifyAt) };
  const bottom = page.height - top - picture.height;
  const widget = addSealField(file, fonts, picture, {
    left: page.left,
    bottom,
    sentence: sealSentence(words),
  });
  widget.data['StructParent'] = tree.attach(form, widget, file.page.dictionary);
  widget.end();
}
