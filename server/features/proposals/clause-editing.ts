// One clause of a proposal: written, put in anew, given another number, and put together where two have changed it.
import { keyOf, nameText } from '../../domain/comparison/amending-names.ts';
import { mergedText, mergeStatutes } from '../../domain/comparison/merge.ts';
import type { ReadText } from '../../domain/comparison/pieces.ts';
import {
  clauseSource,
  nextNumber,
  withClauseInserted,
  withClauseRenumbered,
  withClauseWorded,
  type Edited,
} from '../../domain/proposals/editing.ts';
import { isRefusal, refuse, type Refusal } from '../../domain/refusal.ts';
import type { Clause } from '../../domain/statutes/statute.ts';
import { redirect, type Answer } from '../../web/answer.ts';
import { field } from '../../web/body.ts';
import type { ProposalsDesk } from './actions/desk.ts';
import type { Said } from '../../domain/proposals/amendment-said.ts';
import {
  anchorsOf,
  comparisonOf,
  counterpartOf,
  editedTextIn,
  nameOf,
  placeAfter,
  type EditedText,
} from './edited-text.ts';
import { saving, showText, type Prepared } from './editing.ts';
import {
  clauseFormIn,
  clauseStepIn,
  conflictChoiceIn,
  isConfirmed,
  openNamed,
  renumbering,
  textNumberIn,
  type TypedClauseForm,
} from './editing-forms.ts';
import {
  changeShown,
  clauseConflictPage,
  clausePage,
  followsPage,
  newShown,
  type ChangeShown,
  type Follows,
} from './pages/clause.ts';
import { amendmentOf } from './pages/editor.ts';
import { clauseNumberPath, newClausePath, proposalClausePath, proposalTextPath } from './paths.ts';
import type { ProposalsDoors, V } from './visits.ts';

/** A clause that an address names, in the text that somebody has before them. */
interface FoundClause {
  readonly edited: EditedText;
  readonly index: number;
  readonly clause: Clause;
}

async function clauseInPath(visit: V, number: number | null): Promise<FoundClause | Refusal> {
  const edited = await editedTextIn(visit, number);
  if (isRefusal(edited)) return edited;
  const index = anchorsOf(edited.seen).indexOf(visit.parameters['clause'] ?? '');
  const clause = edited.seen.reading.clauses[index];
  return clause === undefined ? refuse('access.notFound') : { edited, index, clause };
}

/** The clause of the base that a clause of the proposal changes; null for a new one. */
async function currentOf(
  doors: ProposalsDoors,
  { base, seen }: EditedText,
  index: number,
): Promise<{ readonly clause: Clause; readonly index: number } | null> {
  if (base === null) return null;
  const place = counterpartOf(await comparisonOf(doors, seen, base), seen, base, index).index;
  const clause = base.reading.clauses[place ?? -1];
  return clause === undefined || place === null ? null : { clause, index: place };
}

export async function showClause(visit: V, doors: ProposalsDoors): Promise<Answer> {
  const found = await clauseInPath(visit, null);
  if (isRefusal(found)) return found;
  const { edited, index, clause } = found;
  const said = amendmentOf(edited.seen.amendments, clause, index);
  const typed: TypedClauseForm = {
    number: clause.number,
    heading: clause.heading ?? '',
    source: clauseSource(edited.seen, index) ?? '',
    reason: said?.reason ?? '',
    nature: said?.natureIsSet === true ? said.nature : null,
  };
  return clauseWritten(visit, doors, found, await withComment(visit, edited, typed), []);
}

/** A member's proposed wording is what one begins with, where one comes from its comment. */
async function withComment(
  visit: V,
  { proposal }: EditedText,
  typed: TypedClauseForm,
): Promise<TypedClauseForm> {
  const id = field(visit.query, 'synpunkt');
  if (id === '') return typed;
  const comment = (await visit.desk.proposals.comments(proposal.id)).find((each) => each.id === id);
  return comment === undefined || comment.proposedWording === ''
    ? typed
    : { ...typed, source: comment.proposedWording };
}

