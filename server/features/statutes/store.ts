// All SQL of statutes: versions that never change, their decisions, and the drafts they are read in from.
import type { Queries } from '../../database/engine.ts';
import type { PartialDate } from '../../domain/language/dates.ts';
import type { CorrectedClause, Correction } from '../../domain/statutes/correction.ts';
import type { Settlement, SettlementKind } from '../../domain/statutes/doubts.ts';
import type { Reading } from '../../domain/statutes/statute.ts';
import type {
  Decision,
  Draft,
  Evidence,
  NewVersion,
  StatuteKind,
  VersionHeader,
  VersionText,
} from './records.ts';

export interface StatuteStore {
  /** The id of the organisation's statute, or null if it has none yet. */
  statuteId(organisationId: string): Promise<string | null>;
  addStatute(id: string, organisationId: string, kind: StatuteKind): Promise<void>;
  versions(organisationId: string): Promise<readonly VersionHeader[]>;
  versionsByIds(ids: readonly string[]): Promise<readonly VersionHeader[]>;
  /** All versions of all organisations, without their texts. */
  allVersions(): Promise<readonly VersionHeader[]>;
  text(organisationId: string, versionId: string): Promise<VersionText | null>;
  decisions(organisationId: string, versionId: string): Promise<readonly Decision[]>;
  /** Adds a version behind the last; the caller holds the statute's key. */
  addVersion(version: NewVersion): Promise<number>;
  drafts(organisationId: string): Promise<readonly Draft[]>;
  draft(id: string): Promise<Draft | null>;
  addDraft(draft: Draft): Promise<void>;
  /** Saves the draft if nobody else has since `revision`; false if somebody has. */
  changeDraft(draft: Draft): Promise<boolean>;
  removeDraft(id: string, revision: number): Promise<boolean>;
  /** What was said of a text's doubts, in order; of a version also what was said while it was a draft. */
  settlements(organisationId: string, of: SettledText): Promise<readonly Settlement[]>;
  addSettlements(
    organisationId: string,
    of: SettledText,
    settlements: readonly NewSettlement[],
  ): Promise<void>;
  /** Corrections of a statute's versions, in the order they were proposed. */
  corrections(organisationId: string): Promise<readonly Correction[]>;
  /** All that wait for somebody's confirmation, of every organisation. */
  pendingCorrections(): Promise<readonly Correction[]>;
  /** The text a correction proposes. */
  correctionText(organisationId: string, id: string): Promise<VersionText | null>;
  addCorrection(correction: Correction, text: VersionText): Promise<void>;
  /** Settles a correction that waits; false when somebody else has. */
  settleCorrection(correction: Correction): Promise<boolean>;
}

/** The text whose doubts are settled. */
export type SettledText = { readonly draftId: string } | { readonly versionId: string };
export type NewSettlement = Settlement & { readonly id: string };

/** Texts of versions by id, least lately used first: a version never changes, so what was read once stays true. */
export type KeptTexts = Map<string, VersionText>;
export const mostKeptTexts = 100;

