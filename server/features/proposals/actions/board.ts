// The board's own decisions on a proposal: approve it, take it back to be revised, withdraw it, let it lapse.
import { approvalDayFault, wordedOn, type NewestWords } from '../../../domain/proposals/decision-days.ts';
import type { BoardDecision, Proposal } from '../../../domain/proposals/proposal.ts';
import { refuse, type Refusal } from '../../../domain/refusal.ts';
import { after, newestText, readyFor, save, type Named, type ProposalsDesk } from './desk.ts';
import { effectFaultOf } from './effects.ts';
import { carryOver, settledFault } from './rebase.ts';
import { mailOutcome, type Outcome } from '../papers/mails.ts';
import { issueSummaries } from '../papers/ordering.ts';

/** UTF-16 units of the reason for taking it back or ending it. */
export const longestReason = 2000;

/**
 * Records the decision on the wording as it stands: the board's, or in a formation that of those who propose it. A new
 * decision on the same words takes the place of the old. Refused with a day ahead, or too
 * early for these words; while there is nothing proposed, conflicts wait, or what is to follow cannot come about.
 */
export async function approveProposal(
  desk: ProposalsDesk,
  proposal: Named,
  { revision, decision }: { readonly revision: number; readonly decision: BoardDecision },
): Promise<Proposal | Refusal> {
  const current = await readyFor(desk, proposal, 'approve', revision);
  if ('refused' in current) return current;
  // Bylaws apply by the meeting that adopts them; what the board sends there is dated with the motion.
  const words = current.kind === 'bylaws' ? null : await newestWords(desk, current);
  const dayFault = approvalDayFault(decision.on, words, desk.today);
  if (dayFault !== null) return dayFault;
  const fault = await settledFault(desk, current);
  if (fault !== null) return fault;
  const impossible = await effectFaultOf(desk, current);
  if (impossible !== null) return impossible;
  const text = await newestText(desk, current);
  if (text.amendments.length === 0) return refuse('proposal.nothingChanged');
  return save(desk, current, after(current, 'approve', { board: decision }), 'proposal.approved', {
    ...{ ...decision },
    textHash: text.textHash,
  });
}

async function newestWords(desk: ProposalsDesk, { id }: Proposal): Promise<NewestWords> {
  const isShown =
    (await desk.proposals.newestRounds([id])).size > 0 || (await desk.proposals.consultations(id)).length > 0;
  return { on: wordedOn(await desk.proposals.textHeaders(id)), isShown };
}

/** Takes it back to be drafted anew. From the members, it ends the round: what they answered stays to be read. */
export async function reviseProposal(
  desk: ProposalsDesk,
  proposal: Named,
  { revision, because }: { readonly revision: number; readonly because: string },
): Promise<Proposal | Refusal> {
  const current = await readyFor(desk, proposal, 'revise', revision);
  if ('refused' in current) return current;
  const fault = reasonFault(because);
  if (fault !== null) return fault;
  const revised = await save(desk, current, after(current, 'revise', { board: null }), 'proposal.revised', {
    ...{ from: current.state, because },
  });
  if ('refused' in revised) return revised;
  await tellMembers(desk, current, { kind: 'revised', because });
  return revised.rebaseOnto === null ? revised : carryOver(desk, revised, revised.rebaseOnto);
}

/** The board takes it back for good; why is told. */
export const withdrawProposal = (
  desk: ProposalsDesk,
  proposal: Named,
  ending: Ending,
): Promise<Proposal | Refusal> => end(desk, proposal, 'withdraw', ending);

/** It did not get every member's adoption, and is left. */
export const lapseProposal = (
  desk: ProposalsDesk,
  proposal: Named,
  ending: Ending,
): Promise<Proposal | Refusal> => end(desk, proposal, 'lapse', ending);

export interface Ending {
  readonly revision: number;
  readonly because: string;
}

async function end(
  desk: ProposalsDesk,
  proposal: Named,
  act: 'withdraw' | 'lapse',
  { revision, because }: Ending,
): Promise<Proposal | Refusal> {
  const current = await readyFor(desk, proposal, act, revision);
  if ('refused' in current) return current;
  if (await desk.proposals.isBeforeMeeting(current.id)) return refuse('proposal.beforeMeeting');
  const fault = reasonFault(because);
  if (fault !== null) return fault;
  const ended = await save(
    desk,
    current,
    after(current, act, { endedBecause: because }),
    act === 'withdraw' ? 'proposal.withdrawn' : 'proposal.lapsed',
    { from: current.state, because },
  );
  if ('refused' in ended) return ended;
  await issueSummaries(desk, ended);
  await tellMembers(desk, current, { kind: act === 'withdraw' ? 'withdrawn' : 'lapsed', because });
  return ended;
}

/** Those who had been asked to adopt it are told that they need not. */
async function tellMembers(desk: ProposalsDesk, current: Proposal, outcome: Outcome): Promise<void> {
  const round = (await desk.proposals.newestRounds([current.id])).get(current.id);
  const isOut = current.state === 'outForRatification' || current.state === 'ratified';
  if (isOut && round !== undefined) await mailOutcome(desk, current, round, outcome);
}

function reasonFault(because: string): Refusal | null {
  if (because.trim() === '') return refuse('form.required', 'because');
  return because.length > longestReason ? refuse('form.tooLong', 'because', { max: longestReason }) : null;
}
