// The editor of a proposal's whole text: clauses are moved, repealed and taken back, each after what follows has been seen.
import { may } from '../../domain/permissions.ts';
import {
  clauseSource,
  renumberedFrom,
  withClauseInserted,
  withClauseMoved,
  withClauseRepealed,
  withTitle,
  type Edited,
} from '../../domain/proposals/editing.ts';
import { nameText } from '../../domain/comparison/amending-names.ts';
import type { ReadText } from '../../domain/comparison/pieces.ts';
import { isRefusal, refuse, type Refusal } from '../../domain/refusal.ts';
import { redirect, type Answer } from '../../web/answer.ts';
import { field } from '../../web/body.ts';
import type { Prepared as PreparedAct } from '../../web/room.ts';
import { changeText } from './actions/draft.ts';
import type { ProposalsDesk } from './actions/desk.ts';
import type { Said } from '../../domain/proposals/amendment-said.ts';
import {
  anchorsOf,
  comparisonOf,
  counterpartOf,
  editedTextIn,
  nameOf,
  placeAfter,
  sameText,
  type EditedText,
} from './edited-text.ts';
import { isConfirmed, textNumberIn, textStepIn, type TextStep } from './editing-forms.ts';
import { followsPage } from './pages/clause.ts';
import { titlePage } from './pages/title.ts';
import { editorPage } from './pages/editor.ts';
import { proposalTextPath } from './paths.ts';
import type { ProposalsDoors, V } from './visits.ts';

export type Prepared<D extends ProposalsDesk> = Promise<Answer | PreparedAct<D>>;

const notices = ['proposalBegun', 'proposalSaved', 'proposalMerged'] as const;

export async function showText(
  visit: V,
  doors: ProposalsDoors,
  refusals: readonly Refusal[] = [],
): Promise<Answer> {
  const edited = await editedTextIn(visit, null);
  if (isRefusal(edited)) return edited;
  return editorPage({
    ...{ edited, refusals, today: visit.today, words: visit.words },
    comparison: await comparisonOf(doors, edited.base, edited.now),
    mayChange: may(visit.who, 'proposal.change', edited.organisation.id),
    part: Number(/^[1-9]\d{0,3}$/.exec(field(visit.query, 'del'))?.[0] ?? 1),
    notice: notices.find((each) => each === field(visit.query, 'kvitto')) ?? null,
  });
}

/** A button of the whole text, pressed in the text that `text` numbers. */
export async function changeWhole<D extends ProposalsDesk>(visit: V<D>, doors: ProposalsDoors): Prepared<D> {
  const step = textStepIn(visit.form);
  const edited = await editedTextIn(visit, textNumberIn(visit.form));
  if (isRefusal(edited))
    return edited.refused === 'edit.conflict' ? showText(visit, doors, [edited]) : edited;
  if (step === null) return showText(visit, doors, [refuse('form.choice')]);
  const { seen, now } = edited;
  const comparison = seen.number === now.number ? null : await comparisonOf(doors, seen, now);
  const place = seen.number === now.number ? placeIn(edited, step) : movedPlace(edited, step, comparison);
  const outcome = place === null ? refuse('edit.conflict') : stepped(edited, step, place);
  if (isRefusal(outcome)) return showText(visit, doors, [outcome]);
  const hasFollows = outcome.followed.length > 0 || outcome.open.length > 0;
  // Many numbers change at once: that is always seen first.
  const mustBeSeen = hasFollows || step.name === 'series';
  if (mustBeSeen && !isConfirmed(visit.form, field(visit.form, 'step')))
    return asking(visit, edited, step, place ?? 0, outcome);
  return saving(
    edited,
    outcome,
    {},
    `#${anchorAfter(outcome, edited, step, place ?? 0)}`,
    (acting, refusal) => showText(acting, doors, [refusal]),
  );
}

/** The clause that a step names: of the base where it is taken back, of the proposal else; null where there is none. */
function placeIn({ seen, base }: EditedText, { name, at }: TextStep): number | null {
  const anchors = name === 'restore' ? (base === null ? [] : anchorsOf(base)) : anchorsOf(seen);
  const place = anchors.indexOf(at);
  return place < 0 ? null : place;
}

function movedPlace(
  edited: EditedText,
  step: TextStep,
  comparison: Parameters<typeof counterpartOf>[0],
): number | null {
  const place = placeIn(edited, step);
  if (place === null || step.name === 'restore') return place;
  return counterpartOf(comparison, edited.seen, edited.now, place).index;
}

function stepped({ now, base }: EditedText, { name }: TextStep, place: number): Edited | Refusal {
  switch (name) {
    case 'up':
      return place === 0
        ? refuse('edit.conflict')
        : withClauseMoved(now, place, place - 2, { renumbers: true });
    case 'down':
      return withClauseMoved(now, place, place + 1, { renumbers: true });
    case 'repeal':
      return withClauseRepealed(now, place);
    case 'series':
      return renumberedFrom(now, place);
    case 'restore': {
      const clause = base?.reading.clauses[place];
      const source = base === null ? null : clauseSource(base, place);
      if (clause === undefined || source === null) return refuse('proposal.unknownClause');
      const { number, chapter, heading } = clause;
      return withClauseInserted(
        now,
        placeAfter(now, nameOf(clause)),
        { heading, source },
        { number, chapter },
      );
    }
  }
}

