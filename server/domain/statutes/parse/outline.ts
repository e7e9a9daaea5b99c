// Sorts the lines of a text under its chapters and clauses, each with its rubric.
import { closingFrom } from './closing.ts';
import { isChapterHeading } from './heads.ts';
import type { ChapterHead, ClauseHead, Head } from './head.ts';
import type { ChapterLabel } from './chapter-label.ts';
import { readItemLabel } from './item-label.ts';
import type { Line } from './line.ts';
import { endsSentence, expectsReference, looksLikeRubric, startsLower } from './line.ts';
import { append } from './manuscript.ts';
import { afterLabel, upTo } from './passage.ts';
import { saysRepealed } from './repealed.ts';
import { readOwnRubric, sameWords } from './own-rubric.ts';
import { findHabit, hasVerb, isStandalone, opensRubric, wrapsRubric } from './rubric-habit.ts';
import type { Habit, Segment } from './rubric-habit.ts';
import { tellsDecision } from './title.ts';
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

interface Span {
  from: number;
  to: number;
}

/** A line that ends in the middle of a sentence goes on. */
const tellsOfBreak = (line: Line | undefined): boolean =>
  line === undefined || expectsReference(line.text) || /[,-]$/.test(line.text);

/** Takes the rubric that stands before a head off the end of the lines before it. */
const takeBefore = (lines: readonly Line[], segment: Span, habit: Habit): Line[] => {
  const at = segment.to - 1;
  const last = lines[at];
  const first = lines[at - 1];
  if (last === undefined || at < segment.from) return [];
  if (tellsDecision(last)) return [];
  const isRubric =
    habit.rubricBefore &&
    looksLikeRubric(last.text) &&
    !hasVerb.test(last.text) &&
    at > segment.from &&
    !tellsOfBreak(first);
  const isUnderDecision =
    first !== undefined && tellsDecision(first) && looksLikeRubric(last.text) && !hasVerb.test(last.text);
  if (isRubric || isUnderDecision || isStandalone(lines, at, segment.from)) {
    segment.to = at;
    return [last];
  }
  if (
    first !== undefined &&
    last.blanks === 0 &&
    startsLower(last.text) &&
    !endsSentence(last.text) &&
    last.text.length < 80 &&
    at > segment.from &&
    (opensRubric(first, last) ||
      (isStandalone(lines, at - 1, segment.from) && (first.blanks > 0 || first.level > 0)))
  ) {
    segment.to = at - 1;
    return [first, last];
  }
  return [];
};

const openChapter = (
  lines: readonly Line[],
  head: ChapterHead,
  line: Line,
  segment: Segment,
): ChapterDraft => {
  const hasOwn = head.label.heading !== '';
  const heading = hasOwn ? [afterLabel(line, head.label.length)] : [];
  const next = lines[segment.from];
  if (!hasOwn && segment.from < segment.to && next !== undefined && isChapterHeading(next))
    heading.push(next);
  return { label: head.label, mark: hasOwn ? upTo(line, head.label.length) : line, heading };
};

/** Rubrics over several clauses: each stands alone before the clause and belongs to none. */
const takeGroupRubrics = (lines: readonly Line[], owner: Span, line: Line): Line[] => {
  const taken: Line[] = [];
  while (owner.to > owner.from) {
    const last = lines[owner.to - 1];
    if (last === undefined || !isStandalone(lines, owner.to - 1, owner.from)) break;
    if (last.level === 0) {
      const isApart =
        last.blanks > 0 && line.blanks > 0 && last.text.length < 70 && owner.to - 1 > owner.from;
      const previous = lines[owner.to - 2];
      const isOpen =
        previous !== undefined && !endsSentence(previous.text) && readItemLabel(previous.text) === null;
      if (!isApart || isOpen) break;
    }
    taken.push(last);
    owner.to -= 1;
  }
  return taken;
};

const rubricWords = (clause: ClauseDraft): string => clause.rubric.map((entry) => entry.text).join(' ');

