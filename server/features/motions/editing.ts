// The editor: one form whose every button saves what was typed first, so that nothing is lost on the way.
import { clockText } from '../../domain/motions/document.ts';
import { isDraft } from '../../domain/motions/lifecycle.ts';
import { mergeContent } from '../../domain/motions/merge.ts';
import type { Motion, MotionContent } from '../../domain/motions/motion.ts';
import { contentFaults, isDecidedText, sameContent } from '../../domain/motions/submission.ts';
import { may } from '../../domain/permissions.ts';
import { isRefusal, refuse, type Refusal } from '../../domain/refusal.ts';
import { data, redirect, type Answer } from '../../web/answer.ts';
import { field } from '../../web/body.ts';
import { sentenceOf, statusOf } from '../../web/errors.ts';
import type { Handler } from '../../web/room.ts';
import { changeDraft, discardMotion } from './actions/draft.ts';
import { amendmentFaults } from './actions/amendment.ts';
import { bylawsOf } from './actions/bylaws.ts';
import { deadlineNow, type MotionsDesk } from './actions/desk.ts';
import { amendmentsOf } from './amendments.ts';
import {
  choicesIn,
  editorForm,
  knownIn,
  revisionIn,
  stepIn,
  stepped,
  type Step,
  type Written,
} from './forms.ts';
import { editorPage, type Preview } from './pages/editor.ts';
import { mergePage } from './pages/merge.ts';
import { amendmentPath, citationPath, motionDraftPath, motionPath } from './paths.ts';
import { quotationsOf } from './quotations.ts';
import { numberText } from './reading.ts';
import { motionWithId, partiesOf, type MotionsDoors, type V } from './visits.ts';

const missing: Refusal = { refused: 'access.notFound' };

export async function showDraft(visit: V, doors: MotionsDoors): Promise<Answer> {
  const motion = await motionWithId(visit);
  if (motion === null) return missing;
  if (!isDraft(motion.state)) {
    const network = (await partiesOf(visit, motion)).get(motion.networkId);
    return redirect(motionPath(numberText(network?.slug ?? '', motion)));
  }
  return editor(visit, doors, motion, { content: motion.content, revision: motion.revision, refusals: [] });
}

async function editor(
  visit: V,
  doors: MotionsDoors,
  motion: Motion,
  written: Written,
  shown: Preview = 'none',
): Promise<Answer> {
  return editorPage({
    motion,
    parties: await partiesOf(visit, motion),
    written,
    quoted: await quotationsOf(visit.desk, written.content.citations, visit.today),
    amendments: await amendmentsOf(visit.desk, doors, { ...motion, content: written.content }),
    outdated: await amendmentFaults(visit.desk, { ...motion, content: written.content }),
    hasBylaws: (await bylawsOf(visit.desk, motion.networkId)) !== null,
    ahead: motion.kind === 'motion' ? await deadlineNow(visit.desk, motion.networkId) : null,
    comparePath: doors.comparePath,
    mayChange: may(visit.who, 'motion.changeDraft', motion.moverId),
    preview: shown,
    notice: noticeIn(visit),
  });
}

/** The notices the editor can be opened with; anything else in the address is ignored. */
const notices = ['motionSaved', 'motionMerged', 'motionCited', 'motionAmended'] as const;
const noticeIn = (visit: V): string | null =>
  notices.find((notice) => notice === field(visit.query, 'kvitto')) ?? null;

/** The text as typed against what some revision has; null where the motion is not there. */
async function writtenIn(
  visit: V,
  step: Step,
): Promise<{
  readonly motion: Motion;
  readonly base: MotionContent | null;
  readonly written: Written;
} | null> {
  const motion = await motionWithId(visit);
  if (motion === null) return null;
  const base = await visit.desk.motions.revision(motion.id, revisionIn(visit.form));
  const known = knownIn([...(base === null ? [] : [base]), motion.content]);
  // A script's answer names the rows as they stand on the page.
  const splits = step.name !== 'autosave';
  return { motion, base, written: editorForm(visit.form, known, visit.desk.newId, splits) };
}

/** A preview writes nothing and may be slow, so it is made before any transaction; every other step saves. */
export const editingStep = async <D extends MotionsDesk>(
  visit: V<D>,
  doors: MotionsDoors,
): Promise<Answer | { readonly act: Handler<D> }> =>
  stepIn(visit.form).name === 'preview'
    ? preview(visit, doors)
    : { act: (inTransaction) => saveDraft(inTransaction, doors) };

/** The text as it reads. One that breaks the limits is not read: it comes back with what is wrong. */
async function preview(visit: V, doors: MotionsDoors): Promise<Answer> {
  const found = await writtenIn(visit, stepIn(visit.form));
  if (found === null) return missing;
  const { motion, written } = found;
  if (!isDraft(motion.state))
    return editor(visit, doors, motion, { ...written, refusals: [refuse('motion.notNow')] });
  return editor(visit, doors, motion, written, written.refusals.length > 0 ? 'none' : 'shown');
}

