// Steps of a poll that need somebody else than who took the step before: nobody settles a vote alone.
import { refuse, type Refusal } from '../refusal.ts';
import type { Poll, RollManifest } from './meeting.ts';

/** Whoever votes in a poll does not choose the moment when it closes. @param accountId null for the program */
export function closerFault(manifest: RollManifest | null, accountId: string | null): Refusal | null {
  const votes = manifest?.roll.some((row) => row.accountId === accountId) === true;
  return votes ? refuse('poll.voterCloses') : null;
}

/** Whoever closed a poll does not seal its result. */
export function sealerFault({ closedBy }: Pick<Poll, 'closedBy'>, accountId: string | null): Refusal | null {
  return accountId !== null && closedBy === accountId ? refuse('poll.samePerson') : null;
}

/** Whoever sealed a result does not set it aside; nor, before it is sealed, whoever closed the poll and saw the counts. */
export function rerunFault(
  { state, closedBy, sealedBy }: Pick<Poll, 'state' | 'closedBy' | 'sealedBy'>,
  accountId: string | null,
): Refusal | null {
  const last = state === 'sealed' ? sealedBy : closedBy;
  return accountId !== null && last === accountId ? refuse('poll.rerunSamePerson') : null;
}
