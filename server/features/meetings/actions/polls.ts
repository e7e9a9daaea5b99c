// Polls: prepared, opened on a frozen roll, closed, counted twice and sealed by somebody else; or held again.
import type { Majority, Meeting, Poll, PollResult } from '../../../domain/meetings/meeting.ts';
import { resultOf, tallyOf } from '../../../domain/meetings/majority.ts';
import { ballotsHash, freeze, manifestHash } from '../../../domain/meetings/poll.ts';
import { recount, sameTally } from '../../../domain/meetings/recount.ts';
import { presentRows } from '../../../domain/meetings/voting-roll.ts';
import { ruleOn } from '../../../domain/organisations/rules.ts';
import { may } from '../../../domain/permissions.ts';
import { refuse, type Refusal } from '../../../domain/refusal.ts';
import { inTurn, isDecided, itemOf, namesAt, pollInTurn, record, type MeetingsDesk } from './desk.ts';
import { rollOf } from './sitting.ts';

/** What is put to the vote, as the leaders word it. */
export interface PollAsked {
  readonly question: string;
  /** The exact text being decided. */
  readonly text: string;
  readonly yesMeans: string;
  readonly noMeans: string;
  readonly majority: Majority;
  /** Least number of votes present; 0 where none is set. */
  readonly quorum: number;
}

/** Prepares a poll on an item of the agenda, or on one att-sats of its motion. The tie rule is the network's on the day, rejection where there is none. */
export async function preparePoll(
  desk: MeetingsDesk,
  meeting: Pick<Meeting, 'id'>,
  about: { readonly agendaItemId: string; readonly clauseId: string | null },
  asked: PollAsked,
): Promise<Poll | Refusal> {
  const turn = await inTurn(desk, meeting, 'decide');
  if ('refused' in turn) return turn;
  const item = await itemOf(desk, turn.meeting, about.agendaItemId);
  if (item === null || (item.motionId === null) !== (about.clauseId === null))
    return refuse('access.notFound');
  if (item.motionId !== null) {
    const motion = await desk.motions.byId(item.motionId);
    if (!(motion?.content.clauses ?? []).some(({ id }) => id === about.clauseId))
      return refuse('motion.unknownClause');
    if (await isDecided(desk, turn.meeting, item.motionId, about.clauseId ?? ''))
      return refuse('motion.clauseDecided');
  }
  const others = await desk.meetings.polls(turn.meeting.id);
  const isPrepared = others.some(
    ({ state, agendaItemId, clauseId }) =>
      state === 'prepared' && agendaItemId === item.id && clauseId === about.clauseId,
  );
  if (isPrepared) return refuse('poll.anotherPrepared');
  return add(desk, turn.meeting, {
    ...{ agendaItemId: item.id, motionId: item.motionId, clauseId: about.clauseId },
    ...asked,
    ...{ rerunOf: null, reason: '' },
  });
}

async function add(
  desk: MeetingsDesk,
  meeting: Meeting,
  made: PollAsked & Pick<Poll, 'agendaItemId' | 'motionId' | 'clauseId' | 'rerunOf' | 'reason'>,
): Promise<Poll> {
  const rules = await desk.organisations.rules(meeting.networkId);
  const poll: Poll = {
    ...made,
    id: desk.newId(),
    meetingId: meeting.id,
    networkId: meeting.networkId,
    state: 'prepared',
    tieRule: ruleOn(rules, 'tie', meeting.day)?.value.rule ?? 'rejection',
    ...{ manifest: null, manifestHash: null, closedAt: null, closedBy: null, sealedAt: null, sealedBy: null },
    ...{ result: null, castingVote: null },
  };
  await desk.meetings.addPoll(poll, desk.now);
  await record(desk, meeting, 'poll.prepared', poll.id, {
    item: poll.agendaItemId,
    clause: poll.clauseId,
    question: poll.question,
    rerunOf: poll.rerunOf,
    reason: poll.reason,
  });
  return poll;
}

/** Words a prepared poll anew. */
export async function changePoll(
  desk: MeetingsDesk,
  poll: Pick<Poll, 'id' | 'meetingId'>,
  asked: PollAsked,
): Promise<Poll | Refusal> {
  const turn = await pollInTurn(desk, poll, 'change');
  if ('refused' in turn) return turn;
  const changed = { ...turn.poll, ...asked };
  await desk.meetings.changePoll(changed);
  await record(desk, turn.meeting, 'poll.prepared', changed.id, {
    item: changed.agendaItemId,
    clause: changed.clauseId,
    question: changed.question,
    rerunOf: changed.rerunOf,
    reason: changed.reason,
  });
  return changed;
}

/** Opens the poll on the roll of this moment. Refused without a roll or a quorum, or while another is open. */
export async function openPoll(
  desk: MeetingsDesk,
  poll: Pick<Poll, 'id' | 'meetingId'>,
): Promise<Poll | Refusal> {
  const turn = await pollInTurn(desk, poll, 'open');
  if ('refused' in turn) return turn;
  if ((await desk.meetings.openPollOf(turn.meeting.id)) !== null) return refuse('poll.anotherOpen');
  const places = await rollOf(desk, turn.meeting);
  const nameOf = await namesAt(
    desk,
    turn.meeting,
    places.map(({ mandate }) => mandate.organisationId),
  );
  const manifest = freeze(turn.poll, presentRows(places, nameOf), desk.now);
  if ('refused' in manifest) return manifest;
  const hash = manifestHash(manifest);
  await desk.meetings.openPoll(turn.poll.id, manifest, hash);
  await record(desk, turn.meeting, 'poll.opened', turn.poll.id, {
    manifest: hash,
    voters: manifest.roll.length,
  });
  return { ...turn.poll, state: 'open', manifest, manifestHash: hash };
}

