// The changes told one by one in words: what a board member reads first.
import type {
  ClauseChange,
  ClauseRef,
  Comparison,
  Nature,
  ParagraphChange,
  Run,
} from '../../domain/comparison/change.ts';
import { countWords } from '../../domain/comparison/tokens.ts';
import type { Words } from '../../web/i18n.ts';
import { MovesTold } from './moves-told.ts';
import {
  capitalised,
  nameOf,
  namesOf,
  paragraphName,
  placeName,
  placeOfRow,
  type Relation,
} from './naming.ts';
import { isChanged, type Portion, type ShownClause, type ShownRow } from './shown.ts';

export interface ToldChange {
  readonly sentence: string;
  /** The change it tells of, by its place among those that are stepped through; null where that is the clause's own. */
  readonly stop: number | null;
  readonly nature: Nature;
}

/** What happened to one clause; `clause` is null for the text outside the clauses. */
export interface ToldClause {
  readonly clause: ClauseChange | null;
  readonly stop: number | null;
  readonly changes: readonly ToldChange[];
}

/** What the telling needs throughout, and the passages it has told of. */
interface Told {
  readonly moves: MovesTold;
  /** The clauses of each text by their places. */
  readonly refs: Readonly<Record<'before' | 'after', ReadonlyMap<number, ClauseRef>>>;
  readonly passages: Set<string>;
  readonly relation: Relation;
  readonly words: Words;
}

/** Every marked change as a sentence, clause by clause in the order of the new text; what stands outside them last. */
export function changeList(
  comparison: Comparison,
  portion: Portion,
  relation: Relation,
  words: Words,
): readonly ToldClause[] {
  const told: Told = {
    moves: new MovesTold(comparison),
    refs: refsOf(comparison),
    passages: new Set(),
    relation,
    words,
  };
  const clauses = portion.clauses
    .filter(({ isMarked }) => isMarked)
    .map((each): ToldClause => ({
      clause: each.clause,
      stop: each.stop ?? each.rows.find(({ stop }) => stop !== null)?.stop ?? null,
      changes: [
        ...tellHead(each, told).map((sentence) => ({
          sentence: capitalised(sentence),
          stop: each.stop,
          nature: isWhole(each.clause) || each.clause.moved ? each.clause.nature : 'editorial',
        })),
        ...(isWhole(each.clause) ? [] : each.rows.flatMap((row) => tellRow(row, told))),
        ...(isWhole(each.clause) ? each.rows.flatMap((row) => tellMoves(row, told)) : []),
      ],
    }));
  // Who adopted the text, and when, comes behind what it says.
  const last: ToldClause = {
    clause: null,
    stop: portion.preamble.find(({ stop }) => stop !== null)?.stop ?? null,
    changes: portion.preamble.flatMap((row) => tellRow(row, told)),
  };
  return [...clauses, last].filter(({ changes }) => changes.length > 0);
}

function refsOf({ clauses }: Comparison): Told['refs'] {
  const by = (side: 'before' | 'after') =>
    new Map(clauses.flatMap((clause) => clause[side]).map((ref) => [ref.index, ref]));
  return { before: by('before'), after: by('after') };
}

const isWhole = ({ kind }: ClauseChange): boolean => kind === 'inserted' || kind === 'repealed';

function tellHead({ clause, rows }: ShownClause, told: Told): readonly string[] {
  const { relation, words } = told;
  const { kind, renumbered, moved, before, after, heading } = clause;
  const count = rows.reduce((sum, { row }) => sum + wordsOf(row.runs, () => true), 0);
  const names = { before: namesOf(before, words), after: namesOf(after, words) };
  if (kind === 'inserted' || kind === 'repealed')
    return [words(`comparison.list.clause.${relation === 'others' ? 'only' : 'whole'}.${kind}`, { count })]; // words: comparison.list.clause.*
  const sentences: string[] = [];
  if (kind === 'split' || kind === 'merged') sentences.push(words(`comparison.list.clause.${kind}`, names));
  else if (renumbered) sentences.push(words(`comparison.list.renumbered.${relation}`, names)); // words: comparison.list.renumbered.*
  if (moved) sentences.push(movedClause(clause, told));
  if (heading !== null) {
    const { before: old, after: fresh } = heading;
    if (old !== null && fresh !== null)
      sentences.push(words('comparison.list.heading.changed', { old, fresh }));
    else if (fresh !== null) sentences.push(words('comparison.list.heading.inserted', { fresh }));
    else sentences.push(words('comparison.list.heading.repealed', { old: old ?? '' }));
  }
  return sentences;
}

/** Where a clause stood and where it stands, by what is before it. */
function movedClause(clause: ClauseChange, { refs, words }: Told): string {
  const previous = (side: 'before' | 'after'): string => {
    const found = refs[side].get((clause[side][0]?.index ?? 0) - 1);
    return found === undefined
      ? words('comparison.list.clause.first')
      : words('comparison.list.clause.behind', { clause: nameOf(found) });
  };
  return words('comparison.list.clause.moved', { before: previous('before'), after: previous('after') });
}

