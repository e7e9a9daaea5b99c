// Rows and clauses of a comparison as the templates draw them: runs with their links, notes of what moved, labels.
import type { Comparison, MovedPassage, ParagraphChange, Run } from '../../domain/comparison/change.ts';
import { countWords } from '../../domain/comparison/tokens.ts';
import type { Words } from '../../web/i18n.ts';
import { MovesTold } from './moves-told.ts';
import { capitalised, namesOf, numberOf, paragraphName, placeName, type Relation } from './naming.ts';
import { asMoved, drawRuns, type RunModel } from './drawn-runs.ts';
import {
  allNatures,
  isChanged,
  showRow,
  type Portion,
  type Shown,
  type ShownClause,
  type ShownRow,
} from './shown.ts';

export type { RunModel } from './drawn-runs.ts';
export type RowModel = ReturnType<Draughtsman['row']>;
export type ClauseModel = ReturnType<Draughtsman['clause']>;

/** The fragment of a change, of a clause, and of the two ends of a move. */
export const stopId = (stop: number): string => `a${String(stop)}`;
export const clauseId = (index: number): string => `c${String(index + 1)}`;
const fromId = (move: string): string => `${move}-fran`;
const toId = (move: string): string => `${move}-till`;

/** A stycke or punkt as the templates of comparisons draw it, where nothing else of the comparison is on the page. */
export function paragraphModel(paragraph: ParagraphChange) {
  const shown = { ...showRow(paragraph, allNatures), stop: null };
  return rowModel(shown, drawRuns, []);
}

const wordsIn = (runs: readonly Run[]): number => runs.reduce((sum, run) => sum + countWords(run.text), 0);

function rowModel(
  { row, runs, before, after, isMarked, setsAside, stop }: ShownRow,
  draw: (runs: readonly Run[]) => readonly RunModel[],
  notes: readonly { readonly text: string; readonly href: string | null; readonly id: string | null }[],
) {
  return {
    kind: (isMarked ? row.kind : 'same') as string,
    isMarked,
    setsAside,
    isUnchanged: !isChanged(row),
    stop: stop === null ? null : stopId(stop),
    isItem: row.item !== null,
    labelBefore: row.item?.before ?? null,
    labelAfter: row.item?.after ?? null,
    label: row.item?.after ?? row.item?.before ?? null,
    runs: draw(runs),
    before: draw(before),
    after: draw(after),
    words: [before, after].map(wordsIn).reduce((one, other) => Math.max(one, other)),
    notes,
  };
}

/** Draws one comparison: knows what else stands on the page, so that what moved is linked both ways. */
export class Draughtsman {
  private readonly words: Words;
  private readonly relation: Relation;
  private readonly moves: MovesTold;
  private readonly portion: Portion;
  /** The ends of moves that are drawn: "movedTo m1". */
  private readonly ends: ReadonlySet<string>;
  private readonly hasOutsideBegun: boolean;
  /** What moved away whole, by the old clause it stood in. */
  private readonly departed: ReadonlyMap<number, readonly ShownRow[]>;

  /** @param portion what of it is drawn */
  constructor(
    comparison: Comparison,
    shown: Shown,
    relation: Relation,
    words: Words,
    portion: Portion = shown,
  ) {
    this.words = words;
    this.relation = relation;
    this.portion = portion;
    this.hasOutsideBegun = portion.preamble[0] !== shown.preamble[0];
    this.moves = new MovesTold(comparison);
    const left = rowsOf(shown).flatMap(({ row, isMarked }) => {
      const passage = isMarked ? this.moves.whole(row) : undefined;
      return passage === undefined ? [] : [departed(row, passage)];
    });
    this.departed = Map.groupBy(left, ({ row }) => row.clause.before);
    this.ends = new Set(this.drawnEnds());
  }

  private *drawnEnds(): Iterable<string> {
    const ghosts = [
      ...this.portion.clauses.flatMap((each) => this.leftFrom(oldPlaces(each))),
      ...this.leftFrom(this.placesOutside()),
    ];
    for (const { row, runs, isMarked } of [...rowsOf(this.portion), ...ghosts]) {
      for (const run of runs) if ('move' in run) yield `${run.kind} ${run.move}`;
      const passage = isMarked ? this.moves.whole(row) : undefined;
      if (passage !== undefined) yield `movedTo ${passage.id}`;
    }
  }

  /** What moved away from these old clauses; -1 for what stood outside the clauses. */
  private leftFrom(places: readonly number[]): readonly ShownRow[] {
    return places.flatMap((index) => this.departed.get(index) ?? []);
  }

  private placesOutside(): readonly number[] {
    return this.portion.preamble.length === 0 || this.hasOutsideBegun ? [] : [-1];
  }

