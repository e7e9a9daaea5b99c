// Two people's changes of one draft put together: what does not touch goes together by itself, the rest is asked about.
import { diffArrays } from 'diff';
import type { MotionContent, ResolutionClause } from './motion.ts';
import { sameAmendment } from './submission.ts';

/** One place where both changed: null where that side took it away. `at` names it the same way each time. */
export interface Conflict {
  /** 'heading', 'clause.ID', 'rationale.N' (N counts the places of the rationale). */
  readonly at: string;
  readonly kind: 'heading' | 'clause' | 'rationale';
  readonly base: string | null;
  readonly mine: string | null;
  readonly theirs: string | null;
}

export interface Merge {
  /** Everything that goes together; where there is a conflict, mine (or theirs, where mine took it away). */
  readonly merged: MotionContent;
  readonly conflicts: readonly Conflict[];
}

/** The words chosen for each conflict, by its `at`; null takes the place away. */
export type Choices = ReadonlyMap<string, string | null>;

/**
 * Puts two changes of the same base together.
 * @param choices settles conflicts; those it does not name stay unsettled
 */
export function mergeContent(
  base: MotionContent,
  mine: MotionContent,
  theirs: MotionContent,
  choices: Choices = new Map(),
): Merge {
  const found: Conflict[] = [];
  const settle = (conflict: Conflict): string | null => {
    const chosen = choices.get(conflict.at);
    if (chosen !== undefined) return chosen;
    found.push(conflict);
    return conflict.mine ?? conflict.theirs;
  };
  const heading =
    one(base.heading, mine.heading, theirs.heading) ??
    settle({
      at: 'heading',
      kind: 'heading',
      base: base.heading,
      mine: mine.heading,
      theirs: theirs.heading,
    }) ??
    '';
  const clauses = mergeClauses(base.clauses, mine.clauses, theirs.clauses, settle);
  const rationale = mergeRationale(base.rationale, mine.rationale, theirs.rationale, settle);
  const citations = listed(base.citations, mine.citations, theirs.citations, (id) => {
    const there = [theirs, mine, base].map((each) => each.citations.find((citation) => citation.id === id));
    const [inTheirs, inMine, inBase] = there;
    if (inBase !== undefined && (inMine === undefined || inTheirs === undefined)) return null;
    return inTheirs ?? inMine ?? null;
  });
  return { merged: { heading, clauses, rationale, citations }, conflicts: found };
}

/** What both agree on, or the one that changed; undefined where both changed, otherwise. */
function one<T>(base: T, mine: T, theirs: T): T | undefined {
  if (mine === theirs || theirs === base) return mine;
  return mine === base ? theirs : undefined;
}

function mergeClauses(
  base: readonly ResolutionClause[],
  mine: readonly ResolutionClause[],
  theirs: readonly ResolutionClause[],
  settle: (conflict: Conflict) => string | null,
): readonly ResolutionClause[] {
  return listed(base, mine, theirs, (id) => {
    const [was, own, other] = [base, mine, theirs].map(
      (side) => side.find((clause) => clause.id === id)?.text ?? null,
    );
    const sides = { base: was ?? null, mine: own ?? null, theirs: other ?? null };
    const agreed = one(sides.base, sides.mine, sides.theirs);
    const text = agreed === undefined ? settle({ at: `clause.${id}`, kind: 'clause', ...sides }) : agreed;
    return text === null ? null : { id, text, ...mergedAmendment(id, base, mine, theirs) };
  });
}

/** The newest change of the bylaws that a row carries: it is written on a page of its own, which lets nobody overwrite another's. */
function mergedAmendment(
  id: string,
  ...sides: readonly [
    base: readonly ResolutionClause[],
    mine: readonly ResolutionClause[],
    theirs: readonly ResolutionClause[],
  ]
): Pick<ResolutionClause, 'amendment'> {
  const rows = sides.map((side) => side.find((clause) => clause.id === id));
  const [was, own, other] = rows;
  const newest =
    other === undefined || (was !== undefined && sameAmendment(was.amendment, other.amendment)) ? own : other;
  return newest?.amendment === undefined ? {} : { amendment: newest.amendment };
}

