// All SQL of topics: corrections, which are only ever added, and the readings that the library is filled with.
import type { Queries } from '../../database/engine.ts';
import { isCorrectedTopic, type Correction, type CorrectedTopic } from '../../domain/topics/corrections.ts';

export interface NewCorrection extends Correction {
  readonly id: string;
  readonly organisationId: string;
  readonly setAt: string;
  readonly setBy: string | null;
}

export interface StoredCorrection extends Correction {
  readonly organisationId: string;
}

export interface TopicStore {
  /** All corrections of all organisations, in the order they were made. */
  corrections(): Promise<readonly StoredCorrection[]>;
  addCorrection(correction: NewCorrection): Promise<void>;
  /** The readings of versions as they are stored, JSON unread: it is read where it keeps nobody waiting. */
  readings(
    versionIds: readonly string[],
  ): Promise<readonly { readonly id: string; readonly reading: string }[]>;
}

/** In the table, '' says that a clause is about none of the topics. */
const stored = (topic: CorrectedTopic): string => (topic === 'none' ? '' : topic);
const read = (topic: string): CorrectedTopic => (isCorrectedTopic(topic) ? topic : 'none');

export function topicStore(queries: Queries): TopicStore {
  return {
    corrections: async () =>
      (
        await queries
          .selectFrom('clause_topics')
          .select(['organisation_id', 'version_id', 'clause_anchor', 'topic'])
          .orderBy('set_at')
          .orderBy('id')
          .execute()
      ).map((row) => ({
        organisationId: row.organisation_id,
        version: row.version_id,
        anchor: row.clause_anchor,
        topic: read(row.topic),
      })),
    async addCorrection(correction) {
      await queries
        .insertInto('clause_topics')
        .values({
          id: correction.id,
          organisation_id: correction.organisationId,
          version_id: correction.version,
          clause_anchor: correction.anchor,
          topic: stored(correction.topic),
          set_at: correction.setAt,
          set_by: correction.setBy,
        })
        .execute();
    },
    readings: async (versionIds) =>
      versionIds.length === 0
        ? []
        : queries
            .selectFrom('statute_versions')
            .select(['id', 'reading'])
            .where('id', 'in', versionIds)
            .execute(),
  };
}
