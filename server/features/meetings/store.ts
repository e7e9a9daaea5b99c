// All SQL of meetings: themselves, agenda, officers, mandates, roll, yrkanden, polls, ballots and attestations.
import { sql } from 'kysely';
import type { Queries } from '../../database/engine.ts';
import type { Schema } from '../../database/schema.ts';
import type { Day } from '../../domain/language/dates.ts';
import type {
  AgendaItem,
  Attestation,
  Ballot,
  Choice,
  Mandate,
  Meeting,
  MeetingState,
  Officer,
  Poll,
  PollResult,
  RollEvent,
  RollManifest,
  Yrkande,
} from '../../domain/meetings/meeting.ts';
import type { Minutes } from '../../domain/meetings/document.ts';
import { canonicalManifest, readManifest, votersOf, type Voters } from '../../domain/meetings/poll.ts';
import {
  attestationOf,
  ballotOf,
  eventOf,
  itemOf,
  mandateOf,
  meetingOf,
  minutesOf,
  officerOf,
  pollOf,
  rowOfMeeting,
  yrkandeOf,
} from './rows.ts';

/** Manifests by their hash, with their voters: frozen, so read once. */
export type KeptManifests = Map<string, OpenedRoll>;
export interface OpenedRoll {
  readonly manifest: RollManifest;
  readonly voters: Voters;
}

/** A poll as far as a vote needs it. */
export interface PollToVote extends Pick<Poll, 'id' | 'meetingId' | 'networkId' | 'state'> {
  readonly voters: Voters;
}

/** A poll with whose it is: no row is written by its id alone. */
export type PollOfNetwork = Pick<Poll, 'id' | 'networkId'>;

export interface MeetingStore {
  /** The newest day first. */
  all(): Promise<readonly Meeting[]>;
  bySlug(slug: string): Promise<Meeting | null>;
  byId(id: string): Promise<Meeting | null>;
  /** The network's next annual meeting that is not yet closed, on the day or later. */
  nextAnnual(networkId: string, today: Day): Promise<Meeting | null>;
  slugsLike(start: string): Promise<readonly string[]>;
  add(meeting: Meeting): Promise<void>;
  /** Changes what the meeting is called, and when and where it is; false when somebody else changed it first. */
  change(meeting: Meeting): Promise<boolean>;
  /** Moves the meeting on; false when it was no longer in the state it is moved from. */
  moveOn(meeting: Meeting, to: MeetingState, instants: Partial<MeetingInstants>): Promise<boolean>;

  items(meetingId: string): Promise<readonly AgendaItem[]>;
  addItem(networkId: string, item: AgendaItem): Promise<void>;
  removeItem(meetingId: string, itemId: string): Promise<void>;
  /** Puts the items in this order, from 1. */
  arrange(meetingId: string, itemIds: readonly string[]): Promise<void>;
  decide(item: AgendaItem, networkId: string, decision: string): Promise<void>;

  officers(meetingId: string): Promise<readonly Officer[]>;
  addOfficer(networkId: string, meetingId: string, officer: Officer): Promise<void>;
  removeOfficer(meetingId: string, officerId: string): Promise<boolean>;

  mandates(meetingId: string): Promise<readonly Mandate[]>;
  /** The mandates that an account has been given, as delegate or alternate. */
  mandatesOf(accountId: string): Promise<readonly Mandate[]>;
  saveMandate(mandate: Mandate): Promise<void>;
  removeMandate(meetingId: string, organisationId: string): Promise<void>;
  setVotes(meetingId: string, votes: number): Promise<void>;
  /** Oldest first. */
  rollEvents(meetingId: string): Promise<readonly RollEvent[]>;
  addRollEvent(event: RollEvent): Promise<void>;

  yrkanden(meetingId: string): Promise<readonly Yrkande[]>;
  addYrkande(networkId: string, yrkande: Yrkande, at: string): Promise<void>;
  withdrawYrkande(meetingId: string, yrkandeId: string, at: string): Promise<boolean>;

