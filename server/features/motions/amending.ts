// Writing what an att-sats changes in the bylaws: a clause is chosen, its new wording written, and the two compared.
import { isDraft } from '../../domain/motions/lifecycle.ts';
import type { CarriedAmendment, Motion, ResolutionClause } from '../../domain/motions/motion.ts';
import { isRefusal, refuse, type Refusal } from '../../domain/refusal.ts';
import { amendedBylaws } from '../../domain/motions/amendment.ts';
import { redirect, type Answer } from '../../web/answer.ts';
import { field } from '../../web/body.ts';
import type { Handler } from '../../web/room.ts';
import { amendClause } from './actions/amendment.ts';
import { awaitsMeeting } from '../proposals/index.ts';
import { bylawsOf } from './actions/bylaws.ts';
import type { MotionsDesk } from './actions/desk.ts';
import { carriedForm, revisionIn, wordingForm } from './forms.ts';
import { columnsOf, textsOf } from './amendments.ts';
import { amendmentPage } from './pages/amending.ts';
import { motionDraftPath } from './paths.ts';
import { motionWithId, type MotionsDoors, type V } from './visits.ts';

const missing: Refusal = { refused: 'access.notFound' };

/** The draft and the att-sats that the address names. */
async function rowInPath(
  visit: V,
): Promise<{ readonly motion: Motion; readonly row: ResolutionClause; readonly place: number } | null> {
  const motion = await motionWithId(visit);
  if (motion === null || !isDraft(motion.state)) return null;
  const place = motion.content.clauses.findIndex(({ id }) => id === visit.parameters['sats']);
  const row = motion.content.clauses[place];
  return row === undefined ? null : { motion, row, place };
}

export async function showAmendment(
  visit: V,
  doors: MotionsDoors,
  refusals: readonly Refusal[] = [],
  previewed: CarriedAmendment | null = null,
): Promise<Answer> {
  const found = await rowInPath(visit);
  if (found === null) return missing;
  const { desk } = visit;
  const { motion, row, place } = found;
  const texts = previewed === null ? null : await textsOf(desk, motion.networkId, previewed);
  const isConflict = refusals.some(({ refused }) => refused === 'edit.conflict');
  const stored = isConflict && row.amendment !== undefined ? row.amendment : null;
  const storedTexts = stored === null ? null : await textsOf(desk, motion.networkId, stored);
  return amendmentPage({
    ...{ motion, row, place, refusals },
    bylaws: await bylawsOf(desk, motion.networkId),
    proposals: motion.kind === 'boardProposal' ? await proposalsOf(visit, motion) : [],
    preview: texts === null ? null : await columnsOf(doors, texts),
    stored: storedTexts === null ? null : await columnsOf(doors, storedTexts),
    comparePath: doors.comparePath,
    form: visit.form,
    query: visit.query,
  });
}

/** The board's own proposals that an att-sats can carry, each with the words that it has now. */
async function proposalsOf({ desk }: V, { networkId }: Motion) {
  const open = await desk.proposals.inState([networkId], ['draft', 'boardApproved']);
  const choices = [];
  for (const proposal of open) {
    const { id, heading, textNumber, kind, rebaseOnto } = proposal;
    const text = await desk.proposals.text(id, textNumber);
    const isFree = kind === 'bylaws' && rebaseOnto === null && !(await awaitsMeeting(desk, proposal));
    if (text !== null && isFree) choices.push({ id, heading, textHash: text.textHash });
  }
  return choices;
}

/** A preview writes nothing, so it is made before any transaction. */
export const amendingStep = async <D extends MotionsDesk>(
  visit: V<D>,
  doors: MotionsDoors,
): Promise<Answer | { readonly act: Handler<D> }> =>
  field(visit.form, 'step') === 'preview'
    ? preview(visit, doors)
    : { act: (inTransaction) => save(inTransaction, doors) };

async function preview(visit: V, doors: MotionsDoors): Promise<Answer> {
  const written = await writtenIn(visit);
  if ('refusals' in written) return showAmendment(visit, doors, written.refusals);
  const { amendment } = written;
  const found = await rowInPath(visit);
  const bylaws = found === null ? null : await bylawsOf(visit.desk, found.motion.networkId);
  if (bylaws === null || amendment.kind === 'proposal') return showAmendment(visit, doors, [], amendment);
  const text = amendedBylaws(bylaws, amendment);
  return showAmendment(visit, doors, isRefusal(text) ? [text] : [], isRefusal(text) ? null : amendment);
}

async function save(visit: V, doors: MotionsDoors): Promise<Answer> {
  const found = await rowInPath(visit);
  if (found === null) return missing;
  const written = await writtenIn(visit);
  if ('refusals' in written) return showAmendment(visit, doors, written.refusals);
  const saved = await amendClause(visit.desk, found.motion, {
    clauseId: found.row.id,
    amendment: written.amendment,
    revision: revisionIn(visit.form),
  });
  return isRefusal(saved)
    ? showAmendment(visit, doors, [saved])
    : redirect(`${motionDraftPath(saved.id)}?kvitto=motionAmended#clause.${String(found.place)}`);
}

/** What is written, against the newest bylaws; or what is wrong with it. */
async function writtenIn(
  visit: V,
): Promise<{ readonly amendment: CarriedAmendment } | { readonly refusals: readonly Refusal[] }> {
  const found = await rowInPath(visit);
  const bylaws = found === null ? null : await bylawsOf(visit.desk, found.motion.networkId);
  if (field(visit.form, 'step') === 'carry') {
    const filled = carriedForm(visit.form);
    if ('refusals' in filled) return filled;
    const [proposalId = '', textHash = ''] = filled.command.proposal.split(' ');
    return { amendment: { kind: 'proposal', proposalId, textHash } };
  }
  const filled = wordingForm(visit.form);
  if ('refusals' in filled) return filled;
  if (bylaws === null) return { refusals: [refuse('motion.withoutBylaws', 'wording')] };
  const { anchor, clauseHash, wording, from } = filled.command;
  return { amendment: { kind: 'wording', versionId: bylaws.versionId, anchor, clauseHash, wording, from } };
}
