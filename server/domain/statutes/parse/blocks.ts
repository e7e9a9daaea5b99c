// The body of a clause: stycken, and lists with the labels of their punkter set aside.
import type { Block, Item, Range } from '../statute.ts';
import { readItemLabel, styckeNumberLength } from './item-label.ts';
import type { ItemLabel } from './item-label.ts';
import type { Line } from './line.ts';
import { endsHyphenated, endsSentence, startsLower, startsUpper } from './line.ts';
import { append } from './manuscript.ts';
import { afterLabel, joinLines, upTo } from './passage.ts';
import type { Binding } from './passage.ts';
import { hasVerb } from './rubric-habit.ts';
import { continues, endColumn, hasRoom, isAside } from './wrapping.ts';
import type { Wrapping } from './wrapping.ts';

export interface Body {
  readonly blocks: readonly Block[];
  readonly marks: readonly Range[];
  /** First line of a list whose labels are lost, for each such list. */
  readonly unlabelled: readonly Line[];
  /** Lines that end a sentence at the very edge, so that the next may begin a new stycke. */
  readonly ambiguous: readonly Line[];
}

interface Part {
  readonly label: string | null;
  readonly mark: Line | null;
  readonly lines: Line[];
  /** The column at which its words begin. */
  readonly indent: number;
}

/** A label that a page's columns put on a line of its own. */
const loneLabel = /^(?:[-–—•*·▪■●○◦‣»o\uf0b7\uf0a7\uf0d8]|\(?\d{1,2}[.)]|\(?[a-zåäö]\))$/u;
const attClause = /^(?:dels\s+)?att\s/u;
const itemEnd = /(?:[,;]|[,;]?\s(?:och|samt|eller))$/u;

/** A label in the middle of a wrapped sentence ("den / 1. ...", "kommunerna / – som ...") labels nothing. */
const isStray = (
  label: ItemLabel,
  lines: readonly Line[],
  at: number,
  inList: boolean,
  wrapping: Wrapping,
): boolean => {
  const line = lines[at];
  const previous = lines[at - 1];
  if (inList || previous === undefined || line === undefined || line.blanks > 0 || line.newPage) return false;
  const isOpen = !/[.:;,]$/.test(previous.text) && !opensList.test(previous.text.slice(-10));
  if (isOpen && isAside(line.text) && readItemLabel(lines[at + 1]?.text ?? '')?.label !== label.label)
    return true;
  if (
    !wrapping.wrapped ||
    endColumn(previous) < wrapping.width * 0.75 ||
    /[.:;,]$/.test(previous.text.slice(-1))
  )
    return false;
  for (let next = at + 1; next < Math.min(lines.length, at + 8); next += 1) {
    const other = readItemLabel(lines[next]?.text ?? '');
    if (
      other !== null &&
      (other.kind === label.kind
        ? label.kind === 'bullet'
          ? other.label === label.label
          : other.order === label.order + 1
        : other.kind === 'roman' && other.order === 2 && label.label.includes('i'))
    )
      return false;
  }
  return true;
};

/** A number that lost its dot: "1 besluta", "2 stödja", in order. */
const bareItem = (lines: readonly Line[], at: number, wanted: number): ItemLabel | null => {
  const read = (text: string): number => Number(/^(\d{1,2})\s+(?=\p{Ll})/u.exec(text.slice(0, 12))?.[1] ?? 0);
  const text = lines[at]?.text ?? '';
  const first = text.charCodeAt(0);
  if (first < 0x30 || first > 0x39) return null;
  const order = read(text);
  if (order === 0 || order !== wanted) return null;
  if (order === 1 && !lines.slice(at + 1, at + 5).some((line) => read(line.text) === 2)) return null;
  const length = /^\d{1,2}\s+/.exec(text)?.[0].length ?? 0;
  return { label: String(order), length, kind: 'number', order };
};

/** A punkt that begins with a figure or a sign: "2. 4 § ska tillämpas", next in its series or before the second. */
const figureItem = (lines: readonly Line[], at: number, current: Part | null): ItemLabel | null => {
  const found = /^(\(?)(\d{1,2})([.)])\s+(?=[\d§])/u.exec(lines[at]?.text.slice(0, 12) ?? '');
  if (found === null) return null;
  const order = Number(found[2]);
  const like = (number: number): string => `${found[1] ?? ''}${String(number)}${found[3] ?? ''}`;
  const follows = current?.label === like(order - 1);
  const opens = order === 1 && current !== null && lines[at + 1]?.text.startsWith(`${like(2)} `) === true;
  if (!follows && !opens) return null;
  return { label: like(order), length: found[0].length, kind: 'number', order };
};

