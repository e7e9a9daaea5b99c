// The log's rows: appended in sequence inside the write they tell of, never changed.
import type { Queries, Writing } from '../../database/engine.ts';
import { canonical, leafHash, type Entry, type EntryKind, type Happening } from '../../domain/log/entry.ts';

export interface LogStore {
  /** The newest entries of the given kinds, newest first. */
  latest(kinds: readonly EntryKind[], limit: number): Promise<readonly LoggedEntry[]>;
  /** Everything that happened to one thing, oldest first. */
  about(subjectId: string): Promise<readonly ToldEntry[]>;
}

/** An entry with what it says and the hash that proves it. */
export interface ToldEntry extends LoggedEntry {
  readonly facts: Happening['facts'];
  /** Hexadecimal. */
  readonly leafHash: string;
}

export interface LoggedEntry {
  readonly sequence: number;
  readonly organisationId: string;
  readonly kind: EntryKind;
  readonly subjectId: string;
  readonly at: string;
}

export function logStore(queries: Queries): LogStore {
  return {
    async about(subjectId) {
      const rows = await queries
        .selectFrom('log_entries')
        .selectAll()
        .where('subject_id', '=', subjectId)
        .orderBy('sequence')
        .execute();
      return rows.map((row) => ({
        sequence: row.sequence,
        organisationId: row.organisation_id,
        kind: row.kind as EntryKind,
        subjectId: row.subject_id,
        at: row.at,
        facts: (JSON.parse(row.canonical) as { readonly facts: Happening['facts'] }).facts,
        leafHash: row.leaf_hash,
      }));
    },
    async latest(kinds, limit) {
      const rows = await queries
        .selectFrom('log_entries')
        .select(['sequence', 'organisation_id', 'kind', 'subject_id', 'at'])
        .where('kind', 'in', kinds)
        .orderBy('sequence', 'desc')
        .limit(limit)
        .execute();
      return rows.map((row) => ({
        sequence: row.sequence,
        organisationId: row.organisation_id,
        kind: row.kind as EntryKind,
        subjectId: row.subject_id,
        at: row.at,
      }));
    },
  };
}

/**
 * Appends what happened, in the transaction that makes it happen.
 * @param serialise takes the lock that keeps the sequence without gaps
 * @param at ISO instant; @param by the account's id, null for the program itself
 */
export async function appendEntry(
  transaction: Writing,
  serialise: (key: string) => Promise<void>,
  happening: Happening,
  at: string,
  by: string | null,
): Promise<Entry> {
  await serialise('log');
  const last = await transaction
    .selectFrom('log_entries')
    .select('sequence')
    .orderBy('sequence', 'desc')
    .limit(1)
    .executeTakeFirst();
  const entry: Entry = { ...happening, sequence: (last?.sequence ?? 0) + 1, at, by };
  const form = canonical(entry);
  await transaction
    .insertInto('log_entries')
    .values({
      sequence: entry.sequence,
      organisation_id: entry.organisationId,
      kind: entry.kind,
      subject_id: entry.subjectId,
      at,
      canonical: form,
      leaf_hash: leafHash(form),
    })
    .execute();
  return entry;
}
