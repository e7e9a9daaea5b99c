// The count made once more by another path: along the roll instead of the ballots, by the manifest's votes, in exact arithmetic.
import type { Ballot, Choice, RollManifest, Tally } from './meeting.ts';

/** The tally again; null where the ballots cannot be those of this roll (somebody not on it, two of one förbund, other votes). */
export function recount(manifest: RollManifest, ballots: readonly Ballot[]): Tally | null {
  const choiceOf = new Map<string, Choice>();
  const votesOf = new Map<string, number>();
  for (const ballot of ballots) {
    if (choiceOf.has(ballot.organisationId)) return null;
    choiceOf.set(ballot.organisationId, ballot.choice);
    votesOf.set(ballot.organisationId, ballot.votes);
  }
  const counts: Record<Choice | 'none', bigint> = { yes: 0n, no: 0n, abstain: 0n, none: 0n };
  for (const { organisationId, votes } of manifest.roll) {
    counts[choiceOf.get(organisationId) ?? 'none'] += BigInt(votes);
    if ((votesOf.get(organisationId) ?? votes) !== votes) return null;
    choiceOf.delete(organisationId);
  }
  if (choiceOf.size > 0) return null;
  return {
    yes: Number(counts.yes),
    no: Number(counts.no),
    abstain: Number(counts.abstain),
    notVoted: Number(counts.none),
    outcome: outcome(counts.yes, counts.no, counts.abstain, manifest),
  };
}

/** By the sign of what is left when the share needed is taken away. */
function outcome(yes: bigint, no: bigint, abstain: bigint, { majority }: RollManifest): Tally['outcome'] {
  if (yes === 0n && no === 0n) return 'noResult';
  const [share, whole] = [BigInt(majority.numerator), BigInt(majority.denominator)];
  const against = majority.countsAbstentions === true ? no + abstain : no;
  const left = yes * (whole - share) - against * share;
  if (left > 0n) return 'carried';
  if (left < 0n) return 'rejected';
  if (!majority.isExceeded) return 'carried';
  return share + share === whole && against === no ? 'tie' : 'rejected';
}

/** Are two tallies the same to the last vote? */
export const sameTally = (one: Tally, other: Tally): boolean =>
  one.yes === other.yes &&
  one.no === other.no &&
  one.abstain === other.abstain &&
  one.notVoted === other.notVoted &&
  one.outcome === other.outcome;
