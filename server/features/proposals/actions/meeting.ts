// A meeting's decision on bylaws: recorded from the att-sats that carried the proposal, and made the text when it was the last that was needed.
import type { Day } from '../../../domain/language/dates.ts';
import type { AgendaItem, Meeting, Poll } from '../../../domain/meetings/meeting.ts';
import type { ClauseDecision, Motion } from '../../../domain/motions/motion.ts';
import { decisionOn, isSettled } from '../../../domain/motions/resolution.ts';
import {
  adoptionStanding,
  voteFault,
  type AdoptionStanding,
} from '../../../domain/proposals/meeting-adoption.ts';
import { wholeHash } from '../../../domain/proposals/adopted-words.ts';
import type { ForceRule, Proposal } from '../../../domain/proposals/proposal.ts';
import { refuse, type Refusal } from '../../../domain/refusal.ts';
import type { ReadText } from '../../../domain/comparison/pieces.ts';
import { after, by, newestText, readyFor, record, save, type Named, type ProposalsDesk } from './desk.ts';
import { adoptionsThatStand, enactWhenDue } from './enact.ts';
import { issueSummaries } from '../papers/ordering.ts';
import { settledFault } from './rebase.ts';
import { addWording, amendmentsFor, baseOf } from './wording.ts';

/** What recording needs to know of motions and meetings. */
export interface MeetingsBehind {
  readonly motions: {
    byId(id: string): Promise<Motion | null>;
    decisions(motionId: string): Promise<readonly ClauseDecision[]>;
  };
  readonly meetings: {
    all(): Promise<readonly Meeting[]>;
    byId(id: string): Promise<Meeting | null>;
    items(meetingId: string): Promise<readonly AgendaItem[]>;
    /** What a decision rests on. */
    poll(id: string): Promise<Poll | null>;
  };
}

export type AdoptingDesk = ProposalsDesk & MeetingsBehind;

/** The decision that an att-sats with a proposal came to, and everything that it rests on. */
export interface DecisionBehind {
  readonly motion: Motion;
  readonly decision: ClauseDecision;
  readonly meeting: Meeting;
  readonly poll: Poll | null;
  /** "§ 11". */
  readonly minutes: string;
}

/** The newest decision on an att-sats; null where no meeting has decided on it. */
export async function decisionBehind(
  desk: MeetingsBehind,
  { motionId, clauseId }: { readonly motionId: string; readonly clauseId: string },
): Promise<DecisionBehind | null> {
  const motion = await desk.motions.byId(motionId);
  const decision = decisionOn(await desk.motions.decisions(motionId), clauseId);
  const meeting = decision === null ? null : await desk.meetings.byId(decision.meetingId);
  if (motion === null || decision === null || meeting === null) return null;
  const item = (await desk.meetings.items(meeting.id)).find((each) => each.motionId === motionId);
  const poll = decision.pollId === null ? null : await desk.meetings.poll(decision.pollId);
  const minutes = item === undefined ? '' : `§ ${String(item.position)}`;
  return { motion, decision, meeting, poll, minutes };
}

/**
 * Is an att-sats that carries it still to be decided, or its adoption to be recorded? Until then no other can carry it. One
 * that was approved by too few votes has been decided for good: the change can be brought before another meeting.
 */
export async function awaitsMeeting(
  desk: Pick<ProposalsDesk, 'proposals' | 'organisations'> & MeetingsBehind,
  { id, organisationId }: Named,
): Promise<boolean> {
  const rules = await desk.organisations.rules(organisationId);
  const recorded = new Set((await desk.proposals.meetingAdoptions(id)).map(({ clauseId }) => clauseId));
  for (const carried of await desk.proposals.clausesCarrying(id)) {
    const motion = await desk.motions.byId(carried.motionId);
    if (recorded.has(carried.clauseId) || motion === null || motion.state === 'withdrawn') continue;
    const behind = await decisionBehind(desk, carried);
    if (behind === null || !isSettled(behind.decision.outcome)) return true;
    const isApproved = behind.decision.outcome === 'approved';
    if (isApproved && voteShort(rules, behind) === null) return true;
  }
  return false;
}

