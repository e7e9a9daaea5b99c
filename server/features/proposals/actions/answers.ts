// A member's answer: recorded with its evidence, asked for anew, or taken back where it was recorded in error.
import type { ReadText } from '../../../domain/comparison/pieces.ts';
import { isBefore, type Day, type PartialDate } from '../../../domain/language/dates.ts';
import { nextAnswer } from '../../../domain/proposals/answer-lifecycle.ts';
import { isAdoptionOf, wholeHash } from '../../../domain/proposals/adopted-words.ts';
import { answerDayFault } from '../../../domain/proposals/decision-days.ts';
import type { ProposalAct } from '../../../domain/proposals/lifecycle.ts';
import type { Proposal } from '../../../domain/proposals/proposal.ts';
import { tallyOf, type MemberStanding } from '../../../domain/proposals/ratification-tally.ts';
import type { AnswerRow, MemberAnswer } from '../../../domain/proposals/ratification.ts';
import { refuse, type Refusal } from '../../../domain/refusal.ts';
import type { Upload } from '../../../web/multipart.ts';
import { keepAttachment } from '../attachments.ts';
import { mailConfirmation, mailMissiv } from '../papers/mails.ts';
import type { StoredRound } from '../records.ts';
import { unaskedFault } from './must-adopt.ts';
import { by, newestText, readyFor, record, type Named, type ProposalsDesk } from './desk.ts';

export interface NewAnswer {
  readonly roundNumber: number;
  readonly memberId: string;
  readonly answer: Exclude<MemberAnswer, 'pending'>;
  readonly condition: AnswerRow['condition'];
  readonly decidedOn: Day;
  /** The § of the minutes; it or the registry number is needed to find the decision again. */
  readonly minutes: string;
  readonly registryNumber: string;
  /** The text that the member handed in as what it adopted, as read; null where it handed in none. */
  readonly deviation: ReadText | null;
  readonly attachment: Upload | null;
  readonly note: string;
}

/**
 * Records what a member decided. The words decide whether it is an adoption, not what was ticked: a text that is the
 * proposal's own, whatever its layout, adopts it; other words do not, in the clauses or outside them (`isAdoptionOf`). A yes on condition that the others decide alike is
 * a yes. Refused once the member has adopted (until that is taken back), for an older round, for a proposal that another
 * version came before, or that others must adopt too, and with a day before the board's decision or ahead.
 */
export async function recordAnswer(
  desk: ProposalsDesk,
  proposal: Named,
  given: NewAnswer,
): Promise<AnswerRow | Refusal> {
  const found = await asked(desk, proposal, 'answer', given);
  if ('refused' in found) return found;
  const { current, round, standing } = found;
  if (nextAnswer(standing.answer, given.answer) === null)
    return refuse('ratification.alreadyAnswered', undefined, { member: standing.member.name });
  const fault =
    (await leftFault(desk, current, standing)) ??
    (await unaskedFault(desk, current, round)) ??
    decisionFault(current, given, desk.today);
  if (fault !== null) return fault;
  const what = await whatWasAdopted(desk, current, round, given);
  if ('refused' in what) return what;
  const attachment =
    given.attachment === null ? null : await keepAttachment(desk, current.organisationId, given.attachment);
  if (attachment !== null && 'refused' in attachment) return attachment;
  const row = await addRow(desk, found, {
    ...{ answer: what.answer, handedIn: what.handedIn, decidedOn: given.decidedOn },
    ...{ minutes: given.minutes.trim(), registryNumber: given.registryNumber.trim(), note: given.note },
    condition: what.answer === 'adopted' ? given.condition : 'none',
    attachmentId: attachment?.id ?? null,
  });
  await record(desk, current, 'ratification.answered', {
    ...{ round: round.number, member: given.memberId, answer: row.answer, condition: row.condition },
    ...{ decidedOn: row.decidedOn, minutes: row.minutes, registryNumber: row.registryNumber },
    textHash: row.answer === 'adoptedDeviating' ? (row.handedIn?.textHash ?? null) : round.textHash,
    ...{ handedIn: row.handedIn?.textHash ?? null, attachment: attachment?.sha256 ?? null },
  });
  if (tallyOf(round, await desk.proposals.answers(round.id)).isUnanimous)
    await mailConfirmation(desk, current, round, row);
  return row;
}

/** Asks a member again that has not adopted: what it answered stays to be read, and it is pending anew. */
export async function askAgain(
  desk: ProposalsDesk,
  proposal: Named,
  { note, ...which }: Asked & { readonly note: string },
): Promise<AnswerRow | Refusal> {
  const found = await asked(desk, proposal, 'askAgain', which);
  if ('refused' in found) return found;
  if (nextAnswer(found.standing.answer, 'askedAgain') === null) return refuse('ratification.notAnswered');
  const row = await addRow(desk, found, { ...nothing, answer: 'askedAgain', note });
  await record(desk, found.current, 'ratification.askedAgain', {
    ...{ round: found.round.number, member: which.memberId },
  });
  await mailMissiv(desk, found.current, found.round, [which.memberId]);
  return row;
}

