// Comparing backwards: the answer from the new text to the old is the inverse of that from the old to the new.

import { expect } from 'chai';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type {
  ClauseChange,
  ClauseKind,
  Comparison,
  ParagraphChange,
  Run,
  Segment,
} from '../../../server/domain/comparison/change.ts';
import { compareTexts } from '../../../server/domain/comparison/texts.ts';
import { randomVersions } from '../../support/random-statutes.ts';
import { skipWithReason } from '../../support/requirements.ts';

const opposites: Readonly<Record<string, ClauseKind>> = {
  inserted: 'repealed',
  repealed: 'inserted',
  split: 'merged',
  merged: 'split',
};

const runs: Readonly<Record<Run['kind'], Run['kind']>> = {
  same: 'same',
  deleted: 'inserted',
  inserted: 'deleted',
  movedFrom: 'movedTo',
  movedTo: 'movedFrom',
};

/** What a comparison says, in no order where the order is that of one of the texts; `turned`: said backwards. */
function saying(comparison: Comparison, turned: boolean): unknown {
  const sides = <Value>(before: Value, after: Value): readonly [Value, Value] =>
    turned ? [after, before] : [before, after];
  const kindOf = (kind: ClauseKind): ClauseKind => (turned ? (opposites[kind] ?? kind) : kind);
  const places = new Map(
    comparison.moved.map(({ id, beforeRange, afterRange }) => [id, sides(beforeRange, afterRange)]),
  );
  const sayRun = (run: Run): unknown => ({
    kind: turned ? runs[run.kind] : run.kind,
    text: run.kind === 'same' ? '' : run.text,
    because: 'because' in run ? run.because : null,
    move: 'move' in run ? places.get(run.move) : null,
  });
  const sorted = (list: readonly unknown[]): string[] =>
    list.map((entry) => JSON.stringify(entry)).toSorted();
  const sayParagraph = (paragraph: ParagraphChange): unknown => ({
    kind: kindOf(paragraph.kind),
    nature: paragraph.nature,
    moved: paragraph.moved,
    clause: sides(paragraph.clause.before, paragraph.clause.after),
    stycken: sides(paragraph.before, paragraph.after),
    item: paragraph.item === null ? null : sides(paragraph.item.before, paragraph.item.after),
    runs: sorted(paragraph.runs.map(sayRun)),
  });
  const sayClause = (clause: ClauseChange): unknown => ({
    kind: kindOf(clause.kind),
    nature: clause.nature,
    renumbered: clause.renumbered,
    moved: clause.moved,
    refs: sides(clause.before, clause.after),
    heading: clause.heading === null ? null : sides(clause.heading.before, clause.heading.after),
    paragraphs: sorted(clause.paragraphs.map(sayParagraph)),
  });
  return {
    flags: [comparison.isIdentical, comparison.isFormattingOnly],
    clauses: sorted(comparison.clauses.map(sayClause)),
    preamble: sorted(comparison.preamble.map(sayParagraph)),
    moved: sorted([...places.values()]),
    segments: turned ? turnedSegments(comparison.segments) : comparison.segments,
  };
}

/** Taken out and put in exchanged, what is taken out still first. */
function turnedSegments(segments: readonly Segment[]): Segment[] {
  return segments.map(([kind, text], index): Segment => {
    const previous = segments[index - 1];
    const next = segments[index + 1];
    if (kind === '-') return next?.[0] === '+' ? ['-', next[1]] : ['+', text];
    if (kind === '+') return previous?.[0] === '-' ? ['+', previous[1]] : ['-', text];
    return ['=', text];
  });
}

function expectInverse(before: string, after: string, about: string): void {
  const there = compareTexts(before, after);
  const back = compareTexts(after, before);
  expect(saying(back, false), about).to.deep.equal(saying(there, true));
}

/** The new text in its order, and what is gone in that of the old. */
function expectOrder(comparison: Comparison, about: string): void {
  const rising = (list: readonly number[]): boolean =>
    list.every((value, index) => index === 0 || value > (list[index - 1] ?? 0));
  const first = (refs: readonly { index: number }[]): number[] => refs.slice(0, 1).map((ref) => ref.index);
  expect(rising(comparison.clauses.flatMap((clause) => first(clause.after))), about).to.equal(true);
  const gone = comparison.clauses.filter((clause) => clause.after.length === 0);
  expect(rising(gone.flatMap((clause) => first(clause.before))), about).to.equal(true);
}

describe('comparing backwards', () => {
  it('is the inverse, for statutes made by chance', () => {
    for (let seed = 1; seed <= 200; seed += 1) {
      const { before, after } = randomVersions(seed);
      expectInverse(before, after, `seed ${String(seed)}`);
      expectOrder(compareTexts(before, after), `seed ${String(seed)}`);
      expectOrder(compareTexts(after, before), `seed ${String(seed)}`);
    }
  });

  it('finds nothing between a statute and itself', () => {
    for (let seed = 1; seed <= 100; seed += 1) {
      const { before } = randomVersions(seed);
      const { clauses, preamble, moved, segments, isIdentical } = compareTexts(before, before);
      expect(isIdentical).to.equal(true);
      const natures = [...clauses, ...preamble].map((change) => change.nature);
      expect(natures.filter((nature) => nature !== 'none')).to.deep.equal([]);
      expect(moved).to.deep.equal([]);
      expect(segments).to.deep.equal(before === '' ? [] : [['=', before]]);
    }
  });

  it('is the inverse, for real statutes and their amendments', function () {
    const root = '../shared/corpus/series';
    if (!existsSync(root)) skipWithReason(this, 'the shared corpus is not on this machine');
    this.timeout(60_000);
    for (const series of readdirSync(root)) {
      const files = readdirSync(`${root}/${series}`)
        .filter((file) => /^\d{3}-/u.test(file))
        .toSorted();
      const texts = files.map((file) => readFileSync(`${root}/${series}/${file}`, 'utf8'));
      for (const [index, text] of texts.slice(0, 6).entries())
        expectInverse(text, texts[index + 1] ?? text, `${series} ${files[index] ?? ''}`);
    }
  });
});
