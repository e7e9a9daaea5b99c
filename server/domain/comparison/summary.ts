// Counts what changed, as data: the sentences live with the words of the interface.

import type { ClauseKind, Comparison, Nature, ParagraphChange } from './change.ts';
import type { Range } from '../statutes/statute.ts';
import { countWords, hasWord, isSpaceAt } from './tokens.ts';

export interface Summary {
  readonly identical: boolean;
  readonly formattingOnly: boolean;
  readonly clauses: Readonly<Record<ClauseKind, number>> & {
    readonly renumbered: number;
    readonly moved: number;
  };
  /** Clauses by the weightiest of what changed in them. */
  readonly natures: Readonly<Record<Nature, number>>;
  /** Stycken, by the legal count; a list counts with the stycke that introduces it. */
  readonly paragraphs: Readonly<Record<ClauseKind, number>> & { readonly moved: number };
  /** Places where letters or digits were taken out, put in or replaced; what only moved does not count. */
  readonly changeGroups: number;
  readonly words: {
    readonly same: number;
    readonly deleted: number;
    readonly inserted: number;
    readonly moved: number;
  };
}

/** Several rows of one stycke (its lead and its punkter) taken together. */
export interface ParagraphGroup {
  readonly kind: ClauseKind;
  readonly moved: boolean;
  readonly before: readonly number[];
  readonly after: readonly number[];
}

const noKinds = (): Record<ClauseKind, number> => ({
  same: 0,
  editorial: 0,
  changed: 0,
  inserted: 0,
  repealed: 0,
  split: 0,
  merged: 0,
});

export function summarise(comparison: Comparison): Summary {
  const clauses = { ...noKinds(), renumbered: 0, moved: 0 };
  const natures = { none: 0, editorial: 0, consequential: 0, substance: 0 };
  for (const clause of comparison.clauses) {
    clauses[clause.kind] += 1;
    natures[clause.nature] += 1;
    if (clause.renumbered) clauses.renumbered += 1;
    if (clause.moved) clauses.moved += 1;
  }
  const paragraphs = { ...noKinds(), moved: 0 };
  const words = { same: 0, deleted: 0, inserted: 0, moved: 0 };
  for (const rows of [...comparison.clauses.map((clause) => clause.paragraphs), comparison.preamble]) {
    for (const group of groupParagraphs(rows)) {
      // What moved to another clause stands in both and counts once, where it stands now.
      const wentElsewhere = group.moved && group.kind === 'repealed';
      const cameFromElsewhere = group.moved && group.kind === 'inserted';
      if (!wentElsewhere && !cameFromElsewhere) paragraphs[group.kind] += 1;
      if (group.moved && !wentElsewhere) paragraphs.moved += 1;
    }
    for (const run of rows.flatMap((row) => row.runs)) {
      const kind = run.kind === 'movedFrom' ? 'moved' : run.kind === 'movedTo' ? null : run.kind;
      if (kind !== null) words[kind] += countWords(run.text);
    }
  }
  return {
    identical: comparison.isIdentical,
    formattingOnly: comparison.isFormattingOnly,
    clauses,
    natures,
    paragraphs,
    changeGroups: comparison.isFormattingOnly ? 0 : countChangeGroups(comparison),
    words,
  };
}

/** Rows of one stycke become one entry: inserted and repealed punkter change the stycke they stand in. */
export function groupParagraphs(rows: readonly ParagraphChange[]): ParagraphGroup[] {
  const pairOfBefore = new Map<string, ParagraphChange>();
  const pairOfAfter = new Map<string, ParagraphChange>();
  for (const row of rows) {
    const fused = row.kind === 'merged' || row.kind === 'split';
    if (row.before.length === 0 || row.after.length === 0 || fused) continue;
    const { before, after } = keysOf(row);
    if (!pairOfBefore.has(before)) pairOfBefore.set(before, row);
    if (!pairOfAfter.has(after)) pairOfAfter.set(after, row);
  }
  const groups = new Map<string, ParagraphGroup>();
  for (const row of rows) {
    const { before, after } = keysOf(row);
    const gone = row.after.length === 0 ? pairOfBefore.get(before) : undefined;
    const added = row.before.length === 0 ? pairOfAfter.get(after) : undefined;
    const home = gone ?? added;
    const owner = home ?? row;
    const kind = home === undefined ? row.kind : 'changed';
    const { before: left, after: right } = keysOf(owner);
    const known = groups.get(`${left} ${right}`);
    groups.set(`${left} ${right}`, {
      kind: known === undefined ? kind : joinKinds(known.kind, kind),
      moved: known?.moved === true || row.moved,
      before: owner.before,
      after: owner.after,
    });
  }
  return [...groups.values()];
}

