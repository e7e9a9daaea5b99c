// Builds the merged tree: which clause and which place every stycke and punkt of the three versions comes to.

import { compareNames, isNameable, type ClauseName } from './amending-names.ts';
import type { Comparison } from './change.ts';
import { mergeClause } from './merge-clause.ts';
import type { Conflicts } from './merge-conflicts.ts';
import type { Content, ContentClause } from './merge-content.ts';
import { countingOf, mergeNumbers } from './merge-numbers.ts';
import { mergeOrder, type MergedPart, type SidePart } from './merge-order.ts';
import {
  mergeValues,
  type MergedTree,
  type Node,
  type PlacedUnit,
  type SideName,
  type Sides,
} from './merge-tree.ts';
import { chainUnits, type Unit } from './merge-chains.ts';
import { pairWithBase, saysMuchTheSame, unitsOf, type Pairs } from './merge-units.ts';

export function buildTree(
  contents: Sides<Content>,
  comparisons: Readonly<Record<SideName, Comparison>>,
  conflicts: Conflicts,
): MergedTree {
  const pairs = {
    ours: pairWithBase(comparisons.ours, contents.base, contents.ours),
    theirs: pairWithBase(comparisons.theirs, contents.base, contents.theirs),
  };
  const nodes = nodesOf(contents, pairs);
  const placed = placeUnits(contents, pairs, nodes);
  const { base, ours, theirs } = contents;
  const agreed = mergeValues(base.title, ours.title, theirs.title);
  const title =
    agreed === undefined
      ? (conflicts.settle({
          ...{ id: 'title', kind: 'title', clause: null },
          ...{ base: base.title, ours: ours.title, theirs: theirs.title },
        }) ?? base.title)
      : agreed;
  const counting = countingOf(contents);
  const merged = nodes.map((node, index) => mergeClause(node, placed[index] ?? [], counting, conflicts));
  const clauses = merged.slice(1, -1);
  return {
    title,
    opening: merged[0]?.units ?? [],
    clauses: mergeNumbers(clauses, contents, counting, conflicts),
    closing: merged.at(-1)?.units ?? [],
  };
}

/** The clauses in their merged order between what stands before and after them. */
function nodesOf(contents: Sides<Content>, pairs: Readonly<Record<SideName, Pairs>>): Node[] {
  const clauseOf = (side: keyof Sides<Content>, index: number | null): ContentClause | null =>
    index === null ? null : (contents[side].clauses[index] ?? null);
  const clausesOf = (part: MergedPart): Node['clauses'] => ({
    base: clauseOf('base', part.base),
    ours: clauseOf('ours', part.ours),
    theirs: clauseOf('theirs', part.theirs),
  });
  const parts = mergeOrder(
    [...contents.base.clauses.keys()],
    sideParts([...contents.ours.clauses.keys()], pairs.ours.clauses),
    sideParts([...contents.theirs.clauses.keys()], pairs.theirs.clauses),
    {
      keyOf: (side, own) => JSON.stringify(contents[side].clauses[own]),
      isAlike: (ours, theirs) => isSameClause(contents.ours.clauses[ours], contents.theirs.clauses[theirs]),
      compare: (one, other) => {
        const [left, right] = [nameOf(clausesOf(one)), nameOf(clausesOf(other))];
        return isNameable(left) && isNameable(right) ? compareNames(left, right) : 0;
      },
    },
  );
  const outside = { part: null, clauses: { base: null, ours: null, theirs: null } };
  return [
    { id: 'opening', ...outside },
    ...parts.map((part) => ({ id: idOf('c', part), part, clauses: clausesOf(part) })),
    { id: 'closing', ...outside },
  ];
}

/** Whether both sides put in one clause, each in its words: of one number and one rubric. */
function isSameClause(ours: ContentClause | undefined, theirs: ContentClause | undefined): boolean {
  if (ours === undefined || theirs === undefined) return false;
  if (JSON.stringify([ours.number, ours.chapter]) !== JSON.stringify([theirs.number, theirs.chapter]))
    return false;
  const [one, other] = [ours, theirs].map(({ blocks }) =>
    blocks
      .flatMap((block) => (block.kind === 'paragraph' ? [block.text] : block.items.map(({ text }) => text)))
      .join(' '),
  );
  return ours.heading === theirs.heading && saysMuchTheSame(one ?? '', other ?? '');
}

/** The number and chapter that a clause is going to have, or has in the base where the sides disagree. */
function nameOf({ base, ours, theirs }: Node['clauses']): ClauseName {
  const chapter = (clause: ContentClause | null): string | null => clause?.chapter?.number ?? null;
  if (base === null || ours === null || theirs === null) {
    const only = ours ?? theirs ?? base;
    return { chapter: chapter(only), number: only?.number ?? '' };
  }
  return {
    chapter: mergeValues(chapter(base), chapter(ours), chapter(theirs)) ?? null,
    number: mergeValues(base.number, ours.number, theirs.number) ?? base.number,
  };
}

function sideParts(own: readonly number[], pairs: ReadonlyMap<number, number>): SidePart[] {
  const baseOf = new Map([...pairs].map(([base, side]) => [side, base]));
  return own.map((index) => ({ own: index, base: baseOf.get(index) ?? null }));
}

function idOf(letter: string, { base, ours, theirs }: MergedPart): string {
  if (base !== null) return `${letter}${String(base + 1)}`;
  const own = ours === null ? '' : `o${String(ours + 1)}`;
  return `${letter}${own}${theirs === null ? '' : `t${String(theirs + 1)}`}`;
}

