// Counting: abstentions count only where the rule says so, shares are whole-number fractions, and a tie is settled by the rule it was opened on.
import { createHash } from 'node:crypto';
import type { Ballot, Majority, PollResult, RollManifest, Tally } from './meeting.ts';

/** Counts the ballots of a closed poll. */
export function tallyOf(manifest: RollManifest, ballots: readonly Ballot[]): Tally {
  const sum = (choice: Ballot['choice']): number =>
    ballots.reduce((votes, ballot) => votes + (ballot.choice === choice ? ballot.votes : 0), 0);
  const [yes, no, abstain] = [sum('yes'), sum('no'), sum('abstain')];
  const all = manifest.roll.reduce((votes, row) => votes + row.votes, 0);
  return {
    yes,
    no,
    abstain,
    notVoted: all - yes - no - abstain,
    outcome: outcomeOf({ yes, no, abstain }, manifest.majority),
  };
}

/** Votes of a poll that were cast. */
export type VotesCast = Pick<Tally, 'yes' | 'no' | 'abstain'>;

/**
 * All abstain: no result. As many for as against: a tie, where half is what counts and nobody's abstention tells against;
 * a larger share is then simply not reached.
 */
function outcomeOf(votes: VotesCast, majority: Majority): Tally['outcome'] {
  const { yes, no } = votes;
  if (yes + no === 0) return 'noResult';
  if (isReached(votes, majority)) return 'carried';
  return yes === no && isHalf(majority) && castOf(votes, majority) === yes + no ? 'tie' : 'rejected';
}

const isHalf = ({ numerator, denominator }: Majority): boolean => numerator * 2 === denominator;

const castOf = ({ yes, no, abstain }: VotesCast, { countsAbstentions }: Majority): number =>
  yes + no + (countsAbstentions === true ? abstain : 0);

/** Is the share reached? In whole numbers, so that two thirds are two thirds. */
export function isReached(votes: VotesCast, majority: Majority): boolean {
  const { numerator, denominator, isExceeded } = majority;
  const [have, need] = [votes.yes * denominator, numerator * castOf(votes, majority)];
  if (votes.yes === 0) return false;
  return isExceeded ? have > need : have >= need;
}

/**
 * What the poll decided: null while a tie waits for the chair's casting vote.
 * @param receipts of all its ballots: with the manifest's hash they are the lot
 */
export function resultOf(
  tally: Tally,
  tieRule: RollManifest['tieRule'],
  castingVote: 'yes' | 'no' | null,
  hash: string,
  receipts: readonly string[],
): PollResult | null {
  const settled = (
    isCarried: boolean,
    settledBy: PollResult['settledBy'],
    lot: string | null,
  ): PollResult => ({
    tally,
    outcome: isCarried ? 'carried' : 'rejected',
    settledBy,
    lot,
  });
  if (tally.outcome === 'noResult') return { tally, outcome: 'noResult', settledBy: 'votes', lot: null };
  if (tally.outcome !== 'tie') return settled(tally.outcome === 'carried', 'votes', null);
  if (tieRule === 'rejection') return settled(false, 'rejection', null);
  if (tieRule === 'castingVote')
    return castingVote === null ? null : settled(castingVote === 'yes', 'castingVote', null);
  const lot = lotOf(hash, receipts);
  return settled(isYes(lot), 'drawingOfLots', lot);
}

/**
 * The lot: SHA-256 of "lottning", the manifest's hash and the receipts in order, a line each. Receipts are random, and until the
 * result is sealed each is shown only to its voter, so no voter can choose the lot; then all are listed, so everybody can draw it again.
 */
export function lotOf(hash: string, receipts: readonly string[]): string {
  return createHash('sha256')
    .update(['lottning', hash, ...receipts.toSorted(), ''].join('\n'), 'utf8')
    .digest('hex');
}

/** An even last digit is Yes. */
const isYes = (lot: string): boolean => Number.parseInt(lot.slice(-1), 16) % 2 === 0;
