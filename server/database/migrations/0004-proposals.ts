// Proposals of statutes on their way from draft to in force, members' answers, seats and shares, corrections, mail.
import { sql } from 'kysely';
import type { Engine, Writing } from '../engine.ts';

const day = (column: string): string => `check (length(${column}) = 10)`;
const partialDate = (column: string): string => `check (length(${column}) in (4, 7, 10))`;

const tables = (binary: string): readonly string[] => [
  `create table attachments (
    id text primary key,
    organisation_id text not null references organisations (id),
    name text not null check (length(name) between 1 and 200),
    media_type text not null,
    sha256 text not null check (length(sha256) = 64),
    bytes ${binary} not null,
    added_at text not null,
    added_by text references accounts (id),
    unique (organisation_id, id)
  )`,
  // `effects`: what follows when it enters into force (memberships, seats, shares), as data.
  // `rebase_onto`: the version it is to be carried over to while conflicts wait; `rebase_choices`: those settled so far;
  // `rebase_from`: the old text of the file it was read in from, where that was none of the versions.
  `create table proposals (
    id text primary key,
    organisation_id text not null references organisations (id),
    kind text not null check (kind in ('revision', 'formation', 'bylaws')),
    state text not null check (state in
      ('draft', 'consultation', 'boardApproved', 'outForRatification', 'ratified', 'lapsed', 'withdrawn')),
    heading text not null check (length(heading) between 1 and 200),
    adopted_as text not null check (adopted_as in ('whole', 'amendments')),
    force_rule text not null,
    effects text not null,
    revision integer not null check (revision >= 1),
    text_number integer not null check (text_number >= 1),
    board_body text,
    board_decided_on text ${day('board_decided_on')},
    board_minutes text,
    board_registry_number text,
    rebase_onto text references statute_versions (id),
    rebase_choices text,
    rebase_from text,
    version_id text,
    begun_at text not null,
    begun_by text references accounts (id),
    changed_at text not null,
    ended_because text,
    unique (organisation_id, id),
    foreign key (organisation_id, version_id) references statute_versions (organisation_id, id)
  )`,
  // Each wording a proposal has had: its amendments as data, and the whole text that they give.
  // `carried_over`: what is to be told of how it was carried over to its base, as data.
  `create table proposal_texts (
    organisation_id text not null,
    proposal_id text not null,
    number integer not null check (number >= 1),
    base_version_id text,
    amendments text not null,
    source text not null,
    reading text not null,
    text_hash text not null check (length(text_hash) = 64),
    because text not null check (because in ('begun', 'edited', 'readIn', 'rebased', 'applied')),
    carried_over text,
    saved_at text not null,
    saved_by text references accounts (id),
    primary key (proposal_id, number),
    foreign key (organisation_id, proposal_id) references proposals (organisation_id, id),
    foreign key (organisation_id, base_version_id) references statute_versions (organisation_id, id)
  )`,
  // `terms`: what else the members were told, which the proposal may be given others of later.
  `create table consultations (
    id text primary key,
    organisation_id text not null,
    proposal_id text not null,
    number integer not null check (number >= 1),
    text_number integer not null,
    answer_by text not null ${day('answer_by')},
    opened_at text not null,
    opened_by text references accounts (id),
    terms text not null,
    unique (organisation_id, id),
    unique (proposal_id, number),
    foreign key (organisation_id, proposal_id) references proposals (organisation_id, id),
    foreign key (proposal_id, text_number) references proposal_texts (proposal_id, number)
  )`,
  // `clause`: the anchor in the text that was sent; '' where the comment is on the whole.
  `create table consultation_comments (
    id text primary key,
    organisation_id text not null,
    consultation_id text not null,
    member_id text not null references organisations (id),
    clause text not null,
    text text not null check (length(text) between 1 and 20000),
    proposed_wording text not null,
    at text not null,
    by_account text references accounts (id),
    unique (organisation_id, id),
    foreign key (organisation_id, consultation_id) references consultations (organisation_id, id)
  )`,
  `create table comment_replies (
    id text primary key,
    organisation_id text not null,
    comment_id text not null,
    sequence integer not null check (sequence >= 1),
    outcome text not null check (outcome in ('accepted', 'declined', 'noted')),
    text text not null,
    at text not null,
    by_account text references accounts (id),
    unique (comment_id, sequence),
    foreign key (organisation_id, comment_id) references consultation_comments (organisation_id, id)
  )`,
  // One dispatch to the members: the wording and the list of those who must adopt are frozen in it.
  `create table ratification_rounds (
    id text primary key,
    organisation_id text not null,
    proposal_id text not null,
    number integer not null check (number >= 1),
    text_number integer not null,
    text_hash text not null check (length(text_hash) = 64),
    adopted_as text not null check (adopted_as in ('whole', 'amendments')),
    force_rule text not null,
    answer_by text ${day('answer_by')},
    dispatched_on text not null ${day('dispatched_on')},
    dispatched_at text not null,
    dispatched_by text references accounts (id),
    terms text not null,
    unique (organisation_id, id),
    unique (proposal_id, number),
    foreign key (organisation_id, proposal_id) references proposals (organisation_id, id),
    foreign key (proposal_id, text_number) references proposal_texts (proposal_id, number)
  )`,
  `create table ratification_members (
    organisation_id text not null,
    round_id text not null,
    member_id text not null references organisations (id),
    position integer not null check (position >= 1),
    name text not null,
    body text not null,
    party text not null,
    primary key (round_id, member_id),
    foreign key (organisation_id, round_id) references ratification_rounds (organisation_id, id)
  )`,
  // `place`: the order in which a round's rows were recorded. The newest row of a member is what counts; `askedAgain` and `retracted` put it back to pending.
  `create table member_answers (
    id text primary key,
    organisation_id text not null,
    round_id text not null,
    member_id text not null,
    place integer not null check (place >= 1),
    sequence integer not null check (sequence >= 1),
    answer text not null check (answer in
      ('adopted', 'adoptedDeviating', 'refused', 'referredBack', 'askedAgain', 'retracted')),
    condition text not null check (condition in ('none', 'othersAlike')),
    decided_on text ${day('decided_on')},
    minutes text not null,
    registry_number text not null,
    source text,
    text_hash text check (length(text_hash) = 64),
    attachment_id text,
    note text not null,
    recorded_at text not null,
    recorded_by text references accounts (id),
    unique (organisation_id, id),
    unique (round_id, place),
    unique (round_id, member_id, sequence),
    foreign key (round_id, member_id) references ratification_members (round_id, member_id),
    foreign key (organisation_id, attachment_id) references attachments (organisation_id, id)
  )`,
  `create table ratification_confirmations (
    round_id text primary key,
    organisation_id text not null,
    answer_id text not null,
    confirmed_at text not null,
    confirmed_by text not null references accounts (id),
    foreign key (organisation_id, round_id) references ratification_rounds (organisation_id, id),
    foreign key (organisation_id, answer_id) references member_answers (organisation_id, id)
  )`,
  // As of answers: the newest row of a member is what counts; one without a day takes back the one before it.
  `create table adoption_signatures (
    id text primary key,
    organisation_id text not null,
    round_id text not null,
    member_id text not null,
    place integer not null check (place >= 1),
    sequence integer not null check (sequence >= 1),
    signed_on text ${day('signed_on')},
    attachment_id text,
    note text not null,
    recorded_at text not null,
    recorded_by text references accounts (id),
    unique (organisation_id, id),
    unique (round_id, place),
    unique (round_id, member_id, sequence),
    foreign key (round_id, member_id) references ratification_members (round_id, member_id),
    foreign key (organisation_id, attachment_id) references attachments (organisation_id, id)
  )`,
  `create table signature_confirmations (
    round_id text primary key,
    organisation_id text not null,
    signature_id text not null,
    confirmed_at text not null,
    confirmed_by text not null references accounts (id),
    foreign key (organisation_id, round_id) references ratification_rounds (organisation_id, id),
    foreign key (organisation_id, signature_id) references adoption_signatures (organisation_id, id)
  )`,
  // The meetings' decisions on a proposal of bylaws, each a decided att-sats.
  `create table meeting_adoptions (
    id text primary key,
    organisation_id text not null,
    proposal_id text not null,
    text_number integer not null,
    meeting_id text not null,
    clause_id text not null,
    outcome text not null check (outcome in ('adopted', 'rejected')),
    votes_for integer,
    votes_against integer,
    decided_on text not null ${day('decided_on')},
    minutes text not null,
    recorded_at text not null,
    recorded_by text references accounts (id),
    unique (proposal_id, meeting_id, clause_id),
    foreign key (organisation_id, proposal_id) references proposals (organisation_id, id)
  )`,
  // Which att-sats of a motion carries which proposal of bylaws.
  `create table clause_proposals (
    organisation_id text not null,
    proposal_id text not null,
    motion_id text not null references motions (id),
    clause_id text not null,
    primary key (clause_id),
    foreign key (organisation_id, proposal_id) references proposals (organisation_id, id)
  )`,
  // Whom a förbund writes to at a member; it can speak for the member in this förbund's matters, and no other's.
  `create table member_contacts (
    id text primary key,
    organisation_id text not null references organisations (id),
    member_id text not null references organisations (id),
    account_id text not null references accounts (id),
    named_at text not null,
    named_by text references accounts (id),
    ended_at text
  )`,
  // `organisation_id` is null for a link that only the owner of the mailbox has seen: it opens the matters of every förbund.
  `create table personal_links (
    id text primary key,
    organisation_id text references organisations (id),
    account_id text not null references accounts (id),
    purpose text not null check (purpose in ('answer', 'confirm')),
    made_at text not null,
    expires_at text not null,
    ended_at text
  )`,
  `create table outgoing_mail (
    id text primary key,
    organisation_id text not null references organisations (id),
    kind text not null,
    subject_id text not null,
    member_id text references organisations (id),
    to_address text not null,
    reply_to text,
    subject text not null,
    body text not null,
    link_id text references personal_links (id),
    attachments text not null,
    state text not null check (state in ('queued', 'sending', 'sent', 'failed', 'kept')),
    attempts integer not null check (attempts >= 0),
    queued_at text not null,
    due_at text not null,
    sent_at text,
    reference text
  )`,
  `create index outgoing_mail_by_state on outgoing_mail (state, due_at)`,
  // Seats on the board and shares of the cost, each row until the next for the same; zero seats end them.
  // Of rows from the same day the one recorded last counts: that is how a mistake is corrected.
  `create table board_seats (
    id text primary key,
    organisation_id text not null references organisations (id),
    member_id text not null references organisations (id),
    ordinary integer check (ordinary >= 0),
    alternates integer check (alternates >= 0),
    from_date text ${partialDate('from_date')},
    recorded_at text not null,
    recorded_by text references accounts (id)
  )`,
  // Of a whole part (`member_id` null) or of one member in it. A share that is not known is no row.
  `create table cost_shares (
    id text primary key,
    organisation_id text not null references organisations (id),
    party text not null,
    member_id text references organisations (id),
    numerator integer not null check (numerator >= 0),
    denominator integer not null check (denominator >= 1),
    from_date text ${partialDate('from_date')},
    recorded_at text not null,
    recorded_by text references accounts (id)
  )`,
  `create table withdrawal_notices (
    id text primary key,
    organisation_id text not null references organisations (id),
    member_id text not null references organisations (id),
    given_on text not null ${day('given_on')},
    leaves_on text not null ${day('leaves_on')},
    notice_months integer not null check (notice_months >= 0),
    clause text not null,
    recorded_at text not null,
    recorded_by text references accounts (id),
    taken_back_at text
  )`,
  // A traced correction of an adopted text: proposed by one, confirmed by another, and then a version of its own.
  `create table statute_corrections (
    id text primary key,
    organisation_id text not null references organisations (id),
    version_id text not null,
    amendments text not null,
    source text not null,
    reading text not null,
    text_hash text not null check (length(text_hash) = 64),
    reason text not null check (length(reason) between 1 and 2000),
    proposed_at text not null,
    proposed_by text not null references accounts (id),
    settled_at text,
    settled_by text references accounts (id),
    outcome text check (outcome in ('confirmed', 'declined')),
    new_version_id text,
    foreign key (organisation_id, version_id) references statute_versions (organisation_id, id),
    foreign key (organisation_id, new_version_id) references statute_versions (organisation_id, id)
  )`,
  // A förbund that is being formed: since when; it exists from `formed_on`.
  `alter table organisations add column forming_since text ${day('forming_since')}`,
  `alter table statute_versions add column proposal_id text references proposals (id)`,
  `alter table statute_versions add column corrects_version_id text references statute_versions (id)`,
  `alter table version_decisions add column registry_number text`,
  `alter table version_decisions add column attachment_id text references attachments (id)`,
  `alter table version_decisions add column signed_on text ${day('signed_on')}`,
  `alter table version_decisions add column signed_attachment_id text references attachments (id)`,
  ...['proposals', 'member_contacts', 'board_seats', 'cost_shares', 'withdrawal_notices', 'attachments'].map(
    (table) => `create index ${table}_by_organisation on ${table} (organisation_id)`,
  ),
  `create index statute_corrections_by_version on statute_corrections (version_id)`,
  `create index member_contacts_by_account on member_contacts (account_id)`,
  `create index personal_links_by_account on personal_links (account_id)`,
  `create index consultations_by_proposal on consultations (proposal_id)`,
  `create index comments_by_consultation on consultation_comments (consultation_id)`,
  `create index replies_by_comment on comment_replies (comment_id)`,
];