export function statuteStore(queries: Queries, kept: KeptTexts): StatuteStore {
  const headers = () =>
    queries
      .selectFrom('statute_versions')
      .select([
        'id',
        'organisation_id',
        'sequence',
        'title',
        'effective_from',
        'evidence',
        'text_hash',
        'saved_at',
        'proposal_id',
        'corrects_version_id',
      ])
      .orderBy('sequence');
  const corrections = () =>
    queries
      .selectFrom('statute_corrections')
      .select(['id', 'organisation_id', 'version_id', 'amendments', 'text_hash', 'reason'])
      .select(['proposed_at', 'proposed_by', 'settled_at', 'settled_by', 'outcome', 'new_version_id'])
      .orderBy('proposed_at')
      .orderBy('id');
  return {
    async statuteId(organisationId) {
      const row = await queries
        .selectFrom('statutes')
        .select('id')
        .where('organisation_id', '=', organisationId)
        .executeTakeFirst();
      return row?.id ?? null;
    },
    async addStatute(id, organisationId, kind) {
      await queries.insertInto('statutes').values({ id, organisation_id: organisationId, kind }).execute();
    },
    versions: async (organisationId) =>
      (await headers().where('organisation_id', '=', organisationId).execute()).map(headerOf),
    versionsByIds: async (ids) =>
      ids.length === 0 ? [] : (await headers().where('id', 'in', ids).execute()).map(headerOf),
    allVersions: async () => (await headers().execute()).map(headerOf),
    async text(organisationId, versionId) {
      const key = `${organisationId} ${versionId}`;
      const known = kept.get(key);
      if (known !== undefined) return known;
      const row = await queries
        .selectFrom('statute_versions')
        .select(['source', 'reading'])
        .where('organisation_id', '=', organisationId)
        .where('id', '=', versionId)
        .executeTakeFirst();
      if (row === undefined) return null;
      const text = { source: row.source, reading: JSON.parse(row.reading) as Reading };
      kept.set(key, text);
      for (const oldest of kept.keys()) if (kept.size > mostKeptTexts) kept.delete(oldest);
      return text;
    },
    async decisions(organisationId, versionId) {
      const rows = await queries
        .selectFrom('version_decisions')
        .select(['body', 'decided_on', 'minutes', 'registry_number', 'attachment_id'])
        .select(['signed_on', 'signed_attachment_id'])
        .where('organisation_id', '=', organisationId)
        .where('version_id', '=', versionId)
        .orderBy('position')
        .execute();
      return rows.map((row) => ({
        body: row.body,
        on: row.decided_on as PartialDate | null,
        minutes: row.minutes,
        ...(row.registry_number === null ? {} : { registryNumber: row.registry_number }),
        ...(row.attachment_id === null ? {} : { attachmentId: row.attachment_id }),
        ...(row.signed_on === null
          ? {}
          : { signature: { on: row.signed_on as PartialDate, attachmentId: row.signed_attachment_id } }),
      }));
    },
    async addVersion(version) {
      const last = await queries
        .selectFrom('statute_versions')
        .select('sequence')
        .where('statute_id', '=', version.statuteId)
        .orderBy('sequence', 'desc')
        .limit(1)
        .executeTakeFirst();
      const sequence = (last?.sequence ?? 0) + 1;
      await queries
        .insertInto('statute_versions')
        .values({
          id: version.id,
          organisation_id: version.organisationId,
          statute_id: version.statuteId,
          sequence,
          title: version.title,
          effective_from: version.effectiveFrom,
          evidence: version.evidence,
          source: version.source,
          text_hash: version.textHash,
          reading: JSON.stringify(version.reading),
          saved_at: version.savedAt,
          saved_by: version.savedBy,
          proposal_id: version.proposalId,
          corrects_version_id: version.correctsVersionId,
        })
        .execute();
      if (version.decisions.length > 0) {
        await queries
          .insertInto('version_decisions')
          .values(
            version.decisions.map((decision, index) => ({
              id: decision.id,
              organisation_id: version.organisationId,
              version_id: version.id,
              position: index + 1,
              body: decision.body,
              decided_on: decision.on,
              minutes: decision.minutes,
              registry_number: decision.registryNumber ?? null,
              attachment_id: decision.attachmentId ?? null,
              signed_on: decision.signature?.on ?? null,
              signed_attachment_id: decision.signature?.attachmentId ?? null,
            })),
          )
          .execute();
      }
      return sequence;
    },
    drafts: async (organisationId) =>
      (
        await queries
          .selectFrom('statute_drafts')
          .selectAll()
          .where('organisation_id', '=', organisationId)
          .where('version_id', 'is', null)
          .orderBy('changed_at', 'desc')
          .execute()
      ).map(draftOf),
    async draft(id) {
      const row = await queries
        .selectFrom('statute_drafts')
        .selectAll()
        .where('id', '=', id)
        .executeTakeFirst();
      return row === undefined ? null : draftOf(row);
    },
    async addDraft(draft) {
      await queries.insertInto('statute_drafts').values(rowOf(draft)).execute();
    },
    async changeDraft(draft) {
      const result = await queries
        .updateTable('statute_drafts')
        .set({ ...rowOf(draft), revision: draft.revision + 1 })
        .where('id', '=', draft.id)
        .where('organisation_id', '=', draft.organisationId)
        .where('revision', '=', draft.revision)
        .where('version_id', 'is', null)
        .executeTakeFirst();
      return result.numUpdatedRows === 1n;
    },
    async removeDraft(id, revision) {
      const result = await queries
        .deleteFrom('statute_drafts')
        .where('id', '=', id)
        .where('revision', '=', revision)
        .where('version_id', 'is', null)
        .executeTakeFirst();
      return result.numDeletedRows === 1n;
    },
    async settlements(organisationId, of) {
      const rows = queries
        .selectFrom('reading_settlements')
        .select(['doubt', 'settlement', 'note', 'settled_at', 'settled_by'])
        .where('organisation_id', '=', organisationId);
      const found = await (
        'draftId' in of
          ? rows.where('draft_id', '=', of.draftId)
          : rows.where((where) =>
              where.or([
                where('version_id', '=', of.versionId),
                where(
                  'draft_id',
                  'in',
                  where.selectFrom('statute_drafts').select('id').where('version_id', '=', of.versionId),
                ),
              ]),
            )
      )
        .orderBy('settled_at')
        .orderBy('id')
        .execute();
      return found.map((row) => ({
        doubt: row.doubt,
        settlement: row.settlement as SettlementKind,
        note: row.note,
        at: row.settled_at,
        by: row.settled_by,
      }));
    },
    async addSettlements(organisationId, of, settlements) {
      if (settlements.length === 0) return;
      await queries
        .insertInto('reading_settlements')
        .values(
          settlements.map(({ id, doubt, settlement, note, at, by }) => ({
            ...{
              id,
              organisation_id: organisationId,
              doubt,
              settlement,
              note,
              settled_at: at,
              settled_by: by,
            },
            draft_id: 'draftId' in of ? of.draftId : null,
            version_id: 'versionId' in of ? of.versionId : null,
          })),
        )
        .execute();
    },
    corrections: async (organisationId) =>
      (await corrections().where('organisation_id', '=', organisationId).execute()).map(correctionOf),
    pendingCorrections: async () =>
      (await corrections().where('outcome', 'is', null).execute()).map(correctionOf),
    async correctionText(organisationId, id) {
      const row = await queries
        .selectFrom('statute_corrections')
        .select(['source', 'reading'])
        .where('organisation_id', '=', organisationId)
        .where('id', '=', id)
        .executeTakeFirst();
      return row === undefined ? null : { source: row.source, reading: JSON.parse(row.reading) as Reading };
    },
    async addCorrection(correction, { source, reading }) {
      await queries
        .insertInto('statute_corrections')
        .values({
          ...{ id: correction.id, organisation_id: correction.organisationId },
          ...{ version_id: correction.versionId, amendments: JSON.stringify(correction.clauses) },
          ...{ source, reading: JSON.stringify(reading), text_hash: correction.textHash },
          ...{
            reason: correction.reason,
            proposed_at: correction.proposedAt,
            proposed_by: correction.proposedBy,
          },
          ...{ settled_at: null, settled_by: null, outcome: null, new_version_id: null },
        })
        .execute();
    },
    async settleCorrection({ id, organisationId, state, settledAt, settledBy, newVersionId }) {
      const result = await queries
        .updateTable('statute_corrections')
        .set({
          ...{ outcome: state, settled_at: settledAt, settled_by: settledBy },
          new_version_id: newVersionId,
        })
        .where('id', '=', id)
        .where('organisation_id', '=', organisationId)
        .where('outcome', 'is', null)
        .executeTakeFirst();
      return result.numUpdatedRows === 1n;
    },
  };
}

