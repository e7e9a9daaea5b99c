// The pages of one clause: written beside its current wording, given another number, or chosen between two people's texts.
import type { Comparison } from '../../../domain/comparison/change.ts';
import type { Day } from '../../../domain/language/dates.ts';
import type { FollowedReference, OpenReference } from '../../../domain/proposals/editing.ts';
import { nameText } from '../../../domain/comparison/amending-names.ts';
import { amendmentNatures, type AmendmentNature } from '../../../domain/proposals/proposal.ts';
import type { Refusal } from '../../../domain/refusal.ts';
import { clauseReference } from '../../../domain/statutes/citation.ts';
import { clauseBody } from '../../../domain/statutes/document.ts';
import type { Clause } from '../../../domain/statutes/statute.ts';
import { page, type Page, type Title } from '../../../web/answer.ts';
import type { Words } from '../../../web/i18n.ts';
import { paragraphModel } from '../../comparison/index.ts';
import { shownBlocks } from '../../documents/index.ts';
import type { EditedText } from '../edited-text.ts';
import { openNamed, renumbering, type ConflictChoice, type TypedClauseForm } from '../editing-forms.ts';
import { proposalTextPath } from '../paths.ts';
import { crumbsUnder } from './crumbs.ts';
import { plainRows } from './editor.ts';

/** What is drawn under the text: what changes in it. */
export type ChangeShown = {
  readonly heading: { readonly before: string | null; readonly after: string | null } | null;
  readonly isUnchanged: boolean;
  readonly rows: readonly unknown[];
} | null;

/** The change of one clause, out of the comparison of it alone. */
export function changeShown(comparison: Comparison | null): ChangeShown {
  if (comparison === null) return null;
  const [change] = comparison.clauses;
  const rows = comparison.clauses.flatMap(({ paragraphs }) => paragraphs.map(paragraphModel));
  return {
    heading: change?.heading ?? null,
    isUnchanged: comparison.isIdentical || comparison.isFormattingOnly,
    rows,
  };
}

/** A clause that there was none of before. */
export const newShown = ({ heading, blocks }: Pick<Clause, 'heading' | 'blocks'>): ChangeShown => ({
  heading: heading === null ? null : { before: null, after: heading },
  isUnchanged: blocks.length === 0 && heading === null,
  rows: plainRows({ blocks }, 'inserted'),
});

/** What an edit leads to in other clauses. */
export interface Follows {
  readonly followed: readonly FollowedReference[];
  readonly open: readonly OpenReference[];
}

export const followsModel = ({ followed, open }: Follows) => ({
  followed: followed.map(({ clause, before, after }) => ({
    where: nameText(clause),
    from: before,
    to: after,
  })),
  dangling: open.map(({ clause, reference }) => ({ where: nameText(clause), text: reference })),
});

export interface ClauseView {
  readonly edited: EditedText;
  /** The clause in the proposal; null for one that is not there yet. */
  readonly clause: Clause | null;
  /** The clause that a new one follows; null first of all. */
  readonly after: Clause | null;
  readonly afterAnchor: string;
  readonly current: Clause | null;
  readonly typed: TypedClauseForm;
  readonly renumbers: boolean;
  readonly change: ChangeShown;
  /** What else is changed by it, to be seen before it is saved; null where nothing is. */
  readonly follows: Follows | null;
  readonly suggested: AmendmentNature | null;
  readonly path: string;
  readonly today: Day;
  readonly words: Words;
  readonly refusals: readonly Refusal[];
}

