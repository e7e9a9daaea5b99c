// A text with tracked changes as WordprocessingML: insertions, deletions and moves that Word itself accepts or rejects.
import type {
  TrackedKind,
  TrackedParagraph,
  TrackedRun,
  TrackedStyle,
} from '../domain/comparison/tracked.ts';
import { paragraph, run } from './word-xml.ts';

const author = 'Stadga';
const elements = {
  deleted: 'del',
  inserted: 'ins',
  movedFrom: 'moveFrom',
  movedTo: 'moveTo',
} as const satisfies Partial<Record<TrackedKind, string>>;

/** @param madeAt the instant of the comparison (ISO, UTC), which every change carries */
export function trackedXml(paragraphs: readonly TrackedParagraph[], madeAt: string): string {
  const instant = `${new Date(madeAt).toISOString().slice(0, 19)}Z`;
  let last = 0;
  const mark = (): string => {
    last += 1;
    return `w:id="${String(last)}" w:author="${author}" w:date="${instant}"`;
  };
  const ranges = moveRanges(paragraphs);
  const names = new Map<string, string>();
  const nameOf = (move: string): string => {
    const name = names.get(move) ?? `flytt${String(names.size + 1)}`;
    names.set(move, name);
    return name;
  };
  const rangeIds = new Map<string, number>();

  const runXml = (each: TrackedRun): string => {
    if (each.kind === 'same') return run(each.text);
    const { text, kind } = each;
    const element = elements[kind];
    const told = `<w:${element} ${mark()}>${run(text, {}, kind === 'deleted' ? 'delText' : 't')}</w:${element}>`;
    const range = ranges.get(each);
    if (range === undefined) return told;
    const key = `${kind} ${range.move}`;
    const opens = range.isFirst ? `<w:${element}RangeStart ${mark()} w:name="${nameOf(range.move)}"/>` : '';
    if (range.isFirst) rangeIds.set(key, last);
    const closes = range.isLast ? `<w:${element}RangeEnd w:id="${String(rangeIds.get(key) ?? 0)}"/>` : '';
    return opens + told + closes;
  };

  const headingLevels = levels(paragraphs);
  return paragraphs
    .map((each) => {
      const level = headingLevels(each.style);
      const moved = each.mark === 'movedFrom' || each.mark === 'movedTo';
      const isMove = moved && each.runs.some(({ kind }) => kind === each.mark);
      const kind = moved && !isMove ? (each.mark === 'movedFrom' ? 'deleted' : 'inserted') : each.mark;
      const end = kind === 'same' ? '' : `<w:rPr><w:${elements[kind]} ${mark()}/></w:rPr>`;
      const former =
        each.formerStyle === each.style
          ? ''
          : `<w:pPrChange ${mark()}><w:pPr><w:pStyle w:val="${headingLevels(each.formerStyle)}"/></w:pPr></w:pPrChange>`;
      return paragraph(level, each.runs.map(runXml).join(''), end + former);
    })
    .join('');
}

interface MoveRange {
  readonly move: string;
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

/** Where the stretch of each move begins and ends. */
function moveRanges(paragraphs: readonly TrackedParagraph[]): ReadonlyMap<TrackedRun, MoveRange> {
  const places = new Map<string, TrackedRun[]>();
  for (const run of paragraphs.flatMap(({ runs }) => runs)) {
    if (run.move === undefined) continue;
    const key = `${run.kind} ${run.move}`;
    const known = places.get(key);
    if (known === undefined) places.set(key, [run]);
    else known.push(run);
  }
  return new Map(
    [...places.values()].flatMap((runs) =>
      runs.map((run, index) => [
        run,
        { move: run.move ?? '', isFirst: index === 0, isLast: index === runs.length - 1 },
      ]),
    ),
  );
}

/** Headings by what stands above them, so that no level is jumped. */
function levels(paragraphs: readonly TrackedParagraph[]): (style: TrackedStyle) => string {
  const first = paragraphs.find(({ style }) => style !== 'paragraph' && style !== 'item');
  const top = first?.style === 'title' ? 1 : 0;
  let isInChapter = false;
  return (style) => {
    switch (style) {
      case 'title':
        return 'Heading1';
      case 'chapter':
        isInChapter = true;
        return `Heading${String(top + 1)}`;
      case 'clause':
        return `Heading${String(top + (isInChapter ? 2 : 1))}`;
      case 'item':
        return 'ListParagraph';
      case 'paragraph':
        return 'Normal';
    }
  };
}
