// Which lines begin a clause or a chapter. References that a wrap put first on a line are told apart here.
import type { Line } from './line.ts';
import { breaksNumber, endsSentence, expectsReference, looksLikeRubric, startsLower } from './line.ts';
import { compareNumbers, followsNumber } from './head.ts';
import type { ChapterHead, ClauseHead, Head } from './head.ts';
import { bareChain, fillGaps } from './bare-heads.ts';
import { readChapterLabel } from './chapter-label.ts';
import { readSignedLabel } from './label.ts';
import { readSeveralLabel, saysRepealed } from './repealed.ts';
import type { ClauseLabel } from './label.ts';
import { tellsDecision } from './title.ts';
import type { Wrapping } from './wrapping.ts';

const findChapters = (lines: readonly Line[]): ChapterHead[] => {
  const found: ChapterHead[] = [];
  for (const [at, line] of lines.entries()) {
    const label = readChapterLabel(line.text);
    if (label === null) continue;
    const previous = lines[at - 1];
    const goesOn =
      previous !== undefined &&
      line.blanks === 0 &&
      !line.newPage &&
      !endsSentence(previous.text) &&
      expectsReference(previous.text);
    if (!goesOn) found.push({ kind: 'chapter', at, label });
  }
  // "Avsnitt" and "avdelning" hold chapters; where there are none they are the chapters.
  const ranks = new Set(found.map((head) => head.label.rank));
  const rank = ranks.has('kapitel') ? 'kapitel' : ranks.has('part') ? 'part' : 'roman';
  return found.filter((head) => head.label.rank === rank);
};

interface Judgement {
  readonly accepted: boolean;
  readonly uncertain: boolean;
}

const judge = (
  line: Line,
  previous: Line | undefined,
  label: ClauseLabel,
  last: string | null,
  wrapping: Wrapping,
): Judgement => {
  const rest = line.text.slice(label.length);
  const expected = last === null || followsNumber(last, label.number);
  const rises = last === null || compareNumbers(label.number, last) > 0;
  const adjacent =
    previous !== undefined && (line.blanks === 0 || line.newPage) && line.level === 0 && line.emphasis === 0;
  const open = adjacent && !endsSentence(previous.text);
  const certain = { accepted: true, uncertain: false };
  const refused = { accepted: false, uncertain: false };
  if (line.level > 0 || line.emphasis > 0) return certain;
  if (label.through !== undefined && (open || !expected)) return { accepted: false, uncertain: rises };
  if (!open && rises && saysRepealed(rest)) {
    const accepted = expected || line.blanks > 0;
    return { accepted, uncertain: !expected };
  }
  if (
    /^[,;)\]–-]/.test(rest) ||
    /^(?:och|eller|samt|första|andra|tredje|fjärde|femte|st\.|stycket|i)(?![\p{L}])/u.test(rest)
  )
    return open || !rises || last === null ? refused : { accepted: false, uncertain: expected };
  if (open && breaksNumber(previous.text, line.text)) return refused;
  if (open && expectsReference(previous.text) && !tellsDecision(previous)) return refused;
  if (/^mom(?:\.|ent)?\s?\d/iu.test(rest)) return open && !expected ? refused : certain;
  if (startsLower(rest)) {
    if (open) return refused;
    // A rubric in small letters is possible; a sentence that begins with a reference is likelier.
    return expected && rest.length < 60 && !/[.,;]$/.test(rest)
      ? { accepted: true, uncertain: true }
      : refused;
  }
  if (rest === '' && open && line.text.endsWith('.'))
    return expected && (tellsDecision(previous) || previous.text.length < shortLine) ? certain : refused;
  if (!open || expected) return certain;
  const full = wrapping.wrapped && previous.indent + previous.text.length >= wrapping.width * 0.7;
  return full ? refused : certain;
};

const fewestRoman = 3;
const shortLine = 60;

/** "IV. Ändamål" in a text with no other numbers is a clause. */
const asClause = (chapter: ChapterHead): ClauseHead => ({
  kind: 'clause',
  at: chapter.at,
  label: {
    number: chapter.label.number,
    length: chapter.label.length,
    signed: false,
    ocr: false,
    roman: 'sure',
    ending: '.',
  },
  signLost: true,
  uncertain: false,
});

/** Finds the heads in order. `signs` says whether the text uses the § sign at all. */
export const findHeads = (
  lines: readonly Line[],
  wrapping: Wrapping,
): { heads: Head[]; doubtful: number[]; signs: boolean } => {
  const chapters = findChapters(lines);
  const chapterAt = new Set(chapters.map((head) => head.at));
  const doubtful: number[] = [];
  let clauses: ClauseHead[] = [];
  let last: string | null = null;
  for (const [at, line] of lines.entries()) {
    if (chapterAt.has(at)) {
      last = null;
      continue;
    }
    const label = readSignedLabel(line.text) ?? readSeveralLabel(line.text);
    if (label === null) continue;
    const verdict = judge(line, lines[at - 1], label, last, wrapping);
    if (verdict.accepted) {
      clauses.push({ kind: 'clause', at, label, signLost: false, uncertain: verdict.uncertain });
      last = label.through ?? label.number;
    } else if (verdict.uncertain) doubtful.push(at);
  }
  const signs = clauses.length > 0;
  const bare = bareChain(lines, chapterAt);
  if (bare.length >= 4 && bare.length >= clauses.length * 3) {
    const taken = new Set(bare.map((head) => head.at));
    clauses = [...bare, ...clauses.filter((head) => !taken.has(head.at))].sort(
      (left, right) => left.at - right.at,
    );
  } else if (!signs) clauses = bare;
  else clauses = fillGaps(lines, clauses, chapterAt);
  if (chapters[0]?.label.rank === 'roman' && chapters.length >= Math.max(fewestRoman, clauses.length * 3))
    return {
      heads: [...clauses, ...chapters.map(asClause)].sort((left, right) => left.at - right.at),
      doubtful,
      signs: false,
    };
  const heads: Head[] = [...clauses, ...chapters].sort((left, right) => left.at - right.at);
  return { heads, doubtful, signs };
};

/** Whether a line directly after a chapter's label is its heading. */
export const isChapterHeading = (line: Line | undefined): boolean =>
  line !== undefined && looksLikeRubric(line.text) && line.text.length < 90;
