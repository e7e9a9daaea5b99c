// The page where a proposal meets a newer version: each place with what it was, what is adopted, and what is proposed.
import type { Choice, MergeConflict } from '../../../domain/comparison/merge-conflicts.ts';
import type { Day } from '../../../domain/language/dates.ts';
import type { Proposal } from '../../../domain/proposals/proposal.ts';
import type { Refusal } from '../../../domain/refusal.ts';
import { page, type Page } from '../../../web/answer.ts';
import { field, type Form } from '../../../web/body.ts';
import type { StoredOrganisation } from '../../organisations/index.ts';
import { versionPath, type VersionHeader } from '../../statutes/index.ts';
import { proposalPath, rebasePath } from '../paths.ts';
import { crumbsUnder } from './crumbs.ts';

export interface RebaseView {
  readonly organisation: StoredOrganisation;
  readonly proposal: Proposal;
  readonly onto: VersionHeader | null;
  readonly conflicts: readonly MergeConflict[];
  readonly mayChange: boolean;
  /** What was typed where it was refused; else nothing. */
  readonly form: Form;
  readonly isSaved: boolean;
  readonly today: Day;
  readonly refusals: readonly Refusal[];
}

export function rebasePage({ organisation, proposal, onto, conflicts, form, ...view }: RebaseView): Page {
  return page(
    'proposals/rebase',
    {
      title: { key: 'proposals.rebase.title' },
      crumbs: crumbsUnder(organisation, proposal, view.today),
      name: proposal.heading,
      onto:
        onto === null
          ? null
          : { effectiveFrom: onto.effectiveFrom, path: versionPath(organisation, onto.sequence) },
      conflicts: conflicts.map((conflict, index) =>
        conflictModel(conflict, index, proposal.rebaseChoices.get(conflict.id), form),
      ),
      isFromFile: proposal.rebaseFrom !== null,
      left: conflicts.filter(({ id }) => !proposal.rebaseChoices.has(id)).length,
      revision: proposal.revision,
      mayChange: view.mayChange,
      notice: view.isSaved ? 'rebaseSaved' : null,
      rebasePath: rebasePath(organisation, proposal.id),
      proposalPath: proposalPath(organisation, proposal.id),
    },
    view.refusals,
  );
}

function conflictModel(
  { kind, clause, base, ours, theirs, proposal }: MergeConflict,
  index: number,
  settled: Choice | undefined,
  form: Form,
) {
  const choice = `choice.${String(index)}`;
  const own = `own.${String(index)}`;
  const kept = settled === undefined ? '' : typeof settled === 'string' ? settled : 'own';
  const chosen = field(form, choice) === '' ? kept : field(form, choice);
  const ownKept = typeof settled === 'object' ? settled.text : (proposal ?? theirs ?? '');
  return {
    ...{ kind, clause, chosen },
    field: choice,
    ownField: own,
    own: form[own] === undefined ? ownKept : field(form, own),
    isSettled: settled !== undefined,
    sides: [
      { name: 'ours', text: ours },
      { name: 'theirs', text: theirs },
      { name: 'base', text: base },
    ].map((side) => ({ ...side, isChosen: side.name === chosen })),
  };
}
