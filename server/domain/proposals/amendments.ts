// A proposal as amendments: what it changes of the text it is written against, and that text with the changes made.
import { compareNames, isNameable, keyOf, nameText, type ClauseName } from '../comparison/amending-names.ts';
import type { Comparison, Nature } from '../comparison/change.ts';
import { compareStatutes } from '../comparison/compare.ts';
import type { ProposedWording } from '../comparison/merge-amendments.ts';
import { contentOf, writeContent, type Content, type ContentClause } from '../comparison/merge-content.ts';
import { pairClauses } from '../comparison/merge-units.ts';
import type { ReadText } from '../comparison/pieces.ts';
import { heaviestRising } from '../comparison/rising.ts';
import { isRefusal, refuse, type Refusal } from '../refusal.ts';
import { withKept } from './amendment-reasons.ts';
import { linesOf, outsideAmendments, withChapters } from './amendments-outside.ts';
import type { Amendment, AmendmentNature } from './proposal.ts';
import { nameOfClause } from './reference-following.ts';

const empty: Content = { title: null, opening: [], clauses: [], closing: [] };

/**
 * Every difference between a text and what is proposed instead, in the order of the proposal, what is repealed where it
 * stood. Nothing is left out: `applyAmendments` makes the same content of the base again.
 * @param base null in a formation: everything is put in
 * @param kept amendments of an earlier wording against the same base, whose reasons and set natures go on
 */
export function amendmentsBetween(
  base: ReadText | null,
  proposed: ReadText,
  kept: readonly Amendment[] = [],
): readonly Amendment[] {
  const [old, fresh] = [base === null ? empty : contentOf(base.reading), contentOf(proposed.reading)];
  if (JSON.stringify(old) === JSON.stringify(fresh)) return [];
  const comparison = base === null ? null : compareStatutes(base, proposed);
  const pairs = comparison === null ? new Map<number, number>() : pairClauses(comparison, old, fresh);
  const clauses = clauseAmendments(old, fresh, pairs, naturesOf(comparison));
  const outside = outsideAmendments(old, fresh, applied(old, clauses), outsideNature(comparison));
  return withKept(inOrder(clauses, outside, pairs, old), kept);
}

/**
 * A text with amendments made. All of a proposal's give its text; some of them, in whatever order, go to their places
 * as far as these can be told. Refused where the text lacks a clause that is amended, or the clause does not read as
 * it did when the amendment was written: it is then to be carried over first (see rebase.ts).
 */
export function applyAmendments(base: ReadText | null, amendments: readonly Amendment[]): ReadText | Refusal {
  const old = base === null ? empty : contentOf(base.reading);
  const result = appliedOrRefused(old, amendments);
  if (isRefusal(result)) return result;
  return base !== null && JSON.stringify(old) === JSON.stringify(result) ? base : writeContent(result);
}

export const wordingOf = ({ heading, blocks }: ContentClause): ProposedWording => ({ heading, blocks });
export const isSameWording = (one: ProposedWording | null, other: ProposedWording | null): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

/** The amendment of each clause that differs, in the order of the proposal, then the repealed in theirs. */
function clauseAmendments(
  old: Content,
  fresh: Content,
  pairs: ReadonlyMap<number, number>,
  natures: Natures,
): Amendment[] {
  const ofProposed = new Map([...pairs].map(([from, to]) => [to, from]));
  const steady = steadyIn(old, fresh, pairs);
  const standing = fresh.clauses.flatMap((clause, position): Amendment[] => {
    const from = ofProposed.get(position);
    const was = old.clauses[from ?? -1];
    const proposed = nameOfClause(clause);
    const common = { proposed, proposedWording: wordingOf(clause), position, natureIsSet: false, reason: '' };
    if (from === undefined || was === undefined)
      return [{ kind: 'insert', clause: null, currentWording: null, nature: 'substantive', ...common }];
    const isReworded = !isSameWording(wordingOf(was), wordingOf(clause));
    const kind =
      was.number !== clause.number
        ? 'redesignate'
        : !steady.has(from)
          ? 'move'
          : isReworded
            ? 'change'
            : null;
    if (kind === null) return [];
    return [
      {
        ...{ kind, clause: nameOfClause(was), currentWording: wordingOf(was), ...common },
        nature: natures.of(from, position),
      },
    ];
  });
  const repealed = old.clauses.flatMap((clause, from): Amendment[] =>
    pairs.has(from)
      ? []
      : [
          {
            ...{ kind: 'repeal', clause: nameOfClause(clause), proposed: null, position: null },
            ...{ currentWording: wordingOf(clause), proposedWording: null },
            ...{ nature: 'substantive', natureIsSet: false, reason: '' },
          },
        ],
  );
  return [...standing, ...repealed];
}