  /** In the order they were prepared. */
  polls(meetingId: string): Promise<readonly Poll[]>;
  poll(id: string): Promise<Poll | null>;
  openPollOf(meetingId: string): Promise<Poll | null>;
  addPoll(poll: Poll, preparedAt: string): Promise<void>;
  changePoll(poll: Poll): Promise<void>;
  openPoll(poll: PollOfNetwork, manifest: RollManifest, hash: string): Promise<void>;
  closePoll(poll: PollOfNetwork, at: string, by: string | null): Promise<void>;
  /** Given once; false where it was given before. */
  setCastingVote(poll: PollOfNetwork, choice: 'yes' | 'no'): Promise<boolean>;
  sealPoll(poll: PollOfNetwork, result: PollResult, at: string, by: string | null): Promise<void>;
  setAside(poll: PollOfNetwork): Promise<void>;
  /** Has a poll on the motion ever been opened, at any meeting? */
  hasOpenedPoll(motionId: string): Promise<boolean>;
  /** Keeps the salt of a commitment in the log apart from the words; the one is erased with the other. */
  keepSalt(networkId: string, hash: string, salt: string): Promise<void>;

  /** The address of the poll's meeting. */
  meetingOfPoll(pollId: string): Promise<{ readonly slug: string } | null>;
  pollToVote(id: string): Promise<PollToVote | null>;
  /** Adds a ballot; false where the förbund has voted or the key is used. */
  addBallot(ballot: Ballot): Promise<boolean>;
  ballots(pollId: string): Promise<readonly Ballot[]>;
  ballotOfOrganisation(pollId: string, organisationId: string): Promise<Ballot | null>;
  castCount(pollId: string): Promise<number>;
  /** The votes by choice, summed by the database: what no other count goes by. */
  votesByChoice(pollId: string): Promise<Readonly<Record<Choice, number>>>;

  attestations(meetingId: string): Promise<readonly Attestation[]>;
  /** Adds an attestation; one of the same text by the same person stands once. */
  addAttestation(networkId: string, meetingId: string, attestation: Attestation): Promise<boolean>;
  /** The minutes as everybody certified them, frozen; null until then. */
  attestedMinutes(meetingId: string): Promise<Minutes | null>;
  addAttestedMinutes(networkId: string, meetingId: string, minutes: Minutes, at: string): Promise<void>;
}

export interface MeetingInstants {
  readonly openedAt: string;
  readonly closedAt: string;
  readonly attestedAt: string;
}

/** How many manifests are kept in memory at most: those of a day's meetings. */
const mostKept = 100;

