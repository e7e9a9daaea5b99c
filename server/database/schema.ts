// The tables as Kysely sees them: text, whole numbers, and nothing else. JSON is text; instants are ISO in UTC.

export interface Schema {
  organisations: {
    id: string;
    slug: string;
    kind: string;
    formed_on: string | null;
    liquidation_from: string | null;
    dissolved_on: string | null;
    note: string | null;
    revision: number;
  };
  organisation_names: {
    id: string;
    organisation_id: string;
    name: string;
    from_date: string | null;
    position: number;
  };
  memberships: {
    id: string;
    organisation_id: string;
    member_id: string;
    party: string;
    from_date: string | null;
    to_date: string | null;
    revision: number;
  };
  successions: {
    id: string;
    organisation_id: string;
    predecessor_id: string;
    kind: string;
    on_date: string | null;
  };
  statutes: { id: string; organisation_id: string; kind: string };
  statute_versions: {
    id: string;
    organisation_id: string;
    statute_id: string;
    sequence: number;
    title: string | null;
    effective_from: string | null;
    evidence: string;
    source: string;
    text_hash: string;
    reading: string;
    saved_at: string;
    saved_by: string | null;
  };
  version_decisions: {
    id: string;
    organisation_id: string;
    version_id: string;
    position: number;
    body: string;
    decided_on: string | null;
    minutes: string | null;
  };
  statute_drafts: {
    id: string;
    organisation_id: string;
    source: string;
    effective_from: string | null;
    decisions: string;
    revision: number;
    changed_at: string;
    changed_by: string | null;
    version_id: string | null;
  };
  /** `organisation_id`: for whom the account was opened; its roles may be in others too. */
  accounts: {
    id: string;
    organisation_id: string;
    email: string;
    password_hash: string | null;
    opened_at: string;
  };
  account_roles: { id: string; organisation_id: string; account_id: string; role: string };
  account_links: {
    id: string;
    organisation_id: string;
    account_id: string;
    token_hash: string;
    expires_at: string;
    used_at: string | null;
  };
  sessions: { id_hash: string; account_id: string | null; content: string; expires_at: string };
  log_entries: {
    sequence: number;
    organisation_id: string;
    kind: string;
    subject_id: string;
    at: string;
    canonical: string;
    leaf_hash: string;
  };
  migrations: { number: number; name: string; at: string };
}
