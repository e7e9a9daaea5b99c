// From the change tree to the instructions of an amendment: what is repealed, renumbered, reworded, inserted and placed.

import type { Comparison } from './change.ts';
import { applyAmendment, isProse, type Amendment } from './amending-apply.ts';
import type { Instruction } from './amending-formula.ts';
import { isNext, keyOf, type ClauseName } from './amending-names.ts';
import { markOf, type Wording } from './amending-wording.ts';
import type { Content, ContentBlock, ContentClause } from './merge-content.ts';
import { matchTokens } from './words.ts';

interface Pair {
  readonly from: ContentClause;
  readonly to: ContentClause;
}

/** The amendment that the comparison amounts to, in the order of the drafting formula. */
export function planAmendment(comparison: Comparison, before: Content, whole: Content): Amendment {
  const after = withoutRepealMarks(comparison, whole);
  const { pairs, gone, added } = pairsOf(comparison, before, whole, new Set(after.clauses));
  const chapters = chapterPlan(before, after, gone);
  const isReworded = ({ from, to }: Pair): boolean => wordsOf(from.blocks) !== wordsOf(to.blocks);
  const isRenumbered = ({ from, to }: Pair): boolean => keyOf(nameOf(from)) !== keyOf(nameOf(to));
  const rank = new Map(after.clauses.map((clause, index) => [clause, index]));
  const inAfter = <T>(list: readonly T[], clause: (each: T) => ContentClause): T[] =>
    list.toSorted((one, other) => (rank.get(clause(one)) ?? 0) - (rank.get(clause(other)) ?? 0));
  const reworded = inAfter(pairs.filter(isReworded), ({ to }) => to);
  const rewordedOld = reworded.filter((pair) => !isRenumbered(pair)).map(({ to }) => nameOf(to));
  const rewordedNew = reworded.filter(isRenumbered).map(({ to }) => nameOf(to));
  const repealed = gone.filter(
    ({ chapter }) => chapter === null || !chapters.repealed.includes(chapter.number),
  );
  const headings = pairs.filter((pair) => !isReworded(pair) && pair.from.heading !== pair.to.heading);
  const outside = (['opening', 'closing'] as const).filter(
    (part) => prose(before[part]).join('\n') !== prose(after[part]).join('\n'),
  );
  const instructions: Instruction[] = [
    ...(chapters.repealed.length > 0
      ? [{ act: 'repealChapters', chapters: chapters.repealed } as const]
      : []),
    ...(repealed.length > 0 ? [{ act: 'repeal', clauses: repealed.map(nameOf) } as const] : []),
    ...redesignations(pairs.filter(isRenumbered)),
    ...(before.title === after.title
      ? []
      : [{ act: 'title', title: after.title, isNew: before.title === null } as const]),
    ...(rewordedOld.length > 0
      ? [{ act: 'reword', clauses: rewordedOld, isRedesignated: false } as const]
      : []),
    ...(rewordedNew.length > 0
      ? [{ act: 'reword', clauses: rewordedNew, isRedesignated: true } as const]
      : []),
    ...inAfter(headings, ({ to }) => to).map(({ from, to }): Instruction => ({
      act: 'heading',
      of: nameOf(to),
      heading: to.heading,
      isNew: from.heading === null,
    })),
    ...chapters.instructions,
    ...(added.length > 0 ? [{ act: 'insert', clauses: added.map(nameOf) } as const] : []),
    ...outside.map((part): Instruction => ({
      act: 'outside',
      part,
      isGone: prose(after[part]).length === 0,
    })),
  ];
  const written = new Set([...reworded.map(({ to }) => to), ...added]);
  const wordings: Wording[] = [
    ...after.clauses
      .filter((clause) => written.has(clause))
      .map((clause) => ({ name: nameOf(clause), heading: clause.heading, blocks: clause.blocks })),
    ...outside.map((part) => ({ part, lines: prose(after[part]) })).filter(({ lines }) => lines.length > 0),
  ];
  const places = placements(before, after, { instructions, wordings });
  // What wording follows on stands last.
  const isFollowed = ({ act }: Instruction): boolean => ['insertChapter', 'insert', 'outside'].includes(act);
  return {
    instructions: [
      ...instructions.filter((each) => !isFollowed(each)),
      ...places,
      ...instructions.filter(isFollowed),
    ],
    wordings,
  };
}

/** The new statute without the clauses that only say that they were repealed now: the formula says that. */
export function withoutRepealMarks({ clauses }: Comparison, after: Content): Content {
  const marks = new Set(
    clauses.flatMap((change) => (change.kind === 'repealed' ? change.after.map(({ index }) => index) : [])),
  );
  return marks.size === 0
    ? after
    : { ...after, clauses: after.clauses.filter((_, index) => !marks.has(index)) };
}

export const nameOf = ({ number, chapter }: ContentClause): ClauseName => ({
  chapter: chapter?.number ?? null,
  number,
});

const prose = (lines: readonly string[]): readonly string[] => lines.filter(isProse);

