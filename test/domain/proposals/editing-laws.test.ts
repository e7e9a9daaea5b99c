// What holds whatever is edited: references lead where they led or are listed, and the edit is told as amendments.
import { expect } from 'chai';
import { compareNames } from '../../../server/domain/comparison/amending-names.ts';
import { contentOf, writeContent, type Content } from '../../../server/domain/comparison/merge-content.ts';
import type { ReadText } from '../../../server/domain/comparison/pieces.ts';
import { amendmentsBetween, applyAmendments } from '../../../server/domain/proposals/amendments.ts';
import {
  clauseSource,
  nextNumber,
  renumberedFrom,
  withClauseInserted,
  withClauseMoved,
  withClauseRenumbered,
  withClauseRepealed,
  withClauseWorded,
  type Edited,
} from '../../../server/domain/proposals/editing.ts';
import { referencesIn } from '../../../server/domain/proposals/references.ts';
import { isRefusal, type Refusal } from '../../../server/domain/refusal.ts';
import { rollsFrom } from '../../support/random-statutes.ts';

type Roll = (bound: number) => number;
const seeds = 400;
/** What stands between two numbers; some are no plain range or list, and are to be left alone. */
const marks = [
  ...Array.from('-\u2010\u2011–—−/;:'),
  ' – ',
  ' §–',
  ' t.o.m. ',
  ' till och med ',
  ' & ',
  ' samt ',
  ' respektive ',
  ' … ',
];
const content = ({ reading }: ReadText): Content => contentOf(reading);

/** Each clause has a rubric of its own and refers to others, one at a time, in lists and in runs; some in chapters. */
function statuteOfReferences(roll: Roll): ReadText {
  const count = 4 + roll(9);
  const perChapter = roll(3) === 0 ? 3 : 0;
  const restarts = roll(2) === 0;
  const numberOf = (index: number): string =>
    String(perChapter > 0 && restarts ? (index % perChapter) + 1 : index + 1);
  const chapterOf = (index: number): string | null =>
    perChapter === 0 ? null : String(Math.floor(index / perChapter) + 1);
  const reference = (from: number): string => {
    const to = roll(count);
    const chapter = chapterOf(to);
    const named =
      chapter === null || (chapter === chapterOf(from) && roll(2) === 0) ? '' : `${chapter} kap. `;
    const other = Math.min(count - 1, to + 1 + roll(3));
    const isRun = other > to && chapterOf(other) === chapter;
    const kind = roll(isRun ? 6 : 1);
    const mark = marks[roll(marks.length)] ?? '–';
    if (kind > 3) return `${named}${numberOf(to)}${mark}${numberOf(other)} §§`;
    if (kind === 0) return `${named}${numberOf(to)} §${roll(3) === 0 ? ' andra stycket 2' : ''}`;
    if (kind === 1) return `${named}${numberOf(to)} och ${numberOf(other)} §§`;
    return kind === 2 ? `${named}${numberOf(to)}–${numberOf(other)} §§` : `${named}${numberOf(to)} §`;
  };
  return writeContent({
    ...{ title: 'Förbundsordning', opening: [], closing: [] },
    clauses: Array.from({ length: count }, (_, index) => ({
      number: numberOf(index),
      heading: `Rubrik ${String.fromCharCode(65 + index)}`,
      chapter: chapterOf(index) === null ? null : { number: chapterOf(index) ?? '', heading: 'Kapitel' },
      blocks: Array.from({ length: 1 + roll(2) }, () => ({
        kind: 'paragraph' as const,
        text: `Styrelsen ska göra det som sägs. Den följer ${reference(index)}. Annat följer av ${reference(index)}.`,
      })),
    })),
  });
}

