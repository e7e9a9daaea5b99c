// Sorts the lines of a text under its chapters and clauses, each with its rubric.
import { isChapterHeading } from './heads.ts';
import type { ClauseHead, Head } from './head.ts';
import type { ChapterLabel } from './label.ts';
import { readItemLabel } from './label.ts';
import type { Line } from './line.ts';
import { endsSentence, looksLikeRubric, looksLikeSentence, startsLower, startsUpper } from './line.ts';
import { append } from './manuscript.ts';
import { afterLabel, upTo } from './passage.ts';
import {
  capitalRubricLength,
  doubledLength,
  findHabit,
  isStandalone,
  isText,
  sentenceRubricLength,
  withoutStop,
  wrapsRubric,
} from './rubric-habit.ts';
import type { Segment } from './rubric-habit.ts';
import type { Wrapping } from './wrapping.ts';

export interface ChapterDraft {
  readonly label: ChapterLabel;
  readonly mark: Line;
  readonly heading: Line[];
}

export interface ClauseDraft {
  readonly head: ClauseHead;
  readonly line: Line;
  readonly chapter: ChapterDraft | null;
  readonly mark: Line;
  rubric: Line[];
  body: Line[];
  /** The same rubric once more, as in a margin. */
  readonly doubled: Line[];
}

export interface Outline {
  readonly before: Line[];
  readonly clauses: ClauseDraft[];
  readonly chapters: ChapterDraft[];
  /** Rubrics over several clauses, and other words that stand between clauses without belonging to one. */
  readonly between: Line[];
  readonly after: Line[];
}

const sameWords = (left: string, right: string): boolean => {
  const plain = (text: string): string =>
    text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim();
  return plain(left) === plain(right);
};

const trailing =
  /^(?:övergångsbestämmelser?|ikraftträdande-?\s?och övergångsbestämmelser|underskrifter|undertecknas|bilag(?:a|or)(?:\s\d{1,2})?\s*[:.]?$|bilaga\s\d|protokollsanteckning|antagen(?![\p{L}])|antagna(?![\p{L}])|fastställd(?![\p{L}])|reviderad(?![\p{L}])|ort och datum|namnförtydligande|(?:dessa stadgar|denna förbundsordning|förbundsordningen|stadgarna)\s+(?:har\s+|är\s+)?(?:antag|antogs|fastställ|godkän))/iu;

/** Takes the rubric that stands before a head off the end of the lines before it. */
const takeBefore = (lines: readonly Line[], segment: { from: number; to: number }): Line[] => {
  const at = segment.to - 1;
  const last = lines[at];
  const first = lines[at - 1];
  if (last === undefined || at < segment.from) return [];
  if (isStandalone(lines, at, segment.from)) {
    segment.to = at;
    return [last];
  }
  if (
    first !== undefined &&
    last.blanks === 0 &&
    startsLower(last.text) &&
    !endsSentence(last.text) &&
    last.text.length < 80 &&
    isStandalone(lines, at - 1, segment.from) &&
    (first.blanks > 0 || first.level > 0)
  ) {
    segment.to = at - 1;
    return [first, last];
  }
  return [];
};

