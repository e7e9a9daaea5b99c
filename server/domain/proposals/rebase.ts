// A proposal carried over to a newer version of its statute: its amendments as they are against that one, or the conflicts.
import { keyOf, nameText } from '../comparison/amending-names.ts';
import type { Choice, MergeConflict } from '../comparison/merge-conflicts.ts';
import { contentOf, type ContentClause } from '../comparison/merge-content.ts';
import type { MergedClause } from '../comparison/merge-tree.ts';
import { mergedText, mergeStatutes, type Merge } from '../comparison/merge.ts';
import type { ReadText } from '../comparison/pieces.ts';
import { amendmentsBetween, isSameWording, wordingOf } from './amendments.ts';
import { withSaid } from './amendment-reasons.ts';
import { linesOf } from './amendments-outside.ts';
import type { Amendment, CarriedOver } from './proposal.ts';
import { nameOfClause, strayReferences, type OpenReference } from './reference-following.ts';
import { strayPlaces } from './reference-places.ts';

export interface Rebased extends CarriedOver {
  readonly text: ReadText;
  /** Against the newer version, with the reasons and set natures they had. */
  readonly amendments: readonly Amendment[];
}

export type Rebase =
  { readonly done: Rebased } | { readonly conflicts: readonly MergeConflict[]; readonly merge: Merge };

/**
 * Carries a proposal over from the version it was written against to a newer one.
 * @param choices how conflicts are settled, by their ids; in a choice `ours` is the newer version, `theirs` the proposal
 * @param amendments of the proposal against `base`, with what people have said of them
 * @returns the text and its amendments, or the conflicts that are not settled yet
 */
export function rebase(
  base: ReadText,
  onto: ReadText,
  proposal: ReadText,
  choices: ReadonlyMap<string, Choice>,
  amendments: readonly Amendment[],
): Rebase {
  const merge = mergeStatutes(base, onto, proposal, choices);
  const text = mergedText(merge);
  if (text === null) return { conflicts: merge.conflicts, merge };
  const paths = new Paths(merge, text);
  const fresh = amendmentsBetween(onto, text);
  const found = new Map(amendments.map((amendment) => [amendment, paths.counterpart(fresh, amendment)]));
  const origin = new Map([...found].map(([amendment, now]) => [now, amendment]));
  const gone = amendments.filter((amendment) => found.get(amendment) === undefined);
  return {
    done: {
      text,
      amendments: fresh.map((amendment) => {
        const was = origin.get(amendment);
        return was === undefined ? amendment : withSaid(amendment, was);
      }),
      alreadyThere: gone.filter((amendment) => paths.isInOnto(amendment)),
      yielded: gone.filter((amendment) => !paths.isInOnto(amendment)),
      references: paths.strayReferences(),
      recounted: merge.recounted,
    },
  };
}

/** What there is to tell of it; null where everything was carried over as it was. */
export function carryingTold({ alreadyThere, yielded, references, recounted }: Rebased): CarriedOver | null {
  const told: CarriedOver = { alreadyThere, yielded, references, recounted };
  return Object.values(told).every((each: readonly unknown[]) => each.length === 0) ? null : told;
}

/**
 * Whether what members have adopted, the amendments themselves, is unchanged by carrying them over, so that their
 * answers stand. It is when the amendments before and after can be paired, each with one, so that both
 *
 * - are of the same kind (a clause worded, put in, repealed, renumbered or moved, or the same part outside them);
 * - give exactly the same wording, rubric and marks of punkter included (a repeal: take away exactly the same wording);
 * - give the clause the same number, where the amendment gives one: it puts the clause in, or renumbers it. An amendment
 *   of a clause that only another decision has renumbered is still of that clause, whatever it is called now.
 *
 * So an amendment whose clause the newer version has changed in other words does not stand: the whole wording that was
 * adopted for it is another. Nor does anything that was dropped, added or settled in a conflict. Reasons and natures are
 * not adopted and do not count; nor does the old wording of a clause that is given a new one.
 * @param after add `alreadyThere`: what the newer version has already is in force as it was adopted
 */
export function amendmentsStand(before: readonly Amendment[], after: readonly Amendment[]): boolean {
  if (before.length !== after.length) return false;
  const [one, other] = [before, after].map((list) => list.map(adoptedPart).sort());
  return one?.every((part, index) => part === other?.[index]) ?? false;
}

