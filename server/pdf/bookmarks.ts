// Bookmarks: the headings of a document, nested as they are, and the places that addresses can lead to.
import type { PdfFile } from './pdfkit.ts';
import type { Strip } from './strips.ts';
import { page } from './theme.ts';

export interface Bookmarks {
  /** @param top of the heading on the current page, in points below its top edge */
  add(bookmark: NonNullable<Strip['bookmark']>, top: number): void;
}

export function bookmarks(file: PdfFile): Bookmarks {
  const open: { readonly level: number; readonly item: PdfFile['outline'] }[] = [];
  return {
    add({ level, title, anchor }, top) {
      while ((open.at(-1)?.level ?? 0) >= level) open.pop();
      const parent = open.at(-1)?.item ?? file.outline;
      const y = Math.max(0, top - 6);
      // pdfkit measures `left` from the right edge.
      const item = parent.addItem(title, { fit: false, top: y, left: page.width });
      open.push({ level, item });
      if (anchor !== null && /^[\w.-]+$/.test(anchor)) file.addNamedDestination(anchor, 'XYZ', 0, y, null);
    },
  };
}