/** For each clause, by rubric, the rubrics of all that its references mean: for a run by place, and by number. */
function leadsIn(text: ReadText): Map<string, { readonly words: string; readonly to: string }[]> {
  const { clauses } = content(text);
  const restarts = new Set(clauses.map(({ number }) => number)).size < clauses.length;
  const meant = (from: string, to: string, chapter: string | null, home: string | null): string => {
    const scope = clauses.filter((each) => {
      const own = each.chapter?.number ?? null;
      return chapter === null ? !restarts || own === home : own === chapter;
    });
    const order = (one: string, other: string): number => compareNames(named(one), named(other));
    const first = scope.findIndex(({ number }) => number === from);
    const last = scope.findLastIndex(({ number }) => number === to);
    const headings = (list: typeof scope): string =>
      list
        .map(({ heading }) => heading ?? '')
        .sort()
        .join();
    const byNumber = scope.filter(({ number }) => order(number, from) >= 0 && order(number, to) <= 0);
    const byPlace = from === to || first < 0 || last < first ? [] : scope.slice(first, last + 1);
    return `${headings(byNumber)} / ${headings(byPlace)}`;
  };
  return new Map(
    clauses.map((clause) => [
      clause.heading ?? '',
      clause.blocks.flatMap((block) =>
        block.kind === 'list'
          ? []
          : referencesIn(block.text, null).map(({ text: words, chapter, members }) => ({
              words,
              to: members
                .map((each) => {
                  const [from, to] = 'from' in each ? [each.from, each.to] : [each, each];
                  return meant(
                    from.number,
                    to.number,
                    chapter?.number ?? null,
                    clause.chapter?.number ?? null,
                  );
                })
                .join('; '),
            })),
      ),
    ]),
  );
}

const named = (number: string) => ({ chapter: null, number });

function editedByChance(text: ReadText, roll: Roll): Edited | Refusal {
  const { length } = content(text).clauses;
  const at = roll(length);
  const typed = { heading: `Ny ${String(roll(1_000_000))}`, source: 'Det här är nytt.' };
  switch (roll(7)) {
    case 0:
      return withClauseInserted(text, roll(length + 1) - 1, typed, { renumbers: roll(2) === 0 });
    case 1:
      return withClauseRepealed(text, at);
    case 2:
      return withClauseMoved(text, at, roll(length + 1) - 1, { renumbers: roll(3) > 0 });
    case 3:
      return withClauseRenumbered(text, at, `${String(1 + roll(30))}${roll(2) === 0 ? ' a' : ''}`);
    case 4:
      return withClauseWorded(text, at, {
        heading: content(text).clauses[at]?.heading ?? null,
        source: `${clauseSource(text, at) ?? ''}\n\nEtt stycke till.`,
      });
    case 5:
      return withClauseInserted(text, at, typed, { number: nextNumber(text, at) });
    default:
      return renumberedFrom(text, at);
  }
}

describe('editing, whatever is done', () => {
  it(`leads every reference where it led, or lists it: ${String(seeds)} statutes`, () => {
    const seen = { edits: 0, followed: 0, open: 0, refused: 0 };
    for (let seed = 1; seed <= seeds; seed += 1) {
      const roll = rollsFrom(seed);
      const base = statuteOfReferences(roll);
      let text = base;
      for (let step = 0; step < 5; step += 1) {
        const where = `seed ${String(seed)}, step ${String(step)}`;
        const edited = editedByChance(text, roll);
        if (isRefusal(edited)) {
          seen.refused += 1;
          continue;
        }
        seen.edits += 1;
        seen.followed += edited.followed.length;
        seen.open += edited.open.length;
        const [old, now] = [leadsIn(text), leadsIn(edited.text)];
        const listed = new Set(edited.open.map(({ reference }) => reference));
        for (const [heading, references] of now) {
          const before = old.get(heading);
          if (before === undefined) continue;
          for (const [index, { words, to }] of references.entries())
            expect(
              to === before[index]?.to || listed.has(before[index]?.words ?? ''),
              `${where}: ${heading}, ${before[index]?.words ?? ''} → ${words}`,
            ).to.equal(true);
        }
        text = edited.text;
      }
      const made = applyAmendments(base, amendmentsBetween(base, text));
      if (isRefusal(made)) throw new Error(made.refused);
      expect(content(made)).to.deep.equal(content(text));
    }
    expect(seen.edits).to.be.greaterThan(1000);
    expect(seen.followed).to.be.greaterThan(1000);
    expect(seen.open).to.be.greaterThan(200);
  }).timeout(30_000);
});
