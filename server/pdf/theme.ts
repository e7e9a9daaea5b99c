// How a document looks on paper: A4, measures in points, the colours of the site's tokens.

/** Red, green and blue, 0 to 1. */
export type Colour = readonly [red: number, green: number, blue: number];

const hex = (text: string): Colour => {
  const part = (from: number): number => Number((parseInt(text.slice(from, from + 2), 16) / 255).toFixed(3));
  return [part(1), part(3), part(5)];
};

export const colours = {
  text: hex('#1c2523'),
  muted: hex('#56615d'),
  link: hex('#14584f'),
  accent: hex('#1b5e55'),
  line: hex('#c9cdc6'),
  surface: hex('#f3f1eb'),
  soft: hex('#dfece8'),
  warningSurface: hex('#faeec9'),
  warningLine: hex('#b98a12'),
  warningText: hex('#5c4000'),
  inserted: { text: hex('#0b3c6d'), surface: hex('#dceaf8'), line: hex('#2b6cb0') },
  deleted: { text: hex('#7a2a12'), surface: hex('#fbe7df'), line: hex('#b4532f') },
  moved: { text: hex('#472b80'), surface: hex('#ece6f7'), line: hex('#7a5bb8') },
  /** Light enough that the text over it keeps its contrast. */
  across: hex('#ececea'),
} as const;

/** By what became of the words: the letters, what is behind them, and the line through or under them. */
export const markColours = {
  inserted: colours.inserted,
  deleted: colours.deleted,
  movedFrom: colours.moved,
  movedTo: colours.moved,
} as const;

export const page = {
  width: 595.28,
  height: 841.89,
  left: 82,
  right: 82,
  top: 98,
  firstTop: 62,
  bottom: 92,
} as const;

export const textWidth = page.width - page.left - page.right;

export type Face = 'regular' | 'italic' | 'strong' | 'strongItalic';

/** One way to set text; `leading` is from baseline to baseline. */
export interface TextStyle {
  readonly size: number;
  readonly leading: number;
  readonly colour: Colour;
  readonly isStrong?: true;
  readonly isItalic?: true;
}

const { text, muted, accent } = colours;

export const styles = {
  body: { size: 11, leading: 15.6, colour: text },
  table: { size: 9.8, leading: 13.4, colour: text },
  tableHead: { size: 9.8, leading: 13.4, colour: accent, isStrong: true },
  factName: { size: 9.8, leading: 13.4, colour: muted },
  caption: { size: 9.8, leading: 13.4, colour: text, isStrong: true },
  source: { size: 9.3, leading: 13, colour: muted },
  note: { size: 10, leading: 14, colour: text },
  draft: { size: 10.5, leading: 14.6, colour: colours.warningText },
  issuer: { size: 11.5, leading: 15.6, colour: accent, isStrong: true },
  letterhead: { size: 9.3, leading: 13, colour: muted },
  genre: { size: 12.5, leading: 17, colour: accent, isStrong: true },
  running: { size: 8.6, leading: 11, colour: muted },
} as const satisfies Record<string, TextStyle>;

/** Headings by level; `above` and `below` are the space around them. */
export const headingStyles: Readonly<
  Record<1 | 2 | 3 | 4, TextStyle & { readonly above: number; readonly below: number }>
> = {
  1: { size: 23, leading: 28, colour: text, isStrong: true, above: 3, below: 14 },
  2: { size: 15.5, leading: 20, colour: text, isStrong: true, above: 22, below: 6 },
  3: { size: 12.6, leading: 17, colour: text, isStrong: true, above: 17, below: 4.5 },
  4: { size: 11, leading: 15.6, colour: text, isStrong: true, isItalic: true, above: 13, below: 3 },
};

export const space = {
  paragraph: 7.8,
  item: 4.2,
  block: 11,
  table: 16,
  quotation: 18,
  cell: 6,
  row: 4.6,
  box: 10,
  seal: 26,
} as const;