/** Why the votes behind an approval are not enough; null where they are. */
function voteShort(
  rules: Parameters<typeof voteFault>[0],
  { decision: { votes }, meeting, poll }: DecisionBehind,
): Refusal | null {
  return voteFault(rules, meeting.day, { votes, wasTie: poll?.result?.tally.outcome === 'tie' });
}

/** How far the meetings have come with the words that stand now. */
export async function meetingStanding(
  desk: Pick<ProposalsDesk, 'proposals' | 'organisations' | 'today'> & Pick<MeetingsBehind, 'meetings'>,
  proposal: Pick<Proposal, 'id' | 'organisationId'>,
): Promise<AdoptionStanding> {
  const adopted = await adoptionsThatStand(desk, proposal);
  const held = (await desk.meetings.all()).filter(
    ({ networkId, closedAt }) => networkId === proposal.organisationId && closedAt !== null,
  );
  return adoptionStanding(await desk.organisations.rules(proposal.organisationId), adopted, held, desk.today);
}

/**
 * Why the decision cannot be recorded as the meeting's adoption by whoever asks; null where it can. The majority is the
 * rule's of the meeting's day. Two people see to it: whoever sealed the result, or wrote in what the meeting changed, is
 * not the one who records. What was decided without a count rests on the minutes, so they must be certified first.
 */
export async function adoptionFault(
  desk: AdoptingDesk,
  proposal: Proposal,
  behind: DecisionBehind,
): Promise<Refusal | null> {
  const { decision, meeting, poll } = behind;
  if (decision.outcome !== 'approved') return refuse('proposal.notApproved');
  if (meeting.state !== 'closed' && meeting.state !== 'attested') return refuse('proposal.meetingOpen');
  const rules = await desk.organisations.rules(proposal.organisationId);
  const fault = voteShort(rules, behind);
  if (fault !== null) return fault;
  if (poll === null && meeting.state !== 'attested') return refuse('proposal.minutesFirst');
  if (desk.who === null) return refuse('access.signIn');
  if (poll !== null && poll.sealedBy === desk.who.accountId) return refuse('proposal.sealedBySame');
  const unsettled = await settledFault(desk, proposal);
  if (unsettled !== null) return unsettled;
  return wordingFault(desk, proposal, decision);
}

/** Where the meeting changed the words, they must have been written in since, by somebody else. */
async function wordingFault(
  desk: AdoptingDesk,
  proposal: Proposal,
  decision: ClauseDecision,
): Promise<Refusal | null> {
  if (decision.wording === null) return null;
  const written = await writtenIn(desk, proposal, decision);
  if (written === null) return refuse('proposal.wordingFirst');
  return written.savedBy === desk.who?.accountId ? refuse('proposal.wordingBySame') : null;
}

/** The wording that was written in after the decision; null where none was. */
export async function writtenIn(
  desk: Pick<ProposalsDesk, 'proposals'>,
  { id }: Pick<Proposal, 'id'>,
  { decidedAt }: Pick<ClauseDecision, 'decidedAt'>,
) {
  const texts = await desk.proposals.textHeaders(id);
  return (
    texts
      .toSorted((a, b) => a.number - b.number)
      .findLast(({ because, savedAt }) => because !== 'rebased' && savedAt > decidedAt) ?? null
  );
}

/** Records a meeting's adoption of the words that stand. With the last that is needed it is ratified, and becomes a version by its rule. */
export async function recordMeeting(
  desk: AdoptingDesk,
  proposal: Named,
  { clauseId }: { readonly clauseId: string },
): Promise<Proposal | Refusal> {
  const current = await readyFor(desk, proposal, 'recordMeeting');
  if ('refused' in current) return current;
  const carried = (await desk.proposals.clausesCarrying(current.id)).find(
    (each) => each.clauseId === clauseId,
  );
  const behind = carried === undefined ? null : await decisionBehind(desk, carried);
  if (behind === null) return refuse('proposal.notApproved');
  const { decision, meeting, minutes } = behind;
  const before = await desk.proposals.meetingAdoptions(current.id);
  if (before.some((each) => each.meetingId === meeting.id && each.clauseId === clauseId))
    return refuse('proposal.meetingRecorded');
  const fault = await adoptionFault(desk, current, behind);
  if (fault !== null) return fault;
  const text = await newestText(desk, current);
  const { votes } = decision;
  await desk.proposals.addMeetingAdoption(current.organisationId, {
    ...{ id: desk.newId(), proposalId: current.id, textNumber: current.textNumber },
    ...{ meetingId: meeting.id, clauseId, outcome: 'adopted', decidedOn: meeting.day, minutes },
    votes: votes === null ? null : { for: votes.yes, against: votes.no },
    ...{ recordedAt: desk.now, recordedBy: by(desk) },
  });
  const { isComplete } = await meetingStanding(desk, current);
  const saved = await save(
    desk,
    current,
    after(current, isComplete ? 'adoptByMeeting' : 'recordMeeting', {}),
    'proposal.meetingDecided',
    {
      ...{ meeting: meeting.id, clause: clauseId, outcome: 'adopted', minutes, textHash: text.textHash },
      votes: votes === null ? null : { ...votes },
    },
  );
  if ('refused' in saved) return saved;
  if (isComplete) await issueSummaries(desk, saved);
  return enactWhenDue(desk, saved);
}

