// Writes a document as a PDF that everyone can read: one file that is both PDF/UA-1 and PDF/A-2a, the same bytes for the same document.
import { createHash } from 'node:crypto';
import type { Paper } from '../domain/documents/blocks.ts';
import { bookmarks } from './bookmarks.ts';
import { tidy } from './characters.ts';
import { composePaper, printedTitle } from './compose-paper.ts';
import { drawArtifacts, drawContent } from './draw.ts';
import type { Pen } from './draw.ts';
import { fontPath, openFonts } from './fonts.ts';
import { drawFurniture } from './furniture.ts';
import { paginate } from './pages.ts';
import type { PlacedStrip } from './pages.ts';
import { bytesOf, newFile } from './pdfkit.ts';
import type { PrintOptions } from './print-options.ts';
import { addSealField } from './seal-field.ts';
import type { SealPicture } from './seal-field.ts';
import { newElement, structureTree } from './structure.ts';
import type { StructureTree } from './structure.ts';
import { page } from './theme.ts';
import { xmp } from './xmp.ts';

export type { PrintOptions } from './print-options.ts';

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
  const { strips, seal } = composePaper(paper, title, options, pen.fonts, document);
  draw(pen, tree, paginate(strips), { paper, options, seal });
  tree.finish(document);
  file.end();
  return bytes;
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
      if (each.strip.seal !== null && seal !== null) placeSeal(pen, tree, each, seal);
    }
  }
  outline.finish();
}

function placeSeal(
  { file, fonts }: Pen,
  tree: StructureTree,
  { strip: { seal: form }, top }: PlacedStrip,
  picture: SealPicture,
): void {
  if (form === null) return;
  const widget = addSealField(file, fonts, picture, {
    left: page.left,
    bottom: page.height - top - picture.height,
  });
  widget.data['StructParent'] = tree.attach(form, widget, file.page.dictionary);
  widget.end();
}