export function clausePage(view: ClauseView): Page {
  const { edited, clause, after, words, typed } = view;
  const { organisation, proposal, seen } = edited;
  const isNew = clause === null;
  return page(
    'proposals/clause',
    {
      title: isNew
        ? { key: 'proposals.clause.titleNew' }
        : { key: 'proposals.clause.title', facts: { clause: clauseReference(clause) } },
      crumbs: crumbsToText(edited, view.today),
      isNew,
      after: !isNew
        ? null
        : after === null
          ? words('proposals.clause.newFirst')
          : words('proposals.clause.newAfter', { clause: clauseReference(after) }),
      afterAnchor: view.afterAnchor,
      textNumber: seen.number,
      typed: { ...typed, nature: typed.nature ?? '' },
      renumbers: view.renumbers,
      current: view.current === null ? null : shownBlocks(clauseBody(view.current), 2),
      currentTitle:
        view.current === null
          ? ''
          : [clauseReference(view.current), view.current.heading ?? ''].join(' ').trim(),
      mayReset: view.current !== null,
      change: view.change,
      follows: view.follows === null ? null : followsModel(view.follows),
      confirms: !isNew ? openNamed(view.follows?.open ?? []) : view.renumbers ? renumbering : typed.number,
      natures: amendmentNatures,
      suggested:
        view.suggested === null
          ? null
          : words('proposals.clause.suggested', { nature: words(`proposals.nature.${view.suggested}`) }), // words: proposals.nature.*
      fallsBoard: proposal.board !== null,
      clausePath: view.path,
      textPath: proposalTextPath(organisation, proposal.id),
    },
    view.refusals,
  );
}

const crumbsToText = ({ organisation, proposal }: EditedText, today: Day) => [
  ...crumbsUnder(organisation, proposal, today),
  { key: 'proposals.editor.title', path: proposalTextPath(organisation, proposal.id) },
];

export interface FollowsView {
  readonly edited: EditedText;
  readonly title: Title;
  readonly lead: string;
  /** Null where another number is asked for. */
  readonly number: string | null;
  /** Null before anything was worked out. */
  readonly follows: Follows | null;
  /** Clauses that get other numbers themselves. */
  readonly renamed: readonly { readonly from: string; readonly to: string }[];
  /** The button that led here, pressed again to save, and what is confirmed by it. */
  readonly step: string;
  readonly confirms: string;
  readonly path: string;
  readonly today: Day;
  readonly refusals: readonly Refusal[];
}

/** What an edit leads to, shown before it is saved. */
export function followsPage(view: FollowsView): Page {
  const { organisation, proposal, seen } = view.edited;
  return page(
    'proposals/follows',
    {
      title: view.title,
      crumbs: crumbsToText(view.edited, view.today),
      lead: view.lead,
      asksNumber: view.number !== null,
      typed: { number: view.number ?? '' },
      shown: view.follows === null ? null : { ...followsModel(view.follows), renamed: view.renamed },
      step: view.step,
      confirms: view.confirms,
      textNumber: seen.number,
      actPath: view.path,
      textPath: proposalTextPath(organisation, proposal.id),
    },
    view.refusals,
  );
}

export interface ClauseConflictView {
  readonly edited: EditedText;
  readonly clause: Clause;
  readonly typed: TypedClauseForm;
  /** What the other saved; null where the clause is gone. */
  readonly theirs: { readonly heading: string; readonly source: string } | null;
  readonly own: { readonly heading: string; readonly source: string };
  /** Both changes could be put together. */
  readonly isMerged: boolean;
  readonly chosen: ConflictChoice | null;
  readonly change: ChangeShown;
  readonly path: string;
  readonly today: Day;
  readonly refusals: readonly Refusal[];
}

export function clauseConflictPage(view: ClauseConflictView): Page {
  const { edited, clause, typed } = view;
  return page(
    'proposals/clause-conflict',
    {
      title: { key: 'proposals.conflict.title' },
      crumbs: crumbsToText(edited, view.today),
      reference: clauseReference(clause),
      typed: { ...typed, nature: typed.nature ?? '' },
      theirs: view.theirs,
      own: view.own,
      isMerged: view.isMerged,
      chosen: view.chosen,
      change: view.change,
      textNumber: edited.seen.number,
      theirsNumber: edited.now.number,
      clausePath: view.path,
    },
    view.refusals,
  );
}
