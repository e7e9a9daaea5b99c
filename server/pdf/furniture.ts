// What stands around the text on every page: who issued it and when, which page of how many, and "Utkast" on a draft.
import type { Paper } from '../domain/documents/blocks.ts';
import { formatDate } from '../domain/language/dates.ts';
import { legible, tidy } from './characters.ts';
import { artifact, textOperators } from './draw.ts';
import type { Pen } from './draw.ts';
import { unmarked } from './lines.ts';
import { number } from './numbers.ts';
import { colours, page, styles, textWidth } from './theme.ts';

export interface Furniture {
  readonly paper: Paper;
  readonly verifyAt: string;
  readonly pages: number;
}

/** The registry number and the date, as they stand beside the issuer. */
export const registryLine = (paper: Paper): string =>
  [paper.registryNumber ?? '', formatDate(paper.date, 'sv')].filter((part) => part !== '').join('  ·  ');

/** An address as it is read and typed. */
export const typedAddress = (address: string): string => tidy(address).replace(/^https:\/\//, '');

/** @param index of the page, from 0. The first page has a letterhead of its own instead of the running header. */
export function drawFurniture(pen: Pen, { paper, verifyAt, pages }: Furniture, index: number): void {
  if (paper.isDraft) artifact(pen.file, 'Pagination', across(pen), 'Watermark');
  if (index > 0) {
    const line = page.top - 34;
    artifact(
      pen.file,
      'Pagination',
      [...pair(pen, paper.issuer, registryLine(paper), line), ...rule(line + 7)],
      'Header',
    );
  }
  const foot = page.height - 50;
  artifact(
    pen.file,
    'Pagination',
    [
      ...rule(foot - 14),
      ...pair(
        pen,
        paper.unsealed ?? `Kontrollera dokumentet på ${typedAddress(verifyAt)}`,
        `Sida ${String(index + 1)} av ${String(pages)}`,
        foot,
      ),
    ],
    'Footer',
  );
}

/** Two texts on one line; the right one whole, the left one as far as there is room. */
function pair(pen: Pen, left: string, right: string, baseline: number): readonly string[] {
  const { size, colour } = styles.running;
  const look = { face: 'regular', size, colour, ...unmarked } as const;
  const width = (text: string): number => pen.fonts.width(text, look.face, size);
  const end = fitting(printable(right, pen), textWidth * 0.6, width);
  const start = fitting(printable(left, pen), textWidth - width(end) - 18, width);
  return textOperators(
    pen,
    [
      { text: start, look, left: page.left, baseline },
      { text: end, look, left: page.left + textWidth - width(end), baseline },
    ].filter(({ text }) => text !== ''),
  );
}

const printable = (text: string, { fonts }: Pen): string =>
  legible(tidy(text), fonts.covers)
    .map((segment) => segment.text)
    .join('')
    .replaceAll('\u00a0', ' ')
    .replaceAll('\u2011', '-');

function fitting(text: string, room: number, width: (text: string) => number): string {
  if (width(text) <= room) return text;
  let end = Math.min(text.length, 400);
  while (end > 0 && width(`${text.slice(0, end).trimEnd()}…`) > room) end -= 1;
  return `${text.slice(0, end).toWellFormed().replace('\ufffd', '').trimEnd()}…`;
}

const rule = (y: number): readonly string[] => [
  `${colours.line.join(' ')} rg`,
  `${[page.left, y, textWidth, 0.6].map(number).join(' ')} re f`,
];

/** "UTKAST" from corner to corner. */
function across(pen: Pen): readonly string[] {
  const size = 150;
  const text = 'UTKAST';
  const angle = Math.atan2(page.height, page.width);
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const look = { face: 'strong', size, colour: colours.across, ...unmarked } as const;
  const half = pen.fonts.width(text, look.face, size) / 2;
  return [
    'q',
    // y grows downwards here, so that this turns the words up to the right.
    `${[cos, -sin, sin, cos].map((each) => each.toFixed(5)).join(' ')} ${number(page.width / 2)} ${number(page.height / 2)} cm`,
    ...textOperators(pen, [{ text, look, left: -half, baseline: size * 0.335 }]),
    'Q',
  ];
}
