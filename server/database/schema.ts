// The tables as Kysely sees them: text, whole numbers, and nothing else. JSON is text; instants are ISO in UTC.

export interface Schema {
  organisations: {
    id: string;
    slug: string;
    kind: string;
    formed_on: string | null;
    forming_since: string | null;
    liquidation_from: string | null;
    dissolved_on: string | null;
    outside_regions_from: string | null;
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
    proposal_id: string | null;
    corrects_version_id: string | null;
  };
  version_decisions: {
    id: string;
    organisation_id: string;
    version_id: string;
    position: number;
    body: string;
    decided_on: string | null;
    minutes: string | null;
    registry_number: string | null;
    attachment_id: string | null;
    signed_on: string | null;
    signed_attachment_id: string | null;
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
    // Of drafts from before 0004: what is proposed now is kept in `proposals`.
    base_version_id: string | null;
    base_source: string | null;
    purpose: string;
  };
  reading_settlements: {
    id: string;
    organisation_id: string;
    draft_id: string | null;
    version_id: string | null;
    doubt: string;
    settlement: string;
    note: string;
    settled_at: string;
    settled_by: string | null;
  };
  /** `topic`: a code, '' for none. */
  clause_topics: {
    id: string;
    organisation_id: string;
    version_id: string;
    clause_anchor: string;
    topic: string;
    set_at: string;
    set_by: string | null;
  };
  /** `organisation_id`: for whom the account was opened; its roles may be in others too, unless `vouched_by` says otherwise. */
  accounts: {
    id: string;
    organisation_id: string;
    email: string;
    password_hash: string | null;
    opened_at: string;
    vouched_by: string | null;
  };
  account_roles: {
    id: string;
    organisation_id: string;
    account_id: string;
    role: string;
    given_by: string;
  };
  account_links: {
    id: string;
    organisation_id: string;
    account_id: string;
    token_hash: string;
    expires_at: string;
    used_at: string | null;
    purpose: string;
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
  network_rules: {
    id: string;
    organisation_id: string;
    kind: string;
    value: string;
    from_date: string;
    clause: string;
  };
  meetings: {
    id: string;
    organisation_id: string;
    slug: string;
    kind: string;
    name: string;
    day: string;
    time: string;
    place: string;
    state: string;
    revision: number;
    opened_at: string | null;
    closed_at: string | null;
    attested_at: string | null;
  };
  motions: {
    id: string;
    organisation_id: string;
    network_id: string;
    kind: string;
    state: string;
    heading: string;
    revision: number;
    endorsed_on: string | null;
    endorsed_minutes: string | null;
    year: number | null;
    sequence: number | null;
    submitted_at: string | null;
    late_admission: string | null;
    meeting_id: string | null;
    begun_at: string;
    changed_at: string;
  };
  motion_revisions: {
    organisation_id: string;
    motion_id: string;
    revision: number;
    content: string;
    saved_at: string;
    saved_by: string | null;
  };
  co_movers: {
    id: string;
    organisation_id: string;
    motion_id: string;
    endorsed_on: string | null;
    endorsed_minutes: string | null;
  };
  resolution_clauses: {
    id: string;
    organisation_id: string;
    motion_id: string;
    position: number;
    text: string;
  };
  citations: {
    id: string;
    organisation_id: string;
    motion_id: string;
    position: number;
    cited_organisation_id: string;
    version_id: string;
    anchor: string;
    clause_hash: string;
  };
  board_opinions: {
    id: string;
    organisation_id: string;
    motion_id: string;
    clause_id: string;
    recommendation: string;
    reason: string;
    issued_at: string;
  };
  clause_decisions: {
    id: string;
    organisation_id: string;
    motion_id: string;
    clause_id: string;
    meeting_id: string;
    outcome: string;
    wording: string | null;
    votes: string | null;
    poll_id: string | null;
    decided_at: string;
  };
  follow_ups: {
    id: string;
    organisation_id: string;
    motion_id: string;
    text: string;
    at: string;
  };
  agenda_items: {
    id: string;
    organisation_id: string;
    meeting_id: string;
    position: number;
    kind: string;
    heading: string;
    motion_id: string | null;
    decision: string;
  };
  meeting_officers: {
    id: string;
    organisation_id: string;
    meeting_id: string;
    duty: string;
    name: string;
    account_id: string | null;
    reason: string;
  };
  mandates: {
    organisation_id: string;
    meeting_id: string;
    delegate_id: string;
    alternate_id: string | null;
    delegate_name: string;
    alternate_name: string;
    votes: number;
  };
  roll_events: {
    id: string;
    organisation_id: string;
    meeting_id: string;
    sequence: number;
    act: string;
    account_id: string;
    represented: string;
    name: string;
    reason: string;
    at: string;
  };
  yrkanden: {
    id: string;
    organisation_id: string;
    meeting_id: string;
    motion_id: string;
    clause_id: string;
    kind: string;
    by_organisation_id: string | null;
    text: string;
    raised_at: string;
    withdrawn_at: string | null;
  };
  polls: {
    id: string;
    organisation_id: string;
    meeting_id: string;
    agenda_item_id: string;
    motion_id: string | null;
    clause_id: string | null;
    purpose: string;
    state: string;
    question: string;
    text: string;
    yes_means: string;
    no_means: string;
    majority: string;
    tie_rule: string;
    quorum: number;
    manifest: string | null;
    manifest_hash: string | null;
    prepared_at: string;
    closed_at: string | null;
    closed_by: string | null;
    sealed_at: string | null;
    sealed_by: string | null;
    rerun_of: string | null;
    reason: string;
    casting_vote: string | null;
    result: string | null;
  };
  commitments: {
    hash: string;
    organisation_id: string;
    salt: string;
  };
  ballots: {
    id: string;
    organisation_id: string;
    poll_id: string;
    attempt: number;
    account_id: string;
    choice: string;
    votes: number;
    idempotency_key: string;
    receipt: string;
    cast_at: string;
  };
  attestations: {
    organisation_id: string;
    meeting_id: string;
    account_id: string;
    minutes_hash: string;
    at: string;
  };
  attested_minutes: {
    meeting_id: string;
    organisation_id: string;
    minutes_hash: string;
    paper: string;
    attesters: string;
    at: string;
  };
  signing_keys: {
    id: string;
    organisation_id: string | null;
    purpose: string;
    certificate: string;
    private_key: string;
    made_at: string;
  };
  jobs: {
    id: string;
    organisation_id: string;
    kind: string;
    subject_id: string;
    state: string;
    attempts: number;
    queued_at: string;
    due_at: string;
    finished_at: string | null;
    reference: string | null;
  };
  issued_documents: {
    id: string;
    organisation_id: string;
    kind: string;
    subject_id: string;
    title: string;
    file_name: string;
    path: string;
    registry_number: string | null;
    sha256: string;
    file_id: string;
    bytes: Buffer;
    expected_signers: string;
    issued_at: string;
  };
  attachments: {
    id: string;
    organisation_id: string;
    name: string;
    media_type: string;
    sha256: string;
    bytes: Buffer;
    added_at: string;
    added_by: string | null;
  };
  proposals: {
    id: string;
    organisation_id: string;
    kind: string;
    state: string;
    heading: string;
    adopted_as: string;
    force_rule: string;
    effects: string;
    revision: number;
    text_number: number;
    board_body: string | null;
    board_decided_on: string | null;
    board_minutes: string | null;
    board_registry_number: string | null;
    rebase_onto: string | null;
    rebase_choices: string | null;
    rebase_from: string | null;
    version_id: string | null;
    begun_at: string;
    begun_by: string | null;
    changed_at: string;
    ended_because: string | null;
  };
  proposal_texts: {
    organisation_id: string;
    proposal_id: string;
    number: number;
    base_version_id: string | null;
    amendments: string;
    source: string;
    reading: string;
    text_hash: string;
    because: string;
    carried_over: string | null;
    saved_at: string;
    saved_by: string | null;
  };
  consultations: {
    id: string;
    organisation_id: string;
    proposal_id: string;
    number: number;
    text_number: number;
    answer_by: string;
    opened_at: string;
    opened_by: string | null;
    terms: string;
  };
  consultation_comments: {
    id: string;
    organisation_id: string;
    consultation_id: string;
    member_id: string;
    clause: string;
    text: string;
    proposed_wording: string;
    at: string;
    by_account: string | null;
  };
  comment_replies: {
    id: string;
    organisation_id: string;
    comment_id: string;
    sequence: number;
    outcome: string;
    text: string;
    at: string;
    by_account: string | null;
  };
  ratification_rounds: {
    id: string;
    organisation_id: string;
    proposal_id: string;
    number: number;
    text_number: number;
    text_hash: string;
    adopted_as: string;
    force_rule: string;
    answer_by: string | null;
    dispatched_on: string;
    dispatched_at: string;
    dispatched_by: string | null;
    terms: string;
  };
  ratification_members: {
    organisation_id: string;
    round_id: string;
    member_id: string;
    position: number;
    name: string;
    body: string;
    party: string;
  };
  member_answers: {
    id: string;
    organisation_id: string;
    round_id: string;
    member_id: string;
    place: number;
    sequence: number;
    answer: string;
    condition: string;
    decided_on: string | null;
    minutes: string;
    registry_number: string;
    source: string | null;
    text_hash: string | null;
    attachment_id: string | null;
    note: string;
    recorded_at: string;
    recorded_by: string | null;
  };
  ratification_confirmations: {
    round_id: string;
    organisation_id: string;
    answer_id: string;
    confirmed_at: string;
    confirmed_by: string;
  };
  adoption_signatures: {
    id: string;
    organisation_id: string;
    round_id: string;
    member_id: string;
    place: number;
    sequence: number;
    signed_on: string | null;
    attachment_id: string | null;
    note: string;
    recorded_at: string;
    recorded_by: string | null;
  };
  signature_confirmations: {
    round_id: string;
    organisation_id: string;
    signature_id: string;
    confirmed_at: string;
    confirmed_by: string;
  };
  meeting_adoptions: {
    id: string;
    organisation_id: string;
    proposal_id: string;
    text_number: number;
    meeting_id: string;
    clause_id: string;
    outcome: string;
    votes_for: number | null;
    votes_against: number | null;
    decided_on: string;
    minutes: string;
    recorded_at: string;
    recorded_by: string | null;
  };
  clause_proposals: {
    organisation_id: string;
    proposal_id: string;
    motion_id: string;
    clause_id: string;
  };
  member_contacts: {
    id: string;
    organisation_id: string;
    member_id: string;
    account_id: string;
    named_at: string;
    named_by: string | null;
    ended_at: string | null;
  };
  personal_links: {
    id: string;
    organisation_id: string | null;
    account_id: string;
    purpose: string;
    made_at: string;
    expires_at: string;
    ended_at: string | null;
  };
  outgoing_mail: {
    id: string;
    organisation_id: string;
    kind: string;
    subject_id: string;
    member_id: string | null;
    to_address: string;
    reply_to: string | null;
    subject: string;
    body: string;
    link_id: string | null;
    attachments: string;
    state: string;
    attempts: number;
    queued_at: string;
    due_at: string;
    sent_at: string | null;
    reference: string | null;
  };
  board_seats: {
    id: string;
    organisation_id: string;
    member_id: string;
    ordinary: number | null;
    alternates: number | null;
    from_date: string | null;
    recorded_at: string;
    recorded_by: string | null;
  };
  cost_shares: {
    id: string;
    organisation_id: string;
    party: string;
    member_id: string | null;
    numerator: number;
    denominator: number;
    from_date: string | null;
    recorded_at: string;
    recorded_by: string | null;
  };
  withdrawal_notices: {
    id: string;
    organisation_id: string;
    member_id: string;
    given_on: string;
    leaves_on: string;
    notice_months: number;
    clause: string;
    recorded_at: string;
    recorded_by: string | null;
    taken_back_at: string | null;
  };
  statute_corrections: {
    id: string;
    organisation_id: string;
    version_id: string;
    amendments: string;
    source: string;
    reading: string;
    text_hash: string;
    reason: string;
    proposed_at: string;
    proposed_by: string;
    settled_at: string | null;
    settled_by: string | null;
    outcome: string | null;
    new_version_id: string | null;
  };
  migrations: { number: number; name: string; at: string };
}
