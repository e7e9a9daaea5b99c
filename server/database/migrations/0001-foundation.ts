// Organisations with names and members, statutes with versions and decisions, accounts, sessions, the log.
import { sql } from 'kysely';
import type { Engine, Writing } from '../engine.ts';

const partialDate = (column: string): string => `check (length(${column}) in (4, 7, 10))`;

const tables = [
  `create table organisations (
    id text primary key,
    slug text not null unique,
    kind text not null check (kind in ('network', 'forbund', 'municipality', 'region', 'agency')),
    formed_on text ${partialDate('formed_on')},
    liquidation_from text ${partialDate('liquidation_from')},
    dissolved_on text ${partialDate('dissolved_on')},
    note text,
    revision integer not null check (revision >= 1)
  )`,
  `create table organisation_names (
    id text primary key,
    organisation_id text not null references organisations (id),
    name text not null check (length(name) between 1 and 200),
    from_date text ${partialDate('from_date')},
    position integer not null check (position >= 1),
    unique (organisation_id, position)
  )`,
  `create table memberships (
    id text primary key,
    organisation_id text not null references organisations (id),
    member_id text not null references organisations (id),
    party text not null check (party in
      ('municipalities', 'regions', 'socialInsuranceAgency', 'employmentService', 'none')),
    from_date text ${partialDate('from_date')},
    to_date text ${partialDate('to_date')},
    revision integer not null check (revision >= 1),
    check (member_id <> organisation_id)
  )`,
  `create index memberships_by_organisation on memberships (organisation_id)`,
  `create index memberships_by_member on memberships (member_id)`,
  `create table successions (
    id text primary key,
    organisation_id text not null references organisations (id),
    predecessor_id text not null references organisations (id),
    kind text not null check (kind in ('merger', 'operationsMoved')),
    on_date text ${partialDate('on_date')},
    unique (organisation_id, predecessor_id),
    check (predecessor_id <> organisation_id)
  )`,
  `create index successions_by_predecessor on successions (predecessor_id)`,
  `create table statutes (
    id text primary key,
    organisation_id text not null references organisations (id),
    kind text not null check (kind in ('forbundsordning', 'bylaws')),
    unique (organisation_id, kind),
    unique (organisation_id, id)
  )`,
  `create table statute_versions (
    id text primary key,
    organisation_id text not null,
    statute_id text not null,
    sequence integer not null check (sequence >= 1),
    title text,
    effective_from text ${partialDate('effective_from')},
    evidence text not null check (evidence in ('readIn', 'ratified')),
    source text not null,
    text_hash text not null check (length(text_hash) = 64),
    reading text not null,
    saved_at text not null,
    saved_by text,
    foreign key (organisation_id, statute_id) references statutes (organisation_id, id),
    unique (statute_id, sequence),
    unique (organisation_id, id)
  )`,
  `create table version_decisions (
    id text primary key,
    organisation_id text not null,
    version_id text not null,
    position integer not null check (position >= 1),
    body text not null,
    decided_on text ${partialDate('decided_on')},
    minutes text,
    foreign key (organisation_id, version_id) references statute_versions (organisation_id, id),
    unique (version_id, position)
  )`,
  `create table accounts (
    id text primary key,
    email text not null unique check (email = lower(email)),
    organisation_id text not null references organisations (id),
    password_hash text,
    opened_at text not null
  )`,
  `create table statute_drafts (
    id text primary key,
    organisation_id text not null references organisations (id),
    source text not null,
    effective_from text ${partialDate('effective_from')},
    decisions text not null,
    revision integer not null check (revision >= 1),
    changed_at text not null,
    changed_by text references accounts (id),
    version_id text,
    foreign key (organisation_id, version_id) references statute_versions (organisation_id, id)
  )`,
  `create index statute_drafts_by_organisation on statute_drafts (organisation_id)`,
  `create table account_roles (
    id text primary key,
    organisation_id text not null references organisations (id),
    account_id text not null references accounts (id),
    role text not null check (role in
      ('secretary', 'chair', 'boardMember', 'delegate', 'memberOfficial', 'networkOffice')),
    unique (organisation_id, account_id, role)
  )`,
  `create index account_roles_by_account on account_roles (account_id)`,
  `create table account_links (
    id text primary key,
    organisation_id text not null references organisations (id),
    account_id text not null references accounts (id),
    token_hash text not null unique,
    expires_at text not null,
    used_at text
  )`,
  `create table sessions (
    id_hash text primary key,
    account_id text references accounts (id),
    content text not null,
    expires_at text not null
  )`,
  `create index sessions_by_expiry on sessions (expires_at)`,
  `create table log_entries (
    sequence integer primary key check (sequence >= 1),
    organisation_id text not null references organisations (id),
    kind text not null,
    subject_id text not null,
    at text not null,
    canonical text not null,
    leaf_hash text not null check (length(leaf_hash) = 64)
  )`,
  `create index log_entries_by_organisation on log_entries (organisation_id, sequence)`,
];

/** History is rows: these are written once. */
const written = [
  'organisation_names',
  'successions',
  'statutes',
  'statute_versions',
  'version_decisions',
  'log_entries',
] as const;

export async function up(transaction: Writing, engine: Engine): Promise<void> {
  for (const table of tables) await sql.raw(table).execute(transaction);
  for (const table of written) await engine.insertOnly(transaction, table);
}
