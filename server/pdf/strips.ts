// The flow of a document: strips one line high, from top to bottom, with what is written in them and drawn behind them.
import type { Fragment } from './lines.ts';
import type { Element } from './structure.ts';
import type { Colour } from './theme.ts';

/** A piece of a line that belongs to one element; `order` is its place in reading order. */
export interface Piece extends Fragment {
  readonly element: Element;
  readonly order: number;
}

/** Drawn behind all strips of a page that carry it, as one shape: an artifact. */
export interface Decoration {
  readonly kind: 'fill' | 'leftBar' | 'lineBelow';
  readonly left: number;
  readonly width: number;
  readonly colour: Colour;
}

export interface Strip {
  /** Space above, left out at the top of a page. */
  gap: number;
  height: number;
  /** From the strip's top. */
  baseline: number;
  pieces: Piece[];
  /** Outermost first. */
  decorations: readonly Decoration[];
  /** Stays on one page with the next strip. */
  isKept: boolean;
  /** The head of the table, drawn again above this strip where it comes first on a page. */
  head: readonly Strip[];
  /** Space above where it continues a row below that head. */
  headGap: number;
  bookmark: { readonly level: number; readonly title: string; readonly anchor: string | null } | null;
  /** The signature field, where this strip is its place. */
  seal: Element | null;
}

export const strip = (height: number, baseline: number, rest: Partial<Strip> = {}): Strip => ({
  gap: 0,
  height,
  baseline,
  pieces: [],
  decorations: [],
  isKept: false,
  head: [],
  headGap: 0,
  bookmark: null,
  seal: null,
  ...rest,
});

/** The strips with a decoration behind them, outside those they have, and padding inside it. */
export function decorated(
  strips: readonly Strip[],
  decoration: readonly Decoration[],
  padding = 0,
): readonly Strip[] {
  const [first] = strips;
  const last = strips.at(-1);
  for (const each of strips) each.decorations = [...decoration, ...each.decorations];
  if (first !== undefined && last !== undefined) {
    first.height += padding;
    first.baseline += padding;
    last.height += padding;
  }
  return strips;
}

/** Strips that stand beside each other, line by line: a label and its text, the cells of a row. */
export function beside(columns: readonly (readonly Strip[])[]): Strip[] {
  const rows = greatest(columns.map(({ length }) => length));
  return Array.from({ length: rows }, (_, row) => {
    const line = columns.flatMap((column) => column[row] ?? []);
    // The tallest sets the line; the others are moved onto its baseline when drawn.
    const baseline = greatest(line.map((each) => each.baseline));
    const below = greatest(line.map((each) => each.height - each.baseline));
    return strip(baseline + below, baseline, {
      gap: greatest(line.map(({ gap }) => gap)),
      pieces: line.flatMap(({ pieces }) => pieces),
      decorations: [...new Set(line.flatMap(({ decorations }) => decorations))],
      isKept: line.some(({ isKept }) => isKept),
      head: line.find(({ head }) => head.length > 0)?.head ?? [],
      bookmark: line.find(({ bookmark }) => bookmark !== null)?.bookmark ?? null,
    });
  });
}

/** The greatest of lengths, of which there may be more than a call may have arguments; 0 of none. */
const greatest = (lengths: readonly number[]): number =>
  lengths.reduce((one, other) => Math.max(one, other), 0);

/** No line of a paragraph stands alone on a page: its first and its last keep a neighbour. */
export function keepEnds(strips: readonly Strip[]): void {
  const [first] = strips;
  const nextToLast = strips.at(-2);
  if (strips.length < 2 || first === undefined || nextToLast === undefined) return;
  first.isKept = true;
  nextToLast.isKept = true;
}

export const keepTogether = (strips: readonly Strip[]): void => {
  for (const each of strips.slice(0, -1)) each.isKept = true;
};