interface CorrectionRow {
  readonly id: string;
  readonly organisation_id: string;
  readonly version_id: string;
  readonly amendments: string;
  readonly text_hash: string;
  readonly reason: string;
  readonly proposed_at: string;
  readonly proposed_by: string;
  readonly settled_at: string | null;
  readonly settled_by: string | null;
  readonly outcome: string | null;
  readonly new_version_id: string | null;
}

function correctionOf(row: CorrectionRow): Correction {
  return {
    ...{ id: row.id, organisationId: row.organisation_id, versionId: row.version_id },
    clauses: JSON.parse(row.amendments) as readonly CorrectedClause[],
    ...{ textHash: row.text_hash, reason: row.reason },
    state: row.outcome === 'confirmed' || row.outcome === 'declined' ? row.outcome : 'pending',
    ...{ proposedAt: row.proposed_at, proposedBy: row.proposed_by },
    ...{ settledAt: row.settled_at, settledBy: row.settled_by, newVersionId: row.new_version_id },
  };
}

interface HeaderRow {
  readonly id: string;
  readonly organisation_id: string;
  readonly sequence: number;
  readonly title: string | null;
  readonly effective_from: string | null;
  readonly evidence: string;
  readonly text_hash: string;
  readonly saved_at: string;
  readonly proposal_id: string | null;
  readonly corrects_version_id: string | null;
}

function headerOf(row: HeaderRow): VersionHeader {
  return {
    id: row.id,
    organisationId: row.organisation_id,
    sequence: row.sequence,
    title: row.title,
    effectiveFrom: row.effective_from as PartialDate | null,
    evidence: row.evidence as Evidence,
    textHash: row.text_hash,
    savedAt: row.saved_at,
    proposalId: row.proposal_id,
    correctsVersionId: row.corrects_version_id,
  };
}

interface DraftRow {
  readonly id: string;
  readonly organisation_id: string;
  readonly source: string;
  readonly effective_from: string | null;
  readonly decisions: string;
  readonly revision: number;
  readonly changed_at: string;
  readonly changed_by: string | null;
  readonly version_id: string | null;
  readonly base_version_id: string | null;
  readonly base_source: string | null;
  readonly purpose: string;
}

function draftOf(row: DraftRow): Draft {
  return {
    id: row.id,
    organisationId: row.organisation_id,
    source: row.source,
    effectiveFrom: row.effective_from as PartialDate | null,
    decisions: JSON.parse(row.decisions) as readonly Decision[],
    revision: row.revision,
    changedAt: row.changed_at,
    changedBy: row.changed_by,
    versionId: row.version_id,
    base: row.base_version_id === null ? null : { versionId: row.base_version_id, source: row.base_source },
  };
}

function rowOf(draft: Draft): DraftRow {
  return {
    id: draft.id,
    organisation_id: draft.organisationId,
    source: draft.source,
    effective_from: draft.effectiveFrom,
    decisions: JSON.stringify(draft.decisions),
    revision: draft.revision,
    changed_at: draft.changedAt,
    changed_by: draft.changedBy,
    version_id: draft.versionId,
    base_version_id: draft.base?.versionId ?? null,
    base_source: draft.base?.source ?? null,
    purpose: draft.base === null ? 'readIn' : 'proposal',
  };
}
