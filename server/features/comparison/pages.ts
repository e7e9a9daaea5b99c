// What the comparison's templates are told: one change tree, seen inline or in two columns.
import {
  columnOf,
  type ClauseChange,
  type ClauseRef,
  type Comparison,
  type ParagraphChange,
  type Run,
} from '../../domain/comparison/change.ts';
import { summarise } from '../../domain/comparison/summary.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { page, type Page } from '../../web/answer.ts';
import { field, type Form } from '../../web/body.ts';
import type { View } from './forms.ts';
import { comparisonPath, comparisonWordPath } from './paths.ts';

/** One version to choose, under its organisation's name. */
export interface VersionChoice {
  readonly id: string;
  readonly effectiveFrom: string | null;
}
export interface OwnerChoices {
  readonly owner: string;
  readonly versions: readonly VersionChoice[];
}

/** What is said of one side. */
export interface SideTitle {
  readonly owner: string | null;
  readonly effectiveFrom: string | null;
  readonly path: string | null;
}

export interface Result {
  readonly comparison: Comparison;
  readonly before: SideTitle;
  readonly after: SideTitle;
  /** Addresses of the same comparison seen otherwise; null for pasted texts, whose form carries them. */
  readonly links: { readonly inline: string; readonly columns: string; readonly word: string } | null;
}

export function comparisonPage(
  choices: readonly OwnerChoices[],
  form: Form,
  view: View,
  result: Result | null,
  refusals: readonly Refusal[],
): Page {
  return page(
    'comparison/index',
    {
      title: { key: result === null ? 'comparison.title' : 'comparison.resultTitle' },
      crumbs: result === null ? [] : [{ key: 'comparison.title', path: comparisonPath }],
      choices,
      sides: (['before', 'after'] as const).map((side) => ({
        side,
        textField: `${side}Text`,
        fileField: `${side}File`,
        versionField: `${side}Version`,
        text: field(form, `${side}Text`),
        chosen: field(form, `${side}Version`),
      })),
      view,
      isColumns: view === 'spalter',
      result: result === null ? null : resultModel(result),
      comparisonPath,
      comparisonWordPath,
    },
    refusals,
  );
}

export function resultModel({ comparison, before, after, links }: Result) {
  const isWhole = comparison.clauses.length === 0;
  return {
    before,
    after,
    links,
    isIdentical: comparison.isIdentical,
    isFormattingOnly: comparison.isFormattingOnly,
    summary: summaryLines(comparison),
    clauses: comparison.clauses.map(clauseModel),
    hasChanges: comparison.clauses.some((clause) => !isUntouched(clause)),
    preamble: comparison.preamble.some((row) => isWhole || row.kind !== 'same')
      ? comparison.preamble.map(paragraphModel)
      : [],
  };
}

/** The summary in words: one line for each thing that happened, with its count. */
export function summaryLines(
  comparison: Comparison,
): readonly { readonly name: string; readonly count: number }[] {
  const { clauses, paragraphs, words } = summarise(comparison);
  const isWhole = comparison.clauses.length === 0;
  const lines: readonly (readonly [string, number])[] = [
    ['clausesChanged', clauses.changed],
    ['clausesEditorial', clauses.editorial],
    ['clausesInserted', clauses.inserted],
    ['clausesRepealed', clauses.repealed],
    ['clausesSplit', clauses.split],
    ['clausesMerged', clauses.merged],
    ['clausesRenumbered', clauses.renumbered],
    ['clausesMoved', clauses.moved],
    ['clausesSame', clauses.same],
    ['paragraphsChanged', paragraphs.changed],
    ['paragraphsInserted', paragraphs.inserted],
    ['paragraphsRepealed', paragraphs.repealed],
    ['paragraphsMerged', paragraphs.merged],
    ['paragraphsSplit', paragraphs.split],
    ['wordsDeleted', words.deleted],
    ['wordsInserted', words.inserted],
    ['wordsMoved', words.moved],
  ];
  return lines
    .filter(([name, count]) => count > 0 && !(isWhole && name.startsWith('clauses')))
    .map(([name, count]) => ({ name, count }));
}

const reference = ({ number, heading, chapter }: ClauseRef) => ({
  reference: number === '' ? '' : `${chapter === null ? '' : `${chapter.number} kap. `}${number} §`,
  heading,
});

const isUntouched = ({ kind, renumbered, moved }: ClauseChange): boolean =>
  kind === 'same' && !renumbered && !moved;

/** What is said beside a clause's rubric: of an unchanged text, that it was renumbered or moved. */
function labelOf({ kind, renumbered, moved }: ClauseChange): string {
  if (kind !== 'same') return kind;
  return moved ? 'moved' : renumbered ? 'renumbered' : 'same';
}

function clauseModel(clause: ClauseChange, index: number) {
  const named = clause.after[0] ?? clause.before[0];
  return {
    id: `c${String(index + 1)}`,
    kind: clause.kind,
    isUntouched: isUntouched(clause),
    label: labelOf(clause),
    // What only moved or got another number reads as before: its text is there to unfold.
    isFolded: clause.kind === 'same',
    isRenumbered: clause.renumbered,
    isMoved: clause.moved,
    title: named === undefined ? { reference: '', heading: null } : reference(named),
    before: clause.before.map(reference),
    after: clause.after.map(reference),
    heading: clause.heading,
    paragraphs: clause.paragraphs.map(paragraphModel),
  };
}

/** A stycke or punkt as the templates of comparisons draw it. */
export function paragraphModel(paragraph: ParagraphChange) {
  return {
    kind: paragraph.kind,
    isMoved: paragraph.moved,
    isItem: paragraph.item !== null,
    labelBefore: paragraph.item?.before ?? null,
    labelAfter: paragraph.item?.after ?? null,
    label: paragraph.item?.after ?? paragraph.item?.before ?? null,
    runs: paragraph.runs.map(runModel),
    before: columnOf(paragraph.runs, 'before').map(runModel),
    after: columnOf(paragraph.runs, 'after').map(runModel),
  };
}

const runModel = (run: Run) => ({ kind: run.kind, text: run.text });
