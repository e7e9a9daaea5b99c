// What tests of the whole app assert again and again: an unchanged database, and exactly these entries in the log.
import { expect } from 'chai';
import { sql } from 'kysely';
import { leafHash } from '../../server/domain/log/entry.ts';
import type { Engine } from '../../server/database/engine.ts';

const tables = [
  ...[
    'organisations',
    'organisation_names',
    'memberships',
    'successions',
    'statutes',
    'statute_versions',
    'version_decisions',
    'reading_settlements',
    'clause_topics',
  ],
  ...['statute_drafts', 'accounts', 'account_roles', 'account_links', 'log_entries', 'migrations'],
  ...['network_rules', 'motions', 'motion_revisions', 'co_movers', 'resolution_clauses', 'citations'],
  ...['board_opinions', 'clause_decisions', 'follow_ups'],
  ...[
    'meetings',
    'agenda_items',
    'meeting_officers',
    'mandates',
    'roll_events',
    'yrkanden',
    'polls',
    'ballots',
  ],
  ...['attachments', 'proposals', 'proposal_texts', 'consultations', 'consultation_comments'],
  ...['comment_replies', 'ratification_rounds', 'ratification_members', 'member_answers'],
  ...[
    'ratification_confirmations',
    'adoption_signatures',
    'signature_confirmations',
    'meeting_adoptions',
    'clause_proposals',
  ],
  ...['member_contacts', 'personal_links', 'outgoing_mail', 'board_seats', 'cost_shares'],
  ...['withdrawal_notices', 'statute_corrections'],
  ...['commitments', 'attestations', 'attested_minutes', 'signing_keys', 'jobs', 'issued_documents'],
];

/** Everything in the database, sessions aside when asked: the rows of every table. */
export async function everything(
  engine: Engine,
  but: 'sessions' | null = null,
): Promise<Readonly<Record<string, readonly unknown[]>>> {
  const found: Record<string, readonly unknown[]> = {};
  for (const table of but === null ? [...tables, 'sessions'] : tables) {
    found[table] = (await sql`select * from ${sql.table(table)} order by 1`.execute(engine.read)).rows;
  }
  return found;
}

/** The tables that `everything` knows of are all there are. */
export async function expectAllTablesKnown(engine: Engine): Promise<void> {
  const there = (await engine.read.introspection.getTables()).map(({ name }) => name).toSorted();
  expect(there).to.deep.equal([...tables, 'sessions'].toSorted());
}

/** Does the work and expects the database to be what it was, to the last row. */
export async function expectNoChange<T>(
  engine: Engine,
  work: () => Promise<T>,
  but: 'sessions' | null = null,
): Promise<T> {
  const before = await everything(engine, but);
  const done = await work();
  expect(await everything(engine, but)).to.deep.equal(before);
  return done;
}

export interface LoggedRow {
  readonly sequence: number;
  readonly kind: string;
  readonly subject: string;
  readonly organisation: string;
  readonly by: string | null;
  readonly at: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

/** Does the work and expects it to leave exactly entries of these kinds, in this order, each true to its bytes and hash. */
export async function expectLogged<T>(
  engine: Engine,
  kinds: readonly string[],
  work: () => Promise<T>,
): Promise<{ readonly done: T; readonly entries: readonly LoggedRow[] }> {
  const last = (): Promise<number> => engine.largest('log_entries', 'sequence');
  const before = await last();
  const done = await work();
  const rows = await engine.read
    .selectFrom('log_entries')
    .selectAll()
    .where('sequence', '>', before)
    .orderBy('sequence')
    .execute();
  expect(rows.map(({ kind }) => kind)).to.deep.equal(kinds);
  const entries = rows.map((row, index) => {
    const entry = JSON.parse(row.canonical) as LoggedRow;
    expect(row.leaf_hash).to.equal(leafHash(row.canonical));
    expect(entry).to.include({
      sequence: before + index + 1,
      kind: row.kind,
      subject: row.subject_id,
      organisation: row.organisation_id,
      at: row.at,
    });
    return entry;
  });
  return { done, entries };
}