async function saveDraft(visit: V, doors: MotionsDoors): Promise<Answer> {
  const step = stepIn(visit.form);
  const found = await writtenIn(visit, step);
  if (found === null) return missing;
  const { motion, base, written } = found;
  if (step.name === 'autosave') return autosave(visit, motion, written);
  // Somebody sent it while this was being written: what was written still stands on the page.
  if (!isDraft(motion.state))
    return editor(visit, doors, motion, { ...written, refusals: [refuse('motion.notNow')] });
  if (written.refusals.length > 0) return editor(visit, doors, motion, written);
  const content = stepped(written.content, step, visit.desk.newId);
  const saved = await changeDraft(visit.desk, motion, content, written.revision);
  if (!isRefusal(saved)) return redirect(afterStep(saved, step, content));
  if (saved.refused !== 'edit.conflict')
    return editor(visit, doors, motion, { ...written, refusals: [saved] });
  return merge(visit, doors, { ...written, content }, base, motion);
}

/** Back to the row that the button moved, or on to where it leads. */
function afterStep({ id }: Motion, { name, at }: Step, { clauses }: MotionContent): string {
  if (name === 'cite') return citationPath(id);
  if (name === 'amend') return amendmentPath(id, (clauses[Number(at)] ?? clauses.at(-1))?.id ?? '');
  const row = { up: Number(at) - 1, down: Number(at) + 1, add: clauses.length - 1, remove: Number(at) - 1 };
  const index = name in row ? row[name as keyof typeof row] : null;
  const place = Math.max(0, Math.min(index ?? 0, clauses.length - 1));
  return index === null || Number.isNaN(place)
    ? `${motionDraftPath(id)}?kvitto=motionSaved${name === 'uncite' ? '#citat' : ''}`
    : `${motionDraftPath(id)}#clause.${String(place)}`;
}

/** Saves while somebody writes, and tells the script; never over somebody else's, and never merged unseen. */
async function autosave(visit: V, motion: Motion, written: Written): Promise<Answer> {
  const { words } = visit;
  const [fault] = written.refusals;
  if (fault !== undefined) return data({ message: sentenceOf(fault, words) }, 422);
  // One stroke of a key must not undo what a board decided: that takes the button.
  if (isDraft(motion.state) && isDecidedText(motion) && !sameContent(motion.content, written.content))
    return data({ message: words('motions.editor.heldWhileTyping'), isHeld: true }, 409);
  const saved = await changeDraft(visit.desk, motion, written.content, written.revision);
  if (isRefusal(saved)) {
    const isConflict = saved.refused === 'edit.conflict';
    const message = isConflict ? words('motions.editor.conflictWhileTyping') : sentenceOf(saved, words);
    return data({ message, isConflict }, statusOf(saved));
  }
  return data({
    message: words('motions.editor.savedAt', { time: clockText(visit.desk.now) }),
    revision: saved.revision,
    clauseIds: saved.content.clauses.map(({ id }) => id),
    state: words(`motions.state.${saved.state}`),
  });
}

const empty: MotionContent = { heading: '', clauses: [], rationale: '', citations: [] };

/** Puts what was typed on an older revision together with what has been saved since: by itself, or by asking. */
async function merge(
  visit: V,
  doors: MotionsDoors,
  mine: Written,
  base: MotionContent | null,
  motion: Motion,
  choices: ReadonlyMap<string, string | null> = new Map(),
  isUnsettled = false,
): Promise<Answer> {
  const { merged, conflicts } = mergeContent(base ?? empty, mine.content, motion.content, choices);
  if (conflicts.length > 0) {
    const refusals: readonly Refusal[] = isUnsettled
      ? conflicts.map(({ at }) => refuse('form.choice', `choice.${at}`))
      : [refuse('edit.conflict')];
    // All of them again, those already chosen too: the page is the form.
    const all = mergeContent(base ?? empty, mine.content, motion.content).conflicts;
    return mergePage(motion, await partiesOf(visit, motion), mine, all, visit.form, refusals);
  }
  const faults = contentFaults(merged);
  if (faults.length > 0)
    return editor(visit, doors, motion, { content: merged, revision: motion.revision, refusals: faults });
  const saved = await changeDraft(visit.desk, motion, merged, motion.revision);
  return isRefusal(saved)
    ? editor(visit, doors, motion, { ...mine, refusals: [saved] })
    : redirect(`${motionDraftPath(motion.id)}?kvitto=motionMerged`);
}

/** The merge page comes back with its choices. What was saved meanwhile is merged in turn. */
export async function settleMerge(visit: V, doors: MotionsDoors): Promise<Answer> {
  const found = await writtenIn(visit, { name: 'autosave', at: '' });
  if (found === null) return missing;
  const { motion, base, written } = found;
  if (!isDraft(motion.state)) return refuse('motion.notNow');
  if (written.refusals.length > 0) return editor(visit, doors, motion, written);
  const seen = revisionIn({ revision: field(visit.form, 'theirs') });
  const theirs = await visit.desk.motions.revision(motion.id, seen);
  if (theirs === null) return merge(visit, doors, written, base, motion);
  const before = mergeContent(base ?? empty, written.content, theirs);
  const choices = choicesIn(visit.form, before.conflicts);
  const settled = mergeContent(base ?? empty, written.content, theirs, choices);
  if (settled.conflicts.length > 0 || seen === motion.revision)
    return merge(visit, doors, written, base, motion, seen === motion.revision ? choices : new Map(), true);
  return merge(visit, doors, { ...written, content: settled.merged, revision: seen }, theirs, motion);
}

export async function discard(visit: V): Promise<Answer> {
  const motion = await motionWithId(visit);
  if (motion === null) return missing;
  const refusal = await discardMotion(visit.desk, motion, revisionIn(visit.form));
  return refusal ?? redirect('/motioner?kvitto=motionDiscarded');
}