function tellRow(shown: ShownRow, told: Told): readonly ToldChange[] {
  const { relation, words } = told;
  const { row, stop } = shown;
  if (!shown.isMarked || !isChanged(row)) return [];
  const moves = tellMoves(shown, told);
  const form = row.item === null ? 'paragraph' : 'item';
  const [from, to] = [paragraphName(row.before[0] ?? 1, words), paragraphName(row.after[0] ?? 1, words)];
  const facts = { place: placeOfRow(row, words), from, to, count: wordsOf(row.runs, isAlone) };
  const tell = (name: string): string => words(`comparison.list.${form}.${name}`, facts); // words: comparison.list.paragraph.* words: comparison.list.item.*
  const amount = amountOf(shown.runs, words);
  const detail = detailsOf(shown.runs, words);
  const changed = `${tell(natureTold(row, told))}${amount === '' ? '' : ` (${amount})`}${detail === '' ? '' : `: ${detail}`}`;
  const wentAway = row.moved && (row.kind === 'repealed' || row.kind === 'inserted');
  const sentences =
    row.kind === 'merged' || row.kind === 'split'
      ? [tell(row.kind)]
      : wentAway || (row.kind === 'same' && row.moved)
        ? []
        : row.kind === 'inserted' || row.kind === 'repealed'
          ? [tell(relation === 'others' ? `only.${row.kind}` : row.kind)]
          : amount === '' && detail === '' && moves.length > 0
            ? []
            : [changed];
  return [
    ...sentences.map((sentence) => ({ sentence: capitalised(sentence), stop, nature: row.nature })),
    ...moves,
  ];
}

/** A date or a decision beside the clauses that is another changes nothing that the clauses say. */
function natureTold({ nature, clause }: ParagraphChange, { refs }: Told): string {
  const isOutside = clause.before < 0 && clause.after < 0 && refs.before.size + refs.after.size > 0;
  if (nature === 'substance' || nature === 'none') return isOutside ? 'outside' : 'substance';
  return nature;
}

/** The passages that this row takes part in, each told once. */
function tellMoves({ row, stop }: ShownRow, told: Told): readonly ToldChange[] {
  const { moves, passages, words } = told;
  const whole = moves.whole(row);
  const ids = new Set(row.runs.flatMap((run) => ('move' in run ? [run.move] : [])));
  const parts = [...ids].map((id) => moves.passage(id)).filter((passage) => passage !== undefined);
  return [...(whole === undefined ? [] : [whole]), ...parts]
    .filter(({ id }) => !passages.has(id))
    .map((passage) => {
      passages.add(passage.id);
      const facts = {
        text: shortened(passage.text),
        count: passage.words,
        from: placeName(passage.from, words),
        to: placeName(passage.to, words),
      };
      return { sentence: capitalised(words('comparison.list.moved', facts)), stop, nature: row.nature };
    });
}

const isAlone = ({ kind }: Run): boolean => kind === 'inserted' || kind === 'deleted';
const wordsOf = (runs: readonly Run[], counts: (run: Run) => boolean): number =>
  runs.filter(counts).reduce((sum, run) => sum + countWords(run.text), 0);

function amountOf(runs: readonly Run[], words: Words): string {
  const deleted = wordsOf(runs, ({ kind }) => kind === 'deleted');
  const inserted = wordsOf(runs, ({ kind }) => kind === 'inserted');
  if (deleted === inserted)
    return deleted === 0 ? '' : words('comparison.list.amount.changed', { count: deleted });
  const parts = [
    ...(deleted === 0 ? [] : [words('comparison.list.amount.deleted', { count: deleted })]),
    ...(inserted === 0 ? [] : [words('comparison.list.amount.inserted', { count: inserted })]),
  ];
  return parts.join(', ');
}

const [mostDetails, longestDetail] = [3, 60];

/** A few short replacements are quoted; '' where they are many or long. */
function detailsOf(runs: readonly Run[], words: Words): string {
  const pairs = replacementsOf(runs);
  const isLong = ({ old, fresh }: Replacement): boolean =>
    old.length > longestDetail || fresh.length > longestDetail;
  if (pairs.length > mostDetails || pairs.some(isLong)) return '';
  return [...new Set(pairs.map((pair) => replacementText(pair, words)))].join(', ');
}

interface Replacement {
  readonly old: string;
  readonly fresh: string;
  readonly because: 'consequential' | 'renaming' | 'editorial' | null;
}

function replacementsOf(runs: readonly Run[]): readonly Replacement[] {
  const pairs: Replacement[] = [];
  for (const [index, run] of runs.entries()) {
    if (run.kind !== 'deleted' && run.kind !== 'inserted') continue;
    const [previous, next] = [runs[index - 1], runs[index + 1]];
    const because = run.because ?? null;
    if (run.kind === 'deleted')
      pairs.push({ old: run.text.trim(), fresh: next?.kind === 'inserted' ? next.text.trim() : '', because });
    else if (previous?.kind !== 'deleted') pairs.push({ old: '', fresh: run.text.trim(), because });
  }
  return pairs.filter(({ old, fresh }) => countWords(old) + countWords(fresh) > 0);
}

function replacementText({ old, fresh, because }: Replacement, words: Words): string {
  if (old === '') return words('comparison.list.detail.inserted', { fresh });
  if (fresh === '') return words('comparison.list.detail.deleted', { old });
  if (because === 'consequential') return words('comparison.list.detail.consequential', { old, fresh });
  if (because === 'renaming') return words('comparison.list.detail.renaming', { old, fresh });
  return words('comparison.list.detail.replaced', { old, fresh });
}

const mostWordsQuoted = 8;

function shortened(text: string): string {
  const all = text.split(' ');
  return all.length <= mostWordsQuoted ? text : `${all.slice(0, mostWordsQuoted).join(' ')} …`;
}
