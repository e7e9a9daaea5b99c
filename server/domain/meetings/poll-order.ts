// In which order polls on one question may follow each other, and which decision may rest on which of them.
import type { Outcome } from '../motions/motion.ts';
import { refuse, type Refusal } from '../refusal.ts';
import type { Poll, PollState } from './meeting.ts';
import { usualMeaning } from './poll.ts';

const unfinished: Readonly<Partial<Record<PollState, Refusal>>> = {
  prepared: refuse('poll.anotherPrepared'),
  open: refuse('poll.anotherOpen'),
  closed: refuse('poll.notSealed'),
};

const isStanding = ({ state }: Pick<Poll, 'state'>): boolean => state !== 'rerun';

/** The letters and figures of a question: marks and capitals make no new one. */
const bare = (question: string): string =>
  question
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/**
 * Why a poll cannot be put beside those there are; null where it can. One at a time, and what a sealed poll has answered
 * is not asked again: it is held again, with a reason. On an att-sats any number of counter-votes come before one main vote.
 * @param others on the same item and att-sats
 */
export function preparingFault(
  { question, clauseId }: Pick<Poll, 'question' | 'clauseId'>,
  others: readonly Pick<Poll, 'state' | 'question' | 'purpose'>[],
): Refusal | null {
  const standing = others.filter(isStanding);
  for (const { state } of standing) {
    const fault = unfinished[state];
    if (fault !== undefined) return fault;
  }
  const isAnswered = standing.some(
    (other) => bare(other.question) === bare(question) || (clauseId !== null && other.purpose === 'main'),
  );
  return isAnswered ? refuse('poll.askedBefore') : null;
}

/** Why nothing can be decided yet on what these polls are about; null where it can. */
export function unfinishedFault(polls: readonly Pick<Poll, 'state'>[]): Refusal | null {
  if (polls.some(({ state }) => state === 'open')) return refuse('meeting.pollOpen');
  return polls.some(({ state }) => state === 'closed') ? refuse('poll.notSealed') : null;
}

/**
 * Why an att-sats cannot be decided so; null where it can. Once votes have been cast on it, acclamation is over: the decision
 * rests on the main vote that is sealed and stands.
 * @param polls on the att-sats, at this meeting
 * @param pollId what the decision is said to rest on; null for acclamation
 */
export function decisionFault(
  outcome: Outcome,
  pollId: string | null,
  polls: readonly Pick<
    Poll,
    'id' | 'state' | 'purpose' | 'result' | 'yesMeans' | 'noMeans' | 'manifestHash'
  >[],
): Refusal | null {
  const fault = unfinishedFault(polls);
  if (fault !== null) return fault;
  if (pollId === null)
    return polls.some(({ manifestHash }) => manifestHash !== null) ? refuse('decision.byPoll') : null;
  const poll = polls.find(({ id }) => id === pollId);
  if (poll === undefined) return refuse('access.notFound');
  if (poll.state === 'rerun' || poll.purpose === 'counter') return refuse('decision.byPoll');
  if (poll.state !== 'sealed' || poll.result === null) return refuse('poll.notSealed');
  return isAgainst(outcome, poll.result.outcome, poll) ? refuse('decision.againstPoll', 'outcome') : null;
}

/** Only where Yes and No mean what they usually do can the outcome be told from the result: else what they mean is the leaders' to say. */
function isAgainst(
  outcome: Outcome,
  result: 'carried' | 'rejected' | 'noResult',
  { yesMeans, noMeans }: Pick<Poll, 'yesMeans' | 'noMeans'>,
): boolean {
  if (result === 'noResult') return outcome !== 'postponed' && outcome !== 'referredBack';
  if (yesMeans !== usualMeaning.yes || noMeans !== usualMeaning.no) return false;
  return outcome === (result === 'rejected' ? 'approved' : 'rejected');
}
