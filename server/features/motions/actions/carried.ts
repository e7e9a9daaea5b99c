// What becomes of a motion's changes of the bylaws once it is sent: proposals, which stand and fall with the meeting's decisions.
import { amendedBylaws } from '../../../domain/motions/amendment.ts';
import type { ClauseDecision, Motion, WordingAmendment } from '../../../domain/motions/motion.ts';
import { nameOn } from '../../../domain/organisations/organisation.ts';
import { isOpen } from '../../../domain/proposals/lifecycle.ts';
import { noEffects } from '../../../domain/proposals/proposal.ts';
import { isRefusal, refuse, type Refusal } from '../../../domain/refusal.ts';
import { approveProposal, beginProposal, rejectByMeeting, withdrawProposal } from '../../proposals/index.ts';
import { bylawsOf } from './bylaws.ts';
import type { MotionsDesk } from './desk.ts';

/**
 * Makes proposals of what a submitted motion changes in the bylaws: from then on they are carried over when the bylaws
 * change, and the meeting's decision on the att-sats is theirs. The mover's board has decided on the words.
 */
export async function carryAmendments(desk: MotionsDesk, motion: Motion): Promise<Refusal | null> {
  for (const { id: clauseId, amendment } of motion.content.clauses) {
    if (amendment === undefined) continue;
    const proposalId =
      amendment.kind === 'proposal' ? amendment.proposalId : await begun(desk, motion, amendment);
    if (typeof proposalId !== 'string') return proposalId;
    await desk.proposals.addClauseProposal({
      ...{ organisationId: motion.networkId, proposalId, motionId: motion.id, clauseId },
    });
  }
  return null;
}

async function begun(
  desk: MotionsDesk,
  motion: Motion,
  amendment: WordingAmendment,
): Promise<string | Refusal> {
  const [network] = await desk.organisations.byIds([motion.networkId]);
  const [mover] = await desk.organisations.byIds([motion.moverId]);
  const bylaws = await bylawsOf(desk, motion.networkId);
  if (network === undefined || bylaws === null) return refuse('motion.withoutBylaws');
  const text = amendedBylaws(bylaws, amendment);
  if (isRefusal(text)) return text;
  const { from } = amendment;
  const proposal = await beginProposal(desk, network, {
    ...{ kind: 'bylaws', heading: motion.content.heading.slice(0, 200), adoptedAs: 'amendments', text },
    forceRule: from === null ? { kind: 'whenAdopted', earliest: null } : { kind: 'fixedDay', day: from },
    effects: noEffects,
  });
  if (isRefusal(proposal)) return proposal;
  if (motion.endorsement === null) return proposal.id;
  const approved = await approveProposal(desk, proposal, {
    revision: proposal.revision,
    decision: {
      body: `Styrelsen för ${mover === undefined ? '' : nameOn(mover, desk.today)}`,
      ...{ ...motion.endorsement, registryNumber: '' },
    },
  });
  return isRefusal(approved) ? approved : approved.id;
}

/** A motion that is taken back takes with it what it proposed in the bylaws; a proposal that the board drafted stays the board's. */
export async function dropAmendments(desk: MotionsDesk, motion: Motion): Promise<Refusal | null> {
  const own = new Set(
    motion.content.clauses.flatMap(({ id, amendment }) => (amendment?.kind === 'wording' ? [id] : [])),
  );
  for (const { proposalId, clauseId } of await desk.proposals.carriedBy(motion.id)) {
    const proposal = own.has(clauseId) ? await desk.proposals.byId(proposalId) : null;
    if (proposal === null || !isOpen(proposal.state)) continue;
    const because = 'Motionen är återkallad.';
    const ended = await withdrawProposal(desk, proposal, { revision: proposal.revision, because });
    if (isRefusal(ended)) return ended;
  }
  return null;
}

/** A meeting that says no to an att-sats, or deems it answered, says no to the change that it carries. */
export async function rejectAmendment(
  desk: MotionsDesk,
  motion: Motion,
  { clauseId, meetingId, outcome, votes }: Omit<ClauseDecision, 'decidedAt'>,
): Promise<Refusal | null> {
  if (outcome !== 'rejected' && outcome !== 'answered') return null;
  const carried = (await desk.proposals.carriedBy(motion.id)).find((each) => each.clauseId === clauseId);
  const proposal = carried === undefined ? null : await desk.proposals.byId(carried.proposalId);
  const meeting = await desk.meetings.byId(meetingId);
  if (proposal === null || meeting === null) return null;
  const because =
    outcome === 'rejected' ? 'Mötet har avslagit förslaget.' : 'Mötet har ansett förslaget besvarat.';
  return rejectByMeeting(desk, proposal, {
    ...{ clauseId, meetingId, votes, because },
    decidedOn: meeting.day,
  });
}