function keysOf(row: ParagraphChange): { before: string; after: string } {
  return {
    before: `${String(row.clause.before)}:${row.before.join()}`,
    after: `${String(row.clause.after)}:${row.after.join()}`,
  };
}

function joinKinds(one: ClauseKind, other: ClauseKind): ClauseKind {
  if (one === other) return one;
  const mild = (kind: ClauseKind): boolean => kind === 'same' || kind === 'editorial';
  return mild(one) && mild(other) ? 'editorial' : 'changed';
}

function countChangeGroups(comparison: Comparison): number {
  const from = new MovedRanges(comparison.moved.map((moved) => moved.beforeRange));
  const to = new MovedRanges(comparison.moved.map((moved) => moved.afterRange));
  let before = 0;
  let after = 0;
  let groups = 0;
  let counted = false;
  for (const [index, [kind, text]] of comparison.segments.entries()) {
    const next = comparison.segments[index + 1];
    if (kind === '=') {
      counted = false;
    } else if (kind === '-' && next?.[0] === '+' && isSameInLetters(text, next[1])) {
      // The same letters in other code points are layout.
      counted = true;
    } else if (!counted) {
      const rest = kind === '-' ? from.cutOutOf(text, before) : to.cutOutOf(text, after);
      if (hasWord(rest)) {
        groups += 1;
        counted = true;
      }
    }
    if (kind !== '+') before += text.length;
    if (kind !== '-') after += text.length;
  }
  return groups;
}

/** Whether two texts are the same when white space is set aside and letters are composed. */
function isSameInLetters(one: string, other: string): boolean {
  let left = 0;
  let right = 0;
  for (;;) {
    while (left < one.length && isSpaceAt(one, left)) left += 1;
    while (right < other.length && isSpaceAt(other, right)) right += 1;
    if (left === one.length && right === other.length) return true;
    // Most texts that differ do so in a letter that nothing can compose with.
    if (!standsAlone(one, left) || !standsAlone(other, right)) return composed(one) === composed(other);
    if (one.charCodeAt(left) !== other.charCodeAt(right)) return false;
    left += 1;
    right += 1;
  }
}

/** The first combining mark of all. */
const firstMark = 0x300;

function standsAlone(text: string, place: number): boolean {
  return !(text.charCodeAt(place) >= firstMark) && !(text.charCodeAt(place + 1) >= firstMark);
}

function composed(text: string): string {
  return text.replaceAll(/\s+/gu, '').normalize('NFC');
}

/** The ranges of one text that only moved, asked about from its beginning to its end. */
class MovedRanges {
  private readonly ranges: readonly Range[];
  private next = 0;

  constructor(ranges: readonly Range[]) {
    this.ranges = apart(ranges);
  }

  /** What is left of a text that stands at `start` when these ranges are cut out. No text may stand before the last. */
  cutOutOf(text: string, start: number): string {
    const end = start + text.length;
    while ((this.ranges[this.next]?.end ?? Infinity) <= start) this.next += 1;
    let rest = '';
    let place = start;
    for (let index = this.next; (this.ranges[index]?.start ?? Infinity) < end; index += 1) {
      const range = this.ranges[index];
      rest += text.slice(place - start, Math.max(0, (range?.start ?? 0) - start));
      place = Math.max(place, range?.end ?? 0);
    }
    return rest + text.slice(place - start);
  }
}

/** The same ranges in order, those that meet or lie over each other as one. */
function apart(ranges: readonly Range[]): readonly Range[] {
  const result: { start: number; end: number }[] = [];
  for (const { start, end } of ranges.toSorted((x, y) => x.start - y.start)) {
    const last = result.at(-1);
    if (last !== undefined && start <= last.end) last.end = Math.max(last.end, end);
    else result.push({ start, end });
  }
  return result;
}