/** Sorts the lines of a text under its heads. */
export const outline = (lines: readonly Line[], heads: readonly Head[], wrapping: Wrapping): Outline => {
  const segments: Segment[] = heads.map((head, index) => ({
    head,
    from: head.at + 1,
    to: heads[index + 1]?.at ?? lines.length,
  }));
  const habit = findHabit(lines, segments, wrapping);
  const opening = { from: 0, to: heads[0]?.at ?? lines.length };
  const clauses: ClauseDraft[] = [];
  const chapters: ChapterDraft[] = [];
  const between: Line[] = [];
  let chapter: ChapterDraft | null = null;
  let owner: { from: number; to: number } = opening;
  const pending: { clause: ClauseDraft; segment: Segment }[] = [];
  const leading: { segment: Segment }[] = [];
  for (const segment of segments) {
    const { head } = segment;
    const line = lines[head.at];
    if (line === undefined) continue;
    const isOpening = owner === opening;
    if (head.kind === 'chapter') {
      const heading = head.label.heading === '' ? [] : [afterLabel(line, head.label.length)];
      let from = segment.from;
      const next = lines[from];
      if (heading.length === 0 && from < segment.to && isChapterHeading(next) && next !== undefined) {
        heading.push(next);
        from += 1;
      }
      chapter = {
        label: head.label,
        mark: head.label.heading === '' ? line : upTo(line, head.label.length),
        heading,
      };
      chapters.push(chapter);
      const rest: Segment = { head, from, to: segment.to };
      leading.push({ segment: rest });
      owner = rest;
      continue;
    }
    const rest = afterLabel(line, head.label.length);
    const next = segment.to > segment.from ? lines[segment.from] : undefined;
    const clause: ClauseDraft = {
      head,
      line,
      chapter,
      mark: upTo(line, head.label.length),
      rubric: [],
      body: [],
      doubled: [],
    };
    const available = isOpening ? { from: Math.min(1, owner.to), to: owner.to } : owner;
    const settle = (taken: Line[]): Line[] => {
      owner.to = available.to;
      return taken;
    };
    let bodyFrom = segment.from;
    if (rest.text === '') {
      const ahead = habit.rubricAfter ? [] : settle(takeBefore(lines, available));
      if (ahead.length > 0) clause.rubric = ahead;
      else if (
        next !== undefined &&
        (habit.rubricAfter || (lines[segment.from + 1] !== undefined && segment.to - segment.from > 1)) &&
        looksLikeRubric(next.text) &&
        readItemLabel(next.text) === null &&
        habit.rubricAfter
      ) {
        clause.rubric = [next];
        bodyFrom += 1;
      }
    } else {
      const own = rest.emphasis > 0 && rest.emphasis < rest.text.length ? rest.emphasis : 0;
      const gap = /^(\S.{1,60}?)(?:\s{3,}|\s*\t\s*)(?=\p{Lu})/u.exec(rest.text.slice(0, 120));
      const lastBefore = lines[available.to - 1];
      const hasStanding = isStandalone(lines, available.to - 1, available.from);
      const capitals = capitalRubricLength(rest.text);
      const halves = doubledLength(rest.text);
      const sentence = habit.sentenceRubric ? sentenceRubricLength(rest.text) : 0;
      if (sentence > 0) {
        clause.rubric = [withoutStop(upTo(rest, sentence))];
        clause.body.push(afterLabel(rest, sentence));
      } else if (capitals > 0) {
        clause.rubric = [upTo(rest, capitals)];
        clause.body.push(afterLabel(rest, capitals));
      } else if (halves > 0) {
        clause.rubric = [upTo(rest, halves)];
        clause.doubled.push(afterLabel(rest, halves));
      } else if (own > 1 && looksLikeRubric(upTo(rest, own).text)) {
        clause.rubric = [upTo(rest, own)];
        clause.body.push(afterLabel(rest, own));
      } else if (gap?.[1] !== undefined && looksLikeRubric(gap[1])) {
        clause.rubric = [upTo(rest, gap[1].length)];
        const tail = afterLabel(rest, gap[0].length);
        if (sameWords(gap[1], tail.text)) clause.doubled.push(tail);
        else clause.body.push(tail);
      } else {
        const second = lines[segment.from + 1];
        const text = isText(
          rest,
          next,
          segment.to - segment.from > 1 ? second : undefined,
          next !== undefined,
          wrapping,
        );
        const emphasised = rest.emphasis > 0 && rest.emphasis >= rest.text.length - 1;
        const level = line.level > 0;
        const short = looksLikeRubric(rest.text) && !looksLikeSentence(rest.text);
        const isRubric =
          emphasised || level || (habit.dotted && rest.text.length <= 60)
            ? !(text && rest.text.length > 110)
            : habit.runIn
              ? short &&
                !text &&
                next !== undefined &&
                !hasStanding &&
                startsUpper(next.text) &&
                readItemLabel(next.text) === null
              : !text;
        if (isRubric) {
          clause.rubric = [habit.dotted ? withoutStop(rest) : rest];
          if (
            next !== undefined &&
            wrapsRubric(rest, next, second, wrapping) &&
            segment.to - segment.from > 1
          ) {
            clause.rubric.push(next);
            bodyFrom += 1;
          }
        } else {
          clause.body.push(rest);
          if (habit.runIn || hasStanding) clause.rubric = settle(takeBefore(lines, available));
        }
      }
      const rubricWords = clause.rubric.map((entry) => entry.text).join(' ');
      if (
        clause.rubric.length > 0 &&
        lastBefore !== undefined &&
        available.to > available.from &&
        clause.rubric[0] !== lastBefore &&
        sameWords(lastBefore.text, rubricWords)
      ) {
        clause.doubled.push(lastBefore);
        available.to -= 1;
        settle([]);
      }
    }
    if (clause.rubric.length > 0) {
      const first = lines[bodyFrom];
      if (
        first !== undefined &&
        bodyFrom < segment.to &&
        sameWords(first.text, clause.rubric.map((entry) => entry.text).join(' ')) &&
        bodyFrom + 1 < segment.to
      ) {
        clause.doubled.push(first);
        bodyFrom += 1;
      }
    }
    // A rubric over several clauses stands alone between two of them and belongs to neither.
    while (!isOpening && available.to > available.from) {
      const last = lines[available.to - 1];
      if (last === undefined || !isStandalone(lines, available.to - 1, available.from)) break;
      const apart =
        last.level > 0 ||
        (last.blanks > 0 && line.blanks > 0 && last.text.length < 70 && available.to - 1 > available.from);
      const previous = lines[available.to - 2];
      if (
        !apart ||
        (last.level === 0 &&
          previous !== undefined &&
          !endsSentence(previous.text) &&
          readItemLabel(previous.text) === null)
      )
        break;
      between.push(last);
      available.to -= 1;
      settle([]);
    }
    const own: Segment = { head, from: bodyFrom, to: segment.to };
    pending.push({ clause, segment: own });
    clauses.push(clause);
    owner = own;
  }
  const after: Line[] = [];
  const last = pending.at(-1);
  if (last !== undefined && last.segment === owner) {
    for (let at = last.segment.from; at < last.segment.to; at += 1) {
      const line = lines[at];
      if (line === undefined || (line.blanks === 0 && !line.newPage)) continue;
      if (
        !trailing.test(line.text) &&
        (line.level === 0 || line.level > last.clause.line.level + 1 || last.clause.line.level === 0)
      )
        continue;
      const ownSubject = /ikraft|antag|giltig|gäller/iu.test(
        last.clause.rubric.map((entry) => entry.text).join(' '),
      );
      if (ownSubject && /^(?:dessa|denna|förbundsordningen|stadgarna)/iu.test(line.text)) continue;
      append(after, lines.slice(at, last.segment.to));
      last.segment.to = at;
      break;
    }
  }
  for (const { clause, segment } of pending) append(clause.body, lines.slice(segment.from, segment.to));
  for (const { segment } of leading) append(between, lines.slice(segment.from, segment.to));
  between.sort((left, right) => left.from - right.from);
  return { before: lines.slice(0, opening.to), clauses, chapters, between, after };
};
