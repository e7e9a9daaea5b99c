// The words after a clause's number on its line: a rubric, running text, or a rubric and then the text.
import { readItemLabel } from './item-label.ts';
import type { Line } from './line.ts';
import { looksLikeRubric, looksLikeSentence, startsLower, startsUpper } from './line.ts';
import { afterLabel, upTo } from './passage.ts';
import { saysRepealed } from './repealed.ts';
import {
  capitalRubricLength,
  doubledLength,
  hasVerb,
  isCapitals,
  isText,
  longestDotted,
  sentenceRubricLength,
  withoutStop,
  wrapsRubric,
} from './rubric-habit.ts';
import type { Habit } from './rubric-habit.ts';
import { hasRoom } from './wrapping.ts';
import type { Wrapping } from './wrapping.ts';

export interface OwnRubric {
  readonly rubric: Line[];
  readonly body: Line[];
  readonly doubled: Line[];
  /** The rubric goes on over the next line. */
  readonly takesNext: boolean;
  /** All of it is running text. */
  readonly isText: boolean;
}

/** What stands around the words: the next lines of the clause, and whether a rubric stands before the clause. */
export interface Surroundings {
  readonly next: Line | undefined;
  readonly second: Line | undefined;
  readonly rubricStandsBefore: boolean;
  readonly isHeading: boolean;
}

const longestDifference = 12;
const longestMarked = 240;

export const sameWords = (left: string, right: string): boolean => {
  // Marks and spaces make no great difference in length.
  if (Math.abs(left.length - right.length) > longestDifference) return false;
  const plain = (text: string): string =>
    text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim();
  return plain(left) === plain(right);
};

const cut = (rest: Line, length: number, from = length): OwnRubric => ({
  rubric: [withoutStop(upTo(rest, length))],
  body: [afterLabel(rest, from)],
  doubled: [],
  takesNext: false,
  isText: false,
});

const twice = (rest: Line, length: number, from = length): OwnRubric => {
  const both = cut(rest, length, from);
  return { ...both, body: [], doubled: both.body };
};

/** A rubric in the margin that goes on below itself: its words end before the column of the text. */
const goesOnInMargin = (rest: Line, next: Line, column: number): boolean =>
  next.blanks === 0 &&
  startsLower(next.text) &&
  Math.abs(next.indent - rest.indent) <= 1 &&
  next.indent + next.text.length < column;

/** A rubric with its stop that fills the line, where rubrics run into the text. */
const isWholeRubric = (text: string): boolean =>
  text.length <= longestDotted && /^\p{Lu}[^.!?:;]+[.:]$/u.test(text) && !hasVerb.test(text);

/** A rubric that runs into its text and was broken before its end: "Andelar i tillgångar, skulder och / kostnader. Alla". */
const brokenRubric = (rest: Line, next: Line, habit: Habit): OwnRubric | null => {
  if (next.blanks > 0 || rest.text.length < 30 || /[.:!?]/.test(rest.text) || hasVerb.test(rest.text))
    return null;
  const length = isCapitals(rest.text)
    ? capitalRubricLength(next.text)
    : habit.sentenceRubric && startsLower(next.text)
      ? sentenceRubricLength(`X${next.text}`) - 1
      : 0;
  if (length <= 0) return null;
  const end = withoutStop(upTo(next, length));
  return {
    rubric: [rest, end],
    body: [afterLabel(next, length)],
    doubled: [],
    takesNext: true,
    isText: false,
  };
};

/** Reads the words after the number. `rest` is not empty. */
export const readOwnRubric = (
  rest: Line,
  around: Surroundings,
  habit: Habit,
  wrapping: Wrapping,
): OwnRubric => {
  if (saysRepealed(rest.text))
    return { rubric: [], body: [rest], doubled: [], takesNext: false, isText: true };
  const sentence = habit.sentenceRubric ? sentenceRubricLength(rest.text) : 0;
  if (sentence > 0) return cut(rest, sentence);
  if (habit.sentenceRubric && around.next !== undefined && isWholeRubric(rest.text))
    return { rubric: [withoutStop(rest)], body: [], doubled: [], takesNext: false, isText: false };
  const { next: below } = around;
  if (below !== undefined && isCapitals(rest.text) && startsUpper(below.text) && !isCapitals(below.text))
    return {
      rubric: [habit.dotted ? withoutStop(rest) : rest],
      body: [],
      doubled: [],
      takesNext: false,
      isText: false,
    };
  const capitals = capitalRubricLength(rest.text);
  if (capitals > 0) return cut(rest, capitals);
  const broken = around.next === undefined ? null : brokenRubric(rest, around.next, habit);
  if (broken !== null) return broken;
  const half = doubledLength(rest.text);
  if (half > 0) return twice(rest, half);
  const emphasised = rest.emphasis < rest.text.length ? rest.emphasis : 0;
  if (emphasised > 1 && looksLikeRubric(upTo(rest, emphasised).text)) return cut(rest, emphasised);
  const { next, second } = around;
  const gap = /^(\S.{1,60}?)(?:\s{3,}|\s*\t\s*)(?=\p{Lu})/u.exec(rest.text.slice(0, 120));
  if (gap?.[1] !== undefined && looksLikeRubric(gap[1])) {
    const isTwice = sameWords(gap[1], rest.text.slice(gap[0].length));
    const both = (isTwice ? twice : cut)(rest, gap[1].length, gap[0].length);
    const column = rest.indent + gap[0].length;
    return next !== undefined && goesOnInMargin(rest, next, column)
      ? { ...both, rubric: [...both.rubric, next], takesNext: true }
      : both;
  }
  const text = isText(rest, next, second, next !== undefined, wrapping);
  const marked = around.isHeading || (rest.emphasis > 0 && rest.emphasis >= rest.text.length - 1);
  const isFull =
    next !== undefined && next.blanks === 0 && wrapping.wrapped && !hasRoom(rest, next, wrapping);
  const stands =
    looksLikeRubric(rest.text) &&
    !looksLikeSentence(rest.text) &&
    !hasVerb.test(rest.text) &&
    !isFull &&
    !around.rubricStandsBefore;
  const opensBody = next !== undefined && startsUpper(next.text) && readItemLabel(next.text) === null;
  let isRubric = !text;
  if (marked || (habit.dotted && rest.text.length <= longestDotted && !hasVerb.test(rest.text)))
    isRubric =
      !(text && rest.text.length > longestMarked) && !(rest.text.length > 110 && /[.;,]$/.test(rest.text));
  else if (habit.runIn) isRubric = !text && stands && opensBody;
  if (!isRubric) return { rubric: [], body: [rest], doubled: [], takesNext: false, isText: true };
  const takesNext =
    next !== undefined && second !== undefined && wrapsRubric(rest, next, second, wrapping, habit.dotted);
  const rubric = [rest, ...(takesNext ? [next] : [])];
  const last = rubric.pop() ?? rest;
  rubric.push(habit.dotted ? withoutStop(last) : last);
  return { rubric, body: [], doubled: [], takesNext, isText: false };
};
