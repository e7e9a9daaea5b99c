// The change tree as a reader asked to see it: which changes are marked, which are set aside, and in which order they are stepped through.
import type {
  Because,
  ClauseChange,
  Comparison,
  Nature,
  ParagraphChange,
  Run,
} from '../../domain/comparison/change.ts';

export interface ShownRow {
  readonly row: ParagraphChange;
  /** As running text; a change that is set aside reads as its new wording. */
  readonly runs: readonly Run[];
  readonly before: readonly Run[];
  readonly after: readonly Run[];
  readonly isMarked: boolean;
  /** Something was changed here that is not marked. */
  readonly setsAside: boolean;
  /** Its place among the changes that are stepped through; null where it is none of them. */
  readonly stop: number | null;
}

export interface ShownClause {
  readonly clause: ClauseChange;
  /** Its place among the clauses of the comparison. */
  readonly place: number;
  /** Its first rows stand in an earlier part. */
  readonly continues: boolean;
  readonly rows: readonly ShownRow[];
  readonly isMarked: boolean;
  readonly setsAside: boolean;
  /** The clause itself as a step: it is new, gone, moved, renumbered, or has another rubric. */
  readonly stop: number | null;
}

/** What is drawn together: all of a comparison, or one part of a large one. */
export interface Portion {
  readonly clauses: readonly ShownClause[];
  /** What stands outside the clauses, which is read last. */
  readonly preamble: readonly ShownRow[];
}

export interface Shown extends Portion {
  /** How many changes are stepped through. */
  readonly stops: number;
  /** Changed stycken, punkter and clause heads that are not marked, or not wholly. */
  readonly setAside: number;
  /** Changed stycken, punkter and clause heads by nature, whether marked or not. */
  readonly counts: Readonly<Record<Nature, number>>;
}

export const allNatures: ReadonlySet<Nature> = new Set(['substance', 'consequential', 'editorial', 'none']);

export function show(comparison: Comparison, natures: ReadonlySet<Nature>): Shown {
  const counts: Record<Nature, number> = { substance: 0, consequential: 0, editorial: 0, none: 0 };
  let stops = 0;
  let setAside = 0;
  const step = (): number => (stops += 1);
  const rowsOf = (rows: readonly ParagraphChange[], isSteppedThrough: boolean): ShownRow[] =>
    rows.map((row) => {
      const shown = showRow(row, natures);
      if (isChanged(row)) counts[row.nature] += 1;
      if (shown.setsAside) setAside += 1;
      return { ...shown, stop: shown.isMarked && isSteppedThrough ? step() : null };
    });
  const clauses = (): ShownClause[] =>
    comparison.clauses.map((clause, place) => {
      const isWhole = clause.kind === 'inserted' || clause.kind === 'repealed';
      const head = headNature(clause);
      const marksHead = head !== 'none' && natures.has(head);
      const ownStep = marksHead && !hasOnlyAnotherNumber(clause) ? step() : null;
      const rows = rowsOf(clause.paragraphs, !isWhole);
      const hasStep = ownStep !== null || rows.some(({ stop }) => stop !== null);
      if (head !== 'none' && !isWhole) counts[head] += 1;
      if (head !== 'none' && !marksHead) setAside += 1;
      return {
        clause,
        place,
        continues: false,
        rows,
        isMarked: marksHead || rows.some(({ isMarked }) => isMarked),
        setsAside: (head !== 'none' && !marksHead) || rows.some((row) => row.setsAside),
        stop: ownStep ?? (marksHead && !hasStep ? step() : null),
      };
    });
  const shown = clauses();
  const preamble = rowsOf(comparison.preamble, true);
  return { preamble, clauses: shown, stops, setAside, counts };
}

/** What the clause itself went through, beside what its stycken did. */
function headNature({ kind, nature, renumbered, moved, heading }: ClauseChange): Nature {
  if (kind === 'inserted' || kind === 'repealed' || kind === 'split' || kind === 'merged') return nature;
  if (moved) return 'substance';
  return renumbered || heading !== null ? 'editorial' : 'none';
}

/** A new number is told beside the number; it is a step of its own only where nothing else happened. */
const hasOnlyAnotherNumber = ({ kind, renumbered, moved, heading }: ClauseChange): boolean =>
  renumbered && !moved && heading === null && kind !== 'split' && kind !== 'merged';

export const isChanged = ({ kind, moved }: ParagraphChange): boolean => kind !== 'same' || moved;

const natureBecause: Readonly<Record<Because, Nature>> = {
  consequential: 'consequential',
  renaming: 'editorial',
  editorial: 'editorial',
};

/** What one changed run is: its own reason, else what its stycke is. */
const natureOfRun = (run: Run, row: ParagraphChange): Nature =>
  'because' in run ? natureBecause[run.because] : row.nature;

/** A stycke in more pieces than this can be drawn in no useful way: its old wording and its new stand whole. */
const mostRuns = 4_000;

export function showRow(row: ParagraphChange, natures: ReadonlySet<Nature>): Omit<ShownRow, 'stop'> {
  const all = row.runs.length > mostRuns ? asWhole(row.runs) : row.runs;
  const isShown = (run: Run): boolean => run.kind === 'same' || natures.has(natureOfRun(run, row));
  const marksRow = isChanged(row) && natures.has(row.nature);
  const marksRun = all.some((run) => run.kind !== 'same' && isShown(run));
  return {
    row,
    runs: joined(
      all.flatMap((run) =>
        isShown(run) ? [run] : isGone(run) ? [] : [{ kind: 'same' as const, text: run.text }],
      ),
    ),
    before: column(
      all.filter((run) => !isNew(run)),
      isShown,
    ),
    after: column(
      all.filter((run) => !isGone(run)),
      isShown,
    ),
    isMarked: marksRow || marksRun,
    setsAside: isChanged(row) && !(marksRow && all.every(isShown)),
  };
}

function asWhole(runs: readonly Run[]): readonly Run[] {
  const text = (of: readonly Run[]): string => of.map((run) => run.text).join('');
  return [
    { kind: 'deleted', text: text(runs.filter((run) => !isNew(run))) },
    { kind: 'inserted', text: text(runs.filter((run) => !isGone(run))) },
  ];
}

const isGone = ({ kind }: Run): boolean => kind === 'deleted' || kind === 'movedFrom';
const isNew = ({ kind }: Run): boolean => kind === 'inserted' || kind === 'movedTo';

const column = (runs: readonly Run[], isShown: (run: Run) => boolean): readonly Run[] =>
  joined(runs.map((run) => (isShown(run) ? run : { kind: 'same', text: run.text })));

function joined(runs: readonly Run[]): readonly Run[] {
  const result: Run[] = [];
  for (const run of runs) {
    const last = result.at(-1);
    if (last?.kind === 'same' && run.kind === 'same')
      result[result.length - 1] = { kind: 'same', text: last.text + run.text };
    else result.push(run);
  }
  return result;
}
