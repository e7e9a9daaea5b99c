// One row in every table that a motion and a meeting write once, straight into the tables.
import type { Writing } from '../../server/database/engine.ts';
import { newId } from '../../server/database/identity.ts';
import { instant } from './databases.ts';
import type { History } from './history.ts';

const hex = (digit: string, length = 64): string => digit.repeat(length);

/** A motion of the history's organisation to a network of its own, decided at a meeting with one vote cast. */
export async function writeMeetingHistory(
  transaction: Writing,
  networkId: string,
  { organisationId, versionId }: History,
): Promise<void> {
  const id = (): string => newId(instant);
  const at = new Date(instant).toISOString();
  const [accountId, meetingId, motionId, clauseId, itemId, pollId] = [id(), id(), id(), id(), id(), id()];
  const ofNetwork = { organisation_id: networkId };
  const ofMover = { organisation_id: organisationId };
  await transaction
    .insertInto('accounts')
    .values({
      id: accountId,
      ...ofMover,
      email: `${accountId}@stadga.example`,
      password_hash: null,
      opened_at: at,
    })
    .execute();
  await transaction
    .insertInto('network_rules')
    .values({ id: id(), ...ofNetwork, kind: 'tie', value: '{}', from_date: '2020-01-01', clause: '11 §' })
    .execute();
  await transaction
    .insertInto('meetings')
    .values({
      ...{ id: meetingId, ...ofNetwork, slug: meetingId, kind: 'annual', name: 'Årsmöte', day: '2026-05-05' },
      ...{
        time: '',
        place: '',
        state: 'open',
        revision: 1,
        opened_at: at,
        closed_at: null,
        attested_at: null,
      },
    })
    .execute();
  await transaction
    .insertInto('motions')
    .values({
      ...{ id: motionId, ...ofMover, network_id: networkId, kind: 'motion', state: 'onAgenda', revision: 1 },
      ...{ endorsed_on: '2026-01-01', endorsed_minutes: '7', year: 2026, sequence: 1, submitted_at: at },
      ...{ heading: 'Motion' },
      ...{ late_admission: null, meeting_id: meetingId, begun_at: at, changed_at: at },
    })
    .execute();
  await transaction
    .insertInto('resolution_clauses')
    .values({ id: clauseId, ...ofMover, motion_id: motionId, position: 1, text: 'att pröva' })
    .execute();
  await transaction
    .insertInto('citations')
    .values({
      ...{ id: id(), ...ofMover, motion_id: motionId, position: 1, cited_organisation_id: organisationId },
      ...{ version_id: versionId, anchor: 'p1', clause_hash: hex('a') },
    })
    .execute();
  const ofClause = { ...ofNetwork, motion_id: motionId, clause_id: clauseId };
  await transaction
    .insertInto('board_opinions')
    .values({ id: id(), ...ofClause, recommendation: 'recommendApproval', reason: '', issued_at: at })
    .execute();
  await transaction
    .insertInto('clause_decisions')
    .values({
      ...{ id: id(), ...ofClause, meeting_id: meetingId, outcome: 'approved' },
      ...{ wording: null, votes: null, poll_id: null, decided_at: at },
    })
    .execute();
  await transaction
    .insertInto('follow_ups')
    .values({ id: id(), ...ofNetwork, motion_id: motionId, text: 'Klart', at })
    .execute();
  await transaction
    .insertInto('roll_events')
    .values({
      ...{ id: id(), ...ofMover, meeting_id: meetingId, sequence: 1, act: 'checkIn' },
      ...{ account_id: accountId, represented: 'delegate', name: '', reason: '', at },
    })
    .execute();
  await transaction
    .insertInto('agenda_items')
    .values({
      ...{ id: itemId, ...ofNetwork, meeting_id: meetingId, position: 1, kind: 'motion' },
      ...{ heading: 'Motion', motion_id: motionId, decision: '' },
    })
    .execute();
  await transaction
    .insertInto('polls')
    .values({
      ...{ id: pollId, ...ofClause, meeting_id: meetingId, agenda_item_id: itemId },
      ...{ purpose: 'main', state: 'prepared' },
      ...{ question: 'Bifalls den?', text: 'att pröva', yes_means: 'bifall', no_means: 'avslag' },
      ...{ majority: '{}', tie_rule: 'rejection', quorum: 0, manifest: null, manifest_hash: null },
      ...{ prepared_at: at, closed_at: null, closed_by: null, sealed_at: null, sealed_by: null },
      ...{ rerun_of: null, reason: '', casting_vote: null, result: null },
    })
    .execute();
  await transaction
    .insertInto('commitments')
    .values({ hash: hex('f'), ...ofNetwork, salt: hex('0', 32) })
    .execute();
  await transaction
    .insertInto('ballots')
    .values({
      ...{ id: id(), ...ofMover, poll_id: pollId, attempt: 1, account_id: accountId, choice: 'yes' },
      ...{ votes: 1, idempotency_key: hex('b', 32), receipt: 'R', cast_at: at },
    })
    .execute();
  await transaction
    .insertInto('attestations')
    .values({ ...ofNetwork, meeting_id: meetingId, account_id: accountId, minutes_hash: hex('c'), at })
    .execute();
  await transaction
    .insertInto('attested_minutes')
    .values({
      ...{ ...ofNetwork, meeting_id: meetingId, minutes_hash: hex('c') },
      ...{ paper: '{}', attesters: '[]', at },
    })
    .execute();
  await transaction
    .insertInto('signing_keys')
    .values({
      ...{ id: id(), organisation_id: null, purpose: 'root' },
      ...{ certificate: '', private_key: '', made_at: at },
    })
    .execute();
  await transaction
    .insertInto('issued_documents')
    .values({
      ...{ id: id(), ...ofMover, kind: 'motion', subject_id: motionId, title: 'Motion', file_name: 'm.pdf' },
      ...{
        path: '/motioner/nns-2026-1',
        registry_number: null,
        sha256: hex('d'),
        bytes: Buffer.from('%PDF'),
      },
      ...{ expected_signers: '[]', issued_at: at, file_id: hex('e', 32) },
    })
    .execute();
}
