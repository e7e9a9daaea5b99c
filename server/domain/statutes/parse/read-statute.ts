// Reads a statute out of a text: title, decisions, chapters, clauses, stycken and punkter, with every doubt listed.
import type { Chapter, Clause, Passage, Range, Reading, ReadingNote } from '../statute.ts';
import { buildBlocks } from './blocks.ts';
import { Coverage } from './coverage.ts';
import { readDecisions } from './decisions.ts';
import { ownHeads } from './enclosures.ts';
import type { Line } from './line.ts';
import { append } from './manuscript.ts';
import { mendMisreadNumbers } from './misread-numbers.ts';
import type { ReadingNoteCode } from './notes.ts';
import { numberDoubts } from './number-doubts.ts';
import type { NumberDoubt } from './number-doubts.ts';
import { outline } from './outline.ts';
import type { ChapterDraft, ClauseDraft } from './outline.ts';
import { bind, joinLines } from './passage.ts';
import { prepare } from './preparation.ts';
import { layOut } from './sheet.ts';
import { findTitle, tellsDecision } from './title.ts';

const noteLength = 200;

/** The lines before the first clause, so that neither the title nor a line of decision runs on into the next. */
const openingGroups = (lines: readonly Line[], title: readonly Line[]): Line[][] => {
  const groups: Line[][] = [];
  for (const [at, line] of lines.entries()) {
    const previous = lines[at - 1];
    const afterTitle = previous !== undefined && title.includes(previous) && !title.includes(line);
    const current = groups.at(-1);
    if (current === undefined || afterTitle || line === title[0] || tellsDecision(line)) groups.push([line]);
    else current.push(line);
  }
  return groups;
};

/** Looks for words in the first clauses, whatever their letters' case. */
const saysIn = (clauses: readonly ClauseDraft[]): ((words: string) => boolean) => {
  const text = clauses
    .slice(0, firstClauses)
    .flatMap(({ body }) => body.map((line) => line.text))
    .join(' ')
    .slice(0, longestSearched)
    .toLowerCase();
  return (words) => text.includes(words.toLowerCase());
};

/** A line of the last clause in which the next number stands after a full stop: "… i Y. § 8 Tvister Tvist avgörs". */
const lineWithNext = ({ head, body }: ClauseDraft): Line | undefined => {
  const next = Number(head.label.through ?? head.label.number.split(' ')[0]) + 1;
  if (!Number.isInteger(next)) return undefined;
  const label = new RegExp(
    `[.!?]\\s{1,2}(?:§\\s?${String(next)}|${String(next)}\\s?§)[.:]?\\s{1,2}\\p{Lu}`,
    'u',
  );
  return body.find(({ text }) => label.test(text));
};

const firstClauses = 3;
const longestSearched = 20_000;

/** Numbers from 1 without a gap: a text that uses the sign elsewhere then only writes its clauses without it. */
const isWholeSeries = (clauses: readonly Clause[], numbering: readonly NumberDoubt[]): boolean =>
  clauses.length >= fewestInSeries && clauses[0]?.number === '1' && numbering.length === 0;

const fewestInSeries = 3;

/**
 * Reads a statute out of a text. Never throws and takes time in proportion to the length, whatever the text is.
 * Ranges are UTF-16 offsets in `source` exactly as given.
 */
