// From the pieces of text on a page, each with its place, to lines in reading order: rows, columns, indents, gaps.

/** A piece of text as the page places it: points from the page's left and top edge, `y` at the baseline. */
export interface Piece {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  /** Height of the letters, in points. */
  readonly size: number;
}

export interface PageLine {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly right: number;
  readonly size: number;
  /** The line begins another column, so that nothing is said by how far it is from the line before. */
  readonly beginsColumn: boolean;
}

interface Row {
  readonly y: number;
  readonly size: number;
  readonly pieces: Piece[];
}

/** Baselines this near, in heights of letters, are one row. */
const sameRow = 0.35;
/** A gap this wide, in heights of letters, is a space between words; a wider one lies between columns or cells. */
const wordGap = 0.12;
const cellGap = 1.6;

/** The lines of a page, column by column. */
export function linesOfPage(pieces: readonly Piece[]): readonly PageLine[] {
  const rows = rowsOf(withoutDoubles(pieces.filter(({ text }) => text.trim() !== '')));
  const segments = rows.map(segmentsOf);
  return columnsIn(segments).flatMap((column, place) =>
    column.map((row, index) => lineOf(row, place > 0 && index === 0)),
  );
}

/** Bold made by printing twice, a hair apart, is one text. */
function withoutDoubles(pieces: readonly Piece[]): readonly Piece[] {
  const seen = new Map<string, Piece[]>();
  return pieces.filter((piece) => {
    const alike = seen.get(piece.text) ?? [];
    const isDouble = alike.some(
      ({ x, y }) => Math.abs(x - piece.x) < piece.size * 0.12 && Math.abs(y - piece.y) < piece.size * 0.12,
    );
    if (!isDouble) seen.set(piece.text, [...alike.slice(-20), piece]);
    return !isDouble;
  });
}

function rowsOf(pieces: readonly Piece[]): readonly Row[] {
  const usual = median(pieces.map(({ size }) => size));
  const isSmall = ({ size }: Piece): boolean => size < usual * 0.8;
  const rows = gathered(pieces.filter((piece) => !isSmall(piece)));
  // Raised marks of notes stand a little above the row they belong to; other small print has rows of its own.
  const alone: Piece[] = [];
  for (const piece of pieces.filter(isSmall)) {
    const owner = rows.find(
      (row) =>
        piece.y > row.y - row.size * 0.6 &&
        piece.y < row.y + row.size * 0.2 &&
        row.pieces.some(
          (other) => piece.x >= other.x - row.size && piece.x <= other.x + other.width + row.size * 0.5,
        ),
    );
    if (owner === undefined) alone.push(piece);
    else owner.pieces.push(piece);
  }
  return [...rows, ...gathered(alone)].toSorted((one, other) => one.y - other.y);
}

function gathered(pieces: readonly Piece[]): Row[] {
  const rows: Row[] = [];
  for (const piece of pieces.toSorted((one, other) => one.y - other.y)) {
    const last = rows.at(-1);
    if (last !== undefined && piece.y - last.y <= sameRow * Math.max(piece.size, last.size))
      last.pieces.push(piece);
    else rows.push({ y: piece.y, size: piece.size, pieces: [piece] });
  }
  return rows;
}

/** What of a row stands together: split where the gap is too wide for words. */
function segmentsOf(row: Row): readonly Row[] {
  const segments: Row[] = [];
  let right = 0;
  for (const piece of row.pieces.toSorted((one, other) => one.x - other.x)) {
    const last = segments.at(-1);
    if (last === undefined || piece.x - right > cellGap * row.size)
      segments.push({ ...row, pieces: [piece] });
    else last.pieces.push(piece);
    right = Math.max(right, piece.x + piece.width);
  }
  return segments;
}

const least = (numbers: readonly number[]): number =>
  numbers.reduce((one, other) => Math.min(one, other), Infinity);
const most = (numbers: readonly number[]): number =>
  numbers.reduce((one, other) => Math.max(one, other), -Infinity);
const leftOf = (row: Row): number => least(row.pieces.map(({ x }) => x));
const rightOf = (row: Row): number => most(row.pieces.map(({ x, width }) => x + width));
const lengthOf = (row: Row): number => row.pieces.reduce((sum, { text }) => sum + text.length, 0);

const fewestRows = 8;
const shortestColumnLine = 18;

/**
 * Rows in reading order. Running text set in two columns is read down one and then the other; rows that reach over
 * both end the columns above them. Short cells are a table, and a table is read row by row.
 */
function columnsIn(rows: readonly (readonly Row[])[]): readonly (readonly Row[])[] {
  const gutter = gutterOf(rows);
  if (gutter === null) return [rows.map(whole)];
  const columns: Row[][] = [];
  let [left, right]: [Row[], Row[]] = [[], []];
  const end = (): void => {
    columns.push(...[left, right].filter((column) => column.length > 0));
    [left, right] = [[], []];
  };
  for (const row of rows) {
    if (row.some((segment) => leftOf(segment) < gutter && rightOf(segment) > gutter)) {
      end();
      columns.push([whole(row)]);
      continue;
    }
    const [onLeft, onRight] = [
      row.filter((segment) => rightOf(segment) <= gutter),
      row.filter((segment) => leftOf(segment) >= gutter),
    ];
    if (onLeft.length > 0) left.push(whole(onLeft));
    if (onRight.length > 0) right.push(whole(onRight));
  }
  end();
  return columns;
}