function adoptedPart({ kind, part, clause, proposed, currentWording, proposedWording }: Amendment): string {
  const givesNumber =
    kind === 'insert' || (clause !== null && proposed !== null && clause.number !== proposed.number);
  const number = givesNumber && proposed !== null ? nameText(proposed) : null;
  const wording = kind === 'repeal' ? currentWording : proposedWording;
  const chapter = part === 'chapter' ? proposed?.chapter : null;
  return JSON.stringify([kind, part ?? null, number, chapter, wording]);
}

/** Where clauses of the old version and of the proposal have come to. */
class Paths {
  private readonly merge: Merge;
  private readonly base: readonly ContentClause[];
  private readonly onto: readonly ContentClause[];
  private readonly proposal: readonly ContentClause[];
  private readonly result: readonly ContentClause[];
  private readonly standing: readonly MergedClause[];

  constructor(merge: Merge, text: ReadText) {
    this.merge = merge;
    this.base = contentOf(merge.base.reading).clauses;
    this.onto = contentOf(merge.ours.reading).clauses;
    this.proposal = contentOf(merge.theirs.reading).clauses;
    this.result = contentOf(text.reading).clauses;
    this.standing = merge.tree.clauses.filter(({ state }) => state !== 'repealed');
  }

  /** The same amendment among those of the new text; undefined where it is none any longer. */
  counterpart(list: readonly Amendment[], amendment: Amendment): Amendment | undefined {
    if (amendment.kind === 'outside')
      return list.find(
        ({ kind, part, proposed }) =>
          kind === 'outside' && part === amendment.part && proposed?.chapter === amendment.proposed?.chapter,
      );
    const node = this.node(amendment);
    if (node === undefined) return undefined;
    const position = this.standing.indexOf(node);
    if (position >= 0) return list.find((each) => each.kind !== 'outside' && each.position === position);
    const clause = this.onto[node.ours ?? -1];
    if (clause === undefined) return undefined;
    const name = keyOf(nameOfClause(clause));
    return list.find((each) => each.kind === 'repeal' && each.clause !== null && keyOf(each.clause) === name);
  }

  /** Whether the newer version says what the amendment proposes. */
  isInOnto(amendment: Amendment): boolean {
    if (amendment.kind === 'outside') {
      const { part, proposed, proposedWording } = amendment;
      if (part === undefined) return false;
      if (part !== 'chapter')
        return isSameWording(linesOf(contentOf(this.merge.ours.reading), part), proposedWording);
      return this.onto.some(
        ({ chapter }) =>
          chapter?.number === proposed?.chapter && chapter?.heading === (proposedWording?.heading ?? null),
      );
    }
    const clause = this.onto[this.node(amendment)?.ours ?? -1];
    if (amendment.proposed === null) return clause === undefined;
    if (clause === undefined || !isSameWording(wordingOf(clause), amendment.proposedWording)) return false;
    return amendment.kind !== 'redesignate' || clause.number === amendment.proposed.number;
  }

  /** Of the newer version's words, and of the proposal's. */
  strayReferences(): readonly OpenReference[] {
    const { title } = this.merge.tree;
    const placed = (side: 'ours' | 'theirs') =>
      this.result.map((clause, index) => ({ clause, from: this.standing[index]?.[side] ?? null }));
    const found = [
      ...strayReferences(this.onto, placed('ours'), title),
      ...strayReferences(this.proposal, placed('theirs'), title),
      ...strayPlaces(this.onto, placed('ours'), title),
      ...strayPlaces(this.proposal, placed('theirs'), title),
    ];
    return [...new Map(found.map((each) => [JSON.stringify(each), each])).values()];
  }

  /** The merged clause that an amendment is of. */
  private node({ clause, currentWording, position }: Amendment): MergedClause | undefined {
    const { clauses } = this.merge.tree;
    if (clause === null) return clauses.find(({ theirs }) => theirs !== null && theirs === position);
    const isNamed = (each: ContentClause): boolean => keyOf(nameOfClause(each)) === keyOf(clause);
    const exact = this.base.findIndex(
      (each) => isNamed(each) && isSameWording(wordingOf(each), currentWording),
    );
    const index = exact < 0 ? this.base.findIndex(isNamed) : exact;
    return clauses.find(({ base }) => base === index);
  }
}
