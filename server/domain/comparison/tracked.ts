// A comparison as one text with tracked changes: accept all of them and it is the new text, reject all and it is the old.

import { diffArrays } from 'diff';
import type { Reading } from '../statutes/statute.ts';
import type { Comparison, ParagraphChange } from './change.ts';
import { columnOf } from './change.ts';
import { heaviestRising } from './rising.ts';
import { hasWord } from './tokens.ts';
import {
  joinInsertions,
  joinMarks,
  lastMarkStands,
  withPairedMoves,
  type TrackedKind,
  type TrackedRun,
  type Written,
} from './tracked-tape.ts';
import { partsOf, type Part } from './tracked-parts.ts';
import { unitsOf, type TrackedStyle } from './tracked-units.ts';

export type { TrackedKind, TrackedRun } from './tracked-tape.ts';
export type { TrackedStyle } from './tracked-units.ts';

export interface TrackedParagraph {
  readonly runs: readonly TrackedRun[];
  /** What becomes of the paragraph's end: without it, its words join those of the next. */
  readonly mark: TrackedKind;
  /** In the text where the paragraph ends here; in the new one where it ends in both. */
  readonly style: TrackedStyle;
  /** In the old text, where the paragraph ends in both. */
  readonly formerStyle: TrackedStyle;
}

/** A part in both texts, or in one of them. */
type Step =
  | { readonly before: Part; readonly after: Part; readonly move: null }
  | { readonly before: Part; readonly after: null; readonly move: Move | null }
  | { readonly before: null; readonly after: Part; readonly move: Move | null };

interface Move {
  readonly id: string;
  readonly row: ParagraphChange | null;
}

/** The paragraphs of both texts in one. Every word, label, number and rubric of both readings is there, and no other. */
export function trackedText(
  comparison: Comparison,
  before: Reading,
  after: Reading,
): readonly TrackedParagraph[] {
  const isFlat = before.clauses.length === 0 || after.clauses.length === 0;
  const rows = [...comparison.preamble, ...comparison.clauses.flatMap(({ paragraphs }) => paragraphs)];
  const old = partsOf(unitsOf(before, isFlat), rows, 'before');
  const fresh = partsOf(unitsOf(after, isFlat), rows, 'after');
  const pairs = [...headPairs(comparison, old, fresh), ...rowPairs(comparison, rows, old, fresh)];
  const steps = stepsOf(old, fresh, pairs, rows);
  const tape = lastMarkStands(joinInsertions(joinMarks(steps.flatMap((step) => written(step, rows)))));
  return paragraphsOf(withPairedMoves(tape));
}

interface Pair {
  readonly before: number;
  readonly after: number;
  readonly isMoved: boolean;
}

function rowPairs(
  comparison: Comparison,
  rows: readonly ParagraphChange[],
  old: readonly Part[],
  fresh: readonly Part[],
): readonly Pair[] {
  const inMovedClause = new Set(
    comparison.clauses.filter(({ moved }) => moved).flatMap(({ paragraphs }) => paragraphs),
  );
  const places = new Map(fresh.flatMap(({ row }, index) => (row === null ? [] : [[row, index] as const])));
  return old.flatMap(({ row }, index): Pair[] => {
    const after = row === null ? undefined : places.get(row);
    const change = rows[row ?? -1];
    if (after === undefined || change === undefined) return [];
    // A stycke in whose place stands another one is two paragraphs, each whole.
    const shares = change.runs.some(({ kind, text }) => kind === 'same' && hasWord(text));
    if (!shares && change.runs.length > 1) return [];
    return [{ before: index, after, isMoved: change.moved || inMovedClause.has(change) }];
  });
}

/** Numbers with rubrics of clauses that belong together, and chapters that begin where such clauses stand. */
function headPairs({ clauses }: Comparison, old: readonly Part[], fresh: readonly Part[]): readonly Pair[] {
  const heads = (parts: readonly Part[], style: TrackedStyle): ReadonlyMap<number, number> =>
    new Map(
      parts.flatMap(({ unit }, index) =>
        unit.style === style && unit.heads !== null ? [[unit.heads, index] as const] : [],
      ),
    );
  const pairs: Pair[] = [];
  const [oldHeads, freshHeads] = [heads(old, 'clause'), heads(fresh, 'clause')];
  for (const clause of clauses) {
    const before = oldHeads.get(clause.before[0]?.index ?? -1);
    const after = freshHeads.get(clause.after[0]?.index ?? -1);
    if (before !== undefined && after !== undefined) pairs.push({ before, after, isMoved: clause.moved });
  }
  const chapters = (parts: readonly Part[]): readonly (readonly [string, number])[] =>
    parts.flatMap(({ unit }, index) => (unit.style === 'chapter' ? [[unit.text, index] as const] : []));
  const known = new Map(chapters(fresh));
  const unmatched: number[] = [];
  for (const [text, before] of chapters(old)) {
    const after = known.get(text);
    if (after === undefined) unmatched.push(before);
    else pairs.push({ before, after, isMoved: false });
    known.delete(text);
  }
  const opening = heads(fresh, 'chapter');
  const left = new Set(known.values());
  for (const before of unmatched) {
    const clause = clauses.find((each) => each.before[0]?.index === old[before]?.unit.heads);
    const after = opening.get(clause?.after[0]?.index ?? -1);
    if (after !== undefined && left.delete(after)) pairs.push({ before, after, isMoved: false });
  }
  return pairs;
}

