// The comparison cut into what is read and what is folded away: changed clauses, and the unchanged between them.
import type { Words } from '../../web/i18n.ts';
import type { ClauseModel, Draughtsman, RowModel } from './drawn-rows.ts';
import { clauseId } from './drawn-rows.ts';
import { nameOf, spanOf } from './naming.ts';
import type { Portion, ShownClause } from './shown.ts';
import type { Viewing } from './viewing.ts';

/** Unchanged stycken inside a changed clause are folded from so many words on: a fold hides less than it takes up otherwise. */
const leastWordsFolded = 60;

/** Some rows of a clause, folded or not. */
export interface Stretch {
  readonly isFold: boolean;
  readonly count: number;
  readonly rows: readonly RowModel[];
}

/** A clause of at most so many words, a third of a page, is not broken over two. */
const mostWordsUnbroken = 150;

export interface DrawnClause extends ClauseModel {
  readonly isShort: boolean;
  /** Drawn in two columns. */
  readonly hasColumns: boolean;
  /** To where it stood, of a clause that moved. */
  readonly departedHref: string | null;
  readonly stretches: readonly Stretch[];
}

export type Part =
  | { readonly kind: 'clause'; readonly clause: DrawnClause }
  /** `hasText`: the clauses are there to unfold; else the line only names them. */
  | {
      readonly kind: 'fold';
      readonly label: string;
      readonly hasText: boolean;
      readonly clauses: readonly DrawnClause[];
    }
  /** Where a clause stood that now stands elsewhere. */
  | { readonly kind: 'departed'; readonly id: string; readonly href: string; readonly name: string };

export const departedId = (index: number): string => `${clauseId(index)}-fran`;

export function partsOf(
  portion: Portion,
  draughtsman: Draughtsman,
  { view, showsAll }: Pick<Viewing, 'view' | 'showsAll'>,
  words: Words,
): readonly Part[] {
  const isColumns = view === 'spalter';
  const departures = departuresOf(portion);
  const departing = new Set([...departures.values()].flat());
  const draw = (each: ShownClause): DrawnClause => {
    const clause = draughtsman.clause(each);
    const departedHref = departing.has(each) ? `#${departedId(each.place)}` : null;
    const count = clause.rows.reduce((sum, row) => sum + row.words, 0);
    // What only got another number or place reads as before: its text is there to unfold.
    const readsAsBefore = each.isMarked && each.clause.kind === 'same' && !showsAll;
    return {
      ...clause,
      isShort: count <= mostWordsUnbroken,
      departedHref,
      hasColumns: isColumns && !readsAsBefore,
      stretches: readsAsBefore
        ? [{ isFold: true, count, rows: clause.rows }]
        : stretchesOf(clause.rows, showsAll || isColumns || !each.isMarked),
    };
  };
  const parts: Part[] = [];
  let unchanged: ShownClause[] = [];
  const fold = (): void => {
    if (unchanged.length === 0) return;
    const refs = unchanged.flatMap(({ clause }) => clause.after);
    parts.push({
      kind: 'fold',
      label: words('comparison.fold.clauses', { count: unchanged.length, span: spanOf(refs) }),
      hasText: !isColumns,
      clauses: isColumns ? [] : unchanged.map(draw),
    });
    unchanged = [];
  };
  const depart = (behind: number | null): void => {
    for (const { clause, place } of departures.get(behind) ?? []) {
      fold();
      const name = clause.before.map(nameOf).join(', ');
      parts.push({ kind: 'departed', id: departedId(place), href: `#${clauseId(place)}`, name });
    }
  };
  depart(null);
  for (const each of portion.clauses) {
    if (each.isMarked || (showsAll && !each.setsAside)) {
      fold();
      parts.push({ kind: 'clause', clause: draw(each) });
    } else if (each.setsAside) {
      fold();
      const label = words('comparison.fold.aside', { name: spanOf(each.clause.after) });
      if (showsAll) parts.push({ kind: 'clause', clause: draw(each) });
      else parts.push({ kind: 'fold', label, hasText: true, clauses: [draw(each)] });
    } else unchanged.push(each);
    depart(each.place);
  }
  fold();
  return parts;
}

/** Moved clauses by the place of the clause behind which each stood; null for the first of all. Those that stood in another part are left out. */
function departuresOf({ clauses }: Portion): ReadonlyMap<number | null, readonly ShownClause[]> {
  const placeOf = new Map(
    clauses.flatMap(({ clause, place }) => clause.before.map(({ index }) => [index, place] as const)),
  );
  const behind = ({ clause }: ShownClause): number | null => {
    const previous = (clause.before[0]?.index ?? 0) - 1;
    return previous < 0 ? null : (placeOf.get(previous) ?? -1);
  };
  const isFirst = clauses[0]?.place === 0;
  return Map.groupBy(
    clauses.filter((each) => {
      if (!each.isMarked || !each.clause.moved || each.continues) return false;
      const place = behind(each);
      return place === null ? isFirst : place >= 0;
    }),
    behind,
  );
}

export function stretchesOf(rows: readonly RowModel[], showsAll: boolean): readonly Stretch[] {
  const stretches: { isUnchanged: boolean; rows: RowModel[] }[] = [];
  for (const row of rows) {
    const last = stretches.at(-1);
    if (last?.isUnchanged === row.isUnchanged) last.rows.push(row);
    else stretches.push({ isUnchanged: row.isUnchanged, rows: [row] });
  }
  return stretches.map(({ isUnchanged, rows: own }) => {
    const count = own.reduce((sum, row) => sum + row.words, 0);
    return { isFold: isUnchanged && !showsAll && count >= leastWordsFolded, count, rows: own };
  });
}
