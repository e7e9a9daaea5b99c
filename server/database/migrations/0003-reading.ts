// Who settled which doubt of a reading, which topic a clause is about, and drafts that propose to amend a version.
import { sql } from 'kysely';
import type { Engine, Writing } from '../engine.ts';

const tables = [
  // A draft may be thrown away; what was settled about it stays. So its id is no foreign key.
  `create table reading_settlements (
    id text primary key,
    organisation_id text not null references organisations (id),
    draft_id text,
    version_id text,
    doubt text not null check (length(doubt) between 1 and 200),
    settlement text not null check (settlement in ('asItStands', 'mended', 'open')),
    note text not null,
    settled_at text not null,
    settled_by text references accounts (id),
    check ((draft_id is null) <> (version_id is null)),
    foreign key (organisation_id, version_id) references statute_versions (organisation_id, id)
  )`,
  `create index reading_settlements_by_draft on reading_settlements (draft_id)`,
  `create index reading_settlements_by_version on reading_settlements (version_id)`,
  `create table clause_topics (
    id text primary key,
    organisation_id text not null references organisations (id),
    version_id text not null,
    clause_anchor text not null,
    topic text not null,
    set_at text not null,
    set_by text references accounts (id),
    foreign key (organisation_id, version_id) references statute_versions (organisation_id, id)
  )`,
  `create index clause_topics_by_version on clause_topics (version_id)`,
  // What a draft proposes to amend, and what its file held before its tracked changes. The table is made anew: SQLite
  // gives a table that is there no key of two columns, and a draft amends no other organisation's version.
  `create table kept_drafts as select * from statute_drafts`,
  `drop table statute_drafts`,
  `create table statute_drafts (
    id text primary key,
    organisation_id text not null references organisations (id),
    source text not null,
    effective_from text check (length(effective_from) in (4, 7, 10)),
    decisions text not null,
    revision integer not null check (revision >= 1),
    changed_at text not null,
    changed_by text references accounts (id),
    version_id text,
    base_version_id text,
    base_source text,
    purpose text not null
      check (purpose in ('readIn', 'proposal') and (purpose = 'proposal') = (base_version_id is not null)),
    foreign key (organisation_id, version_id) references statute_versions (organisation_id, id),
    foreign key (organisation_id, base_version_id) references statute_versions (organisation_id, id)
  )`,
  `insert into statute_drafts
    (id, organisation_id, source, effective_from, decisions, revision, changed_at, changed_by, version_id, purpose)
    select id, organisation_id, source, effective_from, decisions, revision, changed_at, changed_by, version_id, 'readIn'
    from kept_drafts`,
  `drop table kept_drafts`,
  `create index statute_drafts_by_organisation on statute_drafts (organisation_id)`,
  `create index statute_drafts_by_version on statute_drafts (version_id)`,
];

/** History is rows: what is settled or set anew is another row. */
const written = ['reading_settlements', 'clause_topics'] as const;

export async function up(transaction: Writing, engine: Engine): Promise<void> {
  for (const table of tables) await sql.raw(table).execute(transaction);
  for (const table of written) await engine.insertOnly(transaction, table);
}
