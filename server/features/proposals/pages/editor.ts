// The whole text of a proposal as its editor sees it: every clause in order with what is changed in it and what can be done.
import { keyOf } from '../../../domain/comparison/amending-names.ts';
import type { ClauseChange, Comparison } from '../../../domain/comparison/change.ts';
import type { Day } from '../../../domain/language/dates.ts';
import { clauseReference } from '../../../domain/statutes/citation.ts';
import type { Amendment } from '../../../domain/proposals/proposal.ts';
import { isOpen } from '../../../domain/proposals/lifecycle.ts';
import type { Refusal } from '../../../domain/refusal.ts';
import type { Clause } from '../../../domain/statutes/statute.ts';
import { page, type Page } from '../../../web/answer.ts';
import type { Words } from '../../../web/i18n.ts';
import { drawnClauses, type RowModel } from '../../comparison/index.ts';
import { anchorsOf, nameOf, type EditedText } from '../edited-text.ts';
import {
  clauseNumberPath,
  newClausePath,
  proposalClausePath,
  proposalPath,
  proposalTextPath,
  rebasePath,
  textTitlePath,
} from '../paths.ts';
import { crumbsUnder } from './crumbs.ts';

export interface EditorView {
  readonly edited: EditedText;
  /** Null in a formation, or where comparing takes too long: the text is then shown as it is. */
  readonly comparison: Comparison | null;
  readonly mayChange: boolean;
  /** Which part of a long text, from 1. */
  readonly part: number;
  readonly today: Day;
  readonly words: Words;
  readonly refusals: readonly Refusal[];
  readonly notice: string | null;
}

/** Clauses on one page: some tenths of a second to draw. */
const mostOnPage = 400;

/** A clause of the proposal by its place there, or one of the base that is repealed. */
interface Entry {
  readonly index: number | null;
  readonly clause: Clause;
  readonly anchor: string;
  readonly rows: readonly (RowModel | PlainRow)[];
  readonly heading: ClauseChange['heading'];
  readonly formerly: string | null;
}

export function editorPage(view: EditorView): Page {
  const { edited, comparison, words, today } = view;
  const { organisation, proposal, now, base } = edited;
  const path = proposalTextPath(organisation, proposal.id);
  const all = comparison === null ? plainEntries(edited) : comparedEntries(edited, comparison, words);
  const parts = Math.max(1, Math.ceil(all.length / mostOnPage));
  const part = Math.min(view.part, parts);
  const shown = all.slice((part - 1) * mostOnPage, part * mostOnPage);
  const mayChange = view.mayChange && isOpen(proposal.state);
  return page(
    'proposals/editor',
    {
      title: { key: mayChange ? 'proposals.editor.title' : 'proposals.editor.titleReading' },
      crumbs: crumbsUnder(organisation, proposal, today),
      name: proposal.heading,
      changes: now.amendments.length,
      textNumber: now.number,
      textPath: path,
      proposalPath: proposalPath(organisation, proposal.id),
      rebasePath: proposal.rebaseOnto === null ? null : rebasePath(organisation, proposal.id),
      fallsBoard: mayChange && proposal.board !== null,
      isClosed: view.mayChange && !mayChange,
      isUncompared: comparison === null && base !== null,
      parts:
        parts === 1
          ? []
          : Array.from({ length: parts }, (_, index) => ({
              number: index + 1,
              isCurrent: index + 1 === part,
              path: `${path}?del=${String(index + 1)}`,
            })),
      clauses: shown.map((entry, place) => clauseModel(entry, shown[place - 1], { ...view, mayChange })),
      textTitle: now.reading.title ?? '',
      titlePath: mayChange ? textTitlePath(organisation, proposal.id) : null,
      insertFirstPath: mayChange && part === 1 ? newClausePath(organisation, proposal.id, '') : null,
      outside: now.amendments.filter(({ kind }) => kind === 'outside').length,
      notice: view.notice,
    },
    view.refusals,
  );
}

