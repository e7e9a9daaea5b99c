// The end of a round: another person confirms the last adoption.
import type { Proposal } from '../../../domain/proposals/proposal.ts';
import { tallyOf } from '../../../domain/proposals/ratification-tally.ts';
import { refuse, type Refusal } from '../../../domain/refusal.ts';
import { mailOutcome } from '../papers/mails.ts';
import { secondPersonFault } from '../second-person.ts';
import { after, readyFor, save, type Named, type ProposalsDesk } from './desk.ts';
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
  const second = await secondPersonFault(desk, desk.who, current.organisationId, tally.lastAdoption);
  if (second !== null) return second;
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
  if ('refused' in enacted || enacted.state === 'lapsed') return enacted;
  const force = await forceOf(desk, enacted);
  const from = force !== null && 'from' in force ? force.from : null;
  await mailOutcome(desk, enacted, round, { kind: 'adopted', from });
  return enacted;
}
