// Out for ratification: the proposal goes to its members, whose answers are recorded, asked for again and taken back.
import type { Day } from '../../../domain/language/dates.ts';
import type { Proposal } from '../../../domain/proposals/proposal.ts';
import { refuse, type Refusal } from '../../../domain/refusal.ts';
import { mailMissiv } from '../papers/mails.ts';
import { issueProposal, issueSummaries } from '../papers/ordering.ts';
import type { StoredRound } from '../records.ts';
import { after, by, newestText, readyFor, save, type Named, type ProposalsDesk } from './desk.ts';
import { effectFaultOf } from './effects.ts';
import { membersToAsk } from './must-adopt.ts';
import { settledFault } from './rebase.ts';

export interface Dispatch {
  readonly revision: number;
  readonly answerBy: Day | null;
  /** Who decides, by member; for the others it is as usual for their kind. */
  readonly bodies: ReadonlyMap<string, string>;
}

/**
 * Sends the proposal to its members. The wording, the rule and the list of who must adopt are frozen from here on.
 * Refused while conflicts wait, and where an effect cannot come about.
 */
export async function dispatchProposal(
  desk: ProposalsDesk,
  proposal: Named,
  { revision, answerBy, bodies }: Dispatch,
): Promise<Proposal | Refusal> {
  const current = await readyFor(desk, proposal, 'dispatch', revision);
  if ('refused' in current) return current;
  if (current.kind === 'bylaws') return refuse('proposal.notNow');
  if (answerBy !== null && answerBy < desk.today) return refuse('proposal.answerByPassed', 'answerBy');
  const fault = await settledFault(desk, current);
  if (fault !== null) return fault;
  const impossible = await effectFaultOf(desk, current);
  if (impossible !== null) return impossible;
  const members = await membersToAsk(desk, current, bodies);
  if (members.length === 0) return refuse('proposal.withoutMembers');
  const text = await newestText(desk, current);
  const earlier = await desk.proposals.rounds(current.id);
  const round: StoredRound = {
    id: desk.newId(),
    organisationId: current.organisationId,
    proposalId: current.id,
    number: earlier.length + 1,
    textNumber: text.number,
    textHash: text.textHash,
    adoptedAs: current.adoptedAs,
    forceRule: current.forceRule,
    answerBy,
    dispatchedOn: desk.today,
    dispatchedAt: desk.now,
    dispatchedBy: by(desk),
    terms: { heading: current.heading, effects: current.effects, board: current.board },
    members,
  };
  const saved = await save(desk, current, after(current, 'dispatch', {}), 'proposal.dispatched', {
    ...{ round: round.number, textHash: round.textHash, answerBy },
    members: members.map(({ memberId, body }) => ({ member: memberId, body })),
  });
  if ('refused' in saved) return saved;
  await desk.proposals.addRound(round);
  await issueProposal(desk, round);
  await issueSummaries(desk, current);
  await mailMissiv(desk, saved, round);
  return saved;
}
