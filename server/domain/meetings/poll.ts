// A poll: frozen into a manifest when it opens; after that only the manifest says who may vote and on what.
import { createHash } from 'node:crypto';
import { canonicalFact } from '../log/entry.ts';
import type { Person } from '../permissions.ts';
import { refuse, type Refusal } from '../refusal.ts';
import type { Ballot, Majority, Poll, RollManifest, RollRow } from './meeting.ts';
import { votesOf } from './voting-roll.ts';

/** More than half of the votes cast: what counts where the bylaws say nothing else. */
export const simpleMajority: Majority = { numerator: 1, denominator: 2, isExceeded: true };
export const majorities = {
  simple: simpleMajority,
  twoThirds: { numerator: 2, denominator: 3, isExceeded: false },
  threeQuarters: { numerator: 3, denominator: 4, isExceeded: false },
} as const satisfies Record<string, Majority>;
export type MajorityName = keyof typeof majorities;
export const majorityNames = [
  'simple',
  'twoThirds',
  'threeQuarters',
] as const satisfies readonly MajorityName[];

/** What a majority is called; null where it is none of the named. */
export const majorityName = (majority: Majority): MajorityName | null =>
  majorityNames.find((name) => sameMajority(majorities[name], majority)) ?? null;

/** Do two majorities ask the same? */
export const sameMajority = (one: Majority, other: Majority): boolean =>
  one.numerator * other.denominator === other.numerator * one.denominator &&
  one.isExceeded === other.isExceeded &&
  one.countsAbstentions === other.countsAbstentions;

/** How the question on an att-sats is usually put, and what Yes and No then mean. */
export const usualQuestion = 'Ska att-satsen bifallas?';
export const usualMeaning = { yes: 'Bifall till att-satsen', no: 'Avslag på att-satsen' } as const;

/** SHA-256 over the manifest's canonical bytes, hexadecimal. */
export function manifestHash(manifest: RollManifest): string {
  return createHash('sha256').update(canonicalManifest(manifest), 'utf8').digest('hex');
}

/** The manifest in its one form: what is stored, hashed and read back. */
export function canonicalManifest({ majority, roll, ...rest }: RollManifest): string {
  return canonicalFact({
    ...rest,
    majority: {
      numerator: majority.numerator,
      denominator: majority.denominator,
      isExceeded: majority.isExceeded ? 1 : 0,
      ...(majority.countsAbstentions === true ? { countsAbstentions: 1 } : {}),
    },
    roll: roll.map((row) => ({ ...row })),
  });
}

/** Reads a stored manifest. */
export function readManifest(text: string): RollManifest {
  const read = JSON.parse(text) as Omit<RollManifest, 'majority'> & {
    readonly majority: {
      readonly numerator: number;
      readonly denominator: number;
      readonly isExceeded: 0 | 1;
      readonly countsAbstentions?: 1;
    };
  };
  const { isExceeded, countsAbstentions, ...share } = read.majority;
  return {
    ...read,
    majority: {
      ...share,
      isExceeded: isExceeded === 1,
      ...(countsAbstentions === 1 ? { countsAbstentions: true } : {}),
    },
  };
}

/**
 * Freezes a poll: the roll of this moment, the text, what Yes and No mean, and the rules it is counted by.
 * Refused where nobody may vote or too few are present.
 * @param openedAt ISO instant
 */
export function freeze(poll: Poll, roll: readonly RollRow[], openedAt: string): RollManifest | Refusal {
  if (roll.length === 0) return refuse('poll.emptyRoll');
  const present = votesOf(roll);
  if (present < poll.quorum) return refuse('poll.quorum', undefined, { present, quorum: poll.quorum });
  return {
    pollId: poll.id,
    meetingId: poll.meetingId,
    purpose: poll.purpose,
    question: poll.question,
    text: poll.text,
    yesMeans: poll.yesMeans,
    noMeans: poll.noMeans,
    method: 'open',
    majority: poll.majority,
    tieRule: poll.tieRule,
    quorum: poll.quorum,
    roll: roll.toSorted((a, b) => (a.organisationId < b.organisationId ? -1 : 1)),
    openedAt,
  };
}

/** The poll that was opened last, in whatever order they were prepared; null where none has been. */
export const lastOpened = (polls: readonly Poll[]): Poll | null =>
  polls.reduce<Poll | null>((last, poll) => {
    if (poll.manifest === null) return last;
    return (last?.manifest?.openedAt ?? '') > poll.manifest.openedAt ? last : poll;
  }, null);

/** By account the rows of those who may vote, more than one where the network lets a delegate represent several; of a frozen manifest, so it can be made once. */
export type Voters = ReadonlyMap<string, readonly RollRow[]>;
export const votersOf = (manifest: RollManifest): Voters =>
  Map.groupBy(manifest.roll, ({ accountId }) => accountId);

/** The row by which this person votes, or the no. @param organisationId for which förbund; the first, where only one can be meant */
export function mayVote(
  person: Person,
  poll: Pick<Poll, 'state' | 'networkId'>,
  voters: Voters,
  organisationId = '',
): RollRow | Refusal {
  const isOffice = person.grants.some(
    ({ role, organisationId }) => role === 'networkOffice' && organisationId === poll.networkId,
  );
  if (isOffice) return refuse('poll.officeVotesNot');
  const row = rowOf(voters, person.accountId, organisationId);
  if (row === undefined) return refuse('poll.notOnRoll');
  if (poll.state === 'open') return row;
  return refuse(poll.state === 'prepared' ? 'poll.notOpen' : 'poll.closed');
}

/** The account's row for a förbund; its only one where none is named. */
export function rowOf(voters: Voters, accountId: string, organisationId: string): RollRow | undefined {
  const rows = voters.get(accountId) ?? [];
  return organisationId === '' && rows.length === 1
    ? rows[0]
    : rows.find((row) => row.organisationId === organisationId);
}

/** An idempotency key: 128 bits in lower-case hexadecimal. */
export const isKey = (text: string): boolean => /^[0-9a-f]{32}$/.test(text);

const crockford = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A receipt from ten random bytes: sixteen characters of Crockford's base 32, four at a time. */
export function receiptOf(random: Uint8Array): string {
  let bits = random.slice(0, 10).reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
  const characters: string[] = [];
  for (let place = 0; place < 16; place += 1) {
    characters.unshift(crockford.charAt(Number(bits % 32n)));
    bits /= 32n;
  }
  return (characters.join('').match(/.{4}/g) ?? []).join('-');
}

/** Each ballot as a line that ends in a line feed, in the order of their receipts: shown with a sealed result, so that anybody can hash them. */
export const ballotLines = (ballots: readonly Ballot[]): readonly string[] =>
  ballots
    .map(
      ({ receipt, organisationId, choice, votes }) =>
        `${receipt} ${organisationId} ${choice} ${String(votes)}\n`,
    )
    .toSorted();

/** SHA-256 over the ballots' lines: what the log is told when a poll closes. */
export function ballotsHash(ballots: readonly Ballot[]): string {
  return createHash('sha256').update(ballotLines(ballots).join(''), 'utf8').digest('hex');
}