/** The units of each node in their merged order, with those that are gone where they stood. */
function placeUnits(
  contents: Sides<Content>,
  pairs: Readonly<Record<SideName, Pairs>>,
  nodes: readonly Node[],
): PlacedUnit[][] {
  const units = chainUnits(
    unitsOf(contents.base),
    { ours: unitsOf(contents.ours), theirs: unitsOf(contents.theirs) },
    pairs,
  );
  const nodeOf = {
    base: nodePlaces(nodes, 'base', contents.base),
    ours: nodePlaces(nodes, 'ours', contents.ours),
    theirs: nodePlaces(nodes, 'theirs', contents.theirs),
  };
  const partner = (side: SideName, index: number): Unit | null =>
    units[side][units.pairs[side].get(index) ?? -1] ?? null;
  const nodeOn = (side: SideName, index: number): number | null => {
    const unit = partner(side, index);
    return unit === null ? null : (nodeOf[side].get(unit.home) ?? null);
  };
  const baseHome = units.base.map((unit) => nodeOf.base.get(unit.home) ?? 0);
  const isMoved = (side: SideName, index: number): boolean => {
    const node = nodeOn(side, index);
    return node !== null && node !== baseHome[index];
  };
  // Where only one side moved a unit it follows; where both did, it stands in the later of the two.
  const homes = baseHome.map((home, index) => {
    const moved = (['ours', 'theirs'] as const).filter((side) => isMoved(side, index));
    return moved.length === 0 ? home : Math.max(...moved.map((side) => nodeOn(side, index) ?? home));
  });
  const sides = (['ours', 'theirs'] as const).map((side) => {
    const parts = sideParts([...units[side].keys()], units.pairs[side]);
    const other = side === 'ours' ? 'theirs' : 'ours';
    return homesOnSide(parts, units[side], nodeOf[side], homes, (node) => {
      const part = nodes[node]?.part ?? null;
      return part !== null && part.base !== null && part[other] === null;
    });
  });
  const baseByNode = grouped(
    nodes.length,
    [...homes.entries()].map(([index, node]) => [node, index]),
  );
  const [ours, theirs] = sides.map((parts) =>
    grouped(
      nodes.length,
      parts.map(({ node, part }) => [node, part]),
    ),
  );
  return nodes.map((_, node) =>
    mergeOrder(baseByNode[node] ?? [], ours?.[node] ?? [], theirs?.[node] ?? [], {
      keyOf: (side, own) => `${units[side][own]?.kind ?? ''} ${units[side][own]?.text ?? ''}`,
      isAlike: (own, other) =>
        units.ours[own]?.kind === units.theirs[other]?.kind &&
        saysMuchTheSame(units.ours[own]?.text ?? '', units.theirs[other]?.text ?? ''),
      compare: () => 0,
    }).map((part): PlacedUnit => ({
      id: idOf('u', part),
      units: {
        base: part.base === null ? null : (units.base[part.base] ?? null),
        ours: part.base === null ? (units.ours[part.ours ?? -1] ?? null) : partner('ours', part.base),
        theirs: part.base === null ? (units.theirs[part.theirs ?? -1] ?? null) : partner('theirs', part.base),
      },
      isMoved: {
        ours: part.base !== null && isMoved('ours', part.base),
        theirs: part.base !== null && isMoved('theirs', part.base),
      },
    })),
  );
}

function nodePlaces(
  nodes: readonly Node[],
  side: keyof Sides<Content>,
  content: Content,
): Map<number, number> {
  const places = new Map<number, number>([
    [-1, 0],
    [content.clauses.length, nodes.length - 1],
  ]);
  for (const [place, { part }] of nodes.entries()) {
    const index = part?.[side] ?? null;
    if (index !== null) places.set(index, place);
  }
  return places;
}

/** A unit that a side put in follows the one before it to where the other side moved that, if nothing keeps it back. */
function homesOnSide(
  parts: readonly SidePart[],
  units: readonly Unit[],
  nodeOf: ReadonlyMap<number, number>,
  homes: readonly number[],
  isGone: (node: number) => boolean,
): { node: number; part: SidePart }[] {
  const homeOf = (part: SidePart): number => nodeOf.get(units[part.own]?.home ?? -1) ?? 0;
  const known = (part: SidePart | undefined, home: number): number | null =>
    part === undefined || part.base === null || homeOf(part) !== home ? null : (homes[part.base] ?? null);
  const before = neighbours(parts);
  const after = neighbours([...parts].reverse());
  return parts.map((part) => {
    const home = homeOf(part);
    if (part.base !== null) return { node: homes[part.base] ?? home, part };
    const [previous, next] = [known(before.get(part), home), known(after.get(part), home)];
    if (previous === null) return { node: next === null || !isGone(home) ? home : next, part };
    return { node: next === null || next === previous ? previous : home, part };
  });
}

/** For each part the nearest before it that the base has too. */
function neighbours(parts: readonly SidePart[]): Map<SidePart, SidePart | undefined> {
  let last: SidePart | undefined;
  return new Map(
    parts.map((part) => {
      const found = [part, last] as const;
      if (part.base !== null) last = part;
      return found;
    }),
  );
}

function grouped<T>(count: number, entries: readonly (readonly [number, T])[]): T[][] {
  const groups = Array.from({ length: count }, (): T[] => []);
  for (const [node, each] of entries) groups[node]?.push(each);
  return groups;
}
