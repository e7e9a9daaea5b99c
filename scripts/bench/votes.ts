// What bench:votes and its tests do: a burst of votes on the real program, kills in the middle of one, and what must be true afterwards.
import { randomBytes } from 'node:crypto';
import { leafHash } from '../../server/domain/log/entry.ts';
import { choices, type Choice, type Poll } from '../../server/domain/meetings/meeting.ts';
import type { House } from '../../server/house.ts';
import { burst, type Answered, type BurstOptions } from './burst.ts';
import type { Program } from './program.ts';
import type { Electorate, Voter } from './voters.ts';

export interface Ballot {
  readonly voter: Voter;
  readonly choice: Choice;
  /** The form's idempotency key: the same when the form is sent again. */
  readonly key: string;
}

export const fillBallots = ({ voters }: Pick<Electorate, 'voters'>): readonly Ballot[] =>
  voters.map((voter, index) => ({
    voter,
    choice: choices[index % choices.length] ?? 'yes',
    key: randomBytes(16).toString('hex'),
  }));

/** Everybody votes at once. */
export const castAll = (
  origin: string,
  pollId: string,
  ballots: readonly Ballot[],
  options: BurstOptions,
): Promise<readonly Answered[]> =>
  burst(
    ballots.map(({ voter, choice, key }) => ({
      url: `${origin}/omrostningar/${pollId}/rost`,
      cookie: voter.cookie,
      body: new URLSearchParams({ choice, key }).toString(),
    })),
    options,
  );

export const isAcknowledged = ({ status }: Answered): boolean => status === 303;

export interface KillRound {
  readonly acknowledgedBefore: number;
  readonly killedAfter: number;
  /** From the start of the new process until it answered, milliseconds. */
  readonly readyAfter: number;
  readonly unanswered: number;
}

/**
 * A burst with a power cut in the middle: who got no answer sends the same form again to the program that is started anew.
 * @param after milliseconds from the burst's beginning to the kill
 */
export async function killInBurst(
  start: () => Promise<Program>,
  pollId: string,
  ballots: readonly Ballot[],
  after: number,
): Promise<KillRound> {
  const first = await start();
  const casting = castAll(first.origin, pollId, ballots, { retries: false });
  await new Promise((resolve) => setTimeout(resolve, after));
  await first.kill();
  const answers = await casting;
  const acknowledged = answers.filter(isAcknowledged).length;
  const second = await start();
  const missing = ballots.filter((_, index) => answers[index]?.status !== 303);
  const again = await castAll(second.origin, pollId, missing, { retries: true });
  await second.stop();
  return {
    acknowledgedBefore: acknowledged,
    killedAfter: after,
    readyAfter: second.readyAfter,
    unanswered: again.filter((answer) => !isAcknowledged(answer)).length,
  };
}

/** What is wrong with a poll in which all of these ballots were acknowledged, and with the log; empty when all is well. */
export async function faultsAfter(
  house: House,
  poll: Pick<Poll, 'id'>,
  ballots: readonly Ballot[],
): Promise<readonly string[]> {
  const stored = await house.desk(house.engine.read, null).meetings.ballots(poll.id);
  const faults: string[] = [];
  for (const { voter, choice, key } of ballots) {
    const mine = stored.filter(({ organisationId }) => organisationId === voter.organisationId);
    if (mine.length !== 1) faults.push(`${voter.organisationId} has ${String(mine.length)} votes`);
    else if (mine[0]?.key !== key || mine[0].choice !== choice)
      faults.push(`${voter.organisationId} has another vote than it cast`);
  }
  if (stored.length !== ballots.length)
    faults.push(`${String(stored.length)} votes are stored of ${String(ballots.length)}`);
  return [...faults, ...(await logFaults(house))];
}

/** Is the log without gaps, and is each entry what its hash says? */
async function logFaults(house: House): Promise<readonly string[]> {
  const rows = await house.engine.read
    .selectFrom('log_entries')
    .select(['sequence', 'canonical', 'leaf_hash'])
    .orderBy('sequence')
    .execute();
  return rows.flatMap((row, index) => [
    ...(row.sequence === index + 1
      ? []
      : [`the log has ${String(row.sequence)} at place ${String(index + 1)}`]),
    ...(leafHash(row.canonical) === row.leaf_hash
      ? []
      : [`entry ${String(row.sequence)} is not what its hash says`]),
  ]);
}
