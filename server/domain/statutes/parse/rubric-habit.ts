// A text's habit of rubrics: on the line of the number, before it or after it, with a full stop or running on into the words.
import type { Head } from './head.ts';
import { readItemLabel } from './item-label.ts';
import type { Line } from './line.ts';
import {
  endsAbbreviated,
  endsSentence,
  looksLikeRubric,
  looksLikeSentence,
  startsLower,
  startsUpper,
} from './line.ts';
import { afterLabel, upTo } from './passage.ts';
import type { Wrapping } from './wrapping.ts';

export const isStandalone = (lines: readonly Line[], at: number, from: number): boolean => {
  const line = lines[at];
  if (line === undefined || at < from) return false;
  if (line.level > 0) return true;
  if (!looksLikeRubric(line.text) || readItemLabel(line.text) !== null || line.itemMark !== null)
    return false;
  const previous = lines[at - 1];
  return (
    at === from || line.blanks > 0 || line.newPage || (previous !== undefined && endsSentence(previous.text))
  );
};

const endsInStop = (text: string): boolean => /[^.][.:]$/.test(text) && !endsAbbreviated(text);

export interface Segment {
  readonly head: Head;
  /** First and last place of the lines that follow the head's own line, end excluded. */
  from: number;
  to: number;
}

export interface Habit {
  /** The words after the number are running text. */
  readonly runIn: boolean;
  /** A number alone on its line has its rubric on the next. */
  readonly rubricAfter: boolean;
  /** Rubrics end in a full stop here. */
  readonly dotted: boolean;
  /** Nearly every clause has its rubric on the line before its number. */
  readonly rubricBefore: boolean;
  /** Rubric, full stop or colon, and the words on the same line. */
  readonly sentenceRubric: boolean;
}

const longRubric = 50;
/** The longest words that a full stop or colon ends and that are still a rubric, where that is the habit. */
export const longestDotted = 90;
export const hasVerb =
  /(?:^|\s)(?:ska|skall|är|får|har|kan|består|utgör|väljs|utses|tecknas|beslutar|beslutas|hålls|äger|tillhör|omfattar|avgörs)(?:\s|$)/u;

/** A rubric that the next line ends: it stands apart and ends no sentence. */
export const opensRubric = (line: Line, next: Line): boolean =>
  next.blanks === 0 &&
  (line.blanks > 0 || line.newPage) &&
  line.text.length <= longestOpening &&
  startsUpper(line.text) &&
  !endsSentence(line.text) &&
  !hasVerb.test(line.text);

const longestOpening = 90;

/** So long a rubric is broken even where nothing else is. */
const isLongRubric = (text: string): boolean =>
  text.length >= longRubric && looksLikeRubric(text) && !looksLikeSentence(text) && !hasVerb.test(text);

/** Whether the words are in capitals. */
export const isCapitals = (text: string): boolean => {
  const second = text.charCodeAt(1);
  return text.length > 3 && !(second >= 0x61 && second <= 0x7a) && text === text.toUpperCase();
};

export const wrapsRubric = (
  rest: Line,
  next: Line | undefined,
  after: Line | undefined,
  wrapping: Wrapping,
  dotted = false,
): boolean =>
  next !== undefined &&
  (next.blanks === 0 || next.newPage) &&
  (startsLower(next.text) ||
    (next.text.length < longRubric * 2 && isCapitals(next.text) && isCapitals(rest.text))) &&
  readItemLabel(next.text) === null &&
  (wrapping.wrapped
    ? rest.indent + rest.text.length >= wrapping.width * 0.5 && next.text.length < wrapping.width * 0.6
    : isLongRubric(rest.text) && next.text.length < longRubric && !/[,;]$/.test(next.text)) &&
  (!endsSentence(next.text) || (dotted && !hasVerb.test(next.text))) &&
  (after === undefined || startsUpper(after.text) || after.blanks > 0);

export const isText = (
  rest: Line,
  next: Line | undefined,
  after: Line | undefined,
  hasBody: boolean,
  wrapping: Wrapping,
): boolean => {
  if (wrapsRubric(rest, next, after, wrapping)) return false;
  if (looksLikeSentence(rest.text)) return true;
  if (!hasBody || next === undefined) return false;
  // Where even the rubric begins with a small letter, a small letter below it tells nothing.
  if (startsLower(rest.text) && rest.text.length < 60) return false;
  return (
    next.blanks === 0 &&
    startsLower(next.text) &&
    readItemLabel(next.text) === null &&
    !/^att\s/.test(next.text)
  );
};