/** Closes the poll: what was acknowledged before is counted, nothing after. The log is told a hash of all ballots. */
export async function closePoll(
  desk: MeetingsDesk,
  poll: Pick<Poll, 'id' | 'meetingId'>,
): Promise<Poll | Refusal> {
  const turn = await pollInTurn(desk, poll, 'close');
  if ('refused' in turn) return turn;
  // Votes take this turn too: none is on its way when the poll is closed.
  await desk.serialise(`poll ${poll.id}`);
  const ballots = await desk.meetings.ballots(poll.id);
  const closedBy = desk.who?.accountId ?? null;
  await desk.meetings.closePoll(poll.id, desk.now, closedBy);
  await record(desk, turn.meeting, 'poll.closed', poll.id, {
    ballots: ballots.length,
    ballotsHash: ballotsHash(ballots),
  });
  return { ...turn.poll, state: 'closed', closedAt: desk.now, closedBy };
}

/** The chair settles a tie, where that is the rule. Where an account serves as chair, only that account. */
export async function giveCastingVote(
  desk: MeetingsDesk,
  poll: Pick<Poll, 'id' | 'meetingId'>,
  choice: 'yes' | 'no',
): Promise<Refusal | null> {
  const turn = await pollInTurn(desk, poll, 'castVote');
  if ('refused' in turn) return turn;
  const chair = (await desk.meetings.officers(turn.meeting.id)).find(({ duty }) => duty === 'chair');
  const isAnother =
    chair !== undefined && chair.accountId !== null && chair.accountId !== desk.who?.accountId;
  if (desk.who !== null && isAnother) return refuse('poll.onlyChair');
  const { manifest, tieRule } = turn.poll;
  if (manifest === null || tieRule !== 'castingVote') return refuse('poll.notNow');
  const tally = tallyOf(manifest, await desk.meetings.ballots(poll.id));
  if (tally.outcome !== 'tie') return refuse('poll.noTie');
  await desk.meetings.setCastingVote(poll.id, choice);
  return null;
}

/**
 * Seals the result: somebody else than who closed the poll (a leader, or an attester, who counts votes) has it counted
 * again by two other paths, which must agree to the last vote.
 */
export async function sealPoll(
  desk: MeetingsDesk,
  poll: Pick<Poll, 'id' | 'meetingId'>,
): Promise<Poll | Refusal> {
  if (!(await mayCount(desk, poll.meetingId))) return refuse('access.forbidden');
  const turn = await pollInTurn(desk, poll, 'seal');
  if ('refused' in turn) return turn;
  const { manifest, manifestHash: hash, closedBy, tieRule, castingVote } = turn.poll;
  if (manifest === null || hash === null) return refuse('poll.notNow');
  const sealedBy = desk.who?.accountId ?? null;
  if (sealedBy !== null && sealedBy === closedBy) return refuse('poll.samePerson');
  const ballots = await desk.meetings.ballots(poll.id);
  const tally = tallyOf(manifest, ballots);
  const again = recount(manifest, ballots);
  const summed = await desk.meetings.votesByChoice(poll.id);
  const agree =
    again !== null &&
    sameTally(tally, again) &&
    sameTally(tally, { ...tally, ...summed }) &&
    manifestHash(manifest) === hash;
  if (!agree) return refuse('poll.countsDiffer');
  const receipts = ballots.map(({ receipt }) => receipt);
  const result = resultOf(tally, tieRule, castingVote, hash, receipts);
  if (result === null) return refuse('poll.castingVoteMissing');
  await desk.meetings.sealPoll(poll.id, result, desk.now, sealedBy);
  await record(desk, turn.meeting, 'poll.sealed', poll.id, sealedFacts(result, castingVote));
  return { ...turn.poll, state: 'sealed', result, sealedAt: desk.now, sealedBy };
}

const sealedFacts = ({ tally, outcome, settledBy, lot }: PollResult, castingVote: string | null) => ({
  outcome,
  settledBy,
  castingVote,
  lot,
  yes: tally.yes,
  no: tally.no,
  abstain: tally.abstain,
  notVoted: tally.notVoted,
});

/** Leaders count, and so do the attesters, who are tellers; the program itself asks nobody. */
async function mayCount(desk: MeetingsDesk, meetingId: string): Promise<boolean> {
  const { who } = desk;
  if (who === null) return true;
  const meeting = await desk.meetings.byId(meetingId);
  if (meeting !== null && may(who, 'meeting.lead', meeting.networkId)) return true;
  return (await desk.meetings.officers(meetingId)).some(({ accountId }) => accountId === who.accountId);
}

/** Holds the poll again, for a reason: the old one stays as it was, a new one is prepared. Refused once a decision rests on it. */
export async function rerunPoll(
  desk: MeetingsDesk,
  poll: Pick<Poll, 'id' | 'meetingId'>,
  reason: string,
): Promise<Poll | Refusal> {
  const turn = await pollInTurn(desk, poll, 'rerun');
  if ('refused' in turn) return turn;
  if (await restsOn(desk, turn.poll)) return refuse('poll.decisionRests');
  await desk.meetings.setAside(poll.id);
  await record(desk, turn.meeting, 'poll.rerun', poll.id, { reason });
  const { question, text, yesMeans, noMeans, majority, quorum, agendaItemId, motionId, clauseId } = turn.poll;
  return add(desk, turn.meeting, {
    ...{ question, text, yesMeans, noMeans, majority, quorum, agendaItemId, motionId, clauseId },
    ...{ rerunOf: poll.id, reason },
  });
}

async function restsOn(desk: MeetingsDesk, { id, motionId }: Poll): Promise<boolean> {
  if (motionId === null) return false;
  return (await desk.motions.decisions(motionId)).some(({ pollId }) => pollId === id);
}
