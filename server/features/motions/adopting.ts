// A decided change of the bylaws: what the meeting decided beside what was proposed, written in where it differs, and recorded.
import { amendedBylaws, wordingOf } from '../../domain/motions/amendment.ts';
import type { ReadText } from '../../domain/comparison/pieces.ts';
import type { Day } from '../../domain/language/dates.ts';
import { clauseAt } from '../../domain/motions/citation.ts';
import type { Motion, ResolutionClause } from '../../domain/motions/motion.ts';
import { may } from '../../domain/permissions.ts';
import { isRefusal, refuse, type Refusal } from '../../domain/refusal.ts';
import { clauseHash } from '../../domain/statutes/identity.ts';
import { redirect, type Answer } from '../../web/answer.ts';
import { field } from '../../web/body.ts';
import { sentenceOf } from '../../web/errors.ts';
import { recordMeeting, writeDecided, writtenIn } from '../proposals/index.ts';
import { adoptionOf, type Adoption } from './adoptions.ts';
import { columnsOf, textsOf, textsOfProposal } from './amendments.ts';
import { decidedForm, decidedWholeForm } from './forms.ts';
import { adoptionPage } from './pages/adopting.ts';
import { adoptionPath } from './paths.ts';
import { numberText } from './reading.ts';
import { motionWithNumber, partiesOf, type MotionsDoors, type V } from './visits.ts';

const missing: Refusal = { refused: 'access.notFound' };

interface Carried {
  readonly motion: Motion;
  readonly row: ResolutionClause;
  readonly place: number;
  readonly adoption: Adoption;
}

/** The submitted motion's att-sats that the address names, and the change that it carries. */
async function carriedInPath(visit: V): Promise<Carried | null> {
  const motion = await motionWithNumber(visit);
  const place = /^[1-9]\d{0,2}$/.test(visit.parameters['sats'] ?? '') ? Number(visit.parameters['sats']) : 0;
  const row = motion?.content.clauses[place - 1];
  if (motion === null || row?.amendment === undefined) return null;
  const adoption = await adoptionOf(visit.desk, motion, row.id);
  return adoption === null ? null : { motion, row, place, adoption };
}

/** The clause that the proposal changes, as it would read. Null where it changes more than one: then it is edited as a whole. */
async function clauseToWrite({ desk }: V, { row, adoption: { proposal } }: Carried) {
  const text = await desk.proposals.text(proposal.id, proposal.textNumber);
  if (row.amendment?.kind !== 'wording' || text === null) return null;
  const clause = clauseAt(text.reading.clauses, row.amendment.anchor);
  return clause === null ? null : { clause, text };
}

export async function showAdoption(
  visit: V,
  doors: MotionsDoors,
  refusals: readonly Refusal[] = [],
): Promise<Answer> {
  const found = await carriedInPath(visit);
  if (found === null) return missing;
  const { desk } = visit;
  const { motion, row, adoption, place } = found;
  const { proposal, behind } = adoption;
  const parties = await partiesOf(visit, motion);
  const network = parties.get(motion.networkId);
  if (network === undefined || row.amendment === undefined) return missing;
  const sent = await textsOf(desk, motion.networkId, row.amendment);
  const stands = await textsOfProposal(desk, motion.networkId, proposal.id, proposal.textNumber);
  const isOther = sent !== null && stands !== null && !sameText(sent.after, stands.after);
  const isChanged = behind !== null && behind.decision.wording !== null;
  const written = isChanged ? await writtenIn(desk, proposal, behind.decision) : null;
  const toWrite = isChanged && !adoption.isRecorded ? await clauseToWrite(visit, found) : null;
  return adoptionPage({
    ...{ motion, row, place, adoption, network, refusals },
    number: numberText(network.slug, motion),
    rules: await desk.organisations.rules(motion.networkId),
    columns: stands === null ? [] : await columnsOf(doors, stands),
    // Only where the words that stand are no longer those that were sent is there something to compare them with.
    fromProposed:
      written === null || !isOther
        ? null
        : await columnsOf(doors, { before: sent.after, after: stands.after }),
    mayRecord: may(visit.who, 'proposal.confirm', motion.networkId),
    mayWrite: may(visit.who, 'proposal.change', motion.networkId),
    written: written !== null,
    fault: adoption.fault === null ? null : sentenceOf(adoption.fault, visit.words),
    today: visit.today,
    wording: toWrite === null ? null : wordingOf(toWrite.clause),
    isWholeToWrite: isChanged && !adoption.isRecorded && row.amendment.kind === 'proposal',
    meetingPath: doors.meetingPath,
    pollPath: doors.pollPath,
    form: visit.form,
    notice: notices.find((each) => each === field(visit.query, 'kvitto')) ?? null,
  });
}

