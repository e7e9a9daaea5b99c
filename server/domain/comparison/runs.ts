// Draws a row as runs of readable text: what stayed, what is gone, what is new, what moved.

import type { Because, Nature, ParagraphChange, Run } from './change.ts';
import type { MovedTokens, Moves } from './moved-passages.ts';
import type { Piece } from './pieces.ts';
import type { Row, Workshop } from './row.ts';
import { hasWord, type Tokens } from './tokens.ts';

export function drawRow(row: Row, moves: Moves, workshop: Workshop): ParagraphChange {
  const { before, after } = row;
  const runs = runsOf(row, moves, workshop);
  // A stycke all of whose words stand elsewhere has moved: it is neither gone nor new.
  const alone = row.kind === 'repealed' || row.kind === 'inserted';
  const hasMoved = alone && runs.every((run) => 'move' in run || !hasWord(run.text));
  const places = [before?.paragraph ?? after?.paragraph ?? 0];
  const isItem = (before?.label ?? null) !== null || (after?.label ?? null) !== null;
  return {
    kind: row.kind,
    nature: hasMoved ? 'substance' : natureOf(row),
    moved: row.moved || hasMoved,
    clause: { before: before?.clause ?? -1, after: after?.clause ?? -1 },
    before: before === null ? [] : places,
    after: after === null ? [] : after.paragraph === places[0] ? places : [after.paragraph],
    item: isItem ? { before: before?.label ?? null, after: after?.label ?? null } : null,
    runs,
  };
}

/** What only changed places among its own says the same; wording that went to another stycke may not. */
function natureOf(row: Row): Nature {
  if (row.kind === 'same') return row.moved ? 'editorial' : 'none';
  if (row.kind !== 'editorial') return 'substance';
  return row.because.includes('consequential') ? 'consequential' : 'editorial';
}

function runsOf(row: Row, moves: Moves, workshop: Workshop): readonly Run[] {
  const { before, after, matches } = row;
  if (after !== null && matches === null) return [{ kind: 'same', text: after.passage.text }];
  const left =
    before === null || row.kind === 'split' ? null : drawing(before, moves.inBefore, workshop, 'before');
  const right =
    after === null || row.kind === 'merged' ? null : drawing(after, moves.inAfter, workshop, 'after');
  const runs: Run[] = [];
  let b = 0;
  let a = 0;
  let change = 0;
  for (const match of matches ?? []) {
    addChange(runs, left, b, match.before, right, a, match.after, row.because[change] ?? null);
    if (right !== null) {
      const start = right.tokens.starts[match.after] ?? 0;
      const end = right.tokens.ends[match.after + match.length - 1] ?? start;
      runs.push({ kind: 'same', text: right.tokens.text.slice(start, end) });
    }
    b = match.before + match.length;
    a = match.after + match.length;
    change += 1;
  }
  const ends = { before: left?.tokens.ids.length ?? 0, after: right?.tokens.ids.length ?? 0 };
  addChange(runs, left, b, ends.before, right, a, ends.after, row.because[change] ?? null);
  return mergeRuns(runs);
}

interface Drawing {
  readonly tokens: Tokens;
  readonly moved: readonly MovedTokens[];
  /** The first of `moved` that has not been drawn yet. */
  next: number;
  readonly gone: 'deleted' | 'inserted';
}

function drawing(
  piece: Piece,
  moved: ReadonlyMap<Piece, readonly MovedTokens[]>,
  workshop: Workshop,
  column: 'before' | 'after',
): Drawing {
  return {
    tokens: workshop[column].tokensOf(piece),
    moved: moved.get(piece) ?? [],
    next: 0,
    gone: column === 'before' ? 'deleted' : 'inserted',
  };
}

/** What stands between two matches. A space that both sides share stays outside the change. */
function addChange(
  runs: Run[],
  left: Drawing | null,
  b: number,
  bEnd: number,
  right: Drawing | null,
  a: number,
  aEnd: number,
  because: Because | null,
): void {
  const old = left === null ? { text: '', start: 0, end: 0 } : between(left.tokens, b, bEnd);
  const fresh = right === null ? { text: '', start: 0, end: 0 } : between(right.tokens, a, aEnd);
  let { start, end } = old;
  let { start: newStart, end: newEnd } = fresh;
  const isSpace = (text: string, index: number): boolean => text.charCodeAt(index) === 0x20;
  const leads = start < end && newStart < newEnd && isSpace(old.text, start) && isSpace(fresh.text, newStart);
  if (leads) {
    runs.push({ kind: 'same', text: ' ' });
    start += 1;
    newStart += 1;
  }
  const trails =
    start < end && newStart < newEnd && isSpace(old.text, end - 1) && isSpace(fresh.text, newEnd - 1);
  if (trails) {
    end -= 1;
    newEnd -= 1;
  }
  if (left !== null) addStretch(runs, left, start, end, because);
  if (right !== null) addStretch(runs, right, newStart, newEnd, because);
  if (trails) runs.push({ kind: 'same', text: ' ' });
}

function between(tokens: Tokens, from: number, to: number): { text: string; start: number; end: number } {
  const start = from === 0 ? 0 : (tokens.ends[from - 1] ?? 0);
  const end = to >= tokens.ids.length ? tokens.text.length : (tokens.starts[to] ?? tokens.text.length);
  return { text: tokens.text, start, end };
}

function addStretch(runs: Run[], side: Drawing, start: number, end: number, because: Because | null): void {
  let from = start;
  const plain = (to: number): void => {
    const text = side.tokens.text.slice(from, to);
    if (to > from)
      runs.push(because === null ? { kind: side.gone, text } : { kind: side.gone, text, because });
    from = Math.max(from, to);
  };
  for (; side.next < side.moved.length; side.next += 1) {
    const moved = side.moved[side.next];
    if (moved === undefined) break;
    const movedStart = side.tokens.starts[moved.from] ?? 0;
    const movedEnd = side.tokens.ends[moved.to - 1] ?? movedStart;
    if (movedEnd > end) break;
    plain(movedStart);
    const kind = side.gone === 'deleted' ? 'movedFrom' : 'movedTo';
    runs.push({ kind, text: side.tokens.text.slice(movedStart, movedEnd), move: moved.move });
    from = movedEnd;
  }
  plain(end);
}

function mergeRuns(runs: readonly Run[]): readonly Run[] {
  if (runs.length < 2) return runs;
  const result: Run[] = [];
  for (const run of runs) {
    const last = result.at(-1);
    if (last?.kind === 'same' && run.kind === 'same') {
      result[result.length - 1] = { kind: 'same', text: last.text + run.text };
    } else if (run.text !== '') {
      result.push(run);
    }
  }
  return result;
}