/** The page of a clause with what was typed, and how that changes it. */
async function clauseWritten(
  visit: V,
  doors: ProposalsDoors,
  { edited, index, clause }: FoundClause,
  typed: TypedClauseForm,
  refusals: readonly Refusal[],
): Promise<Answer> {
  const worded = withClauseWorded(edited.seen, index, typed);
  const isWorded = !isRefusal(worded);
  const current = await currentOf(doors, edited, index);
  const faults = isWorded || refusals.some(({ field: at }) => at === worded.field) ? [] : [worded];
  return clausePage({
    ...{ edited, clause, typed, after: null, afterAnchor: '', renumbers: false },
    follows: isWorded && worded.open.length > 0 ? worded : null,
    current: current?.clause ?? null,
    change: isWorded ? await changeOf(doors, edited, worded.text, index, current?.index ?? null) : null,
    suggested: amendmentOf(edited.seen.amendments, clause, index)?.nature ?? null,
    path: proposalClausePath(edited.organisation, edited.proposal.id, visit.parameters['clause'] ?? ''),
    today: visit.today,
    words: visit.words,
    refusals: [...refusals, ...faults],
  });
}

async function changeOf(
  doors: ProposalsDoors,
  { base }: EditedText,
  text: ReadText,
  index: number,
  before: number | null,
): Promise<ChangeShown> {
  const clause = text.reading.clauses[index];
  if (before === null) return clause === undefined ? null : newShown(clause);
  return changeShown(await comparisonOf(doors, base, text, { before, after: index }));
}

/** What people said of a change, under the name that the clause has in the text that is saved. */
const saidOf = ({ reason, nature }: TypedClauseForm, clause: Pick<Clause, 'number' | 'chapter'>): Said => {
  const name = keyOf(nameOf(clause));
  return { reasons: new Map([[name, reason]]), natures: new Map([[name, nature]]) };
};

/** @param isAnew somebody saved another text in the same moment, and this is the act's own turn */
export async function changeClause<D extends ProposalsDesk>(
  visit: V<D>,
  doors: ProposalsDoors,
  isAnew = false,
): Prepared<D> {
  const found = await clauseInPath(visit, textNumberIn(visit.form));
  if (isRefusal(found)) return found.refused === 'edit.conflict' ? showText(visit, doors, [found]) : found;
  const { edited, index, clause } = found;
  const { typed, refusals } = clauseFormIn(visit.form);
  const step = clauseStepIn(visit.form);
  if (step === 'reset') {
    const current = await currentOf(doors, edited, index);
    if (current === null || edited.base === null) return clauseWritten(visit, doors, found, typed, []);
    const source = clauseSource(edited.base, current.index) ?? '';
    return clauseWritten(
      visit,
      doors,
      found,
      { ...typed, source, heading: current.clause.heading ?? '' },
      [],
    );
  }
  const worded = withClauseWorded(edited.seen, index, typed);
  const isSeen =
    isRefusal(worded) || worded.open.length === 0 || isConfirmed(visit.form, openNamed(worded.open));
  if (step === 'preview' || refusals.length > 0 || isRefusal(worded) || !isSeen)
    return clauseWritten(visit, doors, found, typed, refusals);
  const { seen, now } = edited;
  const again = (acting: V<D>, refusal: Refusal): Promise<Answer> =>
    refusal.refused === 'edit.conflict' && !isAnew
      ? inItsTurn(acting, changeClause(acting, doors, true))
      : clauseWritten(acting, doors, found, typed, [refusal]);
  if (seen.number !== now.number) return together(visit, doors, found, typed, worded, again);
  return saving(edited, worded, saidOf(typed, clause), `#${anchorsOf(now)[index] ?? ''}`, again);
}

/** Two saved in the same moment: the later is put together with the earlier, as if it had come after it. */
async function inItsTurn<D extends ProposalsDesk>(acting: V<D>, preparing: Prepared<D>): Promise<Answer> {
  const prepared = await preparing;
  return 'act' in prepared ? prepared.act(acting) : prepared;
}

/**
 * Somebody saved another text while this clause was written. Where they left the clause alone it is changed in theirs;
 * where they changed it too, both texts are shown and one of them, or a third, is chosen.
 */