/** The words of a clause, and what its punkter are cited by: "4 § 2" is another place once 2 is called b. */
export function wordsOf(blocks: readonly ContentBlock[]): string {
  return JSON.stringify(
    blocks.map((block) =>
      block.kind === 'paragraph' ? block.text : block.items.map(({ label, text }) => [markOf(label), text]),
    ),
  );
}

/** Which clause became which. A clause that another of the same number replaced counts as reworded. */
function pairsOf(
  comparison: Comparison,
  before: Content,
  after: Content,
  standing: ReadonlySet<ContentClause>,
): { pairs: Pair[]; gone: ContentClause[]; added: ContentClause[] } {
  const pairs = new Map<ContentClause, ContentClause>();
  const taken = new Set<ContentClause>();
  for (const change of comparison.clauses) {
    const old = change.before.flatMap(({ index }) => before.clauses[index] ?? []);
    const fresh = change.after.flatMap(({ index }) => after.clauses[index] ?? []);
    const keys = new Set(fresh.map((clause) => keyOf(nameOf(clause))));
    const from = old.find((clause) => keys.has(keyOf(nameOf(clause)))) ?? old[0];
    const to =
      fresh.find((clause) => from !== undefined && keyOf(nameOf(from)) === keyOf(nameOf(clause))) ?? fresh[0];
    if (from === undefined || to === undefined || !standing.has(to)) continue;
    pairs.set(from, to);
    taken.add(to);
  }
  const added = new Map(
    after.clauses
      .filter((clause) => standing.has(clause) && !taken.has(clause))
      .map((clause) => [keyOf(nameOf(clause)), clause]),
  );
  for (const clause of before.clauses) {
    const replaced = pairs.has(clause) ? undefined : added.get(keyOf(nameOf(clause)));
    if (replaced === undefined) continue;
    pairs.set(clause, replaced);
    added.delete(keyOf(nameOf(clause)));
  }
  return {
    pairs: before.clauses.flatMap((from) => {
      const to = pairs.get(from);
      return to === undefined ? [] : [{ from, to }];
    }),
    gone: before.clauses.filter((clause) => !pairs.has(clause)),
    added: [...added.values()],
  };
}

/** Runs of neighbouring numbers that become neighbouring numbers are one instruction: "nuvarande 4–6 §§ ska betecknas 5–7 §§". */
function redesignations(pairs: readonly Pair[]): Instruction[] {
  const runs: { from: ClauseName[]; to: ClauseName[] }[] = [];
  for (const pair of pairs) {
    const [from, to] = [nameOf(pair.from), nameOf(pair.to)];
    const run = runs.at(-1);
    const [lastFrom, lastTo] = [run?.from.at(-1), run?.to.at(-1)];
    const follows =
      lastFrom !== undefined && lastTo !== undefined && isNext(lastFrom, from) && isNext(lastTo, to);
    if (run !== undefined && follows) {
      run.from.push(from);
      run.to.push(to);
    } else runs.push({ from: [from], to: [to] });
  }
  return runs.map((run) => ({ act: 'redesignate', ...run }));
}

function chapterPlan(
  before: Content,
  after: Content,
  gone: readonly ContentClause[],
): { repealed: string[]; instructions: Instruction[] } {
  const [old, fresh] = [chaptersOf(before), chaptersOf(after)];
  const goneSet = new Set(gone);
  const repealed = [...old.keys()].filter(
    (number) =>
      !fresh.has(number) &&
      before.clauses.every((clause) => clause.chapter?.number !== number || goneSet.has(clause)),
  );
  const instructions = [...fresh].flatMap(([number, heading]): Instruction[] => {
    const was = old.get(number);
    if (was === undefined) return [{ act: 'insertChapter', chapter: number, heading }];
    if (was === heading) return [];
    return [{ act: 'heading', of: { chapter: number, number: null }, heading, isNew: was === null }];
  });
  return { repealed, instructions };
}

function chaptersOf({ clauses }: Content): Map<string, string | null> {
  const chapters = new Map<string, string | null>();
  for (const { chapter } of clauses)
    if (chapter !== null && !chapters.has(chapter.number)) chapters.set(chapter.number, chapter.heading);
  return chapters;
}

/** What has to be said about places, where the numbers do not say it. */
function placements(before: Content, after: Content, amendment: Amendment): Instruction[] {
  const applied = applyAmendment(before, amendment);
  if ('why' in applied) return [];
  const ids = new Map<string, number>();
  const idOf = (clause: ContentClause): number => {
    const key = keyOf(nameOf(clause));
    const known = ids.get(key) ?? ids.size;
    ids.set(key, known);
    return known;
  };
  const matches = matchTokens(applied.clauses.map(idOf), after.clauses.map(idOf));
  const steady = new Set(
    matches.flatMap((match) => Array.from({ length: match.length }, (_, step) => match.after + step)),
  );
  return after.clauses.flatMap((clause, index): Instruction[] => {
    if (steady.has(index)) return [];
    const previous = after.clauses[index - 1];
    return [
      { act: 'place', clause: nameOf(clause), after: previous === undefined ? null : nameOf(previous) },
    ];
  });
}
