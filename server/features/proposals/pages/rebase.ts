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
  const isNumber = kind === 'number';
  const chosen = field(form, choice) === '' ? keptChoice(settled, proposal) : field(form, choice);
  const ownKept = typeof settled === 'object' ? settled.text : (proposal ?? theirs ?? '');
  const sides = [
    { name: 'ours', text: ours },
    { name: 'theirs', text: theirs },
    { name: 'base', text: base },
    // Of two clauses that bear one number, the one that is asked about is known by one side alone.
  ].filter(({ text }) => proposal === null || text !== null);
  return {
    ...{ kind, clause, chosen, isNumber },
    whose: proposal === null ? null : ours === null ? 'theirs' : 'ours',
    free:
      proposal === null || proposal === '' ? null : { text: `${proposal} §`, isChosen: chosen === 'free' },
    field: choice,
    ownField: own,
    own: form[own] === undefined ? ownKept : field(form, own),
    isSettled: settled !== undefined,
    absent: absences.find((each) => each === kind) ?? 'other',
    sides: sides.map(({ name, text }) => ({
      ...{ name, isChosen: name === chosen, text: isNumber && text !== null ? `${text} §` : text },
      isTwice: proposal !== null,
    })),
  };
}

/** What it means that one side has nothing there. */
const absences = ['repeal', 'deletion', 'insertion', 'heading'] as const;

function keptChoice(settled: Choice | undefined, proposal: string | null): string {
  if (settled === undefined) return '';
  if (typeof settled === 'string') return settled;
  return settled.text === proposal ? 'free' : 'own';
}