/** The rows of both sides in one order: the side that reordered gives it, and what the other added stands after what it followed. */
function listed<T extends { readonly id: string }>(
  base: readonly T[],
  mine: readonly T[],
  theirs: readonly T[],
  row: (id: string) => T | null,
): readonly T[] {
  const ids = (side: readonly T[]): readonly string[] => side.map(({ id }) => id);
  const [was, own, other] = [ids(base), ids(mine), ids(theirs)];
  const isReordered = !isSameOrder(was, own);
  const [lead, follow] = isReordered ? [own, other] : [other, own];
  const order = [...lead];
  follow.forEach((id, index) => {
    if (order.includes(id)) return;
    const before = follow.slice(0, index).findLast((each) => order.includes(each));
    order.splice(before === undefined ? 0 : order.indexOf(before) + 1, 0, id);
  });
  return order.map(row).filter((each) => each !== null);
}

/** Do the rows that both have stand in the same order? */
function isSameOrder(a: readonly string[], b: readonly string[]): boolean {
  const [common, same] = [a.filter((id) => b.includes(id)), b.filter((id) => a.includes(id))];
  return common.every((id, index) => same[index] === id);
}

/** Stycke by stycke: lists, headings and stycken are all apart by an empty line. */
function mergeRationale(
  base: string,
  mine: string,
  theirs: string,
  settle: (conflict: Conflict) => string | null,
): string {
  const agreed = one(base, mine, theirs);
  if (agreed !== undefined) return agreed;
  const was = partsOf(base);
  const [own, other] = [keptIn(was, partsOf(mine)), keptIn(was, partsOf(theirs))];
  const written: string[] = [];
  let places = 0;
  let [at, atMine, atTheirs] = [0, 0, 0];
  const place = (end: number, endMine: number, endTheirs: number): void => {
    const sides = {
      base: joined(was.slice(at, end)),
      mine: joined(own.parts.slice(atMine, endMine)),
      theirs: joined(other.parts.slice(atTheirs, endTheirs)),
    };
    const text = one(sides.base, sides.mine, sides.theirs);
    if (text !== undefined) written.push(...(text === null ? [] : [text]));
    else {
      places += 1;
      const settled = settle({ at: `rationale.${String(places)}`, kind: 'rationale', ...sides });
      if (settled !== null) written.push(settled);
    }
    [at, atMine, atTheirs] = [end, endMine, endTheirs];
  };
  was.forEach((part, index) => {
    const [inMine, inTheirs] = [own.places[index], other.places[index]];
    if (inMine === undefined || inTheirs === undefined || inMine < atMine || inTheirs < atTheirs) return;
    place(index, inMine, inTheirs);
    written.push(part);
    [at, atMine, atTheirs] = [index + 1, inMine + 1, inTheirs + 1];
  });
  place(was.length, own.parts.length, other.parts.length);
  return written.join('\n\n');
}

const mostEdits = 2_000;

const partsOf = (text: string): readonly string[] =>
  text
    .replace(/\r\n?/g, '\n')
    .split(/\n(?:[ \t]*\n)+/)
    .filter((part) => part.trim() !== '');

const joined = (parts: readonly string[]): string | null => (parts.length === 0 ? null : parts.join('\n\n'));

/** Where each stycke of the base stands on a side; undefined where it is gone there. */
function keptIn(
  was: readonly string[],
  parts: readonly string[],
): { readonly parts: readonly string[]; readonly places: readonly (number | undefined)[] } {
  const places: (number | undefined)[] = [];
  let at = 0;
  // Texts with hardly a stycke in common are not searched for long: then all of them is one place.
  const changes = diffArrays([...was], [...parts], { maxEditLength: mostEdits }) ?? [];
  for (const { added, removed, value } of changes) {
    for (const index of value.keys()) {
      if (removed) places.push(undefined);
      else if (!added) places.push(at + index);
    }
    if (!removed) at += value.length;
  }
  return { parts, places };
}
