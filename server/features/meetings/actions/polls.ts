// Polls: prepared, opened on a frozen roll, closed, counted twice and sealed by somebody else; or held again.
import type {
  AgendaItem,
  Majority,
  Meeting,
  Poll,
  PollPurpose,
  PollResult,
} from '../../../domain/meetings/meeting.ts';
import { resultOf, tallyOf } from '../../../domain/meetings/majority.ts';
import { neededMajority, questionOf } from '../../../domain/meetings/needed-majority.ts';
import { preparingFault } from '../../../domain/meetings/poll-order.ts';
import { ballotsHash, freeze, manifestHash } from '../../../domain/meetings/poll.ts';
import { recount, sameTally } from '../../../domain/meetings/recount.ts';
import { closerFault, rerunFault, sealerFault } from '../../../domain/meetings/two-people.ts';
import { presentRows } from '../../../domain/meetings/voting-roll.ts';
import { valueOn } from '../../../domain/organisations/rules.ts';
import { may } from '../../../domain/permissions.ts';
import { refuse, type Refusal } from '../../../domain/refusal.ts';
import {
  committed,
  inTurn,
  isDecided,
  itemOf,
  namesAt,
  pollInTurn,
  record,
  type MeetingsDesk,
} from './desk.ts';
import { rollOf } from './sitting.ts';

/** What is put to the vote, as the leaders word it. */
export interface PollAsked {
  readonly purpose: PollPurpose;
  readonly question: string;
  /** The exact text being decided. */
  readonly text: string;
  readonly yesMeans: string;
  readonly noMeans: string;
  /** `byRule`: what the network's rules of the day say that the question needs. */
  readonly majority: Majority | 'byRule';
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
  const put = { ...asked, agendaItemId: item.id, motionId: item.motionId, clauseId: about.clauseId };
  const fault =
    (await treatedFault(desk, turn.meeting, item, about.clauseId)) ??
    preparingFault(put, await pollsBeside(desk, turn.meeting, put));
  if (fault !== null) return fault;
  const majority = await majorityAsked(desk, turn.meeting, put);
  return add(desk, turn.meeting, { ...put, majority, rerunOf: null, reason: '' });
}

/** The majority that was chosen; by the rules, what they ask of a change of the bylaws or of any other decision. */
async function majorityAsked(
  desk: MeetingsDesk,
  meeting: Meeting,
  { majority, motionId, clauseId, purpose }: PollAsked & Pick<Poll, 'motionId' | 'clauseId'>,
): Promise<Majority> {
  if (majority !== 'byRule') return majority;
  const rules = await desk.organisations.rules(meeting.networkId);
  const motion = motionId === null ? null : await desk.motions.byId(motionId);
  const clause = motion?.content.clauses.find(({ id }) => id === clauseId);
  return neededMajority(rules, meeting.day, questionOf(clause, purpose)).majority;
}

/** Why the item or att-sats cannot be voted on: it is decided, or its motion is not before the meeting. */
async function treatedFault(
  desk: MeetingsDesk,
  meeting: Meeting,
  { motionId, decision }: AgendaItem,
  clauseId: string | null,
): Promise<Refusal | null> {
  if (motionId === null) return decision === '' ? null : refuse('agenda.decided');
  const motion = await desk.motions.byId(motionId);
  if (!(motion?.content.clauses ?? []).some(({ id }) => id === clauseId))
    return refuse('motion.unknownClause');
  if (await isDecided(desk, meeting, motionId, clauseId ?? '')) return refuse('motion.clauseDecided');
  const isHere = motion?.state === 'onAgenda' && motion.meetingId === meeting.id;
  return isHere ? null : refuse('motion.notNow');
}

/** The other polls on the same item and att-sats. */
async function pollsBeside(
  desk: MeetingsDesk,
  meeting: Meeting,
  poll: Pick<Poll, 'agendaItemId' | 'clauseId'> & Partial<Pick<Poll, 'id'>>,
): Promise<readonly Poll[]> {
  return (await desk.meetings.polls(meeting.id)).filter(
    ({ id, agendaItemId, clauseId }) =>
      id !== poll.id && agendaItemId === poll.agendaItemId && clauseId === poll.clauseId,
  );
}

