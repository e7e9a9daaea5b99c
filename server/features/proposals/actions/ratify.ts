// The end of a round: another person confirms the last adoption, and where the rule asks for it the members sign.
import { seeLinks } from '../../../domain/accounts/personal-link.ts';
import { isSuperseded } from '../../../domain/proposals/lifecycle.ts';
import type { Proposal } from '../../../domain/proposals/proposal.ts';
import { tallyOf } from '../../../domain/proposals/ratification-tally.ts';
import type { AnswerRow, Signature } from '../../../domain/proposals/ratification.ts';
import { refuse, type Refusal } from '../../../domain/refusal.ts';
import type { Upload } from '../../../web/multipart.ts';
import { keepAttachment } from '../attachments.ts';
import { mailOutcome } from '../papers/mails.ts';
import { after, readyFor, record, save, type Named, type ProposalsDesk } from './desk.ts';
import { partsFaultOf } from './effects.ts';
import { enactWhenDue, forceOf } from './enact.ts';
import { settledFault } from './rebase.ts';
import { unaskedFault } from './must-adopt.ts';

/**
 * The second person's word on the last adoption: then the proposal is ratified, and enters into force by itself as soon
 * as its day can be told. Refused for whoever recorded that adoption or named the contact that did, while a member is missing, and where another must
 * adopt it than was asked.
 */
export async function confirmRatification(
  desk: ProposalsDesk,
  proposal: Named,
  { roundNumber }: { readonly roundNumber: number },
): Promise<Proposal | Refusal> {
  const current = await readyFor(desk, proposal, 'confirm');
  if ('refused' in current) return current;
  const round = (await desk.proposals.newestRounds([current.id])).get(current.id);
  if (round?.number !== roundNumber) return refuse('ratification.oldRound');
  if (isSuperseded(current)) return refuse('ratification.superseded');
  const others = await unaskedFault(desk, current, round);
  if (others !== null) return others;
  const parts = await partsFaultOf(desk, current);
  if (parts !== null) return parts;
  const tally = tallyOf(round, await desk.proposals.answers(round.id));
  if (!tally.isUnanimous || tally.lastAdoption === null)
    return refuse('ratification.missingAdoptions', undefined, {
      members: tally.missing.map(({ name }) => name).join(', '),
    });
  if (desk.who === null) return refuse('access.signIn');
  if (tally.lastAdoption.recordedBy === desk.who.accountId) return refuse('ratification.samePerson');
  if (await sawTheLink(desk, current.organisationId, tally.lastAdoption))
    return refuse('ratification.linkSeen');
  if (await namedTheContact(desk, current.organisationId, tally.lastAdoption))
    return refuse('ratification.contactNamed');
  const fault = await settledFault(desk, current);
  if (fault !== null) return fault;
  await desk.proposals.addConfirmation(current.organisationId, round.id, {
    answerId: tally.lastAdoption.id,
    confirmedAt: desk.now,
    confirmedBy: desk.who.accountId,
  });
  const saved = await save(desk, current, after(current, 'confirm', {}), 'ratification.confirmed', {
    ...{ round: round.number, answer: tally.lastAdoption.id },
  });
  if ('refused' in saved) return saved;
  const enacted = await enactWhenDue(desk, saved);
  if ('refused' in enacted) return enacted;
  const force = await forceOf(desk, enacted);
  const from = force !== null && 'from' in force ? force.from : null;
  await mailOutcome(desk, enacted, round, { kind: 'adopted', from });
  return enacted;
}

/**
 * Could whoever confirms have come in as the one who recorded the last adoption? The office has seen the link of a letter
 * that it sent by hand; then somebody of the board confirms.
 */
async function sawTheLink(
  desk: ProposalsDesk,
  organisationId: string,
  { recordedBy }: Pick<AnswerRow, 'recordedBy'>,
): Promise<boolean> {
  const seesLinks = desk.who?.grants.some(
    (grant) => grant.organisationId === organisationId && seeLinks.includes(grant.role),
  );
  if (seesLinks !== true || recordedBy === null) return false;
  const links = await desk.accounts.personalLinksOf(recordedBy);
  return links.some((link) => link.organisationId === organisationId);
}

/** Whoever named the contact that recorded the last adoption may have named an address of her own. */
async function namedTheContact(
  desk: ProposalsDesk,
  organisationId: string,
  { memberId, recordedBy }: Pick<AnswerRow, 'memberId' | 'recordedBy'>,
): Promise<boolean> {
  if (recordedBy === null || desk.who === null) return false;
  const namers = await desk.proposals.namersOf({ organisationId, memberId, accountId: recordedBy });
  return namers.includes(desk.who.accountId);
}

export interface NewSignature extends Signature {
  readonly roundNumber: number;
  readonly attachment: Upload | null;
}

/** Records that a member has signed what it adopted, where the rule asks for it. With the last it enters into force. */
export async function recordSignature(
  desk: ProposalsDesk,
  proposal: Named,
  { roundNumber, memberId, signedOn, attachment }: NewSignature,
): Promise<Proposal | Refusal> {
  const current = await readyFor(desk, proposal, 'sign');
  if ('refused' in current) return current;
  const round = (await desk.proposals.newestRounds([current.id])).get(current.id);
  if (round?.number !== roundNumber) return refuse('ratification.oldRound');
  if (isSuperseded(current)) return refuse('ratification.superseded');
  const others = await unaskedFault(desk, current, round);
  if (others !== null) return others;
  const { standings } = tallyOf(round, await desk.proposals.answers(round.id));
  const standing = standings.find(({ member }) => member.memberId === memberId);
  if (standing === undefined) return refuse('ratification.notAsked', 'member');
  const signatures = await desk.proposals.signatures(round.id);
  if (signatures.some((each) => each.memberId === memberId)) return refuse('ratification.alreadySigned');
  if (signedOn > desk.today) return refuse('ratification.inTheFuture', 'signedOn');
  const decided = standing.row?.decidedOn ?? null;
  if (decided !== null && signedOn < decided)
    return refuse('ratification.signedBeforeAdopted', 'signedOn', { date: decided });
  const kept = attachment === null ? null : await keepAttachment(desk, current.organisationId, attachment);
  if (kept !== null && 'refused' in kept) return kept;
  await desk.proposals.addSignature(
    current.organisationId,
    round.id,
    { memberId, signedOn, attachmentId: kept?.id ?? null },
    { at: desk.now, by: desk.who?.accountId ?? null },
  );
  await record(desk, current, 'ratification.signed', {
    ...{ round: round.number, member: memberId, signedOn, attachment: kept?.sha256 ?? null },
  });
  return enactWhenDue(desk, current);
}
