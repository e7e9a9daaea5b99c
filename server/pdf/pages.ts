// Divides the flow into pages: strips that belong together stay so, and a table's head comes again.
import type { Strip } from './strips.ts';
import { page } from './theme.ts';

/** A strip at its place, `top` points below the page's top edge. A repeated head is an artifact. */
export interface PlacedStrip {
  readonly strip: Strip;
  readonly top: number;
  readonly isRepeated: boolean;
}

const bottom = page.height - page.bottom;
/** A head that takes more than this of a page is not repeated. */
const tallestHead = (bottom - page.top) * 0.35;

export function paginate(strips: readonly Strip[]): readonly (readonly PlacedStrip[])[] {
  let current: PlacedStrip[] = [];
  const pages = [current];
  let top: number = page.firstTop;

  const turn = (): void => {
    current = [];
    pages.push(current);
    top = page.top;
  };
  const put = (strip: Strip, isRepeated = false): void => {
    if (current.length > 0) top += strip.gap;
    current.push({ strip, top, isRepeated });
    top += strip.height;
  };
  const room = (): number => bottom - top;

  for (const group of kept(strips)) {
    const [first] = group;
    if (first === undefined) continue;
    const needed = group.reduce((sum, { gap, height }) => sum + gap + height, 0);
    const isWhole = needed - first.gap <= bottom - page.top - heightOf(first.head) - first.headGap;
    for (const [index, strip] of group.entries()) {
      // A group taller than a page is divided where the page ends.
      const next = isWhole ? (index === 0 ? needed : 0) : strip.gap + strip.height;
      if (current.length > 0 && next > room()) {
        turn();
        if (strip.head.length > 0 && heightOf(strip.head) <= tallestHead) {
          for (const each of strip.head) put(each, true);
          top += strip.headGap;
        }
      }
      put(strip);
    }
  }
  return pages;
}

const heightOf = (strips: readonly Strip[]): number => strips.reduce((sum, { height }) => sum + height, 0);

/** Strips that stay on one page. */
function* kept(strips: readonly Strip[]): Generator<readonly Strip[]> {
  let group: Strip[] = [];
  for (const strip of strips) {
    group.push(strip);
    if (strip.isKept) continue;
    yield group;
    group = [];
  }
  if (group.length > 0) yield group;
}