/** Takes back an answer that was recorded in error; why is told. */
export async function retractAnswer(
  desk: ProposalsDesk,
  proposal: Named,
  { reason, ...which }: Asked & { readonly reason: string },
): Promise<AnswerRow | Refusal> {
  const found = await asked(desk, proposal, 'retractAnswer', which);
  if ('refused' in found) return found;
  if (nextAnswer(found.standing.answer, 'retracted') === null) return refuse('ratification.notAnswered');
  if (reason.trim() === '') return refuse('form.required', 'reason');
  const row = await addRow(desk, found, { ...nothing, answer: 'retracted', note: reason });
  await record(desk, found.current, 'ratification.retracted', {
    ...{ round: found.round.number, member: which.memberId, answer: found.standing.answer, reason },
  });
  return row;
}

export interface Asked {
  readonly roundNumber: number;
  readonly memberId: string;
}

interface Found {
  readonly current: Proposal;
  readonly round: StoredRound;
  readonly standing: MemberStanding;
}

/** The member's place in the newest round, in turn. */
async function asked(
  desk: ProposalsDesk,
  proposal: Named,
  act: ProposalAct,
  { roundNumber, memberId }: Asked,
): Promise<Found | Refusal> {
  const current = await readyFor(desk, proposal, act);
  if ('refused' in current) return current;
  const round = (await desk.proposals.newestRounds([current.id])).get(current.id);
  if (round?.number !== roundNumber) return refuse('ratification.oldRound');
  const tally = tallyOf(round, await desk.proposals.answers(round.id));
  const standing = tally.standings.find(({ member }) => member.memberId === memberId);
  return standing === undefined ? refuse('ratification.notAsked', 'member') : { current, round, standing };
}

const nothing = {
  condition: 'none',
  decidedOn: null,
  minutes: '',
  registryNumber: '',
  handedIn: null,
  attachmentId: null,
} as const;

async function addRow(
  desk: ProposalsDesk,
  { current, round, standing }: Found,
  said: Pick<
    AnswerRow,
    'answer' | 'condition' | 'decidedOn' | 'minutes' | 'registryNumber' | 'handedIn' | 'attachmentId' | 'note'
  >,
): Promise<AnswerRow> {
  const row: AnswerRow = {
    ...said,
    id: desk.newId(),
    roundId: round.id,
    memberId: standing.member.memberId,
    sequence: (standing.row?.sequence ?? 0) + 1,
    recordedAt: desk.now,
    recordedBy: by(desk),
  };
  await desk.proposals.addAnswer(current.organisationId, row);
  return row;
}

/** A member that has left since the list was frozen decides no more; the board sends it anew to those that are left. */
async function leftFault(
  desk: ProposalsDesk,
  { organisationId, effects }: Proposal,
  { member }: MemberStanding,
): Promise<Refusal | null> {
  if (effects.joins.some(({ memberId }) => memberId === member.memberId)) return null;
  const spells = (await desk.organisations.memberships(organisationId)).filter(
    ({ memberId }) => memberId === member.memberId,
  );
  const today = desk.today as string as PartialDate;
  return spells.length > 0 && spells.every(({ to }) => isBefore(to, today) === 'yes')
    ? refuse('ratification.hasLeft', undefined, { member: member.name })
    : null;
}

function decisionFault({ board }: Proposal, given: NewAnswer, today: Day): Refusal | null {
  const fault = answerDayFault(given.decidedOn, board?.on ?? null, today);
  if (fault !== null) return fault;
  return given.minutes.trim() === '' && given.registryNumber.trim() === ''
    ? refuse('ratification.withoutReference', 'minutes')
    : null;
}

/**
 * Compared with the words that were sent, and with what they have become where they were carried over since. What was
 * handed in is kept either way: it tells afterwards what the member had before it.
 */
async function whatWasAdopted(
  desk: ProposalsDesk,
  current: Proposal,
  round: StoredRound,
  { answer, deviation }: NewAnswer,
): Promise<(Pick<AnswerRow, 'handedIn'> & { readonly answer: NewAnswer['answer'] }) | Refusal> {
  if (answer === 'refused' || answer === 'referredBack') return { answer, handedIn: null };
  if (deviation === null)
    return answer === 'adopted'
      ? { answer, handedIn: null }
      : refuse('ratification.withoutDeviation', 'deviation');
  const { source, reading } = deviation;
  if (reading.clauses.length === 0) return refuse('statute.withoutClause', 'deviation');
  const sent = await newestText(desk, { id: current.id, textNumber: round.textNumber });
  const own = [sent, await newestText(desk, current)];
  const isAdopted = own.some((text) => isAdoptionOf(text.reading, deviation));
  return {
    answer: isAdopted ? 'adopted' : 'adoptedDeviating',
    handedIn: { source, textHash: wholeHash(reading) },
  };
}