const shortItem = 60;
const longestName = 70;

/** A punkt that names something: short, without a sentence's end. */
const isName = ({ text }: Line): boolean =>
  text.length < longestName && startsUpper(text) && !/[.:;!?]$/.test(text) && !hasVerb.test(text);

/** Words in small letters, each line but the last ending in a comma or "och": a list whose labels are gone. */
const lostList = (lines: readonly Line[], at: number, wrapping: Wrapping): Line[][] => {
  // Where stycken stand on one long line each, a short line was not broken.
  const isShort = (line: Line): boolean => wrapping.hasLongLines && line.text.length < shortItem;
  const opens = opensList.test(lines[at - 1]?.text.slice(-10) ?? '');
  let end = at;
  while (end < lines.length) {
    const line = lines[end];
    if (line === undefined || readItemLabel(line.text) !== null || line.level > 0) break;
    if (!startsLower(line.text) && !(opens && isName(line))) break;
    if (end > at && line.blanks > 1 && !line.newPage) break;
    const previous = lines[end - 1];
    const isApart = end > at && previous !== undefined && !itemEnd.test(previous.text.slice(-8));
    if (isApart && !isShort(previous) && !(opens && isName(line) && isName(previous))) break;
    end += 1;
  }
  return end - at >= 2 ? lines.slice(at, end).map((line) => [line]) : [];
};

const opensList = /(?::|(?:^|\s)(?:att|ska|skall|får|få|är|av|genom|samt))$/u;
const farthestItem = 200;

/** The same where lines are broken: each punkt begins below a line that had room for its first word. */
const lostWrappedList = (lines: readonly Line[], at: number, wrapping: Wrapping): Line[][] => {
  if (!opensList.test(lines[at - 1]?.text.slice(-10) ?? '')) return [];
  const items: Line[][] = [];
  for (let next = at; next < Math.min(lines.length, at + farthestItem); next += 1) {
    const line = lines[next];
    const previous = lines[next - 1];
    if (line === undefined || previous === undefined || line.blanks > 1 || line.level > 0) break;
    if (!startsLower(line.text) || readItemLabel(line.text) !== null) break;
    const begins = line.blanks > 0 || hasRoom(previous, line, wrapping);
    const item = items.at(-1);
    if (!begins && item !== undefined) item.push(line);
    else if (begins && (next === at || itemEnd.test(previous.text.slice(-8)))) items.push([line]);
    else break;
  }
  return items.length >= 2 ? items : [];
};

const splitParts = (
  lines: readonly Line[],
  clause: string | null,
  wrapping: Wrapping,
): { parts: Part[]; unlabelled: Line[]; ambiguous: Line[] } => {
  const parts: Part[] = [];
  const unlabelled: Line[] = [];
  const ambiguous: Line[] = [];
  let current: Part | null = null;
  let bareOrder = 0;
  const begin = (label: string | null, mark: Line | null, line: Line): Part => {
    const part: Part = { label, mark, lines: [line], indent: line.indent };
    parts.push(part);
    return part;
  };
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at];
    if (line === undefined) continue;
    const previous: Line | undefined = lines[at - 1];
    const inItem = current?.label !== null && current?.label !== undefined;
    if (line.itemMark !== null) {
      current = begin(line.itemMark, null, line);
      continue;
    }
    const numberLength = clause === null ? 0 : styckeNumberLength(line.text, clause);
    if (numberLength > 0) {
      current = begin(null, upTo(line, numberLength), afterLabel(line, numberLength));
      bareOrder = 0;
      continue;
    }
    const words = lines[at + 1];
    if (
      words !== undefined &&
      loneLabel.test(line.text) &&
      words.blanks <= 1 &&
      words.itemMark === null &&
      !loneLabel.test(words.text)
    ) {
      current = begin(line.text, line, words);
      at += 1;
      continue;
    }
    let label = readItemLabel(line.text);
    if (label !== null && isStray(label, lines, at, inItem, wrapping)) label = null;
    label ??= figureItem(lines, at, current);
    if (label === null) {
      label = bareItem(lines, at, bareOrder + 1);
      if (label !== null) bareOrder = label.order;
    }
    if (label !== null) {
      current = begin(label.label, upTo(line, label.length), afterLabel(line, label.length));
      continue;
    }
    if (current !== null && previous !== undefined) {
      const last: Part = current;
      const attBegins =
        (line.text.startsWith('att') || line.text.startsWith('dels')) &&
        attClause.test(line.text) &&
        (last.label === '' ||
          attClause.test(lines[at + 1]?.text ?? '') ||
          lines.slice(at + 1, at + 6).some((other) => attClause.test(other.text))) &&
        (/[:,;.]$/.test(previous.text.slice(-1)) ||
          itemEnd.test(previous.text.slice(-8)) ||
          /(?:ska|skall|är|att|uppgift|ändamål)$/u.test(previous.text.slice(-10)));
      if (attBegins) {
        current = begin('', null, line);
        continue;
      }
      if (
        last.label !== '' &&
        last.label === null &&
        (previous.text.endsWith(':') || !endsSentence(previous.text)) &&
        line.blanks <= 1
      ) {
        const items = wrapping.wrapped ? lostWrappedList(lines, at, wrapping) : lostList(lines, at, wrapping);
        if (items.length > 0) {
          unlabelled.push(line);
          for (const [first = line, ...rest] of items) {
            current = begin('', null, first);
            append(current.lines, rest);
          }
          at += items.reduce((sum, item) => sum + item.length, 0) - 1;
          continue;
        }
      }
      const opensSentence = endsSentence(previous.text) && startsUpper(line.text);
      const isOver = inItem && opensSentence && endsList(parts);
      if (!isOver && (continues(previous, line, wrapping, inItem) || hangs(last, previous, line, wrapping))) {
        last.lines.push(line);
        if (isUnderList(last, previous, line, wrapping)) ambiguous.push(previous);
        const isKnown = wrapping.blanksPart && !line.newPage && !hasRoom(previous, line, wrapping);
        if (opensSentence && !isKnown && !(inItem && line.indent > last.indent)) ambiguous.push(previous);
        continue;
      }
    }
    if (previous !== undefined && line.newPage && isUnsure(previous, line, wrapping, inItem))
      ambiguous.push(previous);
    current = begin(null, null, line);
    bareOrder = 0;
  }
  return { parts, unlabelled, ambiguous };
};