export const readStatute = (source: string): Reading => {
  const sheet = layOut(source);
  const prepared = prepare(sheet);
  const { wrapping, flat } = prepared;
  const { heads, minutes } = ownHeads(sheet.lines, mendMisreadNumbers(prepared.heads));
  const drafts = outline(sheet.lines, heads, wrapping);
  const binding = bind(sheet.copy, sheet.leftOut);
  const doubts: ReadingNote[] = [];
  const marks: Range[] = [...sheet.marks];
  const doubt = (line: number, why: ReadingNoteCode, text: string): void => {
    doubts.push({ line, why, text: text.slice(0, noteLength) });
  };
  const rangesOf = (line: Line): Range[] => sheet.copy.ranges(line.from, line.to);
  const coverage = new Coverage(source);

  const passages = (lines: readonly Line[]): Passage[] => {
    const body = buildBlocks(binding, lines, null, wrapping);
    append(marks, body.marks);
    return body.blocks.flatMap((block): readonly Passage[] =>
      block.kind === 'paragraph' ? [block.passage] : block.items,
    );
  };

  const chapters = new Map<ChapterDraft, Chapter>();
  for (const chapter of drafts.chapters) {
    const heading = chapter.heading.length === 0 ? null : joinLines(binding, chapter.heading).text;
    chapters.set(chapter, { number: chapter.label.number, heading });
  }

  const told = new Set<ChapterDraft>();
  const clauses: Clause[] = drafts.clauses.map((draft) => {
    const { head } = draft;
    const { number } = head.label;
    const body = buildBlocks(binding, draft.body, number, wrapping);
    append(marks, body.marks);
    const rubric = draft.rubric.length === 0 ? null : joinLines(binding, draft.rubric);
    const headingRanges = head.label.length === 0 ? [] : rangesOf(draft.mark);
    if (rubric !== null) append(headingRanges, rubric.ranges);
    if (draft.chapter !== null && !told.has(draft.chapter)) {
      told.add(draft.chapter);
      append(headingRanges, draft.chapter.mark.text === '' ? [] : rangesOf(draft.chapter.mark));
      for (const line of draft.chapter.heading)
        if (line.from !== draft.chapter.mark.from) append(headingRanges, rangesOf(line));
    }
    headingRanges.sort((left, right) => left.start - right.start);
    for (const line of draft.doubled)
      sheet.leftOut.push({
        line: line.number,
        why: 'doubledHeading',
        text: line.text,
        ranges: rangesOf(line),
      });
    for (const line of body.unlabelled) doubt(line.number, 'listLabelsLost', line.text);
    for (const line of body.ambiguous) doubt(line.number, 'styckenUnknown', line.text);
    if (head.label.ocr) doubt(draft.line.number, 'ocrDigit', draft.line.text);
    if (head.uncertain) doubt(draft.line.number, 'referenceOrClause', draft.line.text);
    if (head.label.misreadSign === true) doubt(draft.line.number, 'signMisread', draft.line.text);
    else if (prepared.signs && head.signLost) doubt(draft.line.number, 'signLost', draft.line.text);
    const flattened = flat !== null && draft.body.some((line) => flat.flattened.has(line.from));
    if (flattened) doubt(draft.line.number, 'styckenUnknown', draft.body[0]?.text ?? '');
    return {
      number,
      heading: rubric === null || rubric.text === '' ? null : rubric.text,
      chapter: draft.chapter === null ? null : (chapters.get(draft.chapter) ?? null),
      blocks: body.blocks,
      headingRanges,
    };
  });

  const lineOf = (index: number): Line | undefined => drafts.clauses[index]?.line;
  const through = new Map(
    drafts.clauses.flatMap(({ head }, index) =>
      head.label.through === undefined ? [] : [[index, head.label.through] as const],
    ),
  );
  for (const index of through.keys()) {
    const line = lineOf(index);
    if (line !== undefined) doubt(line.number, 'severalNumbers', line.text);
  }
  const numbering = numberDoubts(clauses, through);
  for (const note of numbering) {
    const line = lineOf(note.clause);
    if (line !== undefined) doubt(line.number, note.why, line.text);
  }
  for (const at of prepared.doubtful) {
    const line = sheet.lines[at];
    if (line !== undefined) doubt(line.number, 'referenceOrClause', line.text);
  }
  const lastDraft = drafts.clauses.at(-1);
  const runIn = lastDraft === undefined ? undefined : lineWithNext(lastDraft);
  if (runIn !== undefined) doubt(runIn.number, 'referenceOrClause', runIn.text);
  const firstLine = drafts.clauses[0]?.line;
  if (firstLine === undefined) doubt(1, 'noClause', sheet.lines[0]?.text ?? '');
  else if (flat !== null) doubt(firstLine.number, 'flatTranscript', firstLine.text);
  else if (prepared.automatic) doubt(firstLine.number, 'numberMade', firstLine.text);
  else if (!prepared.signs && !(source.includes('§') && isWholeSeries(clauses, numbering)))
    doubt(firstLine.number, 'signLost', firstLine.text);
  // A heading by its markup is known to stand over the clauses below it.
  for (const line of drafts.between) if (line.level === 0) doubt(line.number, 'betweenClauses', line.text);

  const title = findTitle(drafts.before, saysIn(drafts.clauses));
  const titlePassage = title.length === 0 ? null : joinLines({ ...binding, leftOut: [] }, title);
  const unused = drafts.chapters
    .filter((chapter) => !told.has(chapter))
    .flatMap((chapter) => [
      chapter.mark,
      ...chapter.heading.filter((line) => line.from !== chapter.mark.from),
    ]);
  const before = openingGroups(drafts.before, title).flatMap(passages);
  const after = passages(drafts.after);
  const preamble = [
    ...before,
    ...passages(drafts.between),
    ...unused.flatMap((line) => passages([line])),
    ...after,
    ...sheet.notes.map((note) => joinLines(binding, note)),
  ];

  const around = [
    ...sheet.metadata,
    ...before.map((passage) => passage.text),
    ...after.map((passage) => passage.text),
  ];
  const inside = clauses.flatMap((clause) =>
    clause.blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.passage.text] : [])),
  );
  const decisions = readDecisions(around, inside, minutes.length > 0);

  for (const clause of clauses) {
    coverage.place(clause.headingRanges);
    for (const block of clause.blocks)
      if (block.kind === 'paragraph') coverage.place(block.passage.ranges);
      else for (const item of block.items) coverage.place(item.ranges);
  }
  for (const passage of preamble) coverage.place(passage.ranges);
  for (const remark of sheet.leftOut) coverage.place(remark.ranges);
  coverage.place(marks);
  const leftOut: ReadingNote[] = sheet.leftOut.flatMap((remark) =>
    remark.ranges.map((range) => ({
      line: remark.line,
      why: remark.why,
      text: remark.text.slice(0, noteLength),
      range,
    })),
  );
  for (const range of coverage.gaps()) {
    const words = source.slice(range.start, range.end);
    if (/[\p{L}\p{N}]/u.test(words))
      leftOut.push({ line: 0, why: 'unplaced', text: words.slice(0, noteLength), range });
    else marks.push(range);
  }
  leftOut.sort((left, right) => (left.range?.start ?? 0) - (right.range?.start ?? 0));
  doubts.sort((left, right) => left.line - right.line);
  return {
    title: titlePassage === null || titlePassage.text === '' ? null : titlePassage.text,
    adopted: decisions.adopted,
    effectiveFrom: decisions.effectiveFrom,
    preamble,
    clauses,
    doubts,
    leftOut,
    marks,
  };
};