/** Both texts in one order. Pairs that cannot keep their places become moves. */
function stepsOf(
  old: readonly Part[],
  fresh: readonly Part[],
  pairs: readonly Pair[],
  rows: readonly ParagraphChange[],
): readonly Step[] {
  const candidates = pairs.filter(({ isMoved }) => !isMoved).toSorted((one, two) => one.before - two.before);
  const steady = heaviestRising(
    candidates.map(({ after }) => after),
    candidates.map(({ after }) => 1 + (fresh[after]?.text.length ?? 0)),
  ).flatMap((index) => candidates[index] ?? []);
  const isSteady = new Set(steady);
  const movedFrom = new Map<number, Move>();
  const movedTo = new Map<number, Move>();
  for (const [index, pair] of pairs.entries()) {
    if (isSteady.has(pair)) continue;
    const move = { id: `stycke${String(index + 1)}`, row: rows[old[pair.before]?.row ?? -1] ?? null };
    movedFrom.set(pair.before, move);
    movedTo.set(pair.after, move);
  }
  const steps: Step[] = [];
  let [b, a] = [0, 0];
  const alone = (untilOld: number, untilFresh: number): void => {
    for (; b < untilOld; b += 1) {
      const part = old[b];
      if (part !== undefined) steps.push({ before: part, after: null, move: movedFrom.get(b) ?? null });
    }
    for (; a < untilFresh; a += 1) {
      const part = fresh[a];
      if (part !== undefined) steps.push({ before: null, after: part, move: movedTo.get(a) ?? null });
    }
  };
  for (const pair of steady) {
    alone(pair.before, pair.after);
    const [before, after] = [old[pair.before], fresh[pair.after]];
    if (before !== undefined && after !== undefined) steps.push({ before, after, move: null });
    [b, a] = [pair.before + 1, pair.after + 1];
  }
  alone(old.length, fresh.length);
  return steps;
}

function written(step: Step, rows: readonly ParagraphChange[]): readonly Written[] {
  const { before, after, move } = step;
  const ends = endOf(step);
  if (before !== null && after !== null) {
    const row = rows[before.row ?? -1];
    return [
      ...rewritten(before.lead, after.lead),
      ...pairedRuns(before, after, row),
      ...rewritten(before.tail, after.tail),
      ...ends,
    ];
  }
  const part = before ?? after;
  const [gone, moved] =
    before === null ? (['inserted', 'movedTo'] as const) : (['deleted', 'movedFrom'] as const);
  const row = move?.row ?? rows[part.row ?? -1] ?? null;
  const runs = columnOf(row?.runs ?? [], before === null ? 'after' : 'before');
  const isTold = runs.map(({ text }) => text).join('') === part.text;
  const lone = (text: string): TrackedRun[] =>
    text === '' ? [] : [move === null ? { kind: gone, text } : { kind: moved, text, move: move.id }];
  if (!isTold) return [...lone(part.lead + part.text + part.tail), ...ends];
  return [
    ...lone(part.lead),
    ...runs.flatMap((run): TrackedRun[] => {
      if (run.kind === 'same') return lone(run.text);
      if (move === null && (run.kind === 'movedFrom' || run.kind === 'movedTo')) return [run];
      return [{ kind: gone, text: run.text }];
    }),
    ...lone(part.tail),
    ...ends,
  ];
}

function endOf({ before, after, move }: Step): readonly Written[] {
  const inOld = before?.endsUnit === true ? before.unit.style : null;
  const inNew = after?.endsUnit === true ? after.unit.style : null;
  const isShared = before !== null && after !== null;
  const end = (kind: TrackedKind, style: TrackedStyle, formerStyle = style): Written[] => [
    { end: kind, style, formerStyle, isShared },
  ];
  if (inOld !== null && inNew !== null) return end('same', inNew, inOld);
  if (inOld !== null) return end(move === null ? 'deleted' : 'movedFrom', inOld);
  return inNew === null ? [] : end(move === null ? 'inserted' : 'movedTo', inNew);
}

/** The row's runs, where they give both texts letter by letter; else what differs between the two. */
function pairedRuns(before: Part, after: Part, row: ParagraphChange | undefined): readonly TrackedRun[] {
  const runs = row?.runs ?? [];
  const text = (column: 'before' | 'after'): string =>
    columnOf(runs, column)
      .map((run) => run.text)
      .join('');
  const isExact = text('before') === before.text && text('after') === after.text;
  return isExact ? runs : rewritten(before.text, after.text);
}

/** Beyond this many changed words the two are shown as old and new. */
const mostEdits = 400;

function rewritten(before: string, after: string): readonly TrackedRun[] {
  if (before === after) return before === '' ? [] : [{ kind: 'same', text: before }];
  // A clause's or a chapter's number is changed whole: "5 a §" to "6 §".
  const words = (text: string): string[] => text.match(/\d+(?: ?\p{L})? (?:§|kap\.)(?!\S)|\s|[^\s]+/gu) ?? [];
  const changes = diffArrays(words(before), words(after), { maxEditLength: mostEdits });
  const runs = changes?.map(({ value, added, removed }): TrackedRun => ({
    kind: added ? 'inserted' : removed ? 'deleted' : 'same',
    text: value.join(''),
  })) ?? [
    { kind: 'deleted', text: before },
    { kind: 'inserted', text: after },
  ];
  return runs.filter(({ text }) => text !== '');
}

function paragraphsOf(tape: readonly Written[]): readonly TrackedParagraph[] {
  const paragraphs: TrackedParagraph[] = [];
  let runs: TrackedRun[] = [];
  for (const each of tape) {
    if (!('end' in each)) {
      runs.push(each);
      continue;
    }
    paragraphs.push({ runs, mark: each.end, style: each.style, formerStyle: each.formerStyle });
    runs = [];
  }
  return paragraphs;
}
