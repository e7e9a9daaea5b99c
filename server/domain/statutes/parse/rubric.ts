// Where a text puts its rubrics: on the line of the number, on the line before it, or on the line after.
import type { ClauseHead, Head } from './heads.ts';
import { isChapterHeading } from './heads.ts';
import type { ChapterLabel } from './label.ts';
import { readItemLabel } from './label.ts';
import type { Line } from './line.ts';
import { endsSentence, looksLikeRubric, looksLikeSentence, startsLower, startsUpper } from './line.ts';
import { append } from './manuscript.ts';
import { afterLabel, upTo } from './passage.ts';
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

const isStandalone = (lines: readonly Line[], at: number, from: number): boolean => {
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

interface Segment {
  readonly head: Head;
  /** First and last place of the lines that follow the head's own line, end excluded. */
  readonly from: number;
  to: number;
}

interface Habit {
  /** The words after the number are running text. */
  readonly runIn: boolean;
  /** A number alone on its line has its rubric on the next. */
  readonly rubricAfter: boolean;
  /** Rubrics end in a full stop here. */
  readonly dotted: boolean;
  /** Rubric, full stop or colon, and the words on the same line. */
  readonly sentenceRubric: boolean;
}

const wrapsRubric = (
  rest: Line,
  next: Line | undefined,
  after: Line | undefined,
  wrapping: Wrapping,
): boolean =>
  wrapping.wrapped &&
  next !== undefined &&
  next.blanks === 0 &&
  startsLower(next.text) &&
  readItemLabel(next.text) === null &&
  rest.indent + rest.text.length >= wrapping.width * 0.5 &&
  next.text.length < wrapping.width * 0.6 &&
  !endsSentence(next.text) &&
  (after === undefined || startsUpper(after.text) || after.blanks > 0);

const isText = (
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

const sentenceRubric = /^(\p{Lu}[^.!?:;]{1,60})[.:]\s+(?=["”]?\p{Lu})/u;
const hasVerb =
  /(?:^|\s)(?:ska|skall|är|får|har|kan|består|utgör|väljs|utses|tecknas|beslutar|beslutas|hålls|äger|tillhör|omfattar|avgörs)(?:\s|$)/u;

/** Length of "Ändamål. " where the words go on after it, 0 where there is no such rubric. */
const sentenceRubricLength = (text: string): number => {
  const found = sentenceRubric.exec(text.slice(0, 90));
  const words = found?.[1] ?? '';
  return found === null || words.split(' ').length > 7 || hasVerb.test(words) ? 0 : found[0].length;
};

/** Length of a rubric in capitals where running text follows on the line: "SÄTE Förbundet har". */
const capitalRubricLength = (text: string): number => {
  const found = /^(?:\p{Lu}{2,}[,]?(?:\s|\s?[-–]\s?)){1,10}(?=["”]?\p{Lu}\p{Ll}*\s\p{Ll})/u.exec(
    text.slice(0, 120),
  );
  return found === null || found[0].trim().length < 4 ? 0 : found[0].length;
};

/** Length of a rubric that is written twice on its line: "Säte Säte". */
const doubledLength = (text: string): number => {
  if (text.length > 160 || text.length % 2 === 0) return 0;
  const middle = (text.length - 1) / 2;
  return text[middle] === ' ' && middle > 2 && text.slice(0, middle) === text.slice(middle + 1) ? middle : 0;
};

const findHabit = (lines: readonly Line[], segments: readonly Segment[], wrapping: Wrapping): Habit => {
  let words = 0;
  let texts = 0;
  let dotted = 0;
  let sentenceRubrics = 0;
  let before = 0;
  let after = 0;
  for (const segment of segments) {
    if (segment.head.kind !== 'clause') continue;
    const line = lines[segment.head.at];
    if (line === undefined) continue;
    const rest = afterLabel(line, segment.head.label.length);
    const next = segment.to > segment.from ? lines[segment.from] : undefined;
    const hasBody = next !== undefined;
    if (rest.text === '') {
      if (isStandalone(lines, segment.head.at - 1, 0)) before += 1;
      if (
        next !== undefined &&
        looksLikeRubric(next.text) &&
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
    if (
      hasBody &&
      rest.text.length <= 60 &&
      /[^.][.:]$/.test(rest.text) &&
      startsUpper(next.text) &&
      readItemLabel(next.text) === null
    )
      dotted += 1;
  }
  const isDotted = words >= 3 && dotted > words * 0.6;
  return {
    runIn: !isDotted && texts * 2 > words,
    rubricAfter: after > before,
    dotted: isDotted,
    sentenceRubric: sentenceRubrics >= 3 && sentenceRubrics >= words * 0.6,
  };
};

const withoutStop = (line: Line): Line =>
  /[^.][.:]$/.test(line.text) ? upTo(line, line.text.length - 1) : line;

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