/** Facts of what the first version had already. */
const grown: readonly string[] = [
  `alter table organisations add column outside_regions_from text ${partialDate('outside_regions_from')}`,
];

/** Tables whose lists of kinds grow are made anew: SQLite changes no check. */
const remade = (binary: string): readonly string[] => [
  `create table kept_rules as select * from network_rules`,
  `drop table network_rules`,
  `create table network_rules (
    id text primary key,
    organisation_id text not null references organisations (id),
    kind text not null check (kind in
      ('motionDeadline', 'votesPerMember', 'tie', 'notice', 'mandates', 'majority', 'bylawsChange')),
    value text not null,
    from_date text not null ${day('from_date')},
    clause text not null,
    unique (organisation_id, kind, from_date)
  )`,
  `insert into network_rules select id, organisation_id, kind, value, from_date, clause from kept_rules`,
  `drop table kept_rules`,
  `create table kept_jobs as select * from jobs`,
  `drop table jobs`,
  `create table jobs (
    id text primary key,
    organisation_id text not null references organisations (id),
    kind text not null check (kind in ('motion', 'statuteVersion', 'minutes', 'proposal', 'consultation')),
    subject_id text not null,
    state text not null check (state in ('queued', 'running', 'done', 'failed')),
    attempts integer not null check (attempts >= 0),
    queued_at text not null,
    due_at text not null,
    finished_at text,
    reference text,
    unique (kind, subject_id)
  )`,
  `insert into jobs select id, organisation_id, kind, subject_id, state, attempts, queued_at, due_at, finished_at, reference
    from kept_jobs`,
  `drop table kept_jobs`,
  `create index jobs_by_state on jobs (state, due_at)`,
  `create table kept_documents as select * from issued_documents`,
  `drop table issued_documents`,
  `create table issued_documents (
    id text primary key,
    organisation_id text not null references organisations (id),
    kind text not null check (kind in ('motion', 'statuteVersion', 'minutes', 'proposal', 'consultation')),
    subject_id text not null,
    title text not null,
    file_name text not null,
    path text not null,
    registry_number text,
    sha256 text not null unique check (length(sha256) = 64),
    file_id text not null check (length(file_id) = 32),
    bytes ${binary} not null,
    expected_signers text not null,
    issued_at text not null,
    unique (kind, subject_id)
  )`,
  `insert into issued_documents select id, organisation_id, kind, subject_id, title, file_name, path, registry_number, sha256,
    file_id, bytes, expected_signers, issued_at from kept_documents`,
  `drop table kept_documents`,
  `create index issued_documents_by_file_id on issued_documents (file_id)`,
];

/** History is rows: these are written once. */
const written = [
  'attachments',
  'proposal_texts',
  'consultations',
  'consultation_comments',
  'comment_replies',
  'ratification_rounds',
  'ratification_members',
  'member_answers',
  'ratification_confirmations',
  'adoption_signatures',
  'signature_confirmations',
  'meeting_adoptions',
  'board_seats',
  'cost_shares',
  'network_rules',
  'issued_documents',
] as const;

export async function up(transaction: Writing, engine: Engine): Promise<void> {
  for (const table of [...tables(engine.binaryType), ...grown, ...remade(engine.binaryType)])
    await sql.raw(table).execute(transaction);
  for (const table of written) await engine.insertOnly(transaction, table);
}