const notices = ['adoptionRecorded', 'wordingWritten'] as const;

const sameText = (a: { readonly source: string }, b: { readonly source: string }): boolean =>
  a.source === b.source;

/** Records the meeting's adoption, or writes in what it decided instead. */
export async function adopt(visit: V, doors: MotionsDoors): Promise<Answer> {
  const found = await carriedInPath(visit);
  if (found === null) return missing;
  const path = adoptionPath(visit.parameters['nummer'] ?? '', found.place);
  if (field(visit.form, 'step') === 'write') return write(visit, doors, found, path);
  const { proposal } = found.adoption;
  const recorded = await recordMeeting(visit.desk, proposal, { clauseId: found.row.id });
  return isRefusal(recorded)
    ? showAdoption(visit, doors, [recorded])
    : redirect(`${path}?kvitto=adoptionRecorded`);
}

async function write(visit: V, doors: MotionsDoors, found: Carried, path: string): Promise<Answer> {
  const { row, motion, adoption } = found;
  if (!may(visit.who, 'proposal.change', motion.networkId)) return refuse('access.forbidden');
  const decided =
    row.amendment?.kind === 'wording' ? await clauseTyped(visit, found) : await wholeSaid(visit, found);
  if ('refusals' in decided) return showAdoption(visit, doors, decided.refusals);
  const { revision, text, from } = decided;
  const saved = await writeDecided(visit.desk, adoption.proposal, {
    ...{ clauseId: row.id, revision, text },
    forceRule: from === null ? { kind: 'whenAdopted', earliest: null } : { kind: 'fixedDay', day: from },
  });
  return isRefusal(saved) ? showAdoption(visit, doors, [saved]) : redirect(`${path}?kvitto=wordingWritten`);
}

interface Decided {
  readonly revision: number;
  readonly text: ReadText;
  readonly from: Day | null;
}
type DecidedOrNot = Decided | { readonly refusals: readonly Refusal[] };

async function clauseTyped(visit: V, found: Carried): Promise<DecidedOrNot> {
  const filled = decidedForm(visit.form);
  if ('refusals' in filled) return filled;
  const { wording, from, revision } = filled.command;
  const toWrite = await clauseToWrite(visit, found);
  const { amendment } = found.row;
  if (toWrite === null || amendment?.kind !== 'wording') return { refusals: [refuse('proposal.notNow')] };
  const pinned = { anchor: amendment.anchor, clauseHash: clauseHash(toWrite.clause) };
  const text = amendedBylaws(toWrite.text, { ...pinned, wording });
  if (!isRefusal(text)) return { revision, text, from };
  // The words may be as proposed, where the meeting changed only the att-sats or the day.
  return text.refused === 'motion.amendmentSame'
    ? { revision, text: toWrite.text, from }
    : { refusals: [text] };
}

/** A whole proposal is edited in its own editor; here somebody says that what stands is what was decided. */
async function wholeSaid({ form, desk }: V, { adoption: { proposal } }: Carried): Promise<DecidedOrNot> {
  const filled = decidedWholeForm(form);
  if ('refusals' in filled) return filled;
  const text = await desk.proposals.text(proposal.id, proposal.textNumber);
  return text === null ? { refusals: [refuse('proposal.notNow')] } : { ...filled.command, text };
}