async function together<D extends ProposalsDesk>(
  visit: V<D>,
  doors: ProposalsDoors,
  found: FoundClause,
  typed: TypedClauseForm,
  mine: Edited,
  again: (acting: V<D>, refusal: Refusal) => Promise<Answer>,
): Prepared<D> {
  const { edited, index, clause } = found;
  const { seen, now } = edited;
  const { index: place, isReworded } = counterpartOf(await comparisonOf(doors, seen, now), seen, now, index);
  const theirs = now.reading.clauses[place ?? -1];
  const isSettled =
    clauseStepIn(visit.form) === 'settle' && textNumberIn(visit.form, 'theirs') === now.number;
  if (place !== null && theirs !== undefined && !isReworded) {
    const worded = withClauseWorded(now, place, typed);
    return isRefusal(worded)
      ? clauseWritten(visit, doors, found, typed, [worded])
      : saving(edited, worded, saidOf(typed, theirs), `#${anchorsOf(now)[place] ?? ''}`, again);
  }
  const choice = isSettled ? conflictChoiceIn(visit.form) : null;
  if (choice === 'theirs') return redirect(proposalTextPath(edited.organisation, edited.proposal.id));
  const chosen =
    choice === 'own' ? { heading: field(visit.form, 'ownHeading'), source: field(visit.form, 'own') } : typed;
  const result = choice === null ? null : settledIn(now, place, clause, chosen);
  if (result !== null && !isRefusal(result))
    return saving(edited, result, saidOf(typed, theirs ?? clause), '', again);
  const own = put(edited, mine, place);
  const theirText = theirs === undefined ? null : (clauseSource(now, place ?? -1) ?? '');
  return clauseConflictPage({
    ...{ edited, clause, typed, chosen: choice },
    theirs: theirText === null ? null : { heading: theirs?.heading ?? '', source: theirText },
    own: choice === 'own' ? chosen : (own ?? typed),
    isMerged: own !== null,
    change:
      place === null
        ? null
        : changeShown(await comparisonOf(doors, now, mine.text, { before: place, after: index })),
    path: proposalClausePath(edited.organisation, edited.proposal.id, visit.parameters['clause'] ?? ''),
    today: visit.today,
    refusals: [
      result !== null && isRefusal(result)
        ? { ...result, field: choice === 'own' ? 'own' : 'choice' }
        : isSettled
          ? refuse('form.choice', 'choice')
          : refuse('edit.conflict'),
    ],
  });
}

/** The newest text with the words that were chosen for the clause; put back where somebody took it away. */
function settledIn(
  now: ReadText,
  place: number | null,
  clause: Clause,
  chosen: { readonly heading: string; readonly source: string },
): Edited | Refusal {
  if (place !== null) return withClauseWorded(now, place, chosen);
  const { number, chapter } = clause;
  return withClauseInserted(now, placeAfter(now, nameOf(clause)), chosen, { number, chapter });
}

/** UTF-16 units: longer texts are not merged while somebody waits. */
const mostMerged = 200_000;

/** Both changes in one, where they do not meet; null where they do. */
function put(
  { seen, now }: EditedText,
  mine: Edited,
  place: number | null,
): { readonly heading: string; readonly source: string } | null {
  const theirs = now.reading.clauses[place ?? -1];
  if (theirs === undefined || now.source.length > mostMerged) return null;
  const merged = mergedText(mergeStatutes(seen, now, mine.text));
  if (merged === null) return null;
  const found = merged.reading.clauses.findIndex(
    (each) => nameText(nameOf(each)) === nameText(nameOf(theirs)),
  );
  const source = clauseSource(merged, found);
  return source === null ? null : { heading: merged.reading.clauses[found]?.heading ?? '', source };
}

/** Where a new clause goes: after the one the address or the form names; null where there is none such. */
function placeOf({ seen }: EditedText, anchor: string): number | null {
  if (anchor === '') return -1;
  const place = anchorsOf(seen).indexOf(anchor);
  return place < 0 ? null : place;
}

export async function showNewClause(visit: V): Promise<Answer> {
  const edited = await editedTextIn(visit, null);
  if (isRefusal(edited)) return edited;
  const anchor = field(visit.query, 'efter');
  const place = placeOf(edited, anchor);
  if (place === null) return refuse('access.notFound');
  const number = nextNumber(edited.seen, place);
  const typed = { number: number ?? '', heading: '', source: '', reason: '', nature: null };
  return newClauseWritten(visit, { edited, anchor, place }, typed, number === null, null, []);
}

interface NewPlace {
  readonly edited: EditedText;
  readonly anchor: string;
  readonly place: number;
}

function newClauseWritten(
  visit: V,
  { edited, anchor, place }: NewPlace,
  typed: TypedClauseForm,
  renumbers: boolean,
  outcome: Edited | null,
  refusals: readonly Refusal[],
): Promise<Answer> {
  const made = outcome?.text.reading.clauses[place + 1];
  const follows: Follows | null =
    outcome === null || (outcome.followed.length === 0 && outcome.open.length === 0) ? null : outcome;
  return Promise.resolve(
    clausePage({
      ...{ edited, typed, renumbers, follows, refusals, clause: null, current: null, suggested: null },
      after: edited.seen.reading.clauses[place] ?? null,
      afterAnchor: anchor,
      change: made === undefined ? { heading: null, isUnchanged: true, rows: [] } : newShown(made),
      path: newClausePath(edited.organisation, edited.proposal.id, anchor),
      today: visit.today,
      words: visit.words,
    }),
  );
}