export function meetingStore(queries: Queries, kept: KeptManifests): MeetingStore {
  const meetingsWhere = (column: 'id' | 'slug', value: string) =>
    queries.selectFrom('meetings').selectAll().where(column, '=', value).executeTakeFirst();

  const openedRoll = async (pollId: string, hash: string): Promise<OpenedRoll> => {
    const known = kept.get(hash);
    if (known !== undefined) return known;
    const row = await queries
      .selectFrom('polls')
      .select('manifest')
      .where('id', '=', pollId)
      .executeTakeFirstOrThrow();
    if (row.manifest === null) throw new Error(`the opened poll ${pollId} has no manifest`);
    const manifest = readManifest(row.manifest);
    const opened = { manifest, voters: votersOf(manifest) };
    kept.set(hash, opened);
    for (const oldest of kept.keys()) {
      if (kept.size <= mostKept) break;
      kept.delete(oldest);
    }
    return opened;
  };
  const withManifest = async (row: Omit<Schema['polls'], 'manifest'>): Promise<Poll> =>
    pollOf(row, row.manifest_hash === null ? null : (await openedRoll(row.id, row.manifest_hash)).manifest);
  const changing = ({ id, networkId }: PollOfNetwork) =>
    queries.updateTable('polls').where('organisation_id', '=', networkId).where('id', '=', id);
  const pollRows = () => queries.selectFrom('polls').select(pollColumns);

  return {
    all: async () =>
      (
        await queries
          .selectFrom('meetings')
          .selectAll()
          .orderBy('day', 'desc')
          .orderBy('id', 'desc')
          .execute()
      ).map(meetingOf),
    async bySlug(slug) {
      const row = await meetingsWhere('slug', slug);
      return row === undefined ? null : meetingOf(row);
    },
    async byId(id) {
      const row = await meetingsWhere('id', id);
      return row === undefined ? null : meetingOf(row);
    },
    async nextAnnual(networkId, today) {
      const row = await queries
        .selectFrom('meetings')
        .selectAll()
        .where('organisation_id', '=', networkId)
        .where('kind', '=', 'annual')
        .where('day', '>=', today)
        .where('state', 'in', ['planned', 'summoned', 'open', 'adjourned'])
        .orderBy('day')
        .orderBy('id')
        .limit(1)
        .executeTakeFirst();
      return row === undefined ? null : meetingOf(row);
    },
    async slugsLike(start) {
      const rows = await queries
        .selectFrom('meetings')
        .select('slug')
        .where('slug', 'like', `${start}%`)
        .execute();
      return rows.map(({ slug }) => slug);
    },
    async add(meeting) {
      await queries.insertInto('meetings').values(rowOfMeeting(meeting)).execute();
    },
    async change(meeting) {
      const { name, day, time, place } = meeting;
      const result = await queries
        .updateTable('meetings')
        .set({ name, day, time, place, revision: meeting.revision + 1 })
        .where('id', '=', meeting.id)
        .where('revision', '=', meeting.revision)
        .executeTakeFirst();
      return result.numUpdatedRows === 1n;
    },
    async moveOn(meeting, to, { openedAt, closedAt, attestedAt }) {
      const result = await queries
        .updateTable('meetings')
        .set({
          state: to,
          ...(openedAt === undefined ? {} : { opened_at: openedAt }),
          ...(closedAt === undefined ? {} : { closed_at: closedAt }),
          ...(attestedAt === undefined ? {} : { attested_at: attestedAt }),
        })
        .where('id', '=', meeting.id)
        .where('state', '=', meeting.state)
        .executeTakeFirst();
      return result.numUpdatedRows === 1n;
    },

    items: async (meetingId) =>
      (
        await queries
          .selectFrom('agenda_items')
          .selectAll()
          .where('meeting_id', '=', meetingId)
          .orderBy('position')
          .execute()
      ).map(itemOf),
    async addItem(networkId, item) {
      await queries
        .insertInto('agenda_items')
        .values({
          id: item.id,
          organisation_id: networkId,
          meeting_id: item.meetingId,
          position: item.position,
          kind: item.kind,
          heading: item.heading,
          motion_id: item.motionId,
          decision: item.decision,
        })
        .execute();
    },
    async removeItem(meetingId, itemId) {
      await queries
        .deleteFrom('agenda_items')
        .where('meeting_id', '=', meetingId)
        .where('id', '=', itemId)
        .execute();
    },
    async arrange(meetingId, itemIds) {
      // Positions are unique: everybody first steps out of the way.
      await queries
        .updateTable('agenda_items')
        .set((item) => ({ position: item('position', '+', outOfTheWay) }))
        .where('meeting_id', '=', meetingId)
        .execute();
      for (const [index, id] of itemIds.entries()) {
        await queries
          .updateTable('agenda_items')
          .set({ position: index + 1 })
          .where('meeting_id', '=', meetingId)
          .where('id', '=', id)
          .execute();
      }
    },
    async decide({ id, meetingId }, networkId, decision) {
      await queries
        .updateTable('agenda_items')
        .set({ decision })
        .where('organisation_id', '=', networkId)
        .where('meeting_id', '=', meetingId)
        .where('id', '=', id)
        .execute();
    },

    officers: async (meetingId) =>
      (
        await queries
          .selectFrom('meeting_officers')
          .selectAll()
          .where('meeting_id', '=', meetingId)
          .orderBy('id')
          .execute()
      ).map(officerOf),
    async addOfficer(networkId, meetingId, { id, duty, name, accountId, reason }) {
      await queries
        .insertInto('meeting_officers')
        .values({
          ...{ id, organisation_id: networkId, meeting_id: meetingId },
          ...{ duty, name, account_id: accountId, reason },
        })
        .execute();
    },
    async removeOfficer(meetingId, officerId) {
      const result = await queries
        .deleteFrom('meeting_officers')
        .where('meeting_id', '=', meetingId)
        .where('id', '=', officerId)
        .executeTakeFirst();
      return result.numDeletedRows === 1n;
    },

    mandates: async (meetingId) =>
      (
        await queries
          .selectFrom('mandates')
          .selectAll()
          .where('meeting_id', '=', meetingId)
          .orderBy('organisation_id')
          .execute()
      ).map(mandateOf),
    mandatesOf: async (accountId) =>
      (
        await queries
          .selectFrom('mandates')
          .selectAll()
          .where((either) =>
            either.or([either('delegate_id', '=', accountId), either('alternate_id', '=', accountId)]),
          )
          .execute()
      ).map(mandateOf),
    async saveMandate(mandate) {
      const given = {
        delegate_id: mandate.delegateId,
        alternate_id: mandate.alternateId,
        delegate_name: mandate.delegateName,
        alternate_name: mandate.alternateName,
        votes: mandate.votes,
      };
      await queries
        .insertInto('mandates')
        .values({ meeting_id: mandate.meetingId, organisation_id: mandate.organisationId, ...given })
        .onConflict((conflict) => conflict.columns(['meeting_id', 'organisation_id']).doUpdateSet(given))
        .execute();
    },
    async removeMandate(meetingId, organisationId) {
      await queries
        .deleteFrom('mandates')
        .where('meeting_id', '=', meetingId)
        .where('organisation_id', '=', organisationId)
        .execute();
    },
    async setVotes(meetingId, votes) {
      await queries.updateTable('mandates').set({ votes }).where('meeting_id', '=', meetingId).execute();
    },
    rollEvents: async (meetingId) =>
      (
        await queries
          .selectFrom('roll_events')
          .selectAll()
          .where('meeting_id', '=', meetingId)
          .orderBy('sequence')
          .execute()
      ).map(eventOf),
    async addRollEvent(event) {
      const last = await queries
        .selectFrom('roll_events')
        .select('sequence')
        .where('meeting_id', '=', event.meetingId)
        .orderBy('sequence', 'desc')
        .limit(1)
        .executeTakeFirst();
      await queries
        .insertInto('roll_events')
        .values({
          id: event.id,
          organisation_id: event.organisationId,
          meeting_id: event.meetingId,
          sequence: (last?.sequence ?? 0) + 1,
          act: event.act,
          account_id: event.accountId,
          represented: event.represented,
          name: event.name,
          reason: event.reason,
          at: event.at,
        })
        .execute();
    },

    yrkanden: async (meetingId) =>
      (
        await queries
          .selectFrom('yrkanden')
          .selectAll()
          .where('meeting_id', '=', meetingId)
          .orderBy('raised_at')
          .orderBy('id')
          .execute()
      ).map(yrkandeOf),
    async addYrkande(networkId, yrkande, at) {
      await queries
        .insertInto('yrkanden')
        .values({
          id: yrkande.id,
          organisation_id: networkId,
          meeting_id: yrkande.meetingId,
          motion_id: yrkande.motionId,
          clause_id: yrkande.clauseId,
          kind: yrkande.kind,
          by_organisation_id: yrkande.byOrganisationId,
          text: yrkande.text,
          raised_at: at,
          withdrawn_at: null,
        })
        .execute();
    },
    async withdrawYrkande(meetingId, yrkandeId, at) {
      const result = await queries
        .updateTable('yrkanden')
        .set({ withdrawn_at: at })
        .where('meeting_id', '=', meetingId)
        .where('id', '=', yrkandeId)
        .where('withdrawn_at', 'is', null)
        .executeTakeFirst();
      return result.numUpdatedRows === 1n;
    },

    async polls(meetingId) {
      const rows = await pollRows()
        .where('meeting_id', '=', meetingId)
        .orderBy('prepared_at')
        .orderBy('id')
        .execute();
      const polls: Poll[] = [];
      for (const row of rows) polls.push(await withManifest(row));
      return polls;
    },
    async poll(id) {
      const row = await pollRows().where('id', '=', id).executeTakeFirst();
      return row === undefined ? null : withManifest(row);
    },
    async openPollOf(meetingId) {
      const row = await pollRows()
        .where('meeting_id', '=', meetingId)
        .where('state', '=', 'open')
        .executeTakeFirst();
      return row === undefined ? null : withManifest(row);
    },
    async addPoll(poll, preparedAt) {
      await queries
        .insertInto('polls')
        .values({
          id: poll.id,
          organisation_id: poll.networkId,
          meeting_id: poll.meetingId,
          agenda_item_id: poll.agendaItemId,
          motion_id: poll.motionId,
          clause_id: poll.clauseId,
          state: poll.state,
          ...asked(poll),
          manifest: null,
          manifest_hash: null,
          prepared_at: preparedAt,
          closed_at: null,
          closed_by: null,
          sealed_at: null,
          sealed_by: null,
          rerun_of: poll.rerunOf,
          reason: poll.reason,
          casting_vote: null,
          result: null,
        })
        .execute();
    },
    async changePoll(poll) {
      await changing(poll).set(asked(poll)).execute();
    },
    async openPoll(poll, manifest, hash) {
      await changing(poll)
        .set({ state: 'open', manifest: canonicalManifest(manifest), manifest_hash: hash })
        .execute();
    },
    async closePoll(poll, at, by) {
      await changing(poll).set({ state: 'closed', closed_at: at, closed_by: by }).execute();
    },
    async setCastingVote(poll, choice) {
      const result = await changing(poll)
        .set({ casting_vote: choice })
        .where('casting_vote', 'is', null)
        .executeTakeFirst();
      return result.numUpdatedRows === 1n;
    },
    async sealPoll(poll, result, at, by) {
      await changing(poll)
        .set({ state: 'sealed', result: JSON.stringify(result), sealed_at: at, sealed_by: by })
        .execute();
    },
    async setAside(poll) {
      await changing(poll).set({ state: 'rerun' }).execute();
    },
    async hasOpenedPoll(motionId) {
      const row = await queries
        .selectFrom('polls')
        .select('id')
        .where('motion_id', '=', motionId)
        .where('manifest_hash', 'is not', null)
        .limit(1)
        .executeTakeFirst();
      return row !== undefined;
    },
    async keepSalt(networkId, hash, salt) {
      await queries.insertInto('commitments').values({ hash, organisation_id: networkId, salt }).execute();
    },

    async meetingOfPoll(pollId) {
      const row = await queries
        .selectFrom('polls')
        .innerJoin('meetings', 'meetings.id', 'polls.meeting_id')
        .select('meetings.slug')
        .where('polls.id', '=', pollId)
        .executeTakeFirst();
      return row ?? null;
    },
    async pollToVote(id) {
      const row = await queries
        .selectFrom('polls')
        .select(['id', 'meeting_id', 'organisation_id', 'state', 'manifest_hash'])
        .where('id', '=', id)
        .executeTakeFirst();
      if (row === undefined) return null;
      return {
        id: row.id,
        meetingId: row.meeting_id,
        networkId: row.organisation_id,
        state: row.state as Poll['state'],
        voters: row.manifest_hash === null ? new Map() : (await openedRoll(id, row.manifest_hash)).voters,
      };
    },
    async addBallot(ballot) {
      const result = await queries
        .insertInto('ballots')
        .values({
          id: ballot.id,
          organisation_id: ballot.organisationId,
          poll_id: ballot.pollId,
          attempt: 1,
          account_id: ballot.accountId,
          choice: ballot.choice,
          votes: ballot.votes,
          idempotency_key: ballot.key,
          receipt: ballot.receipt,
          cast_at: ballot.castAt,
        })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst();
      return result.numInsertedOrUpdatedRows === 1n;
    },
    ballots: async (pollId) =>
      (
        await queries
          .selectFrom('ballots')
          .selectAll()
          .where('poll_id', '=', pollId)
          .orderBy('receipt')
          .execute()
      ).map(ballotOf),
    async ballotOfOrganisation(pollId, organisationId) {
      const row = await queries
        .selectFrom('ballots')
        .selectAll()
        .where('poll_id', '=', pollId)
        .where('organisation_id', '=', organisationId)
        .executeTakeFirst();
      return row === undefined ? null : ballotOf(row);
    },
    async castCount(pollId) {
      const row = await queries
        .selectFrom('ballots')
        .select((count) => count.fn.countAll<number | string>().as('count'))
        .where('poll_id', '=', pollId)
        .executeTakeFirst();
      return Number(row?.count ?? 0);
    },
    async votesByChoice(pollId) {
      const rows = await queries
        .selectFrom('ballots')
        .select(['choice', sql<number | string>`sum(votes)`.as('votes')])
        .where('poll_id', '=', pollId)
        .groupBy('choice')
        .execute();
      const of = (choice: Choice): number => Number(rows.find((row) => row.choice === choice)?.votes ?? 0);
      return { yes: of('yes'), no: of('no'), abstain: of('abstain') };
    },

    attestations: async (meetingId) =>
      (
        await queries
          .selectFrom('attestations')
          .selectAll()
          .where('meeting_id', '=', meetingId)
          .orderBy('at')
          .orderBy('account_id')
          .execute()
      ).map(attestationOf),
    async addAttestation(networkId, meetingId, { accountId, minutesHash, at }) {
      const result = await queries
        .insertInto('attestations')
        .values({
          organisation_id: networkId,
          meeting_id: meetingId,
          account_id: accountId,
          minutes_hash: minutesHash,
          at,
        })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst();
      return result.numInsertedOrUpdatedRows === 1n;
    },
    async attestedMinutes(meetingId) {
      const row = await queries
        .selectFrom('attested_minutes')
        .selectAll()
        .where('meeting_id', '=', meetingId)
        .executeTakeFirst();
      return row === undefined ? null : minutesOf(row);
    },
    async addAttestedMinutes(networkId, meetingId, { paper, hash, attesters }, at) {
      await queries
        .insertInto('attested_minutes')
        .values({
          meeting_id: meetingId,
          organisation_id: networkId,
          minutes_hash: hash,
          paper: JSON.stringify(paper),
          attesters: JSON.stringify(attesters),
          at,
        })
        .execute();
    },
  };
}

const outOfTheWay = 100_000;

/** Every column but the manifest, which is long and kept. */
const pollColumns = [
  'id',
  'organisation_id',
  'meeting_id',
  'agenda_item_id',
  'motion_id',
  'clause_id',
  'purpose',
  'state',
  'question',
  'text',
  'yes_means',
  'no_means',
  'majority',
  'tie_rule',
  'quorum',
  'manifest_hash',
  'prepared_at',
  'closed_at',
  'closed_by',
  'sealed_at',
  'sealed_by',
  'rerun_of',
  'reason',
  'casting_vote',
  'result',
] as const;

/** What a poll asks and how it is counted: what can be changed until it is opened. */
const asked = (poll: Poll) => ({
  purpose: poll.purpose,
  question: poll.question,
  text: poll.text,
  yes_means: poll.yesMeans,
  no_means: poll.noMeans,
  majority: JSON.stringify(poll.majority),
  tie_rule: poll.tieRule,
  quorum: poll.quorum,
});