/** What a meeting decided in other words than were proposed. */
export interface DecidedWords {
  readonly clauseId: string;
  readonly revision: number;
  readonly text: ReadText;
  readonly forceRule: ForceRule;
}

/** Writes in the words that the meeting decided instead of those proposed; somebody else then records its adoption. */
export async function writeDecided(
  desk: AdoptingDesk,
  proposal: Named,
  { clauseId, revision, text, forceRule }: DecidedWords,
): Promise<Proposal | Refusal> {
  const current = await readyFor(desk, proposal, 'change', revision);
  if ('refused' in current) return current;
  const carried = (await desk.proposals.clausesCarrying(current.id)).find(
    (each) => each.clauseId === clauseId,
  );
  const behind = carried === undefined ? null : await decisionBehind(desk, carried);
  if (behind === null || behind.decision.outcome !== 'approved') return refuse('proposal.notApproved');
  if (behind.decision.wording === null) return refuse('proposal.beforeMeeting');
  const before = await newestText(desk, current);
  const number = current.textNumber + 1;
  // Kept as a wording of its own even where the words are those proposed: somebody has read them against the decision.
  const to = after(current, 'change', {
    textNumber: number,
    board: null,
    rebaseChoices: new Map(),
    forceRule,
  });
  const saved = await save(desk, current, to, 'proposal.textChanged', {
    ...{ number, textHash: wholeHash(text.reading), because: 'applied' },
  });
  if ('refused' in saved) return saved;
  const { baseVersionId } = before;
  const base = await baseOf(desk, current.organisationId, baseVersionId);
  const amendments = amendmentsFor(base, text, before.amendments);
  await addWording(desk, current, text, { number, baseVersionId, amendments, because: 'applied' });
  return saved;
}

/** A meeting has said no to what an att-sats proposed: the proposal falls with it. Nothing to do where it has fallen already. */
export async function rejectByMeeting(
  desk: ProposalsDesk,
  proposal: Named,
  rejected: {
    readonly clauseId: string;
    readonly meetingId: string;
    readonly decidedOn: Day;
    readonly votes: ClauseDecision['votes'];
    readonly because: string;
  },
): Promise<Refusal | null> {
  const current = await readyFor(desk, proposal, 'rejectByMeeting');
  if ('refused' in current) return null;
  const { clauseId, meetingId, decidedOn, votes, because } = rejected;
  await desk.proposals.addMeetingAdoption(current.organisationId, {
    ...{ id: desk.newId(), proposalId: current.id, textNumber: current.textNumber },
    ...{ meetingId, clauseId, outcome: 'rejected', minutes: '' },
    decidedOn,
    votes: votes === null ? null : { for: votes.yes, against: votes.no },
    ...{ recordedAt: desk.now, recordedBy: by(desk) },
  });
  await record(desk, current, 'proposal.meetingDecided', {
    ...{ meeting: meetingId, clause: clauseId, outcome: 'rejected' },
    votes: votes === null ? null : { ...votes },
  });
  const fallen = await save(
    desk,
    current,
    after(current, 'rejectByMeeting', { endedBecause: because }),
    'proposal.withdrawn',
    { from: current.state, because },
  );
  if ('refused' in fallen) return fallen;
  await issueSummaries(desk, fallen);
  return null;
}