/** Small letters right under a punkt, where no lines are broken: they may go on with it or with the words before the list. */
const isUnderList = (part: Part, previous: Line, line: Line, wrapping: Wrapping): boolean =>
  part.mark !== null &&
  !wrapping.wrapped &&
  line.indent <= part.mark.indent &&
  startsLower(line.text) &&
  !endsHyphenated(previous.text);

/** A sentence ends at the very end of a page of broken lines. */
const isUnsure = (previous: Line, line: Line, wrapping: Wrapping, inItem: boolean): boolean =>
  !inItem && wrapping.wrapped && endsSentence(previous.text) && !hasRoom(previous, line, wrapping);

/** A line indented under the words of its punkt belongs to it. */
const hangs = (part: Part, previous: Line, line: Line, wrapping: Wrapping): boolean => {
  if (part.mark === null || part.label === null || line.blanks > 0) return false;
  if (line.indent < part.mark.indent + 2 || previous.number + 1 < line.number) return false;
  if (!endsSentence(previous.text) || !startsUpper(line.text)) return true;
  const isUnder = Math.abs(line.indent - part.indent) <= 1;
  return isUnder && (!wrapping.wrapped || !hasRoom(previous, line, wrapping));
};

/** The punkter before the last end in a comma or "och", and the last in a full stop: then the list ends there. */
const endsList = (parts: readonly Part[]): boolean => {
  const before = parts.at(-2);
  const last = parts.at(-1);
  if (before === undefined || before.label === null || last === undefined || last.label === null)
    return false;
  return itemEnd.test(before.lines.at(-1)?.text.slice(-8) ?? '');
};

/** Builds the blocks of a body. `clause` is the clause's number, so that "4.1" in clause 4 is seen as a stycke's number. */
export const buildBlocks = (
  binding: Binding,
  lines: readonly Line[],
  clause: string | null,
  wrapping: Wrapping,
): Body => {
  const { parts, unlabelled, ambiguous } = splitParts(lines, clause, wrapping);
  const blocks: Block[] = [];
  const marks: Range[] = [];
  let items: Item[] = [];
  const closeList = (): void => {
    if (items.length > 0) blocks.push({ kind: 'list', items });
    items = [];
  };
  for (const part of parts) {
    if (part.mark !== null) append(marks, binding.copy.ranges(part.mark.from, part.mark.to));
    const passage = joinLines(binding, part.lines);
    if (passage.text === '') continue;
    if (part.label === null) {
      closeList();
      blocks.push({ kind: 'paragraph', passage });
    } else items.push({ ...passage, label: part.label });
  }
  closeList();
  return { blocks, marks, unlabelled, ambiguous };
};