/** Clauses of the base that keep number, chapter and order: only their words may differ. */
function steadyIn(old: Content, fresh: Content, pairs: ReadonlyMap<number, number>): ReadonlySet<number> {
  const named = [...pairs]
    .filter(([from, to]) => keyAt(old, from) === keyAt(fresh, to))
    .sort(([one], [other]) => one - other);
  const chosen = heaviestRising(
    named.map(([, to]) => to),
    named.map(() => 1),
  );
  return new Set(chosen.map((index) => named[index]?.[0] ?? -1));
}

const keyAt = ({ clauses }: Content, index: number): string => {
  const clause = clauses[index];
  return clause === undefined ? '' : keyOf(nameOfClause(clause));
};

interface Natures {
  of(from: number, to: number): AmendmentNature;
}

const suggested: Readonly<Record<Nature, AmendmentNature>> = {
  substance: 'substantive',
  consequential: 'consequential',
  editorial: 'editorial',
  // A number, a place or a mark: what is cited is another place, and nothing else.
  none: 'editorial',
};

function naturesOf(comparison: Comparison | null): Natures {
  const before = new Map<number, Nature>();
  const after = new Map<number, Nature>();
  for (const change of comparison?.clauses ?? []) {
    for (const { index } of change.before) before.set(index, change.nature);
    for (const { index } of change.after) after.set(index, change.nature);
  }
  // Two that the comparison did not pair are of one number and of different words.
  return {
    of: (from, to) => {
      const [one, other] = [before.get(from), after.get(to)];
      return one === 'substance' || other === 'substance'
        ? 'substantive'
        : suggested[other ?? one ?? 'substance'];
    },
  };
}

function outsideNature(comparison: Comparison | null): AmendmentNature {
  const natures = comparison?.preamble.map(({ nature }) => nature) ?? [];
  return natures.length === 0 || natures.includes('substance')
    ? 'substantive'
    : natures.includes('consequential')
      ? 'consequential'
      : 'editorial';
}

/** Title and opening first, what is repealed after the clause it followed, closing last. */
function inOrder(
  clauses: readonly Amendment[],
  outside: readonly Amendment[],
  pairs: ReadonlyMap<number, number>,
  old: Content,
): Amendment[] {
  const places = new Map<Amendment, number>();
  const gone = [...old.clauses.keys()].filter((from) => !pairs.has(from));
  const repeals = clauses.filter(({ kind }) => kind === 'repeal');
  for (const [index, from] of gone.entries()) {
    let previous = from - 1;
    while (previous >= 0 && !pairs.has(previous)) previous -= 1;
    const repeal = repeals[index];
    if (repeal !== undefined) places.set(repeal, (pairs.get(previous) ?? -1) + 0.5);
  }
  const placeOf = (amendment: Amendment): number => {
    if (amendment.kind !== 'outside') return amendment.position ?? places.get(amendment) ?? Infinity;
    if (amendment.part === 'closing') return Infinity;
    return amendment.position === null ? -1 : amendment.position - 0.25;
  };
  return [...outside, ...clauses]
    .map((amendment) => ({ amendment, place: placeOf(amendment) }))
    .sort((one, other) => (one.place === other.place ? 0 : one.place - other.place))
    .map(({ amendment }) => amendment);
}

/** Amendments that were just made of this very text. */
function applied(old: Content, amendments: readonly Amendment[]): Content {
  const result = appliedOrRefused(old, amendments);
  if (isRefusal(result)) throw new Error(`amendments of a text do not fit it: ${result.refused}`);
  return result;
}

