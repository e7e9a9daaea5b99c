// Bookmarks: the headings of a document, nested as they are, and the places that addresses can lead to.
import { pdfText } from './pdfkit.ts';
import type { PdfFile } from './pdfkit.ts';
import type { Strip } from './strips.ts';
import { page } from './theme.ts';

export interface Bookmarks {
  /** @param top of the heading on the current page, in points below its top edge */
  add(bookmark: NonNullable<Strip['bookmark']>, top: number): void;
  /** Writes the places by name, when all are known. */
  finish(): void;
}

export function bookmarks(file: PdfFile): Bookmarks {
  const open: { readonly level: number; readonly item: PdfFile['outline'] }[] = [];
  const places = new Map<string, readonly unknown[]>();
  return {
    add({ level, title, anchor }, top) {
      while ((open.at(-1)?.level ?? 0) >= level) open.pop();
      const parent = open.at(-1)?.item ?? file.outline;
      const y = Math.max(0, top - 6);
      // pdfkit measures `left` from the right edge.
      const item = parent.addItem(title, { fit: false, top: y, left: page.width });
      open.push({ level, item });
      if (anchor !== null && /^[\w.-]+$/.test(anchor)) {
        places.set(anchor, [file.page.dictionary, 'XYZ', 0, page.height - y, null]);
      }
    },
    finish() {
      // By code, as readers search them; pdfkit's own tree is sorted by the machine's language.
      const sorted = [...places].sort(([one], [other]) => (one < other ? -1 : 1));
      file._root.data.Names.data['Dests'] = {
        Names: sorted.flatMap(([name, place]) => [pdfText(name), place]),
      };
    },
  };
}