export async function addClause<D extends ProposalsDesk>(
  visit: V<D>,
  doors: ProposalsDoors,
  isAnew = false,
): Prepared<D> {
  const edited = await editedTextIn(visit, textNumberIn(visit.form));
  if (isRefusal(edited))
    return edited.refused === 'edit.conflict' ? showText(visit, doors, [edited]) : edited;
  const anchor = field(visit.form, 'after');
  const place = placeOf(edited, anchor);
  if (place === null) return refuse('access.notFound');
  const here: NewPlace = { edited, anchor, place };
  const { typed, refusals } = clauseFormIn(visit.form);
  const renumbers = field(visit.form, 'renumbers') !== '';
  const { seen, now } = edited;
  const comparison = seen.number === now.number || place < 0 ? null : await comparisonOf(doors, seen, now);
  const target =
    seen.number === now.number || place < 0 ? place : counterpartOf(comparison, seen, now, place).index;
  const step = clauseStepIn(visit.form);
  const outcome =
    target === null
      ? refuse('edit.conflict')
      : withClauseInserted(now, target, typed, { number: renumbers ? null : typed.number, renumbers });
  if (isRefusal(outcome))
    return newClauseWritten(visit, here, typed, renumbers, null, [...refusals, outcome]);
  const hasFollows = outcome.followed.length > 0 || outcome.open.length > 0;
  const mustBeSeen = hasFollows && !isConfirmed(visit.form, renumbers ? renumbering : typed.number);
  if (step === 'preview' || refusals.length > 0 || mustBeSeen || target === null)
    return newClauseWritten(visit, here, typed, renumbers, outcome, refusals);
  const made = outcome.text.reading.clauses[target + 1];
  return saving(
    edited,
    outcome,
    made === undefined ? {} : saidOf(typed, made),
    `#${anchorsOf(outcome.text)[target + 1] ?? ''}`,
    (acting, refusal) =>
      refusal.refused === 'edit.conflict' && !isAnew
        ? inItsTurn(acting, addClause(acting, doors, true))
        : newClauseWritten(acting, here, typed, renumbers, null, [refusal]),
  );
}

export async function showNumber(visit: V): Promise<Answer> {
  const found = await clauseInPath(visit, null);
  return isRefusal(found) ? found : numberAsked(visit, found, found.clause.number, null, []);
}

function numberAsked(
  visit: V,
  { edited, clause }: FoundClause,
  number: string,
  follows: Follows | null,
  refusals: readonly Refusal[],
): Promise<Answer> {
  return Promise.resolve(
    followsPage({
      ...{ edited, number, follows, refusals, step: 'save', confirms: number, today: visit.today },
      renamed:
        follows === null || number === clause.number
          ? []
          : [{ from: nameText(nameOf(clause)), to: nameText(nameOf({ ...clause, number })) }],
      title: { key: 'proposals.renumber.title', facts: { clause: nameText(nameOf(clause)) } },
      lead: visit.words('proposals.renumber.lead'),
      path: clauseNumberPath(edited.organisation, edited.proposal.id, visit.parameters['clause'] ?? ''),
    }),
  );
}

/** Shows what follows another number, and saves it once that has been seen. */
export async function changeNumber<D extends ProposalsDesk>(
  visit: V<D>,
  doors: ProposalsDoors,
  isAnew = false,
): Prepared<D> {
  const found = await clauseInPath(visit, textNumberIn(visit.form));
  if (isRefusal(found)) return found.refused === 'edit.conflict' ? showText(visit, doors, [found]) : found;
  const { edited, index } = found;
  const { seen, now } = edited;
  const number = field(visit.form, 'number');
  const place =
    seen.number === now.number
      ? index
      : counterpartOf(await comparisonOf(doors, seen, now), seen, now, index).index;
  const outcome = place === null ? refuse('edit.conflict') : withClauseRenumbered(now, place, number);
  if (isRefusal(outcome)) return numberAsked(visit, found, number, null, [outcome]);
  if (clauseStepIn(visit.form) !== 'save' || !isConfirmed(visit.form, number))
    return numberAsked(visit, found, number, outcome, []);
  return saving(edited, outcome, {}, `#${anchorsOf(outcome.text)[place ?? 0] ?? ''}`, (acting, refusal) =>
    refusal.refused === 'edit.conflict' && !isAnew
      ? inItsTurn(acting, changeNumber(acting, doors, true))
      : numberAsked(acting, found, number, null, [refusal]),
  );
}