function appliedOrRefused(old: Content, amendments: readonly Amendment[]): Content | Refusal {
  const targets = new Map<Amendment, number>();
  const taken = new Set<number>();
  for (const amendment of amendments) {
    if (amendment.clause === null) continue;
    const target = targetOf(old, amendment.clause, amendment.currentWording, taken);
    if (isRefusal(target)) return target;
    targets.set(amendment, target);
    taken.add(target);
  }
  const reworded = new Map<number, Amendment>();
  const lifted = new Set<number>();
  for (const [amendment, target] of targets)
    if (amendment.kind === 'change') reworded.set(target, amendment);
    else lifted.add(target);
  const clauses = old.clauses.flatMap((clause, index) =>
    lifted.has(index) ? [] : [{ ...clause, ...reworded.get(index)?.proposedWording }],
  );
  const placed = amendments
    .filter(({ kind, proposed }) => kind !== 'change' && kind !== 'outside' && proposed !== null)
    .sort((one, other) => (one.position ?? Infinity) - (other.position ?? Infinity));
  for (const { clause, proposed, position, proposedWording } of placed) {
    if (proposed === null) continue;
    const was =
      clause === null ? undefined : old.clauses.find((each) => keyOf(nameOfClause(each)) === keyOf(clause));
    const wording = proposedWording ?? (was === undefined ? { heading: null, blocks: [] } : wordingOf(was));
    const chapter = chapterNamed(old, proposed.chapter);
    const place = position ?? placeByNumber(clauses, proposed);
    clauses.splice(Math.min(place, clauses.length), 0, { number: proposed.number, chapter, ...wording });
  }
  const outside = new Map(
    amendments.flatMap((each) =>
      each.kind === 'outside' && each.part !== undefined ? [[each.part, each]] : [],
    ),
  );
  for (const part of ['title', 'opening', 'closing'] as const) {
    const amendment = outside.get(part);
    if (amendment !== undefined && !isSameWording(amendment.currentWording, linesOf(old, part)))
      return refuse('proposal.outsideOutdated');
  }
  const [title, opening, closing] = [outside.get('title'), outside.get('opening'), outside.get('closing')];
  return {
    title: title === undefined ? old.title : (title.proposedWording?.heading ?? null),
    opening: opening === undefined ? old.opening : textsIn(opening.proposedWording),
    clauses: withChapters(clauses, amendments),
    closing: closing === undefined ? old.closing : textsIn(closing.proposedWording),
  };
}

const textsIn = (wording: ProposedWording | null): readonly string[] =>
  (wording?.blocks ?? []).flatMap((block) => (block.kind === 'paragraph' ? [block.text] : []));

/** The clause an amendment is of. Where several bear the name it is the one that reads as it did, the first of them. */
function targetOf(
  { clauses }: Content,
  name: ClauseName,
  wording: ProposedWording | null,
  taken: ReadonlySet<number>,
): number | Refusal {
  const named = [...clauses.entries()].filter(
    ([index, clause]) => !taken.has(index) && keyOf(nameOfClause(clause)) === keyOf(name),
  );
  const found = named.find(([, clause]) => wording === null || isSameWording(wordingOf(clause), wording));
  if (found !== undefined) return found[0];
  const code = named.length === 0 ? 'proposal.amendmentTarget' : 'proposal.amendmentOutdated';
  return refuse(code, undefined, { clause: nameText(name) });
}

function chapterNamed({ clauses }: Content, number: string | null): ContentClause['chapter'] {
  if (number === null) return null;
  return clauses.find(({ chapter }) => chapter?.number === number)?.chapter ?? { number, heading: null };
}

/** After the last clause of a lower number. */
function placeByNumber(clauses: readonly ContentClause[], name: ClauseName): number {
  if (!isNameable(name)) return clauses.length;
  const last = clauses.findLastIndex((clause) => {
    const other = nameOfClause(clause);
    return isNameable(other) && compareNames(other, name) < 0;
  });
  return last + 1;
}
