// All SQL of motions: the motion and every revision of its text, co-movers, opinions, decisions and what became of it.
import type { Queries } from '../../database/engine.ts';
import type { Day } from '../../domain/language/dates.ts';
import type {
  BoardOpinion,
  Citation,
  ClauseDecision,
  CoMover,
  Endorsement,
  FollowUp,
  LateAdmission,
  Motion,
  MotionContent,
  MotionKind,
  MotionNumber,
  MotionState,
  Outcome,
  Recommendation,
} from '../../domain/motions/motion.ts';

/** What lists need of a motion. */
export interface MotionLine extends Pick<
  Motion,
  'id' | 'networkId' | 'moverId' | 'kind' | 'state' | 'number' | 'submittedAt' | 'lateAdmission' | 'meetingId'
> {
  readonly heading: string;
  /** ISO instant. */
  readonly changedAt: string;
}

export interface Saved {
  /** ISO instant. */
  readonly at: string;
  /** Account id; null for the program. */
  readonly by: string | null;
}

export interface MotionStore {
  byId(id: string): Promise<Motion | null>;
  byNumber(networkId: string, kind: MotionKind, number: MotionNumber): Promise<Motion | null>;
  /** All that have been submitted, newest number first. */
  submitted(): Promise<readonly MotionLine[]>;
  /** Drafts that these organisations move, last changed first. */
  draftsOf(organisationIds: readonly string[]): Promise<readonly MotionLine[]>;
  /** The same with their text, the first begun first. */
  wholeDraftsOf(organisationIds: readonly string[]): Promise<readonly Motion[]>;
  /** Motions of these movers that were placed on an agenda or decided, and have changed since the instant; the last changed first. */
  broughtUpSince(organisationIds: readonly string[], since: string): Promise<readonly MotionLine[]>;
  /** Drafts on which these organisations have yet to confirm that they move too. */
  awaitingCoMover(
    organisationIds: readonly string[],
  ): Promise<readonly (MotionLine & { readonly coMoverId: string })[]>;
  ofNetworkIn(networkId: string, states: readonly MotionState[]): Promise<readonly Motion[]>;
  /** On its agenda, or decided there and since taken up again. */
  ofMeeting(meetingId: string): Promise<readonly Motion[]>;
  /** The largest number given in a network, kind and year; the caller holds the series' key. */
  lastSequence(networkId: string, kind: MotionKind, year: number): Promise<number | null>;
  add(motion: Motion, saved: Saved): Promise<void>;
  /** Everything but text and co-movers; false when it was no longer in that state at that revision. */
  changeState(motion: Motion, from: Pick<Motion, 'state' | 'revision'>, at: string): Promise<boolean>;
  addRevision(motion: Motion, saved: Saved): Promise<void>;
  revision(motionId: string, revision: number): Promise<(MotionContent & { readonly saved: Saved }) | null>;
  /** Submitted motions that quote a clause of this organisation's statute, oldest first. */
  citing(organisationId: string): Promise<readonly Motion[]>;
  /** Puts the att-satser and quotations in rows of their own, where decisions can point at them. */
  addSubmittedRows(motion: Motion): Promise<void>;
  remove(motion: Motion): Promise<void>;
  addCoMover(id: string, motionId: string, organisationId: string): Promise<void>;
  removeCoMover(motionId: string, organisationId: string): Promise<void>;
  /** Null takes the confirmation back. */
  endorseCoMover(motionId: string, organisationId: string, endorsement: Endorsement | null): Promise<void>;
  /** The newest opinion on each att-sats. */
  opinions(motionId: string): Promise<readonly BoardOpinion[]>;
  addOpinions(
    motion: Motion,
    opinions: readonly (BoardOpinion & { readonly id: string })[],
    at: string,
  ): Promise<void>;
  decisions(motionId: string): Promise<readonly ClauseDecision[]>;
  /** The decisions on several motions, by motion. */
  decisionsOf(motionIds: readonly string[]): Promise<ReadonlyMap<string, readonly ClauseDecision[]>>;
  /** The ids of their att-satser, in order, by motion. */
  clauseIdsOf(motionIds: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>>;
  addDecision(id: string, motion: Motion, decision: ClauseDecision): Promise<void>;
  followUps(motionId: string): Promise<readonly FollowUp[]>;
  addFollowUp(id: string, motion: Motion, followUp: FollowUp): Promise<void>;
}

export function motionStore(queries: Queries): MotionStore {
  const rows = () => queries.selectFrom('motions').selectAll();
  const whole = async (found: readonly MotionRow[]): Promise<readonly Motion[]> => {
    if (found.length === 0) return [];
    const ids = found.map(({ id }) => id);
    const texts = await queries
      .selectFrom('motion_revisions')
      .innerJoin('motions', 'motions.id', 'motion_revisions.motion_id')
      .whereRef('motion_revisions.revision', '=', 'motions.revision')
      .where('motion_id', 'in', ids)
      .select(['motion_id', 'content'])
      .execute();
    const coMovers = await queries
      .selectFrom('co_movers')
      .selectAll()
      .where('motion_id', 'in', ids)
      .orderBy('id')
      .execute();
    const textOf = new Map(texts.map(({ motion_id, content }) => [motion_id, content]));
    const byMotion = Map.groupBy(coMovers, ({ motion_id }) => motion_id);
    return found.map((row) => motionOf(row, textOf.get(row.id) ?? '', byMotion.get(row.id) ?? []));
  };
  const one = async (row: MotionRow | undefined): Promise<Motion | null> =>
    row === undefined ? null : ((await whole([row]))[0] ?? null);

  return {
    byId: async (id) => one(await rows().where('id', '=', id).executeTakeFirst()),
    byNumber: async (networkId, kind, { year, sequence }) =>
      one(
        await rows()
          .where('network_id', '=', networkId)
          .where('kind', '=', kind)
          .where('year', '=', year)
          .where('sequence', '=', sequence)
          .executeTakeFirst(),
      ),
    submitted: async () =>
      (
        await rows()
          .where('sequence', 'is not', null)
          .orderBy('year', 'desc')
          .orderBy('kind', 'desc')
          .orderBy('sequence', 'desc')
          .execute()
      ).map(lineOf),
    citing: async (organisationId) =>
      whole(
        await rows()
          .where('sequence', 'is not', null)
          .where('id', 'in', (where) =>
            where
              .selectFrom('citations')
              .select('motion_id')
              .where('cited_organisation_id', '=', organisationId),
          )
          .orderBy('year')
          .orderBy('sequence')
          .execute(),
      ),
    draftsOf: async (organisationIds) =>
      organisationIds.length === 0
        ? []
        : (
            await rows()
              .where('organisation_id', 'in', organisationIds)
              .where('sequence', 'is', null)
              .orderBy('changed_at', 'desc')
              .execute()
          ).map(lineOf),
    wholeDraftsOf: async (organisationIds) =>
      organisationIds.length === 0
        ? []
        : whole(
            await rows()
              .where('organisation_id', 'in', organisationIds)
              .where('sequence', 'is', null)
              .orderBy('begun_at')
              .orderBy('id')
              .execute(),
          ),
    broughtUpSince: async (organisationIds, since) =>
      organisationIds.length === 0
        ? []
        : (
            await rows()
              .where('organisation_id', 'in', organisationIds)
              .where('state', 'in', ['onAgenda', 'decided', 'followedUp', 'closed'])
              .where('meeting_id', 'is not', null)
              .where('changed_at', '>=', since)
              .orderBy('changed_at', 'desc')
              .orderBy('id')
              .execute()
          ).map(lineOf),
    async awaitingCoMover(organisationIds) {
      if (organisationIds.length === 0) return [];
      const found = await queries
        .selectFrom('co_movers')
        .innerJoin('motions', 'motions.id', 'co_movers.motion_id')
        .where('co_movers.organisation_id', 'in', organisationIds)
        .where('co_movers.endorsed_on', 'is', null)
        .where('motions.sequence', 'is', null)
        .selectAll('motions')
        .select('co_movers.organisation_id as co_mover_id')
        .orderBy('motions.changed_at')
        .orderBy('co_movers.id')
        .execute();
      return found.map((row) => ({ ...lineOf(row), coMoverId: row.co_mover_id }));
    },
    ofNetworkIn: async (networkId, states) =>
      whole(
        await rows()
          .where('network_id', '=', networkId)
          .where('state', 'in', states)
          .orderBy('year')
          .orderBy('kind')
          .orderBy('sequence')
          .execute(),
      ),
    ofMeeting: async (meetingId) =>
      whole(
        await rows()
          .where((either) =>
            either.or([
              either('meeting_id', '=', meetingId),
              either(
                'id',
                'in',
                queries
                  .selectFrom('clause_decisions')
                  .select('motion_id')
                  .where('meeting_id', '=', meetingId),
              ),
            ]),
          )
          .orderBy('year')
          .orderBy('kind')
          .orderBy('sequence')
          .execute(),
      ),
    async lastSequence(networkId, kind, year) {
      const row = await queries
        .selectFrom('motions')
        .select('sequence')
        .where('network_id', '=', networkId)
        .where('kind', '=', kind)
        .where('year', '=', year)
        .where('sequence', 'is not', null)
        .orderBy('sequence', 'desc')
        .limit(1)
        .executeTakeFirst();
      return row?.sequence ?? null;
    },
    async add(motion, saved) {
      await queries
        .insertInto('motions')
        .values({
          ...columnsOf(motion),
          id: motion.id,
          organisation_id: motion.moverId,
          network_id: motion.networkId,
          kind: motion.kind,
          begun_at: saved.at,
          changed_at: saved.at,
        })
        .execute();
      await addRevision(queries, motion, saved);
    },
    async changeState(motion, from, at) {
      const result = await queries
        .updateTable('motions')
        .set({ ...columnsOf(motion), changed_at: at })
        .where('id', '=', motion.id)
        .where('organisation_id', '=', motion.moverId)
        .where('state', '=', from.state)
        .where('revision', '=', from.revision)
        .executeTakeFirst();
      return result.numUpdatedRows === 1n;
    },
    addRevision: (motion, saved) => addRevision(queries, motion, saved),
    async revision(motionId, revision) {
      const row = await queries
        .selectFrom('motion_revisions')
        .select(['content', 'saved_at', 'saved_by'])
        .where('motion_id', '=', motionId)
        .where('revision', '=', revision)
        .executeTakeFirst();
      return row === undefined
        ? null
        : { ...contentOf(row.content), saved: { at: row.saved_at, by: row.saved_by } };
    },
    async addSubmittedRows({ id, moverId, content }) {
      if (content.clauses.length > 0) {
        await queries
          .insertInto('resolution_clauses')
          .values(
            content.clauses.map((clause, index) => ({
              id: clause.id,
              organisation_id: moverId,
              motion_id: id,
              position: index + 1,
              text: clause.text,
            })),
          )
          .execute();
      }
      if (content.citations.length > 0) {
        await queries
          .insertInto('citations')
          .values(content.citations.map((citation, index) => citationRow(citation, id, moverId, index + 1)))
          .execute();
      }
    },
    async remove({ id, moverId }) {
      await queries.deleteFrom('co_movers').where('motion_id', '=', id).execute();
      await queries
        .deleteFrom('motion_revisions')
        .where('motion_id', '=', id)
        .where('organisation_id', '=', moverId)
        .execute();
      await queries
        .deleteFrom('motions')
        .where('id', '=', id)
        .where('organisation_id', '=', moverId)
        .where('sequence', 'is', null)
        .execute();
    },
    async addCoMover(id, motionId, organisationId) {
      await queries
        .insertInto('co_movers')
        .values({
          id,
          organisation_id: organisationId,
          motion_id: motionId,
          endorsed_on: null,
          endorsed_minutes: null,
        })
        .execute();
    },
    async removeCoMover(motionId, organisationId) {
      await queries
        .deleteFrom('co_movers')
        .where('motion_id', '=', motionId)
        .where('organisation_id', '=', organisationId)
        .execute();
    },
    async endorseCoMover(motionId, organisationId, endorsement) {
      await queries
        .updateTable('co_movers')
        .set({ endorsed_on: endorsement?.on ?? null, endorsed_minutes: endorsement?.minutes ?? null })
        .where('motion_id', '=', motionId)
        .where('organisation_id', '=', organisationId)
        .execute();
    },
    async opinions(motionId) {
      const found = await queries
        .selectFrom('board_opinions')
        .select(['clause_id', 'recommendation', 'reason'])
        .where('motion_id', '=', motionId)
        .orderBy('issued_at')
        .orderBy('id')
        .execute();
      const newest = new Map(
        found.map((row) => [
          row.clause_id,
          {
            clauseId: row.clause_id,
            recommendation: row.recommendation as Recommendation,
            reason: row.reason,
          },
        ]),
      );
      return [...newest.values()];
    },
    async addOpinions(motion, opinions, at) {
      await queries
        .insertInto('board_opinions')
        .values(
          opinions.map(({ id, clauseId, recommendation, reason }) => ({
            id,
            organisation_id: motion.networkId,
            motion_id: motion.id,
            clause_id: clauseId,
            recommendation,
            reason,
            issued_at: at,
          })),
        )
        .execute();
    },
    decisions: async (motionId) => (await decisionsOf(queries, [motionId])).get(motionId) ?? [],
    decisionsOf: (motionIds) => decisionsOf(queries, motionIds),
    async clauseIdsOf(motionIds) {
      if (motionIds.length === 0) return new Map();
      const found = await queries
        .selectFrom('resolution_clauses')
        .select(['id', 'motion_id'])
        .where('motion_id', 'in', motionIds)
        .orderBy('position')
        .execute();
      return new Map(
        [...Map.groupBy(found, ({ motion_id }) => motion_id)].map(([motion, each]) => [
          motion,
          each.map(({ id }) => id),
        ]),
      );
    },
    async addDecision(id, motion, decision) {
      await queries
        .insertInto('clause_decisions')
        .values({
          id,
          organisation_id: motion.networkId,
          motion_id: motion.id,
          clause_id: decision.clauseId,
          meeting_id: decision.meetingId,
          outcome: decision.outcome,
          wording: decision.wording,
          votes: decision.votes === null ? null : JSON.stringify(decision.votes),
          poll_id: decision.pollId,
          decided_at: decision.decidedAt,
        })
        .execute();
    },
    async followUps(motionId) {
      return queries
        .selectFrom('follow_ups')
        .select(['text', 'at'])
        .where('motion_id', '=', motionId)
        .orderBy('at')
        .orderBy('id')
        .execute();
    },
    async addFollowUp(id, motion, { text, at }) {
      await queries
        .insertInto('follow_ups')
        .values({ id, organisation_id: motion.networkId, motion_id: motion.id, text, at })
        .execute();
    },
  };
}

async function addRevision(queries: Queries, motion: Motion, saved: Saved): Promise<void> {
  await queries
    .insertInto('motion_revisions')
    .values({
      organisation_id: motion.moverId,
      motion_id: motion.id,
      revision: motion.revision,
      content: JSON.stringify(motion.content),
      saved_at: saved.at,
      saved_by: saved.by,
    })
    .execute();
}

async function decisionsOf(
  queries: Queries,
  motionIds: readonly string[],
): Promise<ReadonlyMap<string, readonly ClauseDecision[]>> {
  if (motionIds.length === 0) return new Map();
  const rows = await queries
    .selectFrom('clause_decisions')
    .selectAll()
    .where('motion_id', 'in', motionIds)
    .orderBy('decided_at')
    .orderBy('id')
    .execute();
  const found = rows.map((row) => ({
    motionId: row.motion_id,
    decision: {
      clauseId: row.clause_id,
      meetingId: row.meeting_id,
      outcome: row.outcome as Outcome,
      wording: row.wording,
      votes: row.votes === null ? null : (JSON.parse(row.votes) as ClauseDecision['votes']),
      pollId: row.poll_id,
      decidedAt: row.decided_at,
    },
  }));
  return new Map(
    [...Map.groupBy(found, ({ motionId }) => motionId)].map(([id, each]) => [
      id,
      each.map(({ decision }) => decision),
    ]),
  );
}

interface MotionRow {
  readonly id: string;
  readonly organisation_id: string;
  readonly network_id: string;
  readonly kind: string;
  readonly state: string;
  readonly heading: string;
  readonly revision: number;
  readonly endorsed_on: string | null;
  readonly endorsed_minutes: string | null;
  readonly year: number | null;
  readonly sequence: number | null;
  readonly submitted_at: string | null;
  readonly late_admission: string | null;
  readonly meeting_id: string | null;
  readonly changed_at: string;
}

interface CoMoverRow {
  readonly organisation_id: string;
  readonly endorsed_on: string | null;
  readonly endorsed_minutes: string | null;
}

const contentOf = (text: string): MotionContent => JSON.parse(text) as MotionContent;

const endorsementOf = (row: CoMoverRow): Endorsement | null =>
  row.endorsed_on === null ? null : { on: row.endorsed_on as Day, minutes: row.endorsed_minutes ?? '' };

const numberIn = ({ year, sequence }: MotionRow): MotionNumber | null =>
  year === null || sequence === null ? null : { year, sequence };

// The check constraints of the tables are what makes these readings of text columns true.
const headOf = (row: MotionRow) => ({
  id: row.id,
  networkId: row.network_id,
  moverId: row.organisation_id,
  kind: row.kind as MotionKind,
  state: row.state as MotionState,
  number: numberIn(row),
  submittedAt: row.submitted_at,
  lateAdmission: row.late_admission as LateAdmission | null,
  meetingId: row.meeting_id,
});

function motionOf(row: MotionRow, text: string, coMovers: readonly CoMoverRow[]): Motion {
  return {
    ...headOf(row),
    content: contentOf(text),
    revision: row.revision,
    endorsement: endorsementOf(row),
    coMovers: coMovers.map((each): CoMover => ({
      organisationId: each.organisation_id,
      endorsement: endorsementOf(each),
    })),
  };
}

const lineOf = (row: MotionRow): MotionLine => ({
  ...headOf(row),
  heading: row.heading,
  changedAt: row.changed_at,
});

const columnsOf = (motion: Motion) => ({
  state: motion.state,
  heading: motion.content.heading,
  revision: motion.revision,
  endorsed_on: motion.endorsement?.on ?? null,
  endorsed_minutes: motion.endorsement?.minutes ?? null,
  year: motion.number?.year ?? null,
  sequence: motion.number?.sequence ?? null,
  submitted_at: motion.submittedAt,
  late_admission: motion.lateAdmission,
  meeting_id: motion.meetingId,
});

const citationRow = (citation: Citation, motionId: string, moverId: string, position: number) => ({
  id: citation.id,
  organisation_id: moverId,
  motion_id: motionId,
  position,
  cited_organisation_id: citation.organisationId,
  version_id: citation.versionId,
  anchor: citation.anchor,
  clause_hash: citation.clauseHash,
});