const whole = (segments: readonly Row[]): Row => ({
  y: segments[0]?.y ?? 0,
  size: segments[0]?.size ?? 0,
  pieces: segments.flatMap(({ pieces }) => pieces),
});

/** Where the empty stretch between two columns of running text is; null where there is none. */
function gutterOf(rows: readonly (readonly Row[])[]): number | null {
  const all = rows.flat().map((row) => ({ left: leftOf(row), right: rightOf(row), length: lengthOf(row) }));
  if (all.length < 2 * fewestRows) return null;
  const [from, to] = [least(all.map(({ left }) => left)), most(all.map(({ right }) => right))];
  let best: { readonly at: number; readonly crossed: number } | null = null;
  for (let share = 0.3; share <= 0.7; share += 0.01) {
    const at = from + (to - from) * share;
    const columns = [all.filter(({ right }) => right <= at), all.filter(({ left }) => left >= at)];
    const crossed = columns.reduce((rest, { length }) => rest - length, all.length);
    if (crossed > all.length * 0.25 || columns.some(({ length }) => length < fewestRows)) continue;
    const isRunning = columns.every(
      (column) => median(column.map(({ length }) => length)) >= shortestColumnLine,
    );
    if (!isRunning) continue;
    if (best === null || crossed < best.crossed) best = { at, crossed };
  }
  return best?.at ?? null;
}

function lineOf(row: Row, beginsColumn: boolean): PageLine {
  let text = '';
  let right: number | null = null;
  const main = row.pieces.reduce((largest, piece) => (piece.size > largest.size ? piece : largest));
  for (const piece of row.pieces.toSorted((one, other) => one.x - other.x)) {
    const gap = right === null ? 0 : piece.x - right;
    if (right !== null && gap > cellGap * row.size) text = `${text.trimEnd()}\t`;
    else if (right !== null && gap > wordGap * row.size && !text.endsWith(' ') && !piece.text.startsWith(' '))
      text += ' ';
    text += isNoteMark(piece, main) ? superscript(piece.text) : piece.text;
    right = Math.max(right ?? 0, piece.x + piece.width);
  }
  return {
    ...{ text: text.trim(), x: leftOf(row), y: row.y, right: right ?? 0, size: row.size },
    beginsColumn,
  };
}

/** A small number that stands a little above the letters refers to a note, or begins one. */
const isNoteMark = (piece: Piece, main: Piece): boolean =>
  /^\s*\d{1,3}\s*$/.test(piece.text) && piece.size < main.size * 0.8 && piece.y < main.y - main.size * 0.12;

const superscript = (text: string): string =>
  text.replace(/\d/g, (digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'.charAt(Number(digit)));

/**
 * How far apart lines of running text are, in heights of letters. Told by the lines that go on in the next because
 * they are full; measured over all pages, so that a page of headings learns it too.
 */
export function usualPitch(pages: readonly (readonly PageLine[])[]): number {
  const full: number[] = [];
  const any: number[] = [];
  for (const lines of pages) {
    const edge = most(lines.map(({ right }) => right));
    for (const [index, line] of lines.entries()) {
      const previous = lines[index - 1];
      if (previous === undefined || line.beginsColumn) continue;
      const pitch = (line.y - previous.y) / Math.max(line.size, previous.size, 1);
      if (pitch < 0.8 || pitch > 4) continue;
      any.push(pitch);
      if (previous.right > edge * fullShare) full.push(pitch);
    }
  }
  if (full.length >= fewestFull) return median(full);
  return any.toSorted((one, other) => one - other)[Math.floor(any.length / 10)] ?? 1.2;
}

/** A line that reaches this far to the right is full. */
const fullShare = 0.9;
const fewestFull = 4;

const largerGap = 1.17;
const widestIndent = 40;

/** A page as text: an empty line where the gap is larger than between lines, and indents as spaces. */
export function pageText(lines: readonly PageLine[], pitch: number): string {
  let text = '';
  let margin = 0;
  for (const [index, line] of lines.entries()) {
    const previous = lines[index - 1];
    if (previous === undefined || line.beginsColumn) {
      const next = lines.findIndex((other, place) => place > index && other.beginsColumn);
      margin = usualLeft(lines.slice(index, next < 0 ? undefined : next));
    }
    if (previous !== undefined) {
      const gap = (line.y - previous.y) / Math.max(line.size, previous.size, 1);
      text += line.beginsColumn || gap > pitch * largerGap || gap < 0 ? '\n\n' : '\n';
    }
    const indent = Math.round((line.x - margin) / Math.max(line.size * 0.5, 1));
    text += ' '.repeat(Math.min(Math.max(indent, 0), widestIndent)) + line.text;
  }
  return text;
}

/** The left edge that most lines of a column share. */
function usualLeft(lines: readonly PageLine[]): number {
  const counts = new Map<number, number>();
  for (const { x } of lines) counts.set(Math.round(x / 2), (counts.get(Math.round(x / 2)) ?? 0) + 1);
  const [usual] = [...counts].toSorted(
    ([x, count], [otherX, otherCount]) => otherCount - count || x - otherX,
  );
  return (usual?.[0] ?? 0) * 2;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