async function add(
  desk: MeetingsDesk,
  meeting: Meeting,
  made: Omit<PollAsked, 'majority'> &
    Pick<Poll, 'majority' | 'agendaItemId' | 'motionId' | 'clauseId' | 'rerunOf' | 'reason'>,
): Promise<Poll> {
  const rules = await desk.organisations.rules(meeting.networkId);
  const poll: Poll = {
    ...made,
    id: desk.newId(),
    meetingId: meeting.id,
    networkId: meeting.networkId,
    state: 'prepared',
    tieRule: valueOn(rules, 'tie', meeting.day).rule,
    ...{ manifest: null, manifestHash: null, closedAt: null, closedBy: null, sealedAt: null, sealedBy: null },
    ...{ result: null, castingVote: null },
  };
  await desk.meetings.addPoll(poll, desk.now);
  return recordPrepared(desk, meeting, poll);
}

async function recordPrepared(desk: MeetingsDesk, meeting: Meeting, poll: Poll): Promise<Poll> {
  const { agendaItemId: item, clauseId: clause, purpose, question, rerunOf } = poll;
  await record(desk, meeting, 'poll.prepared', poll.id, {
    ...{ item, clause, purpose, rerunOf },
    question: await committed(desk, meeting.networkId, question),
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
  const majority = await majorityAsked(desk, turn.meeting, { ...turn.poll, ...asked });
  const changed: Poll = { ...turn.poll, ...asked, majority };
  const fault = preparingFault(changed, await pollsBeside(desk, turn.meeting, changed));
  if (fault !== null) return fault;
  await desk.meetings.changePoll(changed);
  return recordPrepared(desk, turn.meeting, changed);
}

/** Opens the poll on the roll of this moment. Refused without a roll or a quorum, while another is open, and on what is decided since. */
export async function openPoll(
  desk: MeetingsDesk,
  poll: Pick<Poll, 'id' | 'meetingId'>,
): Promise<Poll | Refusal> {
  const turn = await pollInTurn(desk, poll, 'open');
  if ('refused' in turn) return turn;
  if ((await desk.meetings.openPollOf(turn.meeting.id)) !== null) return refuse('poll.anotherOpen');
  const item = await itemOf(desk, turn.meeting, turn.poll.agendaItemId);
  if (item === null) return refuse('access.notFound');
  const fault = await treatedFault(desk, turn.meeting, item, turn.poll.clauseId);
  if (fault !== null) return fault;
  const places = await rollOf(desk, turn.meeting);
  const nameOf = await namesAt(
    desk,
    turn.meeting,
    places.map(({ mandate }) => mandate.organisationId),
  );
  const manifest = freeze(turn.poll, presentRows(places, nameOf), desk.now);
  if ('refused' in manifest) return manifest;
  const hash = manifestHash(manifest);
  await desk.meetings.openPoll(turn.poll, manifest, hash);
  await record(desk, turn.meeting, 'poll.opened', turn.poll.id, {
    manifest: hash,
    voters: manifest.roll.length,
  });
  return { ...turn.poll, state: 'open', manifest, manifestHash: hash };
}

/** Closes the poll, by somebody who does not vote in it: what was acknowledged before is counted, nothing after. The log is told a hash of all ballots. */
export async function closePoll(
  desk: MeetingsDesk,
  poll: Pick<Poll, 'id' | 'meetingId'>,
): Promise<Poll | Refusal> {
  const turn = await pollInTurn(desk, poll, 'close');
  if ('refused' in turn) return turn;
  const fault = closerFault(turn.poll.manifest, desk.who?.accountId ?? null);
  if (fault !== null) return fault;
  // Votes take this turn too: none is on its way when the poll is closed.
  await desk.serialise(`poll ${poll.id}`);
  const ballots = await desk.meetings.ballots(poll.id);
  const closedBy = desk.who?.accountId ?? null;
  await desk.meetings.closePoll(turn.poll, desk.now, closedBy);
  await record(desk, turn.meeting, 'poll.closed', poll.id, {
    ballots: ballots.length,
    ballotsHash: ballotsHash(ballots),
  });
  return { ...turn.poll, state: 'closed', closedAt: desk.now, closedBy };
}

/**
 * The chair settles a tie, once, where that is the rule. Where an account serves as chair, only that account; a leader notes it
 * for a chair without one, and the log says so.
 */
export async function giveCastingVote(
  desk: MeetingsDesk,
  poll: Pick<Poll, 'id' | 'meetingId'>,
  choice: 'yes' | 'no',
): Promise<Refusal | null> {
  const turn = await pollInTurn(desk, poll, 'castVote');
  if ('refused' in turn) return turn;
  const chair = (await desk.meetings.officers(turn.meeting.id)).find(({ duty }) => duty === 'chair');
  const isChairs =
    chair !== undefined && (chair.accountId === null || chair.accountId === desk.who?.accountId);
  if (!isChairs) return refuse('poll.onlyChair');
  const { manifest, tieRule } = turn.poll;
  if (manifest === null || tieRule !== 'castingVote') return refuse('poll.notNow');
  const tally = tallyOf(manifest, await desk.meetings.ballots(poll.id));
  if (tally.outcome !== 'tie') return refuse('poll.noTie');
  if (!(await desk.meetings.setCastingVote(turn.poll, choice))) return refuse('poll.castingVoteGiven');
  await record(desk, turn.meeting, 'poll.castingVoteGiven', poll.id, {
    choice,
    notedFor: chair.accountId === null ? chair.id : null,
  });
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
  const { manifest, manifestHash: hash, tieRule, castingVote } = turn.poll;
  if (manifest === null || hash === null) return refuse('poll.notNow');
  const sealedBy = desk.who?.accountId ?? null;
  const fault = sealerFault(turn.poll, sealedBy);
  if (fault !== null) return fault;
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
  await desk.meetings.sealPoll(turn.poll, result, desk.now, sealedBy);
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

/**
 * Holds the poll again, for a reason, by somebody else than whose result it is: the old one stays as it was, a new one is prepared.
 * Refused once something is decided on what it was about.
 */
export async function rerunPoll(
  desk: MeetingsDesk,
  poll: Pick<Poll, 'id' | 'meetingId'>,
  reason: string,
): Promise<Poll | Refusal> {
  const turn = await pollInTurn(desk, poll, 'rerun');
  if ('refused' in turn) return turn;
  if (await isBehind(desk, turn.meeting, turn.poll)) return refuse('poll.decisionRests');
  // A main vote follows from its counter-votes: they are not held again under it.
  const fault =
    rerunFault(turn.poll, desk.who?.accountId ?? null) ??
    preparingFault(turn.poll, await pollsBeside(desk, turn.meeting, turn.poll));
  if (fault !== null) return fault;
  await desk.meetings.setAside(turn.poll);
  await record(desk, turn.meeting, 'poll.rerun', poll.id, {
    reason: await committed(desk, turn.meeting.networkId, reason),
  });
  const { question, text, yesMeans, noMeans, majority, quorum, agendaItemId, motionId, clauseId } = turn.poll;
  return add(desk, turn.meeting, {
    ...{ question, text, yesMeans, noMeans, majority, quorum, agendaItemId, motionId, clauseId },
    ...{ purpose: turn.poll.purpose, rerunOf: poll.id, reason },
  });
}

/** Has the meeting decided on what the poll was about? */
async function isBehind(
  desk: MeetingsDesk,
  meeting: Meeting,
  { agendaItemId, motionId, clauseId }: Poll,
): Promise<boolean> {
  if (motionId !== null) return isDecided(desk, meeting, motionId, clauseId ?? '');
  return (await itemOf(desk, meeting, agendaItemId))?.decision !== '';
}