const sentenceRubric = /^(\p{Lu}[^.!?:;]{1,90}?)(?:[.:]|\s[–—-])\s+(?=["”]?\p{Lu})/u;

/** Length of "Ändamål. " or "Ändamål – " where the words go on after it, 0 where there is no such rubric. */
export const sentenceRubricLength = (text: string): number => {
  const found = sentenceRubric.exec(text.slice(0, 120));
  const words = found?.[1] ?? '';
  if (found === null || words.split(/\s+/).length > 12 || hasVerb.test(words)) return 0;
  // A dash may also stand inside a rubric: "Styrelsen – sammansättning".
  const isDash = /[–—-]\s+$/.test(found[0]);
  return isDash && !looksLikeSentence(text.slice(found[0].length)) ? 0 : found[0].length;
};

/** Length of a rubric in capitals where running text follows on the line: "SÄTE Förbundet har". */
export const capitalRubricLength = (text: string): number => {
  const found =
    /^\p{Lu}{2,}[,]?(?:\s{1,2}|\s?[-–]\s?)(?:\p{Lu}{1,}[,]?(?:\s{1,2}|\s?[-–]\s?)){0,12}(?=["”]?\p{Lu}\p{Ll}*(?:\s{1,2}\p{Ll}|-?$))/u.exec(
      text.slice(0, 120),
    );
  return found === null || found[0].trim().length < 4 ? 0 : found[0].length;
};

/** Length of a rubric that is written twice on its line: "Säte Säte". */
export const doubledLength = (text: string): number => {
  if (text.length > 160 || text.length % 2 === 0) return 0;
  const middle = (text.length - 1) / 2;
  return text[middle] === ' ' && middle > 2 && text.slice(0, middle) === text.slice(middle + 1) ? middle : 0;
};

export const findHabit = (
  lines: readonly Line[],
  segments: readonly Segment[],
  wrapping: Wrapping,
): Habit => {
  let words = 0;
  let texts = 0;
  let dotted = 0;
  let sentenceRubrics = 0;
  let before = 0;
  let after = 0;
  let alone = 0;
  let all = 0;
  let standing = 0;
  for (const segment of segments) {
    if (segment.head.kind !== 'clause') continue;
    const line = lines[segment.head.at];
    if (line === undefined) continue;
    all += 1;
    if (isStandalone(lines, segment.head.at - 1, 1)) standing += 1;
    const rest = afterLabel(line, segment.head.label.length);
    const next = segment.to > segment.from ? lines[segment.from] : undefined;
    const hasBody = next !== undefined;
    if (rest.text === '') {
      alone += 1;
      if (isStandalone(lines, segment.head.at - 1, 0)) before += 1;
      if (
        next !== undefined &&
        looksLikeRubric(next.text) &&
        !looksLikeSentence(next.text) &&
        readItemLabel(next.text) === null &&
        segment.to - segment.from > 1 &&
        !startsLower(lines[segment.from + 1]?.text ?? '')
      )
        after += 1;
      continue;
    }
    if (line.emphasis > segment.head.label.length) continue;
    words += 1;
    if (sentenceRubricLength(rest.text) > 0) sentenceRubrics += 1;
    if (isText(rest, next, lines[segment.from + 1], hasBody, wrapping)) texts += 1;
    // The only line below may be the rubric of the next clause.
    const isNextRubric = segment.to - segment.from === 1 && isStandalone(lines, segment.from, segment.from);
    if (
      hasBody &&
      !isNextRubric &&
      rest.text.length <= longestDotted &&
      !hasVerb.test(rest.text) &&
      endsInStop(rest.text) &&
      startsUpper(next.text) &&
      readItemLabel(next.text) === null
    )
      dotted += 1;
  }
  const isDotted = words >= 3 && dotted > words * 0.6;
  return {
    runIn: !isDotted && texts * 2 > words,
    rubricAfter: after > before && after * 2 > alone,
    dotted: isDotted,
    rubricBefore: all >= 4 && standing >= all * 0.7,
    sentenceRubric: sentenceRubrics >= 3 && sentenceRubrics >= words * 0.6,
  };
};

export const withoutStop = (line: Line): Line =>
  endsInStop(line.text) || /\s[–—-]$/.test(line.text) ? upTo(line, line.text.length - 1) : line;
