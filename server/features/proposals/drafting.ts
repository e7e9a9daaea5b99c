// A proposal's beginning and its terms: the list of a statute's proposals, a new one, and what it says besides its words.
import { may } from '../../domain/permissions.ts';
import { isOpen } from '../../domain/proposals/lifecycle.ts';
import { noEffects } from '../../domain/proposals/proposal.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import { redirect, type Answer } from '../../web/answer.ts';
import type { FileText } from '../../office/files.ts';
import { field, type Form } from '../../web/body.ts';
import type { Handler } from '../../web/room.ts';
import { organisationInPath } from '../organisations/index.ts';
import { pastedIn, sourceIn, textRead } from '../statutes/index.ts';
import { changeTerms, beginProposal } from './actions/draft.ts';
import { namesOf, newestVersion, type ProposalsDesk } from './actions/desk.ts';
import { kindOf, pathOfBegun } from './beginning.ts';
import { beginForm, formOfTerms, termsForm } from './drafting-forms.ts';
import { beginPage } from './pages/begin.ts';
import { nextStep } from './pages/next-step.ts';
import { listPage } from './pages/list.ts';
import { termsPage } from './pages/terms.ts';
import { proposalPath, proposalTextPath } from './paths.ts';
import { standingOf } from './standing.ts';
import { proposalInPath, seenBy, type ProposalsDoors, type V } from './visits.ts';

const missing: Refusal = { refused: 'access.notFound' };
type Prepared<D extends ProposalsDesk> = Promise<Answer | { readonly act: Handler<D> }>;

export async function showList(visit: V): Promise<Answer> {
  const organisation = await organisationInPath(visit);
  if (organisation === null) return missing;
  const { desk, who, today } = visit;
  const lines = [];
  for (const each of await desk.proposals.ofOrganisation(organisation.id)) {
    const proposal = await seenBy(visit, each);
    if (proposal === null) continue;
    const standing = await standingOf(visit, proposal);
    lines.push({ proposal, standing, next: nextStep(visit, organisation, proposal, standing) });
  }
  return listPage({
    ...{ organisation, today, lines },
    mayBegin: may(who, 'proposal.begin', organisation.id),
    isOwn: may(who, 'proposal.see', organisation.id),
  });
}

export async function showBegin(visit: V, refusals: readonly Refusal[] = []): Promise<Answer> {
  const organisation = await organisationInPath(visit);
  if (organisation === null) return missing;
  const base = await newestVersion(visit.desk, organisation.id);
  return beginPage({
    ...{ organisation, base, refusals, today: visit.today, words: visit.words },
    kind: kindOf(organisation, base !== null),
    form:
      refusals.length === 0
        ? { start: base === null ? 'given' : 'inForce', force: 'whenAdopted', adoptedAs: 'whole' }
        : visit.form,
  });
}

/** Reads a text that was given before the act's transaction. */
export async function begin<D extends ProposalsDesk>(visit: V<D>, doors: ProposalsDoors): Prepared<D> {
  const organisation = await organisationInPath(visit);
  if (organisation === null) return missing;
  const filled = beginForm(visit.form);
  if ('refusals' in filled) return showBegin(visit, filled.refusals);
  const { start, ...terms } = filled.command;
  const given = start === 'given' ? await sourceIn(visit.form, visit.uploads, doors.textOfFile) : null;
  if (given !== null && isRefusal(given)) return showBegin(visit, [given]);
  const text = given === null ? null : await textRead(doors.read, given.source);
  const before = given === null ? null : beforeIn(visit.form, given);
  // What was uploaded stands in the form from then on, with the words that its changes were made in.
  const form =
    given === null ? visit.form : { ...visit.form, source: given.source, sourceBefore: before ?? '' };
  if (text !== null && isRefusal(text)) return showBegin({ ...visit, form }, [text]);
  const hasPictures = (given?.file?.pagesWithoutText.length ?? 0) > 0;
  const madeIn = before === null ? null : await textRead(doors.read, before);
  if (madeIn !== null && isRefusal(madeIn)) return showBegin({ ...visit, form }, [madeIn]);
  return {
    act: async (acting) => {
      const base = await newestVersion(acting.desk, organisation.id);
      const kind = kindOf(organisation, base !== null);
      const because = text === null ? 'begun' : 'readIn';
      const begun = await beginProposal(acting.desk, organisation, {
        ...{ ...terms, kind, text, madeIn, because, effects: noEffects },
      });
      if (isRefusal(begun)) return showBegin({ ...acting, form }, [begun]);
      return redirect(
        text === null
          ? `${proposalTextPath(organisation, begun.id)}?kvitto=proposalBegun`
          : pathOfBegun(organisation, begun, hasPictures),
      );
    },
  };
}

/** What a file's tracked changes were made in; of one that was uploaded before, as the form has kept it. */
function beforeIn(form: Form, { file }: { readonly file: FileText | null }): string | null {
  if (file !== null) return file.before;
  const kept = pastedIn(form, 'sourceBefore');
  return 'refused' in kept ? null : kept.source;
}

export async function showTerms(visit: V, refusals: readonly Refusal[] = []): Promise<Answer> {
  const found = await proposalInPath(visit);
  if (found === null) return missing;
  const { organisation, proposal } = found;
  const { joins, leaves, seats, shares } = proposal.effects;
  const ids = [...joins, ...leaves, ...seats, ...shares].flatMap(({ memberId }) => memberId ?? []);
  // After a conflict what was typed is saved over what is stored only by a choice made with both before one's eyes.
  const hasConflict = refusals.some(({ refused }) => refused === 'edit.conflict');
  const isFresh = refusals.length === 0 || hasConflict;
  return termsPage({
    ...{ organisation, proposal, refusals, hasConflict },
    ...{ today: visit.today, words: visit.words, language: visit.language },
    form: refusals.length === 0 ? formOfTerms(proposal) : visit.form,
    revision: isFresh ? String(proposal.revision) : field(visit.form, 'revision'),
    names: await namesOf(visit.desk, ids),
    isOpen: isOpen(proposal.state),
  });
}

export async function saveTerms(visit: V): Promise<Answer> {
  const found = await proposalInPath(visit);
  if (found === null) return missing;
  const { organisation, proposal } = found;
  const filled = termsForm(visit.form);
  if ('refusals' in filled) return showTerms(visit, filled.refusals);
  const saved = await changeTerms(visit.desk, proposal, { ...filled.command, effects: proposal.effects });
  return isRefusal(saved)
    ? showTerms(visit, [saved])
    : redirect(`${proposalPath(organisation, proposal.id)}?kvitto=proposalTermsSaved`);
}