/** Where the page is to stand afterwards. */
function anchorAfter({ text }: Edited, { base }: EditedText, { name }: TextStep, place: number): string {
  const anchors = anchorsOf(text);
  if (name === 'restore') {
    const clause = base?.reading.clauses[place];
    return clause === undefined ? '' : (anchors[placeAfter(text, nameOf(clause)) + 1] ?? '');
  }
  const at = { up: place - 1, down: place + 1, repeal: place - 1, series: place }[name];
  return anchors[Math.max(0, at)] ?? '';
}

function asking(visit: V, edited: EditedText, step: TextStep, place: number, outcome: Edited): Answer {
  const clause = edited.now.reading.clauses[place];
  const { words } = visit;
  const pressed = `${step.name}.${step.name === 'restore' ? step.at : (anchorsOf(edited.now)[place] ?? '')}`;
  return followsPage({
    // What is confirmed is what was shown: the newest text.
    edited: { ...edited, seen: edited.now },
    title: {
      key: `proposals.follows.${step.name}`, // words: proposals.follows.*
      facts: { clause: clause === undefined ? '' : nameText(nameOf(clause)) },
    },
    lead: words('proposals.follows.lead'),
    number: null,
    follows: outcome,
    renamed: step.name === 'series' ? renumbered(edited.now, outcome.text) : renamedBy(edited, step, place),
    step: pressed,
    confirms: pressed,
    path: proposalTextPath(edited.organisation, edited.proposal.id),
    today: visit.today,
    refusals: [],
  });
}

/** Clauses that have other numbers in the second text, in the same order in both. */
function renumbered(
  one: ReadText,
  other: ReadText,
): readonly { readonly from: string; readonly to: string }[] {
  return one.reading.clauses.flatMap((clause, index) => {
    const fresh = other.reading.clauses[index];
    return fresh === undefined || fresh.number === clause.number
      ? []
      : [{ from: nameText(nameOf(clause)), to: nameText(nameOf(fresh)) }];
  });
}

/** A clause that moves changes numbers with the one that it passes. */
function renamedBy(
  { now }: EditedText,
  { name }: TextStep,
  place: number,
): readonly { readonly from: string; readonly to: string }[] {
  if (name !== 'up' && name !== 'down') return [];
  const [one, other] = [
    now.reading.clauses[place],
    now.reading.clauses[name === 'up' ? place - 1 : place + 1],
  ];
  if (one === undefined || other === undefined || one.chapter?.number !== other.chapter?.number) return [];
  const [first, second] = [nameText(nameOf(one)), nameText(nameOf(other))];
  return [
    { from: first, to: second },
    { from: second, to: first },
  ];
}

/** The act that saves an edit; refused where somebody has saved another text meanwhile. */
export function saving<D extends ProposalsDesk>(
  edited: EditedText,
  { text }: Pick<Edited, 'text'>,
  said: Said,
  fragment: string,
  again: (asking: V<D>, refusal: Refusal) => Promise<Answer>,
): PreparedAct<D> {
  const notice = edited.seen.number === edited.now.number ? 'proposalSaved' : 'proposalMerged';
  return {
    act: async (acting) => {
      const proposal = await sameText(acting, edited);
      if (isRefusal(proposal)) return proposal;
      const saved = await changeText(acting.desk, proposal, { ...said, revision: proposal.revision, text });
      return isRefusal(saved)
        ? saved
        : redirect(`${proposalTextPath(edited.organisation, proposal.id)}?kvitto=${notice}${fragment}`);
    },
    refused: again,
  };
}

export async function showTitle(visit: V): Promise<Answer> {
  const edited = await editedTextIn(visit, null);
  return isRefusal(edited) ? edited : titlePage(edited, edited.now.reading.title ?? '', visit.today, []);
}

/** Another name for the text. What somebody else has saved of it meanwhile is shown before it is changed. */
export async function changeTitle<D extends ProposalsDesk>(visit: V<D>, doors: ProposalsDoors): Prepared<D> {
  const edited = await editedTextIn(visit, textNumberIn(visit.form));
  if (isRefusal(edited))
    return edited.refused === 'edit.conflict' ? showText(visit, doors, [edited]) : edited;
  const typed = field(visit.form, 'title');
  const again = (acting: V, refusal: Refusal): Promise<Answer> =>
    Promise.resolve(titlePage({ ...edited, seen: edited.now }, typed, acting.today, [refusal]));
  if (edited.seen.reading.title !== edited.now.reading.title) return again(visit, refuse('edit.conflict'));
  const outcome = withTitle(edited.now, typed);
  return isRefusal(outcome) ? again(visit, outcome) : saving(edited, outcome, {}, '', again);
}
