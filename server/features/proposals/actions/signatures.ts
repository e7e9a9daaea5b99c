// Members sign what all have adopted, where the rule asks for it, and another person confirms the last signature.
import type { Day } from '../../../domain/language/dates.ts';
import type { ProposalAct } from '../../../domain/proposals/lifecycle.ts';
import type { Proposal } from '../../../domain/proposals/proposal.ts';
import { tallyOf } from '../../../domain/proposals/ratification-tally.ts';
import type { SignatureRow } from '../../../domain/proposals/ratification.ts';
import { signaturesOf } from '../../../domain/proposals/signature-tally.ts';
import { refuse, type Refusal } from '../../../domain/refusal.ts';
import type { Upload } from '../../../web/multipart.ts';
import { keepAttachment } from '../attachments.ts';
import type { StoredRound } from '../records.ts';
import { secondPersonFault } from '../second-person.ts';
import { after, by, readyFor, record, save, type Named, type ProposalsDesk } from './desk.ts';
import { enactWhenDue } from './enact.ts';
import { unaskedFault } from './must-adopt.ts';
import { settledFault } from './rebase.ts';

/** What a signature is recorded with. */
export interface NewSignature {
  readonly roundNumber: number;
  readonly memberId: string;
  readonly signedOn: Day;
  readonly attachment: Upload | null;
}

/**
 * Records that a member has signed what it adopted, where the rule asks for it. With the last it awaits another person's
 * confirmation. One that was recorded wrongly is taken back first.
 */
export async function recordSignature(
  desk: ProposalsDesk,
  proposal: Named,
  { roundNumber, memberId, signedOn, attachment }: NewSignature,
): Promise<Proposal | Refusal> {
  const found = await signing(desk, proposal, 'sign', roundNumber);
  if ('refused' in found) return found;
  const { current, round, rows } = found;
  const { standings } = tallyOf(round, await desk.proposals.answers(round.id));
  const standing = standings.find(({ member }) => member.memberId === memberId);
  if (standing === undefined) return refuse('ratification.notAsked', 'member');
  if (signaturesOf(round, rows).signed.has(memberId)) return refuse('ratification.alreadySigned');
  if (signedOn > desk.today) return refuse('ratification.inTheFuture', 'signedOn');
  const decided = standing.row?.decidedOn ?? null;
  if (decided !== null && signedOn < decided)
    return refuse('ratification.signedBeforeAdopted', 'signedOn', { date: decided });
  const kept = attachment === null ? null : await keepAttachment(desk, current.organisationId, attachment);
  if (kept !== null && 'refused' in kept) return kept;
  await addRow(desk, found, { memberId, signedOn, attachmentId: kept?.id ?? null, note: '' });
  await record(desk, current, 'ratification.signed', {
    ...{ round: round.number, member: memberId, signedOn, attachment: kept?.sha256 ?? null },
  });
  return current;
}

/** Takes back a signature that was recorded in error; it is kept, with why. */
export async function retractSignature(
  desk: ProposalsDesk,
  proposal: Named,
  {
    roundNumber,
    memberId,
    reason,
  }: { readonly roundNumber: number; readonly memberId: string; readonly reason: string },
): Promise<Proposal | Refusal> {
  const found = await signing(desk, proposal, 'retractSignature', roundNumber);
  if ('refused' in found) return found;
  const { current, round, rows } = found;
  if (!signaturesOf(round, rows).signed.has(memberId)) return refuse('ratification.notSigned');
  if (reason.trim() === '') return refuse('form.required', 'signatureReason');
  await addRow(desk, found, { memberId, signedOn: null, attachmentId: null, note: reason });
  await record(desk, current, 'ratification.signatureRetracted', {
    ...{ round: round.number, member: memberId, reason },
  });
  return current;
}

/**
 * The second person's word on the last signature: then it enters into force. Refused for whoever recorded that signature,
 * and while one is missing.
 */
export async function confirmSignatures(
  desk: ProposalsDesk,
  proposal: Named,
  { roundNumber }: { readonly roundNumber: number },
): Promise<Proposal | Refusal> {
  const found = await signing(desk, proposal, 'confirmSignatures', roundNumber);
  if ('refused' in found) return found;
  const { current, round, rows } = found;
  const { missing, isComplete, last } = signaturesOf(round, rows);
  if (!isComplete || last === null)
    return refuse('ratification.missingSignatures', undefined, {
      members: missing.map(({ name }) => name).join(', '),
    });
  if (desk.who === null) return refuse('access.signIn');
  const second = await secondPersonFault(desk, desk.who, current.organisationId, last);
  if (second !== null) return second;
  const fault = await settledFault(desk, current);
  if (fault !== null) return fault;
  await desk.proposals.addSignatureConfirmation(current.organisationId, round.id, {
    signatureId: last.id,
    confirmedAt: desk.now,
    confirmedBy: desk.who.accountId,
  });
  const saved = await save(
    desk,
    current,
    after(current, 'confirmSignatures', {}),
    'ratification.signaturesConfirmed',
    { round: round.number, signature: last.id },
  );
  return 'refused' in saved ? saved : enactWhenDue(desk, saved);
}

interface Signing {
  readonly current: Proposal;
  readonly round: StoredRound;
  readonly rows: readonly SignatureRow[];
}

/** The newest round with its signatures, in turn; only where its rule asks for any. */
async function signing(
  desk: ProposalsDesk,
  proposal: Named,
  act: ProposalAct,
  roundNumber: number,
): Promise<Signing | Refusal> {
  const current = await readyFor(desk, proposal, act);
  if ('refused' in current) return current;
  const round = (await desk.proposals.newestRounds([current.id])).get(current.id);
  if (round?.number !== roundNumber) return refuse('ratification.oldRound');
  if (round.forceRule.kind !== 'whenAdoptedAndSigned') return refuse('proposal.notNow');
  const others = act === 'retractSignature' ? null : await unaskedFault(desk, current, round);
  if (others !== null) return others;
  return { current, round, rows: await desk.proposals.signatures(round.id) };
}

async function addRow(
  desk: ProposalsDesk,
  { current, round, rows }: Signing,
  said: Pick<SignatureRow, 'memberId' | 'signedOn' | 'attachmentId' | 'note'>,
): Promise<void> {
  const before = rows.findLast(({ memberId }) => memberId === said.memberId);
  await desk.proposals.addSignature(current.organisationId, round.id, {
    ...said,
    ...{ id: desk.newId(), sequence: (before?.sequence ?? 0) + 1 },
    ...{ recordedAt: desk.now, recordedBy: by(desk) },
  });
}