/** Reads a clause's own line and the rubric before it. `owner`: the lines before it, of which the rubric is taken. */
const openClause = (
  lines: readonly Line[],
  clause: ClauseDraft,
  segment: Segment,
  owner: Span,
  habit: Habit,
  wrapping: Wrapping,
): void => {
  const rest = afterLabel(clause.line, clause.head.label.length);
  const next = segment.from < segment.to ? lines[segment.from] : undefined;
  const second = segment.from + 1 < segment.to ? lines[segment.from + 1] : undefined;
  if (rest.text === '') {
    if (!habit.rubricAfter) clause.rubric = takeBefore(lines, owner, habit);
    else if (
      next !== undefined &&
      looksLikeRubric(next.text) &&
      !saysRepealed(next.text) &&
      readItemLabel(next.text) === null
    ) {
      const goesOn = second !== undefined && wrapsRubric(next, second, lines[segment.from + 2], wrapping);
      clause.rubric = goesOn ? [next, second] : [next];
      segment.from += clause.rubric.length;
    }
  } else {
    const rubricStandsBefore = isStandalone(lines, owner.to - 1, owner.from);
    const around = { next, second, rubricStandsBefore, isHeading: clause.line.level > 0 };
    const own = readOwnRubric(rest, around, habit, wrapping);
    clause.rubric = own.rubric;
    append(clause.body, own.body);
    append(clause.doubled, own.doubled);
    if (own.takesNext) segment.from += 1;
    if (own.isText && (habit.runIn || rubricStandsBefore)) clause.rubric = takeBefore(lines, owner, habit);
    else {
      const before = owner.to > owner.from ? lines[owner.to - 1] : undefined;
      if (before !== undefined && clause.rubric.length > 0 && sameWords(before.text, rubricWords(clause))) {
        clause.doubled.push(before);
        owner.to -= 1;
      }
    }
  }
  const first = lines[segment.from];
  const isDoubled =
    first !== undefined && clause.rubric.length > 0 && sameWords(first.text, rubricWords(clause));
  if (isDoubled && segment.from + 1 < segment.to) {
    clause.doubled.push(first);
    segment.from += 1;
  }
};

/** Sorts the lines of a text under its heads. */
export const outline = (lines: readonly Line[], heads: readonly Head[], wrapping: Wrapping): Outline => {
  const segments: Segment[] = heads.map((head, index) => ({
    head,
    from: head.at + 1,
    to: heads[index + 1]?.at ?? lines.length,
  }));
  const habit = findHabit(lines, segments, wrapping);
  const opening: Span = { from: 0, to: heads[0]?.at ?? lines.length };
  const clauses: ClauseDraft[] = [];
  const chapters: ChapterDraft[] = [];
  const between: Line[] = [];
  const underChapters: Segment[] = [];
  const pending: { clause: ClauseDraft; segment: Segment }[] = [];
  let chapter: ChapterDraft | null = null;
  let owner: Span = opening;
  for (const segment of segments) {
    const { head } = segment;
    const line = lines[head.at];
    if (line === undefined) continue;
    if (head.kind === 'chapter') {
      chapter = openChapter(lines, head, line, segment);
      if (head.label.heading === '' && chapter.heading.length > 0) segment.from += 1;
      chapters.push(chapter);
      underChapters.push(segment);
      owner = segment;
      continue;
    }
    const mark = upTo(line, head.label.length);
    const clause: ClauseDraft = { head, line, chapter, mark, rubric: [], body: [], doubled: [] };
    // The first line of the text is its title, never the first clause's rubric.
    const available: Span = owner === opening ? { from: Math.min(1, owner.to), to: owner.to } : owner;
    openClause(lines, clause, segment, available, habit, wrapping);
    if (owner !== opening) append(between, takeGroupRubrics(lines, available, line));
    owner.to = available.to;
    clauses.push(clause);
    pending.push({ clause, segment });
    owner = segment;
  }
  const after: Line[] = [];
  const last = pending.at(-1);
  if (last !== undefined && last.segment === owner) {
    const standApart = pending.some(
      ({ segment }) =>
        segment !== last.segment &&
        lines
          .slice(segment.from + 1, segment.to)
          .some((line) => line.blanks > 0 && readItemLabel(line.text) === null),
    );
    const from = closingFrom(lines, last.clause, last.segment, standApart);
    append(after, lines.slice(from, last.segment.to));
    last.segment.to = from;
  }
  for (const { clause, segment } of pending) append(clause.body, lines.slice(segment.from, segment.to));
  for (const segment of underChapters) append(between, lines.slice(segment.from, segment.to));
  between.sort((left, right) => left.number - right.number || left.from - right.from);
  return { before: lines.slice(0, opening.to), clauses, chapters, between, after };
};
