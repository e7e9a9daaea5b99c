// Settling what a proposal and a newer version both changed: place by place, all at once or some now and the rest later.
import { nameText } from '../../domain/comparison/amending-names.ts';
import { mergeStatutes } from '../../domain/comparison/merge.ts';
import type { Choice, MergeConflict } from '../../domain/comparison/merge-conflicts.ts';
import { numberRead } from '../../domain/proposals/clause-numbers.ts';
import { isOpen } from '../../domain/proposals/lifecycle.ts';
import { nameOfClause } from '../../domain/proposals/reference-following.ts';
import { isRefusal, refuse, type Refusal } from '../../domain/refusal.ts';
import { redirect, type Answer } from '../../web/answer.ts';
import { field, type Form } from '../../web/body.ts';
import { revision, text } from '../../web/form.ts';
import { newestText, newestVersion } from './actions/desk.ts';
import { settleRebase } from './actions/rebase.ts';
import { baseOf, writtenAgainst } from './actions/wording.ts';
import { rebasePage } from './pages/rebase.ts';
import { proposalPath, rebasePath } from './paths.ts';
import { proposalInPath, type ProposalFound, type V } from './visits.ts';
import type { VersionHeader } from '../statutes/index.ts';

interface FoundRebase extends ProposalFound {
  readonly onto: VersionHeader | null;
  /** All of them, those already settled too: the page is the form. */
  readonly conflicts: readonly MergeConflict[];
  /** What the clauses are called as far as they go together, as conflicts name them: "4 §". */
  readonly names: ReadonlySet<string>;
}

async function rebaseInPath(visit: V): Promise<FoundRebase | null> {
  const found = await proposalInPath(visit);
  if (found === null) return null;
  const { organisation, proposal } = found;
  const onto = await newestVersion(visit.desk, organisation.id);
  const now = await newestText(visit.desk, proposal);
  const base = await writtenAgainst(visit.desk, proposal, now);
  const newer = await baseOf(visit.desk, organisation.id, onto?.id ?? null);
  const isOvertaken =
    proposal.rebaseOnto !== null &&
    onto !== null &&
    (proposal.rebaseFrom !== null || onto.id !== now.baseVersionId);
  const merge = isOvertaken && base !== null && newer !== null ? mergeStatutes(base, newer, now) : null;
  const standing = merge?.tree.clauses.filter(({ state }) => state !== 'repealed') ?? [];
  return {
    ...{ ...found, onto },
    conflicts: merge?.conflicts ?? [],
    names: new Set(standing.map((clause) => nameText(nameOfClause(clause)))),
  };
}

export async function showRebase(visit: V, refusals: readonly Refusal[] = []): Promise<Answer> {
  const found = await rebaseInPath(visit);
  if (found === null) return refuse('access.notFound');
  const { organisation, proposal, onto, conflicts } = found;
  return rebasePage({
    ...{ organisation, proposal, onto, conflicts, refusals, today: visit.today },
    mayChange: isOpen(proposal.state),
    form: refusals.length === 0 ? {} : visit.form,
    isSaved: field(visit.query, 'kvitto') === 'rebaseSaved',
  });
}

/** The fields of a conflict, by its place on the page: its own name may hold anything. */
const choiceField = (index: number): string => `choice.${String(index)}`;
const ownField = (index: number): string => `own.${String(index)}`;

const sides = ['base', 'ours', 'theirs'] as const;

/** What was chosen, by conflict; those that nothing was chosen of are left out. */
function choicesIn(
  form: Form,
  { conflicts, names }: Pick<FoundRebase, 'conflicts' | 'names'>,
): { readonly choices: ReadonlyMap<string, Choice>; readonly refusals: readonly Refusal[] } {
  const refusals: Refusal[] = [];
  const choices = new Map<string, Choice>();
  for (const [index, conflict] of conflicts.entries()) {
    const { id, kind, proposal } = conflict;
    const chosen = field(form, choiceField(index));
    const side = sides.find((each) => each === chosen);
    if (side !== undefined) choices.set(id, side);
    else if (chosen === 'free' && proposal !== null && proposal !== '') choices.set(id, { text: proposal });
    else if (chosen === 'own' && kind === 'number') {
      const number = ownNumber(field(form, ownField(index)), conflict, names, ownField(index));
      if (isRefusal(number)) refusals.push(number);
      else choices.set(id, { text: number.read });
    } else if (chosen === 'own') {
      const own = text.safeParse(field(form, ownField(index)).trim());
      if (!own.success) refusals.push(refuse('form.personalNumber', ownField(index)));
      else if (own.data === '') refusals.push(refuse('form.required', ownField(index)));
      else if (own.data.length > longestOwn)
        refusals.push(refuse('form.tooLong', ownField(index), { max: longestOwn }));
      else choices.set(id, { text: own.data });
    } else if (chosen !== '') refusals.push(refuse('form.choice', choiceField(index)));
  }
  return { choices, refusals };
}

const longestOwn = 60_000;

/** A number of the user's own for a clause; refused where another clause bears it. */
function ownNumber(
  typed: string,
  { clause, base, ours, theirs }: MergeConflict,
  names: ReadonlySet<string>,
  at: string,
): { readonly read: string } | Refusal {
  const read = numberRead(typed);
  if (read === null) return refuse('proposal.numberUnreadable', at, { number: typed.trim().slice(0, 40) });
  const chapter = /^(.+ kap\. )?/u.exec(clause ?? '')?.[1] ?? '';
  const isItsOwn = [base, ours, theirs].filter((each) => each !== null).length > 1 && read === base;
  return names.has(`${chapter}${read} §`) && !isItsOwn
    ? refuse('proposal.numberTaken', at, { number: read })
    : { read };
}

export async function settle(visit: V): Promise<Answer> {
  const found = await rebaseInPath(visit);
  if (found === null) return refuse('access.notFound');
  const { organisation, proposal } = found;
  const seen = revision.catch(0).parse(field(visit.form, 'revision'));
  // The places are numbered as the page showed them: of another merge they would mean others.
  if (seen !== proposal.revision) return showRebase(visit, [refuse('edit.conflict')]);
  const { choices, refusals } = choicesIn(visit.form, found);
  if (refusals.length > 0) return showRebase(visit, refusals);
  if (choices.size === 0) return showRebase(visit, [refuse('form.choice', choiceField(0))]);
  const saved = await settleRebase(visit.desk, proposal, { revision: seen, choices });
  if (isRefusal(saved)) return showRebase(visit, [saved]);
  return saved.rebaseOnto === null
    ? redirect(`${proposalPath(organisation, proposal.id)}?kvitto=proposalRebased`)
    : redirect(`${rebasePath(organisation, proposal.id)}?kvitto=rebaseSaved`);
}