  /** A run with the way to the other end of its move. */
  private linked(run: RunModel): RunModel {
    const passage = run.move === null ? undefined : this.moves.passage(run.move);
    if (passage === undefined) return run;
    const isNew = run.kind === 'movedTo';
    const isThere = this.ends.has(`${isNew ? 'movedFrom' : 'movedTo'} ${passage.id}`);
    return {
      ...run,
      id: isNew ? toId(passage.id) : fromId(passage.id),
      href: isThere ? `#${isNew ? fromId(passage.id) : toId(passage.id)}` : null,
      link: isNew
        ? this.words('comparison.move.from', { place: placeName(passage.from, this.words) })
        : this.words('comparison.move.to', { place: placeName(passage.to, this.words) }),
    };
  }

  row(shown: ShownRow) {
    const model = rowModel(shown, (runs) => drawRuns(runs).map((run) => this.linked(run)), this.notes(shown));
    if (!shown.isMarked || this.moves.whole(shown.row) === undefined) return model;
    // A stycke that moved whole: its old wording stands in the left column where it stood.
    return {
      ...model,
      kind: 'moved',
      runs: model.runs.map(asMoved),
      after: model.after.map(asMoved),
      before: [],
    };
  }

  private notes({ row, isMarked }: ShownRow) {
    if (!isMarked) return [];
    const [from, to] = [
      paragraphName(row.before[0] ?? 1, this.words),
      paragraphName(row.after[0] ?? 1, this.words),
    ];
    if (row.kind === 'merged' || row.kind === 'split') {
      const text = capitalised(
        this.words(`comparison.list.paragraph.${row.kind}`, { place: to, from, to, count: 0 }),
      );
      return [{ text, href: null, id: null }];
    }
    const passage = this.moves.whole(row);
    if (passage === undefined) return [];
    const text = capitalised(
      this.words('comparison.move.from', { place: placeName(passage.from, this.words) }),
    );
    const isThere = this.ends.has(`movedFrom ${passage.id}`);
    return [{ text, href: isThere ? `#${fromId(passage.id)}` : null, id: toId(passage.id) }];
  }

  /** What stands outside the clauses. */
  outside(): readonly RowModel[] {
    return this.rows(this.portion.preamble, this.placesOutside());
  }

  /** @param from the old clauses that these are the rows of: what moved away from among them is drawn where it stood. */
  private rows(rows: readonly ShownRow[], from: readonly number[]): readonly RowModel[] {
    const placed = [...rows];
    for (const ghost of this.leftFrom(from)) {
      const behind = placed.findIndex(({ row }) => (row.before[0] ?? 0) > (ghost.row.before[0] ?? 0));
      placed.splice(behind === -1 ? placed.length : behind, 0, ghost);
    }
    return placed.map((row) => this.row(row));
  }

  clause(shown: ShownClause) {
    const { clause, place, isMarked, setsAside, stop } = shown;
    const named = clause.after[0] ?? clause.before[0];
    return {
      id: clauseId(place),
      kind: isMarked ? clause.kind : 'same',
      stop: stop === null ? null : stopId(stop),
      isMarked,
      setsAside,
      reference: named === undefined ? '' : numberOf(named),
      title: named?.heading ?? '',
      // A rubric that only stands elsewhere is no change of its words.
      heading: clause.heading !== null && isMarked ? clause.heading : null,
      formerly: clause.renumbered
        ? this.words(`comparison.formerly.${this.relation}`, { clause: namesOf(clause.before, this.words) }) // words: comparison.formerly.*
        : null,
      tags: isMarked ? tagsOf(shown, this.relation) : [],
      rows: this.rows(shown.rows, oldPlaces(shown)),
    };
  }
}

const rowsOf = ({ clauses, preamble }: Portion): readonly ShownRow[] => [
  ...clauses.flatMap((each) => each.rows),
  ...preamble,
];

/** The old clauses that what left them is drawn with. */
const oldPlaces = ({ clause, continues }: ShownClause): readonly number[] =>
  continues ? [] : clause.before.map(({ index }) => index);

/** What stands where a stycke stood that is drawn whole at its new place. */
function departed(row: ParagraphChange, { id, text }: MovedPassage): ShownRow {
  const run: Run = { kind: 'movedFrom', text, move: id };
  const item = row.item === null ? null : { before: row.item.before, after: null };
  const gone: ParagraphChange = { ...row, kind: 'repealed', after: [], item, runs: [run] };
  return { row: gone, runs: [run], before: [run], after: [], isMarked: true, setsAside: false, stop: null };
}

/** What is said beside a clause's rubric. */
function tagsOf({ clause }: ShownClause, relation: Relation): readonly string[] {
  const { kind, nature, renumbered, moved } = clause;
  const own =
    kind === 'changed' || kind === 'editorial'
      ? nature === 'none'
        ? ['editorial']
        : [nature]
      : kind === 'same'
        ? []
        : relation === 'others' && (kind === 'inserted' || kind === 'repealed')
          ? [kind === 'inserted' ? 'onlyAfter' : 'onlyBefore']
          : [kind];
  const other = moved ? ['moved'] : renumbered && own.length === 0 ? ['renumbered'] : [];
  return [...own, ...other];
}
