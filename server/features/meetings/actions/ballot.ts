// A vote: cast once, kept for good, and answered with its receipt.
import { randomBytes } from 'node:crypto';
import type { Ballot, Choice, Poll } from '../../../domain/meetings/meeting.ts';
import { isKey, mayVote, receiptOf, rowOf, type Voters } from '../../../domain/meetings/poll.ts';
import { refuse, type Refusal } from '../../../domain/refusal.ts';
import type { MeetingsDesk } from './desk.ts';

/** What a ballot is cast with. @see isKey for the key: made with the form, so that sending it twice is voting once */
export interface BallotCast {
  readonly choice: Choice;
  readonly key: string;
  /** For which förbund, where the delegate represents several. */
  readonly organisationId?: string;
}

/**
 * Casts the förbund's vote. The same key gives the same ballot again; another key after that is refused with the receipt there is.
 * Few statements on purpose: everybody votes in the same minute.
 */
export async function castBallot(
  desk: MeetingsDesk,
  { id }: Pick<Poll, 'id'>,
  { choice, key, organisationId = '' }: BallotCast,
): Promise<Ballot | Refusal> {
  if (desk.who === null) return refuse('access.signIn');
  if (!isKey(key)) return refuse('poll.badKey');
  await desk.serialise(`poll ${id}`);
  const poll = await desk.meetings.pollToVote(id);
  if (poll === null) return refuse('access.notFound');
  const row = mayVote(desk.who, poll, poll.voters, organisationId);
  if ('refused' in row) {
    const known =
      row.refused === 'poll.closed' ? await castBefore(desk, id, poll.voters, organisationId) : null;
    return known?.key === key ? known : row;
  }
  const ballot: Ballot = {
    id: desk.newId(),
    pollId: id,
    organisationId: row.organisationId,
    accountId: row.accountId,
    choice,
    votes: row.votes,
    key,
    receipt: receiptOf(randomBytes(10)),
    castAt: desk.now,
  };
  if (await desk.meetings.addBallot(ballot)) return ballot;
  const known = await desk.meetings.ballotOfOrganisation(id, row.organisationId);
  // Nobody of this förbund has voted, so the key is another's: a form that was copied.
  if (known === null) return refuse('poll.badKey');
  return known.key === key ? known : refuse('poll.alreadyVoted', undefined, { receipt: known.receipt });
}

/** A vote that was acknowledged, or would have been: asked for again after the poll was closed. */
async function castBefore(
  desk: MeetingsDesk,
  pollId: string,
  voters: Voters,
  organisationId: string,
): Promise<Ballot | null> {
  const row = rowOf(voters, desk.who?.accountId ?? '', organisationId);
  return row === undefined ? null : desk.meetings.ballotOfOrganisation(pollId, row.organisationId);
}