function clauseModel(entry: Entry, previous: Entry | undefined, { edited, mayChange }: EditorView) {
  const { organisation, proposal, now } = edited;
  const { clause, index, anchor } = entry;
  const amendment = amendmentOf(now.amendments, clause, index);
  const isRepealed = index === null;
  const { chapter } = clause;
  const opensChapter =
    chapter !== null && !isRepealed && chapter.number !== (previous?.clause.chapter?.number ?? null);
  return {
    id: isRepealed ? `upphavd-${anchor}` : anchor,
    anchor,
    reference: clauseReference(clause),
    rubric: clause.heading ?? '',
    rubricChange: entry.heading,
    formerly: entry.formerly,
    chapter: opensChapter ? [`${chapter.number} kap.`, chapter.heading ?? ''].join(' ').trim() : null,
    kind: amendment?.kind ?? null,
    tagKind: { insert: 'inserted', repeal: 'repealed', move: 'moved' }[
      amendment?.kind as 'insert' | 'repeal' | 'move'
    ],
    nature: amendment?.nature ?? null,
    reason: amendment?.reason ?? '',
    rows: entry.rows,
    mayChange,
    isRepealed,
    isFirst: index === 0,
    isLast: index === now.reading.clauses.length - 1,
    isOnly: now.reading.clauses.length === 1,
    hasGap: index !== null && leavesGap(now.reading.clauses[index - 1], clause),
    changePath: proposalClausePath(organisation, proposal.id, anchor),
    insertPath: newClausePath(organisation, proposal.id, anchor),
    numberPath: clauseNumberPath(organisation, proposal.id, anchor),
  };
}

/** Does a whole number lie between the clause before and this one, as where one was repealed? */
function leavesGap(previous: Clause | undefined, clause: Clause): boolean {
  const stem = ({ number }: Clause): number => Number(/^\d{1,4}(?= [a-zåäö]$|$)/u.exec(number)?.[0]);
  if (previous !== undefined && previous.chapter?.number !== clause.chapter?.number) return false;
  return stem(clause) > (previous === undefined ? 0 : stem(previous)) + 1;
}

/** What is said of a clause's change: by its place in the proposal, or by its name in the base where it is repealed. */
export const amendmentOf = (
  amendments: readonly Amendment[],
  clause: Pick<Clause, 'number' | 'chapter'>,
  index: number | null,
): Amendment | undefined =>
  amendments.find(({ kind, position, proposed, clause: target }) =>
    index === null
      ? kind === 'repeal' && target !== null && keyOf(target) === keyOf(nameOf(clause))
      : kind !== 'outside' && kind !== 'repeal' && (position ?? null) === index && proposed !== null,
  );

function comparedEntries({ now, base }: EditedText, comparison: Comparison, words: Words): readonly Entry[] {
  const anchors = anchorsOf(now);
  const baseAnchors = base === null ? [] : anchorsOf(base);
  return drawnClauses(comparison, words).flatMap(({ change, drawn }): readonly Entry[] => {
    const common = { rows: drawn.rows, heading: drawn.heading, formerly: drawn.formerly };
    if (change.after.length === 0)
      return change.before.flatMap(({ index }): readonly Entry[] => {
        const clause = base?.reading.clauses[index];
        return clause === undefined
          ? []
          : [{ ...common, heading: null, index: null, clause, anchor: baseAnchors[index] ?? '' }];
      });
    return change.after.flatMap(({ index }): readonly Entry[] => {
      const clause = now.reading.clauses[index];
      if (clause === undefined) return [];
      const own = { index, clause, anchor: anchors[index] ?? '' };
      // Of a clause that was divided each part is one to work in: the whole of it is seen in the comparison.
      return change.after.length === 1
        ? [{ ...own, ...common }]
        : [{ ...own, rows: plainRows(clause), heading: null, formerly: drawn.formerly }];
    });
  });
}

function plainEntries({ now }: EditedText): readonly Entry[] {
  const anchors = anchorsOf(now);
  return now.reading.clauses.map((clause, index) => ({
    ...{ index, clause, rows: plainRows(clause), heading: null, formerly: null },
    anchor: anchors[index] ?? '',
  }));
}

interface PlainRow {
  readonly kind: string;
  readonly isItem: boolean;
  readonly label: string | null;
  readonly stop: null;
  readonly setsAside: false;
  readonly notes: readonly never[];
  readonly runs: readonly { readonly kind: 'same' | 'inserted'; readonly text: string }[];
}

/** Stycken and punkter as the templates of comparisons draw them. @param kind new words, or words as they are */
export function plainRows(
  clause: Pick<Clause, 'blocks'>,
  kind: 'same' | 'inserted' = 'same',
): readonly PlainRow[] {
  const row = (text: string, label: string | null): PlainRow => ({
    ...{ kind, label, isItem: label !== null, stop: null, setsAside: false, notes: [] },
    runs: [{ kind, text }],
  });
  return clause.blocks.flatMap((block) =>
    block.kind === 'paragraph'
      ? [row(block.passage.text, null)]
      : block.items.map(({ label, text }) => row(text, label)),
  );
}
